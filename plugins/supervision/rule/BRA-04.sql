-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'BRA-04',
  'Commended on merit',
  '表彰以考评为依据',
  kind => 'record', subject => 'commendation', mode => 'reject', view => 'bra_04_merit',
  fixed => 'triggers guard_day, guard_new_day on party.commendation',
  message_en => 'commendation of "{of}" for {year}: {problem}',
  message_zh => '表彰“{of}”（{year}年度）：{problem}',
  hint_en => 'Commend for a published result of "good" or better, or an appraisal of "excellent"; close what is '
    'serious first.',
  hint_zh => '党支部须考评公布且达到“好”以上，党员须民主评议为优秀；严重问题销号后再表彰。',
  seed_ref => '二(四)4', source => 'seed');
SELECT partybuild.ship_parameter('BRA-04', 'least', 80, 'points', at_least => 0, at_most => 100);
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no result before the award', '表彰（{awarded}）前未公布该年度考评结果', 'no result was published before the award of {awarded}',
   'supervision'),
  ('result below good', '考评{score}分，不足{least}分', 'the assessment is {score} points, below {least}', 'supervision'),
  ('not appraised excellent', '该年度民主评议未评为优秀', 'the appraisal of that year is not "excellent"', 'supervision'),
  ('serious item open', '有严重问题尚未销号：{item}', 'a serious item of the ledger is open: {item}', 'supervision');

-- at deploy()
-- What is serious and comes on record after the award warns only: it is no reason not to enter it. So does what is
-- said to be on record later, and what is written once the award is on file.
CREATE OR REPLACE VIEW party_rule.bra_04_merit AS
SELECT c.id AS subject, coalesce(c.org_id, w.org_id) AS org_id, x.magnitude::numeric,
       jsonb_build_object('of', coalesce(o.name, h.name), 'year', c.year, 'problem', x.problem, 'awarded', c.awarded_on,
                          'score', r.score, 'least', n.least, 'item', i.item, 'warning', x.warning) AS args
  FROM party.commendation c
  LEFT JOIN party.organisation o ON o.id = c.org_id
  LEFT JOIN party.member h ON h.id = c.member_id
 CROSS JOIN LATERAL (SELECT partybuild.param('BRA-04', 'least', c.awarded_on) AS least OFFSET 0) n
  LEFT JOIN LATERAL (
    SELECT m.org_id
      FROM party.membership m
     WHERE m.member_id = c.member_id
       AND partybuild.in_force(m.from_date, m.to_date, c.awarded_on)
     LIMIT 1
  ) w ON true
  LEFT JOIN LATERAL (
    SELECT r.score
      FROM party_rule.sup_00_result r
     WHERE r.org_id = c.org_id
       AND r.year = c.year
       AND r.published_on <= c.awarded_on
  ) r ON true
  LEFT JOIN LATERAL (
    SELECT -- readers do not read what an inspection found
           CASE WHEN i.source IN ('inspection', 'self_inspection') THEN '#' || i.id ELSE i.problem END AS item,
           i.entered_on > c.awarded_on AS later
      FROM party.ledger_item i
     WHERE (i.org_id = c.org_id OR i.member_id = c.member_id)
       AND i.serious
       AND i.found_on <= c.awarded_on
       AND (i.closed_on IS NULL OR i.closed_on > c.awarded_on)
     ORDER BY i.entered_on > c.awarded_on, i.found_on, i.id
     LIMIT 1
  ) i ON true
 CROSS JOIN LATERAL (
    SELECT y.magnitude, y.problem, y.problem = 'serious item open' AND (i.later OR NOT partybuild.is_ours(c.xmin))
             AS warning
      FROM (VALUES (10000, c.org_id IS NOT NULL AND r.score IS NULL, 'no result before the award'),
                   (1000 + n.least - r.score, r.score < n.least, 'result below good'),
                   (5000, c.member_id IS NOT NULL AND NOT EXISTS (
                      SELECT
                        FROM party.appraisal a
                       WHERE a.member_id = c.member_id
                         AND a.year = c.year
                         AND a.grade = 'excellent'), 'not appraised excellent'),
                   (CASE WHEN i.later THEN 300 ELSE 500 END, i.item IS NOT NULL,
                     'serious item open')) y (magnitude, wrong, problem)
     WHERE y.wrong
     ORDER BY y.magnitude DESC
     LIMIT 1
 ) x;
-- By branch and by member, who are locked: an appeal is decided, an item raised, before the award or after it.
SELECT partybuild.watch('BRA-04', 'party.commendation', 'org_id', ARRAY['year', 'awarded_on']::name[], leaves => false,
  kind => 'organisation', via => 'party.commendation', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('BRA-04', 'party.commendation', 'member_id', ARRAY['year', 'awarded_on']::name[],
  leaves => false, kind => 'member', via => 'party.commendation', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.watch('BRA-04', 'party.assessment_result', 'org_id', ARRAY['published_on']::name[], leaves => false,
  kind => 'organisation', via => 'party.commendation', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.harmless('BRA-04', 'party.assessment_result',
  ARRAY['id', 'assessment_id', 'score', 'version', 'serious_overdue', 'supersedes_id']::name[],
  'given before it is published, and sealed from then on');
SELECT partybuild.harmless('BRA-04', 'party.assessment', ARRAY['id', 'year', 'published_on']::name[],
  'published with its results, and sealed with them');
SELECT partybuild.watch('BRA-04', 'party.appraisal', 'member_id', ARRAY['year', 'grade']::name[], enters => false,
  kind => 'member', via => 'party.commendation', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.watch('BRA-04', 'party.ledger_item', 'org_id', ARRAY['serious', 'found_on', 'entered_on']::name[],
  leaves => false, kind => 'organisation', via => 'party.commendation', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('BRA-04', 'party.ledger_item', 'member_id', ARRAY['serious', 'found_on', 'entered_on']::name[],
  leaves => false, kind => 'member', via => 'party.commendation', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.harmless('BRA-04', 'party.ledger_item', ARRAY['id', 'problem', 'source', 'closed_on']::name[],
  'a name for the message; it is closed once, which breaks nothing');
SELECT partybuild.harmless('BRA-04', 'party.membership', ARRAY['member_id', 'org_id', 'from_date', 'to_date']::name[],
  'whose policy applies');
SELECT partybuild.harmless('BRA-04', 'party.organisation', ARRAY['id', 'name']::name[], 'a name for the message');
SELECT partybuild.harmless('BRA-04', 'party.member', ARRAY['id', 'name']::name[], 'a name for the message');
