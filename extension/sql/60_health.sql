-- health(): what keeps rules from being judged, or jobs from running, and what to do. Each check is a function that
-- returns rows of one shape; a check asks only the catalogues, and the court's own obligations, so that health() can be
-- asked at any time.
CREATE TYPE partybuild.health_problem AS (kind text, object text, zh text, en text, hint_zh text, hint_en text);
COMMENT ON TYPE partybuild.health_problem IS 'a row of a check of health(), in both languages';

-- The tables whose writes rules are judged by, and their triggers as they should be.
CREATE FUNCTION partybuild.health_triggers() RETURNS SETOF partybuild.health_problem
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  -- tables and columns that watches name
  SELECT 'table', w.relation, '规则所监视的表不存在', 'rules watch this table, which is not there under that name',
         '恢复其名称，或对新的表重新监视', 'call it by its name again, or watch another one'
    FROM (SELECT DISTINCT x.relation FROM partybuild.watch x
          UNION SELECT e.relation FROM partybuild.evidence_source e) w
   WHERE partybuild.find_relation(w.relation) IS NULL
  UNION ALL
  SELECT DISTINCT 'column', w.relation || '.' || c.name, '规则所监视的列不存在',
         'rules watch this column, which is not there', '恢复其名称，或对新的列重新监视',
         'call it by its name again, or watch another one'
    FROM partybuild.watch w
   CROSS JOIN LATERAL unnest(w.columns || w.key) c (name)
   WHERE partybuild.find_relation(w.relation) IS NOT NULL
     AND NOT partybuild.has_column(partybuild.find_relation(w.relation), c.name)
  UNION ALL
  SELECT DISTINCT 'index', v.relation || '.' || v.key, '判定经由此列，却没有以它开头的索引',
         'rules are judged by way of this column, and no index begins with it', '建立索引', 'create one'
    FROM (SELECT w.via, w.via_key FROM partybuild.watch w WHERE w.via <> ''
          UNION SELECT w.through, w.through_key FROM partybuild.watch w WHERE w.through <> '') v (relation, key)
   WHERE partybuild.find_relation(v.relation) IS NULL
      OR NOT partybuild.is_indexed(partybuild.find_relation(v.relation), v.key)
     AND NOT EXISTS (SELECT FROM pg_class c
                      WHERE c.oid = partybuild.find_relation(v.relation) AND c.relkind = 'v')
  UNION ALL
  -- triggers that are not there, or not as we make them
  SELECT 'trigger', format('%s on %s', x.name, x.relation), '触发器缺失或已被替换，写入不受判定',
         'the trigger is missing, or replaced: writes are not judged',
         'SELECT partybuild.deploy();', 'SELECT partybuild.deploy();'
    FROM (SELECT w.relation, t.name
            FROM partybuild.watched_tables() w
           CROSS JOIN LATERAL (SELECT 'Partybuild_' || e FROM unnest(w.events) e
                               UNION ALL SELECT 'partybuild_truncate') t (name)
          UNION
          SELECT DISTINCT e.relation, 'partybuild_stale_' || n.name
            FROM partybuild.evidence_source e
           CROSS JOIN unnest('{insert,update,delete,truncate}'::text[]) n (name)
          UNION
          SELECT e.relation, 'partybuild_replicated' FROM partybuild.evidence_source e) x
    LEFT JOIN pg_trigger g ON g.tgrelid = partybuild.find_relation(x.relation) AND g.tgname = x.name
     AND g.tgfoid IN ('partybuild.check()'::regprocedure, 'partybuild.touch_all()'::regprocedure,
                      'partybuild.evidence_changed()'::regprocedure, 'partybuild.evidence_replicated()'::regprocedure)
     AND partybuild.is_whole(g)
   WHERE partybuild.find_relation(x.relation) IS NOT NULL AND g.oid IS NULL
  UNION ALL
  -- disabled ones, foreign keys and constraints among them
  SELECT 'trigger', format('%s on %s', t.name, partybuild.name_of(t.relation)), '触发器已停用，或启用方式不对',
         'the trigger is disabled, or fires for others than it should',
         'SELECT partybuild.deploy();', 'SELECT partybuild.deploy();'
    FROM partybuild.silent_triggers() t
  UNION ALL
  SELECT 'trigger', e.evtname, '事件触发器已停用', 'the event trigger is disabled',
         format('ALTER EVENT TRIGGER %I ENABLE;', e.evtname), format('ALTER EVENT TRIGGER %I ENABLE;', e.evtname)
    FROM pg_event_trigger e
    JOIN pg_proc f ON f.oid = e.evtfoid
    JOIN pg_namespace n ON n.oid = f.pronamespace
   WHERE n.nspname = 'partybuild' AND e.evtenabled NOT IN ('O', 'A');
