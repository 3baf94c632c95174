-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-08',
  'Rules and organisation chart posted',
  '制度与组织架构上墙',
  kind => 'obligation', subject => 'room', mode => 'report', view => 'ven_08_posted',
  message_en => 'in activity room "{subject}" of "{organisation}" {number} of {least} are posted (institutions, '
    'organisation chart): {periods}',
  message_zh => '“{organisation}”的活动室“{subject}”制度、现行组织架构上墙{number}项，应有{least}项：{periods}',
  hint_en => 'Post the institutions and a chart of the present posts, in a new version of the layout; enter the '
    'day of the chart (made_on), which has come when it hangs there.',
  hint_zh => '在新版布局中张挂制度和反映现任职务的组织架构图，并登记架构图日期（made_on，不得晚于张挂之日）。',
  seed_ref => '二(二)1', source => 'seed');
SELECT partybuild.ship_parameter('VEN-08', 'grace', 30, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('VEN-08', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('VEN-08', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ven_08_applies AS
SELECT r.subject, r.org_id, r.from_date, r.to_date, i.item, r.label
  FROM party_rule.ven_00_activity_room r
 CROSS JOIN (VALUES ('institutions'), ('organisation chart')) i (item);
COMMENT ON VIEW party_rule.ven_08_applies IS 'VEN-08 activity rooms: institutions and organisation chart';
-- What hangs there at the end of a quarter or is put up afterwards; the chart is of a day that had come by then, and
-- shows the posts as they were at that end.
CREATE OR REPLACE VIEW party_rule.ven_08_evidence AS
SELECT l.room_id AS subject, q.first_day AS on_date, greatest(q.first_day, l.from_date) AS done_on,
       'layout ' || l.id AS reference,
       CASE i.kind WHEN 'institution' THEN 'institutions' ELSE 'organisation chart' END AS item
  FROM party.wall_layout l
  JOIN party.room r ON r.id = l.room_id
  JOIN party.wall_item i ON i.layout_id = l.id AND i.kind IN ('institution', 'organisation_chart')
 CROSS JOIN LATERAL (
    SELECT x.day::date AS first_day,
           least((x.day + interval '3 months')::date - 1, (SELECT partybuild.today())) AS until
      FROM generate_series(date_trunc('quarter', (SELECT c.counted_from FROM compliance.court c)::timestamp),
                           (SELECT partybuild.today())::timestamp, interval '3 months') x (day)
 ) q
 WHERE l.from_date <= (SELECT partybuild.today())
   AND (l.to_date IS NULL OR l.to_date > q.until)
   AND (i.kind = 'institution'
     OR i.made_on <= greatest(q.until, l.from_date)
    AND i.made_on >= coalesce((SELECT max(c.day)
                                 FROM party.post p
                                CROSS JOIN LATERAL (VALUES (p.from_date), (p.to_date)) c (day)
                                WHERE p.org_id = r.org_id AND c.day <= q.until), '-infinity'));
COMMENT ON VIEW party_rule.ven_08_evidence IS
  'VEN-08 institutions and charts that hang at the end of each quarter, or come later, and since when';
SELECT partybuild.set_obligation('VEN-08', 'party_rule.ven_08_applies', 'party_rule.ven_08_evidence', 'quarter');
SELECT partybuild.evidence_source('VEN-08', 'party.wall_layout', 'room_id', columns => '{room_id,from_date,to_date}');
SELECT partybuild.evidence_source('VEN-08', 'party.room', 'id', columns => '{org_id,kind,from_date,to_date}');
SELECT partybuild.evidence_source('VEN-08', 'party.post', 'id', columns => '{org_id,from_date,to_date}',
  joined => 'party.room', joined_key => 'org_id', key => 'org_id', dated => true);
SELECT partybuild.evidence_source('VEN-08', 'party.organisation', 'id', columns => '{revoked_on}',
  joined => 'party.room', joined_key => 'org_id', key => 'id');
SELECT partybuild.harmless('VEN-08', t.name, t.columns, 'what is in use is sealed')
  FROM (VALUES ('party.wall_layout'::regclass, '{id}'::name[]),
               ('party.wall_item', '{layout_id,kind,made_on}')) t (name, columns);
