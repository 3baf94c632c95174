-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'SUP-08',
  'Assessments are final',
  '考评不可随意改',
  kind => 'transition', subject => 'assessment_result', mode => 'reject',
  fixed => 'sealed party.assessment_scheme, assessment, assessment_result and assessment_appeal with what belongs '
    'to them; check constraints SUP-08, SUP-08 decided, foreign key SUP-08 appeal',
  message_en => 'what is published of an assessment is changed by an appeal only',
  message_zh => '已公布的考评结果只能经申诉更正',
  hint_en => 'File an appeal (partybuild.file_appeal()); the administrator decides it (partybuild.decide_appeal()), '
    'and what is upheld makes a new version.',
  hint_zh => '提出申诉（partybuild.file_appeal()），由管理员决定（partybuild.decide_appeal()）；申诉成立的形成新的版本。',
  seed_ref => '三4', source => 'seed');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('assessment_result', 'party.assessment_result', '考评结果', 'assessment result', 'supervision'),
  ('commendation', 'party.commendation', '表彰', 'commendation', 'supervision');

CREATE FUNCTION partybuild.file_appeal(organisation bigint, year integer, reason text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  result bigint;
  appeal bigint;
BEGIN
  PERFORM partybuild.refuse_as_of();
  SELECT r.id INTO result
    FROM party.assessment_result r
    JOIN party.assessment a ON a.id = r.assessment_id
   WHERE a.year = year AND r.org_id = organisation AND r.published_on IS NOT NULL
   ORDER BY r.version DESC
   LIMIT 1;
  IF result IS NULL THEN
    RAISE undefined_object USING
      MESSAGE = format(CASE WHEN partybuild.in_chinese() THEN '第%s号组织没有公布的%s年度考评结果'
                            ELSE 'organisation %s has no published result for %s' END,
                       coalesce(organisation::text, 'null'),
                       coalesce(year::text, 'null'));
  END IF;
  INSERT INTO party.assessment_appeal (result_id, filed_on, reason) VALUES (result, partybuild.today(), reason)
  RETURNING id INTO appeal;
  RETURN appeal;
END $$;
COMMENT ON FUNCTION partybuild.file_appeal(bigint, integer, text) IS
  'files an appeal against the result of a branch for a year, as it stands, with the reason; returns its number; '
  'error 42704 for no published result, 23505 where that version has been appealed against, 23502 for no reason '
  '(SUP-08)';
REVOKE EXECUTE ON FUNCTION partybuild.file_appeal(bigint, integer, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.file_appeal(bigint, integer, text) TO partybuild_clerk;

CREATE FUNCTION partybuild.decide_appeal(
    appeal bigint, document bigint, upheld boolean, taken_back bigint[] DEFAULT '{}', decided_on date DEFAULT NULL)
RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh boolean := partybuild.in_chinese();
  result bigint;
  decided boolean;
  other bigint;
  missing text;
  successor bigint;
BEGIN
  PERFORM partybuild.refuse_as_of();
  taken_back := coalesce(taken_back, '{}');
  decided_on := coalesce(decided_on, partybuild.today());
  IF decided_on > partybuild.day_of(now()) THEN
    RAISE check_violation USING
      SCHEMA = 'party', TABLE = 'assessment_appeal', CONSTRAINT = 'SUP-08 decided',
      MESSAGE = format(CASE WHEN zh THEN '申诉不能提前到%s决定' ELSE 'an appeal cannot be decided ahead, on %s' END, decided_on),
      HINT = CASE WHEN zh THEN '到决定之日再行登记。' ELSE 'Record it on that day.' END;
  END IF;
  SELECT x.result_id, x.decided_on IS NOT NULL INTO result, decided
    FROM party.assessment_appeal x WHERE x.id = appeal FOR UPDATE;
  IF result IS NULL THEN
    RAISE undefined_object USING
      MESSAGE = format(CASE WHEN zh THEN '没有第%s号申诉' ELSE 'appeal %s does not exist' END,
                       coalesce(appeal::text, 'null'));
  END IF;
  IF decided THEN
    PERFORM partybuild.refuse_sealed('party.assessment_appeal', 'SUP-08', appeal::text);
  END IF;
  SELECT t INTO other
    FROM unnest(taken_back) t
   WHERE NOT EXISTS (SELECT FROM party.assessment_loss l WHERE l.id = t AND l.result_id = result)
   LIMIT 1;
  IF FOUND OR NOT upheld AND taken_back <> '{}' THEN
    RAISE invalid_parameter_value USING
      MESSAGE = CASE WHEN upheld IS FALSE AND other IS NULL
                     THEN format(CASE WHEN zh THEN '第%s号申诉不成立，不退回任何扣分'
                                      ELSE 'appeal %s is dismissed, and takes nothing back' END, appeal)
                ELSE format(CASE WHEN zh THEN '第%s号扣分不属于第%s号申诉所涉结果'
                                 ELSE 'loss %s is none of the result that appeal %s is against' END,
                            coalesce(other::text, 'null'), appeal) END,
      HINT = CASE WHEN zh THEN '各结果的扣分编号见 compliance.assessment_loss。'
                  ELSE 'compliance.assessment_loss numbers the losses of each result.' END;
  END IF;
  -- a grade that is gone would be full points
  SELECT string_agg(i.number::text, ', ' ORDER BY i.number) INTO missing
    FROM party.assessment_result r
    JOIN party.assessment_item_result x ON x.result_id = r.id
    JOIN party.assessment_item i ON i.id = x.item_id AND i.graded
   WHERE upheld
     AND r.id = result
     AND NOT EXISTS (SELECT FROM party.assessment_grade g WHERE g.item_id = i.id AND g.org_id = r.org_id);
  IF missing IS NOT NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = CASE WHEN zh THEN '该党支部尚未评分' ELSE 'the branch is not graded' END,
      DETAIL = format(CASE WHEN zh THEN '未评分的项：%s。' ELSE 'Items without a grade: %s.' END, missing),
      HINT = CASE WHEN zh THEN '将评分登记到 party.assessment_grade。'
                  ELSE 'Enter the points that are given in party.assessment_grade.' END, CONSTRAINT = 'SUP-08';
  END IF;
  UPDATE party.assessment_appeal x
     SET decided_on = decide_appeal.decided_on, upheld = decide_appeal.upheld, document_id = document
   WHERE x.id = appeal;
  IF NOT upheld THEN
    RETURN NULL;
  END IF;
  -- Without what is taken back; what people gave is as it has been given by now.
  WITH loss AS MATERIALIZED (
    SELECT l.item_id, l.kind, l.finding_id, l.rule, l.subject, l.period, l.status, l.lost
      FROM party.assessment_loss l
     WHERE l.result_id = result AND l.kind <> 'grade' AND l.id <> ALL (taken_back)
    UNION ALL
    SELECT i.id, 'grade', NULL, NULL, NULL, NULL, g.reason, i.points - g.points
      FROM party.assessment_result r
      JOIN party.assessment_item_result x ON x.result_id = r.id
      JOIN party.assessment_item i ON i.id = x.item_id AND i.graded
      JOIN party.assessment_grade g ON g.item_id = i.id AND g.org_id = r.org_id AND g.points < i.points
     WHERE r.id = result
       AND NOT EXISTS (SELECT
                         FROM party.assessment_loss l
                        WHERE l.result_id = result AND l.item_id = i.id AND l.id = ANY (taken_back))
  ), item AS MATERIALIZED (
    SELECT i.id, i.points,
           least(i.points, coalesce((SELECT sum(l.lost) FROM loss l WHERE l.item_id = i.id), 0)) AS lost
      FROM party.assessment_item_result x
      JOIN party.assessment_item i ON i.id = x.item_id
     WHERE x.result_id = result
  ), made AS (
    INSERT INTO party.assessment_result (assessment_id, org_id, version, score, serious_overdue, supersedes_id,
      appeal_id)
    SELECT r.assessment_id, r.org_id, r.version + 1, (SELECT sum(i.points - i.lost) FROM item i), r.serious_overdue,
           r.id, appeal
      FROM party.assessment_result r
     WHERE r.id = result
    RETURNING id
  ), items AS (
    INSERT INTO party.assessment_item_result (result_id, item_id, lost)
    SELECT m.id, i.id, i.lost FROM made m CROSS JOIN item i
  ), losses AS (
    INSERT INTO party.assessment_loss (result_id, item_id, kind, finding_id, rule, subject, period, status, lost)
    SELECT m.id, l.item_id, l.kind, l.finding_id, l.rule, l.subject, l.period, l.status, l.lost
      FROM made m CROSS JOIN loss l
  )
  SELECT m.id INTO successor FROM made m;
  UPDATE party.assessment_result r SET published_on = decided_on WHERE r.id = successor;
  RETURN successor;
END $$;
COMMENT ON FUNCTION partybuild.decide_appeal(bigint, bigint, boolean, bigint[], date) IS
  'decides an appeal by a document, on a day (null: today): dismissed, or upheld with the losses that are taken '
  'back, by number; upheld it '
  'makes a new version of the result, graded by what people have given by now, and returns its number, else null; '
  'error 42704 for no appeal, 23PB1 for one that is decided, 22023 for a loss of another result, 23514 for no '
  'document, 55000 where a grade is gone (SUP-08)';
REVOKE EXECUTE ON FUNCTION partybuild.decide_appeal(bigint, bigint, boolean, bigint[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.decide_appeal(bigint, bigint, boolean, bigint[], date) TO partybuild_admin;

-- at deploy()
SELECT partybuild.seal('party.assessment_scheme', 'OLD.published_on IS NOT NULL', 'SUP-08');
SELECT partybuild.seal_part('party.assessment_item', 'scheme_id', 'party.assessment_scheme', 'id',
  'old.published_on IS NOT NULL', 'SUP-08');
SELECT partybuild.seal('party.assessment', 'OLD.published_on IS NOT NULL', 'SUP-08');
SELECT partybuild.seal('party.assessment_result', 'OLD.published_on IS NOT NULL', 'SUP-08');
SELECT partybuild.seal_part(t, 'result_id', 'party.assessment_result', 'id', 'old.published_on IS NOT NULL', 'SUP-08')
  FROM unnest('{party.assessment_item_result,party.assessment_loss}'::regclass[]) t;
SELECT partybuild.seal('party.assessment_appeal', 'OLD.decided_on IS NOT NULL', 'SUP-08');
