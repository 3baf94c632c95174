-- Every room that is there: whose, who shares it, what the last inspection found, and what hangs in it.
CREATE OR REPLACE VIEW compliance.room_overview AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, r.id AS room_id, r.org_id, o.name AS organisation,
       r.kind::text AS kind, r.name, r.place, s.shared_by, x.inspected_on, x.present, x.up_to_standard,
       l.version AS layout_version, l.from_date AS layout_from
  FROM party.room r
  JOIN party.organisation o ON o.id = r.org_id
 CROSS JOIN LATERAL (
    SELECT string_agg(p.name, ', ' ORDER BY p.id) AS shared_by
      FROM party.room_share s
      JOIN party.organisation p ON p.id = s.org_id
     WHERE s.room_id = r.id
       AND partybuild.in_force(s.from_date, s.to_date)
       AND partybuild.in_force(p.active_on, p.revoked_on)
 ) s
  LEFT JOIN LATERAL (
    SELECT i.inspected_on, i.up_to_standard,
           num_nonnulls(i.place, i.sign, i.flag_and_oath, i.e_education, i.network, i.materials, i.working_rules)
             AS present
      FROM party.room_inspection i
     WHERE i.room_id = r.id AND i.inspected_on <= (SELECT partybuild.today())
     ORDER BY i.inspected_on DESC, i.id DESC
     LIMIT 1
  ) x ON true
  LEFT JOIN party.wall_layout l ON l.room_id = r.id AND partybuild.in_force(l.from_date, l.to_date)
 WHERE partybuild.in_force(r.from_date, r.to_date);
COMMENT ON VIEW compliance.room_overview IS
  'rooms that are there, who shares them, what the last inspection found of the seven, and the layout in use '
  '(VEN-01 to VEN-09, VEN-14)';
COMMENT ON COLUMN compliance.room_overview.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.room_overview.room_id IS 'number of the room';
COMMENT ON COLUMN compliance.room_overview.org_id IS 'number of the organisation whose room it is';
COMMENT ON COLUMN compliance.room_overview.organisation IS 'its name';
COMMENT ON COLUMN compliance.room_overview.kind IS 'activity, archive or study';
COMMENT ON COLUMN compliance.room_overview.name IS 'name of the room';
COMMENT ON COLUMN compliance.room_overview.place IS 'where it is';
COMMENT ON COLUMN compliance.room_overview.shared_by IS 'who else uses it today; null: nobody';
COMMENT ON COLUMN compliance.room_overview.inspected_on IS 'day of the last inspection; null: none';
COMMENT ON COLUMN compliance.room_overview.present IS 'how many of the seven items it found';
COMMENT ON COLUMN compliance.room_overview.up_to_standard IS 'whether it found the room up to standard';
COMMENT ON COLUMN compliance.room_overview.layout_version IS 'version of the layout in use; null: none is';
COMMENT ON COLUMN compliance.room_overview.layout_from IS 'day from which it is in use';
