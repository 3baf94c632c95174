-- ORG-13 临时党支部限制（支部工作条例第八条）
-- Limits of a provisional branch.
CREATE OR REPLACE VIEW party_rule.org_13_provisional_branch AS
SELECT o.id AS subject, o.id AS org_id,
       (x.admitted + (o.task IS NULL)::integer + (o.until IS NULL)::integer + (x.named IS NOT TRUE)::integer)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'task', o.task, 'until', o.until, 'admitted', x.admitted, 'named', x.named) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT (SELECT count(*)
              FROM party.membership s JOIN party.member m ON m.id = s.member_id
             WHERE s.org_id = o.id AND s.from_date IN (m.admitted_on, m.confirmed_on)) AS admitted,
           EXISTS (SELECT FROM party.subordination u WHERE u.org_id = o.id AND u.parent_id = o.named_by_id) AS named
 ) x
 WHERE o.kind = 'provisional_branch'
   AND o.active_on IS NOT NULL
   AND (x.admitted > 0 OR o.task IS NULL OR o.until IS NULL OR NOT x.named);
COMMENT ON VIEW party_rule.org_13_provisional_branch IS 'ORG-13 Limits of a provisional branch';
SELECT partybuild.watch('ORG-13', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on', 'task', 'until', 'named_by_id']::name[], leaves => false);
SELECT partybuild.watch('ORG-13', 'party.membership', 'org_id', ARRAY['status', 'from_date', 'to_date']::name[], leaves => false);
SELECT partybuild.watch('ORG-13', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id', 'from_date', 'to_date']::name[]);
