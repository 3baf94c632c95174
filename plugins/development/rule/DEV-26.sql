-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-26',
  'Length of membership',
  '党龄计算',
  kind => 'structure', subject => 'member', mode => 'reject', view => 'dev_26_length_of_membership',
  message_en => 'the membership of "{member}" counts from {confirmed}, but probation was over on {ends}',
  message_zh => '“{member}”的党龄自{confirmed}算起，而预备期满之日为{ends}',
  hint_en => 'It counts from the day on which probation ended, also when the meeting was later.',
  hint_zh => '党龄从预备期满之日算起，支部大会在后的也一样。',
  seed_ref => '二(四)2', source => '党章第七条');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_26_length_of_membership AS
SELECT h.id AS subject, c.org_id, abs(h.confirmed_on - c.ends)::numeric AS magnitude,
       jsonb_build_object('member', h.name, 'confirmed', h.confirmed_on, 'ends', c.ends) AS args
  FROM party.member h
 CROSS JOIN LATERAL (
    SELECT v.org_id, t.ends
      FROM party_rule.dev_00_conversion v
      JOIN party_rule.dev_00_term t ON t.applicant_id = v.applicant_id
     WHERE v.member_id = h.id
       AND v.outcome = 'full'
       AND v.approved_on IS NOT NULL
       AND v.held_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)
     ORDER BY v.held_on DESC
     LIMIT 1
 ) c
 WHERE h.confirmed_on <> c.ends;
-- A new member has no application yet: changes only.
SELECT partybuild.watch('DEV-26', 'party.member', 'id', ARRAY['admitted_on', 'confirmed_on']::name[],
  enters => false);
SELECT partybuild.watch('DEV-26', 'party.applicant', 'member_id', '{}', leaves => false);
SELECT partybuild.watch('DEV-26', 'party.development_meeting', 'applicant_id', ARRAY['outcome', 'org_id', 'held_on',
  'extension_months']::name[], kind => 'applicant', via => 'party.applicant', via_key => 'id',
  via_subject => 'member_id');
SELECT partybuild.watch('DEV-26', 'party.development_approval', 'meeting_id', ARRAY['approved']::name[],
  kind => 'development_meeting', through => 'party.development_meeting', through_key => 'id',
  through_subject => 'applicant_id', via => 'party.applicant', via_key => 'id', via_subject => 'member_id');
SELECT partybuild.harmless('DEV-26', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
SELECT partybuild.harmless('DEV-26', 'party.applicant', ARRAY['id']::name[], 'its steps name it');
SELECT partybuild.harmless('DEV-26', 'party.development_approval', ARRAY['decided_on']::name[], 'there always is one');
SELECT partybuild.harmless('DEV-26', 'party.development_meeting', ARRAY['kind']::name[],
  'what changes the kind of a meeting changes its outcome');
