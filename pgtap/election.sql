-- Rules of area ELE, each accepted and refused by its code, boundary by boundary.
\ir court.psql
SELECT no_plan();

-- A renewal of a branch that keeps every rule: all present, the first candidates elected with falling votes; then changed.
-- Branch 50 has 20 members; ids of elections are 1000 + branch.
CREATE FUNCTION pg_temp.elect(org bigint, seats int DEFAULT 3, candidates int DEFAULT 4, held date DEFAULT partybuild.today() - 100, tweak text DEFAULT NULL, id bigint DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  e bigint := coalesce(id, 1000 + org);
  v int := (SELECT count(*) FROM partybuild.entitled_voters(org, held) x WHERE x.reason IS NULL);
BEGIN
  INSERT INTO party.election (id, org_id, purpose, held_on, seats, candidates, entitled, present, issued, returned, valid, invalid, result, scrutineer_id, consent_document_id, report_document_id, filing_document_id)
  VALUES (e, org, 'renewal', held, seats, candidates, v, v, v, v, v, 0, 'valid', org * 1000 + v - 1, org, org, org);
  INSERT INTO party.teller (election_id, member_id) VALUES (e, org * 1000 + v);
  INSERT INTO party.candidate (id, election_id, member_id, votes_for, elected) SELECT e * 100 + i, e, org * 1000 + i, CASE WHEN i <= seats THEN v - 4 - i ELSE 5 + seats - i END, i <= seats FROM generate_series(1, candidates) i;
  IF tweak IS NOT NULL THEN
    EXECUTE format('UPDATE party.election SET %s WHERE id = %s', tweak, e);
  END IF;
END $$;
-- A post that comes from a ballot, approved.
CREATE FUNCTION pg_temp.seat(member bigint, org bigint, title text, election bigint, since date, ends date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.post (member_id, org_id, title, elected_on, from_date, term_ends_on, election_id, approval_document_id)
  VALUES (member, org, title::party.post_title, since, since, ends, election, CASE WHEN title <> 'member' THEN org END) $$;
DO $$ BEGIN PERFORM pg_temp.organise(50, 'branch', 2, 20), pg_temp.committee(50); END $$;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

-- ELE-01
SELECT pg_temp.accepts('ELE-01', 'SELECT pg_temp.elect(50)', 'all 20 of the roster entitled');
SELECT pg_temp.refuses('ELE-01', $$SELECT pg_temp.elect(50, tweak => 'entitled = 21, present = 20')$$, '21 recorded of 20');
SELECT pg_temp.accepts('ELE-01', $$INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (50010, partybuild.today() - 200, partybuild.today() + 100); SELECT pg_temp.elect(50, tweak => 'entitled = 19, present = 19, issued = 19, returned = 19, valid = 19, scrutineer_id = 50018')$$, 'one without rights does not count');
SELECT pg_temp.refuses('ELE-01', $$INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (50010, partybuild.today() - 200, partybuild.today() + 100); SELECT pg_temp.elect(50, tweak => 'entitled = 20, present = 19')$$, 'one without rights is counted');
SELECT pg_temp.accepts('ELE-01', $$SELECT pg_temp.elect(50, tweak => 'entitled = 19, present = 19, issued = 19, returned = 19, valid = 19'); INSERT INTO party.excused_voter VALUES (1050, 50010, 'illness')$$, 'one excused by name');
SELECT pg_temp.refuses('ELE-01', $$SELECT pg_temp.elect(50, tweak => 'entitled = 19, present = 19, issued = 19, returned = 19, valid = 19'); INSERT INTO party.excused_voter VALUES (1050, 50010, 'illness'); SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; DELETE FROM party.excused_voter$$, 'the excuse is taken back');
-- ELE-02
SELECT pg_temp.accepts('ELE-02', $$SELECT pg_temp.elect(50, tweak => 'present = 16, issued = 16, returned = 16, valid = 16'); UPDATE party.candidate SET votes_for = least(votes_for, 12) - (id % 100)::int + 1$$, '16 of 20');
SELECT pg_temp.refuses('ELE-02', $$SELECT pg_temp.elect(50, tweak => 'entitled = 19, present = 15, issued = 15, returned = 15, valid = 15'); INSERT INTO party.excused_voter VALUES (1050, 50010, 'illness'); UPDATE party.candidate SET votes_for = least(votes_for, 12) - (id % 100)::int + 1$$, '15 of 19');
SELECT pg_temp.accepts('ELE-02', $$SELECT pg_temp.elect(50, tweak => $q$present = 15, issued = 15, returned = 15, valid = 15, result = 'void'$q$); UPDATE party.candidate SET votes_for = least(votes_for, 12) - (id % 100)::int + 1$$, 'too few, recorded as void');
-- ELE-03
SELECT pg_temp.refuses('ELE-03', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 150, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i FROM generate_series(1, 20) i$$, 'a congress of delegates with 20 members');
SELECT pg_temp.accepts('ELE-03', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 150, scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i FROM generate_series(1, 20) i$$, 'scattered premises, approved');
SELECT pg_temp.refuses('ELE-03', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 150, scattered = true$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i FROM generate_series(1, 20) i$$, 'scattered premises, not approved');
SELECT pg_temp.refuses('ELE-03', $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9050, 'c', '2020-01-01', 2, 'approval'); SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 150, scattered = true, congress_document_id = 9050$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i FROM generate_series(1, 20) i; SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; UPDATE party.document SET issuer_id = 11 WHERE id = 9050$$, 'the approval turns out to be somebody else''s');
-- 499 and 500 members below a committee; delegates of them
CREATE FUNCTION pg_temp.congress(members int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_temp.organise(60, 'basic_committee', 1);
  FOR b IN 61..70 LOOP
    PERFORM pg_temp.organise(b, 'branch', 60, CASE b WHEN 61 THEN members - 450 ELSE 50 END);
    PERFORM pg_temp.committee(b);
  END LOOP;
  INSERT INTO party.election (id, org_id, purpose, body, held_on, seats, candidates, delegates, entitled, present, issued, returned, valid, result, scrutineer_id, consent_document_id, congress_document_id)
  VALUES (1060, 60, 'renewal', 'delegates_congress', '2025-01-10', 5, 6, 100, 100, 100, 100, 100, 100, 'valid', 61001, 60, 60);
  INSERT INTO party.delegate SELECT 1060, b * 1000 + i FROM generate_series(61, 70) b, generate_series(1, 10) i;
  INSERT INTO party.teller VALUES (1060, 61002);
END $$;
SELECT pg_temp.accepts('ELE-03', 'SELECT pg_temp.congress(500)', 'a congress for 500 members, approved');
SELECT pg_temp.refuses('ELE-03', 'SELECT pg_temp.congress(499)', 'a congress for 499 members');
-- ELE-04
SELECT pg_temp.accepts('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 100, scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i FROM generate_series(1, 20) i$$, '100 delegates');
SELECT pg_temp.refuses('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 201, scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i FROM generate_series(1, 20) i$$, '201 without approval');
SELECT pg_temp.accepts('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 300, scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i FROM generate_series(1, 20) i; INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) VALUES ('ELE-04', 1050, 50, '2020-01-01', 2)$$, '300 with approval');
SELECT pg_temp.refuses('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 320, scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i FROM generate_series(1, 20) i; INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) VALUES ('ELE-04', 1050, 50, '2020-01-01', 2)$$, '320, whatever is approved');
-- ELE-05
SELECT pg_temp.accepts('ELE-05', 'SELECT pg_temp.elect(50, 5, 6)', '6 candidates for 5 seats');
SELECT pg_temp.accepts('ELE-05', 'SELECT pg_temp.elect(50, 5, 7)', '7 candidates for 5 seats');
SELECT pg_temp.refuses('ELE-05', 'SELECT pg_temp.elect(50, 5, 5)', '5 candidates for 5 seats');
SELECT pg_temp.accepts('ELE-05', $$SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary'$q$)$$, 'a secretary with as many candidates as seats');
-- ELE-06
SELECT pg_temp.accepts('ELE-06', 'SELECT pg_temp.appoint(12000 + i, 2, $$member$$) FROM generate_series(5, 12) i', '9 in office');
SELECT pg_temp.refuses('ELE-06', 'SELECT pg_temp.appoint(12000 + i, 2, $$member$$) FROM generate_series(5, 13) i', '10 without approval');
SELECT pg_temp.accepts('ELE-06', $$SELECT pg_temp.appoint(12000 + i, 2, 'member') FROM generate_series(5, 14) i; INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) VALUES ('ELE-06', 2, 2, '2020-01-01', 2)$$, '11 with approval');
SELECT pg_temp.refuses('ELE-06', $$SELECT pg_temp.appoint(12000 + i, 2, 'member') FROM generate_series(5, 15) i; INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) VALUES ('ELE-06', 2, 2, '2020-01-01', 2)$$, '12, whatever is approved');
-- ELE-07
SELECT pg_temp.accepts('ELE-07', $$SELECT pg_temp.appoint(50004, 50, 'member', '{youth}'), pg_temp.appoint(50005, 50, 'member', '{women}')$$, '5 in office');
SELECT pg_temp.refuses('ELE-07', $$SELECT pg_temp.appoint(50000 + i, 50, 'member') FROM generate_series(4, 6) i$$, '6 without approval');
SELECT pg_temp.accepts('ELE-07', $$SELECT pg_temp.appoint(50000 + i, 50, 'member') FROM generate_series(4, 7) i; INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) VALUES ('ELE-07', 50, 50, '2020-01-01', 2)$$, '7 with approval');
SELECT pg_temp.refuses('ELE-07', $$SELECT pg_temp.appoint(50000 + i, 50, 'member') FROM generate_series(4, 8) i; INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) VALUES ('ELE-07', 50, 50, '2020-01-01', 2)$$, '8, whatever is approved');
SELECT pg_temp.refuses('ELE-07', 'SELECT pg_temp.elect(50, 2, 3)', 'an election of 2 seats');
-- ELE-08
SELECT pg_temp.accepts('ELE-08', 'SELECT pg_temp.elect(50)', 'full members of the branch');
SELECT pg_temp.refuses('ELE-08', 'SELECT pg_temp.elect(50); UPDATE party.candidate SET member_id = 11009 WHERE id = 105004', 'a member of another branch');
SELECT pg_temp.refuses('ELE-08', $$INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (50004, partybuild.today() - 200, partybuild.today() - 50); SELECT pg_temp.elect(50, tweak => 'scrutineer_id = 50018')$$, 'a candidate without rights that day');
-- ELE-09
SELECT pg_temp.accepts('ELE-09', $$SELECT pg_temp.elect(50, tweak => 'returned = 19, valid = 19')$$, '20 issued, 19 returned');
SELECT pg_temp.refuses('ELE-09', $$SELECT pg_temp.elect(50, tweak => 'returned = 21, valid = 21')$$, '20 issued, 21 returned, valid');
SELECT pg_temp.accepts('ELE-09', $$SELECT pg_temp.elect(50, tweak => $q$returned = 21, valid = 21, result = 'void'$q$)$$, '21 returned, recorded as void');
-- ELE-10
SELECT pg_temp.accepts('ELE-10', $$SELECT pg_temp.elect(50, tweak => 'valid = 19, invalid = 1')$$, '20 = 19 + 1');
SELECT pg_temp.refuses('ELE-10', $$SELECT pg_temp.elect(50, tweak => 'returned = 19, valid = 20')$$, '19 returned, 20 valid');
SELECT pg_temp.refuses('ELE-10', $$SELECT pg_temp.elect(50); UPDATE party.candidate SET against = 6 WHERE id = 105001$$, '15 for, 6 against, 20 valid');
SELECT pg_temp.refuses('ELE-10', $$SELECT pg_temp.elect(50, 3, 4); UPDATE party.candidate SET votes_for = 20 - (id % 100)::int$$, '70 votes on 60 places');
-- ELE-11
SELECT pg_temp.accepts('ELE-11', 'SELECT pg_temp.elect(50); UPDATE party.candidate SET votes_for = 15 - (id % 100)::int - (id % 100 = 4)::int * 6', '12 of 20');
SELECT pg_temp.accepts('ELE-11', 'SELECT pg_temp.elect(50); UPDATE party.candidate SET votes_for = 14 - (id % 100)::int - (id % 100 = 4)::int * 6', '11 of 20');
SELECT pg_temp.refuses('ELE-11', 'SELECT pg_temp.elect(50); UPDATE party.candidate SET votes_for = 13 - (id % 100)::int - (id % 100 = 4)::int * 6', '10 of 20');
-- ELE-12
SELECT pg_temp.accepts('ELE-12', 'SELECT pg_temp.elect(50)', 'the first three of four');
SELECT pg_temp.refuses('ELE-12', 'SELECT pg_temp.elect(50); UPDATE party.candidate SET elected = id IN (105001, 105002, 105004), votes_for = 16 - (id % 100)::int', 'the fourth instead of the third');
SELECT pg_temp.refuses('ELE-12', 'SELECT pg_temp.elect(50); UPDATE party.candidate SET votes_for = 13 WHERE id IN (105003, 105004)', 'a tie at the cut, one of them elected');
SELECT pg_temp.accepts('ELE-12', $$SELECT pg_temp.elect(50); UPDATE party.candidate SET votes_for = 13, elected = false WHERE id IN (105003, 105004);
  SELECT pg_temp.elect(50, 1, 2, tweak => 'round_of_id = 1050', id => 2050); UPDATE party.candidate SET member_id = 50002 + (id % 100)::int WHERE election_id = 2050$$, 'a tie voted on again');
SELECT pg_temp.refuses('ELE-12', 'SELECT pg_temp.elect(50); UPDATE party.candidate SET elected = true, votes_for = 16 - (id % 100)::int', 'four elected for three seats');
-- ELE-13
SELECT pg_temp.reports('ELE-13', 'SELECT pg_temp.elect(50, held => partybuild.today() - 31); UPDATE party.candidate SET elected = id IN (105001, 105002)', 'two of three, and nothing for 31 days');
SELECT pg_temp.meets('ELE-13', 'SELECT pg_temp.elect(50, held => partybuild.today() - 30); UPDATE party.candidate SET elected = id IN (105001, 105002)', 'two of three, 30 days ago');
SELECT pg_temp.meets('ELE-13', $$SELECT pg_temp.elect(50); UPDATE party.candidate SET elected = id IN (105001, 105002); SELECT pg_temp.elect(50, 1, 2, held => partybuild.today() - 90, tweak => 'round_of_id = 1050', id => 2050)$$, 'a further round 10 days later');
SELECT pg_temp.meets('ELE-13', $$SELECT pg_temp.elect(50, 4, 5, tweak => 'seats_reduced_to = 3, reduction_document_id = 50'); UPDATE party.candidate SET elected = id <= 105003$$, 'a decision to reduce the seats');
-- ELE-14
SELECT pg_temp.accepts('ELE-14', $$SELECT pg_temp.elect(50); SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary', body = 'committee', entitled = 3, present = 3, issued = 3, returned = 3, valid = 3$q$, id => 2050); UPDATE party.candidate SET votes_for = 3 WHERE election_id = 2050;
  UPDATE party.post SET to_date = partybuild.today() - 100, end_reason = 'change_of_duty', end_document_id = 2 WHERE org_id = 50 AND title = 'secretary'; SELECT pg_temp.seat(50001, 50, 'secretary', 2050, partybuild.today() - 100, party.term_end(partybuild.today() - 100, 3))$$, 'the secretary is one of those elected, by the committee');
SELECT pg_temp.refuses('ELE-14', $$SELECT pg_temp.elect(50); SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary'$q$, id => 2050);
  UPDATE party.post SET to_date = partybuild.today() - 100, end_reason = 'change_of_duty', end_document_id = 2 WHERE org_id = 50 AND title = 'secretary'; SELECT pg_temp.seat(50001, 50, 'secretary', 2050, partybuild.today() - 100, party.term_end(partybuild.today() - 100, 3))$$, 'elected by the general meeting although there is a committee');
SELECT pg_temp.refuses('ELE-14', $$SELECT pg_temp.elect(50); SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary', body = 'committee', entitled = 3, present = 3, issued = 3, returned = 3, valid = 3$q$, id => 2050); UPDATE party.candidate SET votes_for = 3, member_id = 50007 WHERE election_id = 2050;
  UPDATE party.department SET head_id = 50007 WHERE id = 50; UPDATE party.post SET to_date = partybuild.today() - 100, end_reason = 'change_of_duty', end_document_id = 2 WHERE org_id = 50 AND title = 'secretary'; SELECT pg_temp.seat(50007, 50, 'secretary', 2050, partybuild.today() - 100, party.term_end(partybuild.today() - 100, 3))$$, 'a secretary who was not elected to the committee');
-- ELE-15
SELECT is(party.term_end('2024-04-10', 3), '2027-04-10'::date, 'ELE-15: a term of three years');
SELECT is(party.term_end('2024-02-29', 3), '2027-03-01'::date, 'ELE-15: 29 February ends on 1 March');
SELECT is(party.term_end('2024-02-29', 4), '2028-02-29'::date, 'ELE-15: or on 29 February');
SELECT pg_temp.accepts('ELE-15', $$SELECT pg_temp.elect(50, held => '2024-04-10'); INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (50, 1050, '2024-04-10', '2027-04-10'); SELECT pg_temp.seat(50004, 50, 'member', 1050, '2024-04-10', '2027-04-10')$$, 'three years of a branch');
SELECT pg_temp.refuses('ELE-15', $$SELECT pg_temp.elect(50, held => '2024-04-10'); SELECT pg_temp.seat(50004, 50, 'member', 1050, '2024-04-10', '2028-01-01')$$, 'a post beyond the term');
SELECT pg_temp.accepts('ELE-15', $$SELECT pg_temp.elect(50, held => '2024-04-10'); INSERT INTO party.term (org_id, election_id, from_date, to_date, extended_to, extension_document_id) VALUES (50, 1050, '2024-04-10', '2027-04-10', '2028-01-01', 50); SELECT pg_temp.seat(50004, 50, 'member', 1050, '2024-04-10', '2028-01-01')$$, 'extended with approval');
SELECT pg_temp.refuses('ELE-15', $$SELECT pg_temp.elect(50, held => '2024-04-10'); INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (50, 1050, '2024-04-10', '2029-04-10')$$, 'a term of five years for a branch');
-- ELE-16
SELECT pg_temp.meets('ELE-16', $$SELECT pg_temp.elect(50, held => (partybuild.today() - interval '3 years')::date)$$, 'the term ends today');
SELECT pg_temp.reports('ELE-16', $$SELECT pg_temp.elect(50, held => (partybuild.today() - interval '3 years')::date - 2)$$, 'the term is over and nothing was held');
SELECT pg_temp.meets('ELE-16', $$SELECT pg_temp.elect(50, held => '2022-05-01'); SELECT pg_temp.elect(50, held => '2025-04-20', id => 2050)$$, 'renewed eleven days before the end');
-- ELE-17
CREATE FUNCTION pg_temp.renewed(first date, second date, approved date DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(50, held => first), pg_temp.elect(50, held => second, id => 2050);
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) SELECT 9050, 'a', approved, 2, 'approval' WHERE approved IS NOT NULL;
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) SELECT 'ELE-17', 2050, 50, approved, 9050 WHERE approved IS NOT NULL $$;
SELECT pg_temp.accepts('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2025-05-01')$$, 'renewed on the day the term ends');
SELECT pg_temp.accepts('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2025-05-01'::date - 90)$$, '90 days before the end');
SELECT pg_temp.refuses('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2025-07-01')$$, 'two months late, nothing on file');
SELECT pg_temp.accepts('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2026-01-01', '2025-04-30')$$, 'eight months late, approved before the end');
SELECT pg_temp.refuses('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2026-01-01', '2025-05-01')$$, 'eight months late, approved after the end');
SELECT pg_temp.refuses('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2026-01-01', '2025-04-30'); SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; UPDATE party.document SET dated_on = '2025-05-01' WHERE id = 9050$$, 'the approval is dated later afterwards');
SELECT pg_temp.refuses('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2026-07-01', '2025-04-30')$$, '14 months late, whatever is approved');
-- ELE-18
SELECT pg_temp.meets('ELE-18', $$SELECT pg_temp.elect(50)$$, 'reported and filed');
SELECT pg_temp.reports('ELE-18', $$SELECT pg_temp.elect(50, held => partybuild.today() - 31, tweak => 'report_document_id = NULL')$$, 'nothing by day 31');
SELECT pg_temp.meets('ELE-18', $$SELECT pg_temp.elect(50, held => partybuild.today() - 30, tweak => 'report_document_id = NULL')$$, 'nothing by day 30');
-- ELE-19
CREATE FUNCTION pg_temp.vacancy(days int) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(50, 5, 6, held => '2026-01-10'), pg_temp.seat(50004, 50, 'member', 1050, '2026-01-10', '2029-01-10'), pg_temp.seat(50005, 50, 'member', 1050, '2026-01-10', '2029-01-10');
  UPDATE party.post SET to_date = partybuild.today() - days, end_reason = 'transfer', end_document_id = 2 WHERE member_id = 50005 $$;
