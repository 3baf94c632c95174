-- compliance.room_overview: every room that is there today.
\ir venue.psql
SELECT no_plan();
SELECT pg_temp.room(2, 2, 'archive'), pg_temp.room(3, 12, 'study', until => '2026-11-24'),
       pg_temp.room(4, 12, 'study', until => '2026-11-25'), pg_temp.room(5, 12, 'study', '2026-11-25');
UPDATE party.room SET place = 'building 1' WHERE id = 1;
SELECT pg_temp.share(1, 1, 13), pg_temp.share(2, 1, 12), pg_temp.share(3, 1, 14, until => '2026-11-24'),
       pg_temp.share(4, 1, 15, '2026-11-25'), pg_temp.share(5, 1, 16);
UPDATE party.organisation SET revoked_on = '2026-11-01' WHERE id = 16;
INSERT INTO party.room_inspection (room_id, inspected_on, place, sign, up_to_standard) VALUES
  (1, '2026-03-01', 'x', NULL, false), (1, '2026-04-01', 'x', 'x', false), (1, '2026-02-01', NULL, NULL, false),
  (1, '2026-11-25', NULL, NULL, false);
INSERT INTO party.room_inspection (room_id, inspected_on, place, sign, flag_and_oath, e_education, network, materials,
  working_rules, up_to_standard) VALUES (2, '2026-01-01', 'x', 'x', 'x', 'x', 'x', 'x', 'x', true);
SELECT pg_temp.fitted(1), party.use_layout(1, '2026-01-01'), pg_temp.fitted(2, 1, 2), party.use_layout(2, '2026-06-01'),
       pg_temp.fitted(3, 1, 3);
SELECT results_eq($$SELECT r.room_id, r.org_id, r.organisation, r.kind, r.name, r.place, r.shared_by, r.inspected_on,
    r.present, r.up_to_standard, r.layout_version, r.layout_from FROM compliance.room_overview r ORDER BY r.room_id$$,
  $$VALUES (1::bigint, 11::bigint, 'organisation 11', 'activity', 'room 1', 'building 1',
            'organisation 12, organisation 13', '2026-04-01'::date, 2, false, 2, '2026-06-01'::date),
           (2, 2, 'organisation 2', 'archive', 'room 2', NULL, NULL, '2026-01-01', 7, true, NULL, NULL),
           (4, 12, 'organisation 12', 'study', 'room 4', NULL, NULL, NULL, NULL, NULL, NULL, NULL)$$,
  'rooms of today, who shares them, the last inspection and the layout in use');
SELECT * FROM finish();
ROLLBACK;
