-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-24',
  'One extension of 6 to 12 months',
  '延长预备期一次，半年至一年',
  kind => 'structure', subject => 'member', mode => 'reject', view => 'dev_24_one_extension',
  message_en => 'the meeting of {held} extended the probation of "{member}" by {months} months: {problem}',
  message_zh => '{held}支部大会将“{member}”的预备期延长{months}个月：{problem}',
  hint_en =>
    'Extend once at most, by 6 to 12 months, with the reason on record; when it is over, decide: full or cancelled.',
  hint_zh => '预备期只能延长一次，半年至一年，并登记原因；期满后决定转正或取消。',
  seed_ref => '二(四)2', source => '党章第七条; 细则');
SELECT partybuild.ship_parameter('DEV-24', 'max', 12, 'months', at_least => 1, at_most => 120);
SELECT partybuild.ship_parameter('DEV-24', 'min', 6, 'months', at_least => 1, at_most => 120);
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('extended again', '已延长过一次', 'it was extended before', 'development'),
  ('wrong length of extension', '延长时间不在规定范围内', 'that is too short or too long', 'development'),
  ('extended without a reason', '没有登记原因', 'the reason is not on record', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_24_one_extension AS
SELECT h.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('member', h.name, 'held', x.held_on, 'months', x.extension_months, 'problem', x.problem)
         AS args
  FROM party.member h
 CROSS JOIN LATERAL (
    -- months out of bounds, all of a second one, one more without a reason: of all meetings, told by the worst
    SELECT m.org_id, m.held_on, m.extension_months, sum(w.wrong) OVER () AS magnitude,
           CASE WHEN y.again > 0 THEN 'extended again'
                WHEN y.beyond > 0 THEN 'wrong length of extension' ELSE 'extended without a reason' END AS problem
      FROM party_rule.dev_00_applicant a
      JOIN party.development_meeting m ON m.applicant_id = a.id
     CROSS JOIN LATERAL (
        SELECT CASE WHEN EXISTS (SELECT
                                   FROM party.development_meeting b
                                  WHERE b.applicant_id = a.id
                                    AND b.outcome = 'extended'
                                    AND b.held_on < m.held_on) THEN m.extension_months ELSE 0 END AS again,
               greatest((SELECT partybuild.param('DEV-24', 'min')) - m.extension_months,
                        m.extension_months - (SELECT partybuild.param('DEV-24', 'max')), 0) AS beyond,
               (m.reason IS NULL)::integer AS silent
     ) y
     CROSS JOIN LATERAL (SELECT y.again + y.beyond + y.silent AS wrong) w
     WHERE a.member_id = h.id
       AND m.outcome = 'extended'
       AND m.held_on >= a.recorded_from
       AND w.wrong > 0
     ORDER BY w.wrong DESC, m.held_on
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-24', 'party.development_meeting', 'applicant_id', ARRAY['org_id', 'held_on',
  'extension_months', 'reason']::name[], leaves => false, kind => 'applicant', via => 'party.applicant',
  via_key => 'id', via_subject => 'member_id');
SELECT partybuild.watch('DEV-24', 'party.applicant', 'member_id', '{}', leaves => false);
SELECT partybuild.harmless('DEV-24', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
SELECT partybuild.harmless('DEV-24', 'party.development_meeting', ARRAY['outcome']::name[],
  'what becomes an extension gets its months');
SELECT partybuild.harmless('DEV-24', 'party.member', ARRAY['id']::name[], 'meetings come after the member');
SELECT partybuild.harmless('DEV-24', 'party.applicant', ARRAY['id']::name[], 'its steps name it');
