-- compliance.foreseen: what time alone will break, and from which day.
\ir court.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.d(n int) RETURNS date LANGUAGE sql AS $$ SELECT partybuild.today() + n $$;
-- What is foreseen after these statements, as '16:30', subject and days, without what was foreseen before.
CREATE FUNCTION pg_temp.foreseen(code text, days int) RETURNS text[] LANGUAGE sql AS $$
  SELECT coalesce(array_agg(f.subject || ':' || f.first_day - partybuild.today()), '{}')
    FROM partybuild.foreseen(code, days) f
$$;
CREATE FUNCTION pg_temp.foresees(code text, sql text, wanted text, what text, days int DEFAULT NULL) RETURNS text
  LANGUAGE plpgsql AS $$
DECLARE
  before text[] := pg_temp.foreseen(code, days);
  got text;
  state text;
  message text;
BEGIN
  BEGIN
    EXECUTE sql;
    got := (SELECT string_agg(x, ' ' ORDER BY x) FROM unnest(pg_temp.foreseen(code, days)) x WHERE x <> ALL (before));
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT;
    IF state <> 'PB000' THEN
      got := state || ' ' || message;
    END IF;
  END;
  RETURN is(coalesce(got, ''), wanted, code || ' foresees: ' || what);
END $$;
CREATE FUNCTION pg_temp.leave(branch bigint, n int, day date, target bigint DEFAULT 11) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.transfer(branch * 1000 + i, target, day) FROM generate_series(1, n) i;
$$;

-- ORG-01: branch 16 has 5
SELECT pg_temp.foresees('ORG-01', 'SELECT pg_temp.leave(16, 2, pg_temp.d(30))', '', 'nothing, where enough stay');
SELECT pg_temp.foresees('ORG-01', 'SELECT pg_temp.leave(16, 3, pg_temp.d(30))', '16:30', 'the day three leave');
SELECT pg_temp.foresees('ORG-01', 'SELECT pg_temp.leave(16, 3, pg_temp.d(1))', '16:1', 'tomorrow');
SELECT pg_temp.foresees('ORG-01', 'SELECT pg_temp.leave(16, 3, pg_temp.d(90))', '16:90', 'the last day');
SELECT pg_temp.foresees('ORG-01', 'SELECT pg_temp.leave(16, 3, pg_temp.d(91))', '', 'not the day after it');
SELECT pg_temp.foresees('ORG-01', 'SELECT pg_temp.leave(16, 3, pg_temp.d(30))', '', 'as far as it is asked to', 29);
SELECT pg_temp.foresees('ORG-01', 'SET LOCAL partybuild.foreseen_days = 29; SELECT pg_temp.leave(16, 3, pg_temp.d(30))',
  '', 'as far as it is set to');
SELECT pg_temp.foresees('ORG-01', 'SELECT pg_temp.leave(16, 3, pg_temp.d(0))', '', 'not what is so today');
SELECT pg_temp.foresees('ORG-01', $$SELECT pg_temp.transfer(16000 + i, 11, pg_temp.d(20 * i))
  FROM generate_series(1, 4) i$$, '16:60', 'the day of the third of four');
SELECT pg_temp.foresees('ORG-01', $$SELECT pg_temp.leave(16, 3, pg_temp.d(30));
  SELECT pg_temp.transfer(11020, 16, pg_temp.d(60))$$, '16:30', 'what is over again by the last day');
SELECT pg_temp.foresees('ORG-01', $$SELECT pg_temp.leave(16, 3, pg_temp.d(30));
  SELECT pg_temp.transfer(11020, 16, pg_temp.d(31))$$, '16:30', 'what is over the next day');
SELECT pg_temp.foresees('ORG-01', $$SELECT pg_temp.leave(16, 3, pg_temp.d(30));
  SELECT pg_temp.transfer(11020, 16, pg_temp.d(30))$$, '', 'nothing, where somebody comes on the day');
SELECT pg_temp.foresees('ORG-01', $$SELECT pg_temp.leave(16, 3, pg_temp.d(30));
  SELECT pg_temp.transfer(11020, 16, pg_temp.d(60)), pg_temp.transfer(16004, 11, pg_temp.d(70))$$, '16:30',
  'the first of two times');
SELECT pg_temp.foresees('ORG-01', $$SELECT pg_temp.leave(16, 3, pg_temp.d(0));
  SELECT pg_temp.transfer(11020, 16, pg_temp.d(20)), pg_temp.transfer(16004, 11, pg_temp.d(40))$$, '',
  'not what is so today and comes again');

