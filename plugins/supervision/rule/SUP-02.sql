-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'SUP-02',
  'Inspections by the committee',
  '机关党委督导检查',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'sup_02_inspected',
  fixed => 'sealed party.inspection_draw and party.inspection_opening; check constraints SUP-02 days on the former, '
    'SUP-02 seed on the latter',
  message_en =>
    '"{organisation}" was not inspected by the committee above it, or on days that can be foretold, in {periods}',
  message_zh => '“{organisation}”未接受机关党委督导检查，或检查日期有固定规律：{periods}',
  hint_en => 'Inspect on another day of the month and another weekday than before, and enter it in party.inspection; '
    'a draw stays as it was sealed and opened.',
  hint_zh => '另选与以往不同的日期和星期进行检查，登记到 party.inspection；抽查一经封存、公开，不得更改。',
  seed_ref => '三2', source => 'seed');
SELECT partybuild.ship_parameter('SUP-02', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('SUP-02', 'in_row', 2, 'number', at_least => 1, at_most => 100);
SELECT partybuild.ship_parameter('SUP-02', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('SUP-02', 'remind', 90, 'days', at_least => 0, at_most => 366);

CREATE FUNCTION partybuild.require_draw_year(year integer) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh boolean := partybuild.in_chinese();
BEGIN
  IF year BETWEEN 1949 AND 2199 IS NOT TRUE THEN
    RAISE invalid_parameter_value USING
      MESSAGE = CASE WHEN zh THEN format('%s不是可以抽查的年度', coalesce(year::text, 'null'))
                     ELSE format('there are no inspections to draw for %s', coalesce(year::text, 'null')) END;
  END IF;
  IF partybuild.today() >= make_date(year, 12, 31) THEN
    RAISE object_not_in_prerequisite_state USING
      CONSTRAINT = 'SUP-02',
      MESSAGE = CASE WHEN zh THEN format('%s年已没有可以抽查的日期', year)
                     ELSE format('there is no day left in %s to draw', year) END,
      HINT = CASE WHEN zh THEN '在年度开始前或年初抽定检查日期。'
                  ELSE 'Draw the inspections of a year before it begins, or early in it.' END;
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_draw_year(integer) IS
  'error 22023 for what is no year, 55000 for one that is over (SUP-02)';
REVOKE EXECUTE ON FUNCTION partybuild.require_draw_year(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.require_draw_year(integer) TO partybuild_admin;

CREATE FUNCTION partybuild.seal_draw(year integer, seed_sha256 text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh boolean := partybuild.in_chinese();
  first_day date;
  days date[];
BEGIN
  PERFORM partybuild.refuse_as_of();
  PERFORM partybuild.require_draw_year(year);
  IF lower(seed_sha256) ~ '^[0-9a-f]{64}$' IS NOT TRUE THEN
    RAISE invalid_parameter_value USING
      MESSAGE = CASE WHEN zh THEN format('“%s”不是SHA-256摘要', coalesce(seed_sha256, 'null'))
                     ELSE format('"%s" is no SHA-256', coalesce(seed_sha256, 'null')) END,
      HINT = CASE WHEN zh THEN '摘要为64位十六进制数：encode(sha256(convert_to(种子, ''UTF8'')), ''hex'')。'
                  ELSE 'It has 64 hexadecimal digits: encode(sha256(convert_to(seed, ''UTF8'')), ''hex'').' END;
  END IF;
  first_day := greatest(make_date(year, 1, 1), partybuild.today() + 1);
  days := ARRAY(SELECT d.day
                  FROM (SELECT first_day + n AS day FROM generate_series(0, make_date(year, 12, 31) - first_day) n) d
                 WHERE partybuild.working_days(d.day, d.day) = 1
                 ORDER BY d.day);
  IF days = '{}' THEN
    RAISE object_not_in_prerequisite_state USING
      CONSTRAINT = 'SUP-02',
      MESSAGE = CASE WHEN zh THEN format('%s年已没有可以抽查的工作日', year)
                     ELSE format('there is no working day left in %s to draw', year) END;
  END IF;
  -- whoever seals the same year at once is waited for
  INSERT INTO party.inspection_draw (year, seed_sha256, days) VALUES (year, lower(seed_sha256), days)
  ON CONFLICT ON CONSTRAINT inspection_draw_pkey DO NOTHING;
  IF NOT FOUND THEN
    PERFORM partybuild.refuse_sealed('party.inspection_draw', 'SUP-02', year::text);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.seal_draw(integer, text) IS
  'puts on record the SHA-256 of the seed by which the inspections of a year will be drawn, among its working days '
  'after today, for all to see, before the seed is opened; error 22023 for what is no year or SHA-256, 23PB1 where the '
  'year has one, 22008 for a year without an arrangement of holidays, 55000 for a year that is over, or where '
  'partybuild.as_of is set (SUP-02)';
REVOKE EXECUTE ON FUNCTION partybuild.seal_draw(integer, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.seal_draw(integer, text) TO partybuild_admin;

-- Branches of today that will be there to the end of the year: of the others SUP-02 asks nothing. Each has days by its
-- own number, whatever others there are.
CREATE FUNCTION partybuild.open_draw(year integer, seed text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh boolean := partybuild.in_chinese();
  digest text := encode(sha256(convert_to(seed, 'UTF8')), 'hex');
  drawn party.inspection_draw;
  branches bigint[];
  number bigint;
  gone bigint;
BEGIN
  PERFORM partybuild.refuse_as_of();
  PERFORM partybuild.require_draw_year(year);
  SELECT * INTO drawn FROM party.inspection_draw d WHERE d.year = year;
  IF drawn.year IS NULL THEN
    RAISE object_not_in_prerequisite_state USING
      CONSTRAINT = 'SUP-02',
      MESSAGE = CASE WHEN zh THEN format('%s年的种子尚未封存', year) ELSE format('no seed is sealed for %s', year) END,
      HINT = CASE WHEN zh THEN '先以 partybuild.seal_draw() 公布其SHA-256摘要。'
                  ELSE 'Publish its SHA-256 first: partybuild.seal_draw().' END;
  END IF;
  IF digest IS DISTINCT FROM drawn.seed_sha256 THEN
    RAISE check_violation USING
      SCHEMA = 'party', TABLE = 'inspection_opening', CONSTRAINT = 'SUP-02 seed',
      MESSAGE = CASE WHEN zh THEN format('这不是为%s年封存的种子', year)
                     ELSE format('this is not the seed that was sealed for %s', year) END,
      DETAIL = CASE WHEN zh THEN format('其SHA-256摘要为%s，封存的为%s。', coalesce(digest, 'null'), drawn.seed_sha256)
                    ELSE format('Its SHA-256 is %s, that of the one sealed %s.', coalesce(digest, 'null'),
                                drawn.seed_sha256) END,
      HINT = CASE WHEN zh THEN '须与封存时逐字相同。'
                  ELSE 'Give it character by character as it was when it was sealed.' END;
  END IF;
  branches := ARRAY(SELECT b.org_id
                      FROM party_rule.lif_00_branch b
                     WHERE partybuild.in_force(b.from_date, b.to_date)
                       AND (b.to_date IS NULL OR b.to_date > make_date(year, 12, 31))
                     ORDER BY b.org_id);
  IF branches = '{}' THEN
    RAISE object_not_in_prerequisite_state USING
      CONSTRAINT = 'SUP-02',
      MESSAGE = CASE WHEN zh THEN format('%s年没有可以抽查的支部', year)
                     ELSE format('there is no branch to draw for in %s', year) END;
  END IF;
  INSERT INTO party.inspection_opening (year, seed_sha256, seed, branches)
  VALUES (year, drawn.seed_sha256, seed, branches)
  ON CONFLICT ON CONSTRAINT inspection_opening_pkey DO NOTHING;
  IF NOT FOUND THEN
    PERFORM partybuild.refuse_sealed('party.inspection_opening', 'SUP-02', year::text);
  END IF;
  SELECT count(*), count(*) FILTER (WHERE d <= partybuild.today()) INTO number, gone
    FROM unnest(branches) b
   CROSS JOIN LATERAL party.drawn_days(seed, year, b, drawn.days) d;
  IF gone > 0 THEN
    RAISE WARNING USING
      MESSAGE = CASE WHEN zh THEN format('抽定的日期中有%s个不晚于今天', gone)
                     ELSE format('%s of the days drawn are not after today', gone) END,
      HINT = CASE WHEN zh THEN '种子应在封存后、首个可抽日期之前公开；这些支部另行检查。'
                  ELSE 'A seed is opened before the first day that it may draw; inspect these branches otherwise.' END;
  END IF;
  RETURN number;
END $$;
COMMENT ON FUNCTION partybuild.open_draw(integer, text) IS
  'opens the seed that was sealed for a year, which draws days for the inspections of all branches of today that will '
  'be there to its end; returns how many days were drawn, and warns of those that are not after today; error 55000 '
  'where no seed is sealed, the year is over, or partybuild.as_of is set, 23514 for another seed, 23PB1 where it is '
  'open already (SUP-02)';
REVOKE EXECUTE ON FUNCTION partybuild.open_draw(integer, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.open_draw(integer, text) TO partybuild_admin;

CREATE FUNCTION partybuild.draw_inspections(year integer, OUT org_id bigint, OUT organisation text, OUT day date)
RETURNS SETOF record LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT b.id, g.name, d.day
    FROM party.inspection_opening o
    JOIN party.inspection_draw w ON w.year = o.year
   CROSS JOIN LATERAL unnest(o.branches) b (id)
   CROSS JOIN LATERAL party.drawn_days(o.seed, o.year, b.id, w.days) d (day)
    LEFT JOIN party.organisation g ON g.id = b.id
   WHERE o.year = draw_inspections.year
   ORDER BY d.day, b.id;
END $$;
COMMENT ON FUNCTION partybuild.draw_inspections(integer) IS
  'all days that are drawn for the inspections of a year, a row a branch and day, those to come too; none before the '
  'seed is opened; for administrators and auditors, who alone may read party.inspection_opening (SUP-02)';
REVOKE EXECUTE ON FUNCTION partybuild.draw_inspections(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.draw_inspections(integer) TO partybuild_auditor, partybuild_admin;

-- at deploy()
SELECT partybuild.seal(t, 'true', 'SUP-02')
  FROM unnest('{party.inspection_draw,party.inspection_opening}'::regclass[]) t;
-- By the agency committee above the branch, or above its general branch, on that day; a row a day.
CREATE OR REPLACE VIEW party_rule.sup_02_day AS
SELECT i.org_id, i.inspected_on AS day, min(i.id) AS inspection_id
  FROM party.inspection i
  JOIN party.organisation c ON c.id = i.inspector_id AND c.kind = 'basic_committee'
 WHERE EXISTS (SELECT
                 FROM party.subordination s
                WHERE s.org_id = i.org_id
                  AND partybuild.in_force(s.from_date, s.to_date, i.inspected_on)
                  AND (s.parent_id = i.inspector_id
                       OR EXISTS (SELECT
                                    FROM party.subordination t
                                   WHERE t.org_id = s.parent_id
                                     AND t.parent_id = i.inspector_id
                                     AND partybuild.in_force(t.from_date, t.to_date, i.inspected_on))))
 GROUP BY i.org_id, i.inspected_on;
COMMENT ON VIEW party_rule.sup_02_day IS
  'SUP-02 days on which branches were inspected by the agency committee above them';
-- A fixed pattern is what a branch's theme day may be fixed by: the day of the month, or the n-th weekday. After so
-- many inspections of the branch in a row on the same, one more on it does not count.
CREATE OR REPLACE VIEW party_rule.sup_02_evidence AS
SELECT i.org_id AS subject, i.day AS on_date, 'inspection ' || i.inspection_id AS reference
  FROM party_rule.sup_02_day i
 CROSS JOIN LATERAL (SELECT partybuild.param('SUP-02', 'in_row', i.day)::integer AS in_row) n
 CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE extract(day FROM b.day) = extract(day FROM i.day)) AS on_day,
           count(*) FILTER (WHERE extract(isodow FROM b.day) = extract(isodow FROM i.day)
                              AND ceil(extract(day FROM b.day) / 7) = ceil(extract(day FROM i.day) / 7)) AS on_weekday
      FROM (SELECT x.day FROM party_rule.sup_02_day x WHERE x.org_id = i.org_id AND x.day < i.day
             ORDER BY x.day DESC LIMIT n.in_row) b
 ) p
 WHERE p.on_day < n.in_row AND p.on_weekday < n.in_row;
COMMENT ON VIEW party_rule.sup_02_evidence IS 'SUP-02 inspections of branches on days of no fixed pattern';
SELECT partybuild.set_obligation('SUP-02', 'party_rule.sup_00_branch', 'party_rule.sup_02_evidence', 'year');
-- by no day: what follows a pattern depends on the days before
SELECT partybuild.evidence_source('SUP-02', 'party.inspection', 'org_id',
  columns => '{inspector_id,org_id,inspected_on}');
SELECT partybuild.evidence_source('SUP-02', 'party.subordination', 'org_id',
  columns => '{org_id,parent_id,from_date,to_date}');
SELECT partybuild.evidence_source('SUP-02', 'party.subordination', 'org_id',
  columns => '{org_id,parent_id,from_date,to_date}', joined => 'party.subordination', joined_key => 'parent_id',
  key => 'org_id');
SELECT partybuild.evidence_source('SUP-02', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
SELECT partybuild.harmless('SUP-02', 'party.inspection', ARRAY['id']::name[], 'an inspection keeps its number');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('SUP-02', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('SUP-02', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
