-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DIS-05',
  'Rights suspended',
  '留党察看期间无表决权',
  kind => 'structure', subject => 'member', mode => 'reject', view => 'dis_05_suspended_rights',
  message_en =>
    'the rights of "{member}" are suspended from {from} to {to}, which is neither {shorter} nor {longer} years',
  message_zh => '“{member}”留党察看自{from}至{to}，既非{shorter}年也非{longer}年',
  hint_en => 'Enter the years of the decision; the last day is the one before the same day of the year.',
  hint_zh => '按处分决定登记期限；截止日为相应年份的同一日，不含当日。',
  seed_ref => '二(四)6', source => '选举工作条例第五条');
SELECT partybuild.ship_parameter('DIS-05', 'shorter', 1, 'years', at_least => 1, at_most => 10);
SELECT partybuild.ship_parameter('DIS-05', 'longer', 2, 'years', at_least => 1, at_most => 10);

-- at deploy()
-- Votes, elections and standing go by the same register: LIF-16, ELE-01, ELE-08, ELE-21, POS-01, DEV-09 and others.
-- Rows that adjoin or overlap are one stretch; of a member the first row stands for all.
CREATE OR REPLACE VIEW party_rule.dis_05_suspended_rights AS
SELECT f.member_id AS subject, b.org_id,
       least(abs(s.to_date - y.shorter_to), abs(s.to_date - y.longer_to))::numeric AS magnitude,
       jsonb_build_object('member', h.name, 'from', s.from_date, 'to', s.to_date, 'shorter', y.shorter,
                          'longer', y.longer) AS args
  FROM party.rights_suspension f
  JOIN party.member h ON h.id = f.member_id
 CROSS JOIN LATERAL (
    SELECT lower(r.days) AS from_date, upper(r.days) AS to_date
      FROM (SELECT unnest(range_agg(daterange(s.from_date, s.to_date))) AS days
              FROM party.rights_suspension s
             WHERE s.member_id = f.member_id) r
 ) s
  -- the numbers in force on the day from which it holds
 CROSS JOIN LATERAL (
    SELECT p.shorter, p.longer, partybuild.years_after(s.from_date, p.shorter) AS shorter_to,
           partybuild.years_after(s.from_date, p.longer) AS longer_to
      FROM (SELECT partybuild.param('DIS-05', 'shorter', s.from_date)::integer AS shorter,
                   partybuild.param('DIS-05', 'longer', s.from_date)::integer AS longer
            OFFSET 0) p
 ) y
  LEFT JOIN LATERAL (
    -- the branch of the first day; or the one that there was before or after
    SELECT m.org_id
      FROM party.membership m
     WHERE m.member_id = f.member_id
     ORDER BY m.from_date <= s.from_date DESC, abs(m.from_date - s.from_date)
     LIMIT 1
 ) b ON true
 WHERE s.to_date <> y.shorter_to
   AND s.to_date <> y.longer_to
   AND NOT EXISTS (SELECT
                     FROM party.rights_suspension e
                    WHERE e.member_id = f.member_id
                      AND (e.from_date, e.id) < (f.from_date, f.id));
SELECT partybuild.watch('DIS-05', 'party.rights_suspension', 'member_id', ARRAY['from_date', 'to_date']::name[]);
SELECT partybuild.harmless('DIS-05', 'party.rights_suspension', ARRAY['id']::name[], 'which row stands for all');
SELECT partybuild.harmless('DIS-05', 'party.member', ARRAY['id', 'name']::name[], 'a name for the message');
SELECT partybuild.harmless('DIS-05', 'party.membership', ARRAY['member_id', 'org_id', 'from_date']::name[],
  'whose policy applies; how long it lasts is the same anywhere');
