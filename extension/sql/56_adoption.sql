-- How a court begins that has not recorded all that the rules ask for: what its records can show, rule by rule, a
-- proposal, and what the DBA left of it put into force. Nothing here is known of any rule by name.

-- Of an obligation: how much is owed and done since the court counts, what is overdue, and from which period on it is
-- recorded. One or two that lack are somebody's fault; where three or more lack, and at least half of what is owed, it
-- was not recorded. What is owed once is taken by years: months have too few of it.
CREATE FUNCTION partybuild.adoption_of_obligation(o partybuild.obligation, below bigint[]) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  evaluation regclass := partybuild.find_relation(o.evaluation);
  horizon text := partybuild.horizon_query(o);
  answer jsonb;
BEGIN
  EXECUTE partybuild.fill($q$
    WITH e AS (
      SELECT v.subject, v.org_id, v.first_day, v.status, v.number
        FROM {evaluation} v
       WHERE v.first_day >= {horizon}
      UNION ALL
      SELECT r.subject, r.org_id, partybuild.first_day(r.period), r.status, r.number
        FROM compliance.period_result r
       WHERE r.registry = (SELECT c.registry FROM compliance.court c) AND r.rule = {rule}
         AND (current_setting('partybuild.as_of', true) = ''
              OR partybuild.last_day(r.period) < (SELECT partybuild.today()))
    ), g AS MATERIALIZED (
      SELECT e.org_id, x.first_day,
             count(*) FILTER (WHERE e.status IN ('met', 'late', 'exempt', 'overdue')) AS owed,
             count(*) FILTER (WHERE e.status IN ('met', 'late', 'exempt')
                                 OR e.status = 'overdue' AND e.number > 0) AS evidenced,
             count(*) FILTER (WHERE e.number > 0 OR e.status IN ('met', 'late', 'exempt')) AS seen,
             array_agg(e.subject) FILTER (WHERE e.status = 'overdue') AS overdue
        FROM e
       CROSS JOIN LATERAL (
          SELECT CASE WHEN {once} THEN date_trunc('year', e.first_day)::date ELSE e.first_day END AS first_day) x
       WHERE e.status <> 'not applicable' AND ($1 IS NULL OR e.org_id = ANY ($1))
       GROUP BY e.org_id, x.first_day
    ), p AS (
      SELECT g.first_day, sum(g.owed) AS owed, sum(g.owed) - sum(g.evidenced) AS lacking
        FROM g
       GROUP BY g.first_day
    )
    SELECT jsonb_build_object(
      'owed', coalesce(sum(g.owed), 0), 'evidenced', coalesce(sum(g.evidenced), 0), 'seen', coalesce(sum(g.seen), 0),
      'rows', count(*),
      'found', (SELECT count(DISTINCT u.subject) FROM g x CROSS JOIN unnest(x.overdue) u (subject)),
      'branches', count(DISTINCT g.org_id) FILTER (WHERE g.overdue IS NOT NULL),
      'owing', count(DISTINCT g.org_id) FILTER (WHERE g.owed > 0),
      'showing', count(DISTINCT g.org_id) FILTER (WHERE g.evidenced > 0),
      'owed_from', (SELECT min(p.first_day) FROM p WHERE p.owed > 0),
      'complete_from', (SELECT min(p.first_day) FROM p
                         WHERE p.owed > 0 AND NOT (p.lacking >= 3 AND p.lacking * 2 >= p.owed)))
      FROM g$q$,
    jsonb_build_object(
      'rule', quote_literal(o.rule), 'horizon', horizon, 'once', (o.per = 'once')::text,
      -- somebody else's is read with his rights
      'evaluation', CASE WHEN partybuild.view_role(evaluation) = current_user::regrole THEN evaluation::text
                         ELSE format('partybuild.evaluation(%L, %s)', o.rule, horizon) END))
    INTO answer USING below;
  RETURN answer;
