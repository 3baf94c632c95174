-- Dues from staging into the registers: part of load.sql, in its transaction.  The file has every month from January
-- 2025 to October 2026 that was paid: with its base, what was paid, and when.
SELECT partybuild.record_dues(min(d.month || '-01')::date) FROM staging.dues d;

-- A base holds until the file has another; the last one holds on, since a month without a row is one without payment.
INSERT INTO party.dues_base (member_id, category, base, source, from_date, to_date)
SELECT m.id, CASE s.employment WHEN '退休' THEN 'retired' ELSE 'salaried' END::party.dues_category, b.base, 'payroll',
       b.from_date, b.to_date
  FROM (
    SELECT c.emp_no, c.base, c.month AS from_date,
           lead(c.month) OVER (PARTITION BY c.emp_no ORDER BY c.month) AS to_date
      FROM (
        SELECT d.emp_no, d.base, (d.month || '-01')::date AS month,
               lag(d.base) OVER (PARTITION BY d.emp_no ORDER BY d.month) AS before
          FROM staging.dues d
      ) c
     WHERE c.base IS DISTINCT FROM c.before
  ) b
  JOIN party.member m USING (emp_no)
  JOIN staging.hr_staff s USING (emp_no)
 ORDER BY m.id, b.from_date;

-- Each month, by the base and the branch of its first day.
SELECT count(a) AS months, sum(a.assessed) AS assessments, sum(a.without_base) AS without_base
  FROM (SELECT DISTINCT d.month FROM staging.dues d) d
 CROSS JOIN LATERAL partybuild.assess_dues(d.month::partybuild.period) a;

-- What was paid, to the branch that collects for the month; for months before somebody came here, there is none.
SELECT pg_temp.take('dues_payments', 'dues', $$f.month || ' ' || f.emp_no$$);
ANALYZE party.dues_base, party.dues_assessment, party.dues_payment;
