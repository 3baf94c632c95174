-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'SUP-01',
  'Self-inspection',
  '支部全面自查',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'sup_01_self_inspected',
  fixed => 'unique index SUP-01 open, check constraint SUP-01 sheet and triggers guard_sheet_insert and '
    'guard_sheet_update on party.self_inspection, check constraint SUP-01 answer on party.self_inspection_line; '
    'finished sheets are sealed',
  message_en => '"{organisation}" did not inspect itself against the whole catalogue in {periods}',
  message_zh => '“{organisation}”未对照全部要求开展自查：{periods}',
  hint_en => 'Inspect against all of it: partybuild.start_self_inspection() writes the sheet, '
    'partybuild.finish_self_inspection() finishes it; what comes to light later goes to the ledger, or on another '
    'sheet.',
  hint_zh => '对照全部要求开展自查：以 partybuild.start_self_inspection() 生成自查表，'
    '以 partybuild.finish_self_inspection() 完成；此后发现的问题另列台账或另行自查。',
  seed_ref => '三2', source => 'seed');
SELECT partybuild.ship_parameter('SUP-01', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('SUP-01', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('SUP-01', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- Of obligations what fell due within a year, as a branch inspects itself once a year; what is owed once stays owed.
-- Of a rule whose subjects the branch has none of, or which no audit has looked at, nothing is known.
CREATE FUNCTION partybuild.start_self_inspection(branch bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh boolean := partybuild.in_chinese();
  sheet bigint;
  k record;
  present boolean;
  absent text[] := '{}';
BEGIN
  PERFORM partybuild.refuse_as_of();
  IF NOT EXISTS (SELECT FROM party.organisation o
                  WHERE o.id = branch AND o.kind IN ('branch', 'joint_branch')
                    AND partybuild.in_force(o.active_on, o.revoked_on)) THEN
    RAISE undefined_object USING
      MESSAGE = CASE WHEN zh THEN format('组织%s不是现有的支部', coalesce(branch::text, 'null'))
                     ELSE format('organisation %s is no branch of today', coalesce(branch::text, 'null')) END,
      HINT = CASE WHEN zh THEN '支部见 compliance.organisation_overview。'
                  ELSE 'compliance.organisation_overview lists the branches.' END;
  END IF;
  -- whoever starts one at the same time is waited for
  INSERT INTO party.self_inspection (org_id, inspected_on, whole, started_on, open)
  VALUES (branch, partybuild.today(), true, partybuild.today(), true)
  ON CONFLICT (org_id) WHERE open DO NOTHING
  RETURNING id INTO sheet;
  IF sheet IS NULL THEN
    SELECT s.id, s.started_on INTO k FROM party.self_inspection s WHERE s.org_id = branch AND s.open;
    RAISE unique_violation USING
      SCHEMA = 'party', TABLE = 'self_inspection', CONSTRAINT = 'SUP-01 open',
      MESSAGE = CASE WHEN zh THEN format('组织%s已有一张未完成的自查表', branch)
                     ELSE format('organisation %s has an open sheet', branch) END,
      DETAIL = CASE WHEN zh THEN format('即第%s号，于%s开始。', k.id, k.started_on)
                    ELSE format('It is number %s, started on %s.', k.id, k.started_on) END,
      HINT = CASE WHEN zh THEN '先完成该表；误建的可从 party.self_inspection 中删除。'
                  ELSE 'Finish that one, or delete it from party.self_inspection if it was started by mistake.' END;
  END IF;
  FOR k IN
    SELECT x.name, x.relation FROM partybuild.subject_kind x
     -- tables: a view of somebody's own would run with our rights
     WHERE partybuild.is_table(partybuild.find_relation(x.relation))
       AND has_table_privilege(partybuild.find_relation(x.relation), 'SELECT')
       AND partybuild.has_type(partybuild.find_relation(x.relation), 'org_id', 'int8')
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s x WHERE x.org_id = $1)', partybuild.find_relation(k.relation))
       INTO present USING branch;
    IF NOT present THEN
      absent := absent || k.name;
    END IF;
  END LOOP;
  INSERT INTO party.self_inspection_line (inspection_id, rule, known, number)
  SELECT sheet, x.code, CASE WHEN x.number > 0 THEN 'not met' WHEN x.known THEN 'met' ELSE 'nothing known' END, x.number
    FROM (SELECT r.code, coalesce(f.number, 0) AS number,
                 r.subject <> ALL (absent)
                   AND (r.view IS NULL OR EXISTS (SELECT FROM party.audited a WHERE a.rule = r.code)) AS known
            FROM partybuild.rule r
            LEFT JOIN (SELECT f.rule, count(*) AS number
                         FROM party.finding f
                        WHERE f.org_id = branch AND f.closed_on IS NULL
                        GROUP BY f.rule) f ON f.rule = r.code
           WHERE NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code)
             AND (r.retired_on IS NULL OR r.retired_on > partybuild.today())
          UNION ALL
          SELECT s.rule, count(*) FILTER (WHERE s.status = 'overdue'),
                 bool_or(s.status IN ('met', 'late', 'exempt'))
            FROM compliance.status s
            JOIN partybuild.rule r ON r.code = s.rule AND (r.retired_on IS NULL OR r.retired_on > partybuild.today())
           WHERE s.registry = (SELECT c.registry FROM compliance.court c) AND s.org_id = branch
             AND s.status <> 'not applicable'
             AND (s.due_on >= partybuild.months_after(partybuild.today(), -12)
                  OR s.per = 'once' AND s.status = 'overdue')
           GROUP BY s.rule) x
   WHERE partybuild.mode(x.code, branch) <> 'off';
  RETURN sheet;
END $$;
COMMENT ON FUNCTION partybuild.start_self_inspection(bigint) IS
  'starts the sheet of a branch''s self-inspection, a line a rule that is not off for it, of obligations those that it '
  'owes: whether it is met as far as is known today, and the number of open findings or overdue periods of the last '
  'twelve months; to be answered in party.self_inspection_line; returns its number; error 42704 for no branch of '
  'today, 23505 where the branch has an open sheet, 55000 where partybuild.as_of is set (SUP-01)';
REVOKE EXECUTE ON FUNCTION partybuild.start_self_inspection(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.start_self_inspection(bigint) TO partybuild_clerk;

CREATE FUNCTION partybuild.finish_self_inspection(sheet bigint, document bigint DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh boolean := partybuild.in_chinese();
  branch bigint;
  open boolean;
  line record;
  finding bigint;
  item bigint;
  items bigint := 0;
  wrong text[];
BEGIN
  PERFORM partybuild.refuse_as_of();
  -- the lines, then the sheet, as who answers one does
  PERFORM FROM party.self_inspection_line l WHERE l.inspection_id = sheet ORDER BY l.rule FOR UPDATE;
  SELECT s.org_id, s.open INTO branch, open FROM party.self_inspection s WHERE s.id = sheet FOR UPDATE;
  IF branch IS NULL THEN
    RAISE undefined_object USING
      MESSAGE = CASE WHEN zh THEN format('自查表%s不存在', coalesce(sheet::text, 'null'))
                     ELSE format('self-inspection %s does not exist', coalesce(sheet::text, 'null')) END;
  END IF;
  IF NOT open THEN
    PERFORM partybuild.refuse_sealed('party.self_inspection', 'SUP-01', sheet::text);
  END IF;
  SELECT array_agg(l.rule ORDER BY l.rule) INTO wrong
    FROM party.self_inspection_line l
   WHERE l.inspection_id = sheet AND NOT l.answer AND l.item_id IS NULL AND l.deadline <= partybuild.today();
  IF wrong IS NOT NULL THEN
    RAISE check_violation USING
      SCHEMA = 'party', TABLE = 'self_inspection_line', CONSTRAINT = 'SUP-04 deadline',
      MESSAGE = CASE WHEN zh THEN format('自查表第%s号中有时限不晚于今天的项目', sheet)
                     ELSE format('lines of sheet %s have deadlines that are not after today', sheet) END,
      DETAIL = CASE WHEN zh THEN format('即：%s。', array_to_string(wrong, '、'))
                    ELSE format('They are: %s.', array_to_string(wrong, ', ')) END,
      HINT = CASE WHEN zh THEN '在 party.self_inspection_line 中另定时限。'
                  ELSE 'Enter other deadlines in party.self_inspection_line.' END;
  END IF;
  -- goal and measure are those of the rule, where it is there and has a hint
  SELECT array_agg(l.rule ORDER BY l.rule) INTO wrong
    FROM party.self_inspection_line l
    LEFT JOIN partybuild.rule r ON r.code = l.rule
   WHERE l.inspection_id = sheet AND NOT l.answer AND l.item_id IS NULL
     AND (coalesce(l.goal, r.title_zh) IS NULL OR coalesce(l.measure, r.hint_zh) IS NULL);
  IF wrong IS NOT NULL THEN
    RAISE check_violation USING
      SCHEMA = 'party', TABLE = 'self_inspection_line', CONSTRAINT = 'SUP-03',
      MESSAGE = CASE WHEN zh THEN format('自查表第%s号中有缺少目标或措施的项目', sheet)
                     ELSE format('lines of sheet %s lack a goal or a measure', sheet) END,
      DETAIL = CASE WHEN zh THEN format('即：%s。', array_to_string(wrong, '、'))
                    ELSE format('They are: %s.', array_to_string(wrong, ', ')) END,
      HINT = CASE WHEN zh THEN '规则没有办法说明，在 party.self_inspection_line 中填写 goal 和 measure。'
                  ELSE 'Their rules give none: enter goal and measure in party.self_inspection_line.' END;
  END IF;
  FOR line IN
    SELECT l.rule, l.remark, l.responsible_id, l.deadline, l.goal, l.measure, l.serious, l.take_up, r.title_zh,
           r.hint_zh
      FROM party.self_inspection_line l
      LEFT JOIN partybuild.rule r ON r.code = l.rule
     WHERE l.inspection_id = sheet AND NOT l.answer AND l.item_id IS NULL
     ORDER BY l.rule
  LOOP
    item := NULL;
    IF line.take_up AND line.title_zh IS NOT NULL THEN
      FOR finding IN
        SELECT f.id FROM party.finding f
         WHERE f.rule = line.rule AND f.org_id = branch AND f.closed_on IS NULL
           AND NOT EXISTS (SELECT FROM party.ledger_item i WHERE i.finding_id = f.id)
         ORDER BY f.id
      LOOP
        PERFORM partybuild.take_up(finding, line.responsible_id, line.deadline, line.goal, line.measure, line.serious);
        items := items + 1;
      END LOOP;
      SELECT min(i.id) INTO item
        FROM party.ledger_item i
        JOIN party.finding f ON f.id = i.finding_id
       WHERE f.rule = line.rule AND i.org_id = branch AND i.closed_on IS NULL;
    END IF;
    IF item IS NULL THEN
      item := partybuild.raise_item(branch, 'self_inspection', line.remark, coalesce(line.goal, line.title_zh),
        coalesce(line.measure, line.hint_zh), line.responsible_id, line.deadline, serious => line.serious);
      items := items + 1;
    END IF;
    UPDATE party.self_inspection_line l SET item_id = item WHERE l.inspection_id = sheet AND l.rule = line.rule;
  END LOOP;
  UPDATE party.self_inspection s
     SET open = false, inspected_on = partybuild.today(), document_id = coalesce(document, s.document_id)
   WHERE s.id = sheet;
  RETURN items;
END $$;
COMMENT ON FUNCTION partybuild.finish_self_inspection(bigint, bigint) IS
  'finishes the sheet of a self-inspection, which counts from today on and is sealed: what is answered "no" is raised '
  'as an item of the ledger, or its open findings are taken up where the line says so; the report of it, if any; '
  'returns how many items were entered; error 42704 for no self-inspection, 23PB1 for one that is finished, 23514 '
  'while lines are not answered, lack a goal or measure, or have a deadline that is not after today, 55000 where '
  'partybuild.as_of is set (SUP-01, SUP-03)';
REVOKE EXECUTE ON FUNCTION partybuild.finish_self_inspection(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.finish_self_inspection(bigint, bigint) TO partybuild_clerk;

-- at deploy()
CREATE OR REPLACE VIEW party_rule.sup_01_evidence AS
SELECT s.org_id AS subject, s.inspected_on AS on_date, 'self-inspection ' || s.id AS reference
  FROM party.self_inspection s
 WHERE s.whole AND NOT s.open;
COMMENT ON VIEW party_rule.sup_01_evidence IS 'SUP-01 self-inspections against the whole catalogue, concluded';
SELECT partybuild.set_obligation('SUP-01', 'party_rule.sup_00_branch', 'party_rule.sup_01_evidence', 'year');
SELECT partybuild.evidence_source('SUP-01', 'party.self_inspection', 'org_id', 'inspected_on');
SELECT partybuild.evidence_source('SUP-01', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('SUP-01', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('SUP-01', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
SELECT partybuild.seal('party.self_inspection', 'OLD.started_on IS NOT NULL AND NOT OLD.open', 'SUP-01');
SELECT partybuild.seal_part('party.self_inspection_line', 'inspection_id', 'party.self_inspection', 'id',
  'old.started_on IS NOT NULL AND NOT old.open', 'SUP-01');
