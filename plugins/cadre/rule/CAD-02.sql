-- at CREATE EXTENSION
SELECT partybuild.ship_rule('cadre', 'CAD-02',
  'Secretaries and committee members are trained',
  '书记和班子成员每年培训',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'cad_02_trained',
  message_en =>
    '"{subject}" of "{organisation}", secretary or committee member, lacks a class or hours of training: {periods}',
  message_zh => '“{organisation}”的书记或委员“{subject}”缺集中培训或培训学时不足：{periods}',
  hint_en => 'compliance.training_year has what was attended and what is owed; make up for it and put it on record.',
  hint_zh => '已参加和应完成的学时见 compliance.training_year；补训并登记。',
  seed_ref => '二(三)2', source => '党员教育管理工作条例');
SELECT partybuild.ship_parameter('CAD-02', 'classes', 1, 'number', at_least => 1, at_most => 12);
SELECT partybuild.ship_parameter('CAD-02', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('CAD-02', 'least', 56, 'hours', at_least => 1, at_most => 8784);
SELECT partybuild.ship_parameter('CAD-02', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- Full calendar months in office in each year, with whatever titles and in whatever organisations; in the year under
-- way those to come as well; as a member. Of a person the first post stands for all.
CREATE OR REPLACE VIEW party_rule.cad_02_office AS
SELECT f.member_id AS subject, y.year, y.months
  FROM party.post f
  JOIN party.member h ON h.id = f.member_id
 CROSS JOIN LATERAL (
    SELECT y.year,
           sum(partybuild.full_months(greatest(lower(l.life), make_date(y.year, 1, 1)),
                                      date_trunc('month', least(upper(l.life), make_date(y.year + 1, 1, 1)))::date - 1)
              )::integer AS months
      FROM (SELECT unnest(range_agg(daterange(p.from_date, p.to_date))
                          * datemultirange(daterange((SELECT r.recorded_from FROM party_rule.cad_00_record r), NULL))
                          * datemultirange(daterange(h.admitted_on, h.ended_on))) AS life
              FROM party.post p
             WHERE p.member_id = f.member_id) l
     CROSS JOIN LATERAL generate_series(
        extract(year FROM least(lower(l.life), (SELECT partybuild.today())))::integer,
        extract(year FROM least(upper(l.life), (SELECT partybuild.today())))::integer) y (year)
     GROUP BY y.year
 ) y
 WHERE y.months > 0
   AND h.admitted_on IS NOT NULL
   AND NOT EXISTS (SELECT
                     FROM party.post e
                    WHERE e.member_id = f.member_id
                      AND (e.from_date, e.id) < (f.from_date, f.id));
COMMENT ON VIEW party_rule.cad_02_office IS
  'CAD-02 who was secretary or committee member in which year, and for how many full months of it';
-- Each year is a row of as many months as he was in office, whenever they were: so least * months / 12 is owed.
CREATE OR REPLACE VIEW party_rule.cad_02_applies AS
SELECT f.subject, NULL::bigint AS org_id, make_date(f.year, 13 - f.months, 1) AS from_date,
       make_date(f.year + 1, 1, 1) AS to_date, i.item, h.name AS label
  FROM party_rule.cad_02_office f
  JOIN party.member h ON h.id = f.subject
 CROSS JOIN (VALUES ('class'), ('hours')) i (item);
COMMENT ON VIEW party_rule.cad_02_applies IS
  'CAD-02 secretaries and committee members by year: a class, and hours, by the full months in office';
-- So many classes make up what is owed in hours, and one of them its share, rounded up.
CREATE OR REPLACE VIEW party_rule.cad_02_evidence AS
SELECT a.subject, a.starts_on AS on_date, 'training ' || a.training_id AS reference, 'class' AS item,
       ceil(partybuild.param('CAD-02', 'least', e.day) * 100 / partybuild.param('CAD-02', 'classes', e.day)) * 0.01
         AS quantity
  FROM party_rule.cad_00_attended a
 CROSS JOIN LATERAL (SELECT make_date(extract(year FROM a.starts_on)::integer, 12, 31) AS day) e
 WHERE a.form = 'class'
UNION ALL
SELECT h.subject, h.on_date, h.reference, 'hours', h.quantity
  FROM party_rule.cad_00_hours h;
COMMENT ON VIEW party_rule.cad_02_evidence IS 'CAD-02 classes attended, and hours of training and study by day';
SELECT partybuild.set_obligation('CAD-02', 'party_rule.cad_02_applies', 'party_rule.cad_02_evidence', 'year',
  pro_rata => true);
-- a training over New Year has hours in both years
SELECT partybuild.evidence_source('CAD-02', 'party.training', 'member_id', d, joined => 'party.training_attendance',
         joined_key => 'training_id', key => 'id'),
       partybuild.evidence_source('CAD-02', 'party.training_attendance', 'member_id', d, joined => 'party.training',
         joined_key => 'id', key => 'training_id')
  FROM unnest('{starts_on,ends_on}'::name[]) d;
SELECT partybuild.evidence_source('CAD-02', 'party.attendance', 'member_id', 'held_on', joined => 'party.activity',
  joined_key => 'id', key => 'activity_id');
SELECT partybuild.evidence_source('CAD-02', 'party.activity', 'member_id', 'held_on', joined => 'party.attendance',
  joined_key => 'activity_id', key => 'id', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('CAD-02', 'party.post', 'member_id', columns => '{member_id,from_date,to_date}',
  dated => true);
SELECT partybuild.evidence_source('CAD-02', 'party.membership', 'member_id', columns => '{org_id,from_date}',
  dated => true);
SELECT partybuild.evidence_source('CAD-02', 'party.member', 'id', columns => '{admitted_on,ended_on}');
SELECT partybuild.harmless('CAD-02', 'party.member', ARRAY['id']::name[], 'a name for the report');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('CAD-02', 'party.cadre_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('CAD-02', 'party.cadre_record', ARRAY['only_one']::name[], 'there is one row');
