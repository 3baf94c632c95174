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

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('LIF-08', 11, '2026', '1 by 2026-12-31, from 2026-11-01');
SELECT pg_temp.counts('LIF-08', $$SELECT pg_temp.organise(31, 'branch', 2, 9);
  SELECT pg_temp.hold(n, 31000 + n, 31, 'member', f::date, u::date) FROM (VALUES (1, '2020-01-01', NULL),
    (2, '2020-01-01', '2026-03-02'), (3, '2026-03-03', NULL), (4, '2026-03-08', NULL),
        (5, '2020-01-01', '2026-03-09'))
    v (n, f, u);
  SELECT pg_temp.hold(6, 31001, 31, 'deputy', '2020-01-01'), pg_temp.hold(7, 31005, 11, 'member', '2020-01-01');
  SELECT pg_temp.held(n, 31, k, d, attend => '{31001}') FROM (VALUES
    (1, 'organisation_life_meeting', '2026-03-02'::date), (2, 'organisation_life_meeting', '2026-03-03'),
    (3, 'organisation_life_meeting', '2026-03-09'), (4, 'study', '2026-03-02'),
    (5, 'organisation_life_meeting', '2026-03-01'),
    (6, 'organisation_life_meeting', '2026-03-04'), (7, 'organisation_life_meeting', '2026-03-05'),
    (8, 'organisation_life_meeting', '2026-03-03')) v (n, k, d);
  INSERT INTO party.criticism SELECT a, 31000 + m, 's', 'c' FROM (VALUES (1, '{1,5}'::int[]), (2, '{1,3,5}'),
    (3, '{1,3,4}'), (5, '{1}'), (6, '{1,5}'), (8, '{1,5}'), (4, '{1,2,3,4,5}')) v (a, ms), unnest(ms) m$$,
  '{"31 2026-03-01 0","31 2026-03-02 1","31 2026-03-03 0","31 2026-03-03 1","31 2026-03-04 0","31 2026-03-05 0",'
    '"31 2026-03-09 1"}',
  'meetings with criticism of everybody in office that day');

-- Who holds two posts is one person.
SELECT pg_temp.hold(9, 11002, 11, 'deputy'), pg_temp.held(1, 11, 'organisation_life_meeting', '2026-02-10');
SELECT is(v.reference, 'activity 1: 3 of 3 without criticism on record', 'LIF-08 counts persons')
  FROM party_rule.lif_08_evidence v;

SELECT * FROM finish();
ROLLBACK;
