-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-17',
  'Talk before approval',
  '审批前谈话',
  kind => 'record', subject => 'applicant', mode => 'reject', view => 'dev_17_talk',
  message_en => 'the admission of "{applicant}" was approved on {decided}: {problem}',
  message_zh => '“{applicant}”入党于{decided}获批准：{problem}',
  hint_en =>
    'After the meeting a member of the superior committee, or its organiser (organiser), talks with the applicant, '
    'before it decides.',
  hint_zh => '支部大会后、审批前，由上级党委委员或组织员（organiser）同申请人谈话并登记。',
  seed_ref => '二(四)2', source => '细则');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no talk before the approval', '支部大会后至审批前没有谈话', 'nobody talked with the applicant between meeting and approval',
   'development'),
  ('not by the superior', '谈话人不是上级党委委员或组织员',
   'the talk was by nobody of the committee that approved, nor by its organiser', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_17_talk AS
SELECT a.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'decided', x.decided_on, 'problem',
         CASE WHEN x.talked THEN 'not by the superior' ELSE 'no talk before the approval' END) AS args
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT m.org_id, v.decided_on, t.talked, sum(2 - t.talked::integer) OVER () AS magnitude
      FROM party.development_meeting m
      JOIN party.development_approval v ON v.meeting_id = m.id
     CROSS JOIN LATERAL (
        SELECT count(*) > 0 AS talked,
               coalesce(bool_or(t.organiser OR EXISTS (
                   SELECT
                     FROM party.post p
                    WHERE p.member_id = t.talker_id
                      AND p.org_id = v.org_id
                      AND partybuild.in_force(p.from_date, p.to_date, t.held_on))), false) AS by_superior
          FROM party.applicant_talk t
         WHERE t.applicant_id = m.applicant_id
           AND t.kind = 'approval'
           AND t.held_on BETWEEN m.held_on AND v.decided_on
     ) t
     WHERE m.applicant_id = a.id
       AND m.kind = 'admission'
       AND v.approved
       AND v.decided_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)
       AND NOT t.by_superior
     ORDER BY t.talked, v.decided_on DESC
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-17', 'party.applicant_talk', 'applicant_id', ARRAY['kind', 'talker_id', 'held_on',
  'organiser']::name[], enters => false);
SELECT partybuild.watch('DEV-17', 'party.development_meeting', 'applicant_id', ARRAY['kind', 'org_id',
  'held_on']::name[], leaves => false);
SELECT partybuild.watch('DEV-17', 'party.development_approval', 'meeting_id', ARRAY['org_id', 'decided_on',
  'approved']::name[], leaves => false, kind => 'development_meeting', via => 'party.development_meeting',
  via_key => 'id', via_subject => 'applicant_id');
-- Who was in office on the day of the talk.
SELECT partybuild.watch('DEV-17', 'party.post', 'member_id', ARRAY['org_id', 'from_date', 'to_date']::name[],
  enters => false, kind => 'member', via => 'party.applicant_talk', via_key => 'talker_id',
  via_subject => 'applicant_id', via_day => 'held_on');
SELECT partybuild.harmless('DEV-17', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the message');
SELECT partybuild.harmless('DEV-17', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
