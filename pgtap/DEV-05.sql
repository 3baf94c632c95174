-- DEV-05 One or two contacts.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'activist');$$ AS activist \gset

SELECT pg_temp.accepts('DEV-05', :'activist', 'two');
SELECT pg_temp.accepts('DEV-05', :'activist' || 'DELETE FROM party.training_contact WHERE member_id = 11005', 'one');
SELECT pg_temp.refuses('DEV-05', :'activist' || 'DELETE FROM party.training_contact', 'none');
SELECT pg_temp.refuses('DEV-05', :'activist' || $$INSERT INTO party.training_contact (applicant_id, member_id,
  from_date) VALUES (100, 11007, '2024-01-01')$$, 'three');
SELECT pg_temp.refuses('DEV-05', :'activist' || $$UPDATE party.membership SET status = 'probationary'
  WHERE member_id = 11005$$, 'one of them a probationary member');
SELECT pg_temp.refuses('DEV-05', :'activist' || $$UPDATE party.membership SET status = 'suspended'
  WHERE member_id = 11005$$, 'one of them suspended');

SELECT * FROM finish();
ROLLBACK;