END $$;
COMMENT ON FUNCTION partybuild.adoption_of_obligation(partybuild.obligation, bigint[]) IS
  'for adoption_facts(): what is owed and done, overdue, and recorded since when, for these organisations (null: all)';

-- Of a rule that is judged at commit: what breaks it, and how many subjects of its kind are on file, asked once a kind.
CREATE FUNCTION partybuild.adoption_of_rule(rule text, below bigint[], INOUT kinds jsonb, OUT answer jsonb)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  found bigint;
  branches bigint;
  kind text;
  relation regclass;
  n bigint;
BEGIN
  SELECT count(*), count(DISTINCT v.org_id) INTO found, branches
    FROM partybuild.violations(rule) v
   WHERE below IS NULL OR v.org_id = ANY (below);
  IF found >= 3 THEN
    SELECT k.name, partybuild.find_relation(k.relation) INTO kind, relation
      FROM partybuild.rule r
      JOIN partybuild.subject_kind k ON k.name = r.subject
     WHERE r.code = rule;
    IF NOT kinds ? kind AND partybuild.is_readable(relation) THEN
      EXECUTE format('SELECT count(*) FROM %s', relation) INTO n;
      kinds := kinds || jsonb_build_object(kind, n);
    END IF;
  END IF;
  answer := jsonb_build_object('found', found, 'branches', branches, 'of_kind', kinds -> kind,
                               'held', partybuild.held_in(rule) IS NOT NULL);
END $$;
COMMENT ON FUNCTION partybuild.adoption_of_rule(text, bigint[], jsonb) IS
  'for adoption_facts(): how many subjects break a rule, in how many organisations, and how many of their kind are on '
  'file';

CREATE FUNCTION partybuild.adoption_facts(org bigint) RETURNS jsonb
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.adoption_facts(bigint) IS
  'for adoption_plan(): by rule what is found, owed, done and on file, for an organisation and what is below it (null: '
  'everywhere)';
CREATE FUNCTION partybuild.adoption_facts_internal(org bigint) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE
  below bigint[];
  records jsonb := (SELECT jsonb_object_agg(x ->> 'rule', x) FROM jsonb_array_elements(partybuild.rule_records()) x);
  kinds jsonb := '{}';
  r record;
  one jsonb;
  answer jsonb[] := '{}';
BEGIN
  PERFORM partybuild.require_organisation(org);
  IF org IS NOT NULL THEN
    WITH RECURSIVE subtree (id) AS (
        SELECT org
      UNION
        SELECT s.org_id
          FROM subtree t
          JOIN party.subordination s ON s.parent_id = t.id AND partybuild.in_force(s.from_date, s.to_date)
    )
    SELECT array_agg(t.id) INTO below FROM subtree t;
  END IF;
  FOR r IN
    SELECT x.code, x.view, o AS obligation, o.rule IS NOT NULL AS owed
      FROM partybuild.rule x
      LEFT JOIN partybuild.obligation o ON o.rule = x.code
     WHERE x.retired_on IS NULL OR x.retired_on > partybuild.today()
     ORDER BY x.code
  LOOP
    one := '{}';
    BEGIN
      IF r.owed THEN
        one := partybuild.adoption_of_obligation(r.obligation, below);
      ELSIF r.view IS NOT NULL THEN
        SELECT a.kinds, a.answer INTO kinds, one FROM partybuild.adoption_of_rule(r.code, below, kinds) a;
      END IF;
    EXCEPTION WHEN data_exception OR cardinality_violation OR raise_exception OR undefined_table THEN
      one := jsonb_build_object('problem', SQLERRM);
    END;
    answer := answer || (coalesce(records -> r.code, '{}') || one || jsonb_build_object('rule', r.code));
  END LOOP;
  RETURN to_jsonb(answer);
END $$;
COMMENT ON FUNCTION partybuild.adoption_facts_internal(bigint) IS 'what adoption_facts() does';

