-- ORG-17 Names are unique among siblings.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-17', $$SELECT pg_temp.organise(170, 'branch', 2, 3, '2005-01-01', '执行局党支部')$$,
  'a name of its own');
SELECT pg_temp.refuses('ORG-17', $$SELECT pg_temp.organise(170, 'branch', 2, 3, '2005-01-01', '执行局党支部'),
  pg_temp.organise(171, 'branch', 2, 3, '2005-01-01', '执行局党支部')$$, 'a second one of the name');
SELECT pg_temp.refuses('ORG-17', $$SELECT pg_temp.organise(170, 'branch', 2, 3, '2005-01-01', '  ')$$, 'a blank name');
SELECT pg_temp.refuses('ORG-17', $$SELECT pg_temp.organise(170, 'branch', 2, 3, '2005-01-01', E' \u3000\u200B')$$,
  'a name of blanks of other widths');
SELECT pg_temp.refuses('ORG-17', format('SELECT pg_temp.organise(170, %L, 2, 3, %L, %L),
    pg_temp.organise(171, %1$L, 2, 3, %2$L, %4$L)', 'branch', '2005-01-01', a, b),
    'names that differ in white space alone: ' || what)
  FROM (VALUES ('执行局党支部', '执行局 党支部 ', 'within and after'),
    ('branch 7', E'\u00A0branch\u3000 7', 'of other widths'),
    ('branch 7', E'bran\u200Bch 7', 'of no width')) v (a, b, what);
SELECT pg_temp.accepts('ORG-17', $$SELECT pg_temp.organise(170, 'branch', 2, 3, '2005-01-01', 'branch 11'),
  pg_temp.organise(171, 'branch', 2, 3, '2005-01-01', 'branch 1 1')$$, 'words that are parted otherwise');

SELECT pg_temp.says('ORG-17', $$SELECT pg_temp.organise(170, 'branch', 2, 3, '2005-01-01', ' ')$$,
  'an organisation has a blank name; 有一个组织名称为空');
SELECT pg_temp.says('ORG-17', $$SELECT pg_temp.organise(170, 'branch', 2, 3, '2005-01-01', 'organisation 16 ')$$,
  'the name "organisation 16 " is taken by another organisation of the same superior; '
  '同一上级之下已有名为“organisation 16 ”的组织');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-17', $$SELECT pg_temp.organise(id, 'branch', parent, 0, '2005-01-01', name)
  FROM (VALUES (31, 2, 'a'), (32, 2, ' a'), (33, 11, 'a'), (34, 2, 'b'), (35, 2, 'b'), (36, 2, 'c'), (37, 2, 'c'),
    (38, 2, 'd'), (39, 2, 'd'), (40, 2, 'e'), (41, 2, 'e'), (42, 2, E'\u3000'), (43, 2, 'f'), (44, 2, 'f'),
    (45, 2, 'g'), (46, 2, 'g'), (47, 2, 'h'), (48, 2, 'h'), (49, 2, 'h')) v (id, parent, name);
  UPDATE party.subordination SET to_date = '2015-01-01' WHERE org_id = 35;
  UPDATE party.subordination SET from_date = '2015-01-01' WHERE org_id = 34;
  UPDATE party.subordination SET to_date = '2015-01-02' WHERE org_id = 36;
  UPDATE party.subordination SET from_date = '2015-01-01' WHERE org_id = 37;
  UPDATE party.organisation SET revoked_on = '2015-01-01' WHERE id IN (38, 40, 43, 45);
  UPDATE party.organisation SET active_on = '2015-01-01' WHERE id = 39;
  UPDATE party.organisation SET active_on = '2014-12-31' WHERE id = 41;
  UPDATE party.organisation SET active_on = NULL WHERE id IN (44, 46);
  UPDATE party.subordination SET from_date = '2015-01-01' WHERE org_id = 44;
  UPDATE party.subordination SET from_date = '2014-12-31' WHERE org_id = 46$$,
  '31:1 32:1 36:1 37:1 40:1 41:1 42:1 45:1 46:1 47:2 48:2 49:2', 'names of siblings at the same time, and none');
SELECT pg_temp.sees('ORG-17', $$SELECT pg_temp.organise(id, 'branch', parent, 0, '2005-01-01', name)
  FROM (VALUES (31, 2, 'a'), (32, 2, 'b'), (33, 12, 'a'), (34, 2, 'c'), (35, 2, 'c'), (36, 2, 'd'), (37, 2, 'd'))
    v (id, parent, name);
  UPDATE party.organisation SET revoked_on = '2015-01-01' WHERE id = 34;
  UPDATE party.organisation SET active_on = '2015-01-01' WHERE id = 35;
  UPDATE party.subordination SET to_date = '2015-01-01' WHERE org_id = 36;
  UPDATE party.subordination SET from_date = '2015-01-01' WHERE org_id = 37;
  INSERT INTO party.organisation (id, name, kind) VALUES (39, 'a', 'branch')$$,
  ARRAY[$$UPDATE party.organisation SET name = 'a' WHERE id = 32$$,
    $$UPDATE party.organisation SET revoked_on = '2015-01-02' WHERE id = 34$$,
    $$UPDATE party.organisation SET active_on = '2014-12-31' WHERE id = 35$$,
    $$UPDATE party.subordination SET parent_id = 2 WHERE org_id = 33$$,
    $$UPDATE party.subordination SET org_id = 39 WHERE org_id = 32$$,
    $$UPDATE party.subordination SET to_date = '2015-01-02' WHERE org_id = 36$$,
    $$UPDATE party.subordination SET from_date = '2014-12-31' WHERE org_id = 37$$,
    $$INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (39, 2, '2020-01-01')$$]);

SELECT * FROM finish();
ROLLBACK;
