-- ELE-22 Secretary and deputy approved by the superior.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-22', $$SELECT pg_temp.elect(50);
  SELECT pg_temp.seat(50004, 50, 'member', 1050, partybuild.today() - 100,
  party.term_end(partybuild.today() - 100, 3))$$, 'a member with the filing');
SELECT pg_temp.refuses('ELE-22', $$SELECT pg_temp.elect(50, tweak => 'filing_document_id = NULL');
  SELECT pg_temp.seat(50004, 50, 'member', 1050, partybuild.today() - 100,
  party.term_end(partybuild.today() - 100, 3))$$, 'a member without the filing');
SELECT pg_temp.refuses('ELE-22', $$SELECT pg_temp.elect(50);
  SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'deputy', body = 'committee', entitled = 3, present = 3,
  issued = 3, returned = 3, valid = 3$q$, id => 2050); UPDATE party.candidate SET votes_for = 3, member_id = 50002
  WHERE election_id = 2050;
  SELECT pg_temp.seat(50002, 50, 'deputy', 2050, partybuild.today() - 90, party.term_end(partybuild.today() - 100, 3));
    UPDATE party.post SET approval_document_id = NULL WHERE election_id = 2050;
    UPDATE party.post SET portfolio = '{organisation}' WHERE member_id = 50002 AND title = 'member'$$,
    'a deputy in office without approval');
SELECT pg_temp.refuses('ELE-22', $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
  VALUES (9050, 'a', '2020-01-01', 2, 'approval'); SELECT pg_temp.elect(50);
  SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary', body = 'committee', entitled = 3, present = 3,
  issued = 3, returned = 3, valid = 3$q$, id => 2050); UPDATE party.candidate SET votes_for = 3
  WHERE election_id = 2050;
  UPDATE party.post SET to_date = partybuild.today() - 100, end_reason = 'change_of_duty', end_document_id = 2
    WHERE org_id = 50 AND title = 'secretary';
    SELECT pg_temp.seat(50001, 50, 'secretary', 2050, partybuild.today() - 100,
    party.term_end(partybuild.today() - 100, 3)); UPDATE party.post SET approval_document_id = 9050
    WHERE election_id = 2050;
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; UPDATE party.document SET dated_on = partybuild.today()
    WHERE id = 9050$$, 'the approval is dated later afterwards');

SELECT * FROM finish();
ROLLBACK;
