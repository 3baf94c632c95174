-- Budgets for activities by year, what is spent of them, and what is left.
CREATE OR REPLACE VIEW compliance.budget AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, b.org_id, o.name AS organisation, b.year, b.approved_on,
       b.administrative, b.amount AS budget, b.spent, b.amount - b.spent AS remaining,
       round(100 * b.spent / nullif(b.amount, 0), 1) AS percent_spent, e.entries, e.last_spent_on
  FROM party.activity_budget b
  JOIN party.organisation o ON o.id = b.org_id
 CROSS JOIN LATERAL (
    SELECT count(*) AS entries, max(x.spent_on) AS last_spent_on
      FROM party.activity_expenditure x
     WHERE x.org_id = b.org_id AND x.year = b.year
 ) e;
COMMENT ON VIEW compliance.budget IS
  'budgets for the activities of Party organisations by year: what is spent of them, and what is left (ASR-06)';
COMMENT ON COLUMN compliance.budget.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.budget.org_id IS 'number of the agency committee';
COMMENT ON COLUMN compliance.budget.organisation IS 'its name';
COMMENT ON COLUMN compliance.budget.year IS 'the year';
COMMENT ON COLUMN compliance.budget.approved_on IS 'day on which the budget was approved';
COMMENT ON COLUMN compliance.budget.administrative IS 'yuan of the administrative budget that it is part of';
COMMENT ON COLUMN compliance.budget.budget IS 'yuan for activities';
COMMENT ON COLUMN compliance.budget.spent IS 'yuan spent, less what was reversed';
COMMENT ON COLUMN compliance.budget.remaining IS
  'yuan that are left; below 0 only of a year from before these registers were kept';
COMMENT ON COLUMN compliance.budget.percent_spent IS 'how much of the budget is spent, in percent; null: it is 0';
COMMENT ON COLUMN compliance.budget.entries IS 'entries of spending, reversals among them';
COMMENT ON COLUMN compliance.budget.last_spent_on IS 'day of the last of them; null: none';
