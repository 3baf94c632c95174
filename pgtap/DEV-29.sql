-- DEV-29 Development file complete.
\ir development.psql
SELECT no_plan();

SELECT pg_temp.accepts('DEV-29', $$ SELECT pg_temp.file(100, 'archived') $$, 'all');
UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'DEV-29';
-- A file that is archived without some items.
CREATE FUNCTION pg_temp.archived(lacks text DEFAULT '{}', id bigint DEFAULT 100, archived date DEFAULT '2025-12-20')
  RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(id, 'full');
  INSERT INTO party.filed_item (applicant_id, item, document_id)
  SELECT id, i, id * 1000 + 1 FROM unnest(enum_range(NULL::party.file_item)) i
   WHERE i <> ALL (lacks::party.file_item[]);
  INSERT INTO party.development_file (applicant_id, archived_on) VALUES (id, archived) $$;
SELECT pg_temp.refuses('DEV-29', format('SELECT pg_temp.archived(%L)', ARRAY[i]), 'no ' || i)
  FROM unnest(enum_range(NULL::party.file_item)) i;
SELECT pg_temp.accepts('DEV-29', $$ SELECT pg_temp.archived('{conversion_application}', archived => NULL) $$,
  'not archived yet');
SELECT pg_temp.says('DEV-29', $$ SELECT pg_temp.archived('{notice,conversion_application}') $$,
  'the file of "applicant 100", archived on 2025-12-20, lacks: public notice, application for full membership; '
  '“applicant 100”的入党材料2025-12-20归档，缺：公示材料、转正申请书');

-- Neighbours of the bounds, and what the rule is to see: what stems from before the record is not asked for.
SELECT pg_temp.lists('DEV-29', $$ SELECT pg_temp.archived(), pg_temp.archived('{application}', 101),
    pg_temp.archived('{notice,application,conversion_minutes}', 102);
  SELECT pg_temp.file(103, 'applied');
  INSERT INTO party.development_file (applicant_id, archived_on) VALUES (103, '2023-04-01') $$,
  '101:1 102:3 103:11', 'how much is missing');
SELECT pg_temp.lists('DEV-29', format($$ SELECT pg_temp.file(100, 'full'), pg_temp.file(101, 'full', later => -60),
    pg_temp.file(102, 'full', later => 60);
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'not_admitted', '2023-03-05');
  INSERT INTO party.development_file (applicant_id, archived_on) VALUES (100, '2025-12-20');
  UPDATE party.development_record SET recorded_from = %L $$, d), r, 'recorded from ' || d)
  FROM (VALUES ('2023-03-01', '100:11'), ('2023-03-02', '100:10'), ('2023-06-01', '100:10'), ('2023-06-02', '100:9'),
    ('2024-10-22', '100:9'), ('2024-10-23', '100:3'), ('2025-10-28', '100:3'), ('2025-10-29', '')) v (d, r);
SELECT pg_temp.lists('DEV-29', format($$ SELECT pg_temp.archived('{application}', archived => '2024-01-01');
  UPDATE party.applicant SET applied_on = '2025-01-01';
  UPDATE party.development_record SET recorded_from = %L $$, d), r, 'archived, recorded from ' || d)
  FROM (VALUES ('2024-01-01', '100:1'), ('2024-01-02', '')) v (d, r);
SELECT pg_temp.lists('DEV-29', $$ SELECT pg_temp.file(100, 'full');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'activist', '2024-07-01');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
  VALUES (100, 'admission', 11, '2024-01-01', 'not_admitted'), (100, 'conversion', 11, '2024-05-01', 'full');
  INSERT INTO party.development_file (applicant_id, archived_on) VALUES (100, '2025-12-20');
  UPDATE party.development_record SET recorded_from = '2024-06-01' $$, '100:9',
  'the first decision, and the last meetings');
SELECT pg_temp.lists('DEV-29', $$ SELECT pg_temp.file(100, 'sworn');
  INSERT INTO party.development_file (applicant_id, archived_on) VALUES (100, '2025-12-20');
  UPDATE party.development_record SET recorded_from = '2024-10-23' $$, '100:3',
  'admitted before the record, and archived without a meeting on the probation');
SELECT pg_temp.sees('DEV-29', $$ SELECT pg_temp.archived('{notice}', archived => NULL),
    pg_temp.archived('{application}', 101);
  UPDATE party.applicant SET applied_on = '2015-01-01' WHERE id = 101;
  SELECT pg_temp.file(102, 'full') $$,
  ARRAY[$$UPDATE party.development_file SET archived_on = '2025-12-21' WHERE applicant_id = 100$$,
    $$UPDATE party.applicant SET applied_on = '2016-01-01' WHERE id = 101$$,
    $$INSERT INTO party.development_file (applicant_id, archived_on) VALUES (102, '2025-12-21')$$]);
-- An item taken out of a file that is archived is refused by its seal.
SELECT is(pg_temp.verdict($$ SELECT pg_temp.archived(); DELETE FROM party.filed_item WHERE item = 'notice' $$),
  'refused by VEN-13', 'VEN-13 refuses: what is archived is not taken apart');
SELECT * FROM finish();
ROLLBACK;
