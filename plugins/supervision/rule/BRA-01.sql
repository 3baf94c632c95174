-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'BRA-01',
  'A brand project',
  '支部品牌项目',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'bra_01_project',
  message_en => '"{organisation}" has no brand project with an owner of its own: {periods}',
  message_zh => '“{organisation}”没有在办的品牌项目，或项目负责人已不在本支部：{periods}',
  hint_en => 'Enter the project in party.brand_project, with goal and owner.',
  hint_zh => '在 party.brand_project 登记品牌项目、目标和负责人。',
  seed_ref => '二(五)1', source => 'seed');
SELECT partybuild.ship_parameter('BRA-01', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('BRA-01', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('BRA-01', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- What runs at the end of a quarter or is begun afterwards; its owner is then of the branch.
CREATE OR REPLACE VIEW party_rule.bra_01_evidence AS
SELECT p.org_id AS subject, q.first_day AS on_date, greatest(q.first_day, p.from_date) AS done_on,
       'project ' || p.id AS reference
  FROM party.brand_project p
  JOIN party_rule.sup_00_quarter q ON p.to_date IS NULL OR p.to_date > q.until
 -- OFFSET 0: by index from each project
 WHERE EXISTS (SELECT
                 FROM party.membership m
                WHERE m.member_id = p.owner_id
                  AND m.org_id = p.org_id
                  AND partybuild.in_force(m.from_date, m.to_date, greatest(q.until, p.from_date))
               OFFSET 0);
COMMENT ON VIEW party_rule.bra_01_evidence IS
  'BRA-01 brand projects at the end of each quarter, or later, and since when';
SELECT partybuild.set_obligation('BRA-01', 'party_rule.sup_00_branch', 'party_rule.bra_01_evidence', 'quarter');
SELECT partybuild.evidence_source('BRA-01', 'party.brand_project', 'org_id',
  columns => '{org_id,owner_id,from_date,to_date}');
SELECT partybuild.evidence_source('BRA-01', 'party.membership', 'org_id',
  columns => '{org_id,member_id,from_date,to_date}', joined => 'party.brand_project', joined_key => 'owner_id',
  key => 'member_id', dated => true);
SELECT partybuild.evidence_source('BRA-01', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
SELECT partybuild.harmless('BRA-01', 'party.brand_project', ARRAY['id']::name[], 'a project keeps its number');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('BRA-01', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('BRA-01', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
