-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-08',
  'How a development object is named',
  '列为发展对象的程序',
  kind => 'record', subject => 'applicant', mode => 'reject', view => 'dev_08_object',
  message_en => '"{applicant}" was not made a development object on {decided} as is due: {problems}',
  message_zh => '列“{applicant}”为发展对象（{decided}）手续不全：{problems}',
  hint_en =>
    'Hear the Party group, the contacts, members and others; then the branch committee decides (the members, where '
    'there is none), and files it with the superior.',
  hint_zh =>
    '听取党小组、培养联系人、党员和群众意见后，由支部委员会（不设支委会的由支部大会）研究决定，并报上级党委备案。',
  seed_ref => '二(四)2', source => '细则第十三条');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('group not heard', '没有听取党小组意见', 'the Party group was not heard', 'development'),
  ('contacts not heard', '没有听取培养联系人意见', 'the contacts were not heard', 'development'),
  ('members not heard', '没有听取党员意见', 'members were not heard', 'development'),
  ('masses not heard', '没有听取群众意见', 'others were not heard', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_08_object AS
SELECT a.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'decided', x.decided_on, 'problems', x.problems) AS args
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT c.org_id, c.decided_on, y.problems, sum(cardinality(y.problems)) OVER () AS magnitude
      FROM party_rule.dev_00_decision c
     CROSS JOIN LATERAL (
        SELECT array_remove(ARRAY[
                 -- where the branch has any
                 CASE WHEN 'party_group' <> ALL (o.heard)
                       AND EXISTS (SELECT
                                     FROM party.party_group g
                                    WHERE g.org_id = c.org_id
                                      AND partybuild.in_force(g.from_date, g.to_date, c.decided_on))
                      THEN 'group not heard' END,
                 CASE WHEN 'contacts' <> ALL (o.heard) THEN 'contacts not heard' END,
                 CASE WHEN 'members' <> ALL (o.heard) THEN 'members not heard' END,
                 CASE WHEN 'masses' <> ALL (o.heard) THEN 'masses not heard' END,
                 CASE WHEN NOT c.decided THEN 'not decided by the branch' END,
                 CASE WHEN NOT c.filed THEN 'not filed with the superior' END], NULL) AS problems
          FROM (SELECT ARRAY(SELECT p.source
                               FROM party.opinion p
                              WHERE p.applicant_id = c.applicant_id
                                AND p.heard_on BETWEEN c.since AND c.decided_on) AS heard) o
     ) y
     WHERE c.applicant_id = a.id
       AND c.kind = 'development_object'
       AND cardinality(y.problems) > 0
     ORDER BY cardinality(y.problems) DESC, c.decided_on DESC
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-08', 'party.applicant', 'id', ARRAY['applied_on']::name[], leaves => false);
SELECT partybuild.watch('DEV-08', 'party.development_decision', 'applicant_id', ARRAY['kind', 'decided_on',
  'activity_id', 'document_id', 'filing_document_id']::name[], leaves => false);
SELECT partybuild.watch('DEV-08', 'party.development_meeting', 'applicant_id', ARRAY['kind', 'held_on']::name[],
  leaves => false);
SELECT partybuild.watch('DEV-08', 'party.opinion', 'applicant_id', ARRAY['source', 'heard_on']::name[],
  enters => false);
SELECT partybuild.watch('DEV-08', 'party.applicant_branch', 'applicant_id', ARRAY['org_id', 'from_date',
  'to_date']::name[], enters => false);
-- The meeting or document that decided, and the filing.
SELECT partybuild.watch('DEV-08', 'party.activity', 'id', ARRAY['org_id', 'kind', 'status', 'held_on']::name[],
  enters => false, kind => 'activity', via => 'party.development_decision', via_key => 'activity_id',
  via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-08', 'party.activity', 'supersedes_id', ARRAY['status', 'held_on']::name[],
  kind => 'activity', through => 'party_rule.lif_00_before', through_key => 'subject', through_subject => 'version_id',
  via => 'party.development_decision', via_key => 'activity_id', via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-08', 'party.document', 'id', ARRAY['kind', 'dated_on', 'issuer_id']::name[],
  enters => false, kind => 'document', via => 'party.development_decision', via_key => 'document_id',
  via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-08', 'party.document', 'id', ARRAY['kind', 'dated_on', 'issuer_id',
  'addressee_id']::name[], enters => false, kind => 'document', via => 'party.development_decision',
  via_key => 'filing_document_id', via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-08', 'party.subordination', 'org_id', ARRAY['parent_id', 'from_date', 'to_date']::name[],
  enters => false, kind => 'organisation', via => 'party.applicant_branch', via_key => 'org_id',
  via_subject => 'applicant_id');
-- A branch that has a committee decides by it.
SELECT partybuild.watch('DEV-08', 'party.post', 'org_id', ARRAY['title', 'from_date', 'to_date']::name[],
  leaves => false, kind => 'organisation', via => 'party.applicant_branch', via_key => 'org_id',
  via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-08', 'party.party_group', 'org_id', ARRAY['from_date', 'to_date']::name[],
  leaves => false, kind => 'organisation', via => 'party.applicant_branch', via_key => 'org_id',
  via_subject => 'applicant_id');
SELECT partybuild.harmless('DEV-08', 'party.applicant', ARRAY['member_id']::name[], 'a name for the message');
SELECT partybuild.harmless('DEV-08', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
