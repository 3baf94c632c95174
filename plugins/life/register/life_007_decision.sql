-- A sealed decision is told by the number of the record that it belongs to, as any other part; no row changes.
CREATE OR REPLACE FUNCTION party.seal_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  filed bigint;
  was party.decision := CASE WHEN TG_OP <> 'INSERT' THEN OLD END;
  becomes party.decision := CASE WHEN TG_OP <> 'DELETE' THEN NEW END;
BEGIN
  IF (was.activity_id, was.matter, was.person_id, was.due_on)
     IS DISTINCT FROM (becomes.activity_id, becomes.matter, becomes.person_id, becomes.due_on) THEN
    -- Locked before it is looked at: whoever files it at the same time is waited for, or waits.
    SELECT min(a.id) FILTER (WHERE a.status = 'filed') INTO filed
      FROM (SELECT x.id, x.status FROM party.activity x
             WHERE x.id IN (was.activity_id, becomes.activity_id) FOR SHARE) a;
    IF filed IS NOT NULL THEN
      PERFORM partybuild.refuse_sealed(TG_RELID, 'VEN-13', filed::text);
    END IF;
  END IF;
  RETURN NULL;
END $$;