END;
COMMENT ON FUNCTION partybuild.health_triggers() IS
  'for health(): tables, columns, indexes and triggers that rules are judged by, missing or disabled';

-- What was deployed, and what was installed.
CREATE FUNCTION partybuild.health_versions() RETURNS SETOF partybuild.health_problem
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT 'deploy', format('%s %s %s', l.plugin, l.kind, l.name), '尚未部署，或部署的是旧版本',
         'it is not deployed, or in an earlier version', 'SELECT partybuild.deploy();', 'SELECT partybuild.deploy();'
    FROM partybuild.layout l
    LEFT JOIN partybuild.deployed d ON (d.plugin, d.kind, d.name) = (l.plugin, l.kind, l.name)
   WHERE d.name IS NULL OR l.kind <> 'register' AND d.hash <> md5(l.body)
  UNION ALL
  SELECT 'view', r.code, '规则的视图不存在', 'the view of the rule is not there',
         CASE WHEN r.plugin = 'local' THEN '重建视图，或用 retire_rule() 停用该规则'
              ELSE 'SELECT partybuild.deploy();' END,
         CASE WHEN r.plugin = 'local' THEN 'make it again, or retire_rule()' ELSE 'SELECT partybuild.deploy();' END
    FROM partybuild.rule r
   WHERE r.view IS NOT NULL AND r.retired_on IS NULL AND partybuild.find_relation(r.view) IS NULL
  UNION ALL
  SELECT 'version', e.extname::text,
         format('数据库中为版本%s，磁盘上为版本%s', e.extversion, a.default_version),
         format('version %s in the database, %s on disk', e.extversion, a.default_version),
         format('ALTER EXTENSION %I UPDATE;', e.extname), format('ALTER EXTENSION %I UPDATE;', e.extname)
    FROM pg_extension e
    JOIN pg_available_extensions a ON a.name = e.extname
   WHERE e.extversion <> a.default_version
     AND (e.extname = 'partybuild' OR EXISTS (SELECT FROM partybuild.plugin p WHERE p.extension = e.extname))
  UNION ALL
  SELECT DISTINCT 'policy', p.rule, '所定方式针对的规则已不存在', 'a mode is ordered for a rule that is gone',
         'partybuild.unset_mode()', 'partybuild.unset_mode()'
    FROM partybuild.policy p
   WHERE NOT EXISTS (SELECT FROM partybuild.rule r WHERE r.code = p.rule);
END;
COMMENT ON FUNCTION partybuild.health_versions() IS
  'for health(): what is not deployed, rules without a view, extensions behind, policies of rules that are gone';

