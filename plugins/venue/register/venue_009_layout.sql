-- Layouts in use: nothing that is there changes.
-- VEN-13: as in venue_002_wall; but what hangs from a day to come hangs nowhere yet, and is a draft again.
CREATE OR REPLACE FUNCTION party.seal_layout() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.from_date > partybuild.today()
    AND (NEW.id, NEW.room_id, NEW.version, NEW.from_date) IS NOT DISTINCT FROM (OLD.id, OLD.room_id, OLD.version, NULL)
  THEN
    RETURN NULL;
  END IF;
  PERFORM partybuild.refuse_sealed(TG_RELID, 'VEN-13', OLD.id::text);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.seal_layout() IS
  'trigger: of a layout that was put in use only the day of its end is written, and before its day has come that it is '
  'a draft again (VEN-13)';
CREATE TRIGGER seal_layouts BEFORE TRUNCATE ON party.wall_layout
  FOR EACH STATEMENT EXECUTE FUNCTION partybuild.sealed('VEN-13', 'OLD.from_date IS NOT NULL');

CREATE OR REPLACE FUNCTION party.use_layout(layout bigint, since date DEFAULT partybuild.today()) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  draft party.wall_layout;
  next party.wall_layout;
BEGIN
  SELECT * INTO draft FROM party.wall_layout l WHERE l.id = use_layout.layout;
  IF draft.id IS NULL OR draft.from_date IS NOT NULL OR use_layout.since IS NULL THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('layout %s is no draft that could be put in use on %s', coalesce(layout::text, 'null'),
                       coalesce(since::text, 'null')),
      HINT = 'A layout in use is changed by a new version: copy it to a draft of the next number.';
  END IF;
  -- who does the same to the room at the same time is waited for
  PERFORM FROM party.room r WHERE r.id = draft.room_id FOR NO KEY UPDATE;
  SELECT * INTO next
    FROM party.wall_layout l
   WHERE l.room_id = draft.room_id AND l.from_date >= use_layout.since
   ORDER BY l.from_date
   LIMIT 1;
  IF FOUND THEN
    RAISE exclusion_violation USING
      MESSAGE = format('layout %s cannot be put in use on %s', layout, since),
      DETAIL = format('Version %s, layout %s, is in use from %s on.', next.version, next.id, next.from_date),
      TABLE = 'wall_layout', SCHEMA = 'party', CONSTRAINT = 'VEN-03',
      HINT = 'Put it in use from a later day on; before its day has come a layout is taken back by '
             'party.withdraw_layout().';
  END IF;
  UPDATE party.wall_layout l
     SET to_date = use_layout.since
   WHERE l.room_id = draft.room_id
     AND l.from_date < use_layout.since
     AND (l.to_date IS NULL OR l.to_date > use_layout.since);
  UPDATE party.wall_layout l SET from_date = use_layout.since WHERE l.id = draft.id;
END $$;
COMMENT ON FUNCTION party.use_layout(bigint, date) IS
  'puts a draft in use from a day on, in the place of the layout that was, and is judged at commit; '
  'partybuild.wall_problems() says before what it would be refused for; error 22023 for what is no draft, 23P01 where '
  'another is in use from that day or a later one on (VEN-03)';

CREATE FUNCTION party.withdraw_layout(layout bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  mistaken party.wall_layout;
BEGIN
  SELECT * INTO mistaken FROM party.wall_layout l WHERE l.id = withdraw_layout.layout;
  IF mistaken.id IS NULL OR coalesce(mistaken.from_date <= partybuild.today(), true) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('layout %s is none whose day is to come', coalesce(layout::text, 'null')),
      HINT = 'What has been in use is replaced by a new version: party.use_layout().';
  END IF;
  PERFORM FROM party.room r WHERE r.id = mistaken.room_id FOR NO KEY UPDATE;
  UPDATE party.wall_layout l SET from_date = NULL, to_date = NULL WHERE l.id = mistaken.id;
  -- what was to make way hangs on, until the next
  UPDATE party.wall_layout l
     SET to_date = (SELECT min(n.from_date)
                      FROM party.wall_layout n
                     WHERE n.room_id = mistaken.room_id AND n.from_date > mistaken.from_date)
   WHERE l.room_id = mistaken.room_id AND l.to_date = mistaken.from_date;
END $$;
COMMENT ON FUNCTION party.withdraw_layout(bigint) IS
  'makes a draft again of a layout that was to come in use on a day to come; the one that was to make way hangs on; '
  'error 22023 for a draft and for what has been in use (VEN-03)';
REVOKE EXECUTE ON FUNCTION party.withdraw_layout(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.withdraw_layout(bigint) TO partybuild_clerk;
