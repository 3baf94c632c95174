-- What compliance is kept in. The registry code comes first in every key, so that rows of many courts lie side by side.
CREATE TABLE compliance.court (
  registry text PRIMARY KEY CHECK (registry ~ '^[A-Za-z0-9_-]{1,32}$'),
  name text NOT NULL,
  counted_from date NOT NULL,
  recorded_from date NOT NULL,
  single boolean NOT NULL DEFAULT true UNIQUE CHECK (single)
);
COMMENT ON TABLE compliance.court IS
  'the court whose database this is: its registry code, the day from which obligations are counted, beginning with '
  'the first full period, and the day this database began to record; set by partybuild.register_court()';
COMMENT ON COLUMN compliance.court.registry IS 'code of this court in a registry of several';
COMMENT ON COLUMN compliance.court.name IS 'name of the court';
COMMENT ON COLUMN compliance.court.counted_from IS 'first day of which obligations are counted';
COMMENT ON COLUMN compliance.court.recorded_from IS 'day on which this database began to record';
COMMENT ON COLUMN compliance.court.single IS 'holds the table to one row';
-- Until the court names itself: a code no other database has. Nothing is owed for periods that began before.
INSERT INTO compliance.court (registry, name, counted_from, recorded_from)
SELECT 'R' || left(md5(s.system_identifier || current_database()), 12), current_database(),
       partybuild.today(), partybuild.today()
  FROM pg_control_system() s;

CREATE TABLE compliance.organisation (
  registry text NOT NULL,
  org_id bigint NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  superior_id bigint,
  active_on date,
  revoked_on date,
  PRIMARY KEY (registry, org_id)
);
COMMENT ON TABLE compliance.organisation IS 'organisations of every court that reports here, as last closed';
COMMENT ON COLUMN compliance.organisation.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.organisation.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.organisation.name IS 'its name';
COMMENT ON COLUMN compliance.organisation.kind IS 'its kind';
COMMENT ON COLUMN compliance.organisation.superior_id IS 'number of the organisation above it; null: none';
COMMENT ON COLUMN compliance.organisation.active_on IS 'day from which it works; null: in preparation';
COMMENT ON COLUMN compliance.organisation.revoked_on IS 'day from which it exists no longer; null: it exists';
CREATE TABLE compliance.obligation (
  registry text NOT NULL,
  rule text NOT NULL,
  area text NOT NULL,
  title_zh text NOT NULL,
  title_en text NOT NULL,
  subject_kind text NOT NULL,
  per text NOT NULL,
  PRIMARY KEY (registry, rule)
);
COMMENT ON TABLE compliance.obligation IS 'obligations of every court that reports here, as last closed';
COMMENT ON COLUMN compliance.obligation.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.obligation.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.obligation.area IS 'area of the rules, the first part of the code';
COMMENT ON COLUMN compliance.obligation.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.obligation.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.obligation.subject_kind IS 'who owes it: organisation, member, post or group';
COMMENT ON COLUMN compliance.obligation.per IS 'how often: month, quarter, half, year or once';

CREATE TABLE compliance.period_result (
  registry text NOT NULL,
  rule text NOT NULL,
  subject bigint NOT NULL,
  period partybuild.period NOT NULL,
  org_id bigint,
  label text,
  status text NOT NULL CHECK (status IN ('met', 'late', 'overdue', 'exempt', 'not applicable')),
  due_on date NOT NULL,
  met_on date,
  number numeric NOT NULL,
  least numeric NOT NULL,
  evidence jsonb,
  closed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (registry, rule, subject, period)
) PARTITION BY RANGE (period);
COMMENT ON TABLE compliance.period_result IS
  'closed periods: what each subject owed and had done, partitioned by year; corrected by partybuild.close_periods() '
  'where evidence changed later';
COMMENT ON COLUMN compliance.period_result.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.period_result.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.period_result.subject IS 'number of who owed it';
COMMENT ON COLUMN compliance.period_result.period IS 'the period: 2025, 2025-H1, 2025-Q1 or 2025-01';
COMMENT ON COLUMN compliance.period_result.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.period_result.label IS 'name of who owed it; null: the organisation''s';
COMMENT ON COLUMN compliance.period_result.status IS 'met, late, overdue, exempt or not applicable';
COMMENT ON COLUMN compliance.period_result.due_on IS 'last day on which it would have been in time';
COMMENT ON COLUMN compliance.period_result.met_on IS 'day on which it was met; null: it was not';
COMMENT ON COLUMN compliance.period_result.number IS 'number done';
COMMENT ON COLUMN compliance.period_result.least IS 'number that was owed at least';
COMMENT ON COLUMN compliance.period_result.evidence IS 'list of what counted: on, reference';
COMMENT ON COLUMN compliance.period_result.closed_at IS 'when the period was closed, or corrected last';
CREATE INDEX ON compliance.period_result (registry, org_id, period);
-- compliance.status gives the period as text
CREATE INDEX ON compliance.period_result ((period::text));
CREATE INDEX ON compliance.period_result (registry, rule, subject, due_on) WHERE status = 'overdue';

