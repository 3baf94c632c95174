-- SUP-07 Yearly assessment.
\ir assessment.psql
SELECT no_plan();

-- Schemes. What is drafted follows the chapters of the plan.
SELECT partybuild.draft_scheme(2024) AS plan \gset
SELECT is((SELECT string_agg(i.number::text, ' ' ORDER BY i.number) FROM party.assessment_item i
  WHERE i.scheme_id = :plan AND i.number <= 8), '1 2 3 4 5 6 7 8', 'SUP-07: what draft_scheme() drafts');
SELECT is((SELECT string_agg(DISTINCT i.chapter, ', ') FROM party.assessment_item i WHERE i.scheme_id = :plan AND
  i.graded),
  '二（五）党建服务品牌化', 'SUP-07: what people grade in it');
SELECT is((SELECT name FROM party.assessment_scheme WHERE id = :plan), '2024年度机关党建规范化建设考评方案', 'SUP-07: its name');
SELECT is((SELECT sum(points) FROM party.assessment_item WHERE scheme_id = :plan), 100.00, 'SUP-07: 100 points');
SELECT is(pg_temp.verdict(format('SELECT partybuild.publish_scheme(%s)', :plan)), 'accepted',
  'SUP-07: it can be published');
SELECT pg_temp.scheme(1, 2025);
SELECT pg_temp.checks('SUP-07 basis', 'UPDATE party.assessment_item SET ' || c, c)
  FROM unnest(ARRAY['rules = ''{}'' WHERE number = 1', 'rules = ''{ORG-01,NULL}'' WHERE number = 1',
    'lost_finding = 0 WHERE number = 1', 'graded = true WHERE number = 1', 'rules = ''{ORG-01}'' WHERE number = 3',
    'lost_late = 1 WHERE number = 3']) c;
SELECT is(pg_temp.verdict(format('UPDATE party.assessment_item SET %s; SELECT partybuild.publish_scheme(1)', c)),
  '23514 scheme 1 cannot be published: ' || said, 'SUP-07 refuses: ' || said)
  FROM (VALUES ('points = 59 WHERE number = 1', 'its points sum to 99, not to 100'),
    ('points = 60.01 WHERE number = 1', 'its points sum to 100.01, not to 100'),
    ('rules = ''{ORG,XYZ}'' WHERE number = 1', 'item 1 names "XYZ", which is neither a rule nor an area'),
    ('rules = ''{SUP-06,ORG}'' WHERE number = 1', 'rule SUP-06 is in items 1, 2'),
    ('rules = ''{SUP}'' WHERE number = 1', 'rule SUP-06 is in items 1, 2')) v (c, said);
SELECT pg_temp.checks('assessment_item_number', format('UPDATE party.assessment_item SET %s = ''NaN''', c), c)
  FROM unnest('{points,lost_finding,lost_overdue,lost_late}'::text[]) c;
SELECT pg_temp.checks('assessment_grade_number', $$INSERT INTO party.assessment_grade (item_id, org_id, points, reason)
  SELECT i.id, 11, 'NaN', 'x' FROM party.assessment_item i WHERE i.scheme_id = 1 AND i.graded$$,
  'no number as a grade');
SELECT matches(pg_temp.verdict(format('SELECT partybuild.publish_scheme(1, 2, %L)', partybuild.day_of(now()) + 1)),
  '^23514 scheme 1 cannot be published: .* is a day to come$', 'SUP-07 refuses: a scheme of tomorrow');
SELECT is(pg_temp.verdict(format('SELECT partybuild.publish_scheme(1, 2, %L)', partybuild.day_of(now()))), 'accepted',
  'SUP-07 accepts: a scheme of today');
SET LOCAL partybuild.language = 'zh';
SELECT is(pg_temp.verdict(format('UPDATE party.assessment_item SET %s; SELECT partybuild.publish_scheme(1)', c)),
  '23514 考评方案第1号不能公布：' || said, 'SUP-07 says: ' || said)
  FROM (VALUES ('points = 59 WHERE number = 1', '各项分值合计99分，应为100分'),
    ('rules = ''{ORG,XYZ}'' WHERE number = 1', '第1项所列“XYZ”既不是规则也不是领域'),
    ('rules = ''{SUP}'' WHERE number = 1', '规则SUP-06同时列入第1、2项')) v (c, said);
