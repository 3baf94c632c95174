-- at CREATE EXTENSION
SELECT partybuild.ship_rule('cadre', 'CAD-01',
  'Inspected before appointment',
  '党务干部先考察后任用',
  kind => 'record', subject => 'cadre', mode => 'reject', view => 'cad_01_inspected',
  fixed => 'guard trigger on party.cadre, by mode: what is on file does not become another appointment',
  message_en => '{kind} cadre "{member}" of "{organisation}" from {from}: {problem}',
  message_zh => '“{organisation}”{kind}党务干部“{member}”（{from}任职）：{problem}',
  hint_en =>
    'Inspect before the appointment, grade all five respects, enter it in party.cadre_inspection, and name it; '
    'another appointment is a row of its own.',
  hint_zh => '任用前进行考察，对五个方面逐项评定，登记到 party.cadre_inspection，并在任职中引用；另一次任用应另行登记。',
  seed_ref => '二(三)1', source => 'seed');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('not inspected', '没有考察记录', 'no inspection is on file', 'cadre'),
  ('inspection of another', '所引考察的对象是他人', 'the inspection is of somebody else', 'cadre'),
  ('inspected too late', '考察（{inspected}）不早于任职', 'the inspection of {inspected} is not before it', 'cadre'),
  ('inspection used', '考察（{inspected}）已用于另一次任用', 'the inspection of {inspected} served another appointment',
   'cadre'),
  ('another appointment', '已登记的任职变成另一次任用，而没有为此进行的考察',
   'what is on file becomes another appointment, without an inspection for it', 'cadre'),
  ('not graded', '考察（{inspected}）未评定{grades}', 'the inspection of {inspected} gives no grade of {grades}',
   'cadre'),
  ('grade of party spirit', '党性', 'Party spirit', 'cadre'),
  ('grade of conduct', '品行', 'conduct', 'cadre'),
  ('grade of style', '作风', 'style', 'cadre'),
  ('grade of ability', '能力', 'ability', 'cadre'),
  ('grade of enthusiasm', '热情', 'enthusiasm', 'cadre');

-- at deploy()
-- A Party-affairs cadre post is a row of party.cadre: who is elected comes from his ballot (ELE-14). How long an
-- inspection holds is not said; it serves one appointment, the first that names it. Who was in office before cadres
-- were recorded here is not asked.
CREATE OR REPLACE VIEW party_rule.cad_01_inspected AS
SELECT c.id AS subject, c.org_id, x.magnitude::numeric,
       jsonb_build_object('kind', c.kind, 'member', h.name, 'organisation', o.name, 'from', c.from_date,
                          'problem', x.problem, 'inspected', i.inspected_on, 'grades', g.missing) AS args
  FROM party.cadre c
  JOIN party.member h ON h.id = c.member_id
  JOIN party.organisation o ON o.id = c.org_id
  LEFT JOIN party.cadre_inspection i ON i.id = c.inspection_id
 CROSS JOIN LATERAL (
    SELECT array_remove(ARRAY[CASE WHEN i.party_spirit IS NULL THEN 'grade of party spirit' END,
                              CASE WHEN i.conduct IS NULL THEN 'grade of conduct' END,
                              CASE WHEN i.style IS NULL THEN 'grade of style' END,
                              CASE WHEN i.ability IS NULL THEN 'grade of ability' END,
                              CASE WHEN i.enthusiasm IS NULL THEN 'grade of enthusiasm' END], NULL) AS missing
 ) g
 CROSS JOIN LATERAL (
    SELECT y.magnitude, y.problem
      FROM (VALUES (20000000, c.inspection_id IS NULL, 'not inspected'),
                   (10000000, i.member_id <> c.member_id, 'inspection of another'),
                   (10 + i.inspected_on - c.from_date, i.inspected_on >= c.from_date, 'inspected too late'),
                   (9, EXISTS (SELECT
                                 FROM party.cadre n
                                WHERE n.inspection_id = c.inspection_id
                                  AND n.member_id = c.member_id
                                  AND (n.from_date, n.id) < (c.from_date, c.id)), 'inspection used'),
                   (cardinality(g.missing), g.missing <> '{}', 'not graded')) y (magnitude, wrong, problem)
     WHERE y.wrong
     ORDER BY y.magnitude DESC
     LIMIT 1
 ) x
 WHERE c.from_date >= (SELECT r.recorded_from FROM party_rule.cad_00_record r);
-- By the person, who is locked: an inspection that is altered beside the appointment is seen by one of the two, and an
-- earlier appointment that takes it is seen by the later one.
SELECT partybuild.watch('CAD-01', 'party.cadre', 'member_id', ARRAY['org_id', 'from_date', 'inspection_id']::name[],
  leaves => false, kind => 'member', via => 'party.cadre', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.watch('CAD-01', 'party.cadre_inspection', 'member_id', ARRAY['inspected_on', 'party_spirit',
  'conduct', 'style', 'ability', 'enthusiasm']::name[], enters => false, kind => 'member', via => 'party.cadre',
  via_key => 'member_id', via_subject => 'id');
SELECT partybuild.harmless('CAD-01', 'party.cadre_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
