-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-12',
  'Public notice of 5 working days',
  '公示不少于5个工作日',
  kind => 'record', subject => 'applicant', mode => 'reject', view => 'dev_12_notice',
  message_en => 'the branch met on the admission of "{applicant}" on {held}: {problems}',
  message_zh => '{held}召开接收“{applicant}”的支部大会：{problems}',
  hint_en =>
    'The notice covers five full working days by the calendar and is over before the meeting; objections are settled '
    'by then.',
  hint_zh => '公示期应满五个工作日（以国务院放假安排为准），在支部大会前结束；异议应在此前查清。',
  seed_ref => '二(四)2', source => '公示制度');
SELECT partybuild.ship_parameter('DEV-12', 'days', 5, 'working days', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DEV-12', 'remind', 14, 'days', at_least => 0, at_most => 366);
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no notice before', '此前没有公示', 'there was no public notice before it', 'development'),
  ('notice too short', '公示自{from}至{last}只有{count}个工作日，应不少于{min}个',
   'the notice from {from} to {last} covers {count} working days, {min} are required', 'development'),
  ('notice not over', '公示至{last}，尚未结束', 'the notice, to {last}, was not over before it', 'development'),
  ('objections not settled', '公示期间的异议有{objections}件尚未查清', '{objections} objections were not settled',
   'development');

-- at deploy()
-- A year without an arrangement of holidays is an error (22008), not a guess.
CREATE OR REPLACE VIEW party_rule.dev_12_notice AS
SELECT a.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'held', x.held_on, 'problems', x.problems, 'from', x.from_date, 'last',
                          x.last_date, 'count', x.working, 'objections', x.objections,
                          'min', (SELECT partybuild.param('DEV-12', 'days'))) AS args
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT m.org_id, m.held_on, n.from_date, n.last_date, w.working, w.objections, p.problems,
           sum(p.wrong) OVER () AS magnitude
      FROM party_rule.dev_00_admission m
      LEFT JOIN LATERAL (
        -- the last one counts
        SELECT c.from_date, c.last_date
          FROM party.admission_notice c
         WHERE c.applicant_id = m.applicant_id
           AND c.from_date >= m.since
           AND c.from_date <= m.held_on
         ORDER BY c.from_date DESC, c.last_date DESC
         LIMIT 1
      ) n ON true
     CROSS JOIN LATERAL (
        SELECT partybuild.working_days(n.from_date, least(n.last_date, m.held_on - 1)) AS working,
               (SELECT count(*)
                  FROM party.admission_notice c
                  JOIN party.objection o ON o.notice_id = c.id
                 WHERE c.applicant_id = m.applicant_id
                   AND c.from_date >= m.since
                   AND o.raised_on <= m.held_on
                   AND (o.settled_on IS NULL OR o.settled_on > m.held_on)) AS objections
        OFFSET 0
     ) w
     CROSS JOIN LATERAL (
        SELECT array_remove(ARRAY[
                 CASE WHEN n.from_date IS NULL THEN 'no notice before' END,
                 CASE WHEN w.working < (SELECT partybuild.param('DEV-12', 'days')) THEN 'notice too short' END,
                 CASE WHEN n.last_date >= m.held_on THEN 'notice not over' END,
                 CASE WHEN w.objections > 0 THEN 'objections not settled' END], NULL) AS problems,
               -- days that are lacking; none at all is worse than one that covers none
               greatest((SELECT partybuild.param('DEV-12', 'days')) - coalesce(w.working, -1), 0)
                 + coalesce((n.last_date >= m.held_on)::integer, 0) + w.objections AS wrong
     ) p
     WHERE m.applicant_id = a.id
       AND cardinality(p.problems) > 0
     ORDER BY p.wrong DESC, m.held_on DESC
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-12', 'party.admission_notice', 'applicant_id', ARRAY['from_date', 'last_date']::name[]);
SELECT partybuild.watch('DEV-12', 'party.objection', 'notice_id', ARRAY['raised_on', 'settled_on']::name[],
  leaves => false, kind => 'admission_notice', via => 'party.admission_notice', via_key => 'id',
  via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-12', 'party.development_meeting', 'applicant_id', ARRAY['kind', 'org_id',
  'held_on']::name[], leaves => false);
SELECT partybuild.watch('DEV-12', 'party.development_decision', 'applicant_id', ARRAY['kind', 'decided_on']::name[],
  leaves => false);
SELECT partybuild.harmless('DEV-12', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the message');
SELECT partybuild.harmless('DEV-12', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
-- The last notice of who is on the way still, unless it is known by now that it will not do.
CREATE OR REPLACE VIEW party_rule.dev_12_coming AS
SELECT n.applicant_id AS subject, b.org_id, n.last_date + 1 AS first_day, h.name AS label
  FROM party_rule.dev_00_notice n
  JOIN party_rule.dev_00_here b ON b.applicant_id = n.applicant_id
  JOIN party.applicant a ON a.id = n.applicant_id
  JOIN party.member h ON h.id = a.member_id
  JOIN party_rule.dev_00_round r ON r.applicant_id = n.applicant_id
    AND r.since <= n.from_date
    AND r.until IS NULL
 -- asked of whose day is to come only
 CROSS JOIN LATERAL (SELECT WHERE n.complete OFFSET 0) x
 WHERE (h.ended_on IS NULL OR h.ended_on <= a.applied_on)
   AND NOT EXISTS (SELECT
                     FROM party.admission_notice c
                    WHERE c.applicant_id = n.applicant_id
                      AND (c.from_date, c.last_date) > (n.from_date, n.last_date));
COMMENT ON VIEW party_rule.dev_12_coming IS
  'DEV-12 applicants whose notice is long enough, and from when the branch can meet on their admission';
SELECT partybuild.set_coming('DEV-12', 'party_rule.dev_12_coming',
  'the public notice of "{subject}" is over: "{organisation}" can meet on the admission from {day} on',
  '“{subject}”公示期满，“{organisation}”自{day}起可以召开接收预备党员的支部大会');
