-- DUE-02 Rates for the retired.
\ir dues.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.due(base numeric, amount numeric) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.base(11005, base, 'retired'), pg_temp.assess(11005, '2026-03', amount) $$;

-- The worked examples of the rulebook and those of the rule: neither a fen less nor more.
CREATE TEMP TABLE example ON COMMIT DROP AS
SELECT v.* FROM (VALUES (0.00, 0.00), (3200.00, 16.00), (5000.00, 25.00), (5000.01, 50.00), (5200.00, 52.00),
  (8123.45, 81.23)) v (base, due);
SELECT pg_temp.accepts('DUE-02', format('SELECT pg_temp.due(%s, %s)', base, due), base || ' pays ' || due) FROM example;
SELECT pg_temp.refuses('DUE-02', format('SELECT pg_temp.due(%s, %s)', e.base, e.due + fen),
                       e.base || ' pays ' || e.due + fen)
  FROM example e, unnest('{-0.01,0.01}'::numeric[]) fen WHERE e.due + fen >= 0;
SELECT pg_temp.refuses('DUE-02', format('SELECT pg_temp.due(%s, %s)', base, due), base || ' pays ' || due)
  FROM (VALUES (5000.00, 50.00), (5000.01, 25.00), (5200.00, 26.00)) v (base, due);
SELECT pg_temp.refuses('DUE-02', $$SELECT pg_temp.base(11005, 4000, 'retired');
  INSERT INTO party.dues_assessment (member_id, month, org_id, category, base, amount)
  VALUES (11005, '2026-03-01', 11, 'retired', 4000, 40)$$, 'what who earns as much would pay');
-- retired from a day on: the month in which it is, still by the wages
SELECT pg_temp.accepts('DUE-02', $$SELECT pg_temp.base(11005, 8000, until => '2026-03-15');
  SELECT pg_temp.base(11005, 4000, 'retired', '2026-03-15');
  SELECT pg_temp.assess(11005, '2026-03', 120), pg_temp.assess(11005, '2026-04', 20)$$, 'wages, then the pension');
SELECT pg_temp.refuses('DUE-02', $$SELECT pg_temp.base(11005, 8000, until => '2026-03-15');
  SELECT pg_temp.base(11005, 4000, 'retired', '2026-03-15');
  SELECT pg_temp.assess(11005, '2026-03'), pg_temp.assess(11005, '2026-04');
  UPDATE party.dues_assessment SET category = 'retired', base = 4000, amount = 20$$, 'the pension in March already');

SELECT pg_temp.says('DUE-02', 'SELECT pg_temp.due(5200, 26)',
  'dues of "member 11005" for 2026-03 are assessed at 26 yuan: by the rate it is 52.00 yuan; '
  '“member 11005”2026-03的党费核定为26元：按比例应为52.00元');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DUE-02', $$SELECT pg_temp.base(m, 4000, 'retired') FROM generate_series(11005, 11007) m;
  SELECT pg_temp.base(11008, 4000), pg_temp.base(11009, NULL, 'student');
  SELECT pg_temp.assess(m, '2026-03', 10) FROM generate_series(11005, 11009) m;
  DELETE FROM party.dues_base WHERE member_id = 11006;
  UPDATE party.dues_assessment SET base = 3999 WHERE member_id = 11007$$,
  '110052603:10 110062603:10000000000 110072603:10', 'the retired alone');
SELECT pg_temp.sees('DUE-02', $$SELECT pg_temp.base(m, 4000, 'retired') FROM generate_series(11005, 11006) m;
  SELECT pg_temp.base(m, 4000) FROM generate_series(11007, 11008) m;
  SELECT pg_temp.base(11009, 4000, 'retired', until => '2026-06-01');
  SELECT pg_temp.base(11009, 2000, 'retired', '2026-06-01');
  SELECT pg_temp.base(11010, 2000, 'retired');
  SELECT pg_temp.base(11012, 4000, 'retired', '2026-03-10', '2026-04-01');
  UPDATE party.member SET admitted_on = '2026-03-10', confirmed_on = NULL WHERE id = 11012;
  SELECT pg_temp.assess(m, '2026-03') FROM unnest('{11005,11006,11007,11009,11012}'::int[]) m;
  UPDATE party.dues_assessment SET amount = 20 WHERE member_id = 11007$$,
  ARRAY['UPDATE party.dues_assessment SET amount = 20.01 WHERE member_id = 11005',
    'UPDATE party.dues_assessment SET base = 4000.01 WHERE member_id = 11005',
    $$UPDATE party.dues_assessment SET category = 'retired' WHERE member_id = 11007$$,
    $$UPDATE party.dues_assessment SET month = '2026-06-01' WHERE member_id = 11009$$,
    'UPDATE party.dues_assessment SET member_id = 11010 WHERE member_id = 11005',
    $$INSERT INTO party.dues_assessment (member_id, month, org_id, category, base, amount)
      VALUES (11010, '2026-03-01', 11, 'retired', 2000, 10.01)$$,
    'DELETE FROM party.dues_base WHERE member_id = 11005',
    'DELETE FROM party.dues_base WHERE member_id = 11012',
    'UPDATE party.dues_base SET member_id = 11011 WHERE member_id = 11005',
    $$UPDATE party.dues_base SET from_date = '2026-03-02' WHERE member_id = 11005$$,
    $$UPDATE party.dues_base SET from_date = '2026-03-11' WHERE member_id = 11012$$,
    $$UPDATE party.dues_base SET to_date = '2026-03-01' WHERE member_id = 11005$$,
    $$UPDATE party.member SET admitted_on = '2026-03-09', confirmed_on = NULL WHERE id = 11012$$]);
SELECT * FROM finish();
ROLLBACK;
