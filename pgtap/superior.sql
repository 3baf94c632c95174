-- What a superior sees of assessments and ledgers: kept by a job as this court's views have it, beside what others
-- sent.
\ir assessment.psql
SELECT no_plan();
SELECT pg_temp.assessed('{"11": 25, "12": 40}');
CREATE FUNCTION pg_temp.kept() RETURNS bigint LANGUAGE sql AS $$
  SELECT j.rows FROM partybuild.job_work('superior', 'superior') j $$;
CREATE FUNCTION pg_temp.differs() RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(x, E'\n' ORDER BY x)
    FROM (SELECT (SELECT v FROM (SELECT a.year, a.org_id, a.score, a.grade, a.serious_overdue, a.published_on,
                    a.version) v)::text AS x, 1 AS n
            FROM compliance.assessment a WHERE a.registry = (SELECT registry FROM compliance.court)
          UNION ALL
          SELECT (SELECT v FROM (SELECT k.year, k.org_id, k.score, k.grade, k.serious_overdue, k.published_on,
                    k.version) v)::text, -1
            FROM compliance.assessed k WHERE k.registry = (SELECT registry FROM compliance.court)
          UNION ALL
          SELECT (SELECT v FROM (SELECT i.year, i.org_id, i.number, i.chapter, i.title, i.points, i.lost,
                    i.graded) v)::text, 1
            FROM compliance.assessment_item i WHERE i.registry = (SELECT registry FROM compliance.court)
          UNION ALL
          SELECT (SELECT v FROM (SELECT k.year, k.org_id, k.number, k.chapter, k.title, k.points, k.lost,
                    k.graded) v)::text, -1
            FROM compliance.assessed_item k WHERE k.registry = (SELECT registry FROM compliance.court)
          UNION ALL
          SELECT (SELECT v FROM (SELECT l.org_id, l.age_from, l.open_items, l.overdue_items, l.serious_items,
                    l.returned_items, l.counted_on) v)::text, 1
            FROM compliance.ledger_age l WHERE l.registry = (SELECT registry FROM compliance.court)
          UNION ALL
          SELECT (SELECT v FROM (SELECT k.org_id, k.age_from, k.open_items, k.overdue_items, k.serious_items,
                    k.returned_items, k.counted_on) v)::text, -1
            FROM compliance.ledger_count k WHERE k.registry = (SELECT registry FROM compliance.court)) y (x, n)
   GROUP BY x HAVING sum(n) <> 0 $$;

-- What others sent, and another court's branch of the same number.
INSERT INTO compliance.organisation (registry, org_id, name, kind) VALUES ('other', 11, 'their eleventh', 'branch');
INSERT INTO compliance.assessed VALUES ('other', 2025, 11, 91, 'excellent', 0, '2026-02-03', 1),
  ('other', 2025, 12, 95, 'excellent', 1, '2026-02-03', 2);
INSERT INTO compliance.assessed_item VALUES ('other', 2025, 11, 1, 'one', 'all', 100, 9, false);
INSERT INTO compliance.ledger_count VALUES ('other', 11, 366, 4, 3, 2, 1, '2026-02-03');
SELECT isnt(pg_temp.differs(), NULL, 'SUP-07: not kept before the job has run');
SELECT cmp_ok(pg_temp.kept(), '>', 0::bigint, 'SUP-07: the job keeps what was published');
SELECT is(pg_temp.differs(), NULL, 'SUP-07: as the views have it');
SELECT is((SELECT string_agg(concat_ws(' ', org_id, trim_scale(score), grade, version), ', ' ORDER BY org_id)
  FROM compliance.assessed WHERE registry <> 'other' AND org_id <= 13),
  '11 75 qualified 1, 12 60 qualified 1, 13 100 excellent 1', 'SUP-07: scores');
SELECT is((SELECT string_agg(concat_ws(' ', org_id, organisation, score, place, branches, version, result_id, appeal),
  ', ' ORDER BY org_id) FROM compliance.assessment WHERE registry = 'other'),
  '11 their eleventh 91.00 2 2 1, 12 95.00 1 2 2', 'SUP-07: those of others have places of their own');
SELECT is((SELECT string_agg(concat_ws(' ', org_id, branches), ', ') FROM compliance.assessment
  WHERE registry <> 'other' AND org_id = 13), '13 6', 'SUP-07: and ours');
SELECT is((SELECT string_agg(concat_ws(' ', organisation, number, title, points, lost, score, graded, item_id), ', ')
  FROM compliance.assessment_item WHERE registry = 'other'), 'their eleventh 1 all 100 9 91 f',
  'SUP-07: items of others');
SELECT is((SELECT string_agg(concat_ws(' ', organisation, age_from, age_to, open_items, overdue_items, serious_items,
  returned_items, counted_on), ', ') FROM compliance.ledger_age WHERE registry = 'other'),
  'their eleventh 366 4 3 2 1 2026-02-03', 'SUP-06: the ledger of others');

