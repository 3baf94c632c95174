-- What people call the subjects of rules; a kind that has no such function has numbers only. They run as the caller.
CREATE FUNCTION party.name_of_organisation(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT o.name FROM party.organisation o WHERE o.id = name_of_organisation.id;
END;
COMMENT ON FUNCTION party.name_of_organisation(bigint) IS
  'what a person calls an organisation; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_organisation(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_organisation(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
CREATE FUNCTION party.name_of_member(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT m.name FROM party.member m WHERE m.id = name_of_member.id;
END;
COMMENT ON FUNCTION party.name_of_member(bigint) IS
  'what a person calls a member; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_member(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_member(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
CREATE FUNCTION party.name_of_post(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', o.name, m.name)
    FROM party.post p
    JOIN party.organisation o ON o.id = p.org_id
    JOIN party.member m ON m.id = p.member_id
   WHERE p.id = name_of_post.id;
END;
COMMENT ON FUNCTION party.name_of_post(bigint) IS
  'what a person calls a post: organisation and who holds it; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_post(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_post(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
CREATE FUNCTION party.name_of_group(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', o.name, g.name)
    FROM party.party_group g
    JOIN party.organisation o ON o.id = g.org_id
   WHERE g.id = name_of_group.id;
END;
COMMENT ON FUNCTION party.name_of_group(bigint) IS
  'what a person calls a Party group: branch and name; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_group(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_group(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
