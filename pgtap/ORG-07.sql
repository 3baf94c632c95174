-- ORG-07 Parent of the right kind, no cycles.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-07', $$SELECT pg_temp.organise(70, 'branch', 2, 3)$$, 'a branch under a committee');
SELECT pg_temp.refuses('ORG-07', $$SELECT pg_temp.organise(70, 'branch', 11, 3)$$, 'a branch under a branch');
SELECT pg_temp.refuses('ORG-07', $$SELECT pg_temp.organise(70, 'branch', 2, 3);
  DELETE FROM party.subordination WHERE org_id = 70$$, 'no superior');
SELECT pg_temp.refuses('ORG-07', $$INSERT INTO party.organisation (id, name, kind)
  VALUES (71, 'x', 'higher_committee'), (72, 'y', 'higher_committee');
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (71, 72, '2020-01-01'),
    (72, 71, '2020-01-01')$$, 'A under B under A');

-- For the whole life of the child, by date.
CREATE FUNCTION pg_temp.moved(since date, day date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(70, 'branch', 2, 3, since);
  UPDATE party.subordination SET from_date = day WHERE org_id = 70;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id) VALUES (70, 'move', day, 70);
$$;
SELECT pg_temp.refuses('ORG-07', $$SELECT pg_temp.moved('2010-01-01', '2010-01-02')$$, 'active a day without superior');
SELECT pg_temp.accepts('ORG-07', $$SELECT pg_temp.moved('2010-01-02', '2010-01-01')$$, 'placed before it is active');
SELECT pg_temp.refuses('ORG-07', $$SELECT pg_temp.organise(60, 'general_branch', 2, 0, '2020-01-01'),
  pg_temp.organise(61, 'branch', 60, 30), pg_temp.organise(62, 'branch', 60, 30), pg_temp.committee(61),
  pg_temp.committee(62)$$, 'active before its superior was');
SELECT pg_temp.accepts('ORG-07', $$SELECT pg_temp.organise(60, 'general_branch', 2, 0, '2020-01-01'),
  pg_temp.organise(61, 'branch', 60, 30, '2020-01-01'), pg_temp.organise(62, 'branch', 60, 30, '2020-01-01'),
  pg_temp.committee(61), pg_temp.committee(62)$$, 'active from the same day');
SELECT pg_temp.refuses('ORG-07', $$UPDATE party.subordination SET to_date = partybuild.today() + 9
  WHERE org_id = 16$$, 'no superior from a day to come');
SELECT pg_temp.accepts('ORG-07', $$UPDATE party.subordination SET to_date = '9999-12-31' WHERE org_id = 16$$,
  '9999-12-31 is no end');
SELECT pg_temp.refuses('ORG-07', $$INSERT INTO party.organisation (id, name, kind)
  VALUES (71, 'x', 'higher_committee'), (72, 'y', 'higher_committee');
  INSERT INTO party.subordination (org_id, parent_id, from_date, to_date) VALUES (71, 72, '2010-01-01', '2015-01-02'),
    (72, 71, '2015-01-01', '2020-01-01')$$, 'a circle of one day in the past');
SELECT pg_temp.accepts('ORG-07', $$INSERT INTO party.organisation (id, name, kind)
  VALUES (71, 'x', 'higher_committee'), (72, 'y', 'higher_committee');
  INSERT INTO party.subordination (org_id, parent_id, from_date, to_date) VALUES (71, 72, '2010-01-01', '2015-01-01'),
    (72, 71, '2015-01-01', '2020-01-01')$$, 'first the one above the other, then the other way round');
SELECT pg_temp.refuses('ORG-07', $$SELECT partybuild.set_mode('ORG-08', 'off', 'test');
  SELECT pg_temp.unasked('ORG-07', $q$SELECT pg_temp.moved('2010-01-01', '2020-01-01')$q$);
  SELECT count(*) FROM partybuild.adopt(partybuild.day_of(now()) + 90);
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 70$$,
  'no superior from today, beside a time that was adopted');
SELECT pg_temp.accepts('ORG-07', $$SELECT partybuild.set_mode('ORG-08', 'off', 'test');
  SELECT pg_temp.unasked('ORG-07', $q$SELECT pg_temp.moved('2010-01-01', '2020-01-01')$q$);
  SELECT count(*) FROM partybuild.adopt(partybuild.day_of(now()) + 90);
  UPDATE party.subordination SET from_date = '2015-01-01' WHERE org_id = 70;
  UPDATE party.organisation_change SET effective_on = '2015-01-01' WHERE org_id = 70 AND kind = 'move'$$,
  'less of what was adopted');
