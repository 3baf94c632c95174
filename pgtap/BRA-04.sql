-- BRA-04 Commended on merit.
\ir assessment.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.commend(id bigint, org bigint DEFAULT NULL, member bigint DEFAULT NULL,
  day date DEFAULT '2026-06-20',
  year integer DEFAULT 2025) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.commendation (id, year, org_id, member_id, title, awarded_on)
  VALUES (id, year, org, member, 'advanced', day) $$;
CREATE FUNCTION pg_temp.graded(member bigint, grade text, year integer DEFAULT 2025) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.appraisal (activity_id, member_id, year, grade) VALUES (1, member, year,
    grade::party.appraisal_grade) $$;
SELECT pg_temp.held(1, 11, 'appraisal_meeting', '2025-12-20');
SELECT pg_temp.assessed('{"12": 20, "13": 21, "14": 45}');
-- branches: 11 has 100 points, 12 has 80, 13 has 79, 14 has 55
SELECT pg_temp.accepts('BRA-04', 'SELECT pg_temp.commend(1, 11)', 'a branch of 100 points');
SELECT pg_temp.accepts('BRA-04', 'SELECT pg_temp.commend(1, 12)', 'a branch of 80, good');
SELECT pg_temp.refuses('BRA-04', 'SELECT pg_temp.commend(1, 13)', 'a branch of 79');
SELECT pg_temp.accepts('BRA-04', $$SELECT pg_temp.commend(1, 11, day => '2026-02-01')$$, 'on the day of publication');
SELECT pg_temp.refuses('BRA-04', $$SELECT pg_temp.commend(1, 11, day => '2026-01-31')$$, 'on the day before');
SELECT pg_temp.refuses('BRA-04', $$SELECT pg_temp.commend(1, 11, year => 2024)$$, 'for a year that was not assessed');
SELECT pg_temp.refuses('BRA-04', 'SELECT pg_temp.commend(1, 2)', 'a committee, which is not assessed');
SELECT pg_temp.accepts('BRA-04', $$SELECT partybuild.decide_appeal(partybuild.file_appeal(13, 2025, 'x'), 2, true,
    (SELECT array_agg(l.loss_id) FROM compliance.assessment_loss l WHERE l.kind = 'grade' AND l.org_id = 13));
  SELECT pg_temp.commend(1, 13)$$, 'a branch of 80 after an appeal, from before it was decided on');
-- members
SELECT pg_temp.accepts('BRA-04', $$SELECT pg_temp.graded(11005, 'excellent'), pg_temp.commend(1, member => 11005)$$,
  'excellent');
SELECT pg_temp.refuses('BRA-04', format('SELECT pg_temp.graded(11005, %L), pg_temp.commend(1, member => 11005)', g), g)
  FROM unnest('{qualified,basically_qualified}'::text[]) g;
SELECT pg_temp.refuses('BRA-04', $$SELECT pg_temp.graded(11005, 'excellent', 2024), pg_temp.commend(1,
  member => 11005)$$,
  'excellent in another year');
SELECT pg_temp.refuses('BRA-04', $$SELECT pg_temp.graded(11006, 'excellent'), pg_temp.commend(1, member => 11005)$$,
  'another');
-- what is serious
SELECT pg_temp.refuses('BRA-04', sql || ', pg_temp.commend(1, 11)', what)
  FROM (VALUES ($$SELECT pg_temp.item(1, serious => true)$$, 'a serious item that is open'),
    ($$SELECT pg_temp.item(1, '2026-06-20', '2030-01-01', serious => true)$$, 'found on the day of the award'),
    ($$SELECT pg_temp.item(1, closed => '2026-06-21', serious => true)$$, 'closed on the day after')) v (sql, what);
SELECT pg_temp.warns('BRA-04', 1, $$SELECT pg_temp.commend(1, 11), pg_temp.item(1, serious => true,
  entered => '2026-06-21')$$,
  'a serious item that was put on record later');
SELECT pg_temp.warns('BRA-04', 1, $$SELECT pg_temp.commend(1, 11), pg_temp.item(1, '2026-07-01', '2030-01-01',
  serious => true); SET CONSTRAINTS ALL IMMEDIATE; UPDATE party.ledger_item SET found_on = '2026-06-20'$$,
  'one that turns out to have been there');
SELECT pg_temp.warns('BRA-04', 1, $$SELECT pg_temp.graded(11005, 'excellent'), pg_temp.commend(1, member => 11005),
  pg_temp.item(1, '2026-07-01', '2030-01-01', serious => true, about => 11005, org => 15);
  SET CONSTRAINTS ALL IMMEDIATE; UPDATE party.ledger_item SET found_on = '2026-06-20'$$, 'the same about a member');
SELECT ok(NOT pg_temp.warned('BRA-04', 1, $$SELECT pg_temp.commend(1, 11), pg_temp.item(1, '2026-06-21', '2030-01-01',
  serious => true)$$), 'BRA-04 does not warn: found the day after');
