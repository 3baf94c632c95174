-- DEV-02 Application in writing.
\ir development.psql
SELECT no_plan();

SELECT pg_temp.accepts('DEV-02', $$ SELECT pg_temp.file(100, 'archived') $$, 'a whole file');
SELECT pg_temp.accepts('DEV-02', $$ SELECT pg_temp.file(100, 'applied') $$, 'an application that is filed');
SELECT pg_temp.refuses('DEV-02', $$ SELECT pg_temp.file(100, 'applied');
  UPDATE party.applicant SET document_id = NULL $$,
  'none');
SELECT * FROM finish();
ROLLBACK;
