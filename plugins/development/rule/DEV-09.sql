-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-09',
  'Two introducers',
  '两名正式党员介绍人',
  kind => 'invariant', subject => 'applicant', mode => 'reject', view => 'dev_09_introducers',
  message_en => 'introducers of "{applicant}": {problem}',
  message_zh => '“{applicant}”的入党介绍人：{problem}',
  hint_en => 'Name two full members with full rights, and another one for whoever can introduce no longer.',
  hint_zh => '由两名享有完整权利的正式党员作介绍人；不能再作介绍人的，另行确定。',
  seed_ref => '二(四)2', source => '细则第十四条');
SELECT partybuild.ship_parameter('DEV-09', 'min', 2, 'members', at_least => 0, at_most => 100);
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('too few introducers', '{day}召开接收大会时符合条件的只有{count}名，应有{min}名',
   '{count} who may introduce at the meeting of {day}, {min} are required', 'development'),
  ('no introducer by right', '“{introducer}”在{day}不是享有完整权利的正式党员',
   '"{introducer}" was no full member with full rights when named on {day}', 'development'),
  ('introduces himself', '“{introducer}”不能介绍自己', '"{introducer}" cannot introduce himself or herself',
   'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_09_introducers AS
SELECT a.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'problem', x.problem, 'day', x.day, 'introducer', x.introducer,
                          'count', x.n, 'min', (SELECT partybuild.param('DEV-09', 'min'))) AS args
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT y.org_id, y.day, y.problem, y.introducer, y.n, sum(y.wrong) OVER () AS magnitude
      FROM (
        -- when named
        SELECT b.org_id, i.named_on AS day, f.name AS introducer, NULL::bigint AS n, 1 AS wrong,
               CASE WHEN i.member_id = a.member_id THEN 'introduces himself' ELSE 'no introducer by right' END
                 AS problem
          FROM party.introducer i
          JOIN party_rule.dev_00_full f ON f.member_id = i.member_id
          LEFT JOIN party.applicant_branch b ON b.applicant_id = i.applicant_id
            AND partybuild.in_force(b.from_date, b.to_date, i.named_on)
         WHERE i.applicant_id = a.id
           AND i.named_on >= (SELECT c.recorded_from FROM party_rule.dev_00_record c)
           AND (i.member_id = a.member_id OR NOT f.days - f.without_rights @> i.named_on)
        UNION ALL
        -- at the meeting
        SELECT m.org_id, m.held_on, NULL, g.n, (SELECT partybuild.param('DEV-09', 'min')) - g.n, 'too few introducers'
          FROM party_rule.dev_00_admission m
         CROSS JOIN LATERAL (
            SELECT count(DISTINCT i.member_id) AS n
              FROM party.introducer i
              JOIN party_rule.dev_00_full f ON f.member_id = i.member_id
             WHERE i.applicant_id = m.applicant_id
               AND i.member_id <> a.member_id
               AND i.named_on <= m.held_on
               AND f.days - f.without_rights @> m.held_on
         ) g
         WHERE m.applicant_id = a.id
           AND g.n < (SELECT partybuild.param('DEV-09', 'min'))
      ) y
     ORDER BY y.wrong DESC, y.day DESC
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-09', 'party.introducer', 'applicant_id', ARRAY['member_id', 'named_on']::name[]);
SELECT partybuild.watch('DEV-09', 'party.development_meeting', 'applicant_id', ARRAY['kind', 'held_on',
  'org_id']::name[], leaves => false);
SELECT partybuild.watch('DEV-09', 'party.applicant', 'id', ARRAY['member_id']::name[], leaves => false);
SELECT partybuild.watch('DEV-09', 'party.membership', 'member_id', ARRAY['status', 'from_date', 'to_date']::name[],
  enters => false, kind => 'member', via => 'party.introducer', via_key => 'member_id', via_subject => 'applicant_id');
-- A new member introduces nobody yet: changes only.
SELECT partybuild.watch('DEV-09', 'party.member', 'id', ARRAY['confirmed_on', 'known_from']::name[],
  enters => false, kind => 'member', via => 'party.introducer', via_key => 'member_id', via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-09', 'party.rights_suspension', 'member_id', ARRAY['from_date', 'to_date']::name[],
  leaves => false, kind => 'member', via => 'party.introducer', via_key => 'member_id',
  via_subject => 'applicant_id');
SELECT partybuild.harmless('DEV-09', 'party.applicant_branch', ARRAY['applicant_id', 'org_id', 'from_date',
  'to_date']::name[], 'says only whose policy applies');
SELECT partybuild.harmless('DEV-09', 'party.development_decision', ARRAY['applicant_id', 'kind', 'decided_on']::name[],
  'who is named introduces at whatever meeting follows');
SELECT partybuild.harmless('DEV-09', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
