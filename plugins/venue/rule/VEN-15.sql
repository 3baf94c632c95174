-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-15',
  'Six functions of the platform',
  '智慧党建六项功能',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'ven_15_functions',
  message_en => 'of the {least} functions of the platform of "{organisation}", {number} have their views and data: '
    '{periods}',
  message_zh => '“{organisation}”智慧党建{least}项功能中有视图且有数据的{number}项：{periods}',
  hint_en => 'Use each function; compliance.platform_coverage says which has no views or no data.',
  hint_zh => '启用各项功能；compliance.platform_coverage 列出缺视图或缺数据的功能。',
  seed_ref => '二(二)4', source => 'seed');
SELECT partybuild.ship_parameter('VEN-15', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('VEN-15', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('VEN-15', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ven_15_applies AS
SELECT b.subject, b.org_id, b.from_date, b.to_date, f.item
  FROM party_rule.lif_00_basic_committee b
 CROSS JOIN (VALUES ('affairs'), ('assessment'), ('education'), ('services'), ('exchange'), ('supervision')) f (item);
COMMENT ON VIEW party_rule.ven_15_applies IS 'VEN-15 agency committees, by function of the platform';
-- The records that each function brings about, by organisation.
CREATE OR REPLACE VIEW party_rule.ven_15_record AS
SELECT 'affairs' AS function, p.org_id, p.from_date AS day FROM party.post p
UNION ALL
SELECT 'assessment', a.org_id, a.held_on
  FROM party_rule.lif_00_held a
 WHERE a.kind = 'appraisal_meeting'
UNION ALL
SELECT 'education', a.org_id, a.held_on
  FROM party_rule.lif_00_held a
 WHERE a.kind IN ('lecture', 'study', 'discussion', 'seminar', 'training', 'policy_lecture', 'integrity_education')
UNION ALL
SELECT CASE q.kind WHEN 'service' THEN 'services' ELSE 'exchange' END, q.org_id, q.made_on FROM party.member_request q
UNION ALL
SELECT 'supervision', r.org_id, x.inspected_on
  FROM party.room r
  JOIN party.room_inspection x ON x.room_id = r.id;
COMMENT ON VIEW party_rule.ven_15_record IS 'VEN-15 records by function of the platform, organisation and day';
-- Of a committee are its own records, and those of the organisations right below it.
CREATE OR REPLACE VIEW party_rule.ven_15_data AS
SELECT b.subject, d.function, d.day
  FROM party_rule.lif_00_basic_committee b
 CROSS JOIN LATERAL (
    SELECT b.subject AS org_id, b.from_date, b.to_date
    UNION ALL
    SELECT s.org_id, s.from_date, s.to_date
      FROM party.subordination s
     WHERE s.parent_id = b.subject
 ) w
 CROSS JOIN LATERAL (
    SELECT r.function, r.day
      FROM party_rule.ven_15_record r
     WHERE r.org_id = w.org_id AND partybuild.in_force(w.from_date, w.to_date, r.day)
    OFFSET 0
 ) d
 WHERE d.day <= (SELECT partybuild.today());
COMMENT ON VIEW party_rule.ven_15_data IS 'VEN-15 records by agency committee and function of the platform';
CREATE OR REPLACE VIEW party_rule.ven_15_evidence AS
SELECT b.subject, d.day AS on_date, 'data of ' || d.day AS reference, d.function AS item
  FROM party_rule.lif_00_basic_committee b
 CROSS JOIN LATERAL (
    -- the first of each year
    SELECT x.function, min(x.day) AS day
      FROM party_rule.ven_15_data x
     WHERE x.subject = b.subject
     GROUP BY x.function, date_trunc('year', x.day::timestamp)
 ) d
 WHERE EXISTS (SELECT
                 FROM partybuild.platform_view v
                WHERE v.function = d.function AND partybuild.find_relation(v.relation) IS NOT NULL);
COMMENT ON VIEW party_rule.ven_15_evidence IS
  'VEN-15 functions that have their views, and when each year they first had data';
SELECT partybuild.set_obligation('VEN-15', 'party_rule.ven_15_applies', 'party_rule.ven_15_evidence', 'year');
SELECT partybuild.evidence_source('VEN-15', 'party.activity', 'org_id', 'held_on', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('VEN-15', 'party.activity', 'parent_id', 'held_on', joined => 'party.subordination',
  joined_key => 'org_id', key => 'org_id', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('VEN-15', t.relation, 'org_id', t.day)
  FROM (VALUES ('party.post'::regclass, 'from_date'::name), ('party.member_request', 'made_on')) t (relation, day);
SELECT partybuild.evidence_source('VEN-15', 'party.member_request', 'parent_id', 'made_on',
  joined => 'party.subordination', joined_key => 'org_id', key => 'org_id');
-- by no day: a subordination has one of that name
SELECT partybuild.evidence_source('VEN-15', 'party.post', 'parent_id', columns => '{org_id,from_date}',
  joined => 'party.subordination', joined_key => 'org_id', key => 'org_id');
SELECT partybuild.evidence_source('VEN-15', 'party.room_inspection', 'org_id', 'inspected_on', joined => 'party.room',
  joined_key => 'id', key => 'room_id');
SELECT partybuild.evidence_source('VEN-15', 'party.room_inspection', 'parent_id', 'inspected_on',
  through => 'party.room', through_key => 'id', through_subject => 'org_id', joined => 'party.subordination',
  joined_key => 'org_id', key => 'room_id');
SELECT partybuild.evidence_source('VEN-15', 'party.room', 'org_id', columns => '{org_id}');
SELECT partybuild.evidence_source('VEN-15', 'party.room', 'parent_id', columns => '{org_id}',
  joined => 'party.subordination', joined_key => 'org_id', key => 'org_id');
SELECT partybuild.evidence_source('VEN-15', 'party.subordination', 'parent_id',
  columns => '{org_id,parent_id,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('VEN-15', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
