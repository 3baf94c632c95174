-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-04',
  'Activist by recommendation and decision',
  '确定积极分子',
  kind => 'record', subject => 'applicant', mode => 'reject', view => 'dev_04_activist',
  message_en => '"{applicant}" was not made an activist on {decided} as is due: {problems}',
  message_zh => '确定“{applicant}”为入党积极分子（{decided}）手续不全：{problems}',
  hint_en =>
    'After the talk the applicant is recommended; then the branch committee decides (the members, where there is '
    'none), and files it with the superior.',
  hint_zh => '谈话后经党员推荐或群团组织推优，由支部委员会（不设支委会的由支部大会）研究决定，并报上级党委备案。',
  seed_ref => '二(四)2', source => '细则第八条');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no talk before the decision', '此前没有谈话', 'no talk before', 'development'),
  ('not recommended', '此前没有推荐', 'no recommendation before', 'development'),
  ('not decided by the branch', '没有支部委员会或支部大会的决定', 'no decision of the branch committee or general meeting',
   'development'),
  ('not filed with the superior', '没有报上级备案', 'not filed with the superior', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_04_activist AS
SELECT a.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'decided', x.decided_on, 'problems', x.problems) AS args
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT c.org_id, c.decided_on, y.problems, sum(cardinality(y.problems)) OVER () AS magnitude
      FROM party_rule.dev_00_decision c
     CROSS JOIN LATERAL (
        SELECT array_remove(ARRAY[
                 -- one talk is enough, however often he becomes an activist
                 CASE WHEN NOT EXISTS (SELECT
                                         FROM party.applicant_talk t
                                        WHERE t.applicant_id = c.applicant_id
                                          AND t.kind = 'application'
                                          AND t.held_on BETWEEN a.applied_on AND c.decided_on)
                      THEN 'no talk before the decision' END,
                 CASE WHEN NOT EXISTS (SELECT
                                         FROM party.recommendation r
                                        WHERE r.applicant_id = c.applicant_id
                                          AND r.made_on BETWEEN c.since AND c.decided_on)
                      THEN 'not recommended' END,
                 CASE WHEN NOT c.decided THEN 'not decided by the branch' END,
                 CASE WHEN NOT c.filed THEN 'not filed with the superior' END], NULL) AS problems
     ) y
     WHERE c.applicant_id = a.id
       AND c.kind = 'activist'
       AND cardinality(y.problems) > 0
     ORDER BY cardinality(y.problems) DESC, c.decided_on DESC
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-04', 'party.applicant', 'id', ARRAY['applied_on']::name[], leaves => false);
SELECT partybuild.watch('DEV-04', 'party.development_decision', 'applicant_id', ARRAY['kind', 'decided_on',
  'activity_id', 'document_id', 'filing_document_id']::name[], leaves => false);
SELECT partybuild.watch('DEV-04', 'party.development_meeting', 'applicant_id', ARRAY['kind', 'held_on']::name[],
  leaves => false);
SELECT partybuild.watch('DEV-04', 'party.applicant_talk', 'applicant_id', ARRAY['kind', 'held_on']::name[],
  enters => false);
SELECT partybuild.watch('DEV-04', 'party.recommendation', 'applicant_id', ARRAY['made_on']::name[], enters => false);
SELECT partybuild.watch('DEV-04', 'party.applicant_branch', 'applicant_id', ARRAY['org_id', 'from_date',
  'to_date']::name[], enters => false);
-- The meeting or document that decided, and the filing.
SELECT partybuild.watch('DEV-04', 'party.activity', 'id', ARRAY['org_id', 'kind', 'status', 'held_on']::name[],
  enters => false, kind => 'activity', via => 'party.development_decision', via_key => 'activity_id',
  via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-04', 'party.activity', 'supersedes_id', ARRAY['status', 'held_on']::name[],
  kind => 'activity', through => 'party_rule.lif_00_before', through_key => 'subject', through_subject => 'version_id',
  via => 'party.development_decision', via_key => 'activity_id', via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-04', 'party.document', 'id', ARRAY['kind', 'dated_on', 'issuer_id']::name[],
  enters => false, kind => 'document', via => 'party.development_decision', via_key => 'document_id',
  via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-04', 'party.document', 'id', ARRAY['kind', 'dated_on', 'issuer_id',
  'addressee_id']::name[], enters => false, kind => 'document', via => 'party.development_decision',
  via_key => 'filing_document_id', via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-04', 'party.subordination', 'org_id', ARRAY['parent_id', 'from_date', 'to_date']::name[],
  enters => false, kind => 'organisation', via => 'party.applicant_branch', via_key => 'org_id',
  via_subject => 'applicant_id');
-- A branch that has a committee decides by it.
SELECT partybuild.watch('DEV-04', 'party.post', 'org_id', ARRAY['title', 'from_date', 'to_date']::name[],
  leaves => false, kind => 'organisation', via => 'party.applicant_branch', via_key => 'org_id',
  via_subject => 'applicant_id');
SELECT partybuild.harmless('DEV-04', 'party.applicant', ARRAY['member_id']::name[], 'a name for the message');
SELECT partybuild.harmless('DEV-04', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
