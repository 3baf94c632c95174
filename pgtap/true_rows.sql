-- What no table takes, whatever the rules are set to: rows that cannot be true.
\ir election.psql
SELECT no_plan();

-- A table whose row is changed, and what is refused of it by which constraint.
CREATE FUNCTION pg_temp.no_row(sql text, cause text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  got text := 'accepted';
BEGIN
  BEGIN
    UPDATE partybuild.rule SET default_mode = 'off';
    EXECUTE sql;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION
    WHEN check_violation THEN GET STACKED DIAGNOSTICS got = CONSTRAINT_NAME;
    WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN is(got, cause, cause || ' refuses: ' || sql);
END $$;

-- Blank text, of every width; what is unique by its text is written one way.
SELECT pg_temp.no_row(format('INSERT INTO party.%s VALUES (%s)', row, quote_literal(blank)), cause)
  FROM (VALUES ('unit (name)', 'unit_name'), ('department (name)', 'department_name'), ('member (name)', 'member_name'))
    t (row, cause)
 CROSS JOIN unnest(ARRAY['', '  ', E'\t', U&'\3000', U&'\00A0', U&'\200B', U&'\FEFF']) blank;
SELECT pg_temp.no_row(format('UPDATE party.%s = %L WHERE id = %s', column_of, blank, id), cause)
  FROM (VALUES ('document SET number', 11, 'document_number'), ('document SET title', 11, 'document_title'),
      ('organisation SET code', 11, 'organisation_code'), ('member SET emp_no', 11001, 'member_emp_no'))
    t (column_of, id, cause)
 CROSS JOIN unnest(ARRAY['', U&'\3000']) blank;
SELECT pg_temp.no_row(format('UPDATE party.%s = %L WHERE id = %s', column_of, untidy, id), cause)
  FROM (VALUES ('department SET name', 11, 'department_name'), ('organisation SET code', 11, 'organisation_code'),
      ('member SET emp_no', 11001, 'member_emp_no'))
    t (column_of, id, cause)
 CROSS JOIN unnest(ARRAY[' 7', '7 ', U&'\30007', 'a  b', '执行 局']) untidy;
SELECT pg_temp.no_row($$INSERT INTO party.party_group (org_id, name, from_date) VALUES (11, U&'\3000', '2020-01-01')$$,
  'party_group_name');
SELECT is(pg_temp.verdict($$UPDATE party.member SET emp_no = 'A 1' WHERE id = 11001;
  UPDATE party.document SET title = NULL WHERE id = 11$$), 'accepted', 'words, and no text where none is wanted');

-- Days that are none, in each column.
SELECT pg_temp.no_row(format('UPDATE party.%s SET %s = %L', t.name, c.name, day), t.cause)
  FROM (VALUES ('organisation', '{founded_on,active_on,revoked_on,named_on,until}'::text[], 'organisation_days'),
      ('document', '{dated_on}', 'document_day'), ('organisation_change', '{effective_on}', 'organisation_change_day'),
      ('subordination', '{from_date,to_date}', 'subordination_days'),
      ('membership', '{from_date,to_date}', 'membership_period'), ('leader', '{from_date,to_date}', 'leader_days'),
      ('covered_department', '{from_date,to_date}', 'covered_department_days'),
      ('post', '{elected_on,from_date,to_date,term_ends_on}', 'post_days'))
    t (name, columns, cause)
 CROSS JOIN unnest(t.columns) c (name)
 CROSS JOIN unnest(ARRAY['infinity', '-infinity']) day
 -- where a day before all others ends what begins later, its period is none already
 WHERE NOT (c.name IN ('to_date', 'revoked_on', 'until') AND day = '-infinity')
   AND NOT (c.name IN ('from_date', 'active_on', 'founded_on') AND day = 'infinity');
SELECT pg_temp.no_row(format('UPDATE party.member SET %s = %L', c, day), 'member_days')
  FROM (VALUES ('admitted_on', '-infinity'), ('confirmed_on', 'infinity'), ('known_from', 'infinity'),
    ('known_from', '-infinity'), ('ended_as = $$died$$, ended_on', 'infinity')) v (c, day);
SELECT pg_temp.no_row(format('INSERT INTO party.rights_suspension (member_id, from_date, to_date)
    VALUES (11001, %L, %L)',
    a, b), 'rights_suspension_days') FROM (VALUES ('-infinity', '2020-01-01'), ('2020-01-01', 'infinity')) v (a, b);
SELECT pg_temp.no_row(format('SELECT pg_temp.ballot(9001, 50, %L)', 'held_on = ''' || day || ''''), 'election_day')
  FROM unnest(ARRAY['infinity', '-infinity']) day;
SELECT pg_temp.no_row(format($$SELECT pg_temp.ballot(9001, 50); INSERT INTO party.term (org_id, election_id, from_date,
    to_date, extended_to, extension_document_id) VALUES (50, 9001, %L, %L, %L, 50)$$, a, b, c), 'term_days')
  FROM (VALUES ('-infinity', '2020-01-01', '2021-01-01'), ('2020-01-01', '2021-01-01', 'infinity')) v (a, b, c);
SELECT pg_temp.no_row(format($$INSERT INTO party.approval (rule, subject, from_date, to_date, document_id)
    VALUES ('ORG-02', 11, %L, %L, 11)$$, a, b), 'approval_days')
  FROM (VALUES ('-infinity', '2020-01-01'), ('2020-01-01', 'infinity')) v (a, b);
SELECT pg_temp.no_row('INSERT INTO party.finding (rule, subject, origin, found_on, bar, magnitude, deadline)
    VALUES (''ORG-02'', 11, ''audit'', ''2020-01-01'', 1, 1, ''infinity'')', 'finding_days');
SELECT pg_temp.no_row($$UPDATE party.membership SET from_date = '1921-06-30' WHERE member_id = 11001$$,
  'membership_period');
SELECT is(pg_temp.verdict($$UPDATE party.membership SET to_date = '9999-12-31' WHERE member_id = 11001$$), 'accepted',
  'no end, as HR systems write it');

-- Ends before beginnings.
SELECT pg_temp.no_row(format('UPDATE party.%s', sql), cause)
  FROM (VALUES ($$organisation SET founded_on = '2001-01-01', active_on = NULL, revoked_on = '2000-12-31'
      WHERE id = 11$$, 'organisation_order'),
    ($$organisation SET until = active_on WHERE id = 11$$, 'organisation_order'),
    ($$organisation SET founded_on = '2001-01-01', active_on = NULL, until = '2001-01-01' WHERE id = 11$$,
      'organisation_order'),
    ($$member SET ended_on = '2020-01-01', ended_as = 'died', known_from = '2020-01-02' WHERE id = 11001$$,
      'member_order'),
    ($$member SET ended_on = '2010-06-01', ended_as = 'died', known_from = NULL WHERE id = 11001$$, 'member_order'),
    ($$post SET term_ends_on = from_date - 1, elected_on = NULL WHERE member_id = 11001$$, 'post_order'),
    ($$post SET term_ends_on = from_date, elected_on = from_date WHERE member_id = 11001$$, 'post_order'))
    v (sql, cause);

-- ORMs write every column back; what the database keeps it keeps, whatever is written.
SELECT lives_ok(format('UPDATE %s SET %s', c.oid::regclass,
                       string_agg(format('%I = %1$I', a.attname), ', ' ORDER BY a.attnum)),
                'every column may be written back: ' || c.oid::regclass)
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relnamespace = 'party'::regnamespace AND c.relkind = 'r'
 GROUP BY c.oid
 ORDER BY c.oid::regclass::text;
INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, held_on)
  VALUES (9901, 11, 'study', 'planned', '2026-03-01 09:00', '2026-03-01 10:00', '2020-01-01');
SELECT is((SELECT a.held_on FROM party.activity a WHERE a.id = 9901), '2026-03-01'::date, 'the day it begins on');
UPDATE party.activity SET starts_at = '2026-02-28 23:59', held_on = '2026-03-01' WHERE id = 9901;
SELECT is((SELECT a.held_on FROM party.activity a WHERE a.id = 9901), '2026-02-28'::date, 'and follows it');
UPDATE party.activity SET held_on = '2020-01-01' WHERE id = 9901;
SELECT is((SELECT a.held_on FROM party.activity a WHERE a.id = 9901), '2026-02-28'::date, 'and nothing else');

SELECT * FROM finish();
ROLLBACK;
