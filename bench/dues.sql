-- The assessment of a month for all members of the benchmark, and what follows a change; the amount in C against the
-- same by SQL and by PL/pgSQL, which read the brackets of the day as a user would.
\set ON_ERROR_STOP 1
SET jit = off;
-- what notes each row for a replica takes longer than the row
ALTER TABLE party.dues_base DISABLE TRIGGER partybuild_replicated;
SET session_replication_role = replica;
UPDATE party.dues_record SET recorded_from = '2026-01-01';
INSERT INTO party.dues_base (member_id, category, base, source, from_date)
SELECT i, CASE WHEN i % 10 < 7 THEN 'salaried' WHEN i % 10 < 9 THEN 'retired' ELSE 'student' END::party.dues_category,
       CASE WHEN i % 10 < 9 THEN (i * 37 % 1500000) / 100.0 END, 'payroll', '2026-01-01'
  FROM generate_series(0, :n - 1) i;
SET session_replication_role = origin;
ALTER TABLE party.dues_base ENABLE REPLICA TRIGGER partybuild_replicated;
ANALYZE party.dues_base;
ANALYZE party.member;
ANALYZE party.membership;
CREATE FUNCTION bench.dues_sql(base numeric, category text, on_date date) RETURNS numeric LANGUAGE sql STABLE
RETURN (SELECT coalesce(b.fixed, round(base * b.rate / 100, 2))
          FROM partybuild.dues_bracket b
         WHERE b.category = dues_sql.category
           AND b.from_date = (SELECT max(x.from_date)
                                FROM partybuild.dues_bracket x
                               WHERE x.category = dues_sql.category AND x.from_date <= on_date)
           AND (b.up_to IS NULL OR base <= b.up_to)
         ORDER BY b.up_to
         LIMIT 1);
CREATE FUNCTION bench.dues_plpgsql(base numeric, category text, on_date date) RETURNS numeric
LANGUAGE plpgsql STABLE AS $$
DECLARE
  b partybuild.dues_bracket;
BEGIN
  FOR b IN SELECT x.* FROM partybuild.dues_bracket x
            WHERE x.category = dues_plpgsql.category AND x.from_date <= on_date
            ORDER BY x.from_date DESC, x.up_to LOOP
    IF b.fixed IS NOT NULL THEN RETURN b.fixed; END IF;
    IF b.up_to IS NULL OR base <= b.up_to THEN RETURN round(base * b.rate / 100, 2); END IF;
  END LOOP;
  RETURN NULL;
END $$;
-- what the assessment must do at least: its rows, computed before, into a table with the same keys and indexes
CREATE TABLE bench.assessment (LIKE party.dues_assessment INCLUDING ALL,
  FOREIGN KEY (member_id) REFERENCES party.member, FOREIGN KEY (org_id) REFERENCES party.organisation);
CREATE TABLE bench.expected AS
SELECT e.member_id, e.org_id, e.category, e.base,
       partybuild.reduced_dues(e.base, e.category::text, '2026-01-01', e.reduced) AS amount
  FROM party.dues_of('2026-01-01') e;
CREATE PROCEDURE bench.time(what text, command text, base numeric, OUT took numeric) LANGUAGE plpgsql AS $$
DECLARE
  t0 timestamptz := clock_timestamp();
BEGIN
  EXECUTE command;
  COMMIT;
  took := extract(epoch FROM clock_timestamp() - t0);
  RAISE INFO '%: % s%', what, round(took, 2), coalesce(', ' || round(took / base, 2) || ' times', '');
END $$;
DO $$
DECLARE
  bare numeric;
  took numeric;
BEGIN
  CALL bench.time('rows of a month into a bare table', $q$
    INSERT INTO bench.assessment (member_id, month, org_id, category, base, amount)
    SELECT e.member_id, '2026-01-01', e.org_id, e.category, e.base, e.amount FROM bench.expected e$q$, NULL, bare);
  CALL bench.time('assessment of a month', $q$SELECT partybuild.assess_dues('2026-01')$q$, bare, took);
  RAISE INFO 'most memory of the session since it began, shared buffers with it: %',
    substring(pg_read_file('/proc/self/status') FROM 'VmHWM:\s*([^\n]*)');
  CALL bench.time('the same again, nothing to do', $q$SELECT partybuild.assess_dues('2026-01')$q$, bare, took);
  CALL bench.time('what should be, for a month', $q$
    SELECT sum(partybuild.reduced_dues(e.base, e.category::text, '2026-02-01', e.reduced))
      FROM party.dues_of('2026-02-01') e$q$, bare, took);
  CALL bench.time('another base for a tenth of the members', 'UPDATE party.dues_base SET base = base + 1
    WHERE member_id % 10 = 0', bare, took);
  CALL bench.time('the same of the bare rows', 'UPDATE bench.assessment SET base = base + 1
    WHERE member_id % 10 = 0', bare, took);
  CALL bench.time('sum of the amounts in C', $q$SELECT sum(partybuild.dues(e.base, e.category::text, '2026-01-01'))
    FROM bench.expected e$q$, NULL, bare);
  CALL bench.time('in SQL', $q$SELECT sum(bench.dues_sql(e.base, e.category::text, '2026-01-01'))
    FROM bench.expected e$q$, bare, took);
  CALL bench.time('in PL/pgSQL', $q$SELECT sum(bench.dues_plpgsql(e.base, e.category::text, '2026-01-01'))
    FROM bench.expected e$q$, bare, took);
END $$;
SELECT CASE WHEN count(*) > 0 THEN 'the three differ for ' || count(*) || ' members' END
  FROM bench.expected e
 WHERE partybuild.dues(e.base, e.category::text, '2026-01-01') IS DISTINCT FROM
       bench.dues_plpgsql(e.base, e.category::text, '2026-01-01')
    OR partybuild.dues(e.base, e.category::text, '2026-01-01') IS DISTINCT FROM
       bench.dues_sql(e.base, e.category::text, '2026-01-01')
HAVING count(*) > 0;
