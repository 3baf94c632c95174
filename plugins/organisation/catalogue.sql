-- What belongs to no single rule of areas ORG, POS and ELE; the rules are in rule/, by code.
INSERT INTO partybuild.plugin (name, extension, library) VALUES
  ('organisation', 'partybuild_organisation', '$libdir/partybuild_organisation');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('document', 'party.document', '文件', 'document', 'organisation'),
  ('election', 'party.election', '选举', 'election', 'organisation'),
  ('candidate', 'party.candidate', '候选人', 'candidate', 'organisation');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('has no active superior', '没有在册的上级', 'has no active superior', 'organisation'),
  ('superior of the wrong kind', '上级类别不符', 'superior of the wrong kind', 'organisation'),
  ('subordinate of the wrong kind', '下级类别不符', 'subordinate of the wrong kind', 'organisation'),
  ('is its own superior', '隶属关系成环', 'is its own superior', 'organisation'),
  ('revoked to active', '由已撤销恢复', 'revoked to active', 'organisation'),
  ('active to preparing', '由运行退回筹备', 'active to preparing', 'organisation'),
  ('kind of an active organisation', '改变运行中组织的类别', 'kind of an active organisation', 'organisation'),
  ('deleted', '删除已运行过的组织', 'what has been active is deleted', 'organisation'),
  ('names no ballot', '没有写明选举', 'names no ballot', 'organisation'),
  ('the ballot is void', '选举无效', 'the ballot is void', 'organisation'),
  ('ballot of another organisation', '选举属其他组织', 'ballot of another organisation', 'organisation'),
  ('the ballot is for another office', '选举的职务不符', 'the ballot is for another office', 'organisation'),
  ('the ballot was won by others', '选举中未当选', 'the ballot was won by others', 'organisation'),
  ('there is no committee that could have elected', '未设委员会，不能由委员会选举',
   'there is no committee that could have elected', 'organisation'),
  ('not elected by the committee', '不是由委员会选举', 'not elected by the committee', 'organisation'),
  ('not a member of the committee', '不是委员', 'not a member of the committee', 'organisation'),
  ('elected by a void ballot', '选举无效，不产生当选人', 'the ballot is void, nobody is elected by it', 'organisation'),
  ('more elected than seats', '当选人数超过应选名额', 'more elected than seats', 'organisation'),
  ('not in the order of votes or a tie was not voted on again', '不符合得票顺序，或票数相等未再选',
   'not in the order of votes, or a tie was not voted on again', 'organisation'),
  ('no further round of that ballot', '不是所登记选举的再次选举', 'no further round of that ballot', 'organisation'),
  ('more seats than were left', '名额多于所余名额', 'more seats than were left', 'organisation'),
  ('somebody elected twice', '同一人在几轮中重复当选', 'somebody elected twice', 'organisation'),
  ('in office', '在职', 'in office', 'organisation'),
  ('seats to elect', '选举名额', 'seats to elect', 'organisation'),
  ('discipline commissioner', '纪检委员', 'discipline commissioner', 'organisation'),
  ('commissioner of several portfolios', '多项分工的委员', 'commissioner of several portfolios', 'organisation');

-- Clerks' files of elections.
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('more than were entitled', '多于应到会人数', 'more than were entitled', 'organisation'),
  ('more than were present', '多于实到会人数', 'more than were present', 'organisation'),
  ('more than were issued', '多于发出票数', 'more than were issued', 'organisation'),
  ('more than were returned', '多于收回票数', 'more than were returned', 'organisation'),
  ('reported before it was held', '报告日期早于选举日期', 'reported before it was held', 'organisation'),
  ('less than nothing', '小于零', 'less than nothing', 'organisation');
INSERT INTO partybuild.import_kind (name, plugin, place, zh, en, register, keys, prepare, finish) VALUES
  ('elections', 'organisation', 40, '选举', 'elections', 'party.election', '{org_id,held_on,office}',
   'partybuild.import_elections()', 'partybuild.import_elections(bigint[])');
INSERT INTO partybuild.import_column (kind, name, plugin, place, type, required, target, zh, en, aliases) VALUES
  ('elections', 'org', 'organisation', 1, 'organisation', true, 'org_id', '党组织', 'org', '{党支部,党组织名称,支部,branch}'),
  ('elections', 'held_on', 'organisation', 2, 'date', true, 'held_on', '选举日期', 'held on', '{选举时间,大会日期}'),
  ('elections', 'reason', 'organisation', 3, 'term', true, 'purpose', '选举事由', 'reason', '{事由,类别,purpose}'),
  ('elections', 'office', 'organisation', 4, 'term', false, 'office', '选举职务', 'office', '{职务}'),
  ('elections', 'entitled', 'organisation', 5, 'integer', true, 'entitled', '应到会人数', 'entitled', '{应到人数,有选举权人数}'),
  ('elections', 'present', 'organisation', 6, 'integer', true, 'present', '实到会人数', 'present', '{实到人数}'),
  ('elections', 'ballots_issued', 'organisation', 7, 'integer', true, 'issued', '发出票数', 'ballots issued',
   '{发出选票,发票数}'),
  ('elections', 'ballots_returned', 'organisation', 8, 'integer', true, 'returned', '收回票数', 'ballots returned',
   '{收回选票}'),
  ('elections', 'ballots_valid', 'organisation', 9, 'integer', true, 'valid', '有效票数', 'ballots valid', '{有效票}'),
  ('elections', 'seats', 'organisation', 10, 'integer', true, 'seats', '应选名额', 'seats', '{应选人数,名额}'),
  ('elections', 'candidates', 'organisation', 11, 'integer', true, 'candidates', '候选人数', 'candidates', '{候选人数量}'),
  ('elections', 'approval_no', 'organisation', 12, 'text', false, NULL, '批复文号', 'approval no', '{批准文号}'),
  ('elections', 'reported_on', 'organisation', 13, 'date', false, NULL, '报告日期', 'reported on', '{上报日期,报告时间}'),
  ('elections', 'invalid', 'organisation', 14, 'derived', false, 'invalid', NULL, NULL, '{}'),
  ('elections', 'result', 'organisation', 15, 'derived', false, 'result', NULL, NULL, '{}');
