-- What people call applicants, and the meetings and ballots on them.
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
CREATE FUNCTION party.name_of_development_meeting(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', o.name, m.held_on, party.name_of_applicant(m.applicant_id))
    FROM party.development_meeting m
    JOIN party.organisation o ON o.id = m.org_id
   WHERE m.id = name_of_development_meeting.id;
END;
COMMENT ON FUNCTION party.name_of_development_meeting(bigint) IS
  'what a person calls a meeting on a member: branch, day and name; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_development_meeting(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_development_meeting(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
CREATE FUNCTION party.name_of_development_ballot(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT party.name_of_development_meeting(m.id)
    FROM party.development_meeting m
   WHERE m.ballot_id = name_of_development_ballot.id;
END;
COMMENT ON FUNCTION party.name_of_development_ballot(bigint) IS
  'what a person calls a ballot on a member: its meeting; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_development_ballot(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_development_ballot(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
CREATE FUNCTION party.name_of_admission_notice(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', m.name, n.from_date)
    FROM party.admission_notice n
    JOIN party.applicant a ON a.id = n.applicant_id
    JOIN party.member m ON m.id = a.member_id
   WHERE n.id = name_of_admission_notice.id;
END;
COMMENT ON FUNCTION party.name_of_admission_notice(bigint) IS
  'what a person calls a public notice: whom it was about, and its first day; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_admission_notice(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_admission_notice(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
