-- A file step by step, as an inspector would go through it (stage.c).
CREATE OR REPLACE VIEW compliance.development_file AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, f.subject AS applicant_id, a.member_id,
       h.name AS person, a.org_id, o.name AS organisation, w.nth, w.step, s.zh AS step_zh, s.en AS step_en, w.rule,
       CASE WHEN w.done_on < a.recorded_from AND w.state IN ('out of order', 'without', 'incomplete', 'too soon')
              OR w.latest < a.recorded_from AND w.state = 'late'
            THEN 'not recorded' ELSE w.state END AS state,
       w.done_on, w.stage, w.earliest, w.latest,
       partybuild.fill_message(p.zh, x.args, true) AS problem_zh,
       partybuild.fill_message(p.en, x.args, false) AS problem_en
  FROM party_rule.dev_00_file f
  JOIN party_rule.dev_00_applicant a ON a.id = f.subject
  JOIN party.member h ON h.id = a.member_id
  LEFT JOIN party.organisation o ON o.id = a.org_id
 CROSS JOIN LATERAL partybuild.development_way(f.steps, f.days, f.complete) w
  JOIN partybuild.development_step s ON s.name = w.step
 CROSS JOIN LATERAL (
    SELECT jsonb_build_object('other', 'step ' || w.other, 'other_day', w.other_on, 'earliest', w.earliest) AS args
 ) x
  LEFT JOIN partybuild.term p ON p.name = 'file ' || w.state
UNION ALL
-- what no dates show: the open findings of an application, and of the member who came of it
SELECT (SELECT c.registry FROM compliance.court c), a.id, a.member_id, h.name, v.org_id, v.organisation, NULL, NULL,
       NULL, NULL, v.rule, 'violation', NULL, NULL, NULL, NULL, v.message_zh, v.message_en
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN (VALUES ('applicant'), ('member')) k (kind)
  JOIN compliance.violation v ON v.area = 'DEV' AND v.subject_kind = k.kind
   AND v.subject = CASE k.kind WHEN 'applicant' THEN a.id ELSE a.member_id END;
COMMENT ON VIEW compliance.development_file IS
  'files of applicants step by step: what is done, what is wrong with it, and what is missing for the next stage '
  '(DEV-27, DEV-29, DEV-30)';
COMMENT ON COLUMN compliance.development_file.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.development_file.applicant_id IS 'number of the application';
COMMENT ON COLUMN compliance.development_file.member_id IS 'number of the person';
COMMENT ON COLUMN compliance.development_file.person IS 'name of the person';
COMMENT ON COLUMN compliance.development_file.org_id IS 'number of the branch that has the file, or had it last';
COMMENT ON COLUMN compliance.development_file.organisation IS 'name of that branch';
COMMENT ON COLUMN compliance.development_file.nth IS 'place of the step in a file that is in order';
COMMENT ON COLUMN compliance.development_file.step IS 'the step: partybuild.development_step.name';
COMMENT ON COLUMN compliance.development_file.step_zh IS 'what it is called in Chinese';
COMMENT ON COLUMN compliance.development_file.step_en IS 'what it is called in English';
COMMENT ON COLUMN compliance.development_file.rule IS 'code of the rule that asks for it, or that it breaks';
COMMENT ON COLUMN compliance.development_file.state IS
  'done, incomplete, out of order, before or without what it needs, too soon, in the future; of what is not done: '
  'missing, late; not recorded: what the file lacks of before development was recorded here, no fault; violation: no '
  'step, but an open finding of the file''s rules';
COMMENT ON COLUMN compliance.development_file.done_on IS 'day on which it was done; null: it is not';
COMMENT ON COLUMN compliance.development_file.stage IS 'stage that it led to; null: it leads to none';
COMMENT ON COLUMN compliance.development_file.earliest IS
  'of what is missing, the first day on which it can be done; of what came too soon, the day it had to wait for';
COMMENT ON COLUMN compliance.development_file.latest IS 'of what is missing, the last day on which it is in time';
COMMENT ON COLUMN compliance.development_file.problem_zh IS 'what is wrong, in Chinese; null: nothing';
COMMENT ON COLUMN compliance.development_file.problem_en IS 'what is wrong, in English; null: nothing';
