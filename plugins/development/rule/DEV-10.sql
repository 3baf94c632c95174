-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-10',
  'Political review passed',
  '政治审查合格',
  kind => 'record', subject => 'applicant', mode => 'reject', view => 'dev_10_political_review',
  message_en => 'the branch met on the admission of "{applicant}" on {held}: {problem}',
  message_zh => '{held}召开接收“{applicant}”的支部大会：{problem}',
  hint_en => 'Whoever has not passed the political review is not admitted; record its result with its day.',
  hint_zh => '未经政治审查或者政治审查不合格的，不得发展入党；登记审查结论及日期。',
  seed_ref => '二(四)2', source => '细则第十六条');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no political review before', '此前没有政治审查结论', 'there was no political review before it', 'development'),
  ('political review not passed', '政治审查结论（{reviewed}）不合格',
   'the political review of {reviewed} was not passed', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_10_political_review AS
SELECT a.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'held', x.held_on, 'reviewed', x.concluded_on, 'problem',
                          CASE WHEN x.concluded_on IS NULL THEN 'no political review before'
                               ELSE 'political review not passed' END) AS args
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    -- the last one counts; of two of a day, the one that was not passed
    SELECT m.org_id, m.held_on, r.concluded_on, sum(w.wrong) OVER () AS magnitude
      FROM party_rule.dev_00_admission m
      LEFT JOIN LATERAL (
        SELECT p.concluded_on, p.passed
          FROM party.political_review p
         WHERE p.applicant_id = m.applicant_id
           AND p.concluded_on >= m.since
           AND p.concluded_on < m.held_on
         ORDER BY p.concluded_on DESC, p.passed
         LIMIT 1
      ) r ON true
     CROSS JOIN LATERAL (SELECT CASE WHEN r.concluded_on IS NULL THEN 1 WHEN NOT r.passed THEN 2 END AS wrong) w
     WHERE m.applicant_id = a.id
       AND w.wrong IS NOT NULL
     ORDER BY w.wrong DESC, m.held_on DESC
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-10', 'party.political_review', 'applicant_id', ARRAY['concluded_on', 'passed']::name[]);
SELECT partybuild.watch('DEV-10', 'party.development_meeting', 'applicant_id', ARRAY['kind', 'org_id',
  'held_on']::name[], leaves => false);
SELECT partybuild.watch('DEV-10', 'party.development_decision', 'applicant_id', ARRAY['kind', 'decided_on']::name[],
  leaves => false);
SELECT partybuild.harmless('DEV-10', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the message');
SELECT partybuild.harmless('DEV-10', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
