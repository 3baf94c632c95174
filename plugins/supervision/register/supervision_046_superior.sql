-- What a superior sees of assessments and ledgers: scores of branches, and how many items are open, by age; no words,
-- no persons. Kept by the nightly job superior (SUP-07, SUP-08, SUP-06, SUP-10), with the registry code first, so that
-- rows of many courts lie side by side. New tables: what was published before is kept by the first run.
CREATE TABLE compliance.assessed (
  registry text NOT NULL,
  year integer NOT NULL,
  org_id bigint NOT NULL,
  score numeric(5, 2) NOT NULL,
  grade text NOT NULL,
  serious_overdue bigint NOT NULL,
  published_on date NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (registry, year, org_id)
);
COMMENT ON TABLE compliance.assessed IS
  'published results of branches of every court that reports here, as they stand after appeals; kept by '
  'partybuild.report_to_superior(), shown by compliance.assessment';
COMMENT ON COLUMN compliance.assessed.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.assessed.year IS 'year that was assessed';
COMMENT ON COLUMN compliance.assessed.org_id IS 'number of the branch';
COMMENT ON COLUMN compliance.assessed.score IS 'points of 100';
COMMENT ON COLUMN compliance.assessed.grade IS 'what the court calls that: excellent, good, qualified or poor';
COMMENT ON COLUMN compliance.assessed.serious_overdue IS 'serious items of the ledger that were overdue on the last '
  'day of the year';
COMMENT ON COLUMN compliance.assessed.published_on IS 'day the results of the year were published';
COMMENT ON COLUMN compliance.assessed.version IS '1, or more after appeals';

CREATE TABLE compliance.assessed_item (
  registry text NOT NULL,
  year integer NOT NULL,
  org_id bigint NOT NULL,
  number integer NOT NULL,
  chapter text NOT NULL,
  title text NOT NULL,
  points numeric NOT NULL,
  lost numeric NOT NULL,
  graded boolean NOT NULL,
  PRIMARY KEY (registry, year, org_id, number)
);
COMMENT ON TABLE compliance.assessed_item IS
  'what each item of the scheme gave a branch, of the results in compliance.assessed; shown by '
  'compliance.assessment_item';
COMMENT ON COLUMN compliance.assessed_item.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.assessed_item.year IS 'year that was assessed';
COMMENT ON COLUMN compliance.assessed_item.org_id IS 'number of the branch';
COMMENT ON COLUMN compliance.assessed_item.number IS 'place of the item in the scheme';
COMMENT ON COLUMN compliance.assessed_item.chapter IS 'chapter of the plan';
COMMENT ON COLUMN compliance.assessed_item.title IS 'what the item is about';
COMMENT ON COLUMN compliance.assessed_item.points IS 'points that there are';
COMMENT ON COLUMN compliance.assessed_item.lost IS 'points lost';
COMMENT ON COLUMN compliance.assessed_item.graded IS 'people gave the points';

CREATE TABLE compliance.ledger_count (
  registry text NOT NULL,
  org_id bigint NOT NULL,
  age_from integer NOT NULL,
  open_items bigint NOT NULL,
  overdue_items bigint NOT NULL,
  serious_items bigint NOT NULL,
  returned_items bigint NOT NULL,
  counted_on date NOT NULL,
  PRIMARY KEY (registry, org_id, age_from)
);
COMMENT ON TABLE compliance.ledger_count IS
  'how many items of the ledger are open, by organisation and age, of every court that reports here; counted by '
  'partybuild.report_to_superior(), shown by compliance.ledger_age';
COMMENT ON COLUMN compliance.ledger_count.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.ledger_count.org_id IS 'number of the organisation that answers for them';
COMMENT ON COLUMN compliance.ledger_count.age_from IS 'days since they were found, at least: 0, 31, 91, 181 or 366';
COMMENT ON COLUMN compliance.ledger_count.open_items IS 'items, and findings that nobody has taken up, that are open';
COMMENT ON COLUMN compliance.ledger_count.overdue_items IS 'of these past their deadline';
COMMENT ON COLUMN compliance.ledger_count.serious_items IS 'of these serious ones';
COMMENT ON COLUMN compliance.ledger_count.returned_items IS 'of these such as were there before';
COMMENT ON COLUMN compliance.ledger_count.counted_on IS 'day on which they were counted';

-- As of closed periods: readers have the views, and nobody writes what a job keeps; the administrator starts it over.
REVOKE SELECT ON compliance.assessed, compliance.assessed_item, compliance.ledger_count FROM partybuild_reader;
GRANT SELECT, DELETE ON compliance.assessed, compliance.assessed_item, compliance.ledger_count TO partybuild_admin;

-- A court that takes another code reports by that: under the old one it would be another court's.
CREATE FUNCTION compliance.registry_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM compliance.assessed k WHERE k.registry = OLD.registry;
  DELETE FROM compliance.assessed_item k WHERE k.registry = OLD.registry;
  DELETE FROM compliance.ledger_count k WHERE k.registry = OLD.registry;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION compliance.registry_changed() IS
  'trigger: what was kept for a superior by a registry code that is changed goes; the job superior keeps it by the new';
REVOKE EXECUTE ON FUNCTION compliance.registry_changed() FROM PUBLIC;
CREATE TRIGGER registry_changed AFTER UPDATE ON compliance.court FOR EACH ROW WHEN (OLD.registry <> NEW.registry)
  EXECUTE FUNCTION compliance.registry_changed();
