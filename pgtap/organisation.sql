-- Rules of areas ORG and POS, each accepted and refused by its code.
\ir court.psql
SELECT no_plan();

-- ORG-01
SELECT pg_temp.accepts('ORG-01', 'SELECT pg_temp.transfer(16001, 11), pg_temp.transfer(16002, 11)', 'a branch of 5 loses two, 3 remain');
SELECT pg_temp.refuses('ORG-01', 'SELECT pg_temp.transfer(16001, 11), pg_temp.transfer(16002, 11), pg_temp.transfer(16003, 11)', 'a branch of 5 loses three, 2 remain');
SELECT pg_temp.refuses('ORG-01', 'DELETE FROM party.membership WHERE member_id IN (16001, 16002, 16003); DELETE FROM party.member WHERE id IN (16001, 16002, 16003)', 'rows deleted');
SELECT pg_temp.refuses('ORG-01', $$UPDATE party.membership SET status = 'probationary' WHERE member_id IN (16001, 16002, 16003)$$, 'probationary members do not count');
SELECT pg_temp.refuses('ORG-01', $$SELECT pg_temp.organise(20, 'branch', 2, 2)$$, 'activated with 2');
SELECT pg_temp.accepts('ORG-01', $$SELECT pg_temp.organise(20, 'branch', 2, 3)$$, 'activated with 3');
SELECT pg_temp.accepts('ORG-01', $$INSERT INTO party.organisation (id, name, kind) VALUES (20, 'new', 'branch')$$, 'a branch in preparation');
-- ORG-02
SELECT pg_temp.accepts('ORG-02', 'SELECT pg_temp.join_branch(11, 25)', 'the 50th member');
SELECT pg_temp.refuses('ORG-02', 'SELECT pg_temp.join_branch(11, 26)', 'the 51st');
SELECT pg_temp.accepts('ORG-02', $$SELECT pg_temp.join_branch(11, 26); INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) VALUES ('ORG-02', 11, 11, partybuild.today(), 2)$$, 'the 51st with an approval');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.join_branch(11, 26); INSERT INTO party.approval (rule, subject, org_id, from_date, to_date, document_id) VALUES ('ORG-02', 11, 11, '2020-01-01', partybuild.today(), 2)$$, 'the 51st when the approval has ended');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.join_branch(11, 26); INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) VALUES ('ORG-02', 11, 11, partybuild.today(), 2); SET CONSTRAINTS ALL IMMEDIATE; DELETE FROM party.approval$$, 'an approval that is withdrawn');
-- ORG-03
SELECT pg_temp.accepts('ORG-03', $$SELECT pg_temp.organise(30, 'general_branch', 2), pg_temp.organise(31, 'branch', 30, 6), pg_temp.organise(32, 'branch', 30, 6);
  SELECT pg_temp.join_branch(b, 6) FROM (VALUES (31), (32)) v(b); SELECT pg_temp.committee(b) FROM (VALUES (31), (32)) v(b);
  SELECT pg_temp.join_branch(b, 19) FROM (VALUES (31), (32)) v(b)$$, '62 in two branches');
