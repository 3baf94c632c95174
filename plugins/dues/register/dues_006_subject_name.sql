-- What people call assessments, payments and expenditures.
CREATE FUNCTION party.name_of_dues_assessment(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', m.name, to_char(a.month, 'YYYY-MM'))
    FROM party.dues_assessment a
    JOIN party.member m ON m.id = a.member_id
   WHERE a.id = name_of_dues_assessment.id
   LIMIT 1;
END;
COMMENT ON FUNCTION party.name_of_dues_assessment(bigint) IS
  'what a person calls an assessment: member and month; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_dues_assessment(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_dues_assessment(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
CREATE FUNCTION party.name_of_dues_payment(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', m.name, p.paid_on, p.receipt)
    FROM party.dues_payment p
    JOIN party.member m ON m.id = p.member_id
   WHERE p.id = name_of_dues_payment.id;
END;
COMMENT ON FUNCTION party.name_of_dues_payment(bigint) IS
  'what a person calls a payment: member, day and receipt; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_dues_payment(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_dues_payment(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
