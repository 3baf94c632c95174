-- LIF-07 议定事项抓落实（seed）
-- What was decided is followed up.
CREATE OR REPLACE VIEW party_rule.lif_07_applies AS
SELECT d.activity_id AS subject, a.org_id, a.held_on AS from_date, coalesce(d.due_on, a.held_on) + 1 AS to_date, d.id::text AS item,
       to_char(a.held_on, 'YYYY-MM-DD') || ' ' || coalesce(a.theme, a.kind::text) AS label
  FROM party.decision d
  JOIN party_rule.lif_00_held a ON a.id = d.activity_id;
COMMENT ON VIEW party_rule.lif_07_applies IS 'LIF-07 decisions; one without a date is due at once';
CREATE OR REPLACE VIEW party_rule.lif_07_evidence AS
SELECT d.activity_id AS subject, d.outcome_on AS on_date, 'decision ' || d.id AS reference, d.id::text AS item
  FROM party.decision d
 WHERE d.outcome_on IS NOT NULL AND d.person_id IS NOT NULL AND d.due_on IS NOT NULL;
COMMENT ON VIEW party_rule.lif_07_evidence IS 'LIF-07 outcomes, where person and date were named';
SELECT partybuild.set_obligation('LIF-07', 'party_rule.lif_07_applies', 'party_rule.lif_07_evidence', 'once');
SELECT partybuild.evidence_source('LIF-07', 'party.decision', 'activity_id', columns => '{activity_id,person_id,due_on,outcome_on}');
SELECT partybuild.evidence_source('LIF-07', 'party.activity', 'activity_id', 'held_on', joined => 'party.decision', joined_key => 'activity_id', key => 'id');
