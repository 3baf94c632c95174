-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-07',
  'A year as an activist',
  '培养教育一年以上',
  kind => 'transition', subject => 'applicant', mode => 'reject', view => 'dev_07_a_year',
  message_en =>
    '"{applicant}" became a development object on {decided}, an activist since {since}: {earliest} is the first day '
    'on which that can be',
  message_zh => '“{applicant}”{since}确定为积极分子，{decided}即列为发展对象，最早应为{earliest}',
  hint_en => 'Correct the day, or decide again when the time is over.',
  hint_zh => '更正日期；培养教育期不足的，期满后再研究决定。',
  seed_ref => '二(四)2', source => '细则第十三条');
SELECT partybuild.ship_parameter('DEV-07', 'remind', 30, 'days', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DEV-07', 'years', 1, 'years', at_least => 0, at_most => 20);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_07_a_year AS
SELECT a.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'decided', x.decided_on, 'since', x.since, 'earliest',
                          x.earliest) AS args
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT o.decided_on, r.since, e.earliest, b.org_id, sum(e.earliest - o.decided_on) OVER () AS magnitude
      FROM party.development_decision o
     CROSS JOIN LATERAL (
        -- since the last such decision; without one stages are skipped (DEV-27)
        SELECT max(d.decided_on) AS since
          FROM party.development_decision d
         WHERE d.applicant_id = o.applicant_id
           AND d.kind = 'activist'
           AND d.decided_on <= o.decided_on
     ) r
     CROSS JOIN LATERAL (
        SELECT partybuild.years_after(r.since, (SELECT partybuild.param('DEV-07', 'years'))::integer) AS earliest
     ) e
      LEFT JOIN party.applicant_branch b ON b.applicant_id = o.applicant_id
        AND partybuild.in_force(b.from_date, b.to_date, o.decided_on)
     WHERE o.applicant_id = a.id
       AND o.kind = 'development_object'
       AND o.decided_on >= (SELECT c.recorded_from FROM party_rule.dev_00_record c)
       AND o.decided_on < e.earliest
     ORDER BY e.earliest - o.decided_on DESC, o.decided_on DESC
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-07', 'party.development_decision', 'applicant_id', ARRAY['kind', 'decided_on']::name[],
  leaves => false);
SELECT partybuild.harmless('DEV-07', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the message');
SELECT partybuild.harmless('DEV-07', 'party.applicant_branch', ARRAY['applicant_id', 'org_id', 'from_date',
  'to_date']::name[], 'says only whose policy applies');
SELECT partybuild.harmless('DEV-07', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
-- Who has not been decided on since, nor withdrawn. A file that is on its way is with no branch that could.
CREATE OR REPLACE VIEW party_rule.dev_07_coming AS
SELECT a.id AS subject, b.org_id,
       partybuild.years_after(s.since, (SELECT partybuild.param('DEV-07', 'years'))::integer) AS first_day,
       h.name AS label
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
  JOIN party_rule.dev_00_here b ON b.applicant_id = a.id
  JOIN party_rule.dev_00_round r ON r.applicant_id = a.id
 CROSS JOIN LATERAL (
    -- asked of who is no development object only; anew where the file was too long on its way (DEV-32)
    SELECT (SELECT max(t.since) FROM party_rule.dev_00_activist t WHERE t.applicant_id = a.id) AS since
     WHERE r.until IS NULL
    OFFSET 0
 ) s
 WHERE (h.ended_on IS NULL OR h.ended_on <= a.applied_on)
   AND NOT EXISTS (SELECT
                     FROM party.development_decision o
                    WHERE o.applicant_id = a.id
                      AND o.kind = 'development_object'
                      AND o.decided_on >= r.since);
COMMENT ON VIEW party_rule.dev_07_coming IS 'DEV-07 activists, and from when each can become a development object';
SELECT partybuild.set_coming('DEV-07', 'party_rule.dev_07_coming',
  '"{organisation}" can decide from {day} on that activist "{subject}" is a development object',
  '“{organisation}”自{day}起可以研究确定入党积极分子“{subject}”为发展对象');
