-- A file step by step, as the machine of stages sees it (stage.c).
CREATE OR REPLACE VIEW compliance.development_step AS
SELECT f.subject AS applicant_id, w.nth, w.step, s.zh AS step_zh, s.en AS step_en,
       CASE WHEN w.done_on < r.recorded_from AND w.state IN ('out of order', 'without', 'incomplete', 'too soon')
            THEN 'not recorded' ELSE w.state END AS state,
       w.done_on, w.stage, w.rule, w.other, w.other_on, w.earliest, w.latest,
       partybuild.fill_message(p.zh, x.args, true) AS problem_zh,
       partybuild.fill_message(p.en, x.args, false) AS problem_en
  FROM (SELECT x.subject, array_agg(x.step) AS steps, array_agg(x.on_date) AS days, array_agg(x.complete) AS complete
          FROM party_rule.dev_00_fact x
         GROUP BY x.subject) f
 CROSS JOIN (SELECT r.recorded_from FROM party.development_record r WHERE r.only_one) r
 CROSS JOIN LATERAL partybuild.development_way(f.steps, f.days, f.complete) w
  JOIN partybuild.development_step s ON s.name = w.step
 CROSS JOIN LATERAL (
    SELECT jsonb_build_object('other', 'step ' || w.other, 'other_day', w.other_on, 'earliest', w.earliest) AS args
 ) x
  LEFT JOIN partybuild.term p ON p.name = 'file ' || w.state;
COMMENT ON VIEW compliance.development_step IS
  'files of applicants step by step: what is done, what is wrong with it, and what is missing for the next stage; '
  'what the file lacks for a step from before development was recorded here is "not recorded", no fault';
