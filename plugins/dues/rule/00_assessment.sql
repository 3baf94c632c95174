-- Assessments beside what they should say, from when dues are kept here on.
CREATE OR REPLACE VIEW party_rule.due_00_assessment AS
SELECT a.id, a.member_id, h.name AS member, a.month, a.org_id, a.category, a.base::numeric AS base,
       a.amount::numeric AS amount, e.on_date, e.org_id AS right_org_id, e.category AS right_category,
       e.base AS right_base, partybuild.dues(e.base, e.category::text, a.month) AS rate
  FROM party.dues_assessment a
  JOIN party.member h ON h.id = a.member_id
  LEFT JOIN LATERAL party.dues_basis(a.member_id, a.month) e ON true
 WHERE a.month >= (SELECT r.recorded_from FROM party_rule.due_00_record r);
COMMENT ON VIEW party_rule.due_00_assessment IS
  'assessments with the branch, category, base and yuan that the registers give for their month';

-- What is wrong with an amount that is not what the rate gives (DUE-01, DUE-02, DUE-03); less than that by a reduction
-- on file is DUE-09's, and who was no member is DUE-11's.
CREATE OR REPLACE VIEW party_rule.due_00_rate AS
SELECT a.id AS subject, a.org_id, a.category, a.member, to_char(a.month, 'YYYY-MM') AS month, a.amount,
       a.right_category, a.right_base, a.rate, x.problem,
       CASE WHEN a.category = a.right_category THEN greatest(abs(a.amount - a.rate), 0.01) ELSE 10000000000 END
         AS magnitude
  FROM party_rule.due_00_assessment a
 CROSS JOIN LATERAL (
    SELECT CASE WHEN a.right_category IS NULL THEN 'no base for dues'
                WHEN a.category <> a.right_category THEN 'other category for dues'
                WHEN a.base IS DISTINCT FROM a.right_base THEN 'other base for dues'
                WHEN a.amount > a.rate
                     OR a.amount < a.rate AND NOT EXISTS (
                       SELECT
                         FROM party.dues_reduction r
                        WHERE r.member_id = a.member_id
                          AND partybuild.in_force(r.from_date, r.to_date, a.on_date)) THEN 'other amount of dues' END
             AS problem
 ) x
 WHERE a.right_org_id IS NOT NULL
   AND x.problem IS NOT NULL;
COMMENT ON VIEW party_rule.due_00_rate IS 'assessments that are not what the rate gives of the base on file';
