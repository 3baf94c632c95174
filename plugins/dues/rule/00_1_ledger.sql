-- Since when dues are kept; there is one row, and by its key nothing is read as a whole.
CREATE OR REPLACE VIEW party_rule.due_00_record AS
SELECT r.recorded_from FROM party.dues_record r WHERE r.only_one;
COMMENT ON VIEW party_rule.due_00_record IS 'the first day of which dues are kept here';

-- An entry that was reversed was never made; nor was the one that reverses it.
CREATE OR REPLACE VIEW party_rule.due_00_payment AS
SELECT p.id, p.member_id, p.org_id, p.paid_on, p.amount::numeric AS amount, p.month
  FROM party.dues_payment p
 WHERE p.reverses IS NULL
   AND NOT EXISTS (SELECT FROM party.dues_payment r WHERE r.reverses = p.id);
COMMENT ON VIEW party_rule.due_00_payment IS 'payments that stand';

CREATE OR REPLACE VIEW party_rule.due_00_large_payment AS
SELECT p.id, p.member_id, p.org_id, p.paid_on, p.amount::numeric AS amount
  FROM party.dues_large_payment p
 WHERE p.reverses IS NULL
   AND NOT EXISTS (SELECT FROM party.dues_large_payment r WHERE r.reverses = p.id);
COMMENT ON VIEW party_rule.due_00_large_payment IS 'large payments that stand';

CREATE OR REPLACE VIEW party_rule.due_00_remittance AS
SELECT p.id, p.org_id, p.superior_id, p.quarter, p.large_payment_id, p.remitted_on, p.amount::numeric AS amount
  FROM party.dues_remittance p
 WHERE p.reverses IS NULL
   AND NOT EXISTS (SELECT FROM party.dues_remittance r WHERE r.reverses = p.id);
COMMENT ON VIEW party_rule.due_00_remittance IS 'remittances that stand';

CREATE OR REPLACE VIEW party_rule.due_00_expenditure AS
SELECT p.id, p.org_id, p.spent_on, p.amount::numeric AS amount, p.payee_id, p.handler_id, p.approver_id, p.activity_id
  FROM party.dues_expenditure p
 WHERE p.reverses IS NULL
   AND NOT EXISTS (SELECT FROM party.dues_expenditure r WHERE r.reverses = p.id);
COMMENT ON VIEW party_rule.due_00_expenditure IS 'expenditures that stand';

-- Month by month what each member owes and has paid.
CREATE OR REPLACE VIEW party_rule.due_00_ledger AS
SELECT h.id AS subject, l.month, l.owed, l.paid, l.first_paid_on, l.paid_in_full_on
  FROM party.member h
 CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(a.month), '{}') AS months, coalesce(array_agg(a.amount::numeric), '{}') AS amounts
      FROM party.dues_assessment a
     WHERE a.member_id = h.id
 ) a
 CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(p.paid_on), '{}') AS days, coalesce(array_agg(p.amount), '{}') AS payments,
           coalesce(array_agg(p.month), '{}') AS for_months
      FROM party_rule.due_00_payment p
     WHERE p.member_id = h.id
 ) p
 CROSS JOIN LATERAL partybuild.dues_ledger(a.months, a.amounts, p.days, p.payments, p.for_months,
    (SELECT partybuild.param('DUE-08', 'months'))::integer) l;
COMMENT ON VIEW party_rule.due_00_ledger IS
  'by member and month what is owed, and what was paid for it and when; month null: paid, and left over';

-- The months in which a member owes dues: from the month of admission, or the first full one in a branch here, on.
CREATE OR REPLACE VIEW party_rule.due_00_member AS
SELECT m.member_id AS subject, m.org_id,
       greatest((SELECT r.recorded_from FROM party_rule.due_00_record r),
                date_trunc('month', m.from_date)::date
                  + CASE WHEN m.from_date = date_trunc('month', m.from_date)::date OR m.from_date = h.admitted_on
                         THEN interval '0' ELSE interval '1 month' END)::date AS from_date,
       (date_trunc('month', m.to_date - 1) + interval '1 month')::date AS to_date,
       h.name AS label
  FROM party.membership m
  JOIN party.member h ON h.id = m.member_id
 WHERE m.status <> 'suspended';
COMMENT ON VIEW party_rule.due_00_member IS
  'members and the months, as stretches of days, of which they owe dues to the branch of the first of the month';

-- Of these the months that are assessed. What is not is DUE-05's alone: nobody can tell what lacks of it.
CREATE OR REPLACE VIEW party_rule.due_00_assessed AS
SELECT m.subject, m.org_id, a.month AS from_date, (a.month + interval '1 month')::date AS to_date, m.label
  FROM party_rule.due_00_member m
  JOIN party.dues_assessment a ON a.member_id = m.subject
   AND a.month >= m.from_date
   AND (m.to_date IS NULL OR a.month < m.to_date);
COMMENT ON VIEW party_rule.due_00_assessed IS
  'members and the months, each by its days, of which they owe dues, and are assessed';
