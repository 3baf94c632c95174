-- POS-13 Periods in office do not overlap.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-13', $$INSERT INTO party.post (member_id, org_id, title, from_date, to_date)
  VALUES (11001, 11, 'secretary', '2021-05-01', '2024-05-01')$$, 'two terms that adjoin');
SELECT is(pg_temp.verdict($$INSERT INTO party.post (member_id, org_id, title, from_date, to_date)
  VALUES (11002, 11, 'member', '2021-05-01', '2024-05-02')$$), 'refused by POS-13',
  'POS-13 refuses: an overlap of a day');

SELECT * FROM finish();
ROLLBACK;