UPDATE partybuild.import_column SET only_new = true WHERE kind = 'elections' AND name = 'result';
INSERT INTO partybuild.import_value (kind, col, said, plugin, place, means) VALUES
  ('elections', 'reason', '换届', 'organisation', 1, 'renewal'),
  ('elections', 'reason', '补选', 'organisation', 2, 'by_election'),
  ('elections', 'reason', '选举代表', 'organisation', 3, 'delegates'),
  ('elections', 'reason', '换届选举', 'organisation', 0, 'renewal'),
  ('elections', 'reason', '增补', 'organisation', 0, 'by_election'),
  ('elections', 'office', '委员', 'organisation', 1, 'committee'),
  ('elections', 'office', '书记', 'organisation', 2, 'secretary'),
  ('elections', 'office', '副书记', 'organisation', 3, 'deputy'),
  ('elections', 'office', '代表', 'organisation', 4, 'delegate'),
  ('elections', 'office', '委员会', 'organisation', 0, 'committee');

CREATE FUNCTION partybuild.import_elections() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- a ballot for one seat is that of a secretary where there is no committee
  UPDATE pg_temp.import_read l
     SET office = coalesce(l.office, CASE WHEN l.reason = 'delegates' THEN 'delegate' WHEN l.seats = 1 THEN 'secretary'
                                          ELSE 'committee' END),
         invalid = l.ballots_returned - l.ballots_valid, result = 'valid';
  INSERT INTO pg_temp.import_fault (line, col, reason)
  SELECT l.line, x.col, x.reason
    FROM pg_temp.import_read l
   CROSS JOIN LATERAL (
      VALUES ('present', 'more than were entitled', l.present > l.entitled),
             ('ballots_issued', 'more than were present', l.ballots_issued > l.present),
             ('ballots_returned', 'more than were issued', l.ballots_returned > l.ballots_issued),
             ('ballots_valid', 'more than were returned', l.ballots_valid > l.ballots_returned),
             ('ballots_valid', 'less than nothing', l.ballots_valid < 0),
             ('reported_on', 'reported before it was held', l.reported_on < l.held_on)) x (col, reason, so)
   WHERE x.so;
END $$;
COMMENT ON FUNCTION partybuild.import_elections() IS
  'for import() of elections: the office, and figures that cannot be so';

-- The files name no date for the superior's document: it is taken as the consent to the candidates, dated by election
-- day; the report is the filing too.
CREATE FUNCTION partybuild.import_elections(lines bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  CREATE TEMPORARY TABLE import_paper AS
  SELECT y.*, nextval(pg_get_serial_sequence('party.document', 'id')) AS id
    FROM (
      SELECT l.id AS election_id, x.kind, x.number, x.dated_on, x.issuer_id, x.addressee_id,
             o.name || l.held_on AS title
        FROM pg_temp.import_read l
        JOIN party.organisation o ON o.id = l.org
        JOIN party.election e ON e.id = l.id
        LEFT JOIN party.subordination s ON s.org_id = o.id AND s.to_date IS NULL
       CROSS JOIN LATERAL (
          VALUES ('consent', l.approval_no, l.held_on, s.parent_id, o.id, e.consent_document_id),
                 ('report', CASE WHEN l.reported_on IS NOT NULL THEN o.name || to_char(l.reported_on, 'YYYYMMDD') END,
                  l.reported_on, o.id, s.parent_id, e.report_document_id))
            x (kind, number, dated_on, issuer_id, addressee_id, on_file)
       WHERE l.line = ANY (lines) AND x.number IS NOT NULL AND x.on_file IS NULL
       ORDER BY o.id, l.line, x.kind) y;
  INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind, title)
  SELECT p.id, p.number, p.dated_on, p.issuer_id, p.addressee_id, p.kind::party.document_kind, p.title
    FROM pg_temp.import_paper p
   ORDER BY p.id;
  UPDATE party.election e
     SET consent_document_id = coalesce(e.consent_document_id, x.consent),
         report_document_id = coalesce(e.report_document_id, x.report),
         filing_document_id = coalesce(e.filing_document_id, x.report)
    FROM (SELECT p.election_id, max(p.id) FILTER (WHERE p.kind = 'consent') AS consent,
                 max(p.id) FILTER (WHERE p.kind = 'report') AS report
            FROM pg_temp.import_paper p
           GROUP BY p.election_id) x
   WHERE e.id = x.election_id;
  UPDATE pg_temp.import_read l
     SET outcome = 'changed'
    FROM pg_temp.import_paper p
   WHERE p.election_id = l.id AND l.outcome = 'unchanged';
  DROP TABLE pg_temp.import_paper;
END $$;
COMMENT ON FUNCTION partybuild.import_elections(bigint[]) IS
  'for import() of elections: the documents that these lines name';
REVOKE EXECUTE ON FUNCTION partybuild.import_elections(), partybuild.import_elections(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.import_elections(), partybuild.import_elections(bigint[])
  TO partybuild_clerk, partybuild_admin;
