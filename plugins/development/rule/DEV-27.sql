-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-27',
  'Stages in order',
  '阶段顺序',
  kind => 'transition', subject => 'applicant', mode => 'reject', view => 'dev_27_stages_in_order',
  message_en => '{step} of "{applicant}" on {day}: {problem}',
  message_zh => '“{applicant}”{day}的{step}：{problem}',
  hint_en => 'partybuild.next_steps() says what the next stage needs; party.admit_member() and party.confirm_member() '
    'record a membership that is approved.',
  hint_zh => '用 partybuild.next_steps() 查看下一阶段所需手续；已获批准的，用 party.admit_member()、'
    'party.confirm_member() 登记党籍。',
  seed_ref => '二(四)2', source => '细则');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no way from that stage', '当时所处阶段不能进入该步骤', 'there is no way to it from the stage of that day',
   'development'),
  ('approved but no member', '已批准，但没有一并登记为预备党员',
   'it is approved, but the probationary membership is not recorded with it', 'development'),
  ('approved but not full', '已批准，但没有一并登记为正式党员',
   'it is approved, but the full membership is not recorded with it', 'development');

-- at deploy()
-- Two that each record one step of a file are judged one after the other, since both touch its applicant.
CREATE OR REPLACE VIEW party_rule.dev_27_stages_in_order AS
SELECT a.id AS subject, a.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'step', 'step ' || x.step, 'day', x.day, 'problem', x.problem) AS args
  FROM party_rule.dev_00_applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT count(*) AS magnitude, (array_agg(y.step ORDER BY y.day, y.step))[1] AS step, min(y.day) AS day,
           (array_agg(y.problem ORDER BY y.day, y.step))[1] AS problem
      FROM (
        SELECT w.step, w.done_on AS day, 'no way from that stage' AS problem
          FROM (SELECT array_agg(t.step) AS steps, array_agg(t.on_date) AS days, array_agg(t.complete) AS complete
                  FROM party_rule.dev_00_turn t
                 WHERE t.subject = a.id) f
         CROSS JOIN LATERAL partybuild.development_way(f.steps, f.days, f.complete) w
         WHERE w.state = 'out of order'
        UNION ALL
        -- what leads to a membership is recorded with it; of which day and status other rules say (DEV-20, DEV-23);
        -- what is not approved has no day
        SELECT 'approval', p.approved_on, 'approved but no member'
          FROM party_rule.dev_00_probation p
         WHERE p.applicant_id = a.id
           AND p.withdrawn_on IS NULL
           AND h.admitted_on IS NULL
        UNION ALL
        SELECT 'conversion_approval', c.approved_on, 'approved but not full'
          FROM party_rule.dev_00_conversion c
         WHERE c.applicant_id = a.id
           AND c.outcome = 'full'
           AND c.withdrawn_on IS NULL
           AND h.ended_on IS NULL
           AND (h.confirmed_on IS NULL
             OR NOT EXISTS (SELECT FROM party.membership m
                             WHERE m.member_id = a.member_id AND m.status <> 'probationary'))
      ) y
     WHERE y.day >= a.recorded_from
 ) x
 WHERE x.magnitude > 0;
SELECT partybuild.watch('DEV-27', 'party.applicant', 'id', ARRAY['member_id', 'applied_on']::name[], leaves => false);
SELECT partybuild.watch('DEV-27', 'party.development_decision', 'applicant_id', ARRAY['kind', 'decided_on']::name[]);
SELECT partybuild.watch('DEV-27', 'party.development_meeting', 'applicant_id', ARRAY['outcome', 'held_on']::name[]);
SELECT partybuild.watch('DEV-27', 'party.development_approval', 'meeting_id', ARRAY['approved', 'decided_on',
  'withdrawn_on']::name[], kind => 'development_meeting', via => 'party.development_meeting', via_key => 'id',
  via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-27', 'party.member', 'id', ARRAY['admitted_on', 'confirmed_on', 'ended_on']::name[],
  leaves => false, kind => 'member', via => 'party.applicant', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.watch('DEV-27', 'party.membership', 'member_id', ARRAY['status']::name[],
  enters => false, kind => 'member', via => 'party.applicant', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.harmless('DEV-27', 'party.applicant_branch', ARRAY['applicant_id', 'org_id', 'from_date']::name[],
  'says only whose policy applies');
SELECT partybuild.harmless('DEV-27', 'party.development_meeting', ARRAY['kind']::name[],
  'what changes the kind of a meeting changes its outcome');
SELECT partybuild.harmless('DEV-27', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
