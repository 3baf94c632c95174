-- The dated steps of a file, as partybuild.development_step names them: what the machine of stages (stage.c) is given.
-- Those that lead from stage to stage first.
CREATE OR REPLACE VIEW party_rule.dev_00_turn AS
SELECT a.id AS subject, 'application'::text AS step, a.applied_on AS on_date, true AS complete
  FROM party.applicant a
UNION ALL
SELECT d.applicant_id, d.kind::text, d.decided_on, true
  FROM party.development_decision d
UNION ALL
SELECT m.applicant_id,
       CASE m.outcome WHEN 'admitted' THEN 'admission' WHEN 'not_admitted' THEN 'admission_refused'
                      WHEN 'full' THEN 'conversion' WHEN 'extended' THEN 'extension' ELSE 'cancellation' END,
       m.held_on, true
  FROM party.development_meeting m
UNION ALL
SELECT m.applicant_id,
       CASE WHEN m.outcome = 'admitted' THEN CASE WHEN v.approved THEN 'approval' ELSE 'approval_refused' END
            ELSE CASE WHEN v.approved THEN 'conversion_approval' ELSE 'conversion_refused' END END,
       v.decided_on, true
  FROM party.development_meeting m
  JOIN party.development_approval v ON v.meeting_id = m.id
 WHERE m.outcome IN ('admitted', 'full')
UNION ALL
SELECT m.applicant_id, 'approval_withdrawn', v.withdrawn_on, true
  FROM party.development_meeting m
  JOIN party.development_approval v ON v.meeting_id = m.id
 WHERE m.outcome = 'admitted'
   AND v.withdrawn_on IS NOT NULL;
COMMENT ON VIEW party_rule.dev_00_turn IS 'steps of files that lead from one stage to another';

CREATE OR REPLACE VIEW party_rule.dev_00_fact AS
SELECT t.subject, t.step, t.on_date, t.complete FROM party_rule.dev_00_turn t
UNION ALL
SELECT t.applicant_id, CASE t.kind WHEN 'application' THEN 'talk' ELSE 'approval_talk' END, t.held_on, true
  FROM party.applicant_talk t
UNION ALL
SELECT r.applicant_id, 'recommendation', r.made_on, true FROM party.recommendation r
UNION ALL
SELECT f.applicant_id, CASE f.kind WHEN 'activist' THEN 'activist_filing' ELSE 'object_filing' END, f.filed_on, true
  FROM party_rule.dev_00_filed f
 WHERE f.kind IN ('activist', 'development_object')
UNION ALL
SELECT c.applicant_id, 'contact', c.from_date, true FROM party.training_contact c
UNION ALL
SELECT d.applicant_id, 'activist_since', d.since, true FROM party_rule.dev_00_activist d
UNION ALL
SELECT r.applicant_id, CASE r.kind WHEN 'activist' THEN 'activist_review' ELSE 'probation_review' END, r.reviewed_on,
       true
  FROM party.applicant_review r
UNION ALL
-- opinions, introducers and training of each time as an activist; of a Party group where there is one (DEV-08)
SELECT o.applicant_id, 'opinions', max(o.heard_on),
       count(DISTINCT o.source) FILTER (WHERE o.source <> 'party_group') = 3
  FROM party.opinion o
 GROUP BY o.applicant_id, (SELECT max(d.decided_on)
                             FROM party.development_decision d
                            WHERE d.applicant_id = o.applicant_id
                              AND d.kind = 'activist'
                              AND d.decided_on <= o.heard_on)
UNION ALL
SELECT i.applicant_id, 'introducers', max(i.named_on),
       count(DISTINCT i.member_id) >= (SELECT partybuild.param('DEV-09', 'min'))
  FROM party.introducer i
 GROUP BY i.applicant_id, (SELECT max(d.decided_on)
                             FROM party.development_decision d
                            WHERE d.applicant_id = i.applicant_id
                              AND d.kind = 'activist'
                              AND d.decided_on <= i.named_on)
UNION ALL
SELECT r.applicant_id, 'political_review', r.concluded_on, r.passed FROM party.political_review r
UNION ALL
SELECT t.applicant_id, 'training', max(t.last_date),
       sum(t.days) >= (SELECT partybuild.param('DEV-11', 'days'))
         OR sum(t.hours) >= (SELECT partybuild.param('DEV-11', 'hours'))
         OR bool_or(t.exemption_document_id IS NOT NULL)
  FROM party.applicant_training t
 GROUP BY t.applicant_id, (SELECT max(d.decided_on)
                             FROM party.development_decision d
                            WHERE d.applicant_id = t.applicant_id
                              AND d.kind = 'activist'
                              AND d.decided_on <= t.last_date)
UNION ALL
SELECT e.applicant_id, CASE e.kind WHEN 'branch' THEN 'examination' ELSE 'pre_examination' END, e.examined_on, e.passed
  FROM party.examination e
UNION ALL
SELECT n.applicant_id, 'notice', n.last_date, n.complete FROM party_rule.dev_00_notice n
UNION ALL
SELECT o.applicant_id, 'oath', o.taken_on, true FROM party.oath o
UNION ALL
SELECT c.applicant_id, 'conversion_application', c.dated_on, true FROM party.conversion_application c
UNION ALL
SELECT p.applicant_id, 'probation_over', p.ends, true FROM party_rule.dev_00_probation p
UNION ALL
SELECT a.id, 'membership_end', h.ended_on, true
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 WHERE h.ended_on > a.applied_on;
COMMENT ON VIEW party_rule.dev_00_fact IS
  'all dated steps of files; complete: it is what its rule wants of it by itself';

CREATE OR REPLACE VIEW party_rule.dev_00_file AS
SELECT f.subject, array_agg(f.step) AS steps, array_agg(f.on_date) AS days, array_agg(f.complete) AS complete
  FROM party_rule.dev_00_fact f
 GROUP BY f.subject;
COMMENT ON VIEW party_rule.dev_00_file IS 'files as partybuild.development_way() takes them';
