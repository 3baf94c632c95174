-- Whom DIS-06 and DIS-07 apply to, from when supervision is recorded here on.
CREATE OR REPLACE VIEW party_rule.sup_00_discipline_committee AS
SELECT o.id AS subject, o.id AS org_id,
       greatest(o.active_on, (SELECT r.recorded_from FROM party_rule.sup_00_record r)) AS from_date,
       o.revoked_on AS to_date
  FROM party.organisation o
 WHERE o.kind = 'discipline_committee' AND o.active_on IS NOT NULL;
COMMENT ON VIEW party_rule.sup_00_discipline_committee IS
  'discipline committees, and their life since supervision is recorded here';
