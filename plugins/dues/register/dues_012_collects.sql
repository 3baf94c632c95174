-- DUE-11: dues are paid to the branch that collects them: for a month that is named, that of its first day (of the
-- month of admission: of that day); where none is named, that of the first of the month or of the day of the payment,
-- and of who has left, the last one. A payment is judged as it is made, since entries stay (DUE-16): a transfer that is
-- corrected later leaves it where it went. So those that are there are not judged.
CREATE FUNCTION party.dues_branches(member bigint, month date, paid_on date,
    OUT on_date date, OUT org_id bigint, OUT owes boolean)
  RETURNS SETOF record LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT d.day, s.org_id, s.status <> 'suspended'
    FROM party.member h
   CROSS JOIN LATERAL (
      SELECT coalesce(dues_branches.month, date_trunc('month', dues_branches.paid_on)::date) AS first
   ) f
   CROSS JOIN LATERAL (
      SELECT CASE WHEN h.admitted_on >= f.first AND h.admitted_on < (f.first + interval '1 month')::date
                  THEN h.admitted_on ELSE f.first END AS day
      UNION
      SELECT dues_branches.paid_on WHERE dues_branches.month IS NULL
   ) d
   CROSS JOIN LATERAL (
      SELECT s.org_id, s.status, s.to_date
        FROM party.membership s
       WHERE s.member_id = h.id AND s.from_date <= d.day
       ORDER BY s.from_date DESC
       LIMIT 1
   ) s
   WHERE h.id = dues_branches.member
     AND (s.to_date IS NULL OR s.to_date > d.day OR dues_branches.month IS NULL);
END;
COMMENT ON FUNCTION party.dues_branches(bigint, date, date) IS
  'to which branches a member''s dues of a month are paid, or, where month is null, what is paid on a day: the day '
  'that counts, branch, and whether dues are owed there, which nobody does who is suspended (DUE-11)';
CREATE FUNCTION party.pays_elsewhere(member bigint, org bigint, month date, paid_on date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN NOT EXISTS (SELECT
                     FROM party.dues_branches(member, month, paid_on) b
                    WHERE b.org_id = org AND (b.owes OR month IS NULL));
COMMENT ON FUNCTION party.pays_elsewhere(bigint, bigint, date, date) IS
  'is a payment to an organisation for a month (null: none is named) on a day to none that collects it (DUE-11)';

CREATE FUNCTION party.guard_payment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  h party.member;
  b record;
BEGIN
  SELECT * INTO h FROM party.member m WHERE m.id = NEW.member_id;
  -- of before nobody has rosters
  IF coalesce(NEW.month, NEW.paid_on) < greatest(h.known_from, (SELECT r.recorded_from FROM party.dues_record r))
     OR NOT party.pays_elsewhere(NEW.member_id, NEW.org_id, NEW.month, NEW.paid_on) THEN
    RETURN NULL;
  END IF;
  SELECT x.on_date, o.name INTO b
    FROM party.dues_branches(NEW.member_id, NEW.month, NEW.paid_on) x
    JOIN party.organisation o ON o.id = x.org_id
   WHERE x.owes OR NEW.month IS NULL
   ORDER BY x.on_date DESC
   LIMIT 1;
  PERFORM partybuild.violate('DUE-11',
    coalesce((SELECT a.id FROM party.dues_assessment a WHERE a.member_id = NEW.member_id AND a.month = NEW.month),
             NEW.id), NEW.org_id, 1,
    jsonb_build_object('member', h.name, 'month', to_char(coalesce(NEW.month, NEW.paid_on), 'YYYY-MM'),
      'organisation', (SELECT o.name FROM party.organisation o WHERE o.id = NEW.org_id), 'act', 'dues paid to',
      'day', coalesce(b.on_date, NEW.month, NEW.paid_on), 'branch', b.name,
      'problem', CASE WHEN b.name IS NULL THEN 'owes no dues' ELSE 'other branch collects' END));
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.guard_payment() IS 'trigger: dues are paid to the branch that collects them (DUE-11)';

-- Nearly all go to the branch that the member is in: they are let by together, in one query a statement. What is not is
-- written once more as it is, so that it is looked at when the transaction ends, by then with the branch that it may
-- have brought.
CREATE FUNCTION party.look_at_payments() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  others constant bigint[] := ARRAY(
    SELECT n.id
      FROM new_rows n
     WHERE n.reverses IS NULL
       AND NOT EXISTS (SELECT
                         FROM party.membership s
                        WHERE s.member_id = n.member_id
                          AND s.org_id = n.org_id
                          AND s.status <> 'suspended'
                          AND partybuild.in_force(s.from_date, s.to_date, coalesce(n.month, n.paid_on))));
BEGIN
  IF others <> '{}' THEN
    UPDATE party.dues_payment p SET receipt = p.receipt WHERE p.id = ANY (others);
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.look_at_payments() IS
  'trigger: has payments that do not go to the member''s branch looked at when the transaction ends (DUE-11)';
REVOKE EXECUTE ON FUNCTION party.dues_branches(bigint, date, date), party.pays_elsewhere(bigint, bigint, date, date),
  party.guard_payment(), party.look_at_payments() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.dues_branches(bigint, date, date), party.pays_elsewhere(bigint, bigint, date, date)
  TO partybuild_clerk, partybuild_auditor, partybuild_admin;
CREATE TRIGGER look_at_payments AFTER INSERT ON party.dues_payment REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION party.look_at_payments();
-- of an entry that was there before nothing changes (DUE-16)
CREATE CONSTRAINT TRIGGER guard_branch AFTER UPDATE ON party.dues_payment DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.reverses IS NULL AND partybuild.is_ours(OLD.xmin)) EXECUTE FUNCTION party.guard_payment();
