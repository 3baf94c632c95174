-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-16',
  'One by one',
  '逐个讨论表决',
  kind => 'structure', subject => 'applicant', mode => 'reject', view => 'dev_16_one_by_one',
  fixed => 'unique constraint DEV-16 on party.development_meeting: no ballot is for two',
  message_en => 'the branch cannot have voted on "{applicant}" on {held}: {problem}',
  message_zh => '{held}的支部大会没有对“{applicant}”单独表决的记录：{problem}',
  hint_en => 'Discuss and vote on each applicant by himself or herself at a general meeting, and record the ballot.',
  hint_zh => '在支部大会上对每名申请人逐个讨论、逐个表决，并登记表决情况。',
  seed_ref => '二(四)2', source => '细则');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no ballot of its own', '未登记单独的表决', 'there is no ballot of its own', 'development'),
  ('not that meeting', '所引活动不是该支部当日召开的党员大会',
   'the activity that it names is no general meeting of the branch on that day', 'development');

-- at deploy()
-- A ballot for two is held off by the constraint; here are meetings that have none, or name another activity.
CREATE OR REPLACE VIEW party_rule.dev_16_one_by_one AS
SELECT a.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'held', x.held_on, 'problem', x.problem) AS args
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT m.org_id, m.held_on, count(*) OVER () AS magnitude,
           CASE WHEN m.ballot_id IS NULL THEN 'no ballot of its own' ELSE 'not that meeting' END AS problem
      FROM party.development_meeting m
     WHERE m.applicant_id = a.id
       AND m.held_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)
       AND (m.ballot_id IS NULL
         OR m.activity_id IS NOT NULL
        AND NOT EXISTS (SELECT
                          FROM party_rule.dev_00_meeting t
                         WHERE t.activity_id = m.activity_id
                           AND t.org_id = m.org_id
                           AND t.held_on = m.held_on
                           AND t.kind = 'general_meeting'))
     ORDER BY m.held_on DESC
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-16', 'party.development_meeting', 'applicant_id', ARRAY['org_id', 'held_on',
  'ballot_id', 'activity_id']::name[], leaves => false);
SELECT partybuild.watch('DEV-16', 'party.activity', 'id', ARRAY['org_id', 'kind', 'status', 'held_on']::name[],
  enters => false, kind => 'activity', via => 'party.development_meeting', via_key => 'activity_id',
  via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-16', 'party.activity', 'supersedes_id', ARRAY['status', 'held_on']::name[],
  kind => 'activity', through => 'party_rule.lif_00_before', through_key => 'subject', through_subject => 'version_id',
  via => 'party.development_meeting', via_key => 'activity_id', via_subject => 'applicant_id');
SELECT partybuild.harmless('DEV-16', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the message');
SELECT partybuild.harmless('DEV-16', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