SET LOCAL partybuild.language = 'en';
SELECT is(pg_temp.verdict('DELETE FROM party.assessment_item; SELECT partybuild.publish_scheme(1)'),
  '23514 scheme 1 cannot be published: its points sum to 0, not to 100', 'SUP-07 refuses: a scheme without items');
SELECT throws_ok('SELECT partybuild.publish_scheme(4711)', '42704', NULL, 'SUP-07: no such scheme');
SELECT throws_ok('SELECT partybuild.assess(2025)', '55000', 'no scheme is published for 2025',
  'SUP-07: a draft is no scheme');
SELECT throws_ok('SELECT partybuild.assess(NULL)', '55000', NULL, 'SUP-07: no year');
SELECT pg_temp.scheme(2, 2025), pg_temp.scheme(3, extract(year FROM partybuild.today())::integer);
SELECT is(pg_temp.verdict('SELECT partybuild.publish_scheme(1), partybuild.publish_scheme(2)'),
  '23505 duplicate key value violates unique constraint "SUP-07"', 'SUP-07 refuses: two schemes for a year');
SELECT throws_ok('SELECT partybuild.publish_scheme(3), partybuild.assess(extract(year FROM '
  'partybuild.today())::integer)',
  '55000', NULL, 'SUP-07: the year is not over');

-- Findings as of the last day, periods that fell due in the year, and what people give.
SELECT pg_temp.finding(1, '2025-12-31', rule => 'ORG-01'), pg_temp.finding(2, '2026-01-01', rule => 'ORG-02'),
  pg_temp.finding(3, '2020-01-01', '2025-12-31', rule => 'ORG-03'),
  pg_temp.finding(4, '2020-01-01', '2026-01-01', rule => 'ORG-04'),
  pg_temp.finding(5, '2025-01-01', rule => 'POS-01'), pg_temp.finding(6, '2025-01-01', rule => 'ORG-01',
    subject => 12, org => 12),
  pg_temp.item(1, '2024-03-02', '2024-12-31'), pg_temp.item(2, '2024-03-02', '2025-01-01'),
  pg_temp.item(3, '2025-03-02', '2025-12-31'), pg_temp.item(4, '2025-03-02', '2026-01-01'),
  pg_temp.item(5, '2025-03-02', '2025-04-01', '2025-04-01'), pg_temp.item(6, '2025-03-02', '2025-04-01', '2025-12-31'),
  pg_temp.item(7, '2025-03-02', '2025-04-01', '2026-01-01', serious => true),
  pg_temp.item(8, '2025-03-02', '2025-12-31', '2026-02-01', serious => true),
  pg_temp.item(9, '2025-03-02', '2025-12-30', serious => true, org => 12),
  pg_temp.item(10, '2025-03-02', '2025-12-01', '2025-12-31', serious => true, org => 12);
SELECT pg_temp.finding(100 + n, '2025-06-01', rule => 'ORG-11', subject => n, org => 13) FROM generate_series(1, 9) n;
SELECT is((SELECT string_agg(org_id || ' ' || number || ' ' || trim_scale(lost) || ' ' || losses || ' ' ||
  trim_scale(score),
    ', ' ORDER BY org_id, number) FROM partybuild.try_scheme(2) WHERE org_id <= 13),
  '11 1 20 2 58, 11 2 22 5 58, 11 3 0 0 58, 12 1 10 1 83, 12 2 7 2 83, 12 3 0 0 83, 13 1 60 9 40, 13 2 0 0 40, 13 3 '
    '0 0 40',
  'SUP-07: what try_scheme() says of a draft');
