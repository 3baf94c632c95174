-- The check alone, of n branches touched in one transaction, by the time for one of them.
CREATE FUNCTION bench.check_ms(n int) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
  t0 timestamptz;
  took numeric;
BEGIN
  BEGIN
    SET CONSTRAINTS ALL DEFERRED;
    UPDATE party.membership
       SET from_date = from_date - 1
     WHERE id IN (SELECT i * 40 + 20 FROM generate_series(0, n - 1) i);
    t0 := clock_timestamp();
    BEGIN
      SET CONSTRAINTS ALL IMMEDIATE;
    EXCEPTION WHEN integrity_constraint_violation THEN NULL;
    END;
    took := extract(epoch FROM clock_timestamp() - t0) * 1000;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN took;
END $$;
SELECT bench.check_ms(10);
DO $$
DECLARE
  n int; one numeric; took numeric;
BEGIN
  FOREACH n IN ARRAY ARRAY[1, 10, 100, 1000, 10000, 25000] LOOP
    CONTINUE WHEN n > (SELECT count(*) FROM party.organisation WHERE kind = 'branch');
    SELECT min(bench.check_ms(n)) INTO took FROM generate_series(1, 3);
    one := coalesce(one, took);
    RAISE INFO '% subjects: % ms, % ms a subject', n, round(took, 2), round(took / n, 4);
  END LOOP;
END $$;
