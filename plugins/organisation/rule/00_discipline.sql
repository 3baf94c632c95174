-- A discipline committee is an organisation of its own; its secretary may be on record at its superior. By these the
-- one leads to the other.
CREATE OR REPLACE VIEW party_rule.pos_00_discipline_committee AS
SELECT s.parent_id AS subject, s.org_id AS committee_id, s.from_date, s.to_date
  FROM party.subordination s
  JOIN party.organisation d ON d.id = s.org_id
 WHERE d.kind = 'discipline_committee';
COMMENT ON VIEW party_rule.pos_00_discipline_committee IS
  'organisations with the discipline committees below them, and when';

CREATE OR REPLACE VIEW party_rule.pos_00_superior_of_discipline AS
SELECT d.id AS subject, s.parent_id AS superior_id
  FROM party.organisation d
  JOIN party.subordination s ON s.org_id = d.id
 WHERE d.kind = 'discipline_committee';
COMMENT ON VIEW party_rule.pos_00_superior_of_discipline IS
  'discipline committees with those that they are or were below';
