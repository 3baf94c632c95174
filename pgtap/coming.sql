-- What time makes possible: compliance.possible, and where else it is shown.
\ir court.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.d(n int) RETURNS date LANGUAGE sql AS $$ SELECT partybuild.today() + n $$;
CREATE TABLE public.waits (org_id bigint PRIMARY KEY, first_day date, n int NOT NULL DEFAULT 1);
CREATE VIEW party_rule.loc_95 AS
SELECT w.org_id AS subject, w.org_id, 1::numeric AS magnitude, '{}'::jsonb AS args FROM public.waits w WHERE w.n < 0;
CREATE VIEW party_rule.loc_95_coming AS
SELECT w.org_id AS subject, w.org_id, w.first_day, repeat(o.name, 1 / w.n) AS label
  FROM public.waits w
  JOIN party.organisation o ON o.id = w.org_id;
INSERT INTO public.waits
VALUES (11, pg_temp.d(-1)), (12, pg_temp.d(0)), (13, pg_temp.d(30)), (14, pg_temp.d(31)), (15, pg_temp.d(90)),
       (16, pg_temp.d(91)), (2, NULL);
SELECT partybuild.add_rule('LOC-95', 'party_rule.loc_95', 'organisation', '等候', 'Wait', '“{organisation}”',
  '“{organisation}”', 'order 1');
SELECT partybuild.watch('LOC-95', 'public.waits', 'org_id', ARRAY['n']::name[]);
CREATE FUNCTION pg_temp.coming(view text DEFAULT 'party_rule.loc_95_coming',
  zh text DEFAULT '“{subject}”自{day}起可以（{organisation}）') RETURNS void LANGUAGE sql AS $$
  SELECT partybuild.set_coming('LOC-95', view::regclass, '"{subject}" of "{organisation}" can from {day} on', zh) $$;

-- what is not taken
SELECT throws_ok('SELECT pg_temp.coming()', '42704', 'rule "LOC-95" has no parameter "remind"', 'without a reminder');
SELECT partybuild.add_parameter('LOC-95', 'remind', 30, 'order 1');
SELECT throws_ok($$SELECT partybuild.set_coming('LOC-99', 'party_rule.loc_95_coming', 'x', 'x')$$, '42704',
  'rule "LOC-99" does not exist', 'a rule that is not there');
SELECT throws_ok('SELECT pg_temp.coming(zh => NULL)', '22004',
  'what rule LOC-95 makes possible needs a view, and a message in both languages', 'one language');
SELECT throws_ok('SELECT pg_temp.coming(zh => ''“{subject}”'')', '22023',
  'the messages of rule LOC-95 do not name the same values', 'other values in one language');
CREATE VIEW public.no_day AS SELECT w.org_id AS subject, w.org_id FROM public.waits w;
CREATE VIEW public.no_label AS SELECT w.org_id AS subject, w.org_id, w.first_day, 1 AS label FROM public.waits w;
CREATE VIEW public.no_index AS SELECT w.org_id + 0 AS subject, w.org_id, w.first_day FROM public.waits w;
CREATE FUNCTION public.soon() RETURNS int VOLATILE LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE VIEW public.volatile AS
SELECT w.org_id AS subject, w.org_id, w.first_day + public.soon() AS first_day FROM public.waits w;
CREATE ROLE regress_coming;
CREATE VIEW public.another AS SELECT w.org_id AS subject, w.org_id, w.first_day FROM public.waits w;
ALTER VIEW public.another OWNER TO regress_coming;
SELECT throws_ok(format('SELECT pg_temp.coming(%L)', 'public.' || v), '42P16',
  format('view public.%s cannot say what rule LOC-95 makes possible: %s', v, why), 'a view ' || what)
  FROM (VALUES ('no_day', 'it has no column "first_day" of type date', 'without a day'),
    ('no_label', 'it has no column "label" of type text', 'whose label is no text'),
    ('no_index', 'the filter is applied by a Seq Scan of w, after its rows were read', 'whose filter reaches no index'),
    ('volatile', 'it calls a function that is VOLATILE', 'of a function that is VOLATILE'),
    ('another', 'it, or what it is built upon, belongs to regress_coming', 'of somebody else''s')) x (v, why, what);
SELECT is(count(*), 0::bigint, 'nothing of it is kept') FROM partybuild.coming WHERE rule = 'LOC-95';

-- who waits, and where it is told
SELECT pg_temp.coming();
CREATE FUNCTION pg_temp.waits() RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(p.subject || ':' || p.days_left, ' ' ORDER BY p.subject) FROM compliance.possible p
   WHERE p.rule = 'LOC-95' $$;
SELECT is(pg_temp.waits(), '12:0 13:30 14:31 15:90', 'from today on, as far as is looked ahead');
SET LOCAL partybuild.foreseen_days = 30;
SELECT is(pg_temp.waits(), '12:0 13:30', 'no further than that');
SET LOCAL partybuild.foreseen_days = 0;
SELECT is(pg_temp.waits(), '12:0', 'today');
RESET partybuild.foreseen_days;
SET partybuild.as_of = '2026-01-01';
SELECT is(pg_temp.waits(), NULL, 'as of another day');
RESET partybuild.as_of;
SELECT results_eq($$SELECT c.registry = p.registry, area, title_zh, title_en, subject_kind, subject_name, org_id,
    organisation, first_day, message_zh, message_en, args - 'day'
  FROM compliance.possible p, compliance.court c WHERE rule = 'LOC-95' AND subject = 13$$,
  format($$VALUES (true, 'LOC', '等候', 'Wait', 'organisation', 'organisation 13', 13::bigint, 'organisation 13',
    %L::date, '“organisation 13”自%1$s起可以（organisation 13）', '"organisation 13" of "organisation 13" can from %1$s on',
    '{"subject": "organisation 13", "organisation": "organisation 13"}'::jsonb)$$, pg_temp.d(30)),
  'who waits for what, in both languages');
