-- partybuild.preview(): what would be violated, and refused, by another number or mode.
\ir court.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.d(n int) RETURNS date LANGUAGE sql AS $$ SELECT partybuild.today() + n $$;
-- What a preview says after these statements, as '16 refused 1 -10, 16 unchanged 1 -9..0': subject, verdict, magnitude
-- and days from today.
CREATE FUNCTION pg_temp.told(sql text, preview text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  got text;
  state text;
  message text;
BEGIN
  BEGIN
    EXECUTE sql;
    EXECUTE format(
      $q$SELECT string_agg(x.said, ', ' ORDER BY x.subject, x.first, x.said)
           FROM (SELECT p.subject, min(p.day) AS first, concat_ws(' ', p.subject, p.verdict, trim_scale(p.magnitude),
                        min(p.day) - partybuild.today()) ||
                        CASE WHEN count(*) > 1 THEN '..' || max(p.day) - partybuild.today() ELSE '' END AS said
                   FROM (SELECT y.*, y.day - (row_number() OVER (PARTITION BY y.subject, y.verdict, y.magnitude
                                                                 ORDER BY y.day))::int AS stretch
                           FROM %s y) p
                  GROUP BY p.subject, p.verdict, p.magnitude, p.stretch) x$q$, preview) INTO got;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT;
  END;
  RETURN CASE WHEN state = 'PB000' THEN coalesce(got, '') ELSE state || ' ' || message END;
END $$;
CREATE FUNCTION pg_temp.tells(sql text, preview text, wanted text, what text) RETURNS text LANGUAGE sql AS
  $$ SELECT is(pg_temp.told(sql, 'partybuild.preview(' || preview || ')'), wanted, 'preview: ' || what) $$;

-- ORG-01: branch 16 has 5 full members, 3 are the least
SELECT pg_temp.tells('', $$'ORG-01'$$, '', 'nothing is violated');
SELECT pg_temp.tells('', $$'ORG-01', '{"min": 5}'$$, '', 'nothing at the number itself');
SELECT pg_temp.tells('', $$'ORG-01', '{"min": 6}'$$, '16 unchanged 1 -30..0', 'a greater number');
SELECT pg_temp.tells('', $$'ORG-01', '{"min": 6}', days => 0$$, '16 unchanged 1 0', 'of today alone');
SELECT pg_temp.tells('', $$'ORG-01', '{"min": 6}', 'off'$$, '', 'nothing of a rule that would be off');
SELECT pg_temp.tells('', $$'ORG-01', '{"min": 6}', 'report', days => 1$$, '16 reported 1 -1..0',
  'what would be reported');
-- three left ten days ago, while nobody asked, and a fourth five days ago
CREATE FUNCTION pg_temp.left_by(fourth boolean DEFAULT true) RETURNS void LANGUAGE sql AS $$
  SELECT partybuild.set_mode('ORG-01', 'off', 'order 1', 16, pg_temp.d(-60));
  SELECT pg_temp.transfer(16000 + i, 11, pg_temp.d(-10)) FROM generate_series(1, 3) i;
  SELECT pg_temp.transfer(16004, 11, pg_temp.d(-5)) WHERE fourth $$;
SELECT pg_temp.tells('SELECT pg_temp.left_by()', $$'ORG-01'$$, '', 'nothing where it is off as ordered');
SELECT pg_temp.tells('SELECT pg_temp.left_by()', $$'ORG-01', NULL, 'reject'$$, '', 'nor where the order is of below');
SELECT pg_temp.tells('SELECT pg_temp.left_by()', $$'ORG-01', NULL, 'reject', 16$$,
  '16 refused 1 -10, 16 unchanged 1 -9..-6, 16 refused 2 -5, 16 unchanged 2 -4..0',
  'what began and got worse would have been refused');
SELECT pg_temp.tells('SELECT pg_temp.left_by()', $$'ORG-01', NULL, 'reject', 16, 10$$,
  '16 refused 1 -10, 16 unchanged 1 -9..-6, 16 refused 2 -5, 16 unchanged 2 -4..0', 'from the first day on');
SELECT pg_temp.tells('SELECT pg_temp.left_by()', $$'ORG-01', NULL, 'reject', 16, 9$$,
  '16 unchanged 1 -9..-6, 16 refused 2 -5, 16 unchanged 2 -4..0', 'by the day before it');
SELECT pg_temp.tells('SELECT pg_temp.left_by(); SELECT partybuild.unset_mode(id) FROM partybuild.policy',
  $$'ORG-01', NULL, 'reject', 2, 9$$, '16 unchanged 1 -9..-6, 16 refused 2 -5, 16 unchanged 2 -4..0',
  'of whom is below');
SELECT pg_temp.tells('SELECT pg_temp.left_by()', $$'ORG-01', NULL, 'reject', 11$$, '', 'and of nobody else');
SELECT pg_temp.tells('SELECT pg_temp.left_by()', $$'ORG-01', '{"min": 2}', 'reject', 16, 6$$,
  '16 refused 1 -5, 16 unchanged 1 -4..0', 'with a number as well');
SELECT pg_temp.tells('SELECT pg_temp.left_by()', $$'ORG-01', '{"min": 1}', 'reject', 16$$, '', 'that all keep');
SELECT pg_temp.tells('SELECT pg_temp.left_by(false)', $$'ORG-01', NULL, 'warn', 16$$,
  '16 warned 1 -10, 16 unchanged 1 -9..0', 'as a warning');
SELECT pg_temp.tells('SELECT pg_temp.left_by(false)', $$'ORG-01', NULL, 'trial', 16$$,
  '16 tried 1 -10, 16 unchanged 1 -9..0', 'as a trial');
-- by the findings and approvals of the day
CREATE FUNCTION pg_temp.found(n int, bar numeric, until int DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.finding (rule, subject, org_id, origin, found_on, bar, magnitude, closed_on, closed_by)
  SELECT 'ORG-01', 16, 16, 'audit', pg_temp.d(n), bar, bar, pg_temp.d(until),
         CASE WHEN until IS NOT NULL THEN 'person' END $$;
SELECT pg_temp.tells('SELECT pg_temp.left_by(), pg_temp.found(-15, 2)', $$'ORG-01', NULL, 'reject', 16$$,
  '16 finding 1 -10..-6, 16 finding 2 -5..0', 'what is on file already');
SELECT pg_temp.tells('SELECT pg_temp.left_by(), pg_temp.found(-15, 1)', $$'ORG-01', NULL, 'reject', 16$$,
  '16 finding 1 -10..-6, 16 refused 2 -5, 16 unchanged 2 -4..0', 'as bad as that');
SELECT pg_temp.tells('SELECT pg_temp.left_by(false), pg_temp.found(-10, 1)', $$'ORG-01', NULL, 'reject', 16$$,
  '16 refused 1 -10, 16 finding 1 -9..0', 'not what went on file that day');
SELECT pg_temp.tells('SELECT pg_temp.left_by(false), pg_temp.found(-10, 1, -5)', $$'ORG-01', NULL, 'reject', 16$$,
  '16 refused 1 -10, 16 finding 1 -9..-6, 16 unchanged 1 -5..0', 'while it was open');
SELECT pg_temp.tells($$SELECT pg_temp.left_by(); INSERT INTO party.approval (rule, subject, org_id, from_date, to_date,
  document_id) VALUES ('ORG-01', 16, 16, pg_temp.d(-20), pg_temp.d(-3), 16)$$, $$'ORG-01', NULL, 'approve', 16$$,
  '16 approved 1 -10..-6, 16 approved 2 -5..-4, 16 unchanged 2 -3..0', 'what was approved');
SELECT pg_temp.tells($$SELECT pg_temp.left_by(); INSERT INTO party.approval (rule, subject, org_id, from_date,
  document_id) VALUES ('ORG-01', 16, 16, pg_temp.d(-8), 16)$$, $$'ORG-01', NULL, 'approve', 16$$,
  '16 refused 1 -10, 16 unchanged 1 -9, 16 approved 1 -8..-6, 16 approved 2 -5..0', 'from its day on');
-- as of the day that the session looks at
SELECT pg_temp.tells('SELECT pg_temp.left_by(); SELECT set_config(''partybuild.as_of'', pg_temp.d(-6)::text, true)',
  $$'ORG-01', NULL, 'reject', 16, 5$$, '16 refused 1 -4, 16 unchanged 1 -3..0', 'as of another day');

-- nothing has changed, and what is told is what would be if it had
SELECT is(partybuild.param('ORG-01', 'min') || partybuild.mode('ORG-01', 16) || current_setting('partybuild.as_of'),
  '3reject', 'preview: number, mode and day are what they were');
CREATE FUNCTION pg_temp.day_by_day(code text, days int) RETURNS TABLE (day date, subject bigint, magnitude numeric)
  LANGUAGE plpgsql AS $$
DECLARE
  today date := partybuild.today();
BEGIN
  FOR i IN 0..days LOOP
    PERFORM set_config('partybuild.as_of', (today - i)::text, true);
    RETURN QUERY SELECT today - i, v.subject, v.magnitude FROM partybuild.violations(code) v;
  END LOOP;
  PERFORM set_config('partybuild.as_of', '', true);
END $$;
SELECT pg_temp.left_by();
UPDATE party.membership SET status = 'probationary' WHERE member_id % 1000 > 20;
UPDATE party.post SET to_date = pg_temp.d(-(member_id % 4)::int) WHERE member_id % 2 = 0;
SELECT partybuild.unset_mode(id) FROM partybuild.policy;
CREATE TEMP TABLE supposed AS
  SELECT r.code, p.day, p.subject, p.magnitude
    FROM partybuild.rule r, partybuild.preview(r.code, mode => 'report', days => 6) p
   WHERE r.view IS NOT NULL AND NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code);
INSERT INTO supposed SELECT 'numbers', p.day, p.subject, p.magnitude
  FROM partybuild.preview('ORG-01', '{"min": 22}', days => 6) p;
CREATE TEMP TABLE so AS
  SELECT r.code, d.* FROM partybuild.rule r, pg_temp.day_by_day(r.code, 6) d
   WHERE r.view IS NOT NULL AND NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code);
