-- ELE-15 Terms of 5 and 3 years.
\ir election.psql
SELECT no_plan();

SELECT is(party.term_end('2024-04-10', 3), '2027-04-10'::date, 'ELE-15: a term of three years');
SELECT is(party.term_end('2024-02-29', 3), '2027-03-01'::date, 'ELE-15: 29 February ends on 1 March');
SELECT is(party.term_end('2024-02-29', 4), '2028-02-29'::date, 'ELE-15: or on 29 February');
SELECT pg_temp.accepts('ELE-15', $$SELECT pg_temp.elect(50, held => '2024-04-10');
  INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (50, 1050, '2024-04-10', '2027-04-10');
  SELECT pg_temp.seat(50004, 50, 'member', 1050, '2024-04-10', '2027-04-10')$$, 'three years of a branch');
SELECT pg_temp.refuses('ELE-15', $$SELECT pg_temp.elect(50, held => '2024-04-10');
  SELECT pg_temp.seat(50004, 50, 'member', 1050, '2024-04-10', '2028-01-01')$$, 'a post beyond the term');
SELECT pg_temp.accepts('ELE-15', $$SELECT pg_temp.elect(50, held => '2024-04-10');
  INSERT INTO party.term (org_id, election_id, from_date, to_date, extended_to, extension_document_id)
  VALUES (50, 1050, '2024-04-10', '2027-04-10', '2028-01-01', 50);
  SELECT pg_temp.seat(50004, 50, 'member', 1050, '2024-04-10', '2028-01-01')$$, 'extended with approval');
SELECT pg_temp.refuses('ELE-15', $$SELECT pg_temp.elect(50, held => '2024-04-10');
  INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (50, 1050, '2024-04-10', '2029-04-10')$$,
  'a term of five years for a branch');

SELECT * FROM finish();
ROLLBACK;