CREATE FUNCTION partybuild.adoption_plan(
    org bigint DEFAULT NULL,
    OUT rule text, OUT org_id bigint, OUT mode text, OUT count_from date,
    OUT plugin text, OUT title_zh text, OUT title_en text, OUT kind text, OUT shipped_mode text,
    OUT found bigint, OUT branches bigint, OUT owed bigint, OUT evidenced bigint,
    OUT registers text, OUT first_on date, OUT last_on date, OUT organisations bigint, OUT applies_to bigint,
    OUT cause text, OUT cause_zh text, OUT cause_en text, OUT why_zh text, OUT why_en text)
RETURNS SETOF record
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  WITH f AS MATERIALIZED (
    SELECT r.code, r.plugin, r.title_zh, r.title_en, r.kind, r.default_mode, x.found, x.branches, x.owed, x.evidenced,
           x.first_on, x.last_on, x.organisations, x.applies_to, x.complete_from, x.problem, x.owing, x.showing,
           x.of_kind, coalesce(x.held, false) AS held, o.per IS NOT NULL AS is_owed,
           (SELECT string_agg(d, ', ' ORDER BY d) FROM jsonb_array_elements_text(x.deciding) d) AS registers,
           p.ordered_by,
           partybuild.mode(r.code, adoption_plan.org, greatest(partybuild.today(), p.to_date)) AS ordered_mode,
           -- what is found ten times and more in an organisation is the way in which it keeps its records
           CASE
             WHEN p.ordered_by IS NOT NULL THEN 'ordered'
             WHEN x.problem IS NOT NULL THEN 'unreadable'
             WHEN o.per IS NOT NULL THEN CASE
               WHEN x.rows = 0 THEN 'nothing owed'
               WHEN x.on_file IS FALSE THEN 'no records'
               WHEN x.owed = 0 THEN 'kept'
               -- what is owed once is owed because something was recorded
               WHEN x.seen = 0 AND (o.per <> 'once' OR x.owed >= 3) THEN 'nothing counts'
               WHEN x.complete_from IS NULL THEN 'few records'
               WHEN x.complete_from > x.owed_from THEN 'recorded since'
               WHEN x.found > 0 THEN 'broken'
               ELSE 'kept' END
             WHEN x.found IS NULL THEN 'held otherwise'
             WHEN x.found = 0 THEN CASE WHEN x.on_file IS FALSE THEN 'no records' ELSE 'kept' END
             WHEN x.found >= 3 AND x.held AND x.branches * 2 >= x.organisations THEN 'not recorded'
             WHEN x.found >= 3 AND x.held AND x.found >= 10 * x.branches THEN 'often'
             WHEN x.found >= 3 AND NOT x.held AND x.found * 2 >= x.of_kind THEN 'not recorded'
             ELSE 'broken' END AS cause
      FROM jsonb_to_recordset(partybuild.adoption_facts(adoption_plan.org)) x (
             rule text, deciding jsonb, on_file boolean, first_on date, last_on date, organisations bigint,
             applies_to bigint, found bigint, branches bigint, owed bigint, evidenced bigint, seen bigint, rows bigint,
             owing bigint, showing bigint, owed_from date, complete_from date, of_kind bigint, held boolean,
             problem text)
      JOIN partybuild.rule r ON r.code = x.rule
      LEFT JOIN partybuild.obligation o ON o.rule = r.code
      LEFT JOIN LATERAL (
        SELECT y.ordered_by, y.to_date
          FROM partybuild.policy y
         WHERE y.rule = r.code AND y.org_id IS NOT DISTINCT FROM adoption_plan.org
           AND (y.to_date IS NULL OR y.mode = 'off')
         ORDER BY y.from_date DESC
         LIMIT 1) p ON true
  )
  SELECT f.code, adoption_plan.org,
         CASE WHEN f.cause = 'ordered' THEN f.ordered_mode
              WHEN f.cause IN ('nothing counts', 'few records') OR f.cause = 'no records' AND f.is_owed THEN 'off'
              WHEN f.cause = 'not recorded' AND NOT f.held THEN 'off'
              WHEN f.cause = 'not recorded' AND f.default_mode IN ('reject', 'approve') THEN 'trial'
              ELSE f.default_mode END,
         CASE WHEN f.cause = 'recorded since' THEN f.complete_from
              WHEN f.cause IN ('not recorded', 'often') AND f.held THEN partybuild.today() END,
         f.plugin, f.title_zh, f.title_en, f.kind, f.default_mode, f.found, f.branches, f.owed, f.evidenced,
         f.registers, f.first_on, f.last_on, f.organisations, f.applies_to, f.cause, s.cause_zh, s.cause_en,
         s.why_zh, s.why_en
    FROM f
   CROSS JOIN LATERAL (
      SELECT CASE f.cause
               WHEN 'ordered' THEN format('已按“%s”规定执行方式', f.ordered_by)
               WHEN 'unreadable' THEN format('规则视图无法读取：%s', f.problem)
               WHEN 'nothing owed' THEN '没有应履行的对象'
               WHEN 'no records' THEN format('%s中没有记录', f.registers)
               WHEN 'nothing counts' THEN format('应履行%s项，没有一项可作依据的记录', f.owed)
               WHEN 'few records' THEN
                 format('%s个组织中只有%s个有记录；应履行%s项，有记录的%s项', f.owing, f.showing, f.owed, f.evidenced)
               WHEN 'recorded since' THEN
                 format('%s起才有完整记录；应履行%s项，有记录的%s项', f.complete_from, f.owed, f.evidenced)
               WHEN 'not recorded' THEN format('%s个组织中的%s项都不符合：规则所要求的内容没有登记', f.branches, f.found)
               WHEN 'often' THEN format('%s个组织中有%s项不符合：属登记习惯，并非个别差错', f.branches, f.found)
               WHEN 'broken' THEN format('有记录，其中%s个对象不符合规则', f.found)
               WHEN 'kept' THEN '有记录，未发现问题'
               ELSE '由约束或触发器保证' END AS cause_zh,
             CASE f.cause
               WHEN 'ordered' THEN format('its mode is ordered by "%s"', f.ordered_by)
               WHEN 'unreadable' THEN format('its view cannot be read: %s', f.problem)
               WHEN 'nothing owed' THEN 'nobody owes it'
               WHEN 'no records' THEN format('nothing is on record in %s', f.registers)
               WHEN 'nothing counts' THEN format('nothing that counts for it is on record; owed: %s', f.owed)
               WHEN 'few records' THEN
                 format('%s of %s organisations have records; owed: %s, on record: %s', f.showing, f.owing, f.owed,
                        f.evidenced)
               WHEN 'recorded since' THEN
                 format('on record as a whole since %s; owed: %s, on record: %s', f.complete_from, f.owed, f.evidenced)
               WHEN 'not recorded' THEN
                 format('what it asks for is not recorded; found: %s, organisations: %s', f.found, f.branches)
               WHEN 'often' THEN
                 format('a way of recording, no single faults; found: %s, organisations: %s', f.found, f.branches)
               WHEN 'broken' THEN format('the records are there, and break it; found: %s', f.found)
               WHEN 'kept' THEN 'the records are there, and nothing is found'
               ELSE 'a constraint or a trigger holds it' END AS cause_en,
             CASE
               WHEN f.cause = 'ordered' THEN '维持不变。'
               WHEN f.cause IN ('nothing counts', 'few records') OR f.cause = 'no records' AND f.is_owed
                 OR f.cause = 'not recorded' AND NOT f.held
               THEN '暂停执行，待登记后启用；已有记录的组织可单独执行。'
               WHEN f.cause = 'recorded since' THEN '此前各期不计。'
               WHEN f.cause IN ('not recorded', 'often')
               THEN '此前举行的不计' || CASE WHEN f.default_mode IN ('reject', 'approve') AND f.cause = 'not recorded'
                                             THEN '；先试行，不拒绝写入。' ELSE '，此后照常执行。' END
               WHEN f.cause = 'broken' THEN '照常执行；已有问题列入整改台账。'
               WHEN f.cause = 'unreadable' THEN '先修复视图。'
               ELSE '照常执行。' END AS why_zh,
             CASE
               WHEN f.cause = 'ordered' THEN 'It stays as it is.'
               WHEN f.cause IN ('nothing counts', 'few records') OR f.cause = 'no records' AND f.is_owed
                 OR f.cause = 'not recorded' AND NOT f.held
               THEN 'Off until it is recorded; an organisation that has records may have a mode of its own.'
               WHEN f.cause = 'recorded since' THEN 'Periods before that are not counted.'
               WHEN f.cause IN ('not recorded', 'often')
               THEN 'What was held before is not counted'
                    || CASE WHEN f.default_mode IN ('reject', 'approve') AND f.cause = 'not recorded'
                            THEN '; on trial first, so that nothing is refused.'
                            ELSE '; from now on it is in force.' END
               WHEN f.cause = 'broken' THEN 'In force; what is found goes on the ledger.'
               WHEN f.cause = 'unreadable' THEN 'Mend the view first.'
               ELSE 'In force.' END AS why_en) s
   ORDER BY f.code
