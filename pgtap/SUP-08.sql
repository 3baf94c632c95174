-- SUP-08 Assessments are final.
\ir assessment.psql
SELECT no_plan();
-- 11 lost 20 points by findings and 5 by what people gave, 12 lost 40.
SELECT pg_temp.assessed('{"11": 25, "12": 40}');
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
SELECT is(pg_temp.scores(2025), '11:75:0 12:60:0 13:100:0 14:100:0 15:100:0 16:100:0', 'SUP-08: as it was published');
SELECT pg_temp.refuses('SUP-08', sql, sql)
  FROM unnest(ARRAY['UPDATE party.assessment_result SET score = 100 WHERE org_id = 11',
    'UPDATE party.assessment_result SET published_on = NULL WHERE org_id = 11',
      'DELETE FROM party.assessment_result WHERE org_id = 11',
    'UPDATE party.assessment SET published_on = ''2026-03-01''', 'DELETE FROM party.assessment',
    'UPDATE party.assessment_item_result SET lost = 0', 'DELETE FROM party.assessment_item_result',
    'DELETE FROM party.assessment_loss', 'UPDATE party.assessment_loss SET lost = 0',
    'INSERT INTO party.assessment_loss (result_id, item_id, kind, lost) SELECT r.id, i.id, ''grade'', 1
      FROM party.assessment_result r CROSS JOIN party.assessment_item i LIMIT 1',
    'UPDATE party.assessment_scheme SET name = ''x''', 
    'UPDATE party.assessment_item SET points = 61 WHERE number = 1',
    'INSERT INTO party.assessment_item (scheme_id, number, chapter, title, points, graded) VALUES (1, 9, ''x'', '
      '''x'', 1, true)',
    'SELECT partybuild.publish_scheme(1)', 'SELECT partybuild.assess(2025)',
    'SELECT partybuild.publish_assessment(2025)', 'TRUNCATE party.assessment_loss',
    'SELECT pg_temp.scheme(5, 2024), partybuild.publish_scheme(5); DELETE FROM party.assessment_scheme WHERE id = 5',
    'SELECT pg_temp.scheme(5, 2024), partybuild.publish_scheme(5); DELETE FROM party.assessment_item WHERE scheme_id '
      '= 5',
    'SELECT pg_temp.scheme(5, 2024), partybuild.publish_scheme(5); SET CONSTRAINTS ALL IMMEDIATE;
      TRUNCATE party.assessment_scheme CASCADE',
    'TRUNCATE party.assessment_item_result']) sql;
SELECT pg_temp.accepts('SUP-08', $$SELECT partybuild.draft_scheme(2025)$$, 'another draft');
SELECT pg_temp.checks('SUP-08', $$INSERT INTO party.assessment_result (assessment_id, org_id, version, score,
  supersedes_id)
  SELECT assessment_id, org_id, 2, 100, id FROM party.assessment_result WHERE org_id = 11$$,
    'a version without an appeal');
SELECT pg_temp.checks('SUP-08', $$INSERT INTO party.assessment_result (assessment_id, org_id, version, score)
  SELECT assessment_id, org_id, 2, 100 FROM party.assessment_result WHERE org_id = 11$$, 'a version of nothing');
SELECT is(pg_temp.verdict($$INSERT INTO party.assessment_result (assessment_id, org_id, score)
  SELECT assessment_id, org_id, 100 FROM party.assessment_result WHERE org_id = 11$$),
  '23505 duplicate key value violates unique constraint "assessment_result_assessment_id_org_id_version_key"',
  'SUP-08 refuses: another first version');

-- Nothing but what assess(), publish_assessment() and an appeal that was upheld make of it.
CREATE FUNCTION pg_temp.unpublished() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.scheme(5, 2024);
  SELECT partybuild.publish_scheme(5, 2, '2024-01-15');
  INSERT INTO party.assessment_grade (item_id, org_id, points, reason)
  SELECT i.id, b, 10, 'as seen' FROM party.assessment_item i CROSS JOIN partybuild.assessed_branches(2024) b
   WHERE i.scheme_id = 5 AND i.graded;
  SELECT partybuild.assess(2024) $$;
CREATE FUNCTION pg_temp.next_version(org bigint, score numeric, instead bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.assessment_result (assessment_id, org_id, version, score, published_on, supersedes_id, appeal_id)
  SELECT r.assessment_id, org, 2, score, '2026-03-01', r.id, p.id
    FROM party.assessment_result r JOIN party.assessment_appeal p ON p.result_id = r.id WHERE r.org_id = instead $$;
SELECT matches(pg_temp.verdict(sql), '^23514 ' || message, 'SUP-08 refuses: ' || what)
  FROM (VALUES ($$SELECT partybuild.file_appeal(12, 2025, 'x'), pg_temp.next_version(12, 100, 12)$$,
      'result .* cannot be: appeal .* was not upheld', 'a version of an appeal that nobody has decided'),
    ($$SELECT partybuild.decide_appeal(partybuild.file_appeal(12, 2025, 'x'), 2, false),
      pg_temp.next_version(12, 100, 12)$$, 'result .* was not upheld', 'a version of one that was dismissed'),
    ($$SELECT partybuild.file_appeal(12, 2025, 'x'); UPDATE party.assessment_appeal
      SET decided_on = filed_on, upheld = true, document_id = 2; SELECT pg_temp.next_version(11, 100, 12)$$,
      'result .* takes the place of another one', 'a version of the result of another branch'),
    ($$SELECT partybuild.file_appeal(12, 2025, 'x'); UPDATE party.assessment_appeal
      SET decided_on = filed_on, upheld = true, document_id = 2; SELECT pg_temp.next_version(12, 60, 12)$$,
      'result .* its losses leave 100.00 points, not 60', 'a score that does not follow from its losses'),
    ($$SELECT pg_temp.unpublished(); UPDATE party.assessment_result SET score = 99 WHERE published_on IS NULL;
      SELECT partybuild.publish_assessment(2024)$$, 'result .* its losses leave',
      'a score changed before it is published'),
    ($$SELECT pg_temp.unpublished(); INSERT INTO party.assessment_loss (result_id, item_id, kind, lost)
      SELECT r.id, i.id, 'grade', 4 FROM party.assessment_result r CROSS JOIN party.assessment_item i
      WHERE r.org_id = 13 AND r.published_on IS NULL AND i.scheme_id = 5 AND i.number = 3;
      SELECT partybuild.publish_assessment(2024)$$, 'result .* its losses leave 96.00 points, not 100',
      'a loss that is added before'),
    ($$SELECT pg_temp.unpublished(); UPDATE party.assessment_item_result x SET lost = 1
      FROM party.assessment_result r, party.assessment_item i WHERE r.id = x.result_id AND i.id = x.item_id
      AND r.org_id = 13 AND r.published_on IS NULL AND i.number = 3;
      SELECT partybuild.publish_assessment(2024)$$, 'result .* its losses leave 100.00 points, not 100',
      'an item of it that is changed before'),
    ($$SELECT pg_temp.unpublished(); DELETE FROM party.assessment_item_result x USING party.assessment_result r
      WHERE r.id = x.result_id AND r.org_id = 13 AND r.published_on IS NULL;
      SELECT partybuild.publish_assessment(2024)$$, 'result .* its losses leave', 'items of it that are gone'),
    ($$SELECT pg_temp.unpublished(); DELETE FROM party.assessment WHERE year = 2024;
      INSERT INTO party.assessment_scheme (id, year, name) VALUES (6, 2024, 'draft');
      INSERT INTO party.assessment (year, scheme_id) VALUES (2024, 6);
      INSERT INTO party.assessment_result (assessment_id, org_id, score) SELECT id, 13, 100 FROM party.assessment
      WHERE year = 2024; SELECT partybuild.publish_assessment(2024)$$, 'result .* its losses leave',
      'a score by a scheme that has no item'),
    ($$INSERT INTO party.assessment_result (assessment_id, org_id, score) SELECT assessment_id, 2, 100
      FROM party.assessment_result WHERE org_id = 11$$, 'result .* was published on', 'a branch that was not assessed'),
    ($$SELECT pg_temp.unpublished(); INSERT INTO party.assessment_appeal (result_id, reason) SELECT id, 'x'
      FROM party.assessment_result WHERE published_on IS NULL$$, 'the appeal .* is not published',
      'an appeal against what is not published'),
    ($$INSERT INTO party.assessment_appeal (result_id, reason, filed_on) SELECT id, 'x', partybuild.day_of(now()) + 1
      FROM party.assessment_result WHERE org_id = 12$$, 'the appeal .* a day to come', 'an appeal of tomorrow'),
    ($$INSERT INTO party.assessment_appeal (result_id, reason, filed_on) SELECT id, 'x', '2026-01-31'
      FROM party.assessment_result WHERE org_id = 12$$, 'the appeal .* was published on', 'an appeal before the result')
    ) v (sql, message, what);
SELECT matches(pg_temp.verdict('SELECT pg_temp.unpublished(); ' || sql), '^23514 the results of .* as a whole$',
  'SUP-07 refuses: ' || what)
  FROM (VALUES ($$UPDATE party.assessment SET published_on = '2025-02-01' WHERE year = 2024$$,
      'an assessment published by hand, and no result'),
    ($$UPDATE party.assessment SET published_on = '2025-02-01' WHERE year = 2024;
      UPDATE party.assessment_result SET published_on = '2025-02-01' WHERE published_on IS NULL AND org_id <> 11$$,
      'all results but one'),
    ($$UPDATE party.assessment SET published_on = '2025-02-01' WHERE year = 2024;
      UPDATE party.assessment_result SET published_on = '2025-02-02' WHERE published_on IS NULL$$, 'on another day'),
    ($$DELETE FROM party.assessment WHERE year = 2024;
      INSERT INTO party.assessment (year, scheme_id, published_on) VALUES (2024, 5, '2025-02-01')$$, 'nothing at all'))
    v (sql, what);
SELECT is(pg_temp.verdict($$SELECT pg_temp.unpublished();
  UPDATE party.assessment SET published_on = '2025-02-01' WHERE year = 2024;
  UPDATE party.assessment_result SET published_on = '2025-02-01' WHERE published_on IS NULL$$), 'accepted',
  'SUP-07 accepts: by hand what publish_assessment() does');
SELECT pg_temp.checks('SUP-07 published', $$SELECT pg_temp.unpublished();
  SELECT partybuild.publish_assessment(2024, '2024-12-31')$$, 'published within the year');
SELECT is(pg_temp.verdict($$SELECT pg_temp.unpublished(); SELECT partybuild.publish_assessment(2024, '2025-01-01')$$),
  'accepted', 'SUP-07 accepts: published on the day after the year');
SELECT matches(pg_temp.verdict(format($$SELECT pg_temp.unpublished();
  SELECT partybuild.publish_assessment(2024, '%s')$$,
  partybuild.day_of(now()) + 1)), '^23514 the results of 2024 cannot be published ahead',
  'SUP-07 refuses: published tomorrow');
SELECT is(pg_temp.verdict($$SELECT partybuild.decide_appeal(partybuild.file_appeal(12, 2025, 'x'), 2, true, NULL);
  DO 'BEGIN ASSERT (SELECT score = 60 FROM party.assessment_result WHERE org_id = 12 AND version = 2); END'$$),
  'accepted',
  'SUP-08: no losses named, none taken back');
SELECT matches(pg_temp.verdict($$DELETE FROM party.assessment_grade WHERE org_id = 12;
  SELECT partybuild.decide_appeal(partybuild.file_appeal(12, 2025, 'x'), 2, true)$$), '^55000 the branch is not graded',
  'SUP-08: a grade that is gone is not full points');

-- Appeals: one a version, by a document; dismissed, or upheld as a new version.
SELECT throws_ok(sql, state, NULL, 'SUP-08: ' || sql)
  FROM (VALUES ($$SELECT partybuild.file_appeal(11, 2024, 'x')$$, '42704'), ($$SELECT partybuild.file_appeal(4711,
    2025, 'x')$$, '42704'),
    ($$SELECT partybuild.file_appeal(11, 2025, NULL)$$, '23502'), ($$SELECT partybuild.file_appeal(11, 2025, ' ')$$,
      '23514'),
    ($$SELECT partybuild.decide_appeal(4711, 2, true)$$, '42704'), ($$SELECT partybuild.decide_appeal(NULL, 2,
      true)$$, '42704'))
    v (sql, state);
SET LOCAL ROLE partybuild_clerk;
SELECT partybuild.file_appeal(11, 2025, 'it was mended in time') AS one \gset
SELECT throws_ok(format('SELECT partybuild.decide_appeal(%s, 2, true)', :one), '42501', NULL,
  'SUP-08: a clerk decides none');
RESET ROLE;
SELECT partybuild.file_appeal(12, 2025, 'not just') AS two \gset
SELECT is((SELECT string_agg(org_id || ' ' || appeal, ', ' ORDER BY org_id) FROM compliance.assessment WHERE appeal
  IS NOT NULL),
  '11 filed, 12 filed', 'SUP-08: two appeals are filed');
SELECT throws_ok($$SELECT partybuild.file_appeal(11, 2025, 'again')$$, '23505', NULL, 'SUP-08: one appeal a version');
SELECT throws_ok(format(sql, :one), state, NULL, 'SUP-08: ' || sql)
  FROM (VALUES ('SELECT partybuild.decide_appeal(%s, NULL, true)', '23514'),
    ('SELECT partybuild.decide_appeal(%s, 2, true, decided_on => partybuild.day_of(now()) + 1)', '23514'),
    ('SELECT partybuild.decide_appeal(%s, 2, true, decided_on => ''2026-01-01'')', '23514'),
    ('SELECT partybuild.decide_appeal(%s, 2, true, ARRAY[-1])', '22023'),
    ('SELECT partybuild.decide_appeal(%s, 2, NULL)', '23514'),
    ('SELECT partybuild.decide_appeal(%s, 4711, true)', '23503'),
    ('SELECT partybuild.decide_appeal(%s, 2, true, (SELECT array_agg(l.loss_id) FROM compliance.assessment_loss l
       WHERE l.org_id = 12))', '22023'),
    ('SELECT partybuild.decide_appeal(%s, 2, false, (SELECT array_agg(l.loss_id) FROM compliance.assessment_loss l
       WHERE l.org_id = 11))', '22023')) v (sql, state);
SET LOCAL ROLE partybuild_admin;
SELECT is(partybuild.decide_appeal(:two, 2, false), NULL, 'SUP-08: dismissed, and nothing comes of it');
SELECT partybuild.decide_appeal(:one, 2, true, (SELECT array_agg(l.loss_id) FROM compliance.assessment_loss l
  WHERE l.org_id = 11 AND l.finding_id = 1101)) AS next \gset
RESET ROLE;
SELECT is(pg_temp.scores(2025), '11:75:0 11:85:0 12:60:0 13:100:0 14:100:0 15:100:0 16:100:0',
  'SUP-08: a version more');
SELECT is((SELECT string_agg(concat_ws(' ', org_id, trim_scale(score), place, version, result_id = :next,
  published_on, appeal), ', '
    ORDER BY org_id) FROM compliance.assessment WHERE org_id <= 13),
  '11 85 5 2 t 2026-02-01 upheld, 12 60 6 1 f 2026-02-01 dismissed, 13 100 1 1 f 2026-02-01',
    'SUP-08: as it stands then');
SELECT is((SELECT string_agg(concat_ws(' ', l.number, l.kind, l.finding_id, trim_scale(l.lost)),
  ', ' ORDER BY l.number, l.finding_id)
    FROM compliance.assessment_loss l WHERE l.org_id = 11), '1 finding 1102 10, 3 grade 5',
      'SUP-08: without what was taken back');
SELECT is((SELECT string_agg(number || ' ' || trim_scale(lost), ', ' ORDER BY number) FROM compliance.assessment_item
  WHERE org_id = 11), '1 10, 2 0, 3 5', 'SUP-08: by item');
SELECT pg_temp.refuses('SUP-08', sql, sql)
  FROM unnest(ARRAY[format('SELECT partybuild.decide_appeal(%s, 2, true)', :one),
    format('SELECT partybuild.decide_appeal(%s, 2, true)', :two),
    'UPDATE party.assessment_appeal SET upheld = true', 'DELETE FROM party.assessment_appeal WHERE decided_on IS NOT '
      'NULL',
    'UPDATE party.assessment_result SET score = 100 WHERE version = 2']) sql;
-- what people gave, given anew; and a grade that is taken back
UPDATE party.assessment_grade SET points = 8 WHERE org_id = 11;
SELECT partybuild.file_appeal(11, 2025, 'the brand') AS three \gset
SELECT partybuild.decide_appeal(:three, 2, true);
SELECT is(pg_temp.scores(2025), '11:75:0 11:85:0 11:88:0 12:60:0 13:100:0 14:100:0 15:100:0 16:100:0',
  'SUP-08: graded anew');
SELECT partybuild.file_appeal(11, 2025, 'the brand again') AS four \gset
SELECT partybuild.decide_appeal(:four, 2, true, (SELECT array_agg(l.loss_id) FROM compliance.assessment_loss l
  WHERE l.org_id = 11 AND l.kind = 'grade'));
SELECT is((SELECT trim_scale(score) || ' ' || version FROM compliance.assessment WHERE org_id = 11), '90 4',
  'SUP-08: and taken back');
SELECT is((SELECT count(*) FROM party.assessment_result r WHERE r.score <> 100 - (SELECT sum(x.lost)
  FROM party.assessment_item_result x WHERE x.result_id = r.id)), 0::bigint, 'SUP-08: a score is what its items leave');
SELECT * FROM finish();
ROLLBACK;
