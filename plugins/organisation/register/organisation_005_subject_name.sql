-- What people call documents, ballots and candidates.
CREATE FUNCTION party.name_of_document(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', d.number, d.title) FROM party.document d WHERE d.id = name_of_document.id;
END;
COMMENT ON FUNCTION party.name_of_document(bigint) IS
  'what a person calls a document: number and title; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_document(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_document(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
CREATE FUNCTION party.name_of_election(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', o.name, e.held_on)
    FROM party.election e
    JOIN party.organisation o ON o.id = e.org_id
   WHERE e.id = name_of_election.id;
END;
COMMENT ON FUNCTION party.name_of_election(bigint) IS
  'what a person calls a ballot: organisation and day; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_election(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_election(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
CREATE FUNCTION party.name_of_candidate(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', o.name, e.held_on, m.name)
    FROM party.candidate c
    JOIN party.election e ON e.id = c.election_id
    JOIN party.organisation o ON o.id = e.org_id
    JOIN party.member m ON m.id = c.member_id
   WHERE c.id = name_of_candidate.id;
END;
COMMENT ON FUNCTION party.name_of_candidate(bigint) IS
  'what a person calls a candidate: ballot and name; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_candidate(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_candidate(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
