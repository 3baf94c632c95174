-- LIF-08 Organisation-life meeting yearly.
\ir life.psql
SELECT no_plan();

SELECT $$SELECT pg_temp.held(1, 11, 'organisation_life_meeting', '2026-02-10'); INSERT INTO party.criticism
  SELECT 1, m, 's', 'c' FROM unnest('{11001,11002,11003}'::bigint[]) m;$$ AS criticism \gset
SELECT pg_temp.becomes('LIF-08', 11, '2026', 'met', :'criticism', 'criticism on record for the whole committee');
SELECT pg_temp.becomes('LIF-08', 11, '2026', 'overdue', :'criticism' || $$ DELETE FROM party.criticism
  WHERE member_id = 11003; SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'for two of three');
SELECT pg_temp.becomes('LIF-08', 11, '2026', 'overdue', $$ SELECT set_config('partybuild.as_of', '2027-01-01', true) $$,
  'none held');

SELECT * FROM finish();
ROLLBACK;
