-- What was due and paid by branch and month; the ledger of each member is reckoned once.
CREATE OR REPLACE VIEW compliance.dues_month AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, o.id AS org_id, o.name AS organisation, x.month,
       x.members, x.due, x.paid, x.due - x.enough AS lacking, x.in_advance, x.on_time, x.late, x.unpaid
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT a.month, count(*) AS members, sum(a.amount::numeric) AS due, sum(l.paid) AS paid,
           sum(least(l.paid, a.amount::numeric)) AS enough,
           count(*) FILTER (WHERE a.amount > 0 AND l.paid_in_full_on < a.month) AS in_advance,
           count(*) FILTER (WHERE l.paid_in_full_on >= a.month AND l.paid_in_full_on < n.month) AS on_time,
           count(*) FILTER (WHERE l.paid_in_full_on >= n.month) AS late,
           count(*) FILTER (WHERE l.paid_in_full_on IS NULL) AS unpaid
      FROM (SELECT DISTINCT m.member_id FROM party.dues_assessment m WHERE m.org_id = o.id) m
     -- OFFSET 0: by index for each of them, however many the planner expects
     CROSS JOIN LATERAL (SELECT l.month, l.paid, l.paid_in_full_on FROM party_rule.due_00_ledger l
                          WHERE l.subject = m.member_id OFFSET 0) l
      JOIN party.dues_assessment a ON a.member_id = m.member_id AND a.month = l.month AND a.org_id = o.id
     CROSS JOIN LATERAL (SELECT (a.month + interval '1 month')::date AS month) n
     GROUP BY a.month
 ) x;
COMMENT ON VIEW compliance.dues_month IS
  'dues by branch and month: what was due, what was paid for it, and how many paid in advance, on time, late or not '
  'yet (DUE-05, DUE-06, DUE-07)';
COMMENT ON COLUMN compliance.dues_month.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.dues_month.org_id IS 'number of the branch that collects';
COMMENT ON COLUMN compliance.dues_month.organisation IS 'name of that branch';
COMMENT ON COLUMN compliance.dues_month.month IS 'first day of the month';
COMMENT ON COLUMN compliance.dues_month.members IS 'members who are assessed for it';
COMMENT ON COLUMN compliance.dues_month.due IS 'yuan that they owe';
COMMENT ON COLUMN compliance.dues_month.paid IS 'yuan that were paid for it, whenever';
COMMENT ON COLUMN compliance.dues_month.lacking IS 'yuan that are in arrears; what one paid beyond is not another''s';
COMMENT ON COLUMN compliance.dues_month.in_advance IS 'members who had paid in full before the month began';
COMMENT ON COLUMN compliance.dues_month.on_time IS
  'members who paid in full within the month, or of whom nothing is owed';
COMMENT ON COLUMN compliance.dues_month.late IS 'members who paid in full after it';
COMMENT ON COLUMN compliance.dues_month.unpaid IS 'members who have not paid in full';
