-- Closed periods of the assessment: whatever changes what a view says of one has it evaluated again (as closed.sql
-- does).
\ir assessment.psql
SELECT no_plan();
UPDATE compliance.court SET recorded_from = '2024-01-01';
SELECT pg_temp.assessed('{"11": 45}');
INSERT INTO party.criticism_notice (id, year, org_id, noticed_on, reason) VALUES (1, 2025, 11, '2026-03-01', 'x');
UPDATE partybuild.rule SET default_mode = 'off' WHERE kind <> 'obligation';
\set area '^SUP-0[79]'
\ir closed.psql
SELECT is((SELECT string_agg(r.rule || ' ' || r.subject || ' ' || r.period || ' ' || r.status, ', '
                             ORDER BY r.rule, r.subject, r.period)
             FROM compliance.period_result r
            WHERE r.rule ~ '^SUP-0[79]' AND r.subject = 11 AND partybuild.last_day(r.period) < '2026-12-01'),
          'SUP-07 11 2024 overdue, SUP-07 11 2025 met, SUP-09 11 2026-04 met', 'closed: as it was');
SELECT pg_temp.kept(sql, what)
  FROM (VALUES ($$DELETE FROM party.criticism_notice$$, 'no notice after all'),
    ($$UPDATE party.criticism_notice SET noticed_on = '2026-04-03'$$, 'a notice that was late'),
    ($$UPDATE party.criticism_notice SET year = 2024$$, 'a notice for another year'),
    ($$UPDATE party.criticism_notice SET org_id = 12$$, 'a notice of another branch'),
    ($$SELECT pg_temp.scheme(9, 2024); DELETE FROM party.assessment_item WHERE scheme_id = 9;
      INSERT INTO party.assessment_item (id, scheme_id, number, chapter, title, points, graded)
      VALUES (99, 9, 1, 'x', 'x', 100, true);
      INSERT INTO party.assessment_grade (item_id, org_id, points, reason) SELECT 99, b, 50,
        'x' FROM generate_series(11, 16) b;
      SELECT partybuild.publish_scheme(9), partybuild.assess(2024), partybuild.publish_assessment(2024)$$,
     'the year before, assessed late'),
    ($$SELECT partybuild.decide_appeal(partybuild.file_appeal(11, 2025, 'x'), 2, true, (SELECT array_agg(l.loss_id)
       FROM compliance.assessment_loss l))$$, 'an appeal that leaves nothing to criticise'),
    ($$UPDATE party.organisation SET revoked_on = '2025-12-31' WHERE id = 16$$, 'a branch merged within the year'),
    ($$SELECT partybuild.record_supervision('2025-01-01')$$, 'recorded from another day')) v (sql, what);
SELECT * FROM finish();
ROLLBACK;