SELECT throws_ok('SELECT partybuild.try_scheme(4711)', '42704', NULL, 'SUP-07: nothing of no scheme');
SELECT partybuild.publish_scheme(1, 2, '2025-01-15');
SELECT throws_ok('SELECT partybuild.assess(2025)', '55000', 'not every branch is graded', 'SUP-07: a grade is missing');
INSERT INTO party.assessment_grade (item_id, org_id, points, reason)
SELECT i.id, b, CASE b WHEN 11 THEN 7.5 WHEN 12 THEN 12 ELSE 10 END, 'as seen'
  FROM party.assessment_item i CROSS JOIN generate_series(11, 16) b WHERE i.scheme_id = 1 AND i.graded;
SET partybuild.as_of = '2026-11-23';
SELECT throws_ok('SELECT partybuild.assess(2025)', '55000', 'as of another day', 'SUP-07: by today');
RESET partybuild.as_of;
SELECT partybuild.assess(2025) AS run \gset
SELECT is(pg_temp.scores(2025), '11:55.5:1 12:83:1 13:40:0 14:100:0 15:100:0 16:100:0',
  'SUP-07: scores of all branches');
SELECT is((SELECT string_agg(concat_ws(' ', i.number, l.kind, l.finding_id, l.rule, l.subject, l.period, l.status,
    trim_scale(l.lost)), E'\n' ORDER BY i.number, l.kind, l.rule, l.subject)
    FROM party.assessment_loss l JOIN party.assessment_item i ON i.id = l.item_id
    JOIN party.assessment_result r ON r.id = l.result_id WHERE r.org_id = 11),
  E'1 finding 1 ORG-01 11 open 10\n1 finding 4 ORG-04 11 open 10\n2 obligation SUP-06 2 2025-01 overdue 5\n'
  '2 obligation SUP-06 3 2025-12 overdue 5\n2 obligation SUP-06 6 2025-04 late 2\n2 obligation SUP-06 7 2025-04 '
    'overdue 5\n'
  '2 obligation SUP-06 8 2025-12 overdue 5\n3 grade as seen 2.5', 'SUP-07: every lost point by what it was lost');
SELECT is((SELECT count(*) FROM party.assessment_result r WHERE r.score <> 100 - (SELECT sum(x.lost)
  FROM party.assessment_item_result x WHERE x.result_id = r.id)), 0::bigint, 'SUP-07: a score is what its items leave');
SELECT is((SELECT count(*) FROM compliance.assessment), 0::bigint, 'SUP-07: nothing is seen before it is published');
-- again: in its place, by what is on record by then
SELECT pg_temp.finding(7, '2025-12-01', rule => 'ORG-05', org => 14);
SELECT partybuild.assess(2025) AS again \gset
SELECT is(pg_temp.scores(2025), '11:55.5:1 12:83:1 13:40:0 14:90:0 15:100:0 16:100:0', 'SUP-07: assessed again');
SELECT is((SELECT string_agg(id::text, ' ') FROM party.assessment), :'again', 'SUP-07: the run before is gone');
SELECT is((SELECT count(*) FROM party.assessment_loss l WHERE NOT EXISTS (SELECT FROM party.assessment_result r
  WHERE r.id = l.result_id)), 0::bigint, 'SUP-07: with all that belonged to it');

