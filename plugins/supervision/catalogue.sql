-- What belongs to no single rule of areas ASR, BRA, SUP and of DIS-06, DIS-07; the rules are in rule/, by code.
INSERT INTO partybuild.plugin (name, extension) VALUES ('supervision', 'partybuild_supervision');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('pairing', 'party.pairing', '结对帮扶', 'pairing', 'supervision');

CREATE FUNCTION partybuild.record_supervision(from_day date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM partybuild.record_from('party.supervision_record', from_day, 'supervision cannot be recorded');
END $$;
COMMENT ON FUNCTION partybuild.record_supervision(date) IS
  'sets the day from which assurance, brands and supervision are recorded here: what these areas ask is owed from then '
  'on; for administrators; error 22023 for no day (ASR, BRA, SUP, DIS-06, DIS-07)';
REVOKE EXECUTE ON FUNCTION partybuild.record_supervision(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.record_supervision(date) TO partybuild_admin;

-- What a superior sees, brought in line with what this court's views say.
CREATE FUNCTION partybuild.keep_report(OUT rows bigint, OUT more boolean)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_column
DECLARE
  court constant text := (SELECT c.registry FROM compliance.court c);
  n bigint;
BEGIN
  more := false;
  -- items first: they are those of the version that is not kept yet
  INSERT INTO compliance.assessed_item AS k (registry, year, org_id, number, chapter, title, points, lost, graded)
  SELECT court, r.year, r.org_id, i.number, i.chapter, i.title, i.points, x.lost, i.graded
    FROM party_rule.sup_00_result r
    JOIN party.assessment_item_result x ON x.result_id = r.id
    JOIN party.assessment_item i ON i.id = x.item_id
   WHERE NOT EXISTS (SELECT
                       FROM compliance.assessed a
                      WHERE (a.registry, a.year, a.org_id, a.version) = (court, r.year, r.org_id, r.version))
  ON CONFLICT ON CONSTRAINT assessed_item_pkey
  DO UPDATE SET chapter = EXCLUDED.chapter, title = EXCLUDED.title, points = EXCLUDED.points, lost = EXCLUDED.lost,
         graded = EXCLUDED.graded
   WHERE (k.chapter, k.title, k.points, k.lost, k.graded)
         IS DISTINCT FROM (EXCLUDED.chapter, EXCLUDED.title, EXCLUDED.points, EXCLUDED.lost, EXCLUDED.graded);
  GET DIAGNOSTICS rows = ROW_COUNT;
  INSERT INTO compliance.assessed AS k (registry, year, org_id, score, grade, serious_overdue, published_on, version)
  SELECT court, g.year, g.org_id, g.score, g.grade, g.serious_overdue, g.published_on, g.version
    FROM party_rule.sup_00_graded g
  ON CONFLICT ON CONSTRAINT assessed_pkey
  DO UPDATE SET score = EXCLUDED.score, grade = EXCLUDED.grade, serious_overdue = EXCLUDED.serious_overdue,
         published_on = EXCLUDED.published_on, version = EXCLUDED.version
   WHERE (k.score, k.grade, k.serious_overdue, k.published_on, k.version)
         IS DISTINCT FROM (EXCLUDED.score, EXCLUDED.grade, EXCLUDED.serious_overdue, EXCLUDED.published_on,
                           EXCLUDED.version);
  GET DIAGNOSTICS n = ROW_COUNT;
  rows := rows + n;
  DELETE FROM compliance.assessed_item k
   WHERE k.registry = court
     AND NOT EXISTS (SELECT FROM party_rule.sup_00_result r WHERE (r.year, r.org_id) = (k.year, k.org_id));
  GET DIAGNOSTICS n = ROW_COUNT;
  rows := rows + n;
  DELETE FROM compliance.assessed k
   WHERE k.registry = court
     AND NOT EXISTS (SELECT FROM party_rule.sup_00_result r WHERE (r.year, r.org_id) = (k.year, k.org_id));
  GET DIAGNOSTICS n = ROW_COUNT;
  rows := rows + n;
  WITH now AS MATERIALIZED (
    SELECT l.* FROM compliance.ledger_age l
     -- a finding may be of no organisation
     WHERE l.registry = court AND l.org_id IS NOT NULL
  ), gone AS (
    DELETE FROM compliance.ledger_count k
     WHERE k.registry = court
       AND NOT EXISTS (SELECT FROM now w WHERE (w.org_id, w.age_from) = (k.org_id, k.age_from))
  )
  INSERT INTO compliance.ledger_count (registry, org_id, age_from, open_items, overdue_items, serious_items,
    returned_items, counted_on)
  SELECT court, w.org_id, w.age_from, w.open_items, w.overdue_items, w.serious_items, w.returned_items, w.counted_on
    FROM now w
  ON CONFLICT ON CONSTRAINT ledger_count_pkey
  DO UPDATE SET open_items = EXCLUDED.open_items, overdue_items = EXCLUDED.overdue_items,
         serious_items = EXCLUDED.serious_items, returned_items = EXCLUDED.returned_items,
         counted_on = EXCLUDED.counted_on;
  GET DIAGNOSTICS n = ROW_COUNT;
  rows := rows + n;
END $$;
COMMENT ON FUNCTION partybuild.keep_report() IS
  'for job superior: keeps in compliance.assessed, assessed_item and ledger_count what a superior sees of this court';
REVOKE EXECUTE ON FUNCTION partybuild.keep_report() FROM PUBLIC;
CREATE PROCEDURE partybuild.report_to_superior() LANGUAGE plpgsql AS $$
BEGIN
  CALL partybuild.run_job('superior');
  PERFORM partybuild.require_good_runs('superior');
END $$;
COMMENT ON PROCEDURE partybuild.report_to_superior() IS
  'keeps what a superior sees of assessments and of the ledger, for a publication; scheduled each night';
REVOKE EXECUTE ON PROCEDURE partybuild.report_to_superior() FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE partybuild.report_to_superior() TO partybuild_admin;
INSERT INTO partybuild.job VALUES
  ('superior', 'CALL partybuild.report_to_superior()', '45 3 * * *', '1 day', '{superior}', 'supervision',
   'partybuild.keep_report');

-- Clerks' files of the ledger: what people raise. Findings of the audit are taken up by take_up().
INSERT INTO partybuild.import_kind (name, plugin, place, zh, en, register, keys, prepare, finish) VALUES
  ('ledger', 'supervision', 110, '整改台账', 'ledger', 'party.ledger_item', '{org_id,found_on,problem}', NULL, NULL);
INSERT INTO partybuild.import_column (kind, name, plugin, place, type, required, target, zh, en, aliases) VALUES
  ('ledger', 'org', 'supervision', 1, 'organisation', true, 'org_id', '党组织', 'org',
   '{党支部,党组织名称,支部,责任单位,branch}'),
  ('ledger', 'source', 'supervision', 2, 'term', true, 'source', '问题来源', 'source', '{来源}'),
  ('ledger', 'problem', 'supervision', 3, 'text', true, 'problem', '问题', 'problem', '{存在问题,具体问题,问题表现}'),
  ('ledger', 'serious', 'supervision', 4, 'term', false, 'serious', '是否严重', 'serious', '{严重,严重问题}'),
  ('ledger', 'found_on', 'supervision', 5, 'date', true, 'found_on', '发现日期', 'found on', '{发现时间}'),
  ('ledger', 'goal', 'supervision', 6, 'text', true, 'goal', '整改目标', 'goal', '{目标}'),
  ('ledger', 'measure', 'supervision', 7, 'text', true, 'measure', '整改措施', 'measure', '{措施}'),
  ('ledger', 'responsible', 'supervision', 8, 'member', true, 'responsible_id', '责任人', 'responsible', '{整改责任人}'),
  ('ledger', 'deadline', 'supervision', 9, 'date', true, 'deadline', '整改时限', 'deadline', '{完成时限,整改期限}'),
  ('ledger', 'closed_on', 'supervision', 10, 'date', false, 'closed_on', '销号日期', 'closed on', '{办结日期,完成日期}'),
  ('ledger', 'evidence', 'supervision', 11, 'text', false, 'evidence', '整改结果', 'evidence', '{完成情况,整改情况}'),
  ('ledger', 'verifier', 'supervision', 12, 'member', false, 'verifier_id', '验收人', 'verifier', '{审核人,复核人}');
INSERT INTO partybuild.import_value (kind, col, said, plugin, place, means) VALUES
  ('ledger', 'source', '征求意见', 'supervision', 1, 'opinions'),
  ('ledger', 'source', '自查', 'supervision', 2, 'self_inspection'),
  ('ledger', 'source', '民主生活会', 'supervision', 3, 'democratic_life'),
  ('ledger', 'source', '组织生活会', 'supervision', 4, 'organisation_life'),
  ('ledger', 'source', '督导检查', 'supervision', 5, 'inspection'),
  ('ledger', 'serious', '是', 'supervision', 1, 'true'),
  ('ledger', 'serious', '否', 'supervision', 2, 'false');
