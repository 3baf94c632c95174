-- DEV-17 Talk before approval.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'approved');$$ AS approved \gset

SELECT pg_temp.accepts('DEV-17', :'approved', 'in between');
SELECT pg_temp.refuses('DEV-17', :'approved' || $$DELETE FROM party.applicant_talk WHERE kind = 'approval'$$, 'none');
SELECT pg_temp.refuses('DEV-17', :'approved' || $$UPDATE party.applicant_talk SET talker_id = 11005
  WHERE kind = 'approval'$$, 'by somebody who is not of the committee');
SELECT pg_temp.accepts('DEV-17', :'approved' || $$UPDATE party.applicant_talk SET talker_id = 11005, organiser = true
  WHERE kind = 'approval'$$, 'by an organiser');

SELECT * FROM finish();
ROLLBACK;