$$;
COMMENT ON FUNCTION partybuild.adoption_plan(bigint) IS
  'a row a rule: what is found now (subjects, branches), what is owed and on record for it, what the deciding '
  'registers hold (first and last day, organisations of those that it applies to), the cause, and a proposal: mode and '
  'the day to count from; for an organisation and what is below it (null: everywhere). Writes nothing: keep it in a '
  'table, change what you like, and hand that to apply_adoption_plan()';

-- Until which day, exclusively, a rule is off so that it counts from a day on: the mode decides that is in force on the
-- day on which an obligation is due. A period counts as a whole.
CREATE FUNCTION partybuild.counts_after(rule text, count_from date) RETURNS date
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  per text := (SELECT o.per FROM partybuild.obligation o WHERE o.rule = rule);
  first date := count_from;
BEGIN
  IF per IS NULL THEN
    RETURN CASE WHEN partybuild.held_in(rule) IS NOT NULL THEN count_from END;
  END IF;
  IF per <> 'once' AND partybuild.first_day(partybuild.period(first, per)) < first THEN
    first := partybuild.last_day(partybuild.period(first, per)) + 1;
  END IF;
  RETURN first + partybuild.param(rule, 'grace', first - 1)::integer;
END $$;
COMMENT ON FUNCTION partybuild.counts_after(text, date) IS
  'the day from which a rule is to be in force again so that it counts from a day on: of an obligation whole periods, '
  'with their days of grace; null for a rule that is about no day';