-- mode, numbers and approvals of the day
SELECT pg_temp.foresees('ORG-01', $$SELECT partybuild.set_mode('ORG-01', 'off', 'order 1', 16, pg_temp.d(20));
  SELECT pg_temp.leave(16, 3, pg_temp.d(30))$$, '', 'the mode of that day: off from then on');
SELECT pg_temp.foresees('ORG-01', $$SELECT partybuild.set_mode('ORG-01', 'off', 'order 1', 16, NULL, pg_temp.d(40));
  SELECT pg_temp.leave(16, 3, pg_temp.d(30))$$, '16:40', 'the day it is off no longer');
SELECT pg_temp.foresees('ORG-01', $$SELECT partybuild.set_mode('ORG-01', 'off', 'order 1', NULL, NULL, pg_temp.d(40));
  SELECT pg_temp.leave(16, 3, pg_temp.d(0))$$, '16:40', 'what is there today and off until then');
SELECT pg_temp.foresees('ORG-01', $$SELECT partybuild.set_param('ORG-01', 'min', 6, pg_temp.d(10), 'order 1')$$,
  '16:10', 'the day the number rises');
SELECT pg_temp.foresees('ORG-01', $$SELECT partybuild.set_param('ORG-01', 'min', 6, pg_temp.d(10), 'order 1'),
  partybuild.set_param('ORG-01', 'min', 3, pg_temp.d(20), 'order 2'), pg_temp.transfer(16001, 11, pg_temp.d(15))$$,
  '16:10', 'for whom a day is named, a number that rises and falls again');
CREATE FUNCTION pg_temp.approve(from_n int, to_n int) RETURNS void LANGUAGE sql AS $$
  SELECT partybuild.set_mode('ORG-01', 'approve', 'order 1', 16);
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (900, '900', '2026-01-01', 2, 'approval');
  INSERT INTO party.approval (rule, subject, from_date, to_date, document_id)
    VALUES ('ORG-01', 16, pg_temp.d(from_n), pg_temp.d(to_n), 900);
$$;
SELECT pg_temp.foresees('ORG-01', 'SELECT pg_temp.approve(0, 30), pg_temp.leave(16, 3, pg_temp.d(0))', '16:30',
  'the end of an approval');
SELECT pg_temp.foresees('ORG-01', 'SELECT pg_temp.approve(0, NULL), pg_temp.leave(16, 3, pg_temp.d(10))', '',
  'nothing that is approved');
SELECT pg_temp.foresees('ORG-01', 'SELECT pg_temp.approve(20, NULL), pg_temp.leave(16, 3, pg_temp.d(10))', '16:10',
  'what is approved later only');
SELECT pg_temp.foresees('ORG-01', $$SELECT pg_temp.approve(0, 30), pg_temp.leave(16, 3, pg_temp.d(10)),
  pg_temp.transfer(11020, 16, pg_temp.d(40))$$, '16:30', 'an approval that ends before it is over');
SELECT pg_temp.foresees('ORG-01', $$SELECT pg_temp.approve(0, 30), pg_temp.leave(16, 3, pg_temp.d(10));
  SELECT partybuild.set_mode('ORG-01', 'reject', 'order 2', 16)$$, '16:10', 'what no approval covers in its mode');

-- by the member to the post, up the tree, by the branch that moves
SELECT pg_temp.foresees('POS-01', $$SELECT pg_temp.hold(900, 16002, 16, 'member'); UPDATE party.membership
  SET to_date = pg_temp.d(30) WHERE member_id = 16002$$, '',
  'who holds a post leaves: all of the post is judged today');
SELECT pg_temp.foresees('POS-01', $$SELECT pg_temp.hold(900, 16002, 16, 'member'); UPDATE party.membership
  SET to_date = pg_temp.d(30) WHERE member_id = 16002;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (16002, 16, 'full', pg_temp.d(33))$$,
  '', 'and comes back');
SELECT pg_temp.foresees('POS-02', $$SELECT pg_temp.hold(900, 12010, 12, 'member'),
  pg_temp.transfer(12010, 13, pg_temp.d(30)), pg_temp.transfer(12010, 12, pg_temp.d(50))$$, '',
  'in another branch for a while');
SELECT pg_temp.foresees('ORG-04', $$UPDATE party.membership SET to_date = pg_temp.d(30)
  WHERE member_id IN (SELECT b * 1000 + i FROM generate_series(14, 15) b, generate_series(5, 24) i)$$, '2:30',
  'many leave below a committee');
