-- DEV-04 Activist by recommendation and decision.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'activist');$$ AS activist \gset

SELECT pg_temp.accepts('DEV-04', :'activist', 'talked, recommended, decided, filed');
SELECT pg_temp.refuses('DEV-04', :'activist' || 'DELETE FROM party.applicant_talk', 'no talk');
SELECT pg_temp.refuses('DEV-04', :'activist' || $$UPDATE party.applicant_talk SET held_on = '2023-06-02'$$,
  'decided before the talk');
SELECT pg_temp.accepts('DEV-04', :'activist' || $$UPDATE party.applicant_talk SET held_on = '2023-06-01'$$,
  'talked on the day of the decision');
SELECT pg_temp.refuses('DEV-04', :'activist' || 'DELETE FROM party.recommendation', 'not recommended');
SELECT pg_temp.accepts('DEV-04', :'activist' || $$UPDATE party.recommendation SET source = 'mass_organisation'$$,
  'recommended by a mass organisation');
SELECT pg_temp.refuses('DEV-04', :'activist' || $$UPDATE party.development_decision SET document_id = NULL$$,
  'nobody decided');
SELECT pg_temp.refuses('DEV-04', :'activist' || $$UPDATE party.development_decision SET filing_document_id = NULL$$,
  'not filed');
SELECT pg_temp.says('DEV-04', :'activist' || $$UPDATE party.development_decision SET filing_document_id = NULL;
  DELETE FROM party.applicant_talk$$,
  '"applicant 100" was not made an activist on 2023-06-01 as is due: no talk before, not filed with the superior; '
  '确定“applicant 100”为入党积极分子（2023-06-01）手续不全：此前没有谈话、没有报上级备案');

SELECT * FROM finish();
ROLLBACK;
