-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'SUP-10',
  'Problems that return',
  '反复出现的问题',
  kind => 'obligation', subject => 'finding', mode => 'report', view => 'sup_10_returned',
  message_en => 'of "{organisation}" has returned within a year of its closing: {subject}',
  message_zh => '“{organisation}”的问题销号后一年内再次出现：{subject}',
  hint_en => 'It is on the superior''s list (compliance.returned) until its rule finds it no longer; ask why it '
    'came back.',
  hint_zh => '该问题列入上级督办清单（compliance.returned），直至规则不再查出；应当查明反复的原因。',
  seed_ref => '三3', source => 'seed');
SELECT partybuild.ship_parameter('SUP-10', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('SUP-10', 'least', 1, 'number', at_least => 0, at_most => 1);
SELECT partybuild.ship_parameter('SUP-10', 'months', 12, 'months', at_least => 1, at_most => 120);
SELECT partybuild.ship_parameter('SUP-10', 'remind', 0, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- Returned: found again by the same rule of the same subject, within so many months of the last closing before. It is
-- owed to be mended on the very day: so it is reported from the day after, and until its rule finds it no longer.
CREATE OR REPLACE VIEW party_rule.sup_10_before AS
SELECT f.id AS finding_id, f.rule, f.subject AS found_of, f.org_id, f.found_on, f.closed_on,
       e.closed_on AS before_closed_on
  FROM party.finding f
 CROSS JOIN LATERAL (
    SELECT max(e.closed_on) AS closed_on
      FROM party.finding e
     WHERE e.subject = f.subject
       AND e.rule = f.rule
       AND e.closed_on <= f.found_on
       AND (e.found_on, e.id) < (f.found_on, f.id)
 ) e
 WHERE f.rule <> 'SUP-10'
   AND f.found_on <= partybuild.months_after(e.closed_on, (SELECT partybuild.param('SUP-10', 'months'))::integer);
COMMENT ON VIEW party_rule.sup_10_before IS 'SUP-10 findings that have returned, with the day of the last closing '
  'before';
CREATE OR REPLACE VIEW party_rule.sup_10_applies AS
SELECT b.finding_id AS subject, b.org_id, b.found_on AS from_date, b.found_on + 1 AS to_date,
       party.name_of_finding(b.finding_id) AS label
  FROM party_rule.sup_10_before b;
COMMENT ON VIEW party_rule.sup_10_applies IS 'SUP-10 findings that have returned, by the day';
CREATE OR REPLACE VIEW party_rule.sup_10_evidence AS
SELECT f.id AS subject, f.closed_on AS on_date, 'found no longer on ' || f.closed_on AS reference
  FROM party.finding f
 WHERE f.closed_on IS NOT NULL;
COMMENT ON VIEW party_rule.sup_10_evidence IS 'SUP-10 findings that are found no longer';
SELECT partybuild.set_obligation('SUP-10', 'party_rule.sup_10_applies', 'party_rule.sup_10_evidence', 'once');
SELECT partybuild.evidence_source('SUP-10', 'party.finding', 'id',
  columns => '{org_id,rule,subject,found_on,closed_on}');
