-- Shares and cabinets. Shares that are there stay. So do cabinets of one number that was written in two ways, which the
-- constraint leaves out by their numbers; whatever is written from now on is held to this.
COMMENT ON COLUMN party.room.org_id IS
  'organisation whose room it is, from the first day to the last: a room that passes to another is ended, and begins '
  'anew as the other''s; to write another here corrects an error';

-- VEN-09: what reads the same is the same number.
DO $$
DECLARE
  number text :=
    $e$lower(regexp_replace(partybuild.tidy(normalize(number, NFKC)), ' ?([!-/:-@\[-`{-~]) ?', '\1', 'g'))$e$;
  twice bigint[];
BEGIN
  EXECUTE format('SELECT array_agg(x.id ORDER BY x.id)
                    FROM (SELECT c.id, c.room_id, c.from_date, c.to_date, %s AS number
                            FROM party.archive_cabinet c) x
                   WHERE EXISTS (SELECT
                                   FROM (SELECT c.id, c.room_id, c.from_date, c.to_date, %1$s AS number
                                           FROM party.archive_cabinet c) y
                                  WHERE (y.room_id, y.number) = (x.room_id, x.number)
                                    AND y.id < x.id
                                    AND daterange(y.from_date, y.to_date) && daterange(x.from_date, x.to_date))',
                 number) INTO twice;
  ALTER TABLE party.archive_cabinet DROP CONSTRAINT "VEN-09";
  EXECUTE format('ALTER TABLE party.archive_cabinet ADD CONSTRAINT "VEN-09" '
                 'EXCLUDE USING gist (room_id WITH =, (%s) WITH =, daterange(from_date, to_date) WITH &&) %s'
                 'DEFERRABLE INITIALLY DEFERRED', number,
                 CASE WHEN twice IS NOT NULL THEN format('WHERE (id <> ALL (%L::bigint[])) ', twice) END);
END $$;

-- VEN-01: as in venue_001_room; also of a room of somebody who is there, and whatever the writer may read.
CREATE OR REPLACE FUNCTION party.check_room_share() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  sharer party.organisation;
  shared party.room;
  owner party.organisation;
  problem text;
BEGIN
  SELECT * INTO sharer FROM party.organisation o WHERE o.id = NEW.org_id;
  SELECT * INTO shared FROM party.room r WHERE r.id = NEW.room_id;
  SELECT * INTO owner FROM party.organisation o WHERE o.id = shared.org_id;
  problem := CASE
    WHEN sharer.active_on IS NULL OR sharer.active_on > NEW.from_date
    THEN format('"%s" is not active on %s', sharer.name, NEW.from_date)
    WHEN sharer.revoked_on <= NEW.from_date THEN format('"%s" is revoked from %s on', sharer.name, sharer.revoked_on)
    WHEN shared.org_id = NEW.org_id THEN format('the room is of "%s" itself', sharer.name)
    WHEN NOT partybuild.in_force(shared.from_date, shared.to_date, NEW.from_date)
    THEN format('room "%s" is not there on %s', shared.name, NEW.from_date)
    WHEN owner.revoked_on <= NEW.from_date
    THEN format('"%s", whose room it is, is revoked from %s on', owner.name, owner.revoked_on) END;
  IF problem IS NOT NULL THEN
    RAISE check_violation USING
      MESSAGE = format('a room cannot be shared like this: %s', problem),
      TABLE = 'room_share', SCHEMA = 'party', CONSTRAINT = 'VEN-01',
      HINT = 'A share begins on a day on which the room, whose it is and who shares it are there.';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.check_room_share() IS
  'trigger: a room is shared by an active organisation, not its own, from a day on which it and whose it is are there; '
  'error 23514 with VEN-01 as constraint';