SELECT results_eq($$SELECT rule, subject_kind, subject, subject_name, org_id, organisation, period, status, due_on,
    days_left, number, least FROM compliance.upcoming WHERE rule = 'LOC-95' AND days_left BETWEEN 1 AND 30$$,
  format($$VALUES ('LOC-95', 'organisation', 13::bigint, 'organisation 13', 13::bigint, 'organisation 13', %L,
    'possible', %L::date, 30, NULL::numeric, NULL::numeric)$$, to_char(pg_temp.d(30), 'YYYY-MM'), pg_temp.d(30)),
  'what is to come has it, owed by nobody');
SELECT results_eq($$SELECT rule, mode, subject, subject_name, org_id, first_day, days_left, message_en, hint_en,
    magnitude, status FROM compliance.foreseen WHERE rule = 'LOC-95' AND days_left BETWEEN 1 AND 30$$,
  format($$VALUES ('LOC-95', 'reject', 13::bigint, 'organisation 13', 13::bigint, %L::date, 30,
    '"organisation 13" of "organisation 13" can from %1$s on', NULL, NULL::numeric, 'possible')$$, pg_temp.d(30)),
  'so has what time alone brings, as no violation');
SELECT is(count(*), 0::bigint, 'it is no violation') FROM partybuild.violations('LOC-95');
SELECT is(count(*), 0::bigint, 'nor a status of what is owed') FROM compliance.status WHERE rule = 'LOC-95';
SELECT partybuild.set_mode('LOC-95', 'off', 'order 2', 12);
SELECT is(pg_temp.waits(), '13:30 14:31 15:90', 'where the rule is off nobody waits');
SELECT partybuild.unset_mode(p.id) FROM partybuild.policy p WHERE p.rule = 'LOC-95';
SET ROLE partybuild_reader;
SELECT is(pg_temp.waits(), '12:0 13:30 14:31 15:90', 'a reader reads it');
SELECT throws_ok('SELECT partybuild.rebuild_coming()', '42501', NULL, 'and changes nothing');
RESET ROLE;

-- reminders: once, so many days before
CREATE FUNCTION pg_temp.reminded() RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', r.subject, r.status, r.due_on - partybuild.today(),
           r.payload ->> 'message_en' ~ 'can from', r.payload ->> 'period' = r.period), ', ' ORDER BY r.subject)
    FROM compliance.reminder r WHERE r.rule = 'LOC-95' $$;
SELECT is(partybuild.remind_of('LOC-95'), 2::bigint, 'two are reminded');
SELECT is(pg_temp.reminded(), '12 possible 0 t t, 13 possible 30 t t', 'of what they can do, and when');
SELECT is(partybuild.remind_of('LOC-95'), 0::bigint, 'once');
UPDATE public.waits SET first_day = pg_temp.d(30), n = (org_id <> 15)::int WHERE org_id > 13;
SELECT is((partybuild.job_work('remind', 'reminders')).problem,
  'LOC-95: organisation 15 "organisation 15": division by zero', 'of whom nothing can be said is named');
SELECT is(pg_temp.reminded(), '12 possible 0 t t, 13 possible 30 t t, 14 possible 30 t t, 16 possible 30 t t',
  'and the others are reminded');
UPDATE public.waits SET n = 1;

-- the rule with another code, and no more
SELECT partybuild.rename_rule('LOC-95', 'LOC-96');
SELECT is(string_agg(rule, ' ' ORDER BY subject), 'LOC-96 LOC-96 LOC-96 LOC-96 LOC-96', 'by another code')
  FROM compliance.possible WHERE rule ~ '^LOC';
SELECT is(count(*), 4::bigint, 'and its reminders') FROM compliance.reminder WHERE rule = 'LOC-96';
SELECT is(count(*), 0::bigint, 'nothing is made otherwise') FROM partybuild.made_otherwise();
SAVEPOINT later;
CREATE OR REPLACE VIEW party_rule.loc_95_coming AS
SELECT w.org_id AS subject, w.org_id, w.first_day, NULL::text AS label FROM public.waits w;
SELECT is(string_agg(part || ' ' || relation, ', '), 'LOC-96 party_rule.loc_95_coming',
  'a view that is replaced is told')
  FROM partybuild.made_otherwise();
ALTER VIEW party_rule.loc_95_coming OWNER TO regress_coming;
SET ROLE partybuild_reader;
SELECT is(string_agg(h.object || ': ' || h.problem, ', '),
  'LOC-96: party_rule.loc_95_coming is left out of compliance.possible: it, or what it is built upon, belongs to '
    'regress_coming', 'a view that cannot be taken any more is told')
  FROM partybuild.health() h WHERE h.kind = 'possible';
RESET ROLE;
SELECT partybuild.rebuild_coming();
SELECT is(count(*), 0::bigint, 'and read no more') FROM compliance.possible WHERE rule ~ '^LOC';
ROLLBACK TO later;
SELECT is(count(*), 5::bigint, 'as it was') FROM compliance.possible WHERE rule ~ '^LOC';
SELECT partybuild.retire_rule('LOC-96');
SELECT is(count(*), 0::bigint, 'a rule that is retired has nobody wait') FROM compliance.possible WHERE rule ~ '^LOC';
SELECT * FROM finish();
ROLLBACK;