SELECT ok(NOT pg_temp.warned('BRA-04', 1, $$SELECT pg_temp.commend(1, 11)$$),
  'BRA-04 does not warn: nothing is serious');
SELECT pg_temp.refuses('BRA-04', $$SELECT pg_temp.item(1, '2026-02-01', serious => true, entered => '2026-06-21'),
  pg_temp.item(2, serious => true, entered => '2026-06-20'), pg_temp.commend(1, 11)$$, 'one later, one on that day');
SELECT pg_temp.accepts('BRA-04', sql || ', pg_temp.commend(1, 11)', what)
  FROM (VALUES ('SELECT pg_temp.item(1)', 'an item that is not serious'),
    ($$SELECT pg_temp.item(1, '2026-06-21', '2030-01-01', serious => true)$$, 'found the day after'),
    ($$SELECT pg_temp.item(1, closed => '2026-06-20', serious => true)$$, 'closed on that day'),
    ('SELECT pg_temp.item(1, serious => true, org => 12)', 'of another branch')) v (sql, what);
SELECT pg_temp.refuses('BRA-04', $$SELECT pg_temp.graded(11005, 'excellent'), pg_temp.item(1, serious => true,
  about => 11005),
  pg_temp.commend(1, member => 11005)$$, 'a serious item about the member');
SELECT pg_temp.accepts('BRA-04', $$SELECT pg_temp.graded(11005, 'excellent'), pg_temp.item(1, serious => true,
  about => 11006),
  pg_temp.commend(1, member => 11005)$$, 'one about another member of the branch');
SELECT pg_temp.checks('commendation_of', 'SELECT pg_temp.commend(1, ' || c, c)
  FROM unnest('{"NULL, NULL)","11, 11005)"}'::text[]) c WHERE false;
SELECT matches(pg_temp.verdict('SELECT pg_temp.commend(1, ' || c), 'violates check constraint "commendation_of"',
  'BRA-04 refuses: of (' || c)
  FROM unnest('{"NULL, NULL)","11, 11005)"}'::text[]) c;

-- not ahead
SELECT is(pg_temp.verdict(format(sql, partybuild.day_of(now()) + days)), said, 'BRA-04: ' || what)
  FROM (VALUES ('SELECT pg_temp.commend(1, 11, day => %L)', 0, 'accepted', 'put on record on the day'),
    ('SELECT pg_temp.commend(1, 11); UPDATE party.commendation SET awarded_on = %L', 0, 'accepted', 'put off to it'))
    v (sql, days, said, what);
SELECT matches(pg_temp.verdict(format(sql, partybuild.day_of(now()) + 1)),
               '^23514 commendation 1 cannot be put on record ahead', 'BRA-04 refuses: ' || what)
  FROM (VALUES ('SELECT pg_temp.commend(1, 11, day => %L)', 'put on record the day before'),
    ('SELECT pg_temp.commend(1, 11); UPDATE party.commendation SET awarded_on = %L', 'put off to tomorrow'))
    v (sql, what);
SELECT is(pg_temp.verdict(format($$SET LOCAL session_replication_role = replica;
  SELECT pg_temp.commend(1, 11, day => %L); SET LOCAL session_replication_role = origin;
  UPDATE party.commendation SET title = 'x'$$, partybuild.day_of(now()) + 1)), 'accepted',
  'BRA-04 accepts: other words for one that was put on record ahead');
SELECT pg_temp.lists('BRA-04', $$SELECT pg_temp.graded(11006, 'excellent'), pg_temp.item(1, serious => true,
  about => 11006),
    pg_temp.item(2, serious => true, org => 12), pg_temp.commend(1, 11), pg_temp.commend(2, 12), pg_temp.commend(3, 13),
    pg_temp.commend(4, 14), pg_temp.commend(5, 11, year => 2024), pg_temp.commend(6, member => 11005),
    pg_temp.commend(7, member => 11006), pg_temp.commend(8, 15)$$, '1:500 2:500 3:1001 4:1025 5:10000 6:5000 7:500',
  'by the worst that is wrong');
SELECT pg_temp.lists('BRA-04', $$SELECT pg_temp.item(1, serious => true, entered => '2026-06-21', org => 15),
  pg_temp.commend(1, 15)$$, '1:300', 'what was put on record later');
