-- The books by day: every entry on its own day, a reversal too.
CREATE OR REPLACE VIEW party_rule.due_00_entry AS
SELECT p.org_id, p.paid_on AS day, 'income' AS side, p.amount::numeric AS amount, p.amount::numeric AS change
  FROM party.dues_payment p
UNION ALL
SELECT p.org_id, p.paid_on, 'income', p.amount, p.amount FROM party.dues_large_payment p
UNION ALL
SELECT r.superior_id, r.remitted_on, 'income', r.amount, r.amount FROM party.dues_remittance r
UNION ALL
SELECT r.org_id, r.remitted_on, 'remitted', r.amount, -r.amount FROM party.dues_remittance r
UNION ALL
SELECT x.org_id, x.spent_on, 'spent', x.amount, -x.amount FROM party.dues_expenditure x;
COMMENT ON VIEW party_rule.due_00_entry IS
  'entries of the books: income, remitted or spent, how much, and what it changes of the balance';

-- The account of each year, from the day on which the books begin to this year.
CREATE OR REPLACE VIEW party_rule.due_00_account AS
SELECT o.id AS org_id, y.year, coalesce(a.opening::numeric, 0) + coalesce(x.before, 0) AS opening,
       coalesce(x.income, 0) AS income, coalesce(x.remitted, 0) AS remitted, coalesce(x.spent, 0) AS spent
  FROM party.organisation o
  LEFT JOIN party.dues_account a ON a.org_id = o.id
 CROSS JOIN LATERAL (
    SELECT coalesce(a.opened_on, (SELECT min(e.day) FROM party_rule.due_00_entry e WHERE e.org_id = o.id)) AS day
 ) s
 CROSS JOIN LATERAL generate_series(extract(year FROM s.day)::integer,
    (SELECT extract(year FROM partybuild.today()))::integer) y (year)
 CROSS JOIN LATERAL (
    SELECT sum(e.change) FILTER (WHERE e.day < make_date(y.year, 1, 1)) AS before,
           sum(e.amount) FILTER (WHERE e.side = 'income' AND e.day >= make_date(y.year, 1, 1)) AS income,
           sum(e.amount) FILTER (WHERE e.side = 'remitted' AND e.day >= make_date(y.year, 1, 1)) AS remitted,
           sum(e.amount) FILTER (WHERE e.side = 'spent' AND e.day >= make_date(y.year, 1, 1)) AS spent
      FROM party_rule.due_00_entry e
     WHERE e.org_id = o.id AND e.day >= s.day AND e.day < make_date(y.year + 1, 1, 1)
 ) x
 WHERE o.kind <> 'external_superior';
COMMENT ON VIEW party_rule.due_00_account IS
  'by organisation and year what there was at its beginning, came in, was passed on and spent';

-- Large payments go from hand to hand up to the centre: who took one, or was passed it, passes it on.
CREATE OR REPLACE VIEW party_rule.due_00_large AS
SELECT g.org_id, g.id AS large_payment_id, g.paid_on AS day, g.amount
  FROM party_rule.due_00_large_payment g
UNION ALL
SELECT r.superior_id, r.large_payment_id, r.remitted_on, r.amount
  FROM party_rule.due_00_remittance r
 WHERE r.large_payment_id IS NOT NULL;
COMMENT ON VIEW party_rule.due_00_large IS 'large payments by organisation that took them or was passed them';