CREATE FUNCTION compliance.provide_partition(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF year IS NULL OR year NOT BETWEEN 1921 AND 9998 THEN
    RAISE invalid_parameter_value USING MESSAGE = format('%s is no year', year);
  END IF;
  IF to_regclass(format('compliance.period_result_%s', year)) IS NULL THEN
    EXECUTE format('CREATE TABLE IF NOT EXISTS compliance.period_result_%s
                      PARTITION OF compliance.period_result FOR VALUES FROM (%L) TO (%L)',
                   year, year || '-01', year + 1 || '-01');
    EXECUTE format('COMMENT ON TABLE compliance.period_result_%s IS %L', year, 'closed periods of ' || year);
    EXECUTE format('REVOKE SELECT ON compliance.period_result_%s FROM partybuild_reader', year);
  END IF;
END $$;
COMMENT ON FUNCTION compliance.provide_partition(integer) IS 'makes the partition of a year, unless it is there';
REVOKE EXECUTE ON FUNCTION compliance.provide_partition(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION compliance.provide_partition(integer) TO partybuild_auditor;
SELECT compliance.provide_partition(extract(year FROM partybuild.today())::integer + i) FROM generate_series(-3, 1) i;

CREATE TABLE compliance.horizon (
  rule text PRIMARY KEY,
  live_from date NOT NULL
);
COMMENT ON TABLE compliance.horizon IS 'by obligation the first day of the first period that is not closed';
COMMENT ON COLUMN compliance.horizon.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.horizon.live_from IS 'first day of the first period that is not closed';
CREATE TABLE compliance.stale (
  rule text NOT NULL,
  subject bigint,
  period partybuild.period
);
COMMENT ON TABLE compliance.stale IS
  'closed results whose evidence changed since: null subject or period means all; consumed by '
  'partybuild.close_periods()';
COMMENT ON COLUMN compliance.stale.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.stale.subject IS 'whose results are to be evaluated again; null: all';
COMMENT ON COLUMN compliance.stale.period IS 'which of them; null: all';
CREATE INDEX ON compliance.stale (rule);

CREATE TABLE compliance.reminder (
  registry text NOT NULL,
  rule text NOT NULL,
  subject bigint NOT NULL,
  period text NOT NULL,
  status text NOT NULL CHECK (status IN ('due', 'overdue')),
  org_id bigint,
  due_on date NOT NULL,
  raised_at timestamptz NOT NULL DEFAULT now(),
  payload jsonb NOT NULL,
  PRIMARY KEY (registry, rule, subject, period, status)
);
COMMENT ON TABLE compliance.reminder IS
  'reminders, each raised once: when something falls due and when it is overdue; the same payload goes out by NOTIFY '
  'partybuild_reminder';
COMMENT ON COLUMN compliance.reminder.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.reminder.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.reminder.subject IS 'number of who owes it';
COMMENT ON COLUMN compliance.reminder.period IS 'the period: 2025, 2025-H1, 2025-Q1 or 2025-01';
COMMENT ON COLUMN compliance.reminder.status IS 'due or overdue';
COMMENT ON COLUMN compliance.reminder.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.reminder.due_on IS 'last day on which it is in time';
COMMENT ON COLUMN compliance.reminder.raised_at IS 'when it was raised';
COMMENT ON COLUMN compliance.reminder.payload IS 'what went out by NOTIFY, as JSON';
CREATE INDEX ON compliance.reminder (raised_at);

-- An approval makes exempt, whenever it comes.
CREATE FUNCTION compliance.approval_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO compliance.stale (rule, subject)
    SELECT OLD.rule, OLD.subject WHERE EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = OLD.rule);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO compliance.stale (rule, subject)
    SELECT NEW.rule, NEW.subject WHERE EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = NEW.rule);
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION compliance.approval_changed() IS 'trigger: has what an approval exempts evaluated again';
REVOKE EXECUTE ON FUNCTION compliance.approval_changed() FROM PUBLIC;
CREATE TRIGGER approval_exempts AFTER INSERT OR UPDATE OR DELETE ON party.approval
  FOR EACH ROW EXECUTE FUNCTION compliance.approval_changed();

GRANT SELECT, INSERT, UPDATE, DELETE ON compliance.organisation, compliance.obligation, compliance.period_result,
  compliance.horizon, compliance.stale, compliance.reminder TO partybuild_auditor;
GRANT SELECT, INSERT, UPDATE, DELETE ON compliance.court TO partybuild_admin;
-- What only our own views and jobs need: readers have compliance.status.
REVOKE SELECT ON compliance.period_result, compliance.horizon, compliance.stale FROM partybuild_reader;
SELECT partybuild.rebuild_live();
