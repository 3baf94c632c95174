-- ASR-04 The twelve institutions.
\ir supervision.psql
SELECT no_plan();
SELECT is(enum_range(NULL::party.institution_kind)::text, '{organisation_life,three_meetings,study,dues,openness,'
  'double_life,appraisal,organisation_life_meeting,development,supervision,duty_report,commitment}', 'ASR-04 twelve');
-- An institution of branch 11; its number is that of its kind, from 1 on.
CREATE FUNCTION pg_temp.adopt_one(kind text, since date DEFAULT '2024-01-01', until date DEFAULT NULL,
  org bigint DEFAULT 11, id bigint DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.institution (id, org_id, kind, title, from_date, to_date)
  VALUES (coalesce(id, array_position(enum_range(NULL::party.institution_kind), kind::party.institution_kind)), org,
          kind::party.institution_kind, kind, since, until) $$;
CREATE FUNCTION pg_temp.adopt_all() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.adopt_one(k::text) FROM unnest(enum_range(NULL::party.institution_kind)) k $$;
CREATE FUNCTION pg_temp.review(id bigint, day date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.institution_review (institution_id, reviewed_on) VALUES (id, day) $$;

SELECT pg_temp.becomes('ASR-04', 11, '2025Q2', status, 'SELECT pg_temp.adopt_all(); ' || sql, what)
  FROM (VALUES ('met', 'SELECT', 'twelve'),
    ('overdue', 'DELETE FROM party.institution WHERE id = 12', 'eleven'),
    ('overdue', 'DELETE FROM party.institution', 'none'),
    ('met', $$UPDATE party.institution SET from_date = '2025-06-30' WHERE id = 3$$, 'adopted on the last day'),
    ('late', $$UPDATE party.institution SET from_date = '2025-07-01' WHERE id = 3$$, 'adopted the day after'),
    ('late', $$UPDATE party.institution SET from_date = '2026-11-24' WHERE id = 3$$, 'adopted today'),
    ('overdue', $$UPDATE party.institution SET from_date = '2026-11-25' WHERE id = 3$$, 'to be adopted tomorrow'),
    ('overdue', $$UPDATE party.institution SET to_date = '2025-06-30' WHERE id = 3$$, 'in force not to the last day'),
    ('met', $$UPDATE party.institution SET to_date = '2025-07-01' WHERE id = 3$$, 'in force to the last day'),
    ('met', $$UPDATE party.institution SET to_date = '2025-05-01' WHERE id = 3;
      SELECT pg_temp.adopt_one('study', '2025-05-01', id => 99)$$, 'a new version within the quarter'),
    ('met', $$UPDATE party.institution SET from_date = '2022-06-30' WHERE id = 3$$, 'adopted three years ago'),
    ('overdue', $$UPDATE party.institution SET from_date = '2022-06-29' WHERE id = 3$$, 'a day more'),
    ('met', $$UPDATE party.institution SET from_date = '2010-01-01' WHERE id = 3;
      SELECT pg_temp.review(3, '2022-06-30')$$, 'reviewed three years ago'),
    ('overdue', $$UPDATE party.institution SET from_date = '2010-01-01' WHERE id = 3;
      SELECT pg_temp.review(3, '2022-06-29')$$, 'a day more'),
    ('met', $$UPDATE party.institution SET from_date = '2010-01-01' WHERE id = 3;
      SELECT pg_temp.review(3, '2025-06-30')$$, 'reviewed on the last day'),
    ('late', $$UPDATE party.institution SET from_date = '2010-01-01' WHERE id = 3;
      SELECT pg_temp.review(3, '2025-07-01')$$, 'reviewed the day after'),
    ('overdue', $$UPDATE party.institution SET from_date = '2010-01-01' WHERE id = 3;
      SELECT pg_temp.review(3, '2026-11-25')$$, 'to be reviewed tomorrow'),
    ('late', $$UPDATE party.institution SET from_date = '2010-01-01' WHERE id = 3;
      SELECT pg_temp.review(3, '2026-11-24')$$, 'reviewed today'),
    ('overdue', $$UPDATE party.institution SET from_date = '2010-01-01' WHERE id = 3;
      SELECT pg_temp.review(4, '2025-05-01')$$, 'another was reviewed'),
    ('late', $$UPDATE party.institution SET from_date = '2026-01-01' WHERE id = 3;
      SELECT pg_temp.review(3, '2025-05-01')$$, 'reviewed before it was adopted'),
    ('overdue', 'UPDATE party.institution SET org_id = 12 WHERE id = 3', 'another branch''s'),
    ('overdue', $$UPDATE party.institution SET kind = 'dues', from_date = '2010-01-01', to_date = '2012-01-01'
      WHERE id = 3$$, 'another kind'),
    ('not applicable', $$UPDATE party.organisation SET active_on = '2025-04-02' WHERE id = 11$$, 'a branch later'),
    ('met', $$UPDATE party.organisation SET active_on = '2025-04-01' WHERE id = 11$$, 'from the first day on'),
    ('not applicable', $$UPDATE party.organisation SET revoked_on = '2025-06-30' WHERE id = 11$$,
     'revoked on the last day')) v (status, sql, what);
SELECT pg_temp.becomes('ASR-04', 11, '2026Q4', status, 'SELECT pg_temp.adopt_all(); ' || sql, what)
  FROM (VALUES ('met', 'SELECT', 'in the quarter that runs'),
    ('met', $$UPDATE party.institution SET from_date = '2023-11-24' WHERE id = 3$$, 'whose three years end today'),
    ('upcoming', $$UPDATE party.institution SET from_date = '2023-11-23' WHERE id = 3$$, 'ended yesterday'))
    v (status, sql, what);
SELECT pg_temp.becomes('ASR-04', 11, '2025Q2', status, $$SELECT pg_temp.adopt_all(),
    partybuild.set_param('ASR-04', 'years', 1, '2020-01-01', 'order'); UPDATE party.institution
    SET from_date = $$ || quote_literal(day), 'where a review is due each year: ' || day)
  FROM (VALUES ('met', '2024-06-30'), ('overdue', '2024-06-29')) v (status, day);
SELECT pg_temp.due('ASR-04', 11, '2026Q2', '12 by 2026-06-30, from 2026-05-31');
SELECT pg_temp.reports('ASR-04', 'SELECT pg_temp.adopt_all(); DELETE FROM party.institution WHERE id = 1', 'eleven');
SELECT is((SELECT array_agg(DISTINCT e.subject ORDER BY e.subject) FROM party_rule.asr_04_evaluation e),
  '{11,12,13,14,15,16,19}', 'ASR-04 asks the branches');
SELECT pg_temp.owes('ASR-04', $$SELECT pg_temp.organise(30, 'joint_branch', 2, 0, '2025-01-01'),
    pg_temp.organise(31, 'provisional_branch', 2)$$,
  (SELECT array_agg(format('30 30 %s 2025-01-01', k) ORDER BY k::text)
    FROM unnest(enum_range(NULL::party.institution_kind)) k),
  'a branch by institution');
SELECT pg_temp.counts('ASR-04', $$UPDATE compliance.court SET counted_from = '2026-04-01';
    SELECT pg_temp.adopt_one('study', '2023-08-01', '2026-10-05'), pg_temp.review(3, '2026-07-15')$$,
  '{"11 study 2026-04-01 2026-04-01","11 study 2026-04-01 2026-07-15","11 study 2026-07-01 2026-07-15"}',
  'quarters at whose end it was reviewed in time, or later');
SELECT matches(pg_temp.verdict('SELECT pg_temp.adopt_all(); ' || c), '^' || s, 'ASR-04 refuses: ' || c)
  FROM (VALUES ($$SELECT pg_temp.adopt_one('study', '2025-01-01', id => 99)$$, '23P01'),
    ($$UPDATE party.institution SET title = '　'$$, '23514'), ('UPDATE party.institution SET to_date = from_date',
      '23514'),
    ($$SELECT pg_temp.review(3, '2025-05-01'), pg_temp.review(3, '2025-05-01')$$, '23505'),
    ($$SELECT pg_temp.review(3, 'infinity')$$, '23514'),
    ($$SELECT pg_temp.review(3, '2025-05-01'); UPDATE party.institution_review SET said = ''$$, '23514')) v (c, s);

-- As a report has it.
CREATE FUNCTION pg_temp.matrix(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  answer text;
BEGIN
  EXECUTE sql;
  SELECT concat_ws(' ', i.organisation, i.in_order, i.study, i.dues, i.commitment) INTO answer
    FROM compliance.institutions i WHERE i.org_id = 11;
  RAISE EXCEPTION USING ERRCODE = 'PB000', MESSAGE = coalesce(answer, 'nothing');
EXCEPTION WHEN SQLSTATE 'PB000' THEN
  RETURN SQLERRM;
END $$;
SELECT is(pg_temp.matrix('SELECT pg_temp.adopt_all(); ' || sql), 'organisation 11 ' || said,
  'ASR-04 the matrix: ' || sql)
  FROM (VALUES ('SELECT', '12 2027-01-01 2027-01-01 2027-01-01'),
    ('DELETE FROM party.institution WHERE id = 3', '11 2027-01-01 2027-01-01'),
    ($$UPDATE party.institution SET from_date = '2020-01-01' WHERE id = 3$$, '11 2023-01-01 2027-01-01 2027-01-01'),
    ($$UPDATE party.institution SET from_date = '2023-11-24' WHERE id = 3$$, '12 2026-11-24 2027-01-01 2027-01-01'),
    ($$UPDATE party.institution SET to_date = '2026-11-24' WHERE id = 3$$, '11 2027-01-01 2027-01-01'),
    ($$SELECT pg_temp.review(3, '2026-11-24'), pg_temp.review(4, '2026-11-25')$$,
     '12 2029-11-24 2027-01-01 2027-01-01')) v (sql, said);
SELECT is(pg_temp.matrix($$UPDATE party.organisation SET revoked_on = '2026-11-24' WHERE id = 11$$), 'nothing',
  'ASR-04 the matrix has branches that there are');
SELECT * FROM finish();
ROLLBACK;
