-- certify_election(): the same verdict as by hand, all or nothing; entitled_voters(): the roster of a day.
\ir election.psql
SELECT no_plan();

-- certify_election(): the same verdict as by hand, all or nothing
SAVEPOINT certify;
SELECT pg_temp.elect(50, 5, 6, held => '2026-05-04');
UPDATE party.candidate SET elected = false, portfolio = CASE WHEN id = 105002 THEN '{discipline}' ELSE '{}'
  END::party.portfolio[];
SELECT is_empty('SELECT * FROM partybuild.certify_election(1050)', 'certify: nothing stands in the way');
SELECT is((SELECT string_agg(member_id::text, ' ' ORDER BY member_id) FROM party.post WHERE election_id = 1050),
  '50001 50002 50003 50004 50005', 'certify: the five with most votes are in office');
SELECT is((SELECT format('%s %s', from_date, to_date) FROM party.term WHERE election_id = 1050),
  '2026-05-04 2029-05-04', 'certify: the term is open');
SELECT is((SELECT string_agg(DISTINCT end_reason || ' ' || to_date, ', ') FROM party.post
  WHERE org_id = 50 AND election_id IS NULL), 'renewal 2026-05-04', 'certify: the old posts are closed');
SELECT throws_ok('SELECT * FROM partybuild.certify_election(1050)', '55000', NULL, 'certify: not twice');
SELECT pg_temp.elect(50, 1, 1, held => '2026-05-04', tweak => $q$office = 'secretary', body = 'committee', entitled = 5,
  present = 5, issued = 5, returned = 5, valid = 5$q$, id => 2050);
UPDATE party.candidate SET votes_for = 4, elected = false WHERE election_id = 2050;
SELECT is((SELECT string_agg(rule, ' ') FROM partybuild.certify_election(2050)), 'ELE-22',
  'certify: a secretary without approval is named by rule');
SELECT is((SELECT count(*) FROM party.post WHERE election_id = 2050), 0::bigint, 'certify: and nothing is written');
INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
  VALUES (9051, 'approval', '2026-05-07', 2, 'approval');
SELECT is_empty('SELECT * FROM partybuild.certify_election(2050, 9051)', 'certify: with the approval it is accepted');
SELECT is((SELECT string_agg(title || ' ' || from_date || coalesce(' to ' || to_date, ''), ', ' ORDER BY from_date)
  FROM party.post WHERE member_id = 50001 AND org_id = 50 AND from_date >= '2026-05-04'),
  'member 2026-05-04 to 2026-05-07, secretary 2026-05-07',
    'certify: the secretary takes office with the approval and gives up the other seat');
SELECT is(pg_temp.verdict('SELECT 1'), 'accepted', 'certify: and the commit agrees');
SELECT is((SELECT status || ' ' || term_ends_on FROM compliance.election_calendar
  WHERE org_id = 50), 'running 2029-05-04', 'compliance.election_calendar: the new term');
SELECT is((SELECT elected FROM compliance.election WHERE election_id = 2050), 'member 50001',
  'compliance.election: who was elected');
UPDATE party.post SET to_date = partybuild.today() - 10, end_reason = 'transfer', end_document_id = 2
  WHERE member_id = 50005 AND election_id = 1050;
SELECT is((SELECT format('%s %s %s', title, last_holder, days) FROM compliance.vacancy
  WHERE org_id = 50), 'member member 50005 10', 'compliance.vacancy: one, for ten days');
SELECT is((SELECT string_agg(title::text, ' ' ORDER BY from_date) FROM compliance.post_history
  WHERE member_id = 50001 AND org_id = 50), 'secretary member secretary',
  'compliance.post_history: the posts of one member');
ROLLBACK TO certify;
SELECT pg_temp.elect(50, 5, 7);
 UPDATE party.candidate SET elected = false, votes_for = CASE WHEN id IN (105005, 105006) THEN 11 ELSE votes_for END;
SELECT is_empty('SELECT * FROM partybuild.certify_election(1050)', 'certify: a tie at the cut');
SELECT is((SELECT string_agg(id::text, ' ' ORDER BY id) FROM party.candidate
  WHERE elected), '105001 105002 105003 105004', 'certify: waits for a further round');
ROLLBACK TO certify;
SELECT throws_ok('SELECT * FROM partybuild.certify_election(4711)', '42704', NULL, 'certify: no such election');
SELECT throws_ok('SELECT * FROM partybuild.certify_election(NULL)', '42704', NULL, 'certify: null');
SELECT pg_temp.elect(50, tweak => $q$result = 'void'$q$);
SELECT throws_ok('SELECT * FROM partybuild.certify_election(1050)', '55000', NULL, 'certify: a void ballot');
ROLLBACK TO certify;
-- entitled_voters(): the roster of a day, and why one has no vote
INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (50010, '2026-01-01', '2027-01-01');
UPDATE party.membership SET status = 'suspended' WHERE member_id = 50011;
SELECT is((SELECT string_agg(member_id || ' ' || reason, ', ' ORDER BY member_id)
  FROM partybuild.entitled_voters(50, '2026-06-01') WHERE reason IS NOT NULL),
  '50010 rights suspended, 50011 suspended', 'entitled_voters: with the reason for each who is not');
SELECT is((SELECT count(*) FROM partybuild.entitled_voters(50, '2025-06-01') WHERE reason IS NULL), 19::bigint,
  'entitled_voters: on an earlier day');
SELECT is((SELECT count(*) FROM partybuild.entitled_voters(2, '2026-06-01')), 150::bigint,
  'entitled_voters: of a committee, all below it');
SELECT is((SELECT count(*) FROM partybuild.entitled_voters(50, '2001-01-01')), 0::bigint,
  'entitled_voters: nobody yet');
SELECT is(partybuild.surplus(5, 1, 5), 1, 'surplus of 5 seats');
SELECT is(partybuild.surplus(6, 1, 5), 2, 'surplus of 6, rounded up');
SELECT is(partybuild.surplus(0, 1, 5), 0, 'surplus of none');
SELECT throws_ok('SELECT partybuild.surplus(-1, 1, 5)', '22023', NULL, 'of a negative number');

SELECT * FROM finish();
ROLLBACK;
