-- The six-month rule over two years of all members of the benchmark: of a hundred, 96 paid each month within it, two
-- every third month for three, one each month late, and one not at all for the last seven.
\set ON_ERROR_STOP 1
SET jit = off;
SET client_min_messages = warning;
-- what notes each row for a replica takes longer than the row
ALTER TABLE party.dues_assessment DISABLE TRIGGER partybuild_replicated;
ALTER TABLE party.dues_payment DISABLE TRIGGER partybuild_replicated;
SET session_replication_role = replica;
TRUNCATE party.dues_assessment, party.dues_payment CASCADE;
UPDATE party.dues_record SET recorded_from = date_trunc('month', partybuild.today() - interval '24 months')::date;
UPDATE compliance.court SET counted_from = (SELECT r.recorded_from FROM party.dues_record r);
SELECT party.provide_dues_year(y::integer)
  FROM generate_series(extract(year FROM partybuild.today())::integer - 2,
                       extract(year FROM partybuild.today())::integer) y;
CREATE TEMP VIEW month AS
SELECT m::date AS month, n::integer
  FROM party.dues_record r
 CROSS JOIN generate_series(r.recorded_from::timestamp, r.recorded_from + interval '23 months', interval '1 month')
    WITH ORDINALITY g (m, n);
INSERT INTO party.dues_assessment (member_id, month, org_id, category, base, amount)
SELECT i, m.month, 100000 + i / 40, 'salaried', 4000, 40
  FROM month m
 CROSS JOIN generate_series(0, :n - 1) i
 ORDER BY m.n;
INSERT INTO party.dues_payment (member_id, org_id, paid_on, amount, month)
SELECT i, 100000 + i / 40, m.month + CASE WHEN i % 100 = 3 THEN 40 ELSE i % 28 END,
       CASE WHEN i % 100 IN (1, 2) THEN 120 ELSE 40 END, CASE WHEN i % 2 = 0 THEN m.month END
  FROM month m
 CROSS JOIN generate_series(0, :n - 1) i
 WHERE CASE i % 100 WHEN 1 THEN m.n % 3 = 1 WHEN 2 THEN m.n % 3 = 1 WHEN 4 THEN m.n < 18 ELSE true END
 ORDER BY m.n;
SET session_replication_role = origin;
ALTER TABLE party.dues_assessment ENABLE REPLICA TRIGGER partybuild_replicated;
ALTER TABLE party.dues_payment ENABLE REPLICA TRIGGER partybuild_replicated;
VACUUM ANALYZE party.dues_assessment, party.dues_payment;
DO $$
DECLARE
  t timestamptz := clock_timestamp();
  n bigint;
  scans numeric;
BEGIN
  PERFORM count(*) FROM party.dues_assessment a;
  PERFORM count(*) FROM party.dues_payment p;
  scans := extract(epoch FROM clock_timestamp() - t);
  RAISE INFO 'scans of assessments and payments: % s', round(scans, 2);
  t := clock_timestamp();
  SELECT count(*) INTO n FROM party_rule.dis_01_six_months v;
  RAISE INFO 'six months without dues: % members, % s, % times the scans', n,
    round(extract(epoch FROM clock_timestamp() - t)::numeric, 2),
    round(extract(epoch FROM clock_timestamp() - t)::numeric / scans, 2);
END $$;
