-- ORG-08 Set-up, revocation, adjustment approved.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-08', $$SELECT pg_temp.organise(80, 'branch', 2, 3);
  UPDATE party.document SET dated_on = '2005-01-01' WHERE id = 80$$, 'approved on the effective day');
SELECT pg_temp.refuses('ORG-08', $$SELECT pg_temp.organise(80, 'branch', 2, 3);
  UPDATE party.document SET dated_on = '2005-01-02' WHERE id = 80$$, 'approved a day late');
SELECT pg_temp.refuses('ORG-08', $$SELECT pg_temp.organise(80, 'branch', 2, 3);
  DELETE FROM party.organisation_change WHERE org_id = 80$$, 'no approval');
SELECT pg_temp.refuses('ORG-08', $$UPDATE party.organisation SET name = 'renamed'
  WHERE id = 16$$, 'renamed without approval');
SELECT pg_temp.accepts('ORG-08', $$UPDATE party.organisation SET name = 'renamed' WHERE id = 16;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
  VALUES (16, 'renaming', partybuild.today(), 16)$$, 'renamed with approval');
SELECT pg_temp.refuses('ORG-08', $$SELECT pg_temp.organise(80, 'branch', 2, 3);
  UPDATE party.document SET issuer_id = 11 WHERE id = 80$$, 'approved by somebody else');

-- A new name has a day that is judged, whatever the writer says.
CREATE FUNCTION pg_temp.named(name text, day date) RETURNS void LANGUAGE sql AS $$
  UPDATE party.organisation o SET name = named.name, named_on = day WHERE id = 16;
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
$$;
CREATE FUNCTION pg_temp.agreed(day date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id) VALUES (16, 'renaming', day, 16);
$$;
SELECT pg_temp.refuses('ORG-08', $$UPDATE party.organisation SET name = 'renamed', named_on = active_on
  WHERE id = 16$$, 'renamed as of the first day');
SELECT pg_temp.refuses('ORG-08', $$UPDATE party.organisation SET name = 'renamed', named_on = '2001-01-01'
  WHERE id = 16$$, 'renamed as of a day before');
SELECT pg_temp.accepts('ORG-08', $$SELECT pg_temp.agreed('2020-01-01'), pg_temp.named('renamed', '2020-01-01')$$,
  'renamed as of a day in the past, approved');
SELECT pg_temp.refuses('ORG-08', $$SELECT pg_temp.named('renamed', '2020-01-01')$$, 'the same, not approved');
SELECT pg_temp.refuses('ORG-08', $$SELECT pg_temp.agreed('2020-01-01'), pg_temp.named('renamed', '2020-01-01'),
  pg_temp.named('again', NULL)$$, 'renamed again as of no day');
SELECT pg_temp.refuses('ORG-08', $$SELECT pg_temp.agreed('2020-01-01'), pg_temp.named('renamed', '2020-01-01'),
  pg_temp.named('again', '2020-01-01')$$, 'renamed again by the approval of the first time');
SELECT pg_temp.refuses('ORG-08', $$SELECT pg_temp.agreed('2019-01-01'), pg_temp.agreed('2020-01-01'),
  pg_temp.named('a', '2019-01-01'), pg_temp.named('b', '2020-01-01'), pg_temp.named('c', '2019-01-01')$$,
  'renamed by the approval of the time before last');
SELECT pg_temp.refuses('ORG-08', $$UPDATE party.organisation SET name = 'renamed' WHERE id = 16;
  UPDATE party.organisation SET named_on = NULL WHERE id = 16$$, 'renamed, and the day taken away');
SELECT pg_temp.refuses('ORG-08', $$UPDATE party.organisation SET name = 'renamed' WHERE id = 16;
  UPDATE party.organisation SET named_on = active_on WHERE id = 16$$, 'renamed, and the day put back');
SELECT pg_temp.accepts('ORG-08', $$UPDATE party.organisation SET name = ' ' || name WHERE id = 16$$,
  'a blank more in the name');
SELECT pg_temp.refuses('ORG-08', $$SET LOCAL partybuild.as_of = '2004-01-01';
  UPDATE party.organisation SET name = 'renamed' WHERE id = 16; SET LOCAL partybuild.as_of = ''$$,
  'renamed as of a day that is looked at');

-- The superior of the day, or who hands over on it.
CREATE FUNCTION pg_temp.parted(day date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(60, 'general_branch', 2), pg_temp.organise(50, 'branch', 60, 3);
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (9050, 'a', '2000-02-01', 60, 'approval');
  UPDATE party.subordination SET to_date = day WHERE org_id = 50;
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (50, 2, day);
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id) VALUES (50, 'move', day, 9050);
$$;
CREATE FUNCTION pg_temp.renamed(day date, document bigint) RETURNS void LANGUAGE sql AS $$
  UPDATE party.organisation SET named_on = day WHERE id = 50;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
  VALUES (50, 'renaming', day, document);
$$;
SELECT pg_temp.lists('ORG-08', $$SELECT pg_temp.parted('2020-01-01')$$, '',
  'no move that the former superior approved');
SELECT pg_temp.lists('ORG-08', $$SELECT pg_temp.parted('2020-01-01'); UPDATE party.document SET issuer_id = 2
  WHERE id = 9050$$, '', 'none that the new one approved');
SELECT pg_temp.lists('ORG-08', $$SELECT pg_temp.parted('2020-01-01'), pg_temp.renamed('2020-01-01', 9050)$$, '',
  'nothing that the former superior approved for his last day');
SELECT pg_temp.lists('ORG-08', $$SELECT pg_temp.parted('2020-01-01'), pg_temp.renamed('2020-01-02', 9050)$$, '50:1',
  'what the former superior approved for the day after');
