-- ORG-07: which kind of organisation may be the superior of which.
CREATE FUNCTION party.may_be_superior(superior party.organisation_kind, subordinate party.organisation_kind)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE subordinate
         WHEN 'external_superior' THEN superior = 'external_superior'
         WHEN 'higher_committee' THEN superior IN ('external_superior', 'higher_committee')
         WHEN 'basic_committee' THEN superior IN ('external_superior', 'higher_committee')
         WHEN 'general_branch' THEN superior = 'basic_committee'
         WHEN 'discipline_committee' THEN superior = 'basic_committee'
         ELSE superior IN ('general_branch', 'basic_committee')
       END;
COMMENT ON FUNCTION party.may_be_superior(party.organisation_kind, party.organisation_kind) IS
  'may an organisation of one kind be the superior of one of another (ORG-07)';
GRANT EXECUTE ON FUNCTION party.may_be_superior(party.organisation_kind, party.organisation_kind) TO PUBLIC;

-- ORG-09: preparing -> active -> revoked; nothing returns. Also notes the day of a new name (ORG-08).
CREATE FUNCTION party.guard_organisation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  change text;
BEGIN
  change := CASE
    WHEN OLD.revoked_on <= partybuild.today() AND NEW.revoked_on IS DISTINCT FROM OLD.revoked_on
    THEN 'revoked to active'
    WHEN OLD.active_on <= partybuild.today() AND (NEW.active_on IS NULL OR NEW.active_on > partybuild.today())
    THEN 'active to preparing'
    WHEN OLD.active_on <= partybuild.today() AND NEW.kind <> OLD.kind
    THEN 'kind of an active organisation'
  END;
  IF change IS NOT NULL THEN
    PERFORM partybuild.violate('ORG-09', OLD.id, OLD.id, 1,
                               jsonb_build_object('organisation', OLD.name, 'change', change));
  END IF;
  IF NEW.name IS DISTINCT FROM OLD.name AND NEW.named_on IS NOT DISTINCT FROM OLD.named_on THEN
    NEW.named_on := partybuild.today();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON party.organisation FOR EACH ROW
  WHEN ((OLD.name, OLD.kind, OLD.active_on, OLD.revoked_on)
        IS DISTINCT FROM (NEW.name, NEW.kind, NEW.active_on, NEW.revoked_on))
  EXECUTE FUNCTION party.guard_organisation();

-- ORG-05, ORG-15: the last day on which a branch's number of full members crossed a bound, counting arrivals and
-- departures day by day.
CREATE FUNCTION party.crossed_on(org bigint, bound numeric, upward boolean) RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (
  SELECT max(y.day)
    FROM (
      SELECT x.day,
             sum(sum(x.change)) OVER w AS n,
             coalesce(sum(sum(x.change)) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
        FROM (
          SELECT m.from_date AS day, 1 AS change
            FROM party.membership m
           WHERE m.org_id = org AND m.status = 'full'
          UNION ALL
          SELECT m.to_date, -1
            FROM party.membership m
           WHERE m.org_id = org AND m.status = 'full' AND m.to_date IS NOT NULL
        ) x
       WHERE x.day <= partybuild.today()
       GROUP BY x.day
      WINDOW w AS (ORDER BY x.day)
    ) y
   WHERE (y.n >= bound) = upward AND (y.before >= bound) <> upward);
COMMENT ON FUNCTION party.crossed_on(bigint, numeric, boolean) IS
  'last day on which an organisation''s number of full members rose to a bound (upward) or fell below it; null if it '
  'never did (ORG-05, ORG-15)';
REVOKE EXECUTE ON FUNCTION party.crossed_on(bigint, numeric, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.crossed_on(bigint, numeric, boolean) TO partybuild_auditor;
