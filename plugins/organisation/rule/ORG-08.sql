-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-08',
  'Set-up, revocation, adjustment approved',
  '设立撤销调整须上级批准',
  kind => 'record', subject => 'organisation', mode => 'reject', view => 'org_08_approved_changes',
  message_en => 'the change ({change}, {effective}) of "{organisation}" has no prior approval of its superior',
  message_zh => '“{organisation}”的变更（{change}，{effective}）没有上级事先批准',
  hint_en =>
    'Record the superior''s approval, dated on or before the effective day, and name it in '
    'party.organisation_change.',
  hint_zh => '登记上级的批准文件（文号、日期不晚于生效日），并在机构变更中引用。',
  seed_ref => '二(一)1', source => 'seed; 机关基层组织工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.org_08_approved_changes AS
SELECT o.id AS subject, o.id AS org_id, x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'change', x.change, 'effective', x.effective) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT count(*) AS n, (array_agg(c.change ORDER BY c.effective))[1] AS change, min(c.effective) AS effective
      FROM (
        SELECT 'activation' AS change, o.active_on AS effective WHERE o.active_on IS NOT NULL
        UNION ALL
        SELECT 'revocation', o.revoked_on WHERE o.revoked_on IS NOT NULL
        UNION ALL
        SELECT 'renaming', o.named_on WHERE o.named_on > o.active_on
        UNION ALL
        SELECT 'move', s.from_date
          FROM party.subordination s
         WHERE s.org_id = o.id
           AND s.from_date > o.active_on
      ) c
     WHERE NOT EXISTS (
       SELECT FROM party.organisation_change g
         JOIN party.document d ON d.id = g.document_id
         -- of who is superior on that day, or was until then
         JOIN party.subordination s ON s.org_id = o.id AND s.parent_id = d.issuer_id
                                   AND partybuild.in_force(s.from_date, s.to_date + 1, g.effective_on)
        WHERE g.org_id = o.id
          AND (g.kind::text = c.change OR c.change = 'revocation' AND g.kind IN ('merger', 'split'))
          AND g.effective_on = c.effective
          AND d.kind = 'approval'
          AND d.dated_on <= g.effective_on)
 ) x
 WHERE o.kind NOT IN ('external_superior', 'higher_committee')
   AND x.n > 0;
SELECT partybuild.watch('ORG-08', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on',
  'named_on']::name[], leaves => false);
SELECT partybuild.watch('ORG-08', 'party.subordination', 'org_id', ARRAY['parent_id', 'from_date',
  'to_date']::name[]);
SELECT partybuild.watch('ORG-08', 'party.organisation_change', 'org_id', ARRAY['kind', 'effective_on',
  'document_id']::name[], enters => false);
SELECT partybuild.watch('ORG-08', 'party.document', 'id', ARRAY['dated_on', 'issuer_id', 'kind']::name[],
  enters => false, kind => 'document', via => 'party.organisation_change', via_key => 'document_id',
  via_subject => 'org_id');