-- Refuses, by its row, what cannot be put into force, before anything is.
CREATE FUNCTION partybuild.require_adoption_row(rule text, org_id bigint, mode text, count_from date) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  of_row text := format(CASE WHEN zh THEN '方案中的行：规则%s，组织%s。'
                             ELSE 'The row of the plan: rule %s, organisation %s.' END,
                        coalesce(rule, 'null'), coalesce(org_id::text, 'null'));
BEGIN
  IF NOT EXISTS (SELECT FROM partybuild.rule r
                  WHERE r.code = require_adoption_row.rule
                    AND (r.retired_on IS NULL OR r.retired_on > partybuild.today())) THEN
    RAISE undefined_object USING
      MESSAGE = format(CASE WHEN zh THEN '没有规则“%s”' ELSE 'rule "%s" does not exist' END, coalesce(rule, 'null')),
      DETAIL = of_row,
      HINT = CASE WHEN zh THEN '规则见partybuild.rule。' ELSE 'partybuild.rule lists the rules.' END;
  END IF;
  IF org_id IS NOT NULL AND NOT EXISTS (SELECT FROM party.organisation o WHERE o.id = require_adoption_row.org_id) THEN
    RAISE foreign_key_violation USING
      MESSAGE = format(CASE WHEN zh THEN '没有组织%s' ELSE 'organisation %s does not exist' END, org_id),
      DETAIL = of_row,
      HINT = CASE WHEN zh THEN '组织见party.organisation。' ELSE 'party.organisation lists them.' END;
  END IF;
  IF mode IS NULL OR mode NOT IN ('reject', 'approve', 'warn', 'trial', 'report', 'off') THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format(CASE WHEN zh THEN '没有执行方式“%s”' ELSE 'unknown mode "%s"' END, coalesce(mode, 'null')),
      DETAIL = of_row,
      HINT = CASE WHEN zh THEN '执行方式有reject、approve、warn、trial、report和off。'
                  ELSE 'The modes are reject, approve, warn, trial, report and off.' END;
  END IF;
  IF mode NOT IN ('report', 'off')
     AND EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = require_adoption_row.rule) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format(CASE WHEN zh THEN '%s是应履行事项：没有做的无法拒绝'
                            ELSE '%s is an obligation: what was not done cannot be refused' END, rule),
      DETAIL = of_row,
      HINT = CASE WHEN zh THEN '其执行方式为report或off。' ELSE 'Its modes are report and off.' END;
  END IF;
  IF count_from > partybuild.today() OR count_from < '1921-07-01' THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format(CASE WHEN zh THEN '不能从%s起计算' ELSE 'nothing can be counted from %s' END, count_from),
      DETAIL = of_row,
      HINT = CASE WHEN zh THEN '请填写不晚于今日的日期。' ELSE 'Name a day that is not after today.' END;
  END IF;
  IF count_from IS NOT NULL AND mode <> 'off' AND partybuild.counts_after(rule, count_from) IS NULL THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format(CASE WHEN zh THEN '规则%s不涉及具体日期，不能规定起算日'
                            ELSE 'rule %s is about no day to count from' END, rule),
      DETAIL = of_row,
      HINT = CASE WHEN zh THEN '起算日用于应履行事项和某日举行的事项；此处请留空。'
                  ELSE 'Obligations have one, and what is held on a day; leave it null here.' END;
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_adoption_row(text, bigint, text, date) IS
  'for apply_adoption_plan(): error for an unknown rule (42704) or organisation (23503), a mode that the rule cannot '
  'have, or a day that it cannot count from (22023)';

