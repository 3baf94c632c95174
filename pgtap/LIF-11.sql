-- LIF-11 Secretaries report yearly.
\ir life.psql
SELECT no_plan();
INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind) VALUES
  (901, 'r1', '2026-01-01', 11, 2, 'report'), (902, 'r2', '2026-01-01', 11, 1, 'report'), (903, 'r3', '2026-01-01',
    12, 2, 'report'),
  (904, 'r4', '2026-01-01', 11, 2, 'other'), (905, 'r5', '2026-01-01', 11, 2, 'filing'),
  (906, 'r6', '2026-01-01', 11, 11, 'report'), (907, 'r7', '2026-12-31', 11, NULL, 'report'),
  (908, 'r8', '2025-12-31', 11, 11, 'report'), (909, 'r9', '2027-01-01', 11, 11, 'report'),
  (910, 'r10', '2026-01-01', 12, 12, 'report'), (911, 'r11', '2026-01-01', 11, 11, 'notice'),
  (912, 'r12', '2026-01-01', 12, 11, 'report');

\set post '(SELECT id FROM party.post WHERE org_id = 11 AND title = ''secretary'')'
SELECT pg_temp.becomes('LIF-11', :post, '2026', 'met', $$ SELECT pg_temp.held(1, 11, 'general_meeting', '2026-11-20');
  INSERT INTO party.duty_report (post_id, audience, reported_on, activity_id, document_id)
  SELECT id, a, '2026-11-20', CASE a WHEN 'members' THEN 1 END, 901
    FROM party.post, unnest('{members,superior}'::party.report_audience[]) a
   WHERE org_id = 11 AND title = 'secretary' $$, 'to both');
SELECT pg_temp.becomes('LIF-11', :post, '2026', 'overdue', $$
  INSERT INTO party.duty_report (post_id, audience, reported_on, document_id) SELECT id, 'superior', '2026-11-20',
  901 FROM party.post
  WHERE org_id = 11 AND title = 'secretary'; SELECT set_config('partybuild.as_of', '2027-01-01', true) $$,
  'only to the superior');
SELECT pg_temp.becomes('LIF-11', :post, '2026', 'overdue', $$
  INSERT INTO party.duty_report (post_id, audience, reported_on, document_id) SELECT id, 'superior', '2026-11-20', 901
  FROM party.post, generate_series(1, 2) WHERE org_id = 11 AND title = 'secretary';
  SELECT set_config('partybuild.as_of', '2027-01-01', true) $$, 'twice to the superior');
SELECT pg_temp.becomes('LIF-11', :post, '2026', 'not applicable', $$ UPDATE party.post
  SET from_date = '2026-02-01', elected_on = '2026-02-01' WHERE org_id = 11 $$, 'in office since February');
SELECT is((SELECT e.least FROM party_rule.lif_11_evaluation e WHERE e.subject = :post AND e.period::text = '2026'),
  2::numeric, 'LIF-11 asks for two things');

SELECT pg_temp.counts('LIF-11', $$INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind)
  SELECT 3000 + n, 'r', d, 11, 2, 'report' FROM (VALUES (1, date '2001-01-01'), (2, '2025-12-31'), (3, '2026-01-01'),
    (4, '2026-12-31'), (5, '2027-01-01')) v (n, d);
  INSERT INTO party.duty_report (post_id, audience, reported_on, document_id)
  SELECT p.id, 'superior', date '2026-11-20' + n, 3000 + n FROM party.post p, generate_series(1, 5) n
   WHERE p.org_id = 11 AND p.title = 'secretary'$$,
  ARRAY(SELECT format('%s superior %s', :post, d) FROM unnest('{2026-11-23,2026-11-24}'::date[]) d),
  'reports on file in the year that they are of');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.due('LIF-11', :post, '2026', '2 by 2026-12-31, from 2026-11-01');