SELECT partybuild.set_param('ORG-01', 'min', 22, '1990-01-01', 'order 2');
INSERT INTO so SELECT 'numbers', d.* FROM pg_temp.day_by_day('ORG-01', 6) d;
SELECT cmp_ok(count(DISTINCT code), '>', 3::bigint, 'preview: several rules are violated') FROM so;
SELECT is_empty('(TABLE so EXCEPT ALL TABLE supposed) UNION ALL (TABLE supposed EXCEPT ALL TABLE so)',
  'preview: all rules, day by day, are what they are asked as of the day');
SELECT partybuild.unset_param('ORG-01', 'min', '1990-01-01');

-- what is owed
CREATE VIEW party_rule.loc_70_owed AS
SELECT o.id AS subject, o.id AS org_id, o.active_on AS from_date, o.revoked_on AS to_date
  FROM party.organisation o WHERE o.name = 'organisation 16';
CREATE VIEW party_rule.loc_70_done AS
SELECT o.id AS subject, o.active_on AS on_date, 'x'::text AS reference FROM party.organisation o;
UPDATE compliance.court SET counted_from = '2026-01-01';
SELECT partybuild.add_obligation('LOC-70', 'party_rule.loc_70_owed', 'party_rule.loc_70_done', 'month', '每月', 'Monthly',
  'x', remind => 10);
