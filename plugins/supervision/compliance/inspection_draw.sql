-- What everybody may know of a draw: the seal from the first day, the seed once no drawn day is to come. Behind a
-- barrier, or a filter of the reader's own would see the days that the view leaves out.
CREATE OR REPLACE VIEW compliance.inspection_draw WITH (security_barrier) AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, w.year, w.seed_sha256, w.sealed_on, o.opened_on,
       CASE WHEN x.last_day <= (SELECT partybuild.today()) THEN o.seed END AS seed,
       cardinality(o.branches) AS branches, to_jsonb(w.days) AS days
  FROM party.inspection_draw w
  LEFT JOIN party.inspection_opening o ON o.year = w.year
  LEFT JOIN LATERAL (
    SELECT max(d.day) AS last_day
      FROM unnest(o.branches) b (id)
     CROSS JOIN LATERAL party.drawn_days(o.seed, o.year, b.id, w.days) d (day)
  ) x ON true;
COMMENT ON VIEW compliance.inspection_draw IS
  'draws of inspections by year: the SHA-256 of the seed, when it was sealed and opened, and the seed itself once the '
  'last day that it has drawn has come (SUP-02)';
COMMENT ON COLUMN compliance.inspection_draw.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.inspection_draw.year IS 'year whose inspections are drawn';
COMMENT ON COLUMN compliance.inspection_draw.seed_sha256 IS 'SHA-256 of the seed';
COMMENT ON COLUMN compliance.inspection_draw.sealed_on IS 'day on which it was put on record';
COMMENT ON COLUMN compliance.inspection_draw.opened_on IS 'day on which the seed was opened; null: not yet';
COMMENT ON COLUMN compliance.inspection_draw.seed IS 'the seed; null: a day that it has drawn is to come';
COMMENT ON COLUMN compliance.inspection_draw.branches IS 'branches for which days are drawn';
COMMENT ON COLUMN compliance.inspection_draw.days IS
  'list of the days that are drawn from, in their order: working days of the year after it was sealed';
