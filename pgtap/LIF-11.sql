-- LIF-11 Secretaries report yearly.
\ir life.psql
SELECT no_plan();

\set post '(SELECT id FROM party.post WHERE org_id = 11 AND title = ''secretary'')'
SELECT pg_temp.becomes('LIF-11', :post, '2026', 'met', $$ INSERT INTO party.duty_report (post_id, audience, reported_on)
  SELECT id, a, '2026-11-20' FROM party.post, unnest('{members,superior}'::party.report_audience[]) a
  WHERE org_id = 11 AND title = 'secretary' $$, 'to both');
SELECT pg_temp.becomes('LIF-11', :post, '2026', 'overdue', $$
  INSERT INTO party.duty_report (post_id, audience, reported_on) SELECT id, 'superior', '2026-11-20' FROM party.post
  WHERE org_id = 11 AND title = 'secretary'; SELECT set_config('partybuild.as_of', '2027-01-01', true) $$,
  'only to the superior');
SELECT pg_temp.becomes('LIF-11', :post, '2026', 'overdue', $$
  INSERT INTO party.duty_report (post_id, audience, reported_on) SELECT id, 'superior', '2026-11-20'
  FROM party.post, generate_series(1, 2) WHERE org_id = 11 AND title = 'secretary';
  SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'twice to the superior');
SELECT pg_temp.becomes('LIF-11', :post, '2026', 'not applicable', $$ UPDATE party.post
  SET from_date = '2026-02-01', elected_on = '2026-02-01' WHERE org_id = 11 $$, 'in office since February');
SELECT is((SELECT e.least FROM party_rule.lif_11_evaluation e WHERE e.subject = :post AND e.period::text = '2026'),
  2::numeric, 'LIF-11 asks for two things');

SELECT * FROM finish();
ROLLBACK;
