-- EDU-07 Yearly study plan.
\ir life.psql
SELECT no_plan();
INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind) VALUES
  (901, 'p1', '2025-12-20', 11, 2, 'plan'), (902, 'p2', '2026-02-01', 11, 2, 'plan'), (903, 'p3', '2026-01-01', 2,
    11, 'plan'),
  (904, 'p4', '2026-01-01', 11, 1, 'plan'), (905, 'p5', '2026-01-01', 11, 2, 'other'), (906, 'p6', '2026-01-01', 11,
    NULL, 'plan'), (907, 'p7', '2026-01-01', 11, 2, 'filing'), (908, 'p8', '2026-01-01', 11, 2, 'report');

SELECT pg_temp.becomes('EDU-07', 11, '2026', 'met', $$ INSERT INTO party.study_plan (org_id, year, filed_on,
    document_id)
  VALUES (11, 2026, '2026-01-31', 901) $$, 'filed on 31 January');
SELECT pg_temp.becomes('EDU-07', 11, '2026', 'late', $$ INSERT INTO party.study_plan (org_id, year, filed_on,
    document_id)
  VALUES (11, 2026, '2026-02-01', 901) $$, 'filed on 1 February');
SELECT pg_temp.becomes('EDU-07', 11, '2026', 'overdue', $$ SELECT set_config('partybuild.as_of', '2026-02-01', true) $$,
  'none on 1 February');
SELECT pg_temp.becomes('EDU-07', 11, '2026', 'due', $$ SELECT set_config('partybuild.as_of', '2026-01-31', true) $$,
  'on 31 January');
SELECT pg_temp.becomes('EDU-07', 11, '2026', 'met', $$ INSERT INTO party.study_plan (org_id, year, filed_on,
    document_id)
  VALUES (11, 2026, '2025-12-20', 901) $$, 'filed the December before');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('EDU-07', 11, '2026', '1 by 2026-01-31, from 2025-12-31');
SELECT pg_temp.counts('EDU-07', $$INSERT INTO party.study_plan (org_id, year, filed_on, document_id)
  VALUES (11, 2026, '2026-03-08', 901), (12, 2026, '2026-03-08', 901)$$,
  '{"11 2026-01-01 2026-03-08"}', 'the plan of a year, on the day it was filed');
-- Filed is what is on file: a document of the branch to its superior, of that day at the latest.
SELECT pg_temp.counts('EDU-07', format('INSERT INTO party.study_plan (org_id, year, filed_on, document_id)
  VALUES (11, 2026, ''2026-01-15'', %L)', d), w::text[], 'filed ' || t)
  FROM (VALUES (NULL, '{}', 'without a document'), (902, '{"11 2026-01-01 2026-02-01"}',
    'before its document was dated'),
    (903, '{}', 'by the superior itself'), (904, '{}', 'with another organisation'), (905, '{}', 'as something else'),
    (906, '{}', 'with nobody'), (907, '{"11 2026-01-01 2026-01-15"}', 'by a filing'),
    (908, '{"11 2026-01-01 2026-01-15"}', 'by a report')) v (d, w, t);
SELECT pg_temp.counts('EDU-07', format('INSERT INTO party.study_plan (org_id, year, filed_on, document_id)
  VALUES (11, 2026, ''2026-01-15'', %s); UPDATE party.subordination SET %s WHERE org_id = 11', d, s), w::text[],
  'filed with who was superior that day: ' || s)
  FROM (VALUES (901, 'from_date = ''2026-01-15''', '{"11 2026-01-01 2026-01-15"}'),
    (901, 'from_date = ''2026-01-16''', '{}'), (901, 'to_date = ''2026-01-15''', '{}'),
    (902, 'from_date = ''2026-01-16''', '{"11 2026-01-01 2026-02-01"}')) v (d, s, w);

SELECT * FROM finish();
ROLLBACK;
