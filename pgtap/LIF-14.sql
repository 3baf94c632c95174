-- LIF-14 Heart-to-heart talks.
\ir life.psql
SELECT no_plan();

SELECT $$INSERT INTO party.talk (from_id, to_id, held_on) VALUES (11001, 11002, '2026-03-01'),
  (11003, 11001, '2026-03-01');$$ AS talks \gset
SELECT pg_temp.becomes('LIF-14', 11001, '2026', 'met', :'talks', 'with each other of the committee, from either side');
SELECT pg_temp.becomes('LIF-14', 11002, '2026', 'overdue', :'talks' || $$
  SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'with one of two');
SELECT pg_temp.becomes('LIF-14', 11009, '2026', 'met', $$ INSERT INTO party.talk (from_id, to_id, held_on)
  VALUES (11003, 11009, '2026-03-01') $$, 'a member, with one of the committee');
SELECT pg_temp.becomes('LIF-14', 11009, '2026', 'overdue', $$ INSERT INTO party.talk (from_id, to_id, held_on)
  VALUES (11008, 11009, '2026-03-01'); SELECT set_config('partybuild.as_of', '2027-01-01', true) $$,
  'a member with none of the committee');
SELECT is((SELECT e.least FROM party_rule.lif_14_evaluation e WHERE e.subject = 11001 AND e.period::text = '2026'),
  2::numeric, 'LIF-14 asks a committee member for each other one');

SELECT * FROM finish();
ROLLBACK;
