-- DUE-01 Rates for salaried members.
\ir dues.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.due(base numeric, amount numeric) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.base(11005, base), pg_temp.assess(11005, '2026-03', amount) $$;

-- The worked examples of the rulebook, which are at the brackets and half up to the fen: neither a fen less nor more.
CREATE TEMP TABLE example ON COMMIT DROP AS
SELECT v.* FROM (VALUES (0.00, 0.00), (1999.00, 10.00), (2999.99, 15.00), (3000.00, 15.00), (3000.01, 30.00),
  (4321.55, 43.22), (5000.00, 50.00), (5000.01, 75.00), (7777.77, 116.67), (10000.00, 150.00), (10000.01, 200.00),
  (12463.04, 249.26), (30000.00, 600.00)) v (base, due);
SELECT pg_temp.accepts('DUE-01', format('SELECT pg_temp.due(%s, %s)', base, due), base || ' pays ' || due) FROM example;
SELECT pg_temp.refuses('DUE-01', format('SELECT pg_temp.due(%s, %s)', e.base, e.due + fen),
                       e.base || ' pays ' || e.due + fen)
  FROM example e, unnest('{-0.01,0.01}'::numeric[]) fen WHERE e.due + fen >= 0;
SELECT pg_temp.refuses('DUE-01', format('SELECT pg_temp.due(%s, %s)', base, due), base || ' pays ' || due)
  FROM (VALUES (3000.00, 30.00), (3000.01, 15.00), (5000.00, 75.00), (5000.01, 50.00), (10000.00, 200.00),
               (10000.01, 150.00)) v (base, due);
-- by whatever kind of write
SELECT pg_temp.refuses('DUE-01', $$SELECT pg_temp.due(5000.01, 75); UPDATE party.dues_assessment SET amount = 50$$,
  'the bracket below, written later');
SELECT pg_temp.refuses('DUE-01', $$SELECT pg_temp.due(5000.01, 75);
  INSERT INTO party.dues_assessment (member_id, month, org_id, category, base, amount)
  VALUES (11005, '2026-04-01', 11, 'salaried', 5000.01, 50)
  ON CONFLICT (member_id, month) DO UPDATE SET amount = 50$$, 'one of two months');
SELECT pg_temp.refuses('DUE-01', $$SELECT pg_temp.due(5000.01, 75); DELETE FROM party.dues_base$$,
  'a base that is taken away');
SELECT pg_temp.accepts('DUE-01', $$SELECT pg_temp.due(5000.01, 75); DELETE FROM party.dues_assessment$$,
  'an assessment that is taken back');
-- brackets of the court's own, from the middle of a year on
SELECT pg_temp.accepts('DUE-01', $$SELECT partybuild.set_dues_brackets('salaried', '2026-03-01', 'order',
  ARRAY[6000, NULL], ARRAY[1, 2]); SELECT pg_temp.due(5000.01, 50)$$, 'the rate of the month');
SELECT pg_temp.refuses('DUE-01', $$SELECT partybuild.set_dues_brackets('salaried', '2026-03-02', 'order',
  ARRAY[6000, NULL], ARRAY[1, 2]); SELECT pg_temp.due(5000.01, 50)$$, 'the rate of a later day');

-- What is said.
SELECT pg_temp.says('DUE-01', 'SELECT pg_temp.due(5000.01, 50)',
  'dues of "member 11005" for 2026-03 are assessed at 50 yuan: by the rate it is 75.00 yuan; '
  '“member 11005”2026-03的党费核定为50元：按比例应为75.00元');
SELECT pg_temp.says('DUE-01', 'SELECT pg_temp.due(5000.01, 75); DELETE FROM party.dues_base',
  'dues of "member 11005" for 2026-03 are assessed at 75 yuan: no base is on file for that month; '
  '“member 11005”2026-03的党费核定为75元：该月无计算基数在册');
SELECT pg_temp.says('DUE-01', 'SELECT pg_temp.due(5000.01, 75); UPDATE party.dues_assessment SET base = 5000',
  'dues of "member 11005" for 2026-03 are assessed at 75 yuan: the base on file is 5000.01 yuan; '
  '“member 11005”2026-03的党费核定为75元：在册基数为5000.01元');
SELECT pg_temp.says('DUE-01', $$SELECT pg_temp.base(11005, 5000.01, 'retired'), pg_temp.assess(11005, '2026-03', 75);
  UPDATE party.dues_assessment SET category = 'salaried'$$,
  'dues of "member 11005" for 2026-03 are assessed at 75 yuan: the category on file is retired; '
  '“member 11005”2026-03的党费核定为75元：在册类别为retired');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DUE-01', $$SELECT pg_temp.base(m, 4000) FROM generate_series(11005, 11016) m;
  SELECT pg_temp.assess(m, '2026-03') FROM generate_series(11005, 11016) m;
  UPDATE party.dues_assessment SET amount = 30 WHERE member_id = 11005;
  UPDATE party.dues_assessment SET amount = 60.5 WHERE member_id = 11006;
  UPDATE party.dues_assessment SET base = 3999 WHERE member_id = 11007;
  UPDATE party.dues_assessment SET base = 3999, amount = 39.99 WHERE member_id = 11008;
  UPDATE party.dues_assessment SET base = 3999, amount = 42 WHERE member_id = 11009;
  UPDATE party.dues_assessment SET category = 'retired', amount = 1 WHERE member_id = 11010;
  DELETE FROM party.dues_base WHERE member_id = 11011;
  SELECT set_config('session_replication_role', 'replica', true);
  UPDATE party.dues_base SET category = 'retired' WHERE member_id = 11012;
  UPDATE party.membership SET status = 'suspended' WHERE member_id = 11013;
  SELECT set_config('session_replication_role', 'origin', true)$$,
  '110052603:10 110062603:20.5 110072603:0.01 110082603:0.01 110092603:2 110112603:10000000000 '
  '110122603:10000000000', 'by what is wrong');