CREATE FUNCTION pg_temp.in_february() RETURNS text LANGUAGE sql AS
  $$ SELECT set_config('partybuild.as_of', '2026-02-18', true) $$;
SELECT pg_temp.tells('SELECT pg_temp.in_february()', $$'LOC-70', days => 1$$, '16 overdue 1 -1..0, 16 due 1 0',
  'of an obligation what is due and overdue');
SELECT pg_temp.tells('SELECT pg_temp.in_february()', $$'LOC-70', '{"least": 3, "remind": 11}', days => 1$$,
  '16 due 3 -1..0, 16 overdue 3 -1..0', 'by other numbers');
SELECT pg_temp.tells('SELECT pg_temp.in_february()', $$'LOC-70', '{"grace": 17}', days => 1$$,
  '16 due 1 -1, 16 overdue 1 0', 'and days of grace');
SELECT pg_temp.tells('SELECT pg_temp.in_february()', $$'LOC-70', NULL, 'off', days => 1$$, '',
  'nothing where it is off');
SELECT pg_temp.tells('SELECT pg_temp.in_february()', $$'LOC-70', org => 11, days => 1$$, '', 'nothing of others');
SELECT pg_temp.tells('', $$'LOC-70', mode => 'reject'$$,
  '22023 LOC-70 is an obligation: what was not done cannot be refused', 'never refused');