SELECT pg_temp.meets('ELE-19', 'SELECT pg_temp.vacancy(90)', 'vacant for 90 days');
SELECT pg_temp.reports('ELE-19', 'SELECT pg_temp.vacancy(91)', 'vacant for 91 days');
SELECT pg_temp.meets('ELE-19', $$SELECT pg_temp.vacancy(91); SELECT pg_temp.appoint(50006, 50, 'member', '{}', partybuild.today() - 20)$$, 'filled by a by-election');
-- ELE-20
CREATE FUNCTION pg_temp.by_elected(ends date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(50, held => '2024-04-10'), pg_temp.elect(50, 1, 2, held => '2026-03-10', tweak => $q$purpose = 'by_election'$q$, id => 2050), pg_temp.seat(50004, 50, 'member', 2050, '2026-03-10', ends) $$;
SELECT pg_temp.accepts('ELE-20', $$SELECT pg_temp.by_elected('2027-04-10')$$, 'by-elected to the end of the running term');
SELECT pg_temp.refuses('ELE-20', $$SELECT pg_temp.by_elected('2029-03-10')$$, 'by-elected for three new years');
SELECT pg_temp.accepts('ELE-20', $$SELECT pg_temp.elect(50, held => '2023-12-01'), pg_temp.elect(50, 1, 2, held => '2026-11-05', tweak => $q$purpose = 'by_election'$q$, id => 2050), pg_temp.seat(50004, 50, 'member', 2050, '2026-11-05', '2026-12-01')$$, 'in the last month of the term');
-- ELE-21
SELECT pg_temp.accepts('ELE-21', 'SELECT pg_temp.elect(50)', 'scrutineer and teller are no candidates');
SELECT pg_temp.refuses('ELE-21', $$SELECT pg_temp.elect(50, tweak => 'scrutineer_id = 50004')$$, 'the scrutineer is a candidate');
SELECT pg_temp.refuses('ELE-21', $$SELECT pg_temp.elect(50, tweak => 'scrutineer_id = 11009')$$, 'the scrutineer is no voter');
SELECT pg_temp.refuses('ELE-21', 'SELECT pg_temp.elect(50); DELETE FROM party.teller', 'no teller');
SELECT pg_temp.refuses('ELE-21', $$SELECT pg_temp.elect(50, tweak => 'secret_ballot = false')$$, 'no secret ballot');
-- ELE-22
SELECT pg_temp.accepts('ELE-22', $$SELECT pg_temp.elect(50); SELECT pg_temp.seat(50004, 50, 'member', 1050, partybuild.today() - 100, party.term_end(partybuild.today() - 100, 3))$$, 'a member with the filing');
SELECT pg_temp.refuses('ELE-22', $$SELECT pg_temp.elect(50, tweak => 'filing_document_id = NULL'); SELECT pg_temp.seat(50004, 50, 'member', 1050, partybuild.today() - 100, party.term_end(partybuild.today() - 100, 3))$$, 'a member without the filing');
SELECT pg_temp.refuses('ELE-22', $$SELECT pg_temp.elect(50); SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'deputy', body = 'committee', entitled = 3, present = 3, issued = 3, returned = 3, valid = 3$q$, id => 2050); UPDATE party.candidate SET votes_for = 3, member_id = 50002 WHERE election_id = 2050;
  SELECT pg_temp.seat(50002, 50, 'deputy', 2050, partybuild.today() - 90, party.term_end(partybuild.today() - 100, 3)); UPDATE party.post SET approval_document_id = NULL WHERE election_id = 2050; UPDATE party.post SET portfolio = '{organisation}' WHERE member_id = 50002 AND title = 'member'$$, 'a deputy in office without approval');
