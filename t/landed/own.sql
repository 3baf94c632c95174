-- What the sample court of t/019_upgrade.pl has of its own. It ran in each version before its court was dumped, and
-- runs in the fresh installation that the test compares with.
SELECT partybuild.set_mode('ORG-15', 'off', 'order 1', from_date => '2026-01-01');
SELECT partybuild.set_param('ORG-02', 'max', 51, '2026-02-01', 'order 2');
SELECT partybuild.set_term('reserved name', '保留名称', 'reserved name');
SELECT partybuild.set_calendar_year(2027, 'order 3', '{2027-01-01,2027-10-01}', '{2027-10-09}');

CREATE VIEW party_rule.loc_01 AS
SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, jsonb_build_object('what', 'reserved name') AS args
  FROM party.organisation o
 WHERE o.name = 'reserved';
SELECT partybuild.add_rule('LOC-01', 'party_rule.loc_01', 'organisation', '保留名称', 'Reserved names',
  '名称为{what}', 'it has a {what}', 'order 4');
SELECT partybuild.watch('LOC-01', 'party.organisation', 'id', '{name}');

CREATE VIEW party_rule.loc_02_owed AS
SELECT o.id AS subject, o.id AS org_id, greatest(o.active_on, '2026-01-01') AS from_date, o.revoked_on AS to_date
  FROM party.organisation o
 WHERE o.kind = 'branch';
CREATE VIEW party_rule.loc_02_done AS
SELECT a.org_id AS subject, a.starts_at::date AS on_date, a.id::text AS reference
  FROM party.activity a
 WHERE a.kind = 'seminar';
SELECT partybuild.add_obligation('LOC-02', 'party_rule.loc_02_owed', 'party_rule.loc_02_done', 'quarter', '专题研讨',
  'Seminars', 'order 5');

-- an approval of what would be refused, and what has been decided of a finding
INSERT INTO party.document (number, dated_on, issuer_id, kind)
SELECT 'approval 1', '2026-03-01', s.parent_id, 'approval'
  FROM party.subordination s
  JOIN party.organisation o ON o.id = s.org_id
 WHERE o.name = '刑事审判第一庭党支部';
INSERT INTO party.approval (rule, subject, org_id, from_date, to_date, document_id)
SELECT 'ORG-02', o.id, o.id, '2026-03-01', '2027-03-01', d.id
  FROM party.organisation o, party.document d
 WHERE o.name = '刑事审判第一庭党支部' AND d.number = 'approval 1';
UPDATE party.finding SET measure = 'to be elected', goal = 'a discipline committee' WHERE rule = 'ORG-16';
CALL partybuild.nightly();