-- By age, to the day; closed no longer.
DELETE FROM party.finding;
SELECT pg_temp.finding(7000 + i, partybuild.today() - d, rule => 'ORG-11', subject => 7000 + i, org => 13)
  FROM unnest('{0,30,31,90,91,180,181,365,366,4000}'::integer[]) WITH ORDINALITY u (d, i);
UPDATE party.finding SET deadline = partybuild.today() - 1 WHERE id = 7002;
UPDATE party.finding SET deadline = partybuild.today() WHERE id = 7003;
SELECT is((SELECT string_agg(concat_ws('/', age_from, age_to, open_items, overdue_items), ' ' ORDER BY age_from)
  FROM compliance.ledger_age WHERE org_id = 13 AND registry <> 'other'),
  '0/30/2/1 31/90/2/0 91/180/2/0 181/365/2/0 366/2/0', 'SUP-06: by age');
SELECT pg_temp.kept();
SELECT is(pg_temp.differs(), NULL, 'SUP-06: counted');
UPDATE party.finding SET closed_on = partybuild.today(), closed_by = 'audit' WHERE id IN (7001, 7002);
SELECT pg_temp.kept();
SELECT is((SELECT string_agg(age_from::text, ' ' ORDER BY age_from) FROM compliance.ledger_count WHERE org_id = 13
  AND registry <> 'other'), '31 91 181 366', 'SUP-06: closed ones are counted no longer');
SELECT is(pg_temp.differs(), NULL, 'SUP-06: as the view has it');

-- An appeal makes another version; again nothing.
SELECT partybuild.decide_appeal(partybuild.file_appeal(12, 2025, 'x'), 2, true, (SELECT array_agg(loss_id)
  FROM compliance.assessment_loss WHERE org_id = 12)) > 0 AS upheld \gset
SELECT pg_temp.kept();
SELECT is((SELECT concat_ws(' ', trim_scale(score), version) FROM compliance.assessed WHERE org_id = 12
  AND registry <> 'other'), '100 2', 'SUP-08: an appeal');
SELECT is(pg_temp.differs(), NULL, 'SUP-08: with its items');
SELECT is(pg_temp.kept(), (SELECT count(*) FROM compliance.ledger_count WHERE registry <> 'other'),
  'SUP-08: nothing is written again but the count');
-- What is gone goes; others' rows stay.
SET LOCAL session_replication_role = replica;
DELETE FROM party.assessment_result WHERE org_id = 13;
SET LOCAL session_replication_role = origin;
SELECT pg_temp.kept();
SELECT is(pg_temp.differs(), NULL, 'SUP-07: what is gone goes');
SELECT is((SELECT count(*) FROM compliance.assessed_item WHERE org_id = 13), 0::bigint, 'SUP-07: with its items');
SELECT is((SELECT concat_ws(' ', (SELECT count(*) FROM compliance.assessed WHERE registry = 'other'),
  (SELECT count(*) FROM compliance.assessed_item WHERE registry = 'other'),
  (SELECT count(*) FROM compliance.ledger_count WHERE registry = 'other'))), '2 1 1', 'what others sent stays');

-- A court that takes another code does not report by two.
SET LOCAL ROLE partybuild_admin;
UPDATE compliance.court SET name = 'the same', registry = registry;
SELECT is(pg_temp.differs(), NULL, 'a court by the same code keeps what it kept');
UPDATE compliance.court SET registry = 'changed';
RESET ROLE;
SELECT is((SELECT string_agg(DISTINCT registry, ' ' ORDER BY registry)
  FROM (SELECT registry FROM compliance.assessment UNION ALL SELECT registry FROM compliance.assessment_item
        UNION ALL SELECT registry FROM compliance.ledger_age) x), 'changed other', 'nothing is left of the old code');
SELECT pg_temp.kept();
SELECT is(pg_temp.differs(), NULL, 'and all is kept by the new one');

-- Readers have the views; nobody writes the tables; the administrator starts the job.
SET LOCAL ROLE partybuild_reader;
SELECT lives_ok($$SELECT count(*) FROM compliance.ledger_age$$, 'readers read the ledger by age');
SELECT lives_ok($$SELECT count(*) FROM compliance.assessment$$, 'and scores');
SELECT throws_ok(format('SELECT count(*) FROM compliance.%I', t), '42501', NULL, 'but not ' || t)
  FROM unnest('{assessed,assessed_item,ledger_count}'::text[]) t;
RESET ROLE;
SET LOCAL ROLE partybuild_clerk;
SELECT throws_ok('SELECT partybuild.keep_report()', '42501', NULL, 'a clerk does not do the job''s work');
RESET ROLE;
SET LOCAL ROLE partybuild_admin;
SELECT throws_ok($$UPDATE compliance.assessed SET score = 100$$, '42501', NULL, 'nobody writes what is kept');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