-- An extension that was granted after the year did not hold on its last day.
CREATE FUNCTION pg_temp.lost_by(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
BEGIN
  BEGIN
    EXECUTE sql;
    PERFORM partybuild.assess(2025);
    SELECT concat_ws(' | ', string_agg(concat_ws(' ', l.subject, l.period, l.status, trim_scale(l.lost)), ', '
                                       ORDER BY l.subject), max(nullif(x.serious_overdue, 0)) || ' serious')
      INTO r
      FROM party.assessment_result x
      LEFT JOIN party.assessment_loss l ON l.result_id = x.id AND l.rule = 'SUP-06'
     WHERE x.org_id = 15;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN coalesce(r, '');
END $$;
CREATE FUNCTION pg_temp.extended(deadline date, until date, granted date, serious boolean DEFAULT false,
  org bigint DEFAULT 15) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.item(31, '2024-06-01', deadline, extended => until, granted => granted, serious => serious, org => org)
$$;
SELECT is(pg_temp.lost_by(format('SELECT pg_temp.extended(%s)', a)), said, 'SUP-07: extended, ' || what)
  FROM (VALUES ($$'2025-11-01', '2027-03-01', '2026-01-01'$$, '31 2025-11 overdue 5', 'a day after the year'),
    ($$'2025-11-01', '2027-03-01', '2025-12-31'$$, '', 'on its last day'),
    ($$'2025-11-01', '2027-03-01', NULL$$, '', 'nobody knows when'),
    ($$'2025-11-01', '2027-03-01', '2025-10-01'$$, '', 'in time'),
    ($$'2025-12-31', '2027-03-01', '2026-01-01'$$, '31 2025-12 overdue 5', 'a deadline on the last day'),
    ($$'2026-01-01', '2027-03-01', '2026-01-05'$$, '', 'a deadline after it'),
    ($$'2025-01-01', '2027-03-01', '2026-01-05'$$, '31 2025-01 overdue 5', 'a deadline on the first day'),
    ($$'2024-12-31', '2027-03-01', '2026-01-05'$$, '', 'a deadline of the year before'),
    ($$'2025-03-01', '2025-12-15', '2026-01-05'$$, '31 2025-03 overdue 5', 'afterwards to a day within the year'),
    ($$'2025-03-01', '2025-12-15', '2025-02-05'$$, '31 2025-12 overdue 5', 'and it passed'),
    ($$'2025-11-01', '2027-03-01', '2026-01-01', org => 16$$, '', 'of another branch'),
    ($$'2025-12-30', '2027-03-01', '2026-01-01', true$$, '31 2025-12 overdue 5 | 1 serious', 'a serious one'),
    ($$'2025-12-30', '2027-03-01', '2025-12-31', true$$, '', 'a serious one in the year')) v (a, said, what);
SELECT is(pg_temp.lost_by($$SELECT pg_temp.extended('2025-11-01', '2027-03-01', '2026-01-01'); $$ || sql), '',
          'SUP-07: extended afterwards, ' || what)
  FROM (VALUES ($$INSERT INTO partybuild.policy (rule, mode, from_date, ordered_by)
      VALUES ('SUP-06', 'off', '2025-11-01', 'x')$$, 'and it was not owed on that day'),
    ($$SELECT partybuild.set_param('SUP-06', 'least', 0, '2025-11-01', 'x')$$, 'and nothing had to be closed'),
    ($$INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
      VALUES (777, 'x', '2025-10-01', 2, 'approval');
      INSERT INTO party.approval (rule, subject, org_id, document_id, from_date, to_date)
      VALUES ('SUP-06', 31, 15, 777, '2025-10-01', '2026-10-01')$$, 'and it was exempt')) v (sql, what);
SELECT is(pg_temp.lost_by($$SELECT pg_temp.extended('2025-12-30', '2027-03-01', '2026-01-10');
  SELECT partybuild.set_param('SUP-06', 'grace', days, '2025-12-01', 'x') FROM (VALUES (1), (2)) v (days)$$), '',
          'SUP-07: extended afterwards, and the grace was not over');
SELECT is(pg_temp.lost_by($$SELECT pg_temp.extended('2025-12-30', '2027-03-01', '2026-01-10');
  SELECT partybuild.set_param('SUP-06', 'grace', 1, '2025-12-01', 'x')$$), '31 2025-12 overdue 5',
          'SUP-07: extended afterwards, and it was over');
-- A run that is broken off leaves the one before as it was.
CREATE FUNCTION pg_temp.broken_off() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  before text := (SELECT string_agg(x::text, ' ' ORDER BY x.id) FROM party.assessment_result x)
    || (SELECT string_agg(x::text, ' ' ORDER BY x.id) FROM party.assessment_loss x);
BEGIN
  BEGIN
    ALTER TABLE party.assessment_item_result ADD CHECK (lost < 0) NOT VALID;
    PERFORM pg_temp.finding(8, '2025-12-01', rule => 'ORG-05', subject => 16, org => 16), partybuild.assess(2025);
    RETURN 'not broken off';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  RETURN CASE WHEN before = (SELECT string_agg(x::text, ' ' ORDER BY x.id) FROM party.assessment_result x)
    || (SELECT string_agg(x::text, ' ' ORDER BY x.id) FROM party.assessment_loss x) THEN 'as it was' END;
END $$;
SELECT is(pg_temp.broken_off(), 'as it was', 'SUP-07: a run that is broken off');

-- What scores are called, at each bound; what counts, and when it is due.
CREATE FUNCTION pg_temp.called(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
BEGIN
  BEGIN
    EXECUTE sql;
    SELECT string_agg(trim_scale(score) || ' ' || grade, ', ' ORDER BY org_id) INTO r FROM compliance.assessment
      WHERE year = 2024;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN r;
END $$;
CREATE FUNCTION pg_temp.graded_only(day date DEFAULT '2025-03-01') RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.assessment_scheme (id, year, name) VALUES (9, 2024, 'scheme');
  INSERT INTO party.assessment_item (id, scheme_id, number, chapter, title, points, graded) VALUES (99, 9, 1, 'x',
    'x', 100, true);
  INSERT INTO party.assessment_grade (item_id, org_id, points, reason)
    SELECT 99, org, points, 'seen' FROM (VALUES (11, 90), (12, 89.99), (13, 80), (14, 79.99), (15, 60), (16,
      59.99)) v (org, points);
  SELECT partybuild.publish_scheme(9), partybuild.assess(2024), partybuild.publish_assessment(2024, day) $$;
SELECT is(pg_temp.called('SELECT pg_temp.graded_only()'), '90 excellent, 89.99 good, 80 good, 79.99 qualified, '
  '60 qualified, 59.99 poor', 'SUP-07: what scores are called');
SELECT pg_temp.counts('SUP-07', 'SELECT pg_temp.graded_only()', '{"11 2024-12-31 2025-03-01","12 2024-12-31 2025-03-01",
  "13 2024-12-31 2025-03-01","14 2024-12-31 2025-03-01","15 2024-12-31 2025-03-01","16 2024-12-31 2025-03-01"}',
  'published results, on the last day of the year');
SELECT pg_temp.counts('SUP-07', 'SELECT pg_temp.graded_only(); SELECT partybuild.decide_appeal(
  partybuild.file_appeal(11, 2024, ''x''), 2, true)', '{"11 2024-12-31 2025-03-01","12 2024-12-31 2025-03-01",
  "13 2024-12-31 2025-03-01","14 2024-12-31 2025-03-01","15 2024-12-31 2025-03-01","16 2024-12-31 2025-03-01"}',
  'once, whatever comes of an appeal');
