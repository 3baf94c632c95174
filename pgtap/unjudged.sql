-- One row that a view cannot read: its subject is named, and the others are judged.
\ir court.psql
SET client_min_messages = error;
SELECT no_plan();

CREATE TABLE public.load (org_id bigint PRIMARY KEY, n numeric, since date NOT NULL DEFAULT '2020-01-01');
CREATE VIEW party_rule.loc_90 AS
SELECT o.id AS subject, o.id AS org_id, 1 / l.n AS magnitude, jsonb_build_object('n', l.n) AS args
  FROM party.organisation o
  JOIN public.load l ON l.org_id = o.id
 WHERE 100 / l.n > 0
   AND l.since <= (SELECT partybuild.today());
SELECT partybuild.add_rule('LOC-90', 'party_rule.loc_90', 'organisation', 'x', 'x', 'x', 'x', 'x');
INSERT INTO public.load SELECT i, (i <> 12)::integer, CASE i WHEN 14 THEN partybuild.today() + 5 ELSE '2020-01-01' END
  FROM generate_series(11, 15) i;

-- Who has an open finding and cannot be judged keeps it.
INSERT INTO party.finding (rule, subject, org_id, origin, found_on, bar, magnitude)
VALUES ('LOC-90', 12, 12, 'audit', '2026-01-01', 1, 1), ('LOC-90', 16, 16, 'audit', '2026-01-01', 1, 1);
CREATE FUNCTION pg_temp.open() RETURNS text LANGUAGE sql AS
  $$ SELECT string_agg(f.subject::text, ' ' ORDER BY f.subject) FROM party.finding f
      WHERE f.rule = 'LOC-90' AND f.closed_on IS NULL $$;
SELECT is(j::text, '(4,3,1,4,f,"organisation 12 ""organisation 12"": rule LOC-90 cannot be judged: division by zero")',
  'an audit names who is not judged') FROM partybuild.job_work('audit', 'LOC-90') j;
SELECT is(pg_temp.open(), '11 12 13 15', 'and judges the others');
SELECT is(a::text, '(0,0,4)', 'again, by hand') FROM partybuild.audit_rule('LOC-90') a;
INSERT INTO public.load VALUES (16, 1);
SELECT lives_ok('SELECT partybuild.adopt(partybuild.today() + 90)', 'what there is can be adopted');
SELECT is(pg_temp.open(), '11 12 13 15 16', 'all but the one');
SELECT is(j::text, '(1,,,,f,"organisation 12 ""organisation 12"": rule LOC-90 cannot be judged: division by zero")',
  'who cannot be judged is not foreseen') FROM partybuild.job_work('foresee', 'LOC-90') j;
SELECT is(string_agg(f.subject::text, ' '), '14', 'and the others are') FROM party.foreseen f WHERE f.rule = 'LOC-90';
SELECT is(partybuild.foresee_rule('LOC-90'), 0::bigint, 'again, by hand');
UPDATE public.load SET n = 1 WHERE org_id = 12;
SELECT is(j::text, '(0,0,0,5,f,)', 'once its row is mended all are judged')
  FROM partybuild.job_work('audit', 'LOC-90') j;

-- A view that fails for many is broken: it says so at once.
INSERT INTO party.organisation (id, name, kind) SELECT i, 'o ' || i, 'branch' FROM generate_series(300, 330) i;
INSERT INTO public.load SELECT i, 0 FROM generate_series(300, 330) i;
SELECT throws_matching($$SELECT partybuild.audit_rule('LOC-90')$$, 'LOC-90 cannot be judged: division by zero',
  'audit');
SELECT throws_matching($$SELECT partybuild.foresee_rule('LOC-90')$$, 'LOC-90 cannot be judged: division by zero',
  'foresee');
DELETE FROM public.load WHERE org_id > 320;
SELECT throws_matching($$SELECT partybuild.audit_rule('LOC-90')$$, 'LOC-90 cannot be judged', '21 of them');
DELETE FROM public.load WHERE org_id > 319;
SELECT lives_ok($$SELECT partybuild.audit_rule('LOC-90')$$, '20 of them');
-- An error in it that is no row's is the view's own.
CREATE OR REPLACE VIEW party_rule.loc_90 AS
SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.organisation o
 WHERE o.id = 11 AND (SELECT count(*) / 0 FROM public.load) > 0;
SELECT throws_matching($$SELECT partybuild.audit_rule('LOC-90')$$, 'LOC-90 cannot be judged', 'for everybody');

-- Who cannot be evaluated is named; of him what was kept stays and is tried again, and of the others all is closed.
CREATE VIEW public.reading_owed AS
SELECT o.id AS subject, o.id AS org_id, date '2020-01-01' AS from_date, NULL::date AS to_date
  FROM party.organisation o
 WHERE o.id IN (11, 12, 13);
CREATE TABLE public.reading (org_id bigint, day date, n integer);
CREATE INDEX ON public.reading (org_id, day);
CREATE VIEW public.reading_done AS
SELECT r.org_id AS subject, r.day + 0 / r.n AS on_date, 'reading'::text AS reference, r.day + 0 / r.n AS done_on
  FROM public.reading r;
SELECT partybuild.add_obligation('LOC-91', 'public.reading_owed', 'public.reading_done', 'month', 'x', 'x', 'x',
  remind => 40);
SELECT partybuild.evidence_source('LOC-91', 'public.reading', 'org_id', columns => '{day,n}');
UPDATE compliance.court SET counted_from = date_trunc('month', partybuild.today() - interval '3 months');
CREATE FUNCTION pg_temp.month(ago int) RETURNS date LANGUAGE sql AS
  $$ SELECT date_trunc('month', partybuild.today() - make_interval(months => ago))::date $$;
