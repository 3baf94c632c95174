-- What people call pairings.
CREATE FUNCTION party.name_of_pairing(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', o.name, p.partner)
    FROM party.pairing p
    JOIN party.organisation o ON o.id = p.org_id
   WHERE p.id = name_of_pairing.id;
END;
COMMENT ON FUNCTION party.name_of_pairing(bigint) IS
  'what a person calls a pairing: branch and who is helped; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_pairing(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_pairing(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
