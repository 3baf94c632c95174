-- CAD-01: who was merged with himself under another number was not appointed anew.
CREATE OR REPLACE FUNCTION party.guard_cadre() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  clock constant date := partybuild.day_of(now());
  recorded constant date := (SELECT r.recorded_from FROM party.cadre_record r);
  becomes party.cadre;
BEGIN
  FOR becomes IN
    SELECT c.* FROM party.cadre c WHERE c.ctid = currtid2('party.cadre', OLD.ctid)
    UNION ALL
    SELECT c.*
      FROM party.cadre c
     WHERE c.inspection_id = OLD.inspection_id
       AND partybuild.is_ours(c.xmin)
       AND NOT EXISTS (SELECT FROM party.cadre d WHERE d.ctid = currtid2('party.cadre', OLD.ctid))
  LOOP
    IF ((becomes.member_id, becomes.org_id, becomes.kind)
          IS DISTINCT FROM (party.kept_as(OLD.member_id), OLD.org_id, OLD.kind)
        OR OLD.to_date <= clock AND (becomes.to_date IS NULL OR becomes.to_date > clock)
        OR OLD.from_date >= recorded AND becomes.from_date < recorded)
       AND (becomes.inspection_id IS NULL OR becomes.inspection_id = OLD.inspection_id
            OR becomes.from_date < recorded) THEN
      PERFORM partybuild.violate('CAD-01', becomes.id, becomes.org_id, 1, jsonb_build_object(
        'kind', becomes.kind, 'member', (SELECT h.name FROM party.member h WHERE h.id = becomes.member_id),
        'organisation', (SELECT o.name FROM party.organisation o WHERE o.id = becomes.org_id),
        'from', becomes.from_date, 'problem', 'another appointment'));
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