SELECT pg_temp.foresees('ORG-04', $$UPDATE party.membership SET to_date = pg_temp.d(30)
  WHERE member_id IN (SELECT b * 1000 + i FROM generate_series(14, 15) b, generate_series(5, 24) i);
  SELECT pg_temp.join_branch(13, 20, pg_temp.d(40))$$, '2:30', 'and others come');
SELECT pg_temp.foresees('ORG-04', $$SELECT pg_temp.organise(3, 'basic_committee', 1, 0, pg_temp.d(100));
  UPDATE party.subordination SET to_date = pg_temp.d(30) WHERE org_id IN (14, 15);
  INSERT INTO party.subordination (org_id, parent_id, from_date, to_date)
    SELECT o, 3, pg_temp.d(30), pg_temp.d(50) FROM generate_series(14, 15) o;
  INSERT INTO party.subordination (org_id, parent_id, from_date)
    SELECT o, 2, pg_temp.d(50) FROM generate_series(14, 15) o$$, '2:30', 'branches are with another for a while');

-- ELE-16: a term ends, on 29 February too
CREATE FUNCTION pg_temp.term(org bigint, ends date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.election
    (id, org_id, purpose, held_on, seats, candidates, entitled, present, issued, returned, valid, result)
    VALUES (org, org, 'renewal', '2024-01-10', 3, 4, 25, 25, 25, 25, 25, 'valid');
  INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (org, org, '2024-01-10', ends);
$$;
SELECT pg_temp.foresees('ELE-16', 'SELECT pg_temp.term(12, pg_temp.d(45))', '12:46', 'the day after the term');
SELECT pg_temp.foresees('ELE-16', 'SELECT pg_temp.term(12, pg_temp.d(-1))', '', 'no term that has ended');
SELECT pg_temp.foresees('ELE-16', $$SELECT pg_temp.term(o, pg_temp.d(45)) FROM generate_series(12, 15) o;
  UPDATE party.organisation
     SET revoked_on = pg_temp.d(CASE id WHEN 12 THEN 30 WHEN 13 THEN 46 WHEN 14 THEN 47 ELSE 91 END)
   WHERE id BETWEEN 12 AND 15$$, '14:46 15:46', 'where the branch is still there then');
SET LOCAL partybuild.as_of = '2027-12-15';
SELECT pg_temp.foresees('ELE-16', $$SELECT pg_temp.term(12, '2028-02-28'), pg_temp.term(13, '2028-02-29')$$,
  '12:76 13:77',
  'on 29 February and on 1 March of a leap year');
RESET partybuild.as_of;

-- rules of the court's own: probation, a time that begins with nothing, no day at all, working days
CREATE FUNCTION pg_temp.add(body text, watched regclass, key name, columns name[], subject text) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW party_rule.loc_01 AS ' || body;
  PERFORM partybuild.add_rule('LOC-01', 'party_rule.loc_01', subject, 'x', 'x', '“{name}”', '"{name}"', 'test',
    mode => 'report');
  PERFORM partybuild.watch('LOC-01', watched, key, columns);
END $$;
SELECT pg_temp.add($$SELECT m.id AS subject, c.org_id, 1::numeric AS magnitude,
  jsonb_build_object('name', m.name) AS args
  FROM party.member m JOIN party.membership c ON c.member_id = m.id AND c.status = 'probationary'
 WHERE partybuild.in_force(c.from_date, c.to_date)
   AND (m.admitted_on + interval '1 year')::date <= (SELECT partybuild.today())$$,
  'party.member', 'id', '{admitted_on}', 'member');
CREATE FUNCTION pg_temp.admit(who bigint, day date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.member (id, name, admitted_on) VALUES (who, 'n' || who, day);
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (who, 16, 'probationary', day);
$$;
SET LOCAL partybuild.as_of = '2028-12-20';
SELECT pg_temp.foresees('LOC-01', $$SELECT pg_temp.admit(901, '2028-02-28'), pg_temp.admit(902, '2028-02-29'),
  pg_temp.admit(903, '2028-03-01'), pg_temp.admit(904, '2028-03-20'), pg_temp.admit(905, '2028-03-21'),
  pg_temp.admit(906, '2027-12-20'), pg_temp.admit(907, '2027-12-21')$$,
  '901:70 902:70 903:71 904:90 907:1', 'the end of probation');
SET LOCAL partybuild.as_of = '2026-12-01';
SELECT pg_temp.foresees('LOC-01', $$SELECT pg_temp.admit(901, '2026-01-01'); UPDATE party.membership
  SET to_date = '2027-01-11' WHERE member_id = 901; SELECT partybuild.watch('LOC-01', 'party.membership', 'member_id',
  '{to_date}')$$, '901:31', 'a time that passes, and is over by a row before the last day');
RESET partybuild.as_of;

SELECT pg_temp.add($$SELECT o.id AS subject, o.id AS org_id, (1 / (o.id - o.id))::numeric AS magnitude,
  jsonb_build_object('name', o.name, 'min', (SELECT partybuild.param('ORG-01', 'min'))) AS args
  FROM party.organisation o WHERE o.task = 'x'$$, 'party.organisation', 'id', '{task}', 'organisation');
UPDATE party.organisation SET task = 'x' WHERE id = 16;
SELECT pg_temp.foresees('LOC-01', 'SELECT', '', 'nothing, unasked, where the view knows no day');
SELECT pg_temp.foresees('LOC-01', $$SELECT partybuild.set_param('ORG-01', 'min', 6, pg_temp.d(10), 'order 1')$$,
  '22012 rule LOC-01 cannot be judged: division by zero', 'but is asked where a number changes');
SELECT pg_temp.foresees('LOC-01', $$SELECT partybuild.set_mode('LOC-01', 'off', 'order 1'),
  partybuild.set_param('ORG-01', 'min', 6, pg_temp.d(10), 'order 1')$$, '', 'nothing, unasked, of a rule that is off');

SELECT pg_temp.add($$SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
  jsonb_build_object('name', o.name) AS args FROM party.organisation o
  WHERE o.until < partybuild.add_working_days((SELECT partybuild.today()), 5)$$,
  'party.organisation', 'id', '{until}', 'organisation');
SET LOCAL partybuild.as_of = '2026-12-01';
SET LOCAL client_min_messages = error;
SELECT pg_temp.foresees('LOC-01', $$UPDATE party.organisation SET until = '2026-12-20' WHERE id = 16;
  DELETE FROM partybuild.calendar_year WHERE year > 2026$$, '16:13', 'as far as there is a calendar');
SET LOCAL client_min_messages = warning;
RESET partybuild.as_of;

-- what is kept, as the view shows it
SELECT pg_temp.leave(16, 3, pg_temp.d(30));
SELECT is(partybuild.foresee_rule('ORG-01'), 1::bigint, 'one row is written');
SELECT is(partybuild.foresee_rule('ORG-01'), 0::bigint, 'and left as it is');
SELECT results_eq($$SELECT rule, subject_kind, subject, subject_name, organisation, mode, first_day, days_left,
  message_en, message_zh FROM compliance.foreseen$$,
  $$SELECT 'ORG-01', 'organisation', 16::bigint, 'organisation 16', 'organisation 16', 'reject', pg_temp.d(30), 30,
  '"organisation 16" has 2 full members, at least 3 are required', '“organisation 16”正式党员2人，少于3人'$$,
  'the view says what is wrong from that day on');
SELECT is(count(*), 0::bigint, 'nothing is a finding yet') FROM party.finding WHERE rule = 'ORG-01';
SELECT partybuild.set_mode('ORG-01', 'warn', 'order 1', 16, pg_temp.d(30));
SELECT is(mode, 'warn', 'the mode is that day''s') FROM compliance.foreseen;
SELECT pg_temp.transfer(11020, 16, pg_temp.d(10));
SELECT is(partybuild.foresee_rule('ORG-01'), 1::bigint, 'what is mended is forgotten');
SELECT is(count(*), 0::bigint, 'and not shown') FROM compliance.foreseen;
SELECT throws_matching($$SELECT partybuild.foresee_rule('ORG-99')$$, 'rule "ORG-99" does not exist',
  'a rule that is not there');
SELECT throws_matching($$SELECT * FROM partybuild.foreseen('ORG-01', -1)$$, 'nothing can be foreseen -1 days ahead',
  'a number of days that is none');
SELECT partybuild.set_param('ORG-01', 'min', 6, pg_temp.d(10), 'order 1');
SELECT partybuild.foresee_rule('ORG-01');
INSERT INTO party.foreseen (rule, subject, org_id, first_day, magnitude) VALUES ('LOC-01', 16, 16, pg_temp.d(3), 1);
SELECT partybuild.retire_rule('LOC-01');
SELECT is(count(*), 0::bigint, 'nothing is shown of a rule that was retired') FROM compliance.foreseen
  WHERE rule = 'LOC-01';
SELECT is(partybuild.foresee_rule('LOC-01'), 1::bigint, 'and it is forgotten');

-- who may
SET ROLE partybuild_reader;
SELECT is(subject_name, 'organisation 16', 'a reader reads it') FROM compliance.foreseen;
SELECT throws_ok($$SELECT partybuild.foresee_rule('ORG-01')$$, '42501', NULL, 'and runs nothing');
SELECT throws_ok($$SELECT * FROM partybuild.foreseen('ORG-01')$$, '42501', NULL, 'nor asks');
SET ROLE partybuild_clerk;
SELECT throws_ok($$INSERT INTO party.foreseen VALUES ('X', 1, 1, '2026-01-01', 1)$$, '42501', NULL,
  'a clerk writes none');
SET ROLE partybuild_auditor;
SELECT is(partybuild.foresee_rule('ORG-01'), 0::bigint, 'an auditor runs it');
SELECT throws_ok($$DELETE FROM party.foreseen$$, '42501', NULL, 'and writes none by hand');
RESET ROLE;

-- all rules, by random rows to come: the same as looking at every day
SELECT setseed(0.5);
CREATE FUNCTION pg_temp.any_day() RETURNS date LANGUAGE sql AS $$ SELECT pg_temp.d((random() * 35)::int - 5) $$;
DO $$
BEGIN
  UPDATE partybuild.rule SET default_mode = 'report' WHERE view IS NOT NULL AND code <> 'LOC-01';
  FOR i IN 1..40 LOOP
    BEGIN
      CASE (random() * 5)::int
        WHEN 0 THEN PERFORM pg_temp.leave((11 + random() * 5)::bigint, (random() * 24)::int, pg_temp.any_day(),
          (11 + random() * 5)::bigint);
        WHEN 1 THEN UPDATE party.post SET to_date = pg_temp.any_day() WHERE member_id % 1000 < 4 AND random() < 0.2;
        WHEN 2 THEN PERFORM pg_temp.hold(2000 + i, (11 + random() * 5)::bigint * 1000 + (random() * 5)::int + 1,
          (11 + random() * 5)::bigint, (ARRAY['secretary', 'deputy', 'member'])[1 + (random() * 2)::int],
          pg_temp.any_day(), pg_temp.any_day() + 5);
        WHEN 3 THEN UPDATE party.organisation SET revoked_on = pg_temp.any_day() WHERE id > 10 AND random() < 0.1;
        WHEN 4 THEN UPDATE party.subordination SET to_date = pg_temp.any_day() WHERE org_id > 10 AND random() < 0.1;
        ELSE PERFORM pg_temp.term((11 + random() * 5)::bigint, pg_temp.any_day());
      END CASE;
    EXCEPTION WHEN integrity_constraint_violation THEN NULL;
    END;
  END LOOP;
END $$;
CREATE FUNCTION pg_temp.day_by_day(code text, days int, OUT subject bigint, OUT first_day date) RETURNS SETOF record
  LANGUAGE plpgsql AS $$
DECLARE
  today date := partybuild.today();
  standing bigint[];
  seen bigint[];
BEGIN
  FOR i IN 0..days LOOP
    PERFORM set_config('partybuild.as_of', (today + i)::text, true);
    standing := ARRAY(SELECT v.subject FROM partybuild.violations(code) v);
    IF i > 0 THEN
      RETURN QUERY SELECT s, today + i FROM unnest(standing) s WHERE s <> ALL (seen);
    END IF;
    seen := seen || standing;
  END LOOP;
  PERFORM set_config('partybuild.as_of', '', true);
END $$;
CREATE TEMP TABLE compared AS
  SELECT r.code, f.subject, f.first_day, f.n FROM partybuild.rule r CROSS JOIN LATERAL (
    SELECT s.subject, s.first_day, 1 AS n FROM partybuild.foreseen(r.code, 30) s
    UNION ALL SELECT s.subject, s.first_day, 2 FROM pg_temp.day_by_day(r.code, 30) s) f
   WHERE r.view IS NOT NULL AND r.code <> 'LOC-01'
     AND NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code);
SELECT cmp_ok(count(DISTINCT code), '>', 2::bigint, 'several rules will be broken by rows to come') FROM compared;
SELECT is(array_agg(DISTINCT code || ' ' || subject || ' ' || first_day || ' ' || by), NULL, 'and on the days found')
  FROM (SELECT code, subject, first_day, min(n) AS by FROM compared GROUP BY 1, 2, 3 HAVING count(*) = 1) d;
SELECT * FROM finish();
ROLLBACK;