SELECT throws_matching($$SET partybuild.language = 'en'; SELECT pg_temp.moved('2010-01-01', '2020-01-01');
  UPDATE party.subordination SET to_date = '2026-02-01' WHERE org_id = 70; SET CONSTRAINTS ALL IMMEDIATE$$,
  '"organisation 70" is placed wrongly from 2026-02-01: has no active superior', 'ORG-07 names the day');
SELECT throws_matching($$SET partybuild.language = 'en'; INSERT INTO party.organisation (id, name, kind)
  VALUES (71, 'x', 'higher_committee'), (72, 'x', 'higher_committee');
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (71, 72, '2010-01-01'),
    (72, 71, '2015-01-01'); SET CONSTRAINTS ALL IMMEDIATE$$,
  '"x" is placed wrongly from 2015-01-01: is its own superior', 'ORG-07 names the day on which a circle closes');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-07', $$SELECT pg_temp.organise(id, kind, parent)
  FROM (VALUES (80, 'basic_committee', 1), (81, 'basic_committee', 1), (82, 'basic_committee', 1),
    (83, 'basic_committee', 1), (31, 'branch', 2), (32, 'branch', 2), (33, 'branch', 2), (34, 'branch', 80),
    (35, 'branch', 81), (36, 'branch', 82), (37, 'branch', 83), (38, 'branch', 11), (39, 'branch', 2),
    (50, 'external_superior', 1), (51, 'higher_committee', 1), (91, 'branch', 2), (92, 'branch', 2),
        (93, 'branch', 2),
    (94, 'branch', 2)) v (id, kind, parent);
  DELETE FROM party.subordination WHERE org_id IN (31, 50, 51, 91, 92, 93, 94);
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id IN (32, 38);
  UPDATE party.subordination SET from_date = partybuild.today() WHERE org_id = 33;
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (38, 2, partybuild.today());
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 80;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 81;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 82;
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 83;
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 91;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 94$$,
  format('11:1 31:%s 32:%s 33:%s 34:%s 35:%s 36:%s 37:%s 38:1 91:%s 92:%s 93:%s 94:%s', pg_temp.span('2005-01-01'),
    pg_temp.span(partybuild.today()), pg_temp.span('2005-01-01', partybuild.today()), pg_temp.span(partybuild.today()),
    pg_temp.span(partybuild.today() + 1), pg_temp.span('2005-01-01', partybuild.today() + 1),
    pg_temp.span('2005-01-01', partybuild.today()), pg_temp.span(partybuild.today()),
    pg_temp.span(partybuild.today() + 1), pg_temp.span('2005-01-01', partybuild.today()),
    pg_temp.span('2005-01-01', partybuild.today() + 1)),
  'days of a life without active superior, and superiors of the wrong kind');
SELECT pg_temp.lists('ORG-07', $$INSERT INTO party.organisation (id, name, kind)
    SELECT id, id, 'higher_committee' FROM generate_series(51, 62) id;
  INSERT INTO party.subordination (org_id, parent_id, from_date, to_date) VALUES (51, 52, '2010-01-01', NULL),
    (52, 51, '2010-01-01', NULL), (53, 54, '2010-01-01', NULL), (54, 53, '2010-01-01', partybuild.today()),
    (55, 56, '2010-01-01', NULL), (56, 55, partybuild.today(), NULL), (57, 58, '2010-01-01', NULL),
        (58, 59, '2010-01-01', NULL),
    (59, 57, '2010-01-01', NULL), (60, 61, '2010-01-01', NULL), (61, 62, '2010-01-01', NULL)$$,
  format('51:%s 52:%1$s 53:%s 54:%2$s 55:%s 56:%3$s 57:%1$s 58:%1$s 59:%1$s', pg_temp.span('2010-01-01'),
    pg_temp.span('2010-01-01', partybuild.today()), pg_temp.span(partybuild.today())), 'days of circles');
SELECT pg_temp.lists('ORG-07', $$SELECT pg_temp.organise(30 + n, 'branch', 2) FROM generate_series(1, 4) n;
  SELECT pg_temp.organise(60, 'general_branch', 2, 0, '2005-01-01');
  UPDATE party.organisation SET active_on = '2005-01-04', revoked_on = '2020-01-01' WHERE id = 60;
  UPDATE party.organisation SET revoked_on = '2021-01-01' WHERE id BETWEEN 31 AND 34;
  UPDATE party.subordination SET parent_id = 60 WHERE org_id = 31;
  UPDATE party.subordination SET to_date = '2010-01-01' WHERE org_id IN (32, 33, 34);
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (32, 2, '2010-01-01'),
    (33, 2, '2010-01-06'), (34, 1, '2010-01-01'), (34, 11, '2020-01-01')$$,
  '11:1 1:1 31:369 33:5 34:2', 'days before and after the superior''s life, and between two');