SELECT is((SELECT e.due_from || ' ' || e.due_on FROM party_rule.sup_07_evaluation e WHERE e.subject = 11 AND
  e.period::text = '2025'),
  '2026-03-31 2026-03-31', 'SUP-07: due on 31 March, not reminded of before');

-- Branches that were not there for the whole year.
SELECT is(pg_temp.whom(2025, sql), whom, 'SUP-07: ' || what)
  FROM (VALUES ('SELECT', '11 12 13 14 15 16', 'all branches'),
    ($$SELECT pg_temp.organise(17, 'branch', 2, 0, '2025-01-01')$$, '11 12 13 14 15 16 17',
      'one founded on the first day'),
    ($$SELECT pg_temp.organise(17, 'branch', 2, 0, '2025-01-02')$$, '11 12 13 14 15 16',
      'not one founded on the second'),
    ($$UPDATE party.organisation SET revoked_on = '2026-01-01' WHERE id = 16$$, '11 12 13 14 15 16',
      'one merged a day after'),
    ($$UPDATE party.organisation SET revoked_on = '2025-12-31' WHERE id = 16$$, '11 12 13 14 15',
      'not one merged on the last'))
    v (sql, whom, what);

-- Published: by year, ties share a place.
SELECT throws_ok('SELECT partybuild.publish_assessment(2024)', '55000', NULL, 'SUP-07: nothing to publish');
SELECT pg_temp.becomes('SUP-07', 11, '2025', status, sql, what)
  FROM (VALUES ('met', $$SELECT partybuild.publish_assessment(2025, '2026-03-31')$$, 'published 90 days later'),
    ('late', $$SELECT partybuild.publish_assessment(2025, '2026-04-01')$$, 'a day more'),
    ('overdue', 'SELECT', 'not published')) v (status, sql, what);
