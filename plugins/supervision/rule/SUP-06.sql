-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'SUP-06',
  'Overdue items',
  '逾期未改',
  kind => 'obligation', subject => 'ledger', mode => 'report', view => 'sup_06_overdue',
  message_en => '"{organisation}" has not closed in time, by {due}: {subject}',
  message_zh => '“{organisation}”台账事项逾期未销号（{due}前）：{subject}',
  hint_en => 'Mend it, have somebody else verify it, and close it: partybuild.close_item().',
  hint_zh => '整改并由他人核实后以 partybuild.close_item() 销号。',
  seed_ref => '三3', source => 'seed');
SELECT partybuild.ship_parameter('SUP-06', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('SUP-06', 'least', 1, 'number', at_least => 0, at_most => 1);
SELECT partybuild.ship_parameter('SUP-06', 'remind', 15, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- readers do not read what an inspection found
CREATE OR REPLACE VIEW party_rule.sup_06_applies AS
SELECT i.id AS subject, i.org_id, i.found_on AS from_date, coalesce(i.extended_to, i.deadline) + 1 AS to_date,
       CASE WHEN i.source IN ('inspection', 'self_inspection') THEN party.name_of_ledger(i.id)
            ELSE i.problem END AS label
  FROM party.ledger_item i;
COMMENT ON VIEW party_rule.sup_06_applies IS 'SUP-06 items of the ledger, from when they were found to the deadline';
CREATE OR REPLACE VIEW party_rule.sup_06_evidence AS
SELECT i.id AS subject, i.closed_on AS on_date, 'closed on ' || i.closed_on AS reference
  FROM party.ledger_item i
 WHERE i.closed_on IS NOT NULL;
COMMENT ON VIEW party_rule.sup_06_evidence IS 'SUP-06 items of the ledger that were closed';
SELECT partybuild.set_obligation('SUP-06', 'party_rule.sup_06_applies', 'party_rule.sup_06_evidence', 'once');
SELECT partybuild.evidence_source('SUP-06', 'party.ledger_item', 'id',
  columns => '{org_id,found_on,deadline,extended_to,closed_on}');
