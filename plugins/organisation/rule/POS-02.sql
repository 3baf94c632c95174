-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-02',
  'Office-holders belong to the organisation',
  '任职者属于本组织',
  kind => 'invariant', subject => 'post', mode => 'reject', view => 'pos_02_own_members',
  message_en => '"{member}" does not belong to "{organisation}" and cannot be its {title}',
  message_zh => '“{member}”不属于“{organisation}”，不能任其{title}',
  hint_en => 'Move the member in first, or end the post.',
  hint_zh => '先转入组织关系，或免去职务。',
  seed_ref => '二(一)2', source => '选举工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_02_own_members AS
SELECT p.id AS subject, p.org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
 WHERE partybuild.in_force(p.from_date, p.to_date)
   -- the usual case first: the holder's branch is the organisation itself
   AND NOT EXISTS (
          SELECT FROM party.membership m
           WHERE m.member_id = p.member_id AND m.org_id = p.org_id AND partybuild.in_force(m.from_date, m.to_date))
   AND NOT EXISTS (
          SELECT FROM party.membership m
            CROSS JOIN LATERAL (
              WITH RECURSIVE up (id) AS (
                  SELECT m.org_id
                UNION
                  SELECT s.parent_id FROM up JOIN party.subordination s ON s.org_id = up.id
                    WHERE partybuild.in_force(s.from_date, s.to_date)
              )
              SELECT up.id FROM up
            ) u
           WHERE m.member_id = p.member_id AND partybuild.in_force(m.from_date, m.to_date)
             AND (u.id = p.org_id OR o.kind = 'discipline_committee' AND u.id = ANY (ARRAY(
                   SELECT s.parent_id FROM party.subordination s
                     WHERE s.org_id = o.id AND partybuild.in_force(s.from_date, s.to_date)))));
SELECT partybuild.watch('POS-02', 'party.post', 'id', ARRAY['org_id', 'member_id', 'title', 'portfolio', 'from_date',
  'to_date', 'end_reason', 'end_document_id', 'term_ends_on', 'elected_on']::name[], leaves => false);
SELECT partybuild.watch('POS-02', 'party.membership', 'member_id', ARRAY['org_id', 'status', 'from_date',
  'to_date']::name[], enters => false, kind => 'member', via => 'party.post', via_key => 'member_id',
  via_subject => 'id');
-- What leaves a superior leaves all above it; a discipline committee takes its people from its superior.
SELECT partybuild.watch('POS-02', 'party.subordination', 'parent_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', via => 'party.post', via_key => 'org_id',
  via_subject => 'id', superiors => true);
SELECT partybuild.watch('POS-02', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', via => 'party.post', via_key => 'org_id',
  via_subject => 'id');