-- What a row orders, unless it is so already. Off is off for all that was due or held, too.
CREATE FUNCTION partybuild.apply_adoption_row(
    rule text, org_id bigint, mode text, count_from date, ordered_by text) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  off_until date := CASE WHEN mode <> 'off' THEN partybuild.counts_after(rule, count_from) END;
  -- by default an obligation counts for as long as the court does
  in_force date := coalesce(off_until, CASE WHEN EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = rule)
                                            THEN '-infinity'::date ELSE partybuild.today() END);
  changed boolean := false;
BEGIN
  IF mode <> 'off'
     AND partybuild.mode(rule, org_id, greatest(in_force, partybuild.today())) <> mode THEN
    PERFORM partybuild.set_mode(rule, mode, ordered_by, org_id, in_force);
    changed := true;
  END IF;
  IF (mode = 'off' OR off_until IS NOT NULL)
     AND NOT EXISTS (SELECT
                       FROM partybuild.policy p
                      WHERE p.rule = rule AND p.org_id IS NOT DISTINCT FROM org_id AND p.mode = 'off'
                        AND p.from_date = '-infinity' AND p.to_date IS NOT DISTINCT FROM off_until) THEN
    PERFORM partybuild.set_mode(rule, 'off', ordered_by, org_id, '-infinity', off_until);
    changed := true;
  END IF;
  RETURN changed;
END $$;
COMMENT ON FUNCTION partybuild.apply_adoption_row(text, bigint, text, date, text) IS
  'for apply_adoption_plan(): puts the mode of a rule into force, and off until it counts; false where it was so';

