-- Drawn inspections (抽查): of each year the digest of the seed with the days to draw from, then the seed itself with
-- the branches. The drawn days are not stored: they follow from these rows (party.drawn_days()). Days to draw from are
-- fixed with the seal, or who opens it could choose among draws by the day on which he does. New registers, to which
-- rows are added only.
CREATE TABLE party.inspection_draw (
  year integer PRIMARY KEY CHECK (year BETWEEN 1949 AND 2199),
  seed_sha256 text NOT NULL CHECK (seed_sha256 ~ '^[0-9a-f]{64}$'),
  sealed_on date NOT NULL DEFAULT partybuild.day_of(now()) CHECK (sealed_on BETWEEN '1949-10-01' AND '9999-12-31'),
  days date[] NOT NULL CHECK (days <> '{}' AND array_position(days, NULL) IS NULL),
  UNIQUE (year, seed_sha256),
  CONSTRAINT "SUP-02 days" CHECK (
    sealed_on < ALL (days) AND make_date(year, 1, 1) <= ALL (days) AND make_date(year, 12, 31) >= ALL (days))
);
COMMENT ON TABLE party.inspection_draw IS
  'draws of inspections by year: the SHA-256 of the seed, on record before it is opened, and the days that will be '
  'drawn from (SUP-02)';
COMMENT ON COLUMN party.inspection_draw.year IS 'year whose inspections are drawn';
COMMENT ON COLUMN party.inspection_draw.seed_sha256 IS 'SHA-256 of the seed in UTF-8, in 64 hexadecimal digits';
COMMENT ON COLUMN party.inspection_draw.sealed_on IS 'day it was put on record';
COMMENT ON COLUMN party.inspection_draw.days IS 'working days of the year after that, in their order';

CREATE TABLE party.inspection_opening (
  year integer PRIMARY KEY,
  seed_sha256 text NOT NULL,
  seed text NOT NULL,
  opened_on date NOT NULL DEFAULT partybuild.day_of(now()),
  branches bigint[] NOT NULL CHECK (branches <> '{}' AND array_position(branches, NULL) IS NULL),
  FOREIGN KEY (year, seed_sha256) REFERENCES party.inspection_draw (year, seed_sha256),
  CONSTRAINT "SUP-02 seed" CHECK (encode(sha256(convert_to(seed, 'UTF8')), 'hex') = seed_sha256)
);
COMMENT ON TABLE party.inspection_opening IS
  'draws that are opened: the seed, and the branches for which days are drawn (SUP-02)';
COMMENT ON COLUMN party.inspection_opening.year IS 'year';
COMMENT ON COLUMN party.inspection_opening.seed_sha256 IS 'SHA-256 of the seed, as it was sealed';
COMMENT ON COLUMN party.inspection_opening.seed IS 'the seed';
COMMENT ON COLUMN party.inspection_opening.opened_on IS 'day it was opened';
COMMENT ON COLUMN party.inspection_opening.branches IS 'numbers of the branches for which days are drawn';

-- A day for each branch, and in half of the cases a second one, so that who has been inspected is not safe. Anybody can
-- reckon it: docs/supervision.md has it as a query of its own. It is the registers', which stay when the plugin goes.
CREATE FUNCTION party.drawn_days(seed text, year integer, branch bigint, days date[]) RETURNS SETOF date
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT DISTINCT drawn_days.days[1 + ('x' || left(h.hex, 15))::bit(60)::bigint % cardinality(drawn_days.days)]
    FROM generate_series(1, 2) n
   CROSS JOIN LATERAL (
      SELECT encode(sha256(convert_to(concat_ws('/', drawn_days.seed, drawn_days.year, drawn_days.branch, n), 'UTF8')),
                    'hex') AS hex
   ) h
   WHERE n = 1 OR right(h.hex, 1) ~ '[0-7]'
   ORDER BY 1;
END;
COMMENT ON FUNCTION party.drawn_days(text, integer, bigint, date[]) IS
  'the days among those given that a seed draws for a branch in a year, one or two: by SHA-256 of '
  '"seed/year/branch/1", and of the same with 2 where it ends in 0 to 7; none for NULL (SUP-02)';
REVOKE EXECUTE ON FUNCTION party.drawn_days(text, integer, bigint, date[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.drawn_days(text, integer, bigint, date[])
  TO partybuild_reader, partybuild_clerk, partybuild_auditor, partybuild_admin;

-- Who may see days before they have come sees the seed; nobody dates a seal or an opening otherwise than today.
GRANT SELECT ON party.inspection_draw, party.inspection_opening TO partybuild_auditor, partybuild_admin;
GRANT INSERT (year, seed_sha256, days) ON party.inspection_draw TO partybuild_admin;
GRANT INSERT (year, seed_sha256, seed, branches) ON party.inspection_opening TO partybuild_admin;
