-- POS-01 Office-holders are full members.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-01', $$SELECT pg_temp.appoint(11009, 11, 'member', '{youth}')$$, 'a full member');
SELECT pg_temp.refuses('POS-01', $$UPDATE party.membership SET status = 'probationary' WHERE member_id = 11009;
  SELECT pg_temp.appoint(11009, 11, 'member', '{youth}')$$, 'a probationary commissioner');
SELECT pg_temp.refuses('POS-01', $$UPDATE party.membership SET status = 'suspended'
  WHERE member_id = 11002$$, 'an office-holder is suspended');
SELECT pg_temp.refuses('POS-01', $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (11002, partybuild.today(), partybuild.today() + 365)$$, 'an office-holder loses rights');

SELECT * FROM finish();
ROLLBACK;
