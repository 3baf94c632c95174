-- ORG-02 A branch has at most 50 full members.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-02', 'SELECT pg_temp.join_branch(11, 25)', 'the 50th member');
SELECT pg_temp.refuses('ORG-02', 'SELECT pg_temp.join_branch(11, 26)', 'the 51st');
SELECT pg_temp.accepts('ORG-02', $$SELECT pg_temp.join_branch(11, 26);
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ORG-02', 11, 11, partybuild.today(), 2)$$, 'the 51st with an approval');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.join_branch(11, 26);
  INSERT INTO party.approval (rule, subject, org_id, from_date, to_date, document_id)
  VALUES ('ORG-02', 11, 11, '2020-01-01', partybuild.today(), 2)$$, 'the 51st when the approval has ended');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.join_branch(11, 26);
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ORG-02', 11, 11, partybuild.today(), 2); SET CONSTRAINTS ALL IMMEDIATE;
  DELETE FROM party.approval$$, 'an approval that is withdrawn');

-- An approval is a document of that kind, of who was above on that day, dated by then.
CREATE FUNCTION pg_temp.approved(kind text, issuer bigint, dated date, since date DEFAULT '2020-01-01') RETURNS void
  LANGUAGE sql AS $$
  SELECT pg_temp.join_branch(11, 26);
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
  VALUES (9050, 'a', dated, issuer, kind::party.document_kind);
  INSERT INTO party.approval (rule, subject, from_date, document_id) VALUES ('ORG-02', 11, since, 9050);
$$;
SELECT pg_temp.accepts('ORG-02', $$SELECT pg_temp.approved('approval', 2, partybuild.today())$$, 'approved today');
SELECT pg_temp.accepts('ORG-02', $$SELECT pg_temp.approved('approval', 1, '2019-01-01')$$,
  'approved by who is above the superior');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.approved('approval', 2, partybuild.today() + 1)$$,
  'approved as of tomorrow');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.approved('approval', 2, '2019-01-01', partybuild.today() + 1)$$,
  'approved from tomorrow');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.approved('minutes', 2, '2019-01-01')$$, 'minutes of the superior');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.approved('consent', 2, '2019-01-01')$$, 'its consent');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.approved('approval', 11, '2019-01-01')$$, 'approved by itself');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.approved('approval', 12, '2019-01-01')$$, 'approved by a sibling');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.approved('approval', NULL, '2019-01-01')$$, 'approved by nobody');
-- Until 2015 the branch was below a general branch.
CREATE FUNCTION pg_temp.former() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(60, 'general_branch', 2);
  UPDATE party.subordination SET from_date = '2015-01-01' WHERE org_id = 11;
  INSERT INTO party.subordination (org_id, parent_id, from_date, to_date) VALUES (11, 60, '2005-01-01', '2015-01-01');
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id) VALUES (11, 'move', '2015-01-01', 11);
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9060, 'b', '2000-01-01', 60, 'approval');
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
  VALUES (11, 'activation', '2005-01-01', 9060);
  INSERT INTO party.approval (rule, subject, from_date, document_id) VALUES ('ORG-03', 60, '2000-01-01', 2);
$$;
SELECT pg_temp.accepts('ORG-02', $$SELECT pg_temp.former(),
  pg_temp.approved('approval', 60, '2014-01-01', '2014-12-31')$$,
  'approved by who was superior then');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.former(),
  pg_temp.approved('approval', 60, '2014-01-01', '2015-01-01')$$,
  'approved by who was superior no longer');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.former(),
  pg_temp.approved('approval', 60, '2015-01-01', '2014-12-31')$$,
  'dated when it was superior no longer');
SELECT pg_temp.refuses('ORG-02', format('SELECT pg_temp.approved(%L, 2, %L); SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED; UPDATE party.document SET %s WHERE id = 9050', 'approval', '2019-01-01', change),
  'the document is changed afterwards: ' || change)
  FROM unnest(ARRAY['kind = ''minutes''', 'issuer_id = 12', 'dated_on = partybuild.today() + 1']) change;
SELECT pg_temp.accepts('ORG-02', $$SELECT pg_temp.approved('approval', 2, '2019-01-01'); SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED; UPDATE party.document SET dated_on = '2019-02-01' WHERE id = 9050$$,
  'its day is corrected');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-02', $$UPDATE partybuild.parameter SET value = 5 WHERE rule = 'ORG-02';
  SELECT pg_temp.organise(id, kind, 2, n)
  FROM (VALUES (31, 'branch', 6), (32, 'branch', 5), (33, 'joint_branch', 7), (34, 'branch', 6), (35, 'branch', 5),
    (36, 'provisional_branch', 6), (37, 'branch', 6), (38, 'branch', 6), (39, 'branch', 6), (40, 'branch', 6),
    (41, 'branch', 6)) v (id, kind, n);
  SELECT pg_temp.transfer(34001, 41), pg_temp.join_branch(35, 1, partybuild.today());
  UPDATE party.membership SET status = 'probationary' WHERE member_id IN (41001, 41002);
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 37;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 38;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 39;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 40$$,
  '11:20 12:20 13:20 14:20 15:20 31:1 33:2 35:1 37:1 40:1',
      'branches of either kind, active today, above 5 full members today');
SELECT pg_temp.sees('ORG-02', $$UPDATE partybuild.parameter SET value = 5 WHERE rule = 'ORG-02';
  SELECT pg_temp.organise(id, kind, 2, n) FROM (VALUES (31, 'branch', 6), (32, 'general_branch', 6),
      (33, 'branch', 5),
    (34, 'branch', 6), (37, 'branch', 1)) v (id, kind, n);
  SELECT pg_temp.join_branch(33, 1, partybuild.today() + 5);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31001;
  UPDATE party.membership SET to_date = partybuild.today() + 5 WHERE member_id = 33001;
  UPDATE party.membership SET to_date = partybuild.today() - 5 WHERE member_id = 34001;
  INSERT INTO party.organisation (id, name, kind) VALUES (36, 'later', 'branch');
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on)
    VALUES (35, 'revoked', 'branch', '2010-01-01', '2020-01-01');
  SELECT pg_temp.join_branch(36, 6), pg_temp.join_branch(35, 6)$$,
  ARRAY[$$UPDATE party.membership SET status = 'full' WHERE member_id = 31001$$,
    $$UPDATE party.membership SET from_date = partybuild.today() WHERE member_id = 33006$$,
    $$UPDATE party.membership SET to_date = NULL WHERE member_id = 34001$$,
    $$UPDATE party.membership SET org_id = 31 WHERE member_id = 37001$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 32$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 36$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 35$$]);

SELECT * FROM finish();
ROLLBACK;
