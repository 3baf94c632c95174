-- DUE-03 0.20 yuan a month.
\ir dues.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.due(category text, amount numeric, base numeric DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.base(11005, base, category), pg_temp.assess(11005, '2026-03', amount) $$;

SELECT pg_temp.accepts('DUE-03', format('SELECT pg_temp.due(%L, 0.20)', category), category || ': 0.20')
  FROM unnest('{student,unemployed,subsistence}'::text[]) category;
SELECT pg_temp.accepts('DUE-03', $$SELECT pg_temp.due('subsistence', 0.20, 600)$$, 'the same of any base');
SELECT pg_temp.refuses('DUE-03', format('SELECT pg_temp.due(%L, %s)', category, due), category || ': ' || due)
  FROM unnest('{student,unemployed,subsistence}'::text[]) category
 CROSS JOIN unnest('{0,0.19,0.21}'::text[]) due;
SELECT pg_temp.refuses('DUE-03', $$SELECT pg_temp.due('student', 0.20); DELETE FROM party.dues_base$$, 'no category');
SELECT pg_temp.accepts('DUE-03', $$
  SELECT partybuild.set_dues_brackets('student', '2026-03-01', 'order', NULL, NULL, 0.5);
  SELECT pg_temp.due('student', 0.50)$$, 'the amount of a later order');

SELECT pg_temp.says('DUE-03', $$SELECT pg_temp.due('student', 0)$$,
  'dues of "member 11005" for 2026-03 are assessed at 0 yuan: by the rate it is 0.20 yuan; '
  '“member 11005”2026-03的党费核定为0元：按比例应为0.20元');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DUE-03', $$SELECT pg_temp.base(11005, NULL, 'student'), pg_temp.base(11006, NULL, 'unemployed'),
    pg_temp.base(11007, 500, 'subsistence'), pg_temp.base(11008, 4000), pg_temp.base(11009, 4000, 'retired'),
    pg_temp.base(11010, NULL, 'student');
  SELECT pg_temp.assess(m, '2026-03', 1) FROM generate_series(11005, 11009) m;
  SELECT pg_temp.assess(11010, '2026-03');
  UPDATE party.dues_assessment SET category = 'unemployed' WHERE member_id = 11010$$,
  '110052603:0.8 110062603:0.8 110072603:0.8 110102603:10000000000', 'these three categories');
SELECT pg_temp.sees('DUE-03', $$SELECT pg_temp.base(m, NULL, 'student') FROM generate_series(11005, 11006) m;
  SELECT pg_temp.base(11007, 40);
  SELECT pg_temp.base(11009, NULL, 'student', until => '2026-06-01');
  SELECT pg_temp.base(11009, NULL, 'unemployed', '2026-06-01');
  SELECT pg_temp.base(11010, NULL, 'unemployed');
  SELECT pg_temp.base(11012, NULL, 'student', '2026-03-10', '2026-04-01');
  UPDATE party.member SET admitted_on = '2026-03-10', confirmed_on = NULL WHERE id = 11012;
  SELECT pg_temp.assess(m, '2026-03') FROM unnest('{11005,11006,11007,11009,11012}'::int[]) m$$,
  ARRAY['UPDATE party.dues_assessment SET amount = 0.3 WHERE member_id = 11005',
    'UPDATE party.dues_assessment SET base = 1 WHERE member_id = 11005',
    $$UPDATE party.dues_assessment SET category = 'unemployed' WHERE member_id = 11005$$,
    $$UPDATE party.dues_assessment SET category = 'student' WHERE member_id = 11007$$,
    $$UPDATE party.dues_assessment SET month = '2026-06-01' WHERE member_id = 11009$$,
    'UPDATE party.dues_assessment SET member_id = 11010 WHERE member_id = 11005',
    $$INSERT INTO party.dues_assessment (member_id, month, org_id, category, amount)
      VALUES (11010, '2026-03-01', 11, 'unemployed', 0.3)$$,
    'DELETE FROM party.dues_base WHERE member_id = 11005',
    'DELETE FROM party.dues_base WHERE member_id = 11012',
    'UPDATE party.dues_base SET member_id = 11011 WHERE member_id = 11005',
    $$UPDATE party.dues_base SET from_date = '2026-03-02' WHERE member_id = 11005$$,
    $$UPDATE party.dues_base SET from_date = '2026-03-11' WHERE member_id = 11012$$,
    $$UPDATE party.dues_base SET to_date = '2026-03-01' WHERE member_id = 11005$$,
    $$UPDATE party.member SET admitted_on = '2026-03-09', confirmed_on = NULL WHERE id = 11012$$]);
SELECT * FROM finish();
ROLLBACK;