-- What is not as deploy() left it, or CREATE EXTENSION. That a rule has no view is told by health_versions().
CREATE FUNCTION partybuild.health_made() RETURNS SETOF partybuild.health_problem
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  WITH otherwise AS MATERIALIZED (
    SELECT o.*,
           o.unknown AND o.found IS NOT NULL
             AND (o.kind IN ('view', 'member')
                  OR o.kind = 'function' AND (SELECT f.prosqlbody IS NOT NULL FROM pg_proc f WHERE f.oid = o.found))
             AS printed_otherwise
      FROM partybuild.made_otherwise() o
  )
  SELECT CASE o.kind WHEN 'member' THEN 'function' ELSE o.kind END,
         CASE o.kind
           WHEN 'view' THEN o.relation
           WHEN 'column' THEN o.relation || '.' || o.name
           ELSE concat_ws(' on ', o.name, nullif(o.relation, '')) END,
         x.zh, x.en,
         CASE
           WHEN o.plugin = 'local' THEN '恢复原状；确需如此，再次调用 add_rule() 或 add_obligation()'
           WHEN o.kind = 'member' THEN format('按 SHAREDIR/extension/%s 中的文本 CREATE OR REPLACE', e.script)
           ELSE 'SELECT partybuild.deploy();' END,
         CASE
           WHEN o.plugin = 'local' THEN 'put it back; or, if it is meant, call add_rule() or add_obligation() again'
           WHEN o.kind = 'member' THEN format('CREATE OR REPLACE it as SHAREDIR/extension/%s has it', e.script)
           ELSE 'SELECT partybuild.deploy();' END
    FROM otherwise o
    LEFT JOIN partybuild.plugin p ON p.name = o.plugin
   CROSS JOIN LATERAL (SELECT format('%s--%s.sql', g.extname, g.extversion)
                         FROM pg_extension g
                        WHERE g.extname = coalesce(p.extension, 'partybuild')) e (script)
   CROSS JOIN LATERAL (
      SELECT '部署时所建，现已不在', 'deploy() made it, and it is gone' WHERE o.found IS NULL
      UNION ALL
      SELECT '不再要求非空', 'it may be null now' WHERE o.kind = 'column'
      UNION ALL
      SELECT '已被替换，与登记规则时不同', 'somebody has replaced it since the rule was added' WHERE o.plugin = 'local'
      UNION ALL
      SELECT '已被替换，与部署时不同', 'somebody has replaced it: it is not what was deployed'
      LIMIT 1) x (zh, en)
   WHERE NOT o.printed_otherwise
     AND NOT (o.kind = 'view' AND o.found IS NULL AND EXISTS (SELECT FROM partybuild.rule r WHERE r.view = o.relation))
  UNION ALL
  SELECT 'deploy', 'PostgreSQL ' || partybuild.server_version(), '视图和函数是在另一主版本下记录的，无法判断是否被替换',
         'views and functions were noted under another major version: whether one was replaced is not known',
         'SELECT partybuild.deploy();', 'SELECT partybuild.deploy();'
   WHERE EXISTS (SELECT FROM otherwise o WHERE o.printed_otherwise);
END;
COMMENT ON FUNCTION partybuild.health_made() IS
  'for health(): views, functions, triggers, constraints, indexes and columns that are gone, or not as deploy() left '
  'them';

-- Writes that no trigger sees, and what a crash would take.
CREATE FUNCTION partybuild.is_preloaded() RETURNS boolean
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_is_preloaded';
COMMENT ON FUNCTION partybuild.is_preloaded() IS
  'did this session begin with the library (session_preload_libraries, or shared_preload_libraries)';
CREATE FUNCTION partybuild.audit_age() RETURNS integer
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF to_regclass('party.audited') IS NULL THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT max(age(a.xmin))
            FROM party.audited a
            JOIN partybuild.rule r ON r.code = a.rule
           WHERE r.retired_on IS NULL);
END $$;
COMMENT ON FUNCTION partybuild.audit_age() IS
  'how many transactions ago the rule was audited whose audit is the oldest; null where none ever was';
CREATE FUNCTION partybuild.health_writes() RETURNS SETOF partybuild.health_problem
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT 'subscription', partybuild.name_of(s.srrelid), '有订阅写入此登记表，其写入不受判定',
         'a subscription writes into this register: what it writes is not judged',
         '由审计事后发现；或 SELECT partybuild.judge_replicated(true);',
         'the audit finds it afterwards; or SELECT partybuild.judge_replicated(true);'
    FROM pg_subscription_rel s
   WHERE s.srrelid IN (SELECT t.relation FROM partybuild.refusing_triggers() t WHERE t.enabled <> 'A')
  UNION ALL
  SELECT 'audit', left(string_agg(DISTINCT partybuild.name_of(t.tgrelid), ', '), 400),
         '上次审计以来触发器有变动，其间的写入可能未受判定',
         'triggers were changed since the last audit: what was written meanwhile may not have been judged',
         'CALL partybuild.audit();', 'CALL partybuild.audit();'
    FROM pg_trigger t
    JOIN pg_proc f ON f.oid = t.tgfoid
   WHERE NOT t.tgisinternal
     AND f.pronamespace IN ('partybuild'::regnamespace, to_regnamespace('party'), to_regnamespace('compliance'))
     -- by transaction, and by the rule that was audited longest ago
     AND age(t.xmin) < (SELECT partybuild.audit_age())
  HAVING count(*) > 0
  UNION ALL
  SELECT 'table', format('%I.%I', n.nspname, c.relname), '此表不写日志，崩溃后会清空',
         'the table is unlogged: a crash empties it', format('ALTER TABLE %I.%I SET LOGGED;', n.nspname, c.relname),
         format('ALTER TABLE %I.%I SET LOGGED;', n.nspname, c.relname)
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname IN ('party', 'compliance') AND c.relkind = 'r' AND c.relpersistence = 'u'
  UNION ALL
  SELECT 'constraint', format('%s on %s', c.conname, partybuild.name_of(c.conrelid)), '约束尚未对既有数据生效',
         'the constraint is not validated: rows from before it break it',
         '改正这些行，再 SELECT partybuild.deploy();', 'mend them, then SELECT partybuild.deploy();'
    FROM pg_constraint c
    JOIN pg_class r ON r.oid = c.conrelid
    JOIN pg_namespace n ON n.oid = r.relnamespace
   WHERE n.nspname = 'party' AND NOT c.convalidated
  UNION ALL
  SELECT 'session', 'session_preload_libraries', '会话的第一条语句还不认识 partybuild 的设置',
         'a session''s first statement does not know the settings of partybuild',
         format('ALTER DATABASE %I SET session_preload_libraries = ''partybuild'';', current_database()),
         format('ALTER DATABASE %I SET session_preload_libraries = ''partybuild'';', current_database())
   WHERE NOT partybuild.is_preloaded();
