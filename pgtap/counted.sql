-- What is held on a day is a finding if the rule was not off on that day, whenever it is audited or warned of.
\ir life.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.audited(rule text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  a record;
BEGIN
  SELECT * INTO a FROM partybuild.audit_rule(rule);
  RETURN format('+%s -%s: ', a.opened, a.closed) || coalesce((
    SELECT string_agg(f.subject::text, ' ' ORDER BY f.subject)
      FROM party.finding f
     WHERE f.rule = audited.rule AND f.closed_on IS NULL), 'none');
END $$;
-- No meeting has decided a theme (LIF-06).
SELECT pg_temp.unasked('LIF-06', $$ SELECT pg_temp.held(1, 11, 'theme_day', '2026-04-30'),
  pg_temp.held(2, 11, 'theme_day', '2026-05-01'), pg_temp.held(3, 12, 'theme_day', '2026-03-10') $$);
SELECT is(pg_temp.audited('LIF-06'), '+3 -0: 1 2 3', 'the rule has always been in force');
SELECT partybuild.set_mode('LIF-06', 'off', 'order 1', NULL, '-infinity', '2026-05-01');
SELECT is(pg_temp.audited('LIF-06'), '+0 -2: 2', 'and was off until a day: what was held before is no finding');
SELECT is(pg_temp.audited('LIF-06'), '+0 -0: 2', 'nor the next time');
SELECT partybuild.set_mode('LIF-06', 'reject', 'order 2', 12, '-infinity', '2026-05-01');
SELECT is(pg_temp.audited('LIF-06'), '+1 -0: 2 3', 'but in an organisation that has a mode of its own');
SELECT partybuild.set_mode('LIF-06', 'off', 'order 3');
SELECT is(pg_temp.audited('LIF-06'), '+0 -2: none', 'off today is off');
SELECT partybuild.set_mode('LIF-06', 'warn', 'order 4');
SELECT is(pg_temp.audited('LIF-06'), '+2 -0: 2 3', 'and in force again');
SELECT pg_temp.warns('LIF-06', 4, $$ SELECT pg_temp.held(4, 11, 'theme_day', '2026-05-02', '14:00') $$,
  'a finding at commit');
SELECT ok(NOT pg_temp.warned('LIF-06', 4, $$ SELECT pg_temp.held(4, 11, 'theme_day', '2026-04-30', '14:00') $$),
  'and none of the day before');
SELECT pg_temp.warns('LIF-06', 4, $$ SELECT pg_temp.held(4, 12, 'theme_day', '2026-04-30', '14:00') $$,
  'where the organisation has a mode of its own');
SELECT partybuild.set_mode('LIF-06', 'trial', 'order 5');
SELECT ok(NOT pg_temp.warned('LIF-06', 4, $$ SELECT pg_temp.held(4, 11, 'theme_day', '2026-04-30', '14:00') $$),
  'nor of a trial');
-- It is still judged: who writes it is refused.
SELECT partybuild.set_mode('LIF-06', 'reject', 'order 6');
SELECT pg_temp.refuses('LIF-06', $$ SELECT pg_temp.held(4, 11, 'theme_day', '2026-04-30', '14:00') $$,
  'what is written now');
-- What is held on no day goes by today.
SELECT is(partybuild.held_in('LIF-06')::text, 'party.activity', 'activities are held');
SELECT is(partybuild.held_in('ELE-21')::text, 'party.election', 'elections');
SELECT is(partybuild.held_in(r)::text, NULL, r || ' is about nothing that is held')
  FROM unnest('{ORG-01,POS-03,LIF-01,VEN-03,XXX-1}'::text[]) r;
SELECT partybuild.set_mode('ORG-02', 'off', 'order 7', from_date => '-infinity', to_date => '2026-05-01');
SELECT pg_temp.unasked('ORG-02', $$ SELECT pg_temp.join_branch(13, 60) $$);
SELECT is(pg_temp.audited('ORG-02'), '+1 -0: 13', 'an organisation is not held');
SELECT * FROM finish();
ROLLBACK;
