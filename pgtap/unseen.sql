-- What is written past the triggers is found by the audit, and told from what time, numbers and modes bring (ORG-01).
\ir life.psql
SELECT no_plan();
RESET partybuild.as_of;
CREATE FUNCTION pg_temp.past(sql text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  SET LOCAL session_replication_role = replica;
  EXECUTE sql;
  SET LOCAL session_replication_role = origin;
END $$;
-- What the audit says of a branch after some writes, all undone: nothing, explained or unjudged.
CREATE FUNCTION pg_temp.found(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  answer text;
BEGIN
  PERFORM partybuild.audit_rule('ORG-01');
  EXECUTE sql;
  PERFORM partybuild.audit_rule('ORG-01');
  answer := (SELECT CASE WHEN v.unjudged THEN 'unjudged' ELSE 'explained' END FROM compliance.violation v
              WHERE v.rule = 'ORG-01' AND v.subject = 11);
  RAISE EXCEPTION USING ERRCODE = 'PB000', MESSAGE = coalesce(answer, 'nothing');
EXCEPTION WHEN SQLSTATE 'PB000' THEN
  RETURN SQLERRM;
END $$;
CREATE FUNCTION pg_temp.suspended(since date) RETURNS text LANGUAGE sql AS $$
  SELECT format('SELECT pg_temp.past($q$UPDATE party.membership SET status = %L
                                         WHERE org_id = 11 AND from_date < %L$q$)', 'suspended', since) $$;
SELECT is(pg_temp.found('SELECT 1'), 'nothing', 'unseen: nothing was written');
SELECT is(pg_temp.found(pg_temp.suspended('infinity')), 'unjudged', 'unseen: written without triggers');
SELECT is(pg_temp.found($$ALTER TABLE party.membership DISABLE TRIGGER USER;
  UPDATE party.membership SET status = 'suspended' WHERE org_id = 11;
  ALTER TABLE party.membership ENABLE TRIGGER USER$$), 'unjudged', 'unseen: with disabled ones');
SELECT is(pg_temp.found($$
  SELECT pg_temp.past('UPDATE party.membership SET to_date = partybuild.today() WHERE org_id = 11');
  UPDATE party.audited SET audited_on = partybuild.today() - 1$$), 'explained',
  'unseen: what began since the last audit');
SELECT is(pg_temp.found(pg_temp.suspended('infinity')
          || $$; SELECT partybuild.set_param('ORG-01', 'min', 4, '2020-01-01', 'order')$$), 'explained',
  'unseen: another number');
SELECT is(pg_temp.found($$SELECT partybuild.set_param('ORG-01', 'min', 90, partybuild.today(), 'order')$$), 'explained',
  'unseen: a number from today on');
SELECT is(pg_temp.found($$SELECT partybuild.set_mode('ORG-01', 'warn', 'order');
  SELECT partybuild.audit_rule('ORG-01');$$ || pg_temp.suspended('infinity')), 'explained',
  'unseen: of a rule that does not refuse');
SELECT is(pg_temp.found(pg_temp.suspended('infinity') || '; DELETE FROM party.audited'), 'explained',
  'unseen: before the first audit nothing is known');
SELECT * FROM finish();
ROLLBACK;
