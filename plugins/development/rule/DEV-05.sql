-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-05',
  'One or two contacts',
  '培养联系人',
  kind => 'invariant', subject => 'applicant', mode => 'reject', view => 'dev_05_contacts',
  message_en => '{problem}',
  message_zh => '{problem}',
  hint_en =>
    'From the decision to the admission meeting an activist has one or two contacts, full members; whoever leaves is '
    'replaced from that day on.',
  hint_zh => '自确定为积极分子至接收大会，应有一至两名正式党员作培养联系人；联系人不再担任的，自当日起另行指定。',
  seed_ref => '二(四)2', source => '细则第九条');
SELECT partybuild.ship_parameter('DEV-05', 'min', 1, 'members', at_least => 0, at_most => 100);
SELECT partybuild.ship_parameter('DEV-05', 'max', 2, 'members', at_least => 0, at_most => 100);
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('too few contacts', '积极分子“{applicant}”自{from}至{to}培养联系人少于{min}名',
   'activist "{applicant}" has fewer than {min} contacts from {from} to {to}', 'development'),
  ('too few contacts any more', '积极分子“{applicant}”自{from}起培养联系人少于{min}名',
   'activist "{applicant}" has fewer than {min} contacts from {from} on', 'development'),
  ('too many contacts', '积极分子“{applicant}”自{from}至{to}培养联系人多于{max}名',
   'activist "{applicant}" has more than {max} contacts from {from} to {to}', 'development'),
  ('too many contacts for good', '积极分子“{applicant}”自{from}起培养联系人多于{max}名',
   'activist "{applicant}" has more than {max} contacts from {from} on', 'development'),
  ('a contact not full', '积极分子“{applicant}”的培养联系人自{from}至{to}不是正式党员',
   'a contact of activist "{applicant}" is not a full member from {from} to {to}', 'development'),
  ('a contact not full any more', '积极分子“{applicant}”的培养联系人自{from}起不是正式党员',
   'a contact of activist "{applicant}" is not a full member from {from} on', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_05_contacts AS
SELECT a.id AS subject,
       -- the branch of the day
       (SELECT b.org_id
          FROM party.applicant_branch b
         WHERE b.applicant_id = a.id
           AND partybuild.in_force(b.from_date, b.to_date, x.from_date)) AS org_id,
       x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'problem', x.problem, 'from', x.from_date, 'to', x.to_date,
                          'min', (SELECT partybuild.param('DEV-05', 'min')),
                          'max', (SELECT partybuild.param('DEV-05', 'max'))) AS args
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    -- days on which contacts are asked for: while a branch here has the file
    SELECT range_agg(party.days(greatest(r.since, (SELECT c.recorded_from FROM party_rule.dev_00_record c)), r.until)
                     * party.days(b.from_date, b.to_date)) AS days
      FROM party_rule.dev_00_round r
      JOIN party.applicant_branch b ON b.applicant_id = r.applicant_id AND b.org_id IS NOT NULL
     WHERE r.applicant_id = a.id
 ) asked
 CROSS JOIN LATERAL (
    -- days by the number of contacts who are full members, from one day on which it changes to the next
    SELECT range_agg(party.days(p.day, p.next_day)) FILTER (
             WHERE c.n >= (SELECT partybuild.param('DEV-05', 'min'))) AS enough,
           range_agg(party.days(p.day, p.next_day)) FILTER (
             WHERE c.n > (SELECT partybuild.param('DEV-05', 'max'))) AS too_many
      FROM (
        SELECT e.day, lead(e.day) OVER (ORDER BY e.day) AS next_day
          FROM (SELECT unnest(ARRAY[lower(s.days), upper(s.days)])
                  FROM party.training_contact t
                  JOIN party_rule.dev_00_full f ON f.member_id = t.member_id
                 CROSS JOIN LATERAL unnest(party.days(t.from_date, t.to_date) * f.days) s (days)
                 WHERE t.applicant_id = a.id
                UNION
                -- with nobody, from the beginning
                SELECT '-infinity') e (day)
      ) p
     CROSS JOIN LATERAL (
        SELECT count(DISTINCT t.member_id) AS n
          FROM party.training_contact t
          JOIN party_rule.dev_00_full f ON f.member_id = t.member_id
         WHERE t.applicant_id = a.id
           AND party.days(t.from_date, t.to_date) * f.days @> p.day
     ) c
 ) number
 CROSS JOIN LATERAL (
    SELECT range_agg(party.days(t.from_date, t.to_date) - f.days) AS days
      FROM party.training_contact t
      JOIN party_rule.dev_00_full f ON f.member_id = t.member_id
     WHERE t.applicant_id = a.id
 ) not_full
 CROSS JOIN LATERAL (
    SELECT sum(party.days_in(s.days)) AS magnitude,
           (array_agg(CASE WHEN upper(s.days) < '9999-12-31' THEN y.problem ELSE y.for_good END
              ORDER BY y.n, s.days))[1] AS problem,
           (array_agg(lower(s.days) ORDER BY y.n, s.days))[1] AS from_date,
           (array_agg(nullif(upper(s.days), '9999-12-31') ORDER BY y.n, s.days))[1] AS to_date
      FROM (VALUES (1, asked.days * not_full.days, 'a contact not full', 'a contact not full any more'),
                   (2, asked.days - coalesce(number.enough, '{}'), 'too few contacts', 'too few contacts any more'),
                   (3, asked.days * number.too_many, 'too many contacts', 'too many contacts for good')
           ) y (n, stretches, problem, for_good)
     CROSS JOIN LATERAL unnest(y.stretches) s (days)
 ) x
 WHERE x.magnitude IS NOT NULL;
SELECT partybuild.watch('DEV-05', 'party.training_contact', 'applicant_id', ARRAY['member_id', 'from_date',
  'to_date']::name[]);
SELECT partybuild.watch('DEV-05', 'party.development_decision', 'applicant_id', ARRAY['kind', 'decided_on']::name[]);
SELECT partybuild.watch('DEV-05', 'party.development_meeting', 'applicant_id', ARRAY['kind', 'held_on']::name[],
  enters => false);
SELECT partybuild.watch('DEV-05', 'party.applicant_branch', 'applicant_id', ARRAY['org_id', 'from_date',
  'to_date']::name[], leaves => false);
SELECT partybuild.watch('DEV-05', 'party.membership', 'member_id', ARRAY['status', 'from_date', 'to_date']::name[],
  enters => false, kind => 'member', via => 'party.training_contact', via_key => 'member_id',
  via_subject => 'applicant_id');
-- A new member is nobody's contact yet: changes only.
SELECT partybuild.watch('DEV-05', 'party.member', 'id', ARRAY['confirmed_on', 'known_from']::name[],
  enters => false, kind => 'member', via => 'party.training_contact', via_key => 'member_id',
  via_subject => 'applicant_id');
SELECT partybuild.harmless('DEV-05', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the message');
SELECT partybuild.harmless('DEV-05', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
