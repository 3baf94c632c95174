-- What people call rooms, layouts and documents of the archive.
CREATE FUNCTION party.name_of_room(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', o.name, r.name)
    FROM party.room r
    JOIN party.organisation o ON o.id = r.org_id
   WHERE r.id = name_of_room.id;
END;
COMMENT ON FUNCTION party.name_of_room(bigint) IS
  'what a person calls a room: organisation and name; for partybuild.subject_name()';
CREATE FUNCTION party.name_of_wall_layout(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', r.name, l.version)
    FROM party.wall_layout l
    JOIN party.room r ON r.id = l.room_id
   WHERE l.id = name_of_wall_layout.id;
END;
COMMENT ON FUNCTION party.name_of_wall_layout(bigint) IS
  'what a person calls a layout: room and version; for partybuild.subject_name()';
CREATE FUNCTION party.name_of_archive_document(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', o.name, d.year, d.title)
    FROM party.archive_document d
    JOIN party.organisation o ON o.id = d.org_id
   WHERE d.id = name_of_archive_document.id;
END;
COMMENT ON FUNCTION party.name_of_archive_document(bigint) IS
  'what a person calls a document of the archive: organisation, year and title; for partybuild.subject_name()';
DO $$
DECLARE
  f regprocedure;
BEGIN
  FOREACH f IN ARRAY '{party.name_of_room(bigint),party.name_of_wall_layout(bigint),
    party.name_of_archive_document(bigint)}'::regprocedure[]
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO partybuild_reader, partybuild_clerk, partybuild_auditor, '
                   'partybuild_admin', f);
  END LOOP;
END $$;
