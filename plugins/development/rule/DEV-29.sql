-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-29',
  'Development file complete',
  '入党材料齐全',
  kind => 'record', subject => 'applicant', mode => 'reject', view => 'dev_29_complete',
  message_en => 'the file of "{applicant}", archived on {archived}, lacks: {items}',
  message_zh => '“{applicant}”的入党材料{archived}归档，缺：{items}',
  hint_en => 'Put what is missing into the file (party.filed_item) before it is archived.',
  hint_zh => '补齐材料（party.filed_item）后再归档。',
  seed_ref => '二(四)2', source => '细则');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('item application', '入党申请书', 'application', 'development'),
  ('item training_record', '培养教育考察材料', 'training record of the activist', 'development'),
  ('item political_review', '政治审查材料', 'political review', 'development'),
  ('item training_certificate', '集中培训结业证明', 'training certificate', 'development'),
  ('item notice', '公示材料', 'public notice', 'development'),
  ('item admission_minutes', '接收大会记录', 'minutes of the admission meeting', 'development'),
  ('item application_form', '入党志愿书', 'application form', 'development'),
  ('item admission_approval', '接收批复', 'approval of the admission', 'development'),
  ('item conversion_application', '转正申请书', 'application for full membership', 'development'),
  ('item conversion_minutes', '转正大会记录', 'minutes of the conversion meeting', 'development'),
  ('item conversion_approval', '转正批复', 'approval of the conversion', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_29_complete AS
SELECT a.id AS subject, a.org_id, cardinality(x.items)::numeric AS magnitude,
       jsonb_build_object('applicant', h.name, 'archived', f.archived_on, 'items', x.items) AS args
  FROM party_rule.dev_00_applicant a
  JOIN party.member h ON h.id = a.member_id
  JOIN party.development_file f ON f.applicant_id = a.id
 CROSS JOIN LATERAL (
    -- what stems from before development is recorded may never have been kept
    SELECT array_agg('item ' || i.item ORDER BY i.item) AS items
      FROM (SELECT min(d.decided_on) AS activist_on FROM party.development_decision d
             WHERE d.applicant_id = a.id AND d.kind = 'activist') s
     CROSS JOIN (SELECT max(m.held_on) FILTER (WHERE m.kind = 'admission') AS admitted_on,
                        max(m.held_on) FILTER (WHERE m.kind = 'conversion') AS converted_on
                   FROM party.development_meeting m
                  WHERE m.applicant_id = a.id) g
     CROSS JOIN LATERAL (
        SELECT e.item, CASE WHEN e.item = 'application' THEN a.applied_on
                            WHEN e.item = 'training_record' THEN s.activist_on
                            WHEN e.item < 'conversion_application' THEN g.admitted_on
                            ELSE g.converted_on END AS day
          FROM unnest(enum_range(NULL::party.file_item)) e (item)
     ) i
     WHERE (i.day IS NULL OR i.day >= a.recorded_from)
       AND NOT EXISTS (SELECT FROM party.filed_item t WHERE t.applicant_id = a.id AND t.item = i.item)
 ) x
 WHERE f.archived_on >= a.recorded_from
   AND x.items IS NOT NULL;
SELECT partybuild.watch('DEV-29', 'party.development_file', 'applicant_id', ARRAY['archived_on']::name[],
  leaves => false);
SELECT partybuild.watch('DEV-29', 'party.applicant', 'id', ARRAY['applied_on']::name[], leaves => false);
-- What belongs to a file that is archived is sealed (VEN-13).
SELECT partybuild.harmless('DEV-29', t.name, t.columns, 'sealed with the file')
  FROM (VALUES ('party.filed_item'::regclass, '{applicant_id,item}'::name[]),
               ('party.development_decision', '{applicant_id,kind,decided_on}'),
               ('party.development_meeting', '{applicant_id,kind,held_on}')) t (name, columns);
SELECT partybuild.harmless('DEV-29', 'party.applicant', ARRAY['member_id']::name[], 'a name for the message');
SELECT partybuild.harmless('DEV-29', 'party.applicant_branch', ARRAY['applicant_id', 'org_id', 'from_date']::name[],
  'whose policy applies');
SELECT partybuild.harmless('DEV-29', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
