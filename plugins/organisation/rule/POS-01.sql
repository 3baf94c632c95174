-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-01',
  'Office-holders are full members',
  '任职者为正式党员',
  kind => 'invariant', subject => 'post', mode => 'reject', view => 'pos_01_full_members',
  message_en => '{title} "{member}" of "{organisation}" is not a full member with full rights on {from}',
  message_zh => '“{organisation}”的{title}“{member}”在{from}不是享有完整权利的正式党员',
  hint_en => 'End the post first, or choose a full member.',
  hint_zh => '先免去职务，或改选正式党员。',
  seed_ref => '二(一)3', source => '党章; 选举工作条例第五条');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_01_full_members AS
SELECT p.id AS subject, p.org_id, x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title, 'from', x.from_date) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
 CROSS JOIN LATERAL (
    -- days in office without, as far as the register knows him; and where the last stretch of them begins
    SELECT sum(upper(r.days) - lower(r.days)) AS n, max(lower(r.days)) AS from_date
      FROM unnest(party.days(greatest(p.from_date, h.known_from), p.to_date) - (
             coalesce((SELECT range_agg(party.days(m.from_date, m.to_date))
                         FROM party.membership m
                        WHERE m.member_id = p.member_id
                          AND m.status = 'full'), '{}')
             - coalesce((SELECT range_agg(party.days(r.from_date, r.to_date))
                           FROM party.rights_suspension r
                          WHERE r.member_id = p.member_id), '{}'))) r (days)
 ) x
 WHERE x.n IS NOT NULL;
SELECT partybuild.watch('POS-01', 'party.post', 'id', ARRAY['org_id', 'member_id', 'from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.watch('POS-01', 'party.membership', 'member_id', ARRAY['status', 'from_date', 'to_date']::name[],
  enters => false, kind => 'member', via => 'party.post', via_key => 'member_id', via_subject => 'id');
-- A new member has no post yet: changes only.
SELECT partybuild.watch('POS-01', 'party.member', 'id', ARRAY['known_from']::name[], enters => false,
  kind => 'member', via => 'party.post', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.watch('POS-01', 'party.rights_suspension', 'member_id', ARRAY['from_date', 'to_date']::name[],
  leaves => false, kind => 'member', via => 'party.post', via_key => 'member_id', via_subject => 'id');
