-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'SUP-07',
  'Yearly assessment',
  '年度考评',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'sup_07_not_assessed',
  fixed => 'unique index SUP-07 and trigger guard_published on party.assessment_scheme, check constraint SUP-07 '
    'basis on party.assessment_item',
  message_en => '"{organisation}" was not assessed for {periods}',
  message_zh => '“{organisation}”未进行年度考评：{periods}',
  hint_en => 'Publish a scheme (partybuild.publish_scheme()), make the assessment (partybuild.assess()) and publish '
    'it (partybuild.publish_assessment()).',
  hint_zh => '发布考评方案（partybuild.publish_scheme()），进行考评（partybuild.assess()）并公布结果（partybuild.publish_assessment()）。',
  seed_ref => '三4', source => 'seed');
SELECT partybuild.ship_parameter('SUP-07', 'grace', 90, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('SUP-07', 'least', 1, 'number', at_least => 0, at_most => 1);
SELECT partybuild.ship_parameter('SUP-07', 'remind', 0, 'days', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('SUP-07', 'excellent', 90, 'points', at_least => 0, at_most => 100);
SELECT partybuild.ship_parameter('SUP-07', 'good', 80, 'points', at_least => 0, at_most => 100);
SELECT partybuild.ship_parameter('SUP-07', 'qualified', 60, 'points', at_least => 0, at_most => 100);

-- What areas are not installed are left out: whoever publishes has their points to give to others.
CREATE FUNCTION partybuild.draft_scheme(year integer, name text DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  scheme bigint;
BEGIN
  PERFORM partybuild.refuse_as_of();
  INSERT INTO party.assessment_scheme (year, name)
  VALUES (year, coalesce(name, format('%s年度机关党建规范化建设考评方案', year)))
  RETURNING id INTO scheme;
  INSERT INTO party.assessment_item (scheme_id, number, chapter, title, points, graded, rules, lost_finding,
    lost_overdue,
         lost_late)
  SELECT scheme, t.number, t.chapter, t.title, t.points, t.rules = '{}', x.rules, t.finding, t.overdue, t.late
    FROM (VALUES
      (1, '二（一）组织设置标准化', '组织设置、班子和换届', 15, '{ORG,ELE,POS}'::text[], 1, 1, 0.5),
      (2, '二（二）活动阵地标准化', '活动室、上墙布局和资料', 10, '{VEN}', 1, 1, 0.5),
      (3, '二（三）党务干部专业化', '党务干部选任、培训和关怀', 10, '{CAD}', 1, 1, 0.5),
      (4, '二（四）教育管理常态化', '学习教育', 10, '{EDU}', 0.5, 0.5, 0.25),
      (5, '二（四）教育管理常态化', '党员发展', 10, '{DEV}', 0.5, 0.5, 0.25),
      (6, '二（四）教育管理常态化', '党内生活', 15, '{LIF}', 0.5, 0.5, 0.25),
      (7, '二（四）教育管理常态化', '党费收缴', 5, '{DUE}', 0.2, 0.2, 0.1),
      (8, '二（四）教育管理常态化', '党内监督', 5, '{DIS}', 0.5, 0.5, 0.25),
      (9, '二（五）党建服务品牌化', '品牌、志愿服务、结对帮扶和承诺', 5, '{BRA}', 0.5, 0.5, 0.25),
      (10, '二（五）党建服务品牌化', '品牌创建实效', 5, '{}', 0, 0, 0),
      (11, '二（六）工作保障制度化', '责任、制度和保障', 5, '{ASR}', 0.5, 0.5, 0.25),
      (12, '三、组织保障', '自查、整改和反复问题', 5, '{SUP-01,SUP-04,SUP-05,SUP-06,SUP-10}', 0.5, 1, 0.5)) t
      (number, chapter, title, points, rules, finding, overdue, late)
   CROSS JOIN LATERAL (
      SELECT ARRAY(SELECT c
                     FROM unnest(t.rules) WITH ORDINALITY u (c, n)
                    WHERE EXISTS (SELECT FROM partybuild.rule r WHERE c IN (r.code, r.area))
                    ORDER BY n) AS rules
   ) x
   WHERE t.rules = '{}' OR x.rules <> '{}';
  RETURN scheme;
END $$;
COMMENT ON FUNCTION partybuild.draft_scheme(integer, text) IS
  'drafts a scheme for a year that follows the chapters of the work plan, 100 points where all areas are installed, '
  'to be changed as the court wants it; returns its number (SUP-07)';
REVOKE EXECUTE ON FUNCTION partybuild.draft_scheme(integer, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.draft_scheme(integer, text) TO partybuild_admin;

CREATE FUNCTION partybuild.publish_scheme(scheme bigint, document bigint DEFAULT NULL, published_on date DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  PERFORM partybuild.refuse_as_of();
  UPDATE party.assessment_scheme s
     SET published_on = coalesce(publish_scheme.published_on, partybuild.today()), document_id = document
   WHERE s.id = scheme;
  IF NOT FOUND THEN
    RAISE undefined_object USING
      MESSAGE = format(CASE WHEN partybuild.in_chinese() THEN '没有第%s号考评方案' ELSE 'scheme %s does not exist' END,
                       coalesce(scheme::text, 'null'));
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.publish_scheme(bigint, bigint, date) IS
  'publishes a draft, which is final then: by a document, on a day (null: today); error 42704 for no scheme, 23514 '
  'where the points do not sum to 100, a rule is unknown or in two items, or for a day '
  'to come, 23505 where the year has one, 23PB1 for one that is published, 55000 as of another day (SUP-07, SUP-08)';
REVOKE EXECUTE ON FUNCTION partybuild.publish_scheme(bigint, bigint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.publish_scheme(bigint, bigint, date) TO partybuild_admin;

-- Of branches that were there for the whole year, as obligations owe it: whose year is no full one is not compared.
CREATE FUNCTION partybuild.assessed_branches(year integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  RETURN QUERY
  SELECT b.org_id
    FROM party_rule.lif_00_branch b
   WHERE b.from_date <= make_date(year, 1, 1) AND (b.to_date IS NULL OR b.to_date > make_date(year, 12, 31));
END $$;
COMMENT ON FUNCTION partybuild.assessed_branches(integer) IS
  'the branches that are assessed for a year: those that were there for all of it (SUP-07)';
REVOKE EXECUTE ON FUNCTION partybuild.assessed_branches(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.assessed_branches(integer) TO partybuild_admin;

-- By what was granted until then.
CREATE FUNCTION partybuild.deadline_on(day date, deadline date, extended_to date, extended_on date) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN CASE WHEN coalesce(extended_on > day, false) THEN deadline ELSE coalesce(extended_to, deadline) END;
COMMENT ON FUNCTION partybuild.deadline_on(date, date, date, date) IS
  'the deadline of an item of the ledger that was in force on a day: an extension that was granted later does not '
  'count (SUP-07)';
REVOKE EXECUTE ON FUNCTION partybuild.deadline_on(date, date, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.deadline_on(date, date, date, date) TO partybuild_admin;

CREATE FUNCTION partybuild.assessment_losses(
    scheme bigint, OUT org_id bigint, OUT item_id bigint, OUT kind text, OUT finding_id bigint, OUT rule text,
    OUT subject bigint, OUT period text, OUT status text, OUT lost numeric)
RETURNS SETOF record LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
-- planned for each rule: then only its view is asked, and the branches are looked up by a hash, not one by one
SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
  year_begins date;
  year_ends date;
  branches bigint[];
  j record;
BEGIN
  SELECT make_date(s.year, 1, 1), make_date(s.year, 12, 31), ARRAY(SELECT partybuild.assessed_branches(s.year))
    INTO year_begins, year_ends, branches
    FROM party.assessment_scheme s WHERE s.id = assessment_losses.scheme;
  -- Rule by rule, so that of those whose periods of the year are all closed nothing is evaluated anew.
  FOR j IN
    SELECT r.code, i.id AS item_id, i.lost_finding, i.lost_overdue, i.lost_late,
           EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code) AS owed,
           NOT EXISTS (SELECT FROM compliance.horizon h WHERE h.rule = r.code AND h.live_from > year_ends) AS open
      FROM party.assessment_item i
      JOIN partybuild.rule r ON r.code = ANY (i.rules) OR r.area = ANY (i.rules)
     WHERE i.scheme_id = assessment_losses.scheme
     ORDER BY r.code
  LOOP
    RETURN QUERY
    SELECT f.org_id, j.item_id, 'finding', f.id, f.rule, f.subject, NULL::text, 'open', j.lost_finding
      FROM party.finding f
     WHERE NOT j.owed AND f.rule = j.code AND f.org_id = ANY (branches) AND f.found_on <= year_ends
       AND (f.closed_on IS NULL OR f.closed_on > year_ends)
    UNION ALL
    -- what was met after the last day was overdue on it
    SELECT s.org_id, j.item_id, 'obligation', NULL, j.code, s.subject, s.period::text, x.status,
           CASE x.status WHEN 'late' THEN j.lost_late ELSE j.lost_overdue END
      FROM (SELECT p.org_id, p.subject, p.period, p.status, p.due_on, p.met_on
              FROM compliance.period_result p
             WHERE p.registry = (SELECT c.registry FROM compliance.court c) AND p.rule = j.code
            UNION ALL
            SELECT l.org_id, l.subject, l.period, l.status, l.due_on, l.met_on
              FROM party_rule.live l
             WHERE j.open AND l.rule = j.code) s
     CROSS JOIN LATERAL (
        SELECT CASE WHEN s.status = 'late' AND s.met_on <= year_ends THEN 'late' ELSE 'overdue' END AS status
     ) x
      LEFT JOIN party.ledger_item e ON j.code = 'SUP-06' AND e.id = s.subject AND e.extended_on > year_ends
     WHERE j.owed AND s.org_id = ANY (branches) AND s.status IN ('late', 'overdue')
       AND s.due_on BETWEEN year_begins AND year_ends AND e.id IS NULL
    UNION ALL
    -- an extension that was granted after the last day did not hold on it: the item was open, past its deadline
    SELECT e.org_id, j.item_id, 'obligation', NULL, j.code, e.id, to_char(e.deadline, 'YYYY-MM'), 'overdue',
           j.lost_overdue
      FROM party.ledger_item e
     CROSS JOIN LATERAL (SELECT e.deadline + partybuild.param('SUP-06', 'grace', e.deadline)::integer AS due_on) d
     WHERE j.code = 'SUP-06' AND e.extended_on > year_ends AND e.org_id = ANY (branches)
       AND d.due_on BETWEEN year_begins AND year_ends AND partybuild.param('SUP-06', 'least', e.deadline) > 0
       AND partybuild.mode('SUP-06', e.org_id, d.due_on) <> 'off'
       AND NOT EXISTS (SELECT
                         FROM party.approval x
                        WHERE x.rule = j.code AND x.subject = e.id AND party.approves(x, e.org_id, d.due_on));
  END LOOP;
  RETURN QUERY
  SELECT g.org_id, i.id, 'grade', NULL::bigint, NULL::text, NULL::bigint, NULL::text, g.reason, i.points - g.points
    FROM party.assessment_item i
    JOIN party.assessment_grade g ON g.item_id = i.id
   WHERE i.scheme_id = assessment_losses.scheme AND i.graded AND g.points < i.points AND g.org_id = ANY (branches);
END $$;
COMMENT ON FUNCTION partybuild.assessment_losses(bigint) IS
  'all that loses points by a scheme, a draft or published, as of the last day of its year and by what is on record '
  'now: branch, item, and the finding, the period of an obligation or the grade (SUP-07)';
REVOKE EXECUTE ON FUNCTION partybuild.assessment_losses(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.assessment_losses(bigint) TO partybuild_admin;

CREATE FUNCTION partybuild.try_scheme(
    scheme bigint, OUT org_id bigint, OUT organisation text, OUT number integer, OUT title text, OUT points numeric,
    OUT lost numeric, OUT losses bigint, OUT score numeric)
RETURNS SETOF record LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  year integer := (SELECT s.year FROM party.assessment_scheme s WHERE s.id = try_scheme.scheme);
BEGIN
  IF year IS NULL THEN
    RAISE undefined_object USING
      MESSAGE = format(CASE WHEN partybuild.in_chinese() THEN '没有第%s号考评方案' ELSE 'scheme %s does not exist' END,
                       coalesce(scheme::text, 'null'));
  END IF;
  RETURN QUERY
  SELECT o.id, o.name, i.number, i.title, i.points::numeric, least(i.points, coalesce(l.lost, 0))::numeric,
         coalesce(l.n, 0), sum(i.points - least(i.points, coalesce(l.lost, 0))) OVER (PARTITION BY o.id)
    FROM partybuild.assessed_branches(year) b
    JOIN party.organisation o ON o.id = b
    JOIN party.assessment_item i ON i.scheme_id = try_scheme.scheme
    LEFT JOIN (SELECT x.org_id, x.item_id, sum(x.lost) AS lost, count(*) AS n
                 FROM partybuild.assessment_losses(scheme) x
                GROUP BY x.org_id, x.item_id) l ON l.org_id = o.id AND l.item_id = i.id
   ORDER BY o.id, i.number;
END $$;
COMMENT ON FUNCTION partybuild.try_scheme(bigint) IS
  'what an assessment by a scheme, a draft or published, would say now, a row a branch and item: points, points '
  'lost, by how many findings and periods, and the score; what people have not graded yet loses nothing; nothing is '
  'kept; error 42704 for no scheme (SUP-07)';
REVOKE EXECUTE ON FUNCTION partybuild.try_scheme(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.try_scheme(bigint) TO partybuild_admin;

CREATE FUNCTION partybuild.assess(year integer) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh boolean := partybuild.in_chinese();
  scheme bigint;
  run bigint;
  missing text;
BEGIN
  PERFORM partybuild.refuse_as_of();
  -- locked: of two runs at once the later one stands
  SELECT s.id INTO scheme FROM party.assessment_scheme s WHERE s.year = year AND s.published_on IS NOT NULL FOR UPDATE;
  IF scheme IS NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN zh THEN '%s年度考评方案尚未公布' ELSE 'no scheme is published for %s' END,
                       coalesce(year::text, 'null')),
      HINT = CASE WHEN zh THEN 'partybuild.draft_scheme() 起草方案，partybuild.publish_scheme() 公布方案。'
                  ELSE 'partybuild.draft_scheme() drafts one, partybuild.publish_scheme() publishes it.' END,
      CONSTRAINT = 'SUP-07';
  END IF;
  IF partybuild.today() <= make_date(year, 12, 31) THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN zh THEN '%s年度尚未结束' ELSE 'the year %s is not over' END, year),
      HINT = CASE WHEN zh THEN 'partybuild.try_scheme() 可试算各支部得分。'
                  ELSE 'partybuild.try_scheme() says how branches stand.' END, CONSTRAINT = 'SUP-07';
  END IF;
  SELECT a.id INTO run FROM party.assessment a WHERE a.year = year AND a.published_on IS NOT NULL;
  IF run IS NOT NULL THEN
    PERFORM partybuild.refuse_sealed('party.assessment', 'SUP-08', run::text);
  END IF;
  SELECT string_agg(format(CASE WHEN zh THEN '第%s项：%s个' ELSE 'item %s: %s' END, x.number, x.n),
                    CASE WHEN zh THEN '，' ELSE ', ' END ORDER BY x.number)
    INTO missing
    FROM (SELECT i.number, count(*) AS n
            FROM party.assessment_item i
           CROSS JOIN partybuild.assessed_branches(year) b
           WHERE i.scheme_id = scheme AND i.graded
             AND NOT EXISTS (SELECT FROM party.assessment_grade g WHERE g.item_id = i.id AND g.org_id = b)
           GROUP BY i.number) x;
  IF missing IS NOT NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = CASE WHEN zh THEN '有党支部尚未评分' ELSE 'not every branch is graded' END,
      DETAIL = format(CASE WHEN zh THEN '未评分的党支部：%s。' ELSE 'Branches without a grade: %s.' END, missing),
      HINT = CASE WHEN zh THEN '将评分登记到 party.assessment_grade。'
                  ELSE 'Enter the points that are given in party.assessment_grade.' END, CONSTRAINT = 'SUP-07';
  END IF;
  DELETE FROM party.assessment a WHERE a.year = year;
  INSERT INTO party.assessment (year, scheme_id) VALUES (year, scheme) RETURNING id INTO run;
  INSERT INTO party.assessment_result (assessment_id, org_id, score, serious_overdue)
  SELECT run, b, 0,
         (SELECT count(*)
            FROM party.ledger_item i
           WHERE i.org_id = b AND i.serious
             AND partybuild.deadline_on(make_date(year, 12, 31), i.deadline, i.extended_to, i.extended_on)
                 < make_date(year, 12, 31)
             AND (i.closed_on IS NULL OR i.closed_on > make_date(year, 12, 31)))
    FROM partybuild.assessed_branches(year) b;
  -- one look at the record, of which all follows
  INSERT INTO party.assessment_loss (result_id, item_id, kind, finding_id, rule, subject, period, status, lost)
  SELECT r.id, l.item_id, l.kind, l.finding_id, l.rule, l.subject, l.period, l.status, l.lost
    FROM partybuild.assessment_losses(scheme) l
    JOIN party.assessment_result r ON r.assessment_id = run AND r.org_id = l.org_id
   -- those of a result side by side: they are read together
   ORDER BY r.id, l.item_id;
  -- one pass: how many of them there are now is guessed, and a join may be of each with each
  INSERT INTO party.assessment_item_result (result_id, item_id, lost)
  SELECT x.result_id, i.id, least(i.points, sum(x.lost))
    FROM (SELECT l.result_id, l.item_id, l.lost
            FROM party.assessment_result r
            JOIN party.assessment_loss l ON l.result_id = r.id
           WHERE r.assessment_id = run
          UNION ALL
          SELECT r.id, i.id, 0
            FROM party.assessment_result r
           CROSS JOIN party.assessment_item i
           WHERE r.assessment_id = run AND i.scheme_id = scheme) x
    JOIN party.assessment_item i ON i.id = x.item_id
   GROUP BY x.result_id, i.id;
  UPDATE party.assessment_result r
     SET score = (SELECT sum(i.points - x.lost)
                    FROM party.assessment_item_result x
                    JOIN party.assessment_item i ON i.id = x.item_id
                   WHERE x.result_id = r.id)
   WHERE r.assessment_id = run;
  RETURN run;
END $$;
COMMENT ON FUNCTION partybuild.assess(integer) IS
  'assesses all branches that were there for the whole year by its published scheme: findings and obligations as of '
  'its last day, by what is on record now, kept with every loss; again, as long as it is not published, in place of '
  'the run before; returns the number of the run; error 55000 where no scheme is published, the year is not over, '
  'or a grade is missing, 23PB1 where the results are published (SUP-07, SUP-08)';
REVOKE EXECUTE ON FUNCTION partybuild.assess(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.assess(integer) TO partybuild_admin;

CREATE FUNCTION partybuild.publish_assessment(year integer, published_on date DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  run bigint;
BEGIN
  PERFORM partybuild.refuse_as_of();
  UPDATE party.assessment a
     SET published_on = coalesce(publish_assessment.published_on, partybuild.today())
   WHERE a.year = year
  RETURNING a.id INTO run;
  IF run IS NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN partybuild.in_chinese() THEN '没有%s年度的考评' ELSE 'there is no assessment of %s' END,
                       coalesce(year::text, 'null')),
      HINT = CASE WHEN partybuild.in_chinese() THEN '考评由 partybuild.assess() 进行。'
                  ELSE 'partybuild.assess() makes it.' END, CONSTRAINT = 'SUP-07';
  END IF;
  UPDATE party.assessment_result r
     SET published_on = a.published_on
    FROM party.assessment a
   WHERE a.id = run AND r.assessment_id = run;
END $$;
COMMENT ON FUNCTION partybuild.publish_assessment(integer, date) IS
  'publishes the results of a year, which are final then, on a day (null: today); error 55000 for no assessment, '
  '23514 for a day of that year or to come, and at the end of the transaction for a result that is not what its '
  'losses leave, 23PB1 for one that is published (SUP-07, SUP-08)';
REVOKE EXECUTE ON FUNCTION partybuild.publish_assessment(integer, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.publish_assessment(integer, date) TO partybuild_admin;

-- at deploy()
CREATE OR REPLACE VIEW party_rule.sup_07_evidence AS
SELECT r.org_id AS subject, make_date(a.year, 12, 31) AS on_date, a.published_on AS done_on,
       'assessment of ' || a.year AS reference
  FROM party.assessment_result r
  JOIN party.assessment a ON a.id = r.assessment_id
 WHERE r.version = 1 AND a.published_on IS NOT NULL;
COMMENT ON VIEW party_rule.sup_07_evidence IS 'SUP-07 published results, by the year, on the day they were published';
SELECT partybuild.set_obligation('SUP-07', 'party_rule.sup_00_branch', 'party_rule.sup_07_evidence', 'year');
SELECT partybuild.evidence_source('SUP-07', 'party.assessment_result', 'org_id',
  columns => '{org_id,assessment_id,version}');
SELECT partybuild.evidence_source('SUP-07', 'party.assessment', 'org_id', columns => '{id,year,published_on}',
  joined => 'party.assessment_result', joined_key => 'assessment_id', key => 'id');
SELECT partybuild.evidence_source('SUP-07', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('SUP-07', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('SUP-07', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
