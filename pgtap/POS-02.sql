-- POS-02 Office-holders belong to the organisation.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-02', $$SELECT pg_temp.appoint(13009, 2, 'member')$$,
  'a member of a branch under the committee');
SELECT pg_temp.refuses('POS-02', $$SELECT pg_temp.appoint(13009, 12, 'member', '{youth}')$$,
  'a member of another branch');
SELECT pg_temp.refuses('POS-02', 'SELECT pg_temp.transfer(11002, 12)', 'an office-holder moves away');
SELECT pg_temp.refuses('POS-02', $$SELECT pg_temp.organise(21, 'general_branch', 2),
  pg_temp.organise(22, 'branch', 21, 25), pg_temp.organise(23, 'branch', 21, 25), pg_temp.committee(22),
  pg_temp.committee(23), pg_temp.appoint(22009, 2, 'member');
  SELECT pg_temp.organise(24, 'basic_committee', 1), pg_temp.organise(25, 'branch', 24, 50),
    pg_temp.organise(26, 'branch', 24, 50), pg_temp.committee(25), pg_temp.committee(26), pg_temp.join_branch(23, 25);
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 22;
    INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (22, 24, partybuild.today());
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (999, 'move', '2020-01-01', 24, 'approval');
    INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
    VALUES (22, 'move', partybuild.today(), 999)$$,
    'a branch moves away from two levels below the committee its member serves in');

SELECT * FROM finish();
ROLLBACK;
