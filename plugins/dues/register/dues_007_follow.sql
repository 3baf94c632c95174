-- What a member owes for a month, by what holds on the first of it (of the month of admission: on that day). A
-- suspended membership owes nothing. One definition for the assessment, the rules and what follows below.
CREATE FUNCTION party.reduction_problem(r party.dues_reduction) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  -- decided by the branch, with a document; then consented to by who was above it
  SELECT CASE WHEN NOT EXISTS (SELECT
                                 FROM party.membership m
                                WHERE m.member_id = r.member_id AND m.org_id = r.org_id
                                  AND partybuild.in_force(m.from_date, m.to_date, r.decided_on))
                OR NOT EXISTS (SELECT
                                 FROM party.document d
                                WHERE d.id = r.decision_id AND d.kind = 'decision' AND d.issuer_id = r.org_id
                                  AND d.dated_on >= r.decided_on)
              THEN 'no decision on the reduction'
              WHEN NOT EXISTS (SELECT
                                 FROM party.document c
                                WHERE c.id = r.consent_id AND c.kind IN ('consent', 'approval')
                                  AND c.dated_on >= r.decided_on AND c.dated_on <= r.from_date
                                  AND party.is_above(c.issuer_id, r.org_id, c.dated_on))
              THEN 'no consent to the reduction' END;
END;
COMMENT ON FUNCTION party.reduction_problem(party.dues_reduction) IS
  'why a reduction does not hold, or null: decided by the member''s branch of that day, with a document of kind '
  'decision, and consented to, by the day from which it holds, by a document of kind consent or approval of who was '
  'above the branch (DUE-09)';

-- Of all members at once, for who assesses them, and of one: a plan by index for each of a million takes long.
CREATE FUNCTION party.dues_basis(
    month date,
    OUT member_id bigint, OUT on_date date, OUT org_id bigint, OUT category party.dues_category, OUT base numeric)
  RETURNS SETOF record LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT h.id, d.day, s.org_id, b.category, b.base::numeric
    FROM party.member h
   CROSS JOIN LATERAL (
      SELECT CASE WHEN h.admitted_on >= dues_basis.month
                   AND h.admitted_on < (dues_basis.month + interval '1 month')::date
                  THEN h.admitted_on ELSE dues_basis.month END AS day
   ) d
    JOIN party.membership s ON s.member_id = h.id
     AND partybuild.in_force(s.from_date, s.to_date, d.day)
     AND s.status <> 'suspended'
    LEFT JOIN party.dues_base b ON b.member_id = h.id AND partybuild.in_force(b.from_date, b.to_date, d.day);
END;
COMMENT ON FUNCTION party.dues_basis(date) IS
  'what all members'' dues of the month that begins on a day are reckoned from: the day that counts, branch that '
  'collects, category and base; no row for who is no member on that day, or suspended; category null: no base '
  'is on file (DUE-01 to DUE-03, DUE-11)';
CREATE FUNCTION party.dues_basis(
    member bigint, month date,
    OUT on_date date, OUT org_id bigint, OUT category party.dues_category, OUT base numeric)
  RETURNS SETOF record LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT x.on_date, x.org_id, x.category, x.base
    FROM party.dues_basis(dues_basis.month) x
   WHERE x.member_id = dues_basis.member;
END;
COMMENT ON FUNCTION party.dues_basis(bigint, date) IS 'dues_basis() of one member';

CREATE FUNCTION party.dues_of(
    month date,
    OUT member_id bigint, OUT on_date date, OUT org_id bigint, OUT category party.dues_category, OUT base numeric,
    OUT reduced numeric)
  RETURNS SETOF record LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT x.member_id, x.on_date, x.org_id, x.category, x.base, r.amount::numeric
    FROM party.dues_basis(dues_of.month) x
    LEFT JOIN party.dues_reduction r ON r.member_id = x.member_id
     AND partybuild.in_force(r.from_date, r.to_date, x.on_date)
     AND party.reduction_problem(r) IS NULL;
END;
COMMENT ON FUNCTION party.dues_of(date) IS
  'as dues_basis(), with the yuan of an approved reduction; partybuild.reduced_dues() says what is owed of it (DUE-05, '
  'DUE-09)';
