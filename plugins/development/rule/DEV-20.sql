-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-20',
  'Probation of a year from the meeting',
  '预备期一年自支部大会通过起',
  kind => 'structure', subject => 'member', mode => 'reject', view => 'dev_20_from_the_meeting',
  message_en => 'the membership of "{member}", admitted on {admitted}: {problem}',
  message_zh => '“{member}”（{admitted}入党）的党籍：{problem}',
  hint_en =>
    'Record the approval, and call party.admit_member() in the same transaction: the day of admission is that of the '
    'meeting. Who was admitted elsewhere comes with a letter (party.transfer_in; document of kind other).',
  hint_zh =>
    '登记上级批复，并在同一事务内调用 party.admit_member()：入党日期为支部大会通过之日。在外单位入党的，登记转入（party.transfer_in）'
    '及组织关系介绍信（文件类别 other）。',
  seed_ref => '二(四)2', source => '党章第七条');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no approved admission', '没有经上级批准的支部大会接收决定，也没有外单位转入的介绍信',
   'no meeting that admitted is on file with its approval, nor a letter from elsewhere', 'development'),
  ('admitted on another day', '接收的支部大会在{met}召开', 'the meeting that admitted was on {met}', 'development'),
  ('approval was withdrawn', '接收的批准已于{ended}撤销，党籍应当终止',
   'its approval was withdrawn on {ended}, with which the membership ends', 'development'),
  ('probation was cancelled', '预备党员资格已于{ended}批准取消，党籍应当终止',
   'the probation was cancelled with the approval of {ended}, with which the membership ends', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_20_from_the_meeting AS
SELECT h.id AS subject, coalesce(x.org_id, b.org_id) AS org_id, x.magnitude::numeric,
       jsonb_build_object('member', h.name, 'admitted', h.admitted_on, 'problem', x.problem, 'met', x.met, 'ended',
                          x.ended) AS args
  FROM party.member h
 CROSS JOIN LATERAL (
    SELECT y.org_id, y.magnitude, y.problem, y.met, y.ended
      FROM (
        SELECT NULL::bigint AS org_id, 4000000 AS magnitude, 'no approved admission' AS problem, NULL::date AS met,
               NULL::date AS ended
          FROM party_rule.dev_00_member n
         WHERE n.id = h.id
           AND NOT EXISTS (SELECT
                             FROM party_rule.dev_00_probation p
                            WHERE p.member_id = h.id
                              AND p.approved_on IS NOT NULL)
        UNION ALL
        -- the last that is approved, since development is recorded: counted from another day, or gone on without
        SELECT p.org_id, v.magnitude, v.problem, p.held_on, p.withdrawn_on
          FROM (SELECT q.org_id, q.held_on, q.withdrawn_on
                  FROM party_rule.dev_00_probation q
                 WHERE q.member_id = h.id
                   AND q.approved_on IS NOT NULL
                   AND q.held_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)
                 ORDER BY q.held_on DESC
                 LIMIT 1) p
         CROSS JOIN LATERAL (VALUES
            (abs(h.admitted_on - p.held_on), h.admitted_on <> p.held_on, 'admitted on another day'),
            (3900000, h.admitted_on IS NOT NULL AND p.withdrawn_on < coalesce(h.ended_on, 'infinity'),
             'approval was withdrawn')
         ) v (magnitude, wrong, problem)
         WHERE v.wrong
        UNION ALL
        SELECT c.org_id, 3800000, 'probation was cancelled', NULL, c.approved_on
          FROM party_rule.dev_00_conversion c
         WHERE c.member_id = h.id
           AND c.outcome = 'cancelled'
           AND c.withdrawn_on IS NULL
           AND c.approved_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)
           AND h.admitted_on IS NOT NULL
           AND c.approved_on < coalesce(h.ended_on, 'infinity')
      ) y
     ORDER BY y.magnitude DESC
     LIMIT 1
 ) x
  LEFT JOIN LATERAL (
    SELECT m.org_id FROM party.membership m WHERE m.member_id = h.id ORDER BY m.from_date DESC LIMIT 1
 ) b ON true;
SELECT partybuild.watch('DEV-20', 'party.member', 'id', ARRAY['admitted_on', 'ended_on']::name[], leaves => false);
SELECT partybuild.watch('DEV-20', 'party.applicant', 'member_id', '{}');
SELECT partybuild.watch('DEV-20', 'party.development_meeting', 'applicant_id', ARRAY['outcome', 'org_id',
  'held_on']::name[], kind => 'applicant', via => 'party.applicant', via_key => 'id', via_subject => 'member_id');
SELECT partybuild.watch('DEV-20', 'party.development_approval', 'meeting_id', ARRAY['approved', 'decided_on',
  'withdrawn_on']::name[], kind => 'development_meeting', through => 'party.development_meeting', through_key => 'id',
  through_subject => 'applicant_id', via => 'party.applicant', via_key => 'id', via_subject => 'member_id');
SELECT partybuild.watch('DEV-20', 'party.transfer_in', 'member_id', ARRAY['arrived_on', 'document_id']::name[],
  enters => false);
SELECT partybuild.watch('DEV-20', 'party.document', 'id', ARRAY['kind', 'dated_on']::name[], enters => false,
  kind => 'document', via => 'party.transfer_in', via_key => 'document_id', via_subject => 'member_id');
-- who has a letter, and was here before; of all others the branch is told only
SELECT partybuild.watch('DEV-20', 'party.membership', 'member_id', ARRAY['org_id', 'from_date']::name[],
  leaves => false, kind => 'member', via => 'party.transfer_in', via_key => 'member_id', via_subject => 'member_id');
SELECT partybuild.harmless('DEV-20', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
SELECT partybuild.harmless('DEV-20', 'party.applicant', ARRAY['id']::name[], 'its steps name it');
SELECT partybuild.harmless('DEV-20', 'party.development_meeting', ARRAY['kind']::name[],
  'what changes the kind of a meeting changes its outcome');
