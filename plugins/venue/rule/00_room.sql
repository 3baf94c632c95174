-- What rules of rooms share: which rooms an organisation has, its own and those that it shares.
CREATE OR REPLACE VIEW party_rule.ven_00_use AS
SELECT r.org_id, r.id AS room_id, r.kind, r.from_date, r.to_date
  FROM party.room r
UNION ALL
-- a share ends with the room, and with whose room it is
SELECT s.org_id, r.id, r.kind, greatest(s.from_date, r.from_date), least(s.to_date, r.to_date, o.revoked_on)
  FROM party.room_share s
  JOIN party.room r ON r.id = s.room_id
  JOIN party.organisation o ON o.id = r.org_id;
COMMENT ON VIEW party_rule.ven_00_use IS 'rooms that organisations have or share, and from when to when';

CREATE OR REPLACE VIEW party_rule.ven_00_activity_room AS
SELECT r.id AS subject, r.org_id, r.from_date, least(r.to_date, o.revoked_on) AS to_date, r.name AS label
  FROM party.room r
  JOIN party.organisation o ON o.id = r.org_id
 WHERE r.kind = 'activity';
COMMENT ON VIEW party_rule.ven_00_activity_room IS
  'activity rooms, until they or those whose they are are there no longer';