-- whose policy applies: the branch, or that of the member on the day
CREATE FUNCTION pg_temp.whose(sql text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  r bigint;
BEGIN
  BEGIN
    EXECUTE sql;
    SELECT v.org_id INTO r FROM party_rule.bra_04_merit v;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN r;
END $$;
SELECT is(pg_temp.whose(sql), org::bigint, 'BRA-04: whose policy applies, ' || sql)
  FROM (VALUES ('SELECT pg_temp.commend(1, 13)', 13), ('SELECT pg_temp.commend(1, member => 12005)', 12),
    ($$SELECT pg_temp.commend(1, member => 12005), pg_temp.transfer(12005, 13, '2026-06-20')$$, 13),
    ($$SELECT pg_temp.commend(1, member => 12005), pg_temp.transfer(12005, 13, '2026-06-21')$$, 12)) v (sql, org);
SELECT pg_temp.says('BRA-04', 'SELECT pg_temp.commend(1, 13)',
  'commendation of "organisation 13" for 2025: the assessment is '
  '79.00 points, below 80; 表彰“organisation 13”（2025年度）：考评79.00分，不足80分');
SELECT pg_temp.says('BRA-04', $$SELECT pg_temp.commend(1, 11, day => '2026-01-31')$$,
  'commendation of "organisation 11" for '
  '2025: no result was published before the award of 2026-01-31; 表彰“organisation '
    '11”（2025年度）：表彰（2026-01-31）前未公布该年度考评结果');
SELECT pg_temp.says('BRA-04', 'SELECT pg_temp.commend(1, member => 11005)',
  'commendation of "member 11005" for 2025: the '
  'appraisal of that year is not "excellent"; 表彰“member 11005”（2025年度）：该年度民主评议未评为优秀');
SELECT pg_temp.says('BRA-04', $$SELECT pg_temp.item(2, '2026-03-01', serious => true), pg_temp.item(1, serious => true),
  pg_temp.commend(1, 11)$$, 'commendation of '
  '"organisation 11" for 2025: a serious item of the ledger is open: #2; 表彰“organisation '
    '11”（2025年度）：有严重问题尚未销号：#2');
SELECT pg_temp.says('BRA-04', $$SELECT pg_temp.item(1, serious => true, source => 'self_inspection'),
  pg_temp.commend(1, 11)$$, 'commendation of "organisation 11" for 2025: a serious item of the ledger is open: #1; '
    '表彰“organisation 11”（2025年度）：有严重问题尚未销号：#1');
SELECT pg_temp.says('BRA-04', $$SELECT pg_temp.item(1, serious => true, source => 'opinions'), pg_temp.commend(1, 11)$$,
  'commendation of "organisation 11" for 2025: a serious item of the ledger is open: problem 1; 表彰“organisation '
    '11”（2025年度）：有严重问题尚未销号：problem 1');
-- the number of the day
SELECT partybuild.set_param('BRA-04', 'least', 90, '2026-06-20', 'x');
SELECT pg_temp.accepts('BRA-04', $$SELECT pg_temp.commend(1, 12, day => '2026-06-19')$$, 'by the number of the day');
SELECT pg_temp.refuses('BRA-04', 'SELECT pg_temp.commend(1, 12)', 'from the day on from which there is another');
SELECT partybuild.unset_param('BRA-04', 'least', '2026-06-20');

-- What it sees.
SELECT pg_temp.sees('BRA-04', $$SELECT pg_temp.graded(11005, 'excellent'), pg_temp.commend(1, 11), pg_temp.commend(2,
  member => 11005),
    pg_temp.item(1), pg_temp.item(2, about => 11005, org => 15), pg_temp.item(3, '2026-07-01', '2030-01-01',
      serious => true),
    pg_temp.item(4, closed => '2026-06-20', serious => true),
    pg_temp.item(5, serious => true, org => 13), pg_temp.item(6, '2026-06-01', '2030-01-01', serious => true, org => 12,
      entered => '2026-06-21'), pg_temp.item(8, '2026-06-01', '2030-01-01', serious => true, about => 11005, org => 15,
      entered => '2026-06-21'), pg_temp.commend(3, 12)$$,
  '{"SELECT pg_temp.commend(4, 13)", "UPDATE party.commendation SET org_id = 13 WHERE id = 1",
    "UPDATE party.commendation SET year = 2024 WHERE id = 1", "UPDATE party.commendation SET awarded_on = '
      '''2026-01-31'' WHERE id = 1",
    "UPDATE party.commendation SET member_id = 11006 WHERE id = 2",
    "UPDATE party.commendation SET year = 2024 WHERE id = 2",
    "UPDATE party.commendation SET awarded_on = ''2026-06-21'' WHERE id = 2",
    "UPDATE party.appraisal SET grade = ''qualified''", "UPDATE party.appraisal SET year = 2024",
    "UPDATE party.appraisal SET member_id = 11006", "DELETE FROM party.appraisal",
    "UPDATE party.ledger_item SET serious = true WHERE id = 1", "UPDATE party.ledger_item SET serious = true WHERE '
      'id = 2",
    "UPDATE party.ledger_item SET entered_on = ''2026-06-20'' WHERE id = 8",
    "UPDATE party.assessment_grade SET points = 0 WHERE org_id = 12; SELECT partybuild.decide_appeal(
      partybuild.file_appeal(12, 2025, ''x''), 2, true)",
    "UPDATE party.ledger_item SET entered_on = ''2026-06-20'' WHERE id = 6", "SELECT pg_temp.item(7, serious => '
      'true)", "SELECT pg_temp.item(7, serious => true, org => 15, about => 11005)"}');
SET LOCAL ROLE partybuild_clerk;
SELECT lives_ok($$INSERT INTO party.commendation (year, org_id, title, awarded_on) VALUES (2025, 11, 'x',
  '2026-06-20')$$,
  'BRA-04: a clerk enters a commendation');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