CREATE FUNCTION pg_temp.secretaries() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(id, kind, 2, 5) FROM (VALUES (31, 'branch'), (32, 'joint_branch'), (33, 'basic_committee'),
    (34, 'general_branch'), (35, 'branch'), (36, 'branch'), (37, 'branch'), (38, 'branch'),
        (39, 'branch')) v (id, kind);
  SELECT pg_temp.hold(o, o * 1000 + 1, o, 'secretary', '2020-01-01') FROM generate_series(31, 36) o;
  UPDATE party.organisation SET active_on = NULL WHERE id = 35;
  UPDATE party.organisation SET active_on = '2021-01-01', revoked_on = '2025-01-01' WHERE id = 36;
  UPDATE party.post SET to_date = '2024-01-01' WHERE id = 36;
  SELECT pg_temp.hold(37, 37001, 37, 'secretary', '2020-01-01', '2023-01-01'),
    pg_temp.hold(1037, 37001, 37, 'secretary', '2023-01-01', '2026-01-01'), pg_temp.hold(38, 38001, 38, 'member',
        '2020-01-01'),
    pg_temp.hold(39, 39001, 39, 'secretary', '2020-01-01', '2023-01-01'),
    pg_temp.hold(1039, 39001, 39, 'secretary', '2023-01-02'), pg_temp.hold(2039, 39002, 39, 'secretary',
        '2018-01-01'),
    pg_temp.hold(3039, 39001, 31, 'secretary', '2019-01-01', '2020-01-01'),
    pg_temp.hold(4039, 39001, 39, 'member', '2017-01-01', '2020-01-01'),
    pg_temp.hold(2037, 37001, 37, 'member', '2026-01-01'), pg_temp.hold(5039, 39001, 39, 'member', '2021-01-01') $$;
SELECT pg_temp.owes('LIF-11', 'SELECT pg_temp.secretaries()', ARRAY(SELECT replace(r, '@', i)
  FROM unnest('{"31 31 @ 2020-01-01","32 32 @ 2020-01-01","33 33 @ 2020-01-01","36 36 @ 2021-01-01 2024-01-01",
  "1037 37 @ 2020-01-01 2026-01-01","39 39 @ 2020-01-01 2023-01-01","1039 39 @ 2023-01-02","2039 39 @ 2018-01-01",
  "3039 31 @ 2019-01-01 2020-01-01"}'::text[]) r, unnest('{members,superior}'::text[]) i ORDER BY replace(r, '@', i)),
  'secretaries of committees and branches, over terms without a gap');
SELECT pg_temp.counts('LIF-11', $$SELECT pg_temp.secretaries();
  INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind)
  SELECT 3000 + o, 'r', '2026-01-01', o, CASE WHEN o <> 37 THEN 2 END, 'report' FROM generate_series(31, 39) o;
  INSERT INTO party.duty_report (post_id, audience, reported_on, document_id) VALUES (37, 'members', '2026-01-01',
    3037),
    (38, 'superior', '2026-01-02', 3038), (2037, 'members', '2026-01-03', 3037), (2039, 'superior', '2026-01-04', 3039),
    (3039, 'superior', '2026-01-05', 3031)$$,
  '{"1037 members 2026-01-01","2039 superior 2026-01-04","3039 superior 2026-01-05","37 members 2026-01-01"}',
  'reports of the same secretary in any of the terms');

