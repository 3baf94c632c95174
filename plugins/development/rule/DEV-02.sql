-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-02',
  'Application in writing',
  '书面申请',
  kind => 'record', subject => 'applicant', mode => 'reject', view => 'dev_02_in_writing',
  message_en => 'the application of "{applicant}" of {applied} is not on file in writing: {problem}',
  message_zh => '“{applicant}”{applied}的入党申请没有书面材料：{problem}',
  hint_en => 'File the application (document of kind application, addressed to the branch), and name it.',
  hint_zh => '将书面申请登记为文件（application），写明所致支部，并在申请中引用。',
  seed_ref => '二(四)2', source => '细则第六条');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no document', '未写明文件', 'it names no document', 'development'),
  ('not an application', '文件不是入党申请', 'the document is no application', 'development'),
  ('not addressed to the branch', '不是向所在支部提出', 'it is not addressed to the branch of that day', 'development'),
  ('dated later', '文件日期在申请之后', 'the document is dated later', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_02_in_writing AS
SELECT a.id AS subject, a.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'applied', a.applied_on, 'problem', x.problem) AS args
  FROM party_rule.dev_00_applicant a
  JOIN party.member h ON h.id = a.member_id
  LEFT JOIN party.document d ON d.id = a.document_id
  LEFT JOIN party.applicant_branch b ON b.applicant_id = a.id
    AND partybuild.in_force(b.from_date, b.to_date, a.applied_on)
 CROSS JOIN LATERAL (
    SELECT y.magnitude, y.problem
      FROM (VALUES (4, d.id IS NULL, 'no document'),
                   (3, d.kind <> 'application', 'not an application'),
                   (2, b.id IS NULL OR b.org_id IS NOT NULL AND d.addressee_id IS DISTINCT FROM b.org_id,
                    'not addressed to the branch'),
                   (1, d.dated_on > a.applied_on, 'dated later')) y (magnitude, wrong, problem)
     WHERE y.wrong
     ORDER BY y.magnitude DESC
     LIMIT 1
 ) x
 WHERE a.applied_on >= a.recorded_from;
SELECT partybuild.watch('DEV-02', 'party.applicant', 'id', ARRAY['applied_on', 'document_id']::name[], leaves => false);
SELECT partybuild.watch('DEV-02', 'party.document', 'id', ARRAY['kind', 'dated_on', 'addressee_id']::name[],
  enters => false, kind => 'document', via => 'party.applicant', via_key => 'document_id', via_subject => 'id');
SELECT partybuild.watch('DEV-02', 'party.applicant_branch', 'applicant_id', ARRAY['org_id', 'from_date',
  'to_date']::name[], enters => false);
SELECT partybuild.harmless('DEV-02', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
SELECT partybuild.harmless('DEV-02', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the message');