SELECT partybuild.publish_assessment(2025, '2026-02-01');
SELECT is((SELECT string_agg(concat_ws(' ', org_id, trim_scale(score), grade, place, branches, serious_overdue, version,
    published_on, appeal), ', ' ORDER BY place, org_id) FROM compliance.assessment WHERE year = 2025),
  '15 100 excellent 1 6 0 1 2026-02-01, 16 100 excellent 1 6 0 1 2026-02-01, 14 90 excellent 3 6 0 1 2026-02-01, '
  '12 83 good 4 6 1 1 2026-02-01, 11 55.5 poor 5 6 1 1 2026-02-01, 13 40 poor 6 6 0 1 2026-02-01',
  'SUP-07: compliance.assessment');
SELECT is((SELECT string_agg(concat_ws(' ', number, title, trim_scale(points), trim_scale(lost), trim_scale(score),
  graded), ', '
    ORDER BY number) FROM compliance.assessment_item WHERE org_id = 11),
  '1 organisation 60 20 40 f, 2 ledger 30 22 8 f, 3 brand 10 2.5 7.5 t', 'SUP-07: compliance.assessment_item');
SELECT is((SELECT string_agg(concat_ws(' ', number, kind, finding_id, rule, title_en, subject_name, status,
  trim_scale(lost)), ', '
    ORDER BY number, rule, subject) FROM compliance.assessment_loss WHERE org_id = 12),
  '1 finding 6 ORG-01 A branch has at least 3 full members organisation 12 open 10, '
  '2 obligation SUP-06 Overdue items organisation 12 2025-03-02 #9 overdue 5, '
  '2 obligation SUP-06 Overdue items organisation 12 2025-03-02 #10 late 2',
    'SUP-07: compliance.assessment_loss');
SELECT is((SELECT concat_ws(' ', secretary, full_members, posts_in_office, open_findings, open_items, overdue_items,
  serious_items,
    returned, assessed_year, trim_scale(score), grade, place, branches, commendations, criticisms)
    FROM compliance.branch_profile WHERE org_id = 11), 'member 11001 25 3 3 4 4 0 0 2025 55.5 poor 5 6 0 0',
  'SUP-07: compliance.branch_profile');
SELECT is((SELECT count(*) FROM compliance.branch_profile), 6::bigint, 'SUP-07: a row a branch');
SELECT pg_temp.owes('SUP-07', $$SELECT pg_temp.organise(17, 'branch', 2, 0, '2026-03-01')$$, '{"17 17 2026-03-01"}',
  'branches, from when they are there');

-- Who may.
SET LOCAL ROLE partybuild_clerk;
SELECT throws_ok(sql, '42501', NULL, 'SUP-07: a clerk may not: ' || sql)
  FROM unnest(ARRAY['SELECT partybuild.draft_scheme(2030)', 'SELECT partybuild.publish_scheme(2)',
    'SELECT partybuild.assess(2025)', 'SELECT partybuild.publish_assessment(2025)',
    'UPDATE party.assessment_result SET score = 100']) sql;
SET LOCAL ROLE partybuild_reader;
SELECT is((SELECT count(*) FROM compliance.assessment), 6::bigint, 'SUP-07: a reader reads results');
SELECT throws_ok('SELECT FROM party.assessment_result', '42501', NULL, 'SUP-07: and nothing that is not published');
SET LOCAL ROLE partybuild_admin;
SELECT lives_ok('SELECT partybuild.draft_scheme(2030)', 'SUP-07: the administrator drafts a scheme');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
