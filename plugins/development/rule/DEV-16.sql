-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-16',
  'One by one',
  '逐个讨论表决',
  kind => 'structure', subject => 'applicant', mode => 'reject', view => 'dev_16_one_by_one',
  fixed => 'unique constraint DEV-16 on party.development_meeting: no ballot is for two',
  message_en => 'there is no ballot of its own for "{applicant}" of the meeting on {held}',
  message_zh => '{held}的支部大会没有对“{applicant}”单独表决的记录',
  hint_en => 'Discuss and vote on each applicant by himself or herself, and record the ballot.',
  hint_zh => '对每名申请人逐个讨论、逐个表决，并登记表决情况。',
  seed_ref => '二(四)2', source => '细则');

-- at deploy()
-- A ballot for two is held off by the constraint; here are meetings that have none.
CREATE OR REPLACE VIEW party_rule.dev_16_one_by_one AS
SELECT a.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'held', x.held_on) AS args
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT m.org_id, m.held_on, count(*) OVER () AS magnitude
      FROM party.development_meeting m
     WHERE m.applicant_id = a.id
       AND m.ballot_id IS NULL
       AND m.held_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)
     ORDER BY m.held_on DESC
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-16', 'party.development_meeting', 'applicant_id', ARRAY['org_id', 'held_on',
  'ballot_id']::name[], leaves => false);
SELECT partybuild.harmless('DEV-16', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the message');
SELECT partybuild.harmless('DEV-16', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
