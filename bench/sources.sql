-- Memberships as a source of obligations: transfers one at a time, and one UPDATE of all, without the triggers of
-- evidence, with nothing closed, and with everything closed up to this month.
SET client_min_messages = warning;
SELECT setval('party.membership_id_seq', max(id)) FROM party.membership;
CREATE FUNCTION pg_temp.measure(what text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  n constant integer := 400;
  t timestamptz;
  moved numeric;
  back_dated numeric;
  bulk numeric;
  members constant bigint[] := ARRAY(
    SELECT m.id FROM party.membership m WHERE m.id % 40 > 4 ORDER BY md5(m.id::text) LIMIT 2 * n);
BEGIN
  BEGIN
    t := clock_timestamp();
    FOR i IN 1..n LOOP
      UPDATE party.membership SET to_date = partybuild.today() WHERE id = members[i];
      INSERT INTO party.membership (member_id, org_id, status, from_date)
      SELECT m.member_id, m.org_id + 1 - 2 * (m.org_id % 2), 'full', m.to_date
        FROM party.membership m WHERE m.id = members[i];
      -- judged as at commit
      SET CONSTRAINTS ALL IMMEDIATE;
      SET CONSTRAINTS ALL DEFERRED;
    END LOOP;
    moved := extract(epoch FROM clock_timestamp() - t) * 1000 / n;
    t := clock_timestamp();
    FOR i IN n + 1..2 * n LOOP
      UPDATE party.membership SET org_id = org_id + 1 - 2 * (org_id % 2) WHERE id = members[i];
      SET CONSTRAINTS ALL IMMEDIATE;
      SET CONSTRAINTS ALL DEFERRED;
    END LOOP;
    back_dated := extract(epoch FROM clock_timestamp() - t) * 1000 / n;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  BEGIN
    t := clock_timestamp();
    UPDATE party.membership SET status = 'full', from_date = from_date + 1;
    bulk := extract(epoch FROM clock_timestamp() - t) * 1000;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RAISE WARNING '%: transfer from today % ms, for all of the past % ms, all memberships at once % ms', what,
    round(moved, 3), round(back_dated, 3), round(bulk);
END $$;
SELECT pg_temp.measure('(warming up)');
ALTER TABLE party.membership DISABLE TRIGGER partybuild_stale_insert, DISABLE TRIGGER partybuild_stale_update;
SELECT pg_temp.measure('without the triggers');
ALTER TABLE party.membership ENABLE TRIGGER partybuild_stale_insert, ENABLE TRIGGER partybuild_stale_update;
SELECT pg_temp.measure('nothing closed');
INSERT INTO compliance.horizon (rule, live_from)
SELECT o.rule, date_trunc('month', partybuild.today())::date FROM partybuild.obligation o ON CONFLICT DO NOTHING;
SELECT pg_temp.measure('all closed');
