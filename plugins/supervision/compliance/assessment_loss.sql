-- Why: every finding, period or grade by which the results as they stand lost points. They name persons: no superior
-- sees them.
CREATE OR REPLACE VIEW compliance.assessment_loss AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, r.year, r.org_id, o.name AS organisation, i.number,
  i.title,
       l.id AS loss_id, l.kind, l.finding_id, l.rule, u.title_zh, u.title_en, l.subject,
       CASE WHEN u.code IS NOT NULL THEN partybuild.subject_name(u.subject, l.subject) END AS subject_name, l.period,
         l.status,
       l.lost::numeric AS lost, r.id AS result_id
  FROM party_rule.sup_00_result r
  JOIN party.organisation o ON o.id = r.org_id
  JOIN party.assessment_loss l ON l.result_id = r.id
  JOIN party.assessment_item i ON i.id = l.item_id
  LEFT JOIN partybuild.rule u ON u.code = l.rule;
COMMENT ON VIEW compliance.assessment_loss IS
  'why a branch lost points, by year, as the result stands: each finding, period of an obligation or grade; an item '
  'loses at most what it has (SUP-07)';
COMMENT ON COLUMN compliance.assessment_loss.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.assessment_loss.year IS 'year that was assessed';
COMMENT ON COLUMN compliance.assessment_loss.org_id IS 'number of the branch';
COMMENT ON COLUMN compliance.assessment_loss.organisation IS 'name of the branch';
COMMENT ON COLUMN compliance.assessment_loss.number IS 'place of the item in the scheme';
COMMENT ON COLUMN compliance.assessment_loss.title IS 'what the item is about';
COMMENT ON COLUMN compliance.assessment_loss.loss_id IS 'number of the loss, for appeals';
COMMENT ON COLUMN compliance.assessment_loss.kind IS 'finding, obligation or grade';
COMMENT ON COLUMN compliance.assessment_loss.finding_id IS 'number of the finding; null: none';
COMMENT ON COLUMN compliance.assessment_loss.rule IS 'code of the rule; null: people gave the points';
COMMENT ON COLUMN compliance.assessment_loss.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.assessment_loss.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.assessment_loss.subject IS 'number of the subject of the rule';
COMMENT ON COLUMN compliance.assessment_loss.subject_name IS 'name of the subject';
COMMENT ON COLUMN compliance.assessment_loss.period IS 'of an obligation, the period';
COMMENT ON COLUMN compliance.assessment_loss.status IS 'open, overdue or late on the last day of the year; of a '
  'grade the reason';
COMMENT ON COLUMN compliance.assessment_loss.lost IS 'points lost by it';
COMMENT ON COLUMN compliance.assessment_loss.result_id IS 'number of the result';
