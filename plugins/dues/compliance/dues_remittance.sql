-- What was collected in each quarter, is to be passed on, and was; and large payments that are still here.
CREATE OR REPLACE VIEW compliance.dues_remittance AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, o.id AS org_id, o.name AS organisation, q.quarter,
       coalesce(w.collected, 0) AS collected, coalesce(w.owed, 0) AS owed, coalesce(r.amount, 0) AS remitted,
       r.remitted_on,
       (q.quarter + interval '3 months')::date - 1 + (SELECT partybuild.param('DUE-12', 'grace'))::integer AS due_on,
       coalesce(w.owed, 0) - coalesce(r.amount, 0) AS outstanding, coalesce(g.n, 0) AS large_payments,
       coalesce(g.amount, 0) AS large_outstanding
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT w.quarter FROM party_rule.due_12_quarter w WHERE w.org_id = o.id AND w.collected > 0
    UNION
    SELECT r.quarter FROM party_rule.due_00_remittance r WHERE r.org_id = o.id AND r.quarter IS NOT NULL
    UNION
    SELECT date_trunc('quarter', g.day::timestamp)::date FROM party_rule.due_00_large g WHERE g.org_id = o.id
 ) q
  LEFT JOIN party_rule.due_12_quarter w ON w.org_id = o.id AND w.quarter = q.quarter AND w.collected > 0
  LEFT JOIN LATERAL (
    SELECT sum(r.amount) AS amount, max(r.remitted_on) AS remitted_on
      FROM party_rule.due_12_passed_on r
     WHERE r.org_id = o.id AND r.quarter = q.quarter
  ) r ON true
  LEFT JOIN LATERAL (
    SELECT count(*) AS n, sum(g.amount) AS amount
      FROM party_rule.due_00_large g
     WHERE g.org_id = o.id AND date_trunc('quarter', g.day::timestamp)::date = q.quarter
       AND NOT EXISTS (SELECT FROM party_rule.due_00_remittance p
                        WHERE p.org_id = o.id AND p.large_payment_id = g.large_payment_id)
  ) g ON true
 WHERE o.kind <> 'external_superior';
COMMENT ON VIEW compliance.dues_remittance IS
  'dues by organisation and quarter: collected, to be remitted, remitted; and large payments that are not passed on '
  'yet (DUE-10, DUE-12)';
COMMENT ON COLUMN compliance.dues_remittance.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.dues_remittance.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.dues_remittance.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.dues_remittance.quarter IS 'first day of the quarter';
COMMENT ON COLUMN compliance.dues_remittance.collected IS
  'yuan collected in it, and received from organisations below for it';
COMMENT ON COLUMN compliance.dues_remittance.owed IS 'yuan of them that are to be remitted';
COMMENT ON COLUMN compliance.dues_remittance.remitted IS 'yuan that were remitted for it to the superior of the day';
COMMENT ON COLUMN compliance.dues_remittance.remitted_on IS 'day of the last remittance; null: there was none';
COMMENT ON COLUMN compliance.dues_remittance.due_on IS 'last day on which it is in time';
COMMENT ON COLUMN compliance.dues_remittance.outstanding IS
  'yuan that are still to be remitted; below 0: too many were';
COMMENT ON COLUMN compliance.dues_remittance.large_payments IS
  'large payments of members that came in within the quarter and were not passed on';
COMMENT ON COLUMN compliance.dues_remittance.large_outstanding IS 'yuan of these, all of them to be passed on';