-- Reported is what a meeting of the members heard, or what is on file; with the superior, what it was sent that day.
SELECT pg_temp.counts('LIF-11', format('SELECT pg_temp.held(1, 11, ''general_meeting'', ''2026-03-08'');
  INSERT INTO party.duty_report (post_id, audience, reported_on, activity_id, document_id)
  VALUES (%s, %L, ''2026-03-08'', %L, %L)', :post, a, m, d), CASE WHEN c THEN ARRAY[:post || ' ' || a || ' 2026-03-08']
  ELSE '{}' END, t)
  FROM (VALUES ('members', NULL, NULL, false, 'to members, of nothing on file'), ('members', 1, NULL, true,
    'a meeting heard it'),
    ('members', NULL, 906, true, 'to members, in writing'), ('members', NULL, 907, true, 'in writing, to nobody else'),
    ('members', NULL, 901, false, 'in writing, to the superior'), ('members', NULL, 908, false, 'of the year before'),
    ('members', NULL, 909, false, 'of the year after'), ('members', NULL, 910, false, 'what another branch reported'),
    ('members', NULL, 912, false, 'what another branch reported to them'),
    ('members', NULL, 911, false, 'in writing, but no report'),
    ('superior', 1, NULL, false, 'to the superior, only a meeting'),
    ('superior', NULL, 901, true, 'sent to the superior'), ('superior', NULL, 902, false,
    'sent to another organisation'),
    ('superior', NULL, 903, false, 'of another branch'), ('superior', NULL, 904, false, 'no report'),
    ('superior', NULL, 905, true, 'filed'), ('superior', NULL, 906, false, 'to the members only'))
    v (a, m, d, c, t);
SELECT pg_temp.counts('LIF-11', format('SELECT pg_temp.held(1, 11, ''general_meeting'', ''2026-03-08''),
    pg_temp.held(8, 11, ''general_meeting'', ''2026-03-10'');
  INSERT INTO party.duty_report (post_id, audience, reported_on, activity_id)
  VALUES (%s, ''members'', ''2026-03-09'', 1); %s', :post, sql),
  CASE WHEN c THEN ARRAY[:post || ' members 2026-03-09'] ELSE '{}' END, 'a meeting: ' || sql)
  FROM (VALUES ('SELECT', true), ($$UPDATE party.activity SET status = 'filed'$$, true),
    ($$UPDATE party.activity SET status = 'planned'$$, false), ('UPDATE party.activity SET org_id = 12', false),
    ($$UPDATE party.activity SET kind = 'appraisal_meeting'$$, true),
    ($$UPDATE party.activity SET kind = 'committee_meeting'$$, false),
    ($$UPDATE party.activity SET kind = 'study'$$, false), ($$UPDATE party.activity SET kind = 'lecture'$$, false),
    ($$UPDATE party.activity SET starts_at = '2026-01-01 09:00'$$, true),
    ($$UPDATE party.activity SET starts_at = '2025-12-31 09:00'$$, false),
    ($$UPDATE party.activity SET starts_at = '2026-12-31 09:00', ends_at = '2026-12-31 10:00'$$, true),
    ($$UPDATE party.activity SET starts_at = '2027-01-01 09:00', ends_at = '2027-01-01 10:00'$$, false),
    -- a correction is the meeting that there was, whatever it says
    ('SELECT pg_temp.correct(1, 2)', true), ('SELECT pg_temp.correct(1, 2), pg_temp.correct(2, 3)', true),
    ('SELECT pg_temp.correct(1, 2, -100)', false),
    ('SELECT pg_temp.correct(1, 2, -100), pg_temp.correct(2, 3, 100)', true),
    ($$SELECT pg_temp.correct(1, 2, -100); UPDATE party.activity SET status = 'planned' WHERE id = 2$$, true))
    v (sql, c);
SELECT pg_temp.counts('LIF-11', format('INSERT INTO party.duty_report (post_id, audience, reported_on, document_id)
  VALUES (%s, ''superior'', ''2026-03-08'', 901); UPDATE party.subordination SET %s WHERE org_id = 11', :post, s),
  CASE WHEN c THEN ARRAY[:post || ' superior 2026-03-08'] ELSE '{}' END, 'with who was superior that day: ' || s)
  FROM (VALUES ('from_date = ''2026-03-08''', true), ('from_date = ''2026-03-09''', false),
    ('to_date = ''2026-03-08''', false), ('to_date = ''2026-03-09''', true)) v (s, c);

SELECT * FROM finish();
ROLLBACK;
