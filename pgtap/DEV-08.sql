-- DEV-08 How a development object is named.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'object');$$ AS object \gset
SELECT $$INSERT INTO party.party_group (id, org_id, name, leader_id, from_date) VALUES (1, 11, 'g', 11005,
    '2020-01-01');
  INSERT INTO party.group_member (group_id, member_id, from_date) SELECT 1, 11000 + n, '2020-01-01'
    FROM generate_series(5, 9) n;$$ AS in_groups \gset

SELECT pg_temp.accepts('DEV-08', :'object', 'heard, decided, filed');
SELECT pg_temp.refuses('DEV-08', :'object' || format('DELETE FROM party.opinion WHERE source = %L', s),
  s || ' not heard')
  FROM unnest('{contacts,members,masses}'::text[]) s;
SELECT pg_temp.refuses('DEV-08', :'in_groups' || :'object' || $$DELETE FROM party.opinion
  WHERE source = 'party_group'$$, 'the Party group not heard');
SELECT pg_temp.accepts('DEV-08', :'object' || $$DELETE FROM party.opinion WHERE source = 'party_group'$$,
  'a Party group not heard that there is not');
SELECT pg_temp.refuses('DEV-08', :'object' || $$UPDATE party.development_decision SET document_id = NULL
  WHERE kind = 'development_object'$$, 'nobody decided');
SELECT pg_temp.refuses('DEV-08', :'object' || $$UPDATE party.development_decision SET filing_document_id = NULL
  WHERE kind = 'development_object'$$, 'not filed');

SELECT * FROM finish();
ROLLBACK;
