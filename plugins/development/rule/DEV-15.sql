-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-15',
  'Admission vote',
  '赞成超过应到会半数',
  kind => 'invariant', subject => 'applicant', mode => 'reject', view => 'dev_15_vote',
  message_en =>
    'the vote of {held} on the admission of "{applicant}" does not stand: {problem} ({entitled} entitled, {present} '
    'present, {for} for, {written} more in writing)',
  message_zh =>
    '{held}接收“{applicant}”的表决无效：{problem}（应到{entitled}、实到{present}、赞成{for}、书面赞成{written}）',
  hint_en =>
    'Vote in secret; more than half of those entitled are for it, with the written opinions of who is absent. '
    'Otherwise record that the applicant was not admitted.',
  hint_zh => '无记名投票，赞成票（含缺席者会前书面意见）超过应到会有表决权人数的半数方为通过；否则登记为未通过。',
  seed_ref => '二(四)2', source => '细则第二十二条');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('more written than absent', '书面意见多于缺席人数', 'more written opinions than absent members', 'development'),
  ('no majority', '赞成未超过应到会的半数', 'not more than half of those entitled are for it', 'development'),
  ('not secret', '不是无记名投票', 'it was not secret', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_15_vote AS
SELECT a.id AS subject, b.org_id, b.vote_lacks::numeric AS magnitude,
       jsonb_build_object('applicant', h.name, 'held', b.held_on, 'problem', b.vote_problem, 'entitled', b.entitled,
                          'present', b.present, 'for', b.in_favour, 'written', b.written_for) AS args
  FROM party_rule.dev_00_applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT x.org_id, x.held_on, x.vote_problem, x.vote_lacks, x.entitled, x.present, x.in_favour, x.written_for
      FROM party_rule.dev_00_vote x
     WHERE x.applicant_id = a.id
       AND x.kind = 'admission'
       AND x.held_on >= a.recorded_from
       AND x.vote_problem IS NOT NULL
     ORDER BY x.vote_lacks DESC, x.held_on
     LIMIT 1
 ) b;
SELECT partybuild.watch('DEV-15', 'party.development_meeting', 'applicant_id', ARRAY['org_id', 'held_on', 'ballot_id',
  'outcome']::name[], leaves => false);
SELECT partybuild.watch('DEV-15', 'party.development_ballot', 'id', ARRAY['figures', 'written_for', 'written_against',
  'secret']::name[], enters => false, kind => 'development_ballot', via => 'party.development_meeting',
  via_key => 'ballot_id', via_subject => 'applicant_id');
SELECT partybuild.harmless('DEV-15', 'party.development_meeting', ARRAY['kind']::name[],
  'what changes the kind of a meeting changes its outcome');
SELECT partybuild.harmless('DEV-15', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
SELECT partybuild.harmless('DEV-15', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the message');
