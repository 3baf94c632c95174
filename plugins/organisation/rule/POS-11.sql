-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-11',
  'Secretary of a year''s standing',
  '书记1年以上党龄',
  kind => 'invariant', subject => 'post', mode => 'reject', view => 'pos_11_year_standing',
  message_en =>
    'secretary "{member}" of "{organisation}" took office on {from}, less than a year after becoming a full member '
    '({confirmed})',
  message_zh => '“{organisation}”书记“{member}”任职时（{from}）转正（{confirmed}）不满一年',
  hint_en => 'Let the post begin later, or choose somebody else.',
  hint_zh => '推迟任职，或另选他人。',
  seed_ref => '二(一)3', source => '支部工作条例第六章');
SELECT partybuild.ship_parameter('POS-11', 'years', 1, 'years', at_least => 0, at_most => 100);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_11_year_standing AS
SELECT p.id AS subject, p.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title, 'confirmed', h.confirmed_on,
         'from', p.from_date) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
 WHERE p.title = 'secretary'
   AND o.kind IN ('branch', 'joint_branch')
   AND (h.confirmed_on IS NULL
     OR h.confirmed_on + interval '1 year' * (SELECT partybuild.param('POS-11', 'years'))::integer > p.from_date);
SELECT partybuild.watch('POS-11', 'party.post', 'id', ARRAY['org_id', 'member_id', 'title', 'from_date']::name[],
  leaves => false);
-- A new member has no post yet: changes only.
SELECT partybuild.watch('POS-11', 'party.member', 'id', ARRAY['confirmed_on']::name[], enters => false,
  kind => 'member', via => 'party.post', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.watch('POS-11', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false,
  kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
