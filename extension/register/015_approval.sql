-- An approval counts that is a document of who was above on that day, and from the day that it is dated.
CREATE FUNCTION party.is_above(superior bigint, org bigint, day date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  WITH RECURSIVE up (id) AS (
      SELECT s.parent_id
        FROM party.subordination s
       WHERE s.org_id = is_above.org AND partybuild.in_force(s.from_date, s.to_date, is_above.day)
    UNION
      SELECT s.parent_id
        FROM up
       CROSS JOIN LATERAL (
          SELECT s.parent_id
            FROM party.subordination s
           WHERE s.org_id = up.id AND partybuild.in_force(s.from_date, s.to_date, is_above.day)
          OFFSET 0) s
  )
  SELECT EXISTS (SELECT FROM up WHERE up.id = is_above.superior)
      -- what is above the court is above who has no superior on record
      OR NOT EXISTS (SELECT FROM up) AND EXISTS (
           SELECT
             FROM party.organisation o
            WHERE o.id = is_above.superior AND o.id <> is_above.org AND o.kind = 'external_superior');
END;
COMMENT ON FUNCTION party.is_above(bigint, bigint, date) IS
  'is an organisation the superior of another on a day, or above it; false where either is null';

-- The superior of the day may be another than the one that approved when it was superior: that stands.
CREATE FUNCTION party.approves(a party.approval, org bigint, day date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT EXISTS (
    SELECT
      FROM party.document d
     WHERE d.id = a.document_id
       AND d.kind = 'approval'
       AND d.dated_on <= approves.day
       AND partybuild.in_force(a.from_date, a.to_date, approves.day)
       AND (party.is_above(d.issuer_id, coalesce(approves.org, a.org_id), greatest(a.from_date, d.dated_on))
         OR party.is_above(d.issuer_id, coalesce(approves.org, a.org_id), approves.day)));
END;
COMMENT ON FUNCTION party.approves(party.approval, bigint, date) IS
  'does an approval cover an organisation (null: the one that it was given to) on a day: in force, by a document of '
  'kind approval, dated by then, of who was above it when it began or is on the day';
REVOKE EXECUTE ON FUNCTION party.is_above(bigint, bigint, date), party.approves(party.approval, bigint, date)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.is_above(bigint, bigint, date), party.approves(party.approval, bigint, date)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;

-- Who changes the document changes the approvals that name it: written anew, they are judged as if withdrawn.
CREATE FUNCTION party.document_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  WITH gone AS (
    DELETE FROM party.approval a WHERE a.document_id = NEW.id RETURNING a.*
  )
  INSERT INTO party.approval SELECT g.* FROM gone g;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.document_changed() IS 'trigger: has what a document approves judged again when it changes';
REVOKE EXECUTE ON FUNCTION party.document_changed() FROM PUBLIC;
CREATE TRIGGER document_changed AFTER UPDATE ON party.document FOR EACH ROW
  WHEN ((OLD.kind, OLD.issuer_id, OLD.dated_on) IS DISTINCT FROM (NEW.kind, NEW.issuer_id, NEW.dated_on))
  EXECUTE FUNCTION party.document_changed();
