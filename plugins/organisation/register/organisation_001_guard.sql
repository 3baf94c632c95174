-- ORG-07: which kind of organisation may be the superior of which.
CREATE FUNCTION party.may_be_superior(superior party.organisation_kind, subordinate party.organisation_kind) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE subordinate
         WHEN 'external_superior' THEN superior = 'external_superior'
         WHEN 'higher_committee' THEN superior IN ('external_superior', 'higher_committee')
         WHEN 'basic_committee' THEN superior IN ('external_superior', 'higher_committee')
         WHEN 'general_branch' THEN superior = 'basic_committee'
         WHEN 'discipline_committee' THEN superior = 'basic_committee'
         ELSE superior IN ('general_branch', 'basic_committee')
       END;
COMMENT ON FUNCTION party.may_be_superior(party.organisation_kind, party.organisation_kind) IS 'may an organisation of one kind be the superior of one of another (ORG-07)';
GRANT EXECUTE ON FUNCTION party.may_be_superior(party.organisation_kind, party.organisation_kind) TO PUBLIC;

-- ORG-09: preparing -> active -> revoked; nothing returns. Also notes the day of a new name (ORG-08).
CREATE FUNCTION party.guard_organisation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  change text;
BEGIN
  change := CASE
    WHEN OLD.revoked_on <= partybuild.today() AND NEW.revoked_on IS DISTINCT FROM OLD.revoked_on THEN 'revoked to active'
    WHEN OLD.active_on <= partybuild.today() AND (NEW.active_on IS NULL OR NEW.active_on > partybuild.today()) THEN 'active to preparing'
    WHEN OLD.active_on <= partybuild.today() AND NEW.kind <> OLD.kind THEN 'kind of an active organisation'
  END;
  IF change IS NOT NULL THEN
    PERFORM partybuild.violate('ORG-09', OLD.id, OLD.id, 1, jsonb_build_object('organisation', OLD.name, 'change', change));
  END IF;
  IF NEW.name IS DISTINCT FROM OLD.name AND NEW.named_on IS NOT DISTINCT FROM OLD.named_on THEN
    NEW.named_on := partybuild.today();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON party.organisation FOR EACH ROW
  WHEN ((OLD.name, OLD.kind, OLD.active_on, OLD.revoked_on) IS DISTINCT FROM (NEW.name, NEW.kind, NEW.active_on, NEW.revoked_on))
  EXECUTE FUNCTION party.guard_organisation();
