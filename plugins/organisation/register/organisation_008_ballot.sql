-- ELE-14: a ballot that a post comes from is not forgotten again. What began before the register may stand without one,
-- but not what is known to have had one.
CREATE FUNCTION party.guard_ballot() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT
               FROM party.election e
               JOIN party.candidate c ON c.election_id = e.id
              WHERE e.id = OLD.election_id
                AND e.org_id = NEW.org_id
                AND e.result = 'valid'
                AND c.member_id = NEW.member_id
                AND c.elected) THEN
    PERFORM partybuild.violate('ELE-14', NEW.id, NEW.org_id, 1,
                               jsonb_build_object('organisation', o.name, 'member', m.name, 'title', NEW.title,
                                                  'from', NEW.from_date, 'fault', 'names no ballot'))
       FROM party.organisation o, party.member m
      WHERE o.id = NEW.org_id AND m.id = NEW.member_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_ballot BEFORE UPDATE OF election_id ON party.post FOR EACH ROW
  WHEN (OLD.election_id IS NOT NULL AND NEW.election_id IS NULL)
  EXECUTE FUNCTION party.guard_ballot();
