-- What people call applicants.
CREATE FUNCTION party.name_of_applicant(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT m.name
    FROM party.applicant a
    JOIN party.member m ON m.id = a.member_id
   WHERE a.id = name_of_applicant.id;
END;
COMMENT ON FUNCTION party.name_of_applicant(bigint) IS
  'what a person calls an applicant: the name; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_applicant(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_applicant(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
