-- A month's payments of all members in one transaction, against the same table without rules and sources.
\set ON_ERROR_STOP 1
SET jit = off;
UPDATE party.dues_record SET recorded_from = date_trunc('month', partybuild.today() - interval '1 month')::date;
CREATE TABLE bench.bare_payment (
  LIKE party.dues_payment INCLUDING ALL,
  FOREIGN KEY (member_id) REFERENCES party.member,
  FOREIGN KEY (org_id) REFERENCES party.organisation,
  FOREIGN KEY (reverses) REFERENCES bench.bare_payment
);
CREATE TABLE bench.payment AS
SELECT i::bigint AS id, i::bigint AS member_id, (100000 + i / 40)::bigint AS org_id,
       (SELECT r.recorded_from FROM party.dues_record r) + (i % 28)::integer AS paid_on,
       (20 + i % 280)::numeric AS amount, (SELECT r.recorded_from FROM party.dues_record r) AS month,
       'A-' || i AS receipt
  FROM generate_series(0, :n - 1) i;
VACUUM ANALYZE bench.payment;
DO $$
DECLARE
  t timestamptz;
  target text;
  times jsonb := '{}';
  bare numeric;
BEGIN
  FOR i IN 1..3 LOOP
    FOREACH target IN ARRAY ARRAY['bench.bare_payment', 'party.dues_payment'] LOOP
      SET session_replication_role = replica;
      EXECUTE format('TRUNCATE %s CASCADE', target);
      SET session_replication_role = origin;
      COMMIT;
      t := clock_timestamp();
      EXECUTE format('INSERT INTO %s (id, member_id, org_id, paid_on, amount, month, receipt)
                      SELECT id, member_id, org_id, paid_on, amount, month, receipt FROM bench.payment', target);
      COMMIT;
      times := times || jsonb_build_object(target, coalesce(times -> target, '[]')
                                                   || to_jsonb(extract(epoch FROM clock_timestamp() - t)));
    END LOOP;
  END LOOP;
  bare := (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY x::numeric)
             FROM jsonb_array_elements_text(times -> 'bench.bare_payment') x);
  RAISE INFO 'party.dues_payment % (bare % s)', (
    SELECT round(percentile_disc(0.5) WITHIN GROUP (ORDER BY x::numeric) / bare, 2)
      FROM jsonb_array_elements_text(times -> 'party.dues_payment') x), round(bare, 2);
  RAISE INFO 'most memory of the session since it began, shared buffers with it: %',
    substring(pg_read_file('/proc/self/status') FROM 'VmHWM:\s*([^\n]*)');
END $$;
