-- LIF-07 What was decided is followed up.
\ir life.psql
SELECT no_plan();

SELECT $$SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-02');
  INSERT INTO party.decision (id, activity_id, matter, person_id, due_on)
  VALUES (101, 1, 'repair', 11001, '2026-06-30');$$ AS decision \gset
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'met', :'decision' || $$ UPDATE party.decision
  SET outcome = 'done', outcome_on = '2026-06-30' $$, 'done by its date');
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'late', :'decision' || $$ UPDATE party.decision
  SET outcome = 'done', outcome_on = '2026-07-01' $$, 'done the day after');
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'overdue', :'decision', 'past the date, none');
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'due', :'decision' || $$
  SELECT set_config('partybuild.as_of', '2026-06-30', true) $$, 'on its date');
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'upcoming', :'decision' || $$
  SELECT set_config('partybuild.as_of', '2026-06-15', true) $$, 'fifteen days before');
SELECT pg_temp.becomes('LIF-07', 1, '2026-03', 'overdue', :'decision' || $$
  INSERT INTO party.decision (activity_id, matter) VALUES (1, 'nobody''s') $$,
  'without person and date it is due at once');
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'late', :'decision' || $$ UPDATE party.decision
  SET outcome = 'done', outcome_on = '2026-06-10';
  INSERT INTO party.decision (activity_id, matter, person_id, due_on, outcome, outcome_on)
  VALUES (1, 'early', 11001, '2026-06-01', 'done', '2026-06-05') $$, 'one late of two, before the other was due');
SELECT pg_temp.becomes('LIF-07', 1, '2026-06', 'overdue', :'decision' || $$ UPDATE party.decision
  SET outcome = 'done', outcome_on = '2026-06-01'; INSERT INTO party.decision (activity_id, matter, person_id, due_on)
  VALUES (1, 'more', 11001, '2026-06-20') $$, 'one of two');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('LIF-07', 1, '2026-06', '1 by 2026-06-30, from 2026-06-16', :'decision');
SELECT $$SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-02'), pg_temp.held(2, 11, 'committee_meeting',
    '2026-03-03');
  UPDATE party.activity SET status = 'planned' WHERE id = 2;
  INSERT INTO party.decision (id, activity_id, matter, person_id, due_on, outcome, outcome_on)
  VALUES (101, 1, 'a', 11001, '2026-06-30', 'done', '2026-06-01'), (102, 1, 'b', 11001, NULL, 'done', '2026-06-02'),
    (103, 1, 'c', NULL, '2026-06-30', 'done', '2026-06-03'), (104, 1, 'd', 11001, '2026-06-30', NULL, NULL),
    (105, 2, 'e', 11001, '2026-06-30', 'done', '2026-06-05')$$ AS decisions \gset
SELECT pg_temp.owes('LIF-07', :'decisions', '{"1 11 101 2026-03-02 2026-07-01","1 11 102 2026-03-02 2026-03-03",
  "1 11 103 2026-03-02 2026-07-01","1 11 104 2026-03-02 2026-07-01"}', 'decisions of a meeting held, each by its
      date');
SELECT pg_temp.counts('LIF-07', :'decisions', '{"1 101 2026-06-01","2 105 2026-06-05"}',
  'outcomes of decisions with a person and a date');

-- Days that are none.
SELECT is(left(pg_temp.verdict(format('SELECT pg_temp.held(1, 11, ''study'', ''2026-03-08'');
  INSERT INTO party.decision (activity_id, matter, due_on, outcome, outcome_on) VALUES (1, ''x'', %L, ''x'', %L)',
    d, o)), 5),
  '23514', 'LIF-07 refuses: due ' || d || ', outcome ' || o)
  FROM (VALUES ('infinity', '2026-03-08'), ('20000-01-01', '2026-03-08'), ('2026-03-08', '-infinity'),
    ('1020-01-01', '2026-03-08')) v (d, o);

SELECT * FROM finish();
ROLLBACK;