CREATE FUNCTION party.dues_of(
    member bigint, month date,
    OUT on_date date, OUT org_id bigint, OUT category party.dues_category, OUT base numeric, OUT reduced numeric)
  RETURNS SETOF record LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT x.on_date, x.org_id, x.category, x.base, x.reduced
    FROM party.dues_of(dues_of.month) x
   WHERE x.member_id = dues_of.member;
END;
COMMENT ON FUNCTION party.dues_of(bigint, date) IS 'dues_of() of one member';

CREATE TABLE party.dues_month (
  month date PRIMARY KEY,
  assessed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT dues_month_first CHECK (extract(day FROM month) = 1)
);
COMMENT ON TABLE party.dues_month IS
  'months that were assessed for everybody, written by assess_dues(): who turns out later to owe for one, or not to, '
  'is assessed when that is put on record';
COMMENT ON COLUMN party.dues_month.month IS 'first day of the month';
COMMENT ON COLUMN party.dues_month.assessed_at IS 'when it was first assessed';

-- An assessment of everybody and a change of what it goes by wait for each other: the lock is on the table of months.
-- Who has seen neither, in a transaction of an older snapshot, is told to try again: for that the record is written.
CREATE FUNCTION party.begin_dues_month(month date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  LOCK TABLE party.dues_month IN EXCLUSIVE MODE;
  PERFORM party.provide_dues_year(extract(year FROM month)::integer);
  UPDATE party.dues_record SET recorded_from = recorded_from;
  INSERT INTO party.dues_month (month) VALUES (month) ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION party.begin_dues_month(date) IS
  'for assess_dues(): makes the partition of a month, notes that it is assessed, and waits for who is changing bases, '
  'reductions or branches';

-- A base, a reduction or a branch that is corrected takes along what was assessed by it: nobody who writes those has
-- to know of dues. What was paid stays. By statement, once for all members that it concerns; what it makes of
-- assessments is judged with the rest.
CREATE FUNCTION party.follow_dues() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  members bigint[];
  since date[];
BEGIN
  LOCK TABLE party.dues_month IN ROW SHARE MODE;
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    PERFORM FROM party.dues_record r FOR SHARE;
  END IF;
  -- a court that has assessed nothing pays nothing for it
  IF NOT EXISTS (SELECT FROM party.dues_month) AND NOT EXISTS (SELECT FROM party.dues_assessment)
     -- nor where the plugin is gone
     OR to_regprocedure('partybuild.dues(numeric, text, date)') IS NULL THEN
    RETURN NULL;
  END IF;
  -- of whom, and from which day on
  IF TG_LEVEL = 'ROW' THEN
    members := ARRAY[NEW.id];
    since := ARRAY[least(OLD.admitted_on, NEW.admitted_on)];
  ELSIF TG_OP = 'INSERT' THEN
    SELECT array_agg(c.member_id ORDER BY c.member_id), array_agg(c.since ORDER BY c.member_id) INTO members, since
      FROM (SELECT r.member_id, min(r.from_date) AS since FROM new_rows r GROUP BY r.member_id) c;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(c.member_id ORDER BY c.member_id), array_agg(c.since ORDER BY c.member_id) INTO members, since
      FROM (SELECT r.member_id, min(r.from_date) AS since FROM old_rows r GROUP BY r.member_id) c;
  ELSE
    SELECT array_agg(c.member_id ORDER BY c.member_id), array_agg(c.since ORDER BY c.member_id) INTO members, since
      FROM (SELECT m.member_id, min(x.since) AS since
              FROM new_rows n
              FULL JOIN old_rows o ON o.id = n.id
             CROSS JOIN LATERAL (
                SELECT CASE WHEN to_jsonb(n) - 'to_date' = to_jsonb(o) - 'to_date' THEN least(o.to_date, n.to_date)
                            ELSE least(o.from_date, n.from_date) END AS since
             ) x
             CROSS JOIN LATERAL (VALUES (n.member_id), (o.member_id)) m (member_id)
             WHERE to_jsonb(n) IS DISTINCT FROM to_jsonb(o) AND m.member_id IS NOT NULL
             GROUP BY m.member_id) c;
  END IF;
  -- who changes something else of the same member at the same time is waited for, and seen
  PERFORM FROM party.member h WHERE h.id = ANY (members) ORDER BY h.id FOR NO KEY UPDATE;
  WITH change AS (
    SELECT c.member_id, greatest(date_trunc('month', c.since)::date, r.recorded_from) AS since
      FROM unnest(members, since) c (member_id, since)
     CROSS JOIN party.dues_record r
  ), month AS MATERIALIZED (
    SELECT coalesce(a.member_id, w.member_id) AS member_id, coalesce(a.month, w.month) AS month,
           a.month IS NOT NULL AS assessed, w.month IS NOT NULL AS whole,
           ROW(a.org_id, a.category, a.base::numeric, a.amount::numeric)
             IS DISTINCT FROM ROW(e.org_id, e.category, e.base, o.amount) AS other,
           e.org_id, e.category, e.base, o.amount
      FROM (SELECT c.member_id, d.month
              FROM change c
              JOIN party.dues_month d ON d.month >= c.since) w
      FULL JOIN (SELECT a.*
                   FROM change c
                   JOIN party.dues_assessment a ON a.member_id = c.member_id AND a.month >= c.since) a
        ON a.member_id = w.member_id AND a.month = w.month
      LEFT JOIN LATERAL party.dues_of(coalesce(a.member_id, w.member_id), coalesce(a.month, w.month)) e ON true
     CROSS JOIN LATERAL (
        SELECT partybuild.reduced_dues(e.base, e.category::text, coalesce(a.month, w.month), e.reduced) AS amount
     ) o
  ), gone AS (
    -- only where it comes back by itself, should the next statement make him a member again
    DELETE FROM party.dues_assessment a USING month m
     WHERE a.member_id = m.member_id AND a.month = m.month AND m.assessed AND m.whole AND m.org_id IS NULL
  ), come AS (
    INSERT INTO party.dues_assessment (member_id, month, org_id, category, base, amount)
    SELECT m.member_id, m.month, m.org_id, m.category, m.base, m.amount
      FROM month m
     WHERE NOT m.assessed AND m.amount IS NOT NULL
        ON CONFLICT DO NOTHING
  )
  UPDATE party.dues_assessment a
     SET org_id = m.org_id, category = m.category, base = m.base, amount = m.amount, assessed_at = now()
    FROM month m
   WHERE a.member_id = m.member_id AND a.month = m.month AND m.assessed AND m.other AND m.amount IS NOT NULL;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.follow_dues() IS
  'trigger: assesses anew what was assessed of the members whose base, reduction, branch or day of admission has '
  'changed, and for months that were assessed for everybody who owes now, or no longer (DUE-05, DUE-11)';
REVOKE EXECUTE ON FUNCTION party.follow_dues(), party.reduction_problem(party.dues_reduction), party.dues_basis(date),
  party.dues_basis(bigint, date), party.dues_of(date), party.dues_of(bigint, date),
  party.begin_dues_month(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.reduction_problem(party.dues_reduction), party.dues_basis(date),
  party.dues_basis(bigint, date), party.dues_of(date), party.dues_of(bigint, date)
  TO partybuild_clerk, partybuild_auditor, partybuild_admin;
GRANT EXECUTE ON FUNCTION party.begin_dues_month(date) TO partybuild_clerk;
GRANT SELECT ON party.dues_month TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY '{membership,dues_base,dues_reduction}'::text[] LOOP
    EXECUTE format('CREATE TRIGGER follow_dues_insert AFTER INSERT ON party.%I REFERENCING NEW TABLE AS new_rows '
                   'FOR EACH STATEMENT EXECUTE FUNCTION party.follow_dues()', t);
    EXECUTE format('CREATE TRIGGER follow_dues_update AFTER UPDATE ON party.%I REFERENCING OLD TABLE AS old_rows '
                   'NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party.follow_dues()', t);
    EXECUTE format('CREATE TRIGGER follow_dues_delete AFTER DELETE ON party.%I REFERENCING OLD TABLE AS old_rows '
                   'FOR EACH STATEMENT EXECUTE FUNCTION party.follow_dues()', t);
  END LOOP;
END $$;
CREATE TRIGGER follow_dues AFTER UPDATE OF admitted_on ON party.member FOR EACH ROW
  WHEN (OLD.admitted_on IS DISTINCT FROM NEW.admitted_on) EXECUTE FUNCTION party.follow_dues();