SELECT pg_temp.refuses('ELE-22', $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9050, 'a', '2020-01-01', 2, 'approval'); SELECT pg_temp.elect(50); SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary', body = 'committee', entitled = 3, present = 3, issued = 3, returned = 3, valid = 3$q$, id => 2050); UPDATE party.candidate SET votes_for = 3 WHERE election_id = 2050;
  UPDATE party.post SET to_date = partybuild.today() - 100, end_reason = 'change_of_duty', end_document_id = 2 WHERE org_id = 50 AND title = 'secretary'; SELECT pg_temp.seat(50001, 50, 'secretary', 2050, partybuild.today() - 100, party.term_end(partybuild.today() - 100, 3)); UPDATE party.post SET approval_document_id = 9050 WHERE election_id = 2050;
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; UPDATE party.document SET dated_on = partybuild.today() WHERE id = 9050$$, 'the approval is dated later afterwards');
-- ELE-23
SELECT pg_temp.accepts('ELE-23', 'SELECT pg_temp.elect(50)', 'consent before the election');
SELECT pg_temp.refuses('ELE-23', $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9050, 'c', partybuild.today() - 98, 2, 'consent'); SELECT pg_temp.elect(50, tweak => 'consent_document_id = 9050')$$, 'consent two days after');
SELECT pg_temp.refuses('ELE-23', $$SELECT pg_temp.elect(50, tweak => 'consent_document_id = NULL')$$, 'no consent');
SELECT pg_temp.refuses('ELE-23', $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9050, 'c', partybuild.today() - 105, 2, 'consent'); SELECT pg_temp.elect(50, tweak => 'consent_document_id = 9050'); SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; UPDATE party.document SET dated_on = partybuild.today() - 98 WHERE id = 9050$$, 'the consent is dated later afterwards');
-- ELE-24
SELECT pg_temp.accepts('ELE-24', $$SELECT pg_temp.renewed('2022-05-01', '2025-05-01')$$, 'the next renewal at the end of the term');
SELECT pg_temp.reports('ELE-24', $$SELECT pg_temp.renewed('2026-05-01', '2026-05-20')$$, 'two renewals in one month');
SELECT pg_temp.accepts('ELE-24', $$SELECT pg_temp.renewed('2022-05-01', '2024-12-01', '2024-11-01')$$, 'an early renewal, approved');

