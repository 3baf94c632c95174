-- compliance.cause: open findings by rule and cause, with whom or what they name.
\ir life.psql
SELECT no_plan();
CREATE TABLE public.loc_reading (org_id bigint, day date);
CREATE INDEX ON public.loc_reading (org_id, day);
CREATE VIEW party_rule.loc_reading_owed AS
  SELECT o.id AS subject, o.id AS org_id, o.active_on AS from_date, o.revoked_on AS to_date
    FROM party.organisation o WHERE o.id BETWEEN 11 AND 14;
CREATE VIEW party_rule.loc_reading_done AS
  SELECT r.org_id AS subject, r.day AS on_date, 'x'::text AS reference FROM public.loc_reading r;
SELECT partybuild.add_obligation('LOC-1', 'party_rule.loc_reading_owed', 'party_rule.loc_reading_done', 'quarter', 'x',
  'x', 'x', grace => 5);
SELECT pg_temp.unasked('LIF-06', $$ SELECT pg_temp.held(1, 11, 'theme_day', '2026-04-30'),
  pg_temp.held(2, 12, 'theme_day', '2026-05-01'), pg_temp.held(3, 13, 'theme_day', '2026-03-10') $$);
SELECT pg_temp.unasked('LIF-20', $$ SELECT pg_temp.held(100 + n, 11, 'study', date '2026-01-05' + n, '15:00')
  FROM generate_series(1, 10) n; UPDATE party.activity SET recorder_id = 12001 WHERE id > 100 $$);
SELECT pg_temp.unasked('LIF-22', $$ SELECT pg_temp.held(200 + n, 12, 'study', date '2026-01-05' + n, '15:00',
  attend => ARRAY(SELECT 12000 + m FROM generate_series(1, 5) m)) FROM generate_series(1, 12) n $$);
SELECT partybuild.audit_rule(r) FROM unnest('{LIF-06,LIF-20,LIF-22,LOC-1}'::text[]) r \g /dev/null
SELECT is(format('%s|%s|%s|%s', c.cause, c.findings, c.organisations, c.named), wanted, 'findings of ' || c.rule)
  FROM compliance.cause c
  JOIN (VALUES ('LIF-06', 'broken|3|3|organisation 11 2026-04-30 theme_day、organisation 12 2026-05-01 '
         'theme_day、organisation 13 2026-03-10 theme_day'),
       ('LIF-20', 'recorder not present|10|1|' || (
         SELECT string_agg('organisation 11 ' || date '2026-01-05' + n || ' study', '、')
           FROM generate_series(1, 10) n)),
       ('LOC-1', 'not on record|4|4|organisation 11、organisation 12、organisation 13、organisation 14'))
       v (rule, wanted)
    ON v.rule = c.rule
 ORDER BY c.rule, c.cause;
SELECT is(c.findings || ' ' || cardinality(string_to_array(c.named, '、')) || ' ' || left(c.who, 25), wanted,
          'of many the ten worst, with whom they name')
  FROM compliance.cause c
  JOIN (VALUES ('LIF-22', '12 10 member 12006、member 12007')) v (rule, wanted) ON v.rule = c.rule;
SELECT is((SELECT sum(c.findings) FROM compliance.cause c),
          (SELECT count(*) FROM party.finding f WHERE f.closed_on IS NULL)::numeric, 'each once');
SELECT is(c.message_zh, 'x：没有记录；4项，涉及4个组织：organisation 11、organisation 12、organisation 13、'
          'organisation 14', 'in Chinese')
  FROM compliance.cause c WHERE c.rule = 'LOC-1';
SELECT is(c.message_en, 'x: nothing that counts is on record; findings: 4, organisations: 4: organisation 11, '
          'organisation 12, organisation 13, organisation 14', 'in English')
  FROM compliance.cause c WHERE c.rule = 'LOC-1';
INSERT INTO public.loc_reading VALUES (11, '2026-02-01'), (11, '2026-05-01'), (11, '2026-08-01');
SELECT partybuild.set_param('LOC-1', 'least', 2, '2026-01-01', 'order 4') \g /dev/null
SELECT count(*) FROM partybuild.close_next('LOC-1') \g /dev/null
SELECT partybuild.audit_rule('LOC-1') \g /dev/null
SELECT is((SELECT string_agg(c.cause || ' ' || c.findings, ', ' ORDER BY c.cause) FROM compliance.cause c
            WHERE c.rule = 'LOC-1'), 'not enough 1, not on record 3',
          'less than is owed is apart from nothing');
SET ROLE partybuild_reader;
SELECT lives_ok('SELECT * FROM compliance.cause', 'readers read it');
RESET ROLE;
-- A filter on the rule reaches its findings, and no others are named.
CREATE FUNCTION pg_temp.planned(sql text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
  SET LOCAL enable_seqscan = off;
  RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || sql;
END $$;
SELECT ok(EXISTS (SELECT FROM pg_temp.planned($$SELECT * FROM compliance.cause WHERE rule = 'LIF-06'$$) x
                   WHERE x ~ 'Index Cond: \(rule = ''LIF-06'''), 'by index');
SELECT * FROM finish();
ROLLBACK;