END;
COMMENT ON FUNCTION partybuild.health_writes() IS
  'for health(): writes that no trigger sees, tables that a crash empties, constraints not validated, settings';

CREATE FUNCTION partybuild.health_jobs() RETURNS SETOF partybuild.health_problem
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- whoever may not read the setting sees that nothing ran
  IF pg_has_role('pg_read_all_settings', 'USAGE') AND current_setting('cron.database_name', true) IS NULL THEN
    RETURN QUERY SELECT 'job', 'pg_cron', '未加载 pg_cron，无人按时运行作业',
      'pg_cron is not loaded: nobody runs the jobs', '见 partybuild.schedule() 的说明',
      'see what partybuild.schedule() says';
  END IF;
  IF to_regclass('compliance.job') IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY EXECUTE $q$
    SELECT 'job', j.job || ' ' || j.part, '作业逾时未成功运行', 'no good run within its time',
           format('CALL partybuild.%I();', j.job), format('CALL partybuild.%I();', j.job)
      FROM compliance.job j
     WHERE j.late
    UNION ALL
    SELECT 'job', j.job || ' ' || j.part, '最近一次运行有步骤失败：' || j.steps_failed,
           'steps of the last run failed: ' || j.steps_failed,
           '排除原因后再运行', 'mend the cause and run it again'
      FROM compliance.job j
     WHERE j.steps_failed IS NOT NULL$q$;
END $$;
COMMENT ON FUNCTION partybuild.health_jobs() IS 'for health(): jobs that are late or failed, no pg_cron';

-- A row that the view of an obligation cannot read ends every query that reads the obligation: a view cannot go on
-- without it, and asking for each subject by itself would cost all others more than half as much again. Shipped views
-- read what their tables let in, so those of the court are looked at.
CREATE FUNCTION partybuild.evaluation_problem(rule text) RETURNS text
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.evaluation_problem(text) IS
  'for health(): why the open periods of an obligation cannot be evaluated, and of whom; null: they can';
CREATE FUNCTION partybuild.evaluation_problem_internal(rule text) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE
  live_from date := (SELECT h.live_from FROM compliance.horizon h WHERE h.rule = evaluation_problem_internal.rule);
BEGIN
  PERFORM FROM partybuild.evaluation(rule, live_from);
  RETURN NULL;
EXCEPTION WHEN data_exception OR cardinality_violation OR raise_exception THEN
  RETURN coalesce((SELECT u.problem
                     FROM partybuild.unjudged(rule, format('SELECT FROM partybuild.evaluation(%L, %L, NULL, $1)', rule,
                                                           live_from)) u), SQLERRM);