-- certify_election(): the same verdict as by hand, all or nothing
SAVEPOINT certify;
SELECT pg_temp.elect(50, 5, 6, held => '2026-05-04');
UPDATE party.candidate SET elected = false, portfolio = CASE WHEN id = 105002 THEN '{discipline}' ELSE '{}' END::party.portfolio[];
SELECT is_empty('SELECT * FROM partybuild.certify_election(1050)', 'certify: nothing stands in the way');
SELECT is((SELECT string_agg(member_id::text, ' ' ORDER BY member_id) FROM party.post WHERE election_id = 1050), '50001 50002 50003 50004 50005', 'certify: the five with most votes are in office');
SELECT is((SELECT format('%s %s', from_date, to_date) FROM party.term WHERE election_id = 1050), '2026-05-04 2029-05-04', 'certify: the term is open');
SELECT is((SELECT string_agg(DISTINCT end_reason || ' ' || to_date, ', ') FROM party.post WHERE org_id = 50 AND election_id IS NULL), 'renewal 2026-05-04', 'certify: the old posts are closed');
SELECT throws_ok('SELECT * FROM partybuild.certify_election(1050)', '55000', NULL, 'certify: not twice');
SELECT pg_temp.elect(50, 1, 1, held => '2026-05-04', tweak => $q$office = 'secretary', body = 'committee', entitled = 5, present = 5, issued = 5, returned = 5, valid = 5$q$, id => 2050);
UPDATE party.candidate SET votes_for = 4, elected = false WHERE election_id = 2050;
SELECT is((SELECT string_agg(rule, ' ') FROM partybuild.certify_election(2050)), 'ELE-22', 'certify: a secretary without approval is named by rule');
SELECT is((SELECT count(*) FROM party.post WHERE election_id = 2050), 0::bigint, 'certify: and nothing is written');
INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9051, 'approval', '2026-05-07', 2, 'approval');
SELECT is_empty('SELECT * FROM partybuild.certify_election(2050, 9051)', 'certify: with the approval it is accepted');
SELECT is((SELECT string_agg(title || ' ' || from_date || coalesce(' to ' || to_date, ''), ', ' ORDER BY from_date) FROM party.post WHERE member_id = 50001 AND org_id = 50 AND from_date >= '2026-05-04'),
  'member 2026-05-04 to 2026-05-07, secretary 2026-05-07', 'certify: the secretary takes office with the approval and gives up the other seat');