SELECT pg_temp.sees('ORG-07', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.organise(32, 'general_branch', 2),
    pg_temp.organise(37, 'branch', 32), pg_temp.organise(35, 'branch', 2);
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'later', 'branch'), (38, 'other', 'branch'),
    (39, 'other', 'higher_committee'), (36, 'later', 'general_branch');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (34, 'revoked', 'branch', '2010-01-01', '2020-01-01'), (41, 'above', 'external_superior', NULL, NULL);
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (34, 2, '2010-01-01');
  UPDATE party.subordination SET to_date = '2020-01-01' WHERE org_id = 34;
  SELECT pg_temp.organise(42, 'basic_committee', 41)$$,
  ARRAY[$$UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 31$$,
    $$UPDATE party.subordination SET from_date = partybuild.today() + 1 WHERE org_id = 31$$,
    $$UPDATE party.subordination SET parent_id = 35 WHERE org_id = 31$$,
    $$UPDATE party.subordination SET parent_id = 36 WHERE org_id = 31$$,
    $$UPDATE party.subordination SET org_id = 38 WHERE org_id = 31$$,
    $$UPDATE party.subordination SET org_id = 39 WHERE org_id = 31$$,
    $$DELETE FROM party.subordination WHERE org_id = 31$$,
    $$INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (38, 35, partybuild.today())$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 32$$,
    $$INSERT INTO party.organisation (id, name, kind, active_on) VALUES (40, 'alone', 'branch', partybuild.today())$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 33$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 34$$,
    $$UPDATE party.organisation SET revoked_on = '2020-01-01' WHERE id = 32$$,
    $$UPDATE party.organisation SET active_on = '2005-01-02' WHERE id = 32$$,
    $$UPDATE party.organisation SET kind = 'higher_committee' WHERE id = 41$$,
    $$UPDATE party.organisation SET kind = 'higher_committee' WHERE id = 35$$]);
-- The superior is judged as well, though the rule is off for who is below it.
SELECT pg_temp.sees('ORG-07', $$SELECT pg_temp.organise(32, 'general_branch', 2), pg_temp.organise(31, 'branch', 32),
    pg_temp.organise(33, 'branch', 2), pg_temp.organise(35, 'branch', 2);
  INSERT INTO party.organisation (id, name, kind) VALUES (38, 'other', 'branch'), (41, 'a', 'external_superior'),
    (44, 'b', 'higher_committee'), (45, 'c', 'external_superior'), (46, 'd', 'external_superior'),
    (47, 'e', 'external_superior');
  SELECT pg_temp.organise(42, 'basic_committee', 44);
  INSERT INTO party.subordination (org_id, parent_id, from_date, to_date) VALUES (44, 41, '2005-01-01', NULL),
    (45, 41, '2010-01-01', NULL), (41, 45, '2005-01-01', '2010-01-01'), (46, 47, '2010-01-01', NULL),
    (47, 46, '2005-01-01', '2010-01-01');
  SELECT partybuild.set_mode('ORG-07', m, 'order 1', o) FROM (VALUES ('off', 31), ('off', 33), ('off', 38), ('off', 42),
    ('off', 46), ('reject', 47)) v (m, o)$$,
  ARRAY[$$UPDATE party.organisation SET kind = 'general_branch' WHERE id = 31$$,
    $$UPDATE party.organisation SET kind = 'higher_committee' WHERE id = 33$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 42$$,
    $$INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (38, 35, partybuild.today())$$,
    $$UPDATE party.subordination SET org_id = 38 WHERE org_id = 44$$,
    $$UPDATE party.subordination SET from_date = '2009-01-01' WHERE org_id = 46$$,
    $$SELECT partybuild.set_mode('ORG-07', 'off', 'order 1', 41),
        partybuild.set_mode('ORG-07', 'reject', 'order 1', 45);
      UPDATE party.subordination SET to_date = '2011-01-01' WHERE org_id = 41$$]);
-- And who is below, though it is off for the superior.
SELECT pg_temp.sees('ORG-07', $$SELECT pg_temp.organise(35, 'branch', 2);
  INSERT INTO party.organisation (id, name, kind) VALUES (38, 'other', 'branch');
  SELECT partybuild.set_mode('ORG-07', m, 'order 1', o) FROM (VALUES ('off', 35), ('reject', 38)) v (m, o)$$,
  ARRAY['INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (38, 35, partybuild.today())']);

SELECT * FROM finish();
ROLLBACK;
