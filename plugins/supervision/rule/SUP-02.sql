-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'SUP-02',
  'Inspections by the committee',
  '机关党委督导检查',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'sup_02_inspected',
  message_en =>
    '"{organisation}" was not inspected by the committee above it, or on days that can be foretold, in {periods}',
  message_zh => '“{organisation}”未接受机关党委督导检查，或检查日期有固定规律：{periods}',
  hint_en => 'Inspect on another day of the month and another weekday than before, and enter it in party.inspection.',
  hint_zh => '另选与以往不同的日期和星期进行检查，登记到 party.inspection。',
  seed_ref => '三2', source => 'seed');
SELECT partybuild.ship_parameter('SUP-02', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('SUP-02', 'in_row', 2, 'number', at_least => 1, at_most => 100);
SELECT partybuild.ship_parameter('SUP-02', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('SUP-02', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
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
