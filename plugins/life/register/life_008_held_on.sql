-- A client that writes every column back cannot write a generated one: the day of an activity is an ordinary column,
-- which the register sets whatever is written. Days that are there stay as they are.
ALTER TABLE party.activity ALTER COLUMN held_on DROP EXPRESSION;
CREATE FUNCTION party.set_held_on() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.held_on := NEW.starts_at::date;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION party.set_held_on() IS 'trigger: the day of an activity is that of its beginning';
REVOKE EXECUTE ON FUNCTION party.set_held_on() FROM PUBLIC;
CREATE TRIGGER set_held_on BEFORE INSERT OR UPDATE ON party.activity FOR EACH ROW
  WHEN (NEW.held_on IS DISTINCT FROM NEW.starts_at::date) EXECUTE FUNCTION party.set_held_on();
-- What a subscription or a load without triggers writes has its day too.
ALTER TABLE party.activity ENABLE ALWAYS TRIGGER set_held_on;
