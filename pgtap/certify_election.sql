-- certify_election(): the same verdict as by hand, all or nothing; entitled_voters(): the roster of a day.
\ir election.psql
SELECT no_plan();

-- certify_election(): the same verdict as by hand, all or nothing
SAVEPOINT certify;
SELECT pg_temp.elect(50, 5, 6, held => '2026-05-04');
UPDATE party.candidate SET elected = false, portfolio = CASE WHEN id = 105002 THEN '{discipline}' ELSE '{}'
  END::party.portfolio[];
SELECT is_empty('SELECT * FROM party.certify_election(1050)', 'certify: nothing stands in the way');
SELECT is((SELECT string_agg(member_id::text, ' ' ORDER BY member_id) FROM party.post WHERE election_id = 1050),
  '50001 50002 50003 50004 50005', 'certify: the five with most votes are in office');
SELECT is((SELECT format('%s %s', from_date, to_date) FROM party.term WHERE election_id = 1050),
  '2026-05-04 2029-05-04', 'certify: the term is open');
SELECT is((SELECT string_agg(DISTINCT end_reason || ' ' || to_date, ', ') FROM party.post
  WHERE org_id = 50 AND election_id IS NULL), 'renewal 2026-05-04', 'certify: the old posts are closed');
SELECT throws_ok('SELECT * FROM party.certify_election(1050)', '55000', NULL, 'certify: not twice');
SELECT pg_temp.elect(50, 1, 1, held => '2026-05-04', tweak => $q$office = 'secretary', body = 'committee', entitled = 5,
  present = 5, issued = 5, returned = 5, valid = 5$q$, id => 2050);
UPDATE party.candidate SET votes_for = 4, elected = false WHERE election_id = 2050;
SELECT is((SELECT string_agg(rule, ' ') FROM party.certify_election(2050)), 'ELE-22',
  'certify: a secretary without approval is named by rule');
SELECT is((SELECT count(*) FROM party.post WHERE election_id = 2050), 0::bigint, 'certify: and nothing is written');
INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
  VALUES (9051, 'approval', '2026-05-07', 2, 'approval');
SELECT is_empty('SELECT * FROM party.certify_election(2050, 9051)', 'certify: with the approval it is accepted');
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
SELECT is_empty('SELECT * FROM party.certify_election(1050)', 'certify: a tie at the cut');
SELECT is((SELECT string_agg(id::text, ' ' ORDER BY id) FROM party.candidate
  WHERE elected), '105001 105002 105003 105004', 'certify: waits for a further round');
ROLLBACK TO certify;
SELECT throws_ok('SELECT * FROM party.certify_election(4711)', '42704', NULL, 'certify: no such election');
SELECT throws_ok('SELECT * FROM party.certify_election(NULL)', '42704', NULL, 'certify: null');
SELECT pg_temp.elect(50, tweak => $q$result = 'void'$q$);
SELECT throws_ok('SELECT * FROM party.certify_election(1050)', '55000', NULL, 'certify: a void ballot');
ROLLBACK TO certify;
-- A deputy keeps the portfolio, on whatever day the approval comes; what is certified can be written afterwards.
SELECT pg_temp.elect(50, held => '2026-05-04');
UPDATE party.candidate SET portfolio = '{discipline}' WHERE id = 105002;
SELECT is_empty('SELECT * FROM party.certify_election(1050)', 'certify: a committee');
SELECT pg_temp.elect(50, 1, 1, held => '2026-05-06', tweak => $q$office = 'deputy', body = 'committee', entitled = 3,
  present = 3, issued = 3, returned = 3, valid = 3$q$, id => 2050);
UPDATE party.candidate SET votes_for = 3, member_id = 50002 WHERE election_id = 2050;
INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
  VALUES (9051, 'approval', '2026-05-09', 2, 'approval');
SELECT is_empty('SELECT * FROM party.certify_election(2050, 9051)',
  'certify: a deputy, approved three days later');
SELECT is((SELECT string_agg(format('%s %s %s', title, portfolio, from_date), ', ' ORDER BY from_date)
  FROM party.post WHERE member_id = 50002 AND from_date >= '2026-05-04'),
  'member {discipline} 2026-05-04, deputy {discipline} 2026-05-09', 'certify: keeps the portfolio');
SELECT is(pg_temp.verdict($$UPDATE party.election SET report_document_id = 50, entitled = entitled,
  held_on = held_on WHERE id = 2050; SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
  UPDATE party.election SET present = 2, issued = 2, returned = 2, valid = 2, result = 'void' WHERE id = 2050;
  UPDATE party.candidate SET votes_for = 2 WHERE election_id = 2050; UPDATE party.election SET present = 3, issued = 3,
  returned = 3, valid = 3, result = 'valid' WHERE id = 2050$$), 'accepted', 'certify: the ballot can be written again');
-- The deputy becomes secretary: one post a person.
SELECT pg_temp.elect(50, 1, 1, held => '2026-06-01', tweak => $q$office = 'secretary', purpose = 'by_election',
  body = 'committee', entitled = 3, present = 3, issued = 3, returned = 3, valid = 3$q$, id => 3050);
