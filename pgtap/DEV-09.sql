-- DEV-09 Two introducers.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'admitted');$$ AS admitted \gset

SELECT pg_temp.accepts('DEV-09', :'admitted', 'two');
SELECT pg_temp.refuses('DEV-09', :'admitted' || 'DELETE FROM party.introducer WHERE member_id = 11005', 'one');
SELECT pg_temp.refuses('DEV-09', :'admitted' || $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (11005, '2024-10-22', '2025-10-22')$$, 'one of them under 留党察看 from the day of the meeting on');
SELECT pg_temp.accepts('DEV-09', :'admitted' || $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (11005, '2024-10-23', '2025-10-22')$$, 'one of them under 留党察看 from the day after');

SELECT * FROM finish();
ROLLBACK;
