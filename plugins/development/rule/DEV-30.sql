-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-30',
  'Dates in order',
  '材料日期先后合理',
  kind => 'structure', subject => 'applicant', mode => 'reject', view => 'dev_30_dates_in_order',
  message_en => 'the file of "{applicant}": {problem}',
  message_zh => '“{applicant}”的入党材料：{problem}',
  hint_en => 'Correct the day that is wrong; partybuild.next_steps() lists all of the file.',
  hint_zh => '更正有误的日期；partybuild.next_steps() 列出全部材料。',
  seed_ref => '二(四)2', source => '细则');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('dated too early', '{step}（{day}）早于{other}（{other_day}）',
   '{step} is dated {day}, and {other}, which it needs before it, {other_day}', 'development'),
  ('dated in the future', '{step}的日期{day}在今天之后', '{step} is dated {day}, a day to come', 'development');

-- at deploy()
-- A file that is late is not in disorder: what is missing is for the rules that ask for it, and what comes too soon
-- after another for those that set the time.
CREATE OR REPLACE VIEW party_rule.dev_30_dates_in_order AS
SELECT a.id AS subject, a.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'problem', x.first ->> 'problem', 'step', x.first ->> 'step',
                          'day', x.first ->> 'day', 'other', x.first ->> 'other', 'other_day', x.first ->> 'other_day')
         AS args
  FROM party_rule.dev_00_applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT sum(y.days) AS magnitude,
           (array_agg(jsonb_build_object('problem', y.problem, 'step', 'step ' || y.step, 'day', y.day,
                                         'other', 'step ' || y.other, 'other_day', y.other_day)
                      ORDER BY y.day, y.nth))[1] AS first
      FROM (
        SELECT w.nth, w.step, w.done_on AS day, w.other, w.other_on AS other_day,
               CASE w.state WHEN 'before' THEN 'dated too early' ELSE 'dated in the future' END AS problem,
               CASE w.state WHEN 'before' THEN w.other_on - w.done_on + 1
                            ELSE least(w.done_on, (SELECT partybuild.today()) + 36525) - (SELECT partybuild.today()) END
                 AS days
          FROM party_rule.dev_00_file f
         CROSS JOIN LATERAL partybuild.development_way(f.steps, f.days, f.complete) w
         WHERE f.subject = a.id
           AND w.state IN ('before', 'in the future')
      ) y
     -- what is older than the record is as it was found
     WHERE greatest(y.day, y.other_day) >= a.recorded_from
 ) x
 WHERE x.magnitude IS NOT NULL;
SELECT partybuild.watch('DEV-30', 'party.applicant', 'id', ARRAY['member_id', 'applied_on']::name[], leaves => false);
SELECT partybuild.watch('DEV-30', 'party.applicant_branch', 'applicant_id', ARRAY['org_id', 'from_date',
  'to_date']::name[]);
SELECT partybuild.watch('DEV-30', 'party.subordination', 'org_id', ARRAY['parent_id', 'from_date', 'to_date']::name[],
  kind => 'organisation', via => 'party.applicant_branch', via_key => 'org_id', via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-30', 'party.development_decision', 'applicant_id', ARRAY['kind', 'decided_on',
  'filing_document_id']::name[]);
SELECT partybuild.watch('DEV-30', 'party.document', 'id', ARRAY['kind', 'dated_on', 'issuer_id',
  'addressee_id']::name[], enters => false, kind => 'document', via => 'party.development_decision',
  via_key => 'filing_document_id', via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-30', 'party.development_meeting', 'applicant_id', ARRAY['outcome', 'held_on']::name[]);
SELECT partybuild.watch('DEV-30', 'party.development_approval', 'meeting_id', ARRAY['approved', 'decided_on',
  'withdrawn_on']::name[], kind => 'development_meeting', via => 'party.development_meeting', via_key => 'id',
  via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-30', 'party.member', 'id', ARRAY['ended_on']::name[],
  leaves => false, kind => 'member', via => 'party.applicant', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.watch('DEV-30', 'party.admission_notice', 'applicant_id', ARRAY['from_date', 'last_date']::name[]);
SELECT partybuild.watch('DEV-30', 'party.objection', 'notice_id', ARRAY['settled_on']::name[],
  kind => 'admission_notice', via => 'party.admission_notice', via_key => 'id', via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-30', t.name, 'applicant_id', t.columns)
  FROM (VALUES ('party.applicant_talk'::regclass, '{kind,held_on}'::name[]), ('party.recommendation', '{made_on}'),
               ('party.training_contact', '{from_date}'), ('party.applicant_review', '{kind,reviewed_on}'),
               ('party.opinion', '{source,heard_on}'), ('party.introducer', '{member_id,named_on}'),
               ('party.political_review', '{concluded_on,passed}'),
               ('party.applicant_training', '{last_date,days,hours,exemption_document_id}'),
               ('party.examination', '{kind,examined_on,passed}'),
               ('party.conversion_application', '{dated_on}')) t (name, columns);
-- there is one: without it nothing else is dated too early
SELECT partybuild.watch('DEV-30', 'party.oath', 'applicant_id', ARRAY['taken_on']::name[], leaves => false);
SELECT partybuild.harmless('DEV-30', 'party.development_meeting', ARRAY['kind']::name[],
  'what changes the kind of a meeting changes its outcome');
SELECT partybuild.harmless('DEV-30', 'party.development_meeting', ARRAY['extension_months']::name[],
  'the end of a probation comes by itself: what is before it is too soon for rules of its own');
SELECT partybuild.harmless('DEV-30', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
