-- The mode trial: judged as reject, let pass, kept in party.trial and as a finding.
\ir court.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.d(n int) RETURNS date LANGUAGE sql AS $$ SELECT partybuild.today() + n $$;
CREATE FUNCTION pg_temp.leave(branch bigint, n int, day date, target bigint DEFAULT 11) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.transfer(branch * 1000 + i, target, day) FROM generate_series(1, n) i;
$$;
-- What these statements have kept: trials by subject and days from today, then findings by subject and origin.
CREATE FUNCTION pg_temp.kept(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  got text;
  state text;
  message text;
BEGIN
  BEGIN
    EXECUTE sql;
    SET CONSTRAINTS ALL IMMEDIATE;
    got := concat_ws('; ',
      (SELECT string_agg(t.rule || ' ' || t.subject || ' +' || t.day - partybuild.today(), ', '
                         ORDER BY t.rule, t.subject)
         FROM party.trial t),
      (SELECT string_agg(f.rule || ' ' || f.subject || ' ' || f.origin || ' ' || trim_scale(f.bar), ', '
                         ORDER BY f.rule, f.subject)
         FROM party.finding f WHERE f.closed_on IS NULL));
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT;
  END;
  SET CONSTRAINTS ALL DEFERRED;
  RETURN CASE WHEN state = 'PB000' THEN got ELSE state || ' ' || message END;
END $$;
CREATE FUNCTION pg_temp.keeps(sql text, wanted text, what text) RETURNS text LANGUAGE sql AS
  $$ SELECT is(pg_temp.kept(sql), wanted, 'trial: ' || what) $$;

-- ORG-01: branch 16 has 5 full members, 3 are the least
SELECT partybuild.set_mode('ORG-01', 'trial', 'order 1', 16);
SELECT pg_temp.keeps('SELECT pg_temp.leave(16, 2, pg_temp.d(0))', '', 'nothing where the rule is kept');
SELECT pg_temp.keeps('SELECT pg_temp.leave(16, 3, pg_temp.d(0))', 'ORG-01 16 +0; ORG-01 16 trial 1',
  'what is below the least, with a finding');
SELECT pg_temp.keeps('SELECT pg_temp.leave(16, 3, pg_temp.d(30))', 'ORG-01 16 +30',
  'what is so from a day to come on, and is no finding yet');
SELECT pg_temp.keeps($$SELECT pg_temp.leave(16, 3, pg_temp.d(0)); SELECT pg_temp.transfer(16004, 11, pg_temp.d(9))$$,
  'ORG-01 16 +0; ORG-01 16 trial 1', 'once a subject and transaction: the first of the days');
SELECT pg_temp.keeps($$SELECT partybuild.set_mode('ORG-01', 'off', 'order 2', 16);
  SELECT pg_temp.leave(16, 3, pg_temp.d(0)); SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
  SELECT partybuild.set_mode('ORG-01', 'trial', 'order 3', 16); SELECT pg_temp.transfer(16004, 11)$$,
  'ORG-01 16 +0; ORG-01 16 trial 2', 'what gets worse');
SELECT pg_temp.keeps('SELECT pg_temp.leave(11, 23, pg_temp.d(0), 12)', '23PB1 "organisation 11" has 2 full members, at '
  'least 3 are required (ORG-01, 支部工作条例第四条)', 'others refuse');
-- as of what was there before, and of approvals, it is what reject is
SELECT pg_temp.keeps($$SELECT partybuild.set_mode('ORG-01', 'off', 'order 2', 16);
  SELECT pg_temp.leave(16, 3, pg_temp.d(0)); SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
  SELECT partybuild.adopt(pg_temp.d(30));
  SELECT partybuild.set_mode('ORG-01', 'trial', 'order 3', 16); SELECT partybuild.audit_rule('ORG-01', 'adoption');
  SELECT pg_temp.transfer(16004, 11), pg_temp.transfer(11020, 16)$$,
  'ORG-01 16 adoption 1, ORG-16 2 adoption 1', 'what stays as bad as it was adopted');
SELECT pg_temp.keeps($$INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ORG-01', 16, 16, '2020-01-01', 16); SELECT pg_temp.leave(16, 3, pg_temp.d(0))$$,
  'ORG-01 16 +0; ORG-01 16 trial 1', 'reject knows no approval, nor does its trial');
-- by date
SELECT pg_temp.keeps($$SELECT partybuild.set_mode('ORG-01', 'off', 'order 2', 16, pg_temp.d(10));
  SELECT pg_temp.leave(16, 3, pg_temp.d(10))$$, '', 'the mode is that of the day');
SELECT pg_temp.keeps($$SELECT partybuild.set_mode('ORG-01', 'off', 'order 2', 16);
  SELECT partybuild.set_mode('ORG-01', 'trial', 'order 2', 16, pg_temp.d(10));
  SELECT pg_temp.leave(16, 3, pg_temp.d(10))$$, 'ORG-01 16 +10', 'from its first day on');
SELECT pg_temp.keeps($$SELECT partybuild.unset_mode(id) FROM partybuild.policy;
  SELECT partybuild.set_mode('ORG-01', 'trial', 'order 2', 2); SELECT pg_temp.leave(16, 3, pg_temp.d(0))$$,
  'ORG-01 16 +0; ORG-01 16 trial 1', 'of what is below an organisation');

-- who may
SELECT pg_temp.leave(16, 3, pg_temp.d(0));
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
SELECT results_eq($$SELECT rule, mode, subject_kind, subject, subject_name, organisation, times, written_by, message_en,
    message_zh, day, worst FROM compliance.trial$$,
  $$SELECT 'ORG-01', 'trial', 'organisation', 16::bigint, 'organisation 16', 'organisation 16', 1::bigint,
    session_user::text, '"organisation 16" has 2 full members, at least 3 are required',
    '“organisation 16”正式党员2人，少于3人', partybuild.today(), 1::numeric$$, 'the view sums it up');
SET ROLE partybuild_reader;
SELECT is(subject_name, 'organisation 16', 'a reader reads it') FROM compliance.trial;
SET ROLE partybuild_clerk;
SELECT throws_ok($$INSERT INTO party.trial (rule, subject, day, magnitude, written_by, as_role)
  VALUES ('X', 1, '2026-01-01', 1, 'x', 'x')$$, '42501', NULL, 'a clerk writes none');
SELECT throws_ok('UPDATE party.trial SET magnitude = 0', '42501', NULL, 'changes none');
SELECT throws_ok('DELETE FROM party.trial', '42501', NULL, 'and deletes none');
SET ROLE partybuild_auditor;
SELECT throws_ok('DELETE FROM party.trial', '42501', NULL, 'nor does an auditor');
SET ROLE partybuild_admin;
SELECT throws_ok('UPDATE party.trial SET magnitude = 0', '42501', NULL, 'the administrator changes none');
SELECT lives_ok('DELETE FROM party.trial', 'and deletes what is not needed any more');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
