-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-12',
  'Minutes are complete',
  '会议记录完整',
  kind => 'record', subject => 'activity', mode => 'reject', view => 'ven_12_minutes_complete',
  message_en => '{kind} of "{organisation}" on {held} cannot be filed: it lacks {problems}',
  message_zh => '“{organisation}”{held}的{kind}不能归档，缺：{problems}',
  hint_en => 'Complete the record before it is filed; what is filed already is corrected by a new version.',
  hint_zh => '补全后再归档；已归档的另行登记更正后的版本。',
  seed_ref => '二(二)2', source => 'seed');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no place', '地点', 'a place', 'venue'),
  ('no chair', '主持人', 'a chair', 'venue'),
  ('no recorder', '记录人', 'a recorder', 'venue'),
  ('no agenda', '议题', 'an agenda', 'venue'),
  ('nobody present', '到会人员', 'who was present', 'venue'),
  ('entitled without attendance', '部分应到人员的到会情况', 'whether all who were entitled were present', 'venue'),
  ('absent without reason', '缺席原因', 'a reason of each absence', 'venue'),
  ('nothing said', '会议内容', 'what was said', 'venue'),
  ('nothing decided', '决议（未作决议的也应注明）', 'decisions, or that there were none', 'venue');

-- at deploy()
-- Beginning and end are never missing (LIF-18); what an activity was about is its agenda.
CREATE OR REPLACE VIEW party_rule.ven_12_minutes_complete AS
SELECT a.id AS subject, a.org_id, cardinality(x.problems)::numeric AS magnitude,
       jsonb_build_object('organisation', (SELECT o.name FROM party.organisation o WHERE o.id = a.org_id),
                          'held', a.held_on, 'kind', a.kind, 'problems', x.problems) AS args
  FROM party_rule.lif_00_current a
 CROSS JOIN LATERAL (
    SELECT array_remove(ARRAY[
        CASE WHEN (SELECT coalesce(partybuild.is_blank(p.place), true) FROM party.activity p WHERE p.id = a.id)
             THEN 'no place' END,
        CASE WHEN a.chair_id IS NULL THEN 'no chair' END,
        CASE WHEN a.recorder_id IS NULL THEN 'no recorder' END,
        CASE WHEN coalesce(partybuild.is_blank(a.theme), true) THEN 'no agenda' END,
        -- guests hold no meeting
        CASE WHEN NOT EXISTS (SELECT
                                FROM party.attendance t
                               WHERE t.activity_id = a.id AND t.status = 'present' AND NOT t.guest)
             THEN 'nobody present' END,
        -- of whom everybody is expected
        CASE WHEN EXISTS (
               SELECT
                 FROM party.membership m
                WHERE a.kind IN ('general_meeting', 'organisation_life_meeting', 'appraisal_meeting')
                  AND m.org_id = a.org_id
                  AND partybuild.in_force(m.from_date, m.to_date, a.held_on)
                  AND NOT EXISTS (SELECT
                                    FROM party.attendance t
                                   WHERE t.activity_id = a.id AND t.member_id = m.member_id))
               OR EXISTS (
               SELECT
                 FROM party.post p
                WHERE a.kind = 'committee_meeting'
                  AND p.org_id = a.org_id
                  AND partybuild.in_force(p.from_date, p.to_date, a.held_on)
                  AND NOT EXISTS (SELECT
                                    FROM party.attendance t
                                   WHERE t.activity_id = a.id AND t.member_id = p.member_id))
               OR EXISTS (
               SELECT
                 FROM party.group_member g
                WHERE g.group_id = a.group_id
                  AND partybuild.in_force(g.from_date, g.to_date, a.held_on)
                  AND NOT EXISTS (SELECT
                                    FROM party.attendance t
                                   WHERE t.activity_id = a.id AND t.member_id = g.member_id))
             THEN 'entitled without attendance' END,
        CASE WHEN EXISTS (SELECT
                            FROM party.attendance t
                           WHERE t.activity_id = a.id AND t.status = 'absent'
                             AND coalesce(partybuild.is_blank(t.reason), true)) THEN 'absent without reason' END,
        CASE WHEN NOT EXISTS (SELECT FROM party.minutes s WHERE s.activity_id = a.id) THEN 'nothing said' END,
        CASE WHEN a.kind IN ('general_meeting', 'committee_meeting', 'group_meeting', 'organisation_life_meeting',
                             'democratic_life_meeting', 'appraisal_meeting')
              AND NOT EXISTS (SELECT FROM party.decision d WHERE d.activity_id = a.id)
             THEN 'nothing decided' END], NULL) AS problems
 ) x
 WHERE a.status = 'filed'
   -- what was filed before the database was there to see it is on record as it was
   AND a.held_on >= (SELECT c.recorded_from FROM compliance.court c)
   AND cardinality(x.problems) > 0;
SELECT partybuild.watch('VEN-12', 'party.activity', 'id', ARRAY['status']::name[], leaves => false);
SELECT partybuild.watch('VEN-12', 'party.activity', 'supersedes_id', ARRAY['status']::name[], enters => false);
SELECT partybuild.harmless('VEN-12', t.name, t.columns, 'sealed as it is filed (VEN-13)')
  FROM (VALUES ('party.activity'::regclass, '{org_id,group_id,kind,held_on,place,chair_id,recorder_id,theme}'::name[]),
               ('party.attendance', '{activity_id,member_id,status,guest,reason}'),
               ('party.minutes', '{activity_id}'),
               ('party.decision', '{activity_id}')) t (name, columns);
SELECT partybuild.harmless('VEN-12', t.name, t.columns, 'who was entitled is said as it is known on filing')
  FROM (VALUES ('party.membership'::regclass, '{member_id,org_id,from_date,to_date}'::name[]),
               ('party.post', '{member_id,org_id,from_date,to_date}'),
               ('party.group_member', '{member_id,group_id,from_date,to_date}')) t (name, columns);