SELECT pg_temp.refuses('ORG-03', $$SELECT pg_temp.organise(30, 'general_branch', 2), pg_temp.organise(31, 'branch', 30, 6)$$, 'a general branch with 6');
SELECT pg_temp.refuses('ORG-03', $$SELECT pg_temp.organise(30, 'general_branch', 2), pg_temp.organise(31, 'branch', 30, 25), pg_temp.organise(32, 'branch', 30, 25), pg_temp.committee(31), pg_temp.committee(32);
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; SELECT pg_temp.transfer(31009, 12)$$, 'of 50 one leaves a branch below it');
-- ORG-04
SELECT pg_temp.accepts('ORG-04', $$SELECT pg_temp.organise(40, 'basic_committee', 1), pg_temp.organise(41, 'branch', 40, 50), pg_temp.organise(42, 'branch', 40, 50), pg_temp.committee(41), pg_temp.committee(42)$$, 'a committee with 100');
SELECT pg_temp.refuses('ORG-04', $$SELECT pg_temp.organise(40, 'basic_committee', 1), pg_temp.organise(41, 'branch', 40, 50), pg_temp.organise(42, 'branch', 40, 49), pg_temp.committee(41), pg_temp.committee(42)$$, 'a committee with 99');
-- ORG-05
SELECT pg_temp.refuses('ORG-05', $$SELECT pg_temp.organise(50, 'branch', 2, 9)$$, 'activated with 9 members and no committee');
SELECT pg_temp.accepts('ORG-05', $$SELECT pg_temp.organise(50, 'branch', 2, 9), pg_temp.committee(50)$$, 'activated with 9 members and a committee of 3');
SELECT pg_temp.refuses('ORG-05', $$UPDATE party.post SET to_date = partybuild.today(), end_reason = 'transfer', end_document_id = 2 WHERE member_id = 11003$$, 'a post ends and leaves 2');
SELECT pg_temp.accepts('ORG-05', 'SELECT pg_temp.join_branch(16, 2, partybuild.today() - 30)', 'growth from 5 to 7');
SELECT pg_temp.meets('ORG-05', 'SELECT pg_temp.join_branch(16, 2, partybuild.today() - 89)', 'within 90 days of the 7th member');
SELECT pg_temp.reports('ORG-05', 'SELECT pg_temp.join_branch(16, 2, partybuild.today() - 90)', '90 days after the 7th member');
SELECT pg_temp.meets('ORG-05', 'SELECT pg_temp.join_branch(16, 2, partybuild.today() - 200); SELECT pg_temp.transfer(16001, 11, partybuild.today() - 100); SELECT pg_temp.transfer(16001, 16, partybuild.today() - 30)', 'seven, six, and seven again for 30 days');
-- ORG-06
SELECT pg_temp.accepts('ORG-06', $$SELECT pg_temp.appoint(16002, 16, 'deputy')$$, 'a deputy in a branch of 5');
SELECT pg_temp.refuses('ORG-06', $$SELECT pg_temp.appoint(16002, 16, 'member', '{publicity}')$$, 'a publicity commissioner in a branch of 5');
SELECT pg_temp.accepts('ORG-06', $$SELECT pg_temp.transfer(11000 + i, 12) FROM generate_series(5, 24) i$$, 'a committee serves on in a branch that shrank');
-- ORG-07
SELECT pg_temp.accepts('ORG-07', $$SELECT pg_temp.organise(70, 'branch', 2, 3)$$, 'a branch under a committee');
SELECT pg_temp.refuses('ORG-07', $$SELECT pg_temp.organise(70, 'branch', 11, 3)$$, 'a branch under a branch');
SELECT pg_temp.refuses('ORG-07', $$SELECT pg_temp.organise(70, 'branch', 2, 3); DELETE FROM party.subordination WHERE org_id = 70$$, 'no superior');
SELECT pg_temp.refuses('ORG-07', $$INSERT INTO party.organisation (id, name, kind) VALUES (71, 'x', 'higher_committee'), (72, 'y', 'higher_committee');
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (71, 72, '2020-01-01'), (72, 71, '2020-01-01')$$, 'A under B under A');
-- ORG-08
SELECT pg_temp.accepts('ORG-08', $$SELECT pg_temp.organise(80, 'branch', 2, 3); UPDATE party.document SET dated_on = '2005-01-01' WHERE id = 80$$, 'approved on the effective day');
SELECT pg_temp.refuses('ORG-08', $$SELECT pg_temp.organise(80, 'branch', 2, 3); UPDATE party.document SET dated_on = '2005-01-02' WHERE id = 80$$, 'approved a day late');
SELECT pg_temp.refuses('ORG-08', $$SELECT pg_temp.organise(80, 'branch', 2, 3); DELETE FROM party.organisation_change WHERE org_id = 80$$, 'no approval');
SELECT pg_temp.refuses('ORG-08', $$UPDATE party.organisation SET name = 'renamed' WHERE id = 16$$, 'renamed without approval');
SELECT pg_temp.accepts('ORG-08', $$UPDATE party.organisation SET name = 'renamed' WHERE id = 16; INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id) VALUES (16, 'renaming', partybuild.today(), 16)$$, 'renamed with approval');
SELECT pg_temp.refuses('ORG-08', $$SELECT pg_temp.organise(80, 'branch', 2, 3); UPDATE party.document SET issuer_id = 11 WHERE id = 80$$, 'approved by somebody else');
-- ORG-09
SELECT pg_temp.accepts('ORG-09', $$INSERT INTO party.organisation (id, name, kind) VALUES (90, 'p', 'external_superior'); UPDATE party.organisation SET active_on = '2020-01-01' WHERE id = 90; UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 90$$, 'preparing to active to revoked');
SELECT pg_temp.refuses('ORG-09', $$INSERT INTO party.organisation (id, name, kind, active_on, revoked_on) VALUES (90, 'p', 'external_superior', '2010-01-01', '2020-01-01'); UPDATE party.organisation SET revoked_on = NULL WHERE id = 90$$, 'revoked to active');
SELECT pg_temp.refuses('ORG-09', $$UPDATE party.organisation SET active_on = NULL WHERE id = 16$$, 'active to preparing');
-- ORG-10
SELECT pg_temp.accepts('ORG-10', $$SELECT pg_temp.transfer(16000 + i, 11) FROM generate_series(1, 5) i; UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 16;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id) VALUES (16, 'revocation', partybuild.today(), 16)$$, 'members moved on the day');
SELECT pg_temp.refuses('ORG-10', $$SELECT pg_temp.transfer(16005, 11); UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 16;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id) VALUES (16, 'revocation', partybuild.today(), 16)$$, 'four members left');
-- ORG-11
SELECT pg_temp.accepts('ORG-11', $$SELECT pg_temp.transfer(11009, 12, '2026-06-01')$$, 'periods that adjoin');
SELECT pg_temp.refuses('ORG-11', $$SELECT pg_temp.transfer(11009, 12, '2026-06-01'); UPDATE party.membership SET from_date = '2026-06-02' WHERE member_id = 11009 AND org_id = 12$$, 'a day in no branch');
SELECT pg_temp.refuses('ORG-11', $$SELECT pg_temp.transfer(11009, 12, '2026-06-01'); UPDATE party.membership SET from_date = '2026-05-31' WHERE member_id = 11009 AND org_id = 12$$, 'a day in two branches');
SELECT pg_temp.refuses('ORG-11', $$UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 11009$$, 'out of one branch and into none');
SELECT pg_temp.accepts('ORG-11', $$UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 11009; UPDATE party.member SET ended_on = partybuild.today(), ended_as = 'withdrew' WHERE id = 11009$$, 'out with the end of membership');
-- ORG-12
SELECT pg_temp.accepts('ORG-12', 'SELECT pg_temp.transfer(11009, 12)', 'a member in a branch');
SELECT pg_temp.refuses('ORG-12', 'SELECT pg_temp.transfer(11009, 2)', 'a member directly under the committee');
-- ORG-13
SELECT pg_temp.accepts('ORG-13', $$SELECT pg_temp.organise(130, 'provisional_branch', 2); UPDATE party.organisation SET task = 'rescue', until = '2027-01-01', named_by_id = 2 WHERE id = 130$$, 'task, end and leaders named by the superior');
SELECT pg_temp.refuses('ORG-13', $$SELECT pg_temp.organise(130, 'provisional_branch', 2)$$, 'no task');
SELECT pg_temp.refuses('ORG-13', $$SELECT pg_temp.organise(130, 'provisional_branch', 2); UPDATE party.organisation SET task = 'rescue', until = '2027-01-01', named_by_id = 2 WHERE id = 130;
  INSERT INTO party.member (id, name, admitted_on) VALUES (130001, 'new', '2026-01-05'); INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (130001, 130, 'probationary', '2026-01-05')$$, 'somebody admitted there');