CREATE FUNCTION pg_temp.close_all() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  n record;
BEGIN
  LOOP
    SELECT * INTO n FROM partybuild.job_work('close', 'LOC-91');
    EXIT WHEN NOT n.more;
  END LOOP;
  RETURN n.problem;
END $$;
CREATE FUNCTION pg_temp.kept() RETURNS text LANGUAGE sql AS
  $$ SELECT string_agg(s, ' ' ORDER BY s) FROM (
       SELECT r.subject || ':' || string_agg(left(r.status, 1), '' ORDER BY r.period)
         FROM compliance.period_result r WHERE r.rule = 'LOC-91' GROUP BY r.subject) x (s) $$;
INSERT INTO public.reading SELECT i, pg_temp.month(3), (i < 13)::integer FROM generate_series(11, 13) i;
SELECT is(pg_temp.close_all(), 'organisation 13 "organisation 13": division by zero',
  'a close names who is not closed');
SELECT is(pg_temp.kept(), '11:moo 12:moo', 'and closes the others');
UPDATE compliance.horizon SET corrected_on = corrected_on - 1;
SELECT is(pg_temp.close_all(), 'organisation 13 "organisation 13": division by zero',
  'so does each other close, that of the next day too');
INSERT INTO public.reading VALUES (11, pg_temp.month(2), 1), (12, pg_temp.month(2), 0);
SELECT is(pg_temp.close_all(), E'organisation 12 "organisation 12": division by zero\n'
  'organisation 13 "organisation 13": division by zero', 'who is not corrected is named');
SELECT is(pg_temp.kept(), '11:mmo 12:moo', 'and the others are');
DELETE FROM compliance.period_result r WHERE r.rule = 'LOC-91' AND r.subject = 11 AND r.status = 'overdue';
CREATE FUNCTION pg_temp.compared() RETURNS text LANGUAGE sql SET role = 'partybuild_auditor' AS $$
  SELECT string_agg(concat_ws(' ', v.subject, v.period, coalesce(v.fresh ->> 'status', v.fresh #>> '{}')), E'\n')
    FROM partybuild.verify_closed('LOC-91') v $$;
SELECT is(pg_temp.compared(), '11 ' || partybuild.period(pg_temp.month(1), 'month') || E' overdue\n'
  'organisation 12 "organisation 12": division by zero\norganisation 13 "organisation 13": division by zero',
  'who cannot be compared is named, to the auditor too');
INSERT INTO compliance.period_result (registry, rule, subject, period, status, due_on, number, least)
SELECT c.registry, 'LOC-91', 99, partybuild.period(pg_temp.month(1), 'month'), 'overdue', partybuild.today(), 0, 1
  FROM compliance.court c;
SELECT partybuild.set_param('LOC-91', 'least', 2, '2020-01-01', 'x');
SELECT is(pg_temp.close_all(), E'organisation 12 "organisation 12": division by zero\n'
  'organisation 13 "organisation 13": division by zero', 'where a number changes he is named');
SELECT is(pg_temp.kept(), '11:ooo 12:moo', 'and the others are evaluated again, who is gone too');
UPDATE public.reading SET n = 1;
SELECT is(pg_temp.close_all(), NULL, 'once their rows are mended nobody is named');
SELECT is(pg_temp.kept(), '11:ooo 12:ooo 13:ooo', 'and all is closed');
SELECT is(count(*), 0::bigint, 'what is kept is what is') FROM partybuild.verify_closed('LOC-91');

-- Who cannot be evaluated is not reminded; the others are.
INSERT INTO public.reading VALUES (12, partybuild.today(), 0);
SELECT is((partybuild.job_work('remind', 'reminders')).problem,
  'LOC-91: organisation 12 "organisation 12": division by zero', 'who is not reminded is named');
SELECT is((SELECT string_agg(DISTINCT r.subject::text, ' ') FROM compliance.reminder r WHERE r.rule ~ '^LOC'), '11 13',
  'and the others are reminded');

-- A report of all obligations cannot go on without a row that it reads: health() names it, to a reader too.
CREATE FUNCTION pg_temp.health() RETURNS text LANGUAGE sql SET role = 'partybuild_reader' AS
  $$ SELECT h.object || ': ' || h.problem FROM partybuild.health() h WHERE h.kind = 'obligation' $$;
SELECT throws_ok('SELECT max(s.status) FROM compliance.status s', '22012', NULL, 'a report that reads it fails');
SELECT lives_ok($$SELECT max(s.status) FROM compliance.status s WHERE s.rule <> 'LOC-91'$$, 'one without it does not');
SELECT is(pg_temp.health(), 'LOC-91: it cannot be evaluated, and every report that reads it ends in the error: '
  'organisation 12 "organisation 12": division by zero', 'health() says of whom it cannot be evaluated');
UPDATE public.reading SET n = 1;
SELECT is(pg_temp.health(), NULL, 'and of nobody once it is mended');
CREATE OR REPLACE VIEW public.reading_owed AS
SELECT o.id AS subject, o.id AS org_id, date '2020-01-01' AS from_date, NULL::date AS to_date
  FROM party.organisation o
 WHERE (SELECT count(*) / 0 FROM public.reading) > 0;
SELECT is(pg_temp.health(), 'LOC-91: it cannot be evaluated, and every report that reads it ends in the error: '
  'division by zero', 'where it is so of all it says why');

SELECT * FROM finish();
ROLLBACK;
