-- The ledger by organisation and age, without words or persons: this court's as it is now, of others as they counted.
CREATE OR REPLACE VIEW compliance.ledger_age AS
SELECT x.registry, x.org_id, x.organisation, x.age_from,
       CASE x.age_from WHEN 0 THEN 30 WHEN 31 THEN 90 WHEN 91 THEN 180 WHEN 181 THEN 365 END AS age_to,
       x.open_items, x.overdue_items, x.serious_items, x.returned_items, x.counted_on
  FROM (SELECT l.registry, l.org_id, l.organisation, a.age_from, count(*) AS open_items,
               count(*) FILTER (WHERE l.status = 'overdue') AS overdue_items,
               count(*) FILTER (WHERE l.serious) AS serious_items,
               count(*) FILTER (WHERE l.returned) AS returned_items,
               (SELECT partybuild.today()) AS counted_on
          FROM compliance.ledger l
         CROSS JOIN LATERAL (
            SELECT CASE WHEN l.age_days <= 30 THEN 0 WHEN l.age_days <= 90 THEN 31 WHEN l.age_days <= 180 THEN 91
                        WHEN l.age_days <= 365 THEN 181 ELSE 366 END AS age_from
         ) a
         WHERE l.status <> 'closed'
         GROUP BY l.registry, l.org_id, l.organisation, a.age_from
        UNION ALL
        SELECT k.registry, k.org_id, g.name, k.age_from, k.open_items, k.overdue_items, k.serious_items,
               k.returned_items, k.counted_on
          FROM compliance.ledger_count k
          LEFT JOIN compliance.organisation g ON g.registry = k.registry AND g.org_id = k.org_id
         WHERE k.registry <> (SELECT c.registry FROM compliance.court c)) x;
COMMENT ON VIEW compliance.ledger_age IS
  'how many items of the rectification ledger are open, and how many of them overdue, serious or returned, by '
  'organisation and age: of this court as it is now, of those that report here as they counted last (SUP-06, SUP-10)';
COMMENT ON COLUMN compliance.ledger_age.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.ledger_age.org_id IS 'number of the organisation that answers for them';
COMMENT ON COLUMN compliance.ledger_age.organisation IS 'name of that organisation';
COMMENT ON COLUMN compliance.ledger_age.age_from IS 'days since they were found, at least';
COMMENT ON COLUMN compliance.ledger_age.age_to IS 'and at most; null: the oldest';
COMMENT ON COLUMN compliance.ledger_age.open_items IS 'items, and findings that nobody has taken up, that are open';
COMMENT ON COLUMN compliance.ledger_age.overdue_items IS 'of these past their deadline';
COMMENT ON COLUMN compliance.ledger_age.serious_items IS 'of these serious ones';
COMMENT ON COLUMN compliance.ledger_age.returned_items IS 'of these such as were there before';
COMMENT ON COLUMN compliance.ledger_age.counted_on IS 'day on which they were counted: of this court today';