-- ORG-14
CREATE FUNCTION pg_temp.joint(units int) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(140, 'joint_branch', 2, 4);
  INSERT INTO party.unit (id, name) SELECT i, 'unit ' || i FROM generate_series(1, units) i;
  INSERT INTO party.covered_unit (org_id, unit_id, from_date) SELECT 140, i, '2020-01-01' FROM generate_series(1, units) i $$;
SELECT pg_temp.accepts('ORG-14', 'SELECT pg_temp.joint(4)', '4 units');
SELECT pg_temp.accepts('ORG-14', 'SELECT pg_temp.joint(5)', '5 units');
SELECT pg_temp.refuses('ORG-14', 'SELECT pg_temp.joint(6)', '6 units');
SELECT pg_temp.accepts('ORG-14', $$SELECT pg_temp.joint(6); INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) VALUES ('ORG-14', 140, 140, '2020-01-01', 2)$$, '6 units, approved');
SELECT pg_temp.refuses('ORG-14', $$SELECT pg_temp.joint(1); INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) VALUES ('ORG-14', 140, 140, '2020-01-01', 2)$$, 'a single unit, whatever is approved');
-- ORG-15
SELECT pg_temp.meets('ORG-15', 'SELECT pg_temp.transfer(16000 + i, 11, partybuild.today() - 90) FROM generate_series(1, 3) i', '90 days below');
SELECT pg_temp.reports('ORG-15', 'SELECT pg_temp.transfer(16000 + i, 11, partybuild.today() - 91) FROM generate_series(1, 3) i', '91 days below');
SELECT pg_temp.meets('ORG-15', $$SELECT pg_temp.transfer(16000 + i, 11, partybuild.today() - 200) FROM generate_series(1, 3) i; SELECT pg_temp.transfer(16001, 16, partybuild.today() - 100); SELECT pg_temp.transfer(16001, 11, partybuild.today() - 30)$$, 'below, whole again, and below for 30 days');
-- ORG-16
SELECT pg_temp.reports('ORG-16', 'SELECT 1', 'a committee without a discipline secretary');
SELECT pg_temp.meets('ORG-16', $$SELECT pg_temp.appoint(12009, 2, 'discipline_secretary')$$, 'a discipline secretary in office');
SELECT pg_temp.meets('ORG-16', $$SELECT pg_temp.organise(160, 'discipline_committee', 2), pg_temp.appoint(12009, 160, 'secretary')$$, 'a discipline committee with a secretary');
-- ORG-17
SELECT pg_temp.accepts('ORG-17', $$SELECT pg_temp.organise(170, 'branch', 2, 3, '2005-01-01', '执行局党支部')$$, 'a name of its own');
SELECT pg_temp.refuses('ORG-17', $$SELECT pg_temp.organise(170, 'branch', 2, 3, '2005-01-01', '执行局党支部'), pg_temp.organise(171, 'branch', 2, 3, '2005-01-01', '执行局党支部')$$, 'a second one of the name');
SELECT pg_temp.refuses('ORG-17', $$SELECT pg_temp.organise(170, 'branch', 2, 3, '2005-01-01', '  ')$$, 'a blank name');
-- ORG-18
CREATE FUNCTION pg_temp.party_group(id bigint, leader bigint, members bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.party_group (id, org_id, name, leader_id, from_date) VALUES (id, 11, 'group ' || id, leader, '2020-01-01');
  INSERT INTO party.group_member (group_id, member_id, from_date) SELECT id, m, '2020-01-01' FROM unnest(members) m $$;
SELECT pg_temp.accepts('ORG-18', 'SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006, 11007, 11008, 11009])', 'a group of 5 with a full leader');
SELECT pg_temp.refuses('ORG-18', $$SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006, 11007]); UPDATE party.membership SET status = 'probationary' WHERE member_id = 11005$$, 'a probationary leader');
SELECT pg_temp.refuses('ORG-18', 'SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006])', 'a group of 2');
SELECT pg_temp.refuses('ORG-18', 'SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006, 12007])', 'somebody of another branch');
SELECT pg_temp.refuses('ORG-18', 'SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006, 11007]); SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; SELECT pg_temp.transfer(11006, 12)', 'a member of it moves away');
SELECT throws_ok('SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006, 11007]), pg_temp.party_group(2, 11008, ARRAY[11005, 11008, 11009]); SET CONSTRAINTS ALL IMMEDIATE', '23P01', NULL, 'ORG-18 refuses: a member of two groups');
SET CONSTRAINTS ALL DEFERRED;
-- POS-01
SELECT pg_temp.accepts('POS-01', $$SELECT pg_temp.appoint(11009, 11, 'member', '{youth}')$$, 'a full member');
SELECT pg_temp.refuses('POS-01', $$UPDATE party.membership SET status = 'probationary' WHERE member_id = 11009; SELECT pg_temp.appoint(11009, 11, 'member', '{youth}')$$, 'a probationary commissioner');
SELECT pg_temp.refuses('POS-01', $$UPDATE party.membership SET status = 'suspended' WHERE member_id = 11002$$, 'an office-holder is suspended');
SELECT pg_temp.refuses('POS-01', $$INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (11002, partybuild.today(), partybuild.today() + 365)$$, 'an office-holder loses rights');
-- POS-02
SELECT pg_temp.accepts('POS-02', $$SELECT pg_temp.appoint(13009, 2, 'member')$$, 'a member of a branch under the committee');
SELECT pg_temp.refuses('POS-02', $$SELECT pg_temp.appoint(13009, 12, 'member', '{youth}')$$, 'a member of another branch');
SELECT pg_temp.refuses('POS-02', 'SELECT pg_temp.transfer(11002, 12)', 'an office-holder moves away');
SELECT pg_temp.refuses('POS-02', $$SELECT pg_temp.organise(21, 'general_branch', 2), pg_temp.organise(22, 'branch', 21, 25), pg_temp.organise(23, 'branch', 21, 25), pg_temp.committee(22), pg_temp.committee(23), pg_temp.appoint(22009, 2, 'member');
  SELECT pg_temp.organise(24, 'basic_committee', 1), pg_temp.organise(25, 'branch', 24, 50), pg_temp.organise(26, 'branch', 24, 50), pg_temp.committee(25), pg_temp.committee(26), pg_temp.join_branch(23, 25);
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 22; INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (22, 24, partybuild.today());
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (999, 'move', '2020-01-01', 24, 'approval'); INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id) VALUES (22, 'move', partybuild.today(), 999)$$, 'a branch moves away from two levels below the committee its member serves in');
-- POS-03
SELECT pg_temp.refuses('POS-03', $$UPDATE party.department SET head_id = 11009 WHERE id = 11; SELECT pg_temp.appoint(11009, 11, 'secretary', '{}', partybuild.today())$$, 'two secretaries');
SELECT pg_temp.accepts('POS-03', $$UPDATE party.post SET to_date = '2026-04-01', end_reason = 'transfer', end_document_id = 2 WHERE member_id = 11001; UPDATE party.department SET head_id = 11009 WHERE id = 11; SELECT pg_temp.appoint(11009, 11, 'secretary', '{}', '2026-04-01')$$, 'one ends the day the other begins');
-- POS-04
SELECT pg_temp.accepts('POS-04', $$SELECT pg_temp.appoint(11009, 11, 'deputy')$$, 'one deputy');
SELECT pg_temp.refuses('POS-04', $$SELECT pg_temp.appoint(11009, 11, 'deputy'), pg_temp.appoint(11010, 11, 'deputy')$$, 'two deputies');
-- POS-05
SELECT pg_temp.accepts('POS-05', $$SELECT pg_temp.organise(205, 'branch', 2, 3); INSERT INTO party.department (id, name, head_id) VALUES (205, 'd', 205001); INSERT INTO party.covered_department VALUES (205, 205, '2005-01-01'); SELECT pg_temp.appoint(205001, 205, 'secretary')$$, 'the head of a department');
SELECT pg_temp.refuses('POS-05', $$SELECT pg_temp.organise(205, 'branch', 2, 3), pg_temp.appoint(205001, 205, 'secretary')$$, 'a clerk');
SELECT pg_temp.accepts('POS-05', $$SELECT pg_temp.organise(205, 'branch', 2, 3); INSERT INTO party.post (id, member_id, org_id, title, elected_on, from_date) VALUES (205, 205001, 205, 'secretary', '2024-05-01', '2024-05-01'); INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) VALUES ('POS-05', 205, 205, '2024-05-01', 2)$$, 'a clerk, approved');
SELECT pg_temp.refuses('POS-05', 'UPDATE party.department SET head_id = 11009 WHERE id = 11', 'the department gets another head, the secretary stays');
SELECT pg_temp.accepts('POS-05', $$UPDATE party.department SET head_id = 11009 WHERE id = 11; UPDATE party.post SET to_date = partybuild.today(), end_reason = 'change_of_duty', end_document_id = 2 WHERE member_id = 11001; SELECT pg_temp.appoint(11009, 11, 'secretary', '{}', partybuild.today())$$, 'another head, who becomes secretary in the same transaction');
SELECT pg_temp.refuses('POS-05', 'UPDATE party.covered_department SET to_date = partybuild.today() WHERE org_id = 11', 'the branch no longer covers the department');
-- POS-06
SELECT pg_temp.accepts('POS-06', $$UPDATE party.post SET to_date = partybuild.today(), end_reason = 'transfer', end_document_id = 2 WHERE org_id = 2; UPDATE party.leader SET member_id = 12004; SELECT pg_temp.appoint(12004, 2, 'secretary', '{}', partybuild.today())$$, 'a party-group member in charge of personnel');
SELECT pg_temp.refuses('POS-06', $$UPDATE party.post SET to_date = partybuild.today(), end_reason = 'transfer', end_document_id = 2 WHERE org_id = 2; SELECT pg_temp.appoint(12004, 2, 'secretary', '{}', partybuild.today())$$, 'a division head');
SELECT pg_temp.refuses('POS-06', 'UPDATE party.leader SET to_date = partybuild.today()', 'the secretary leaves the leadership and stays secretary');
-- POS-07
SELECT pg_temp.accepts('POS-07', $$SELECT pg_temp.appoint(11009, 11, 'deputy'), pg_temp.appoint(11009, 11, 'member', '{organisation}')$$, 'a deputy who is organisation commissioner');
SELECT pg_temp.refuses('POS-07', $$SELECT pg_temp.appoint(11001, 11, 'member', '{discipline}')$$, 'the secretary as discipline commissioner');
SELECT pg_temp.refuses('POS-07', $$UPDATE party.post SET portfolio = '{discipline}' WHERE member_id = 11001$$, 'the secretary with the discipline portfolio');
-- POS-08
SELECT pg_temp.meets('POS-08', 'SELECT 1', '130 members and none');
SELECT pg_temp.reports('POS-08', 'SELECT pg_temp.join_branch(b, 25) FROM generate_series(11, 13) b', '205 members and none');
SELECT pg_temp.meets('POS-08', $$SELECT pg_temp.join_branch(b, 25) FROM generate_series(11, 13) b; SELECT pg_temp.appoint(12009, 2, 'fulltime_deputy')$$, '205 members and one');
-- POS-09
SELECT pg_temp.accepts('POS-09', $$SELECT pg_temp.appoint(11009, 11, 'deputy'); UPDATE party.post SET to_date = '2026-01-01', end_reason = 'transfer', end_document_id = 2 WHERE member_id = 11009$$, 'ended by a transfer with its notice');
SELECT pg_temp.refuses('POS-09', $$SELECT pg_temp.appoint(11009, 11, 'deputy'); UPDATE party.post SET to_date = '2026-01-01' WHERE member_id = 11009$$, 'ended early without a reason');
SELECT pg_temp.accepts('POS-09', $$SELECT pg_temp.appoint(11009, 11, 'deputy', '{}', '2020-02-29'); UPDATE party.post SET to_date = '2023-03-01' WHERE member_id = 11009$$, 'a term from 29 February that ended on 1 March');
-- POS-10
SELECT pg_temp.meets('POS-10', 'SELECT 1', 'all three portfolios');
SELECT pg_temp.reports('POS-10', $$UPDATE party.post SET portfolio = '{youth}' WHERE member_id = 11003$$, 'no discipline commissioner');
-- POS-11
SELECT pg_temp.accepts('POS-11', $$UPDATE party.member SET confirmed_on = '2023-05-01' WHERE id = 11001$$, 'a year to the day');
SELECT pg_temp.refuses('POS-11', $$UPDATE party.member SET confirmed_on = '2023-05-02' WHERE id = 11001$$, 'a day less');
-- POS-12
SELECT pg_temp.accepts('POS-12', $$SELECT pg_temp.appoint(12009, 2, 'discipline_secretary')$$, 'another person');
SELECT pg_temp.refuses('POS-12', $$SELECT pg_temp.organise(212, 'discipline_committee', 2), pg_temp.appoint(11004, 212, 'secretary')$$, 'the same person');
-- POS-13
SELECT pg_temp.accepts('POS-13', $$INSERT INTO party.post (member_id, org_id, title, from_date, to_date) VALUES (11001, 11, 'secretary', '2021-05-01', '2024-05-01')$$, 'two terms that adjoin');
SELECT is(pg_temp.verdict($$INSERT INTO party.post (member_id, org_id, title, from_date, to_date) VALUES (11002, 11, 'member', '2021-05-01', '2024-05-02')$$), 'refused by POS-13', 'POS-13 refuses: an overlap of a day');

SELECT * FROM finish();
ROLLBACK;