END $$;
COMMENT ON FUNCTION partybuild.evaluation_problem_internal(text) IS 'what evaluation_problem() does';
CREATE FUNCTION partybuild.health_obligations() RETURNS SETOF partybuild.health_problem
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT 'obligation', r.code, '无法考核，读取它的报表都会出错：' || p.problem,
         'it cannot be evaluated, and every report that reads it ends in the error: ' || p.problem,
         '改正该记录或视图；此前查询 compliance.status 时排除此规则',
         'correct the record, or mend the view; until then leave the rule out of queries of compliance.status'
    FROM partybuild.obligation o
    JOIN partybuild.rule r ON r.code = o.rule
   CROSS JOIN LATERAL (SELECT partybuild.evaluation_problem(o.rule) OFFSET 0) p (problem)
   WHERE r.plugin = 'local' AND r.retired_on IS NULL AND partybuild.find_relation(o.evaluation) IS NOT NULL
     AND p.problem IS NOT NULL
  UNION ALL
  SELECT 'possible', r.code, c.view || ' 未纳入 compliance.possible：' || p.problem,
         c.view || ' is left out of compliance.possible: ' || p.problem, '改正该视图，再调用 partybuild.set_coming()',
         'mend the view, and call partybuild.set_coming() again'
    FROM partybuild.coming c
    JOIN partybuild.rule r ON r.code = c.rule
   CROSS JOIN LATERAL (
      SELECT partybuild.coming_problem(v) FROM partybuild.find_relation(c.view) v WHERE v IS NOT NULL
   ) p (problem)
   WHERE r.retired_on IS NULL AND p.problem IS NOT NULL;
END;
COMMENT ON FUNCTION partybuild.health_obligations() IS
  'for health(): obligations of the court''s own whose open periods cannot be evaluated, and views of what becomes '
  'possible that are left out';

CREATE FUNCTION partybuild.health_feeds() RETURNS SETOF partybuild.health_problem
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT 'feed', f.mapping::text, '已停用：来源、映射视图或登记簿已删除', 'it is over: source, mapping or register was dropped',
         'SELECT partybuild.unfeed(映射视图)', 'SELECT partybuild.unfeed(mapping)'
    FROM partybuild.feed f
   WHERE EXISTS (SELECT
                   FROM unnest(ARRAY[f.source, f.mapping, f.target]) r
                  WHERE NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = r))
  UNION ALL
  SELECT 'feed', f.mapping::text, t || ' 的变动无人跟踪', 'nobody follows what is written to ' || t,
         '重新调用 partybuild.feed()，再以 partybuild.refeed() 补齐', 'call partybuild.feed() again, then partybuild.refeed()'
    FROM partybuild.live_feeds() f
   CROSS JOIN LATERAL partybuild.feed_tables(f.source) t
   WHERE (SELECT count(*)
            FROM pg_trigger g
            JOIN pg_proc p ON p.oid = g.tgfoid
            JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'partybuild'
           WHERE g.tgrelid = t AND p.proname = 'fed' AND g.tgenabled <> 'D' AND f.id = ANY (partybuild.feeds_of(g))
             AND g.tgname !~ '_(replicated|updated)$') < 4
  UNION ALL
  -- of rows, or of the statement, one knows nothing without the other
  SELECT 'feed', f.mapping::text, '来源表的 UPDATE 未全部跟踪', 'not all that UPDATE changes in its table is followed',
         '重新调用 partybuild.feed()，再以 partybuild.refeed() 补齐', 'call partybuild.feed() again, then partybuild.refeed()'
    FROM partybuild.feed f
   WHERE EXISTS (SELECT FROM partybuild.misled_feeds() m WHERE m = f.source)
      OR EXISTS (SELECT
                   FROM pg_trigger g
                  WHERE g.tgrelid = f.source AND f.id = ANY (partybuild.feeds_of(g)) AND g.tgname LIKE '%\_update'
                    AND g.tgtype & 1 = 1 AND g.tgenabled <> 'D'
                    AND NOT EXISTS (SELECT
                                      FROM pg_trigger s
                                     WHERE s.tgrelid = g.tgrelid AND s.tgname = g.tgname || 'd' AND s.tgenabled <> 'D'))
  UNION ALL
  -- as an earlier version made it
  SELECT 'feed', f.mapping::text, '订阅写入 ' || t || ' 的变动无人跟踪', 'nobody follows what a subscription writes to ' || t,
         '重新调用 partybuild.feed()，再以 partybuild.refeed() 补齐', 'call partybuild.feed() again, then partybuild.refeed()'
    FROM partybuild.feed f
   CROSS JOIN LATERAL partybuild.feed_tables(f.source) t
   WHERE partybuild.is_leaf(t)
     AND EXISTS (SELECT FROM pg_subscription_rel s WHERE s.srrelid = t)
     AND NOT EXISTS (SELECT FROM pg_trigger g
                      WHERE g.tgrelid = t AND g.tgenabled <> 'D' AND g.tgname LIKE '%\_replicated'
                        AND f.id = ANY (partybuild.feeds_of(g)))
  UNION ALL
  SELECT 'feed', f.mapping::text, '其所有者不是登记簿的管理员', 'its owner is no administrator of the registers',
         '将 partybuild_admin 授予 ' || pg_get_userbyid(c.relowner),
           'GRANT partybuild_admin TO ' || pg_get_userbyid(c.relowner)
    FROM partybuild.feed f
    JOIN pg_class c ON c.oid = f.mapping
   WHERE NOT pg_has_role(c.relowner, 'partybuild_admin', 'USAGE');