SELECT pg_temp.lists('DUE-01', $$SELECT pg_temp.base(m, 4000) FROM generate_series(11005, 11010) m;
  INSERT INTO party.dues_reduction (member_id, amount, reason, from_date, to_date) VALUES
    (11005, 30, 'illness', '2026-03-01', '2026-03-02'), (11006, 30, 'illness', '2026-03-02', '2026-06-01'),
    (11007, 30, 'illness', '2026-01-01', '2026-03-01'), (11008, 30, 'illness', '2026-03-01', '2026-04-01');
  SELECT pg_temp.assess(m, '2026-03', 30) FROM generate_series(11005, 11007) m;
  SELECT pg_temp.assess(11008, '2026-03', 50)$$,
  '110062603:10 110072603:10 110082603:10', 'below the rate by a reduction of that month, never above');
SELECT pg_temp.lists('DUE-01', $$SELECT pg_temp.base(11005, 4000, since => '2024-01-01');
  SELECT pg_temp.assess(11005, m, 30) FROM unnest('{2024-12,2025-01}'::text[]) m$$, '110052501:10',
  'the first month of which dues are kept, none before');
-- who was admitted in the month is assessed by what holds on that day
SELECT pg_temp.lists('DUE-01', $$SELECT pg_temp.base(m, 4000, since => '2026-03-31')
    FROM unnest('{11005,11006,11007,11008}'::int[]) m;
  SELECT pg_temp.base(m, 2000, since => '2026-03-01', until => '2026-03-31') FROM generate_series(11005, 11008) m;
  SELECT pg_temp.assess(m, '2026-03', 10) FROM generate_series(11005, 11008) m;
  UPDATE party.member SET admitted_on = '2026-03-31', confirmed_on = NULL WHERE id = 11006;
  UPDATE party.member SET admitted_on = '2026-04-01', confirmed_on = NULL WHERE id = 11007;
  UPDATE party.member SET admitted_on = '2026-03-01', confirmed_on = NULL WHERE id = 11008;
  UPDATE party.dues_assessment SET base = 2000, amount = 10$$, '110062603:30', 'admitted on the last day');
SELECT pg_temp.sees('DUE-01', $$SELECT pg_temp.base(m, 4000) FROM generate_series(11005, 11006) m;
  SELECT pg_temp.base(m, 4000, 'retired') FROM generate_series(11007, 11008) m;
  SELECT pg_temp.base(11009, 4000, until => '2026-06-01');
  SELECT pg_temp.base(11009, 2000, since => '2026-06-01');
  SELECT pg_temp.base(11010, 2000);
  SELECT pg_temp.base(11012, 4000, since => '2026-03-10', until => '2026-04-01');
  UPDATE party.member SET admitted_on = '2026-03-10', confirmed_on = NULL WHERE id = 11012;
  SELECT pg_temp.assess(m, '2026-03') FROM unnest('{11005,11006,11007,11009,11012}'::int[]) m;
  UPDATE party.dues_assessment SET category = 'retired' WHERE member_id = 11007$$,
  ARRAY['UPDATE party.dues_assessment SET amount = 40.01 WHERE member_id = 11005',
    'UPDATE party.dues_assessment SET base = 4000.01 WHERE member_id = 11005',
    $$UPDATE party.dues_assessment SET category = 'salaried' WHERE member_id = 11007$$,
    $$UPDATE party.dues_assessment SET month = '2026-06-01' WHERE member_id = 11009$$,
    'UPDATE party.dues_assessment SET member_id = 11010 WHERE member_id = 11005',
    $$INSERT INTO party.dues_assessment (member_id, month, org_id, category, base, amount)
      VALUES (11010, '2026-03-01', 11, 'salaried', 2000, 10.01)$$,
    'DELETE FROM party.dues_base WHERE member_id = 11005',
    'DELETE FROM party.dues_base WHERE member_id = 11012',
    'UPDATE party.dues_base SET member_id = 11011 WHERE member_id = 11005',
    $$UPDATE party.dues_base SET from_date = '2026-03-02' WHERE member_id = 11005$$,
    $$UPDATE party.dues_base SET from_date = '2026-03-11' WHERE member_id = 11012$$,
    $$UPDATE party.dues_base SET to_date = '2026-03-01' WHERE member_id = 11005$$,
    $$UPDATE party.member SET admitted_on = '2026-03-09', confirmed_on = NULL WHERE id = 11012$$]);
SELECT * FROM finish();
ROLLBACK;
