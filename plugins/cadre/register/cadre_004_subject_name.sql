-- What people call cadre posts and trainings.
CREATE FUNCTION party.name_of_cadre(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', o.name, m.name)
    FROM party.cadre c
    JOIN party.organisation o ON o.id = c.org_id
    JOIN party.member m ON m.id = c.member_id
   WHERE c.id = name_of_cadre.id;
END;
COMMENT ON FUNCTION party.name_of_cadre(bigint) IS
  'what a person calls a cadre post: organisation and cadre; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_cadre(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_cadre(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
CREATE FUNCTION party.name_of_training(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', o.name, t.starts_on, t.topic)
    FROM party.training t
    JOIN party.organisation o ON o.id = t.org_id
   WHERE t.id = name_of_training.id;
END;
COMMENT ON FUNCTION party.name_of_training(bigint) IS
  'what a person calls a training: organisation, first day and topic; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_training(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_training(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