SELECT is(pg_temp.verdict('SELECT 1'), 'accepted', 'certify: and the commit agrees');
SELECT is((SELECT status || ' ' || term_ends_on FROM compliance.election_calendar WHERE org_id = 50), 'running 2029-05-04', 'compliance.election_calendar: the new term');
SELECT is((SELECT elected FROM compliance.election WHERE election_id = 2050), 'member 50001', 'compliance.election: who was elected');
UPDATE party.post SET to_date = partybuild.today() - 10, end_reason = 'transfer', end_document_id = 2 WHERE member_id = 50005 AND election_id = 1050;
SELECT is((SELECT format('%s %s %s', title, last_holder, days) FROM compliance.vacancy WHERE org_id = 50), 'member member 50005 10', 'compliance.vacancy: one, for ten days');
SELECT is((SELECT string_agg(title::text, ' ' ORDER BY from_date) FROM compliance.post_history WHERE member_id = 50001 AND org_id = 50), 'secretary member secretary', 'compliance.post_history: the posts of one member');
ROLLBACK TO certify;
SELECT pg_temp.elect(50, 5, 7); UPDATE party.candidate SET elected = false, votes_for = CASE WHEN id IN (105005, 105006) THEN 11 ELSE votes_for END;
SELECT is_empty('SELECT * FROM partybuild.certify_election(1050)', 'certify: a tie at the cut');
SELECT is((SELECT string_agg(id::text, ' ' ORDER BY id) FROM party.candidate WHERE elected), '105001 105002 105003 105004', 'certify: waits for a further round');
ROLLBACK TO certify;
SELECT throws_ok('SELECT * FROM partybuild.certify_election(4711)', '42704', NULL, 'certify: no such election');
SELECT throws_ok('SELECT * FROM partybuild.certify_election(NULL)', '42704', NULL, 'certify: null');
SELECT pg_temp.elect(50, tweak => $q$result = 'void'$q$);
SELECT throws_ok('SELECT * FROM partybuild.certify_election(1050)', '55000', NULL, 'certify: a void ballot');
ROLLBACK TO certify;
-- entitled_voters(): the roster of a day, and why one has no vote
INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (50010, '2026-01-01', '2027-01-01');
UPDATE party.membership SET status = 'suspended' WHERE member_id = 50011;
SELECT is((SELECT string_agg(member_id || ' ' || reason, ', ' ORDER BY member_id) FROM partybuild.entitled_voters(50, '2026-06-01') WHERE reason IS NOT NULL), '50010 rights suspended, 50011 suspended', 'entitled_voters: with the reason for each who is not');
SELECT is((SELECT count(*) FROM partybuild.entitled_voters(50, '2025-06-01') WHERE reason IS NULL), 19::bigint, 'entitled_voters: on an earlier day');
SELECT is((SELECT count(*) FROM partybuild.entitled_voters(2, '2026-06-01')), 150::bigint, 'entitled_voters: of a committee, all below it');
SELECT is((SELECT count(*) FROM partybuild.entitled_voters(50, '2001-01-01')), 0::bigint, 'entitled_voters: nobody yet');
SELECT is(partybuild.surplus(5, 1, 5), 1, 'surplus of 5 seats');
SELECT is(partybuild.surplus(6, 1, 5), 2, 'surplus of 6, rounded up');
SELECT is(partybuild.surplus(0, 1, 5), 0, 'surplus of none');
SELECT throws_ok('SELECT partybuild.surplus(-1, 1, 5)', '22023', NULL, 'of a negative number');

SELECT * FROM finish();
ROLLBACK;
