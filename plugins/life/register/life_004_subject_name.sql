-- What people call activities.
CREATE FUNCTION party.name_of_activity(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', o.name, a.held_on, a.theme)
    FROM party.activity a
    JOIN party.organisation o ON o.id = a.org_id
   WHERE a.id = name_of_activity.id;
END;
COMMENT ON FUNCTION party.name_of_activity(bigint) IS
  'what a person calls an activity: organisation, day and theme; for partybuild.subject_name()';
REVOKE EXECUTE ON FUNCTION party.name_of_activity(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.name_of_activity(bigint)
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;