UPDATE party.candidate SET votes_for = 3, member_id = 50002 WHERE election_id = 3050;
UPDATE party.department SET head_id = 50002 WHERE id = 50;
INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
  VALUES (9052, 'approval', '2026-06-01', 2, 'approval');
SELECT is_empty('SELECT * FROM party.certify_election(3050, 9052)', 'certify: a deputy becomes secretary');
SELECT is((SELECT string_agg(format('%s to %s', title, coalesce(to_date, term_ends_on)), ', ' ORDER BY from_date)
  FROM party.post WHERE member_id = 50002 AND from_date >= '2026-05-09'),
  'deputy to 2026-06-01, secretary to 2029-05-04',
  'certify: and gives up the other post');
ROLLBACK TO certify;

-- A branch without a committee: its secretary's renewal begins the term.
INSERT INTO party.department (id, name, head_id) VALUES (16, 'd', 16001);
INSERT INTO party.covered_department (org_id, department_id, from_date) VALUES (16, 16, '2005-01-01');
SELECT pg_temp.hold(9001, 16003, 16, 'deputy', '2023-05-01'), pg_temp.hold(9002, 16001, 16, 'secretary', '2023-05-01');
CREATE FUNCTION pg_temp.small(id bigint, office text, member bigint, held date, purpose text DEFAULT 'renewal')
  RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(16, 1, 1, held => held, tweak => format('office = %L, purpose = %L, scrutineer_id = 16004',
    office, purpose), id => small.id);
  UPDATE party.candidate c SET votes_for = 5, member_id = member WHERE c.election_id = small.id $$;
SELECT pg_temp.small(1016, 'secretary', 16001, '2026-05-04'), pg_temp.small(2016, 'deputy', 16002, '2026-05-04'),
  pg_temp.small(3016, 'deputy', 16003, '2026-08-04', 'by_election');
INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
  VALUES (9051, 'approval', '2026-05-07', 2, 'approval'), (9052, 'approval', '2026-08-04', 2, 'approval');
SELECT is_empty('SELECT * FROM party.certify_election(2016, 9051)', 'certify: a deputy of a branch alone');
SELECT is_empty('SELECT * FROM party.certify_election(1016, 9051)', 'certify: its secretary');
SELECT is((SELECT format('%s %s', from_date, to_date) FROM party.term WHERE election_id = 1016),
  '2026-05-04 2029-05-04', 'certify: whose renewal opens the term');
SELECT is((SELECT string_agg(format('%s %s %s-%s', title, member_id, from_date, coalesce(to_date, term_ends_on)), ', '
  ORDER BY id) FROM party.post WHERE org_id = 16), 'deputy 16003 2023-05-01-2026-05-04, secretary 16001 '
  || '2023-05-01-2026-05-07, deputy 16002 2026-05-07-2029-05-04, secretary 16001 2026-05-07-2029-05-04',
  'certify: and ends the posts of the one before');
UPDATE party.post SET to_date = '2026-07-01', end_reason = 'transfer', end_document_id = 2
  WHERE member_id = 16002 AND election_id = 2016;
SELECT is_empty('SELECT * FROM party.certify_election(3016, 9052)', 'certify: a by-election there');
SELECT is((SELECT term_ends_on FROM party.post WHERE election_id = 3016), '2029-05-04'::date,
  'certify: for the rest of that term');
ROLLBACK TO certify;

-- entitled_voters(): the roster of a day, and why one has no vote
INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (50010, '2026-01-01', '2027-01-01');
UPDATE party.membership SET status = 'suspended' WHERE member_id = 50011;
SELECT is((SELECT string_agg(member_id || ' ' || reason, ', ' ORDER BY member_id)
  FROM party.entitled_voters(50, '2026-06-01') WHERE reason IS NOT NULL),
  '50010 rights suspended, 50011 suspended', 'entitled_voters: with the reason for each who is not');
SELECT is((SELECT count(*) FROM party.entitled_voters(50, '2025-06-01') WHERE reason IS NULL), 19::bigint,
  'entitled_voters: on an earlier day');
SELECT is((SELECT count(*) FROM party.entitled_voters(2, '2026-06-01')), 150::bigint,
  'entitled_voters: of a committee, all below it');
SELECT pg_temp.organise(212, 'discipline_committee', 2, 0, '2020-01-01');
SELECT is((SELECT format('%s %s', count(*), count(*) FILTER (WHERE branch_id = 50))
  FROM party.entitled_voters(212, '2026-06-01')), '150 20', 'entitled_voters: of a discipline committee, its '
  || 'superior''s');
SELECT is((SELECT count(*) FROM party.entitled_voters(212, '2019-12-31')), 0::bigint,
  'entitled_voters: nobody, before it was there');
SELECT is((SELECT count(*) FROM party.entitled_voters(50, '2001-01-01')), 0::bigint,
  'entitled_voters: nobody yet');
SELECT is(partybuild.surplus(5, 1, 5), 1, 'surplus of 5 seats');
SELECT is(partybuild.surplus(6, 1, 5), 2, 'surplus of 6, rounded up');
SELECT is(partybuild.surplus(0, 1, 5), 0, 'surplus of none');
SELECT throws_ok('SELECT partybuild.surplus(-1, 1, 5)', '22023', NULL, 'of a negative number');

SELECT * FROM finish();
ROLLBACK;
