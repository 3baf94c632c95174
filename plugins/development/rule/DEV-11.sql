-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-11',
  'Training of 3 days or 24 hours',
  '集中培训3天或24学时',
  kind => 'record', subject => 'applicant', mode => 'reject', view => 'dev_11_training',
  message_en =>
    'the branch met on the admission of "{applicant}" on {held} after {days} days and {hours} hours of training; '
    '{min_days} days or {min_hours} hours are required',
  message_zh =>
    '{held}召开接收“{applicant}”的支部大会，此前集中培训{days}天、{hours}学时，应不少于{min_days}天或{min_hours}学时',
  hint_en => 'Complete the training before the meeting, or name the superior''s approval that excuses from it.',
  hint_zh => '在支部大会前补足集中培训；特殊情况登记上级批准（exemption_document_id）。',
  seed_ref => '二(四)2', source => '细则第十七条');
SELECT partybuild.ship_parameter('DEV-11', 'days', 3, 'days', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DEV-11', 'hours', 24, 'hours', at_least => 0, at_most => 8784);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_11_training AS
SELECT a.id AS subject, x.org_id, x.magnitude,
       jsonb_build_object('applicant', h.name, 'held', x.held_on, 'days', trim_scale(x.days), 'hours',
         trim_scale(x.hours), 'min_days', (SELECT partybuild.param('DEV-11', 'days')), 'min_hours',
         (SELECT partybuild.param('DEV-11', 'hours'))) AS args
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT m.org_id, m.held_on, t.days, t.hours, sum(w.missing) OVER () AS magnitude
      FROM party_rule.dev_00_admission m
     CROSS JOIN LATERAL (
        SELECT coalesce(sum(c.days), 0) AS days, coalesce(sum(c.hours), 0) AS hours,
               coalesce(bool_or(c.excused), false) AS excused
          FROM (SELECT -- no more days than there are
                       least(p.days, p.last_date - p.from_date + 1) AS days, p.hours,
                       EXISTS (SELECT
                                 FROM party.document d
                                 JOIN party.subordination s ON s.org_id = m.org_id AND s.parent_id = d.issuer_id
                                   AND partybuild.in_force(s.from_date, s.to_date, d.dated_on)
                                WHERE d.id = p.exemption_document_id
                                  AND d.kind = 'approval'
                                  AND d.dated_on < m.held_on) AS excused
                  FROM party.applicant_training p
                 WHERE p.applicant_id = m.applicant_id
                   AND p.from_date >= m.since
                   AND p.last_date < m.held_on) c
     ) t
     CROSS JOIN LATERAL (
        -- by whichever is nearer
        SELECT least((SELECT partybuild.param('DEV-11', 'days')) - t.days,
                     (SELECT partybuild.param('DEV-11', 'hours')) - t.hours) AS missing
     ) w
     WHERE m.applicant_id = a.id
       AND w.missing > 0
       AND NOT t.excused
     ORDER BY w.missing DESC, m.held_on DESC
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-11', 'party.applicant_training', 'applicant_id', ARRAY['from_date', 'last_date', 'days',
  'hours', 'exemption_document_id']::name[], enters => false);
SELECT partybuild.watch('DEV-11', 'party.development_meeting', 'applicant_id', ARRAY['kind', 'org_id',
  'held_on']::name[], leaves => false);
SELECT partybuild.watch('DEV-11', 'party.development_decision', 'applicant_id', ARRAY['kind', 'decided_on']::name[],
  leaves => false);
SELECT partybuild.watch('DEV-11', 'party.document', 'id', ARRAY['kind', 'dated_on', 'issuer_id']::name[],
  enters => false, kind => 'document', via => 'party.applicant_training', via_key => 'exemption_document_id',
  via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-11', 'party.subordination', 'org_id', ARRAY['parent_id', 'from_date', 'to_date']::name[],
  enters => false, kind => 'organisation', via => 'party.development_meeting', via_key => 'org_id',
  via_subject => 'applicant_id');
SELECT partybuild.harmless('DEV-11', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the message');
SELECT partybuild.harmless('DEV-11', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