END;
COMMENT ON FUNCTION partybuild.health_feeds() IS
  'for health(): feeds whose tables nobody follows, or whose mapping may not write the registers';

CREATE FUNCTION partybuild.health_joined() RETURNS SETOF partybuild.health_problem
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT DISTINCT 'feed', f.mapping::text, '所联接的 ' || v.relation || ' 的变动无人跟踪',
         'nobody follows what is written to ' || v.relation || ', which it joins',
         '调用 partybuild.feed_joined()，或定期调用 partybuild.refeed()',
         'call partybuild.feed_joined(), or partybuild.refeed() from time to time'
    FROM partybuild.feed f
    JOIN pg_class m ON m.oid = f.mapping
   CROSS JOIN LATERAL partybuild.view_reads(f.mapping) v
    JOIN pg_class c ON c.oid = v.relation AND c.relkind IN ('r', 'p')
   WHERE NOT EXISTS (SELECT FROM partybuild.feed_tables(f.source) t WHERE t = v.relation)
     -- what is ours changes seldom, and refeed() shows it
     AND c.relnamespace NOT IN (SELECT n.oid FROM pg_namespace n
                                 WHERE n.nspname IN ('party', 'partybuild', 'party_rule', 'compliance', 'pg_catalog'))
     AND (SELECT count(*)
            FROM pg_trigger g
            JOIN pg_proc p ON p.oid = g.tgfoid
            JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'partybuild'
           WHERE g.tgrelid = v.relation AND p.proname = 'fed_joined' AND g.tgenabled <> 'D'
             AND split_part(g.tgname, '_', 3) = lpad(f.id::text, 6, '0')) < 4;
END;
COMMENT ON FUNCTION partybuild.health_joined() IS
  'for health(): tables that the mapping of a feed joins, and nobody follows';

-- what is wrong whether jobs run or not; compliance.job shows how many there are
CREATE FUNCTION partybuild.health_problems() RETURNS SETOF partybuild.health_problem
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT * FROM partybuild.health_triggers()
  UNION ALL
  SELECT * FROM partybuild.health_versions()
  UNION ALL
  SELECT * FROM partybuild.health_made()
  UNION ALL
  SELECT * FROM partybuild.health_writes();
END;
COMMENT ON FUNCTION partybuild.health_problems() IS 'for health(): all checks but those of jobs and obligations';

CREATE FUNCTION partybuild.health() RETURNS TABLE (kind text, object text, problem text, hint text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT h.kind, h.object, CASE WHEN partybuild.in_chinese() THEN h.zh ELSE h.en END,
         CASE WHEN partybuild.in_chinese() THEN h.hint_zh ELSE h.hint_en END
    FROM (SELECT * FROM partybuild.health_problems()
          UNION ALL SELECT * FROM partybuild.health_jobs()
          UNION ALL SELECT * FROM partybuild.health_obligations()
          UNION ALL SELECT * FROM partybuild.health_feeds()
          UNION ALL SELECT * FROM partybuild.health_joined()) h
   ORDER BY 1, 2, 3;
END;
COMMENT ON FUNCTION partybuild.health() IS
  'what keeps rules from being judged, obligations from being evaluated or jobs from running, a row a problem, and '
  'what to do, in the session''s language; empty: nothing';