SELECT pg_temp.in_february();
SELECT set_config('partybuild.language', 'en', true);
SELECT is(string_agg(message, '; ' ORDER BY day, message), '"organisation 16" owes: Monthly (2026-01) (LOC-70, x); '
  '"organisation 16" owes: Monthly (2026-02) (LOC-70, x)', 'preview: in words')
  FROM partybuild.preview('LOC-70', days => 0);
RESET partybuild.as_of;
SELECT lives_ok(format('SELECT count(*) FROM partybuild.preview(%L, days => 1)', o.rule), o.rule || ' is previewed')
  FROM partybuild.obligation o ORDER BY o.rule;

-- what there is none of
SELECT throws_ok(format('SELECT * FROM partybuild.preview(%s)', asked), state, NULL, 'preview refuses: ' || asked)
  FROM (VALUES ($$'ORG-99'$$, '42704'), ('NULL', '42704'), ($$'ORG-01', '{"max": 3}'$$, '42704'),
    ($$'ORG-01', '{"min": -1}'$$, '22023'), ($$'LIF-19', '{"days": 4000}'$$, '22023'),
    ($$'ORG-01', '{"min": "5"}'$$, '22023'), ($$'ORG-01', '{"min": null}'$$, '22023'),
    ($$'ORG-01', '{"min": [5]}'$$, '22023'), ($$'ORG-01', '[5]'$$, '22023'), ($$'ORG-01', '5'$$, '22023'),
    ($$'ORG-01', NULL, 'refuse'$$, '22023'), ($$'ORG-01', NULL, 'reject', 99$$, '23503'),
    ($$'ORG-01', days => -1$$, '22023'), ($$'ORG-01', days => 3654$$, '22023'),
    ($$'VEN-13'$$, '0A000')) v (asked, state);

-- who may
SET ROLE partybuild_auditor;
SELECT is(count(*), 1::bigint, 'an auditor previews') FROM partybuild.preview('ORG-01', '{"min": 2}', days => 0);
SET ROLE partybuild_admin;
SELECT is(count(*), 1::bigint, 'so does the administrator') FROM partybuild.preview('ORG-01', '{"min": 2}', days => 0);
SET ROLE partybuild_clerk;
SELECT throws_ok($$SELECT * FROM partybuild.preview('ORG-01')$$, '42501', NULL, 'a clerk does not');
SELECT throws_ok($$SELECT * FROM partybuild.preview_days('ORG-01', NULL, NULL, NULL, 1)$$, '42501', NULL,
  'in whatever way');
SET ROLE partybuild_reader;
SELECT throws_ok($$SELECT * FROM partybuild.preview('ORG-01')$$, '42501', NULL, 'nor a reader');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