CREATE FUNCTION partybuild.apply_adoption_plan(
    plan regclass, ordered_by text, deadline date, responsible bigint DEFAULT NULL,
    OUT rule text, OUT org_id bigint, OUT mode text, OUT count_from date, OUT changed boolean, OUT findings bigint)
RETURNS SETOF record
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh boolean := partybuild.in_chinese();
  rows jsonb;
  changes text[] := '{}';
  twice record;
BEGIN
  PERFORM partybuild.require_deployed();
  PERFORM partybuild.refuse_as_of();
  PERFORM partybuild.require_order(ordered_by);
  IF plan IS NULL THEN
    RAISE null_value_not_allowed USING
      MESSAGE = CASE WHEN zh THEN '未指定方案表' ELSE 'there is no plan without a table' END,
      HINT = 'CREATE TABLE plan AS SELECT * FROM partybuild.adoption_plan();';
  END IF;
  PERFORM partybuild.require_columns(plan, '{rule,org_id,mode,count_from}');
  EXECUTE format('SELECT coalesce(jsonb_agg(jsonb_build_object(''rule'', p.rule, ''org_id'', p.org_id, '
                 '''mode'', p.mode, ''count_from'', p.count_from)), ''[]'') FROM %s p', plan)
     INTO rows;
  SELECT x.rule, x.org_id INTO twice
    FROM jsonb_to_recordset(rows) x (rule text, org_id bigint)
   GROUP BY x.rule, x.org_id
  HAVING count(*) > 1
   ORDER BY x.rule, x.org_id
   LIMIT 1;
  IF FOUND THEN
    RAISE cardinality_violation USING
      MESSAGE = format(CASE WHEN zh THEN '方案中规则%s对同一组织有多行'
                            ELSE 'the plan has rule %s twice for an organisation' END, twice.rule),
      DETAIL = format(CASE WHEN zh THEN '组织%s。' ELSE 'Organisation %s.' END, coalesce(twice.org_id::text, 'null')),
      HINT = CASE WHEN zh THEN '请只保留一行。' ELSE 'Leave one of the rows.' END;
  END IF;
  PERFORM partybuild.require_adoption_row(x.rule, x.org_id, x.mode, x.count_from)
     FROM jsonb_to_recordset(rows) x (rule text, org_id bigint, mode text, count_from date);
  -- what is ordered for all first: a branch of its own may differ
  FOR rule, org_id, mode, count_from IN
    SELECT x.rule, x.org_id, x.mode, x.count_from
      FROM jsonb_to_recordset(rows) x (rule text, org_id bigint, mode text, count_from date)
     ORDER BY x.org_id NULLS FIRST, x.rule
  LOOP
    IF partybuild.apply_adoption_row(rule, org_id, mode, count_from, ordered_by) THEN
      changes := changes || concat_ws(' ', rule, org_id);
    END IF;
  END LOOP;
  PERFORM partybuild.adopt(deadline, responsible);
  RETURN QUERY
  SELECT x.rule, x.org_id, x.mode, x.count_from, concat_ws(' ', x.rule, x.org_id) = ANY (changes),
         (SELECT count(*)
            FROM party.finding f
           WHERE f.rule = x.rule AND f.closed_on IS NULL AND (x.org_id IS NULL OR f.org_id = x.org_id))
    FROM jsonb_to_recordset(rows) x (rule text, org_id bigint, mode text, count_from date)
   ORDER BY 1, 2 NULLS FIRST;
END $$;
COMMENT ON FUNCTION partybuild.apply_adoption_plan(regclass, text, date, bigint) IS
  'puts into force what is left of an adoption_plan() in a table (columns rule, org_id, mode, count_from), as the '
  'document ordered, and adopts what is found then: all or nothing. Off is off for what was due before, too; counted '
  'from a day, what was due or held before it is not. Returns the rows, whether each changed anything, and how many '
  'findings of its rule are open; a rule that the plan does not name stays as it is, and is adopted. Errors name the '
  'row: 42704, 23503, 22023, and 21000 for a rule that is there twice';
