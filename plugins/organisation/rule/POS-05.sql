-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-05',
  'Branch secretary heads a department',
  '支部书记由内设机构主要负责人担任',
  kind => 'invariant', subject => 'post', mode => 'approve', view => 'pos_05_heads_department',
  message_en => 'secretary "{member}" of "{organisation}" heads no department that it covers',
  message_zh => '“{organisation}”书记“{member}”不是所覆盖内设机构的主要负责人',
  hint_en => 'Let the head of the department be secretary, or put the superior''s approval on record.',
  hint_zh => '由内设机构主要负责人任书记，或登记上级批准。',
  seed_ref => '二(一)3', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_05_heads_department AS
SELECT p.id AS subject, p.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
 WHERE partybuild.in_force(p.from_date, p.to_date)
   AND p.title = 'secretary'
   AND o.kind IN ('branch', 'joint_branch')
   AND NOT EXISTS (
         SELECT FROM party.covered_department c JOIN party.department d ON d.id = c.department_id
          WHERE c.org_id = p.org_id AND d.head_id = p.member_id AND partybuild.in_force(c.from_date, c.to_date));
SELECT partybuild.watch('POS-05', 'party.post', 'id', ARRAY['org_id', 'member_id', 'title', 'from_date',
  'to_date']::name[], leaves => false);
-- Every write to party.post locks the holder and the organisation (POS-07, POS-03), so does each of these.
SELECT partybuild.watch('POS-05', 'party.department', 'head_id', ARRAY['head_id']::name[], enters => false,
  kind => 'member', via => 'party.post', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.watch('POS-05', 'party.covered_department', 'org_id', ARRAY['department_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', via => 'party.post', via_key => 'org_id',
  via_subject => 'id');
SELECT partybuild.watch('POS-05', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false,
  kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
