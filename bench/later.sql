-- What days to come cost: a departure of today in a branch that has ten on file on ten days to come, against one in a
-- branch that has none, while other branches have; and a load of 100,000 rows that end on 1,000 days to come, against
-- one of rows that end on as many past days. What is judged on a day to come is judged once more for each.
\set ON_ERROR_STOP 1
SET jit = off;
SET client_min_messages = warning;
CREATE FUNCTION bench.departure_ms(branch bigint) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
  t0 timestamptz;
  took numeric;
BEGIN
  BEGIN
    SET CONSTRAINTS ALL DEFERRED;
    t0 := clock_timestamp();
    UPDATE party.membership
       SET org_id = branch + CASE WHEN branch % 2 = 0 THEN 1 ELSE -1 END
     WHERE id = (branch - 100000) * 40 + 20;
    SET CONSTRAINTS ALL IMMEDIATE;
    took := extract(epoch FROM clock_timestamp() - t0) * 1000;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN took;
END $$;
CREATE FUNCTION bench.median_departure(first bigint) RETURNS numeric LANGUAGE sql
RETURN (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY bench.departure_ms(first + 4 * i))
          FROM generate_series(0, 99) i);
SELECT count(*) FROM (SELECT bench.median_departure(100000)) warm;
SELECT bench.median_departure(100000) AS none \gset
-- ten of every second pair of branches leave on ten days to come: to the other of the pair
SET session_replication_role = replica;
UPDATE party.membership m
   SET to_date = partybuild.today() + (m.id % 40 - 20)::integer
 WHERE m.org_id BETWEEN 100000 AND 101999 AND (m.org_id - 100000) / 2 % 2 = 1 AND m.id % 40 BETWEEN 21 AND 30;
INSERT INTO party.membership (id, member_id, org_id, status, from_date)
SELECT 70000000 + m.id, m.member_id, m.org_id + CASE WHEN m.org_id % 2 = 0 THEN 1 ELSE -1 END, m.status, m.to_date
  FROM party.membership m
 WHERE m.to_date IS NOT NULL;
SET session_replication_role = origin;
VACUUM ANALYZE party.membership;
SELECT bench.median_departure(100000) AS elsewhere, bench.median_departure(100002) AS here \gset
SELECT format('  a departure: %s where others have later days, %s where its own branch has ten   (none: %s ms)',
              round(:elsewhere / :none, 2), round(:here / :none, 2), round(:none, 3));
SET session_replication_role = replica;
TRUNCATE party.membership;
SET session_replication_role = origin;
-- all but the committees change places with a member of the next branch
CREATE FUNCTION bench.load_ms(first date, days integer) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
  t0 timestamptz := clock_timestamp();
  took numeric;
BEGIN
  BEGIN
    SET CONSTRAINTS ALL DEFERRED;
    SET LOCAL partybuild.judging_days = 1000;
    SET LOCAL partybuild.judging_timeout = 0;
    INSERT INTO party.membership (id, member_id, org_id, status, from_date, to_date)
    SELECT d.id, d.member_id, d.org_id, d.status, d.from_date,
           CASE WHEN d.id % 40 > 4 THEN first + (d.id / 80 % days)::integer END
      FROM bench.data d
     WHERE d.id < 60000
     UNION ALL
    SELECT 70000000 + d.id, d.member_id, d.org_id + CASE WHEN d.org_id % 2 = 0 THEN 1 ELSE -1 END, d.status,
           first + (d.id / 80 % days)::integer, NULL
      FROM bench.data d
     WHERE d.id < 60000 AND d.id % 40 > 4
     ORDER BY 1;
    SET CONSTRAINTS ALL IMMEDIATE;
    took := extract(epoch FROM clock_timestamp() - t0) * 1000;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN took;
END $$;
SELECT bench.load_ms('2015-01-01', 1000) AS past, bench.load_ms(partybuild.today() + 1, 1) AS one,
       bench.load_ms(partybuild.today() + 1, 1000) AS thousand \gset
SELECT format('  a load of 112500 rows: %s where they end on one day to come, %s on 1000   (on past days: %s ms)',
              round(:one / :past, 2), round(:thousand / :past, 2), round(:past));
