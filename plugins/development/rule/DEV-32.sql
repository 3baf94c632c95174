-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-32',
  'Activists who move',
  '积极分子转接',
  kind => 'record', subject => 'applicant', mode => 'reject', view => 'dev_32_moves',
  message_en => 'on the move of "{applicant}" the file did not go along as it has to: {problem}',
  message_zh => '“{applicant}”变更单位，材料转接不合规定：{problem}',
  hint_en =>
    'Name the letter that the file came with; the year of training goes on if the file is received within 6 months, '
    'and begins anew otherwise.',
  hint_zh => '登记随材料转来的信函；六个月内接收的培养教育时间连续计算，超过的重新计算。',
  seed_ref => '二(四)2', source => '细则第十二条');
SELECT partybuild.ship_parameter('DEV-32', 'months', 6, 'months', at_least => 0, at_most => 120);
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('counted on over a gap', '{sent}转出的材料{received}才接收，培养教育应当重新计算，{decided}尚不满一年',
   'the file was sent on {sent} and received on {received} only, from which a year was not over on {decided}',
   'development'),
  ('received without a letter', '{received}接收时没有信函', 'there is no letter with which it came on {received}',
   'development'),
  ('letter of later', '{received}接收所凭的信函日期在后', 'the letter with which it came on {received} is dated later',
   'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_32_moves AS
SELECT a.id AS subject, a.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'problem', x.problem, 'sent', x.sent_on, 'received', x.received_on,
                          'decided', x.decided_on) AS args
  FROM party_rule.dev_00_applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    -- all that is wrong, told by the worst
    SELECT sum(y.magnitude) OVER () AS magnitude, y.problem, y.sent_on, y.received_on, y.decided_on
      FROM (
        SELECT partybuild.years_after(s.since, (SELECT partybuild.param('DEV-07', 'years'))::integer) - c.decided_on
                 AS magnitude, 'counted on over a gap' AS problem, s.sent_on, s.since AS received_on, c.decided_on
          FROM party.development_decision c
         CROSS JOIN LATERAL (
            SELECT t.since, t.sent_on
              FROM party_rule.dev_00_activist t
             WHERE t.applicant_id = c.applicant_id
               AND t.since <= c.decided_on
             ORDER BY t.since DESC
             LIMIT 1
         ) s
         WHERE c.applicant_id = a.id
           AND c.kind = 'development_object'
           AND c.decided_on >= a.recorded_from
           AND s.sent_on IS NOT NULL
           AND c.decided_on < partybuild.years_after(s.since, (SELECT partybuild.param('DEV-07', 'years'))::integer)
        UNION ALL
        SELECT 1, CASE WHEN d.id IS NULL THEN 'received without a letter' ELSE 'letter of later' END, NULL,
               m.received_on, NULL
          FROM party_rule.dev_00_move m
          LEFT JOIN party.document d ON d.id = m.document_id
         WHERE m.applicant_id = a.id
           AND m.org_id IS NOT NULL
           AND m.received_on >= a.recorded_from
           AND (d.id IS NULL OR d.dated_on > m.received_on)
      ) y
     ORDER BY y.magnitude DESC, y.received_on
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-32', 'party.applicant_branch', 'applicant_id', ARRAY['org_id', 'from_date', 'to_date',
  'document_id']::name[]);
SELECT partybuild.watch('DEV-32', 'party.document', 'id', ARRAY['dated_on']::name[], enters => false,
  kind => 'document', via => 'party.applicant_branch', via_key => 'document_id', via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-32', 'party.development_decision', 'applicant_id', ARRAY['kind', 'decided_on']::name[]);
SELECT partybuild.harmless('DEV-32', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
SELECT partybuild.harmless('DEV-32', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the message');