SELECT pg_temp.lists('ORG-08', $$SELECT pg_temp.parted('2020-01-01'), pg_temp.renamed('2019-12-31', 2);
  UPDATE party.document SET issuer_id = 2 WHERE id = 2$$, '2:1 50:1', 'what the next superior approved too early');

SELECT pg_temp.says('ORG-08', $$UPDATE party.organisation SET name = 'renamed', named_on = '2010-01-01',
  revoked_on = '2020-01-01' WHERE id = 16$$,
  'the change (renaming, 2010-01-01) of "renamed" has no prior approval of its superior; '
  '“renamed”的变更（更名，2010-01-01）没有上级事先批准');
SELECT pg_temp.says('ORG-08', $$SELECT pg_temp.parted('2008-01-01'); DELETE FROM party.organisation_change
  WHERE org_id = 50 AND kind = 'move'; UPDATE party.organisation SET named_on = '2007-01-01' WHERE id = 50$$,
  'the change (renaming, 2007-01-01) of "organisation 50" has no prior approval of its superior; '
  '“organisation 50”的变更（更名，2007-01-01）没有上级事先批准');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-08', $$SELECT pg_temp.organise(id, 'branch', 2) FROM generate_series(31, 53) id;
  UPDATE party.document SET dated_on = '2005-01-02' WHERE id = 32;
  UPDATE party.document SET dated_on = '2005-01-01' WHERE id = 33;
  UPDATE party.document SET kind = 'consent' WHERE id = 35;
  UPDATE party.document SET issuer_id = 1 WHERE id = 36;
  UPDATE party.organisation_change SET effective_on = '2005-01-02' WHERE org_id = 34;
  UPDATE party.organisation_change SET org_id = 31 WHERE org_id = 37;
  UPDATE party.organisation SET revoked_on = '2020-01-01' WHERE id BETWEEN 38 AND 41;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
    VALUES (38, 'revocation', '2020-01-01', 38), (39, 'merger', '2020-01-01', 39), (40, 'split', '2020-01-01', 40),
    (45, 'renaming', '2005-01-02', 45), (47, 'move', '2010-01-01', 47), (51, 'merger', '2010-01-01', 51),
    (53, 'renaming', '2020-01-01', 53);
  UPDATE party.organisation_change SET kind = 'merger' WHERE org_id = 42;
  UPDATE party.organisation SET named_on = active_on WHERE id = 43;
  UPDATE party.organisation SET named_on = active_on + 1 WHERE id IN (44, 45);
  UPDATE party.subordination SET to_date = '2010-01-01' WHERE org_id IN (46, 47, 51);
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (46, 1, '2010-01-01'), (47, 1, '2010-01-01'),
    (51, 1, '2010-01-01');
  DELETE FROM party.organisation_change WHERE org_id IN (48, 49, 50, 52);
  UPDATE party.organisation SET kind = 'higher_committee' WHERE id = 48;
  UPDATE party.organisation SET kind = 'external_superior' WHERE id = 49;
  UPDATE party.organisation SET active_on = NULL WHERE id = 52;
  UPDATE party.organisation SET revoked_on = '2020-01-01' WHERE id IN (50, 53)$$,
  '32:1 34:1 35:1 36:1 37:1 41:1 42:1 44:1 46:1 50:2 51:1 53:1', 'changes not approved by the day');
SELECT pg_temp.sees('ORG-08', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.organise(37, 'higher_committee', 1);
  DELETE FROM party.organisation_change WHERE org_id = 37;
  SELECT pg_temp.unasked('ORG-08', 'UPDATE party.organisation SET named_on = active_on WHERE id = 31');
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'later', 'branch');
  SELECT pg_temp.organise(34, 'branch', 2);
  UPDATE party.organisation SET named_on = '2005-01-05' WHERE id = 34;
  INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
    VALUES (34, 'renaming', '2005-01-05', 34);
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (33, 2, '2020-01-01')$$,
  ARRAY[$$UPDATE party.organisation_change SET kind = 'merger' WHERE org_id = 31$$,
    $$UPDATE party.organisation_change SET effective_on = '2005-01-02' WHERE org_id = 31$$,
    $$UPDATE party.organisation_change SET document_id = NULL WHERE org_id = 31$$,
    $$UPDATE party.organisation_change SET org_id = 33 WHERE org_id = 31$$,
    $$DELETE FROM party.organisation_change WHERE org_id = 31$$,
    $$UPDATE party.document SET dated_on = '2005-01-02' WHERE id = 31$$,
    $$UPDATE party.document SET issuer_id = 1 WHERE id = 31$$,
    $$UPDATE party.document SET kind = 'consent' WHERE id = 31$$,
    $$UPDATE party.subordination SET from_date = '2005-01-02' WHERE org_id = 31$$,
    $$UPDATE party.subordination SET parent_id = 1 WHERE org_id = 31$$,
    $$UPDATE party.subordination SET to_date = '2005-01-04' WHERE org_id = 34$$,
    $$UPDATE party.subordination SET org_id = 33 WHERE org_id = 31$$,
    $$DELETE FROM party.subordination WHERE org_id = 31$$,
    $$INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (31, 2, '2020-01-01')$$,
    $$UPDATE party.organisation SET kind = 'basic_committee' WHERE id = 37$$,
    $$UPDATE party.organisation SET active_on = '2004-01-01' WHERE id = 31$$,
    $$UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 31$$,
    $$UPDATE party.organisation SET named_on = '2005-01-02' WHERE id = 31$$]);

SELECT * FROM finish();
ROLLBACK;
