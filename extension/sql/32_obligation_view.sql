-- The queries of an obligation's views: one shape for all, so that any subjects, periods and days are one query.
CREATE FUNCTION partybuild.full_months(from_day date, to_day date) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN greatest(0, 12 * (extract(year FROM to_day) - extract(year FROM from_day))
                   + extract(month FROM to_day) - extract(month FROM from_day)
                   + CASE WHEN extract(day FROM from_day) = 1 THEN 1 ELSE 0 END);
COMMENT ON FUNCTION partybuild.full_months(date, date) IS 'full calendar months from a day to the last day of a month';

-- Texts of queries: a template, and what takes the place of each {name} in it, an identifier or a literal, quoted.
CREATE FUNCTION partybuild.fill(template text, parts jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  filled text := '';
  piece text;
  is_name boolean;
BEGIN
  -- In one pass: what is put in is not searched for names, whatever it is called.
  FOR piece, is_name IN
    SELECT t.piece, t.n % 2 = 0
      FROM regexp_split_to_table(template, '[{}]') WITH ORDINALITY t (piece, n)
     ORDER BY t.n
  LOOP
    IF is_name AND NOT parts ? piece THEN
      RAISE internal_error USING MESSAGE = format('a template has no part "%s"', piece);
    END IF;
    filled := filled || CASE WHEN is_name THEN coalesce(parts ->> piece, '') ELSE piece END;
  END LOOP;
  RETURN filled;
END $$;
COMMENT ON FUNCTION partybuild.fill(text, jsonb) IS
  'a template in which each {name} has given way to the part of that name';

-- What an evaluation says of periods: which there are, what is owed in one, by when, and what counts for it.
CREATE FUNCTION partybuild.evaluation_periods(o partybuild.obligation) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  first_day constant text := 'partybuild.first_day(p.period)';
  last_day constant text := 'partybuild.last_day(p.period)';
  court constant text := '(SELECT c.counted_from FROM compliance.court c)';
  counted_from text := CASE WHEN o.owed_from IS NULL THEN court
                            ELSE format('greatest(%s, %L::date)', court, o.owed_from) END;
  months integer := CASE o.per WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'half' THEN 6 ELSE 12 END;
  full_months text := format('partybuild.full_months(greatest(a.from_date, %s), %s)', first_day, last_day);
  not_ended text := format('(a.to_date IS NULL OR a.to_date > %s)', last_day);
  least text := format('partybuild.param(%L, ''least'', %s)', o.rule, last_day)
                || CASE WHEN o.pro_rata THEN format(' * %s / %s', full_months, months) ELSE '' END;
  grace text := format('partybuild.param(%L, ''grace'', %s)::integer', o.rule, last_day);
BEGIN
  IF o.per = 'once' THEN
    -- by a day that is in no period nothing is due
    RETURN jsonb_build_object(
      'periods', 'LATERAL (SELECT CASE WHEN a.to_date > ''0001-01-01'' AND a.to_date <= ''10000-01-01'' '
                 'THEN partybuild.period(a.to_date - 1, ''month'') END AS period) p',
      'in_question', format('a.to_date > %s AND a.to_date <= ''10000-01-01''', counted_from),
      'owed', 'true',
      'least', least,
      'due_on', 'a.to_date - 1 + ' || grace,
      'in_period', '');
  END IF;
  RETURN jsonb_build_object(
    'periods', format('partybuild.periods(%s, (SELECT partybuild.today()), %L) p(period)', counted_from, o.per),
    'in_question', format('a.from_date <= %s AND (a.to_date IS NULL OR a.to_date > %s) AND %2$s >= %s',
                          last_day, first_day, counted_from),
    -- the whole period, or a full month of it
    'owed', CASE WHEN o.pro_rata THEN full_months || ' > 0' ELSE 'a.from_date <= ' || first_day END
            || ' AND ' || not_ended,
    'least', least,
    'due_on', CASE WHEN o.within IS NULL THEN last_day
                   ELSE format('(%s + %L::interval)::date - 1', first_day, o.within) END
              || ' + ' || grace,
    'in_period', format('AND v.on_date >= %s AND v.on_date <= %s', first_day, last_day));
END $$;
COMMENT ON FUNCTION partybuild.evaluation_periods(partybuild.obligation) IS
  'parts of evaluation_query() that go by the obligation''s period';

-- What it says of the columns that the two views have, or lack.
CREATE FUNCTION partybuild.evaluation_columns(applies regclass, evidence regclass) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  applying text[] := ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = applies AND a.attnum > 0);
  counting text[] := ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = evidence AND a.attnum > 0);
  parts jsonb := jsonb_build_object(
    'label', CASE WHEN 'label' = ANY (applying) THEN 'max(a.label)' ELSE 'NULL::text' END,
    'quantity', CASE WHEN 'quantity' = ANY (counting) THEN 'v.quantity' ELSE '1::numeric' END,
    'done_on', CASE WHEN 'done_on' = ANY (counting) THEN 'v.done_on' ELSE 'v.on_date' END);
BEGIN
  IF 'item' = ANY (applying) THEN
    -- so many items are owed, each as often as "least" says
    RETURN parts || jsonb_build_object(
      'same_item', 'AND v.item = a.item',
      'number_of_all', 'count(*) FILTER (WHERE d.owed AND e.met_on IS NOT NULL)::numeric',
      'least_of_all', 'count(*) FILTER (WHERE d.owed)::numeric',
      'evidence_of_all', 'jsonb_agg(jsonb_build_object(''item'', a.item, ''on'', e.met_on, '
                         '''reference'', e.evidence #>> ''{0,reference}'') ORDER BY a.item) FILTER (WHERE d.owed)');
  END IF;
  RETURN parts || jsonb_build_object(
    'same_item', '',
    'number_of_all', 'coalesce(max(e.number), 0)::numeric',
    'least_of_all', 'coalesce(max(d.least) FILTER (WHERE d.owed), max(d.least))',
    'evidence_of_all', 'jsonb_agg(e.evidence) FILTER (WHERE e.evidence IS NOT NULL) -> 0');
END $$;
COMMENT ON FUNCTION partybuild.evaluation_columns(regclass, regclass) IS
  'parts of evaluation_query() that go by the columns of the obligation''s views';

-- Who answers for a period: an organisation for itself, or the organisation of the row that began last. A member's is
-- his branch at the end of the period, where the view names none: what he does later moves no result of before.
-- That is known once the period has been put together. So that a filter on the organisation reaches an index all the
-- same, rows are joined with whom it may be (candidates), and of these groups the one that it is stays. Where a view
-- names no organisation of any member, it is the branch; and where memberships do not say who owes, few do, and their
-- stretches are joined by index.
CREATE FUNCTION partybuild.evaluation_organisation(rule text, applies regclass) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kind text := (SELECT r.subject FROM partybuild.rule r WHERE r.code = evaluation_organisation.rule);
  latest constant text := '(array_agg(a.org_id ORDER BY a.from_date DESC NULLS LAST, a.org_id DESC))[1]';
  candidates text := 'SELECT DISTINCT a.subject, a.org_id FROM {applies} a';
BEGIN
  IF kind = 'organisation' THEN
    RETURN jsonb_build_object('organisation', 'a.subject', 'candidates', '', 'branch', '', 'is_candidate', '');
  END IF;
  -- the second column is null, whatever the first; what is put together by UNION may be anything
  IF kind = 'member' AND pg_get_viewdef(applies) ~ '^\s*SELECT\s+[^,()'']+,\s+NULL::bigint AS org_id,'
     AND pg_get_viewdef(applies) !~ 'UNION|INTERSECT|EXCEPT|party\.membership' THEN
    RETURN jsonb_build_object('organisation', 'c.org_id', 'candidates', '', 'is_candidate', ', c.org_id', 'branch', $q$
      LEFT JOIN party.membership c
        ON c.member_id = a.subject
       AND c.from_date <= least(partybuild.last_day(p.period), (SELECT partybuild.today()))
       AND NOT EXISTS (SELECT
                         FROM party.membership n
                        WHERE n.member_id = a.subject
                          AND n.from_date > c.from_date
                          AND n.from_date <= least(partybuild.last_day(p.period), (SELECT partybuild.today())))$q$);
  END IF;
  IF kind = 'member' THEN
    candidates := $q$SELECT a.subject, a.org_id
      FROM {applies} a
     WHERE a.org_id IS NOT NULL
    UNION
    SELECT m.member_id, m.org_id
      FROM party.membership m
    UNION
    -- who had no branch yet at the end of a period that is counted
    SELECT h.id, NULL
      FROM party.member h
     WHERE NOT EXISTS (SELECT
                         FROM party.membership m
                        CROSS JOIN compliance.court o
                        WHERE m.member_id = h.id
                          AND m.from_date <= least(o.counted_from, (SELECT partybuild.today())))$q$;
  END IF;
  RETURN jsonb_build_object(
    'organisation', 'c.org_id',
    'branch', '',
    'candidates', format('JOIN (%s) c ON c.subject = a.subject',
                         partybuild.fill(candidates, jsonb_build_object('applies', applies))),
    'is_candidate', format(', c.org_id HAVING c.org_id IS NOT DISTINCT FROM %s',
                           CASE WHEN kind <> 'member' THEN latest ELSE format('coalesce(%s, %s)', latest, $q$(
             SELECT m.org_id
               FROM party.membership m
              WHERE m.member_id = a.subject
                AND m.from_date <= least(partybuild.last_day(p.period), (SELECT partybuild.today()))
              ORDER BY m.from_date DESC
              LIMIT 1)$q$) END));
END $$;
COMMENT ON FUNCTION partybuild.evaluation_organisation(text, regclass) IS
  'parts of evaluation_query(): the organisation that answers for a subject''s period';

CREATE FUNCTION partybuild.evaluation_query(o partybuild.obligation) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  applies regclass := partybuild.find_relation(o.applies);
  evidence regclass := partybuild.find_relation(o.evidence);
BEGIN
  RETURN partybuild.fill($q$
SELECT s.subject, s.org_id, s.label, s.period,
       partybuild.first_day(s.period) AS first_day, partybuild.last_day(s.period) AS last_day, s.due_from, s.due_on,
       CASE WHEN NOT s.owed OR partybuild.mode({rule}, s.org_id, s.due_on) = 'off' THEN 'not applicable'
            WHEN s.in_time THEN 'met'
            WHEN s.met_on IS NOT NULL THEN 'late'
            WHEN EXISTS (SELECT FROM party.approval x
                          WHERE x.rule = {rule} AND x.subject = s.subject
                            AND party.approves(x, s.org_id, s.due_on)) THEN 'exempt'
            WHEN s.due_on < (SELECT partybuild.today()) THEN 'overdue'
            WHEN s.due_from <= (SELECT partybuild.today()) THEN 'due'
            ELSE 'upcoming' END AS status,
       s.number, s.least, s.met_on, s.evidence
  FROM (
    SELECT a.subject, {organisation} AS org_id, {label} AS label, p.period,
           bool_or(d.owed) AS owed,
           coalesce(min(d.due_on) FILTER (WHERE d.owed AND e.met_on IS NULL), max(d.due_on)) AS due_on,
           coalesce(min(d.due_from) FILTER (WHERE d.owed AND e.met_on IS NULL), max(d.due_from)) AS due_from,
           {number_of_all} AS number,
           {least_of_all} AS least,
           CASE WHEN bool_or(d.owed) AND count(*) FILTER (WHERE d.owed AND e.met_on IS NULL) = 0
                THEN max(e.met_on) END AS met_on,
           bool_and(e.met_on IS NOT NULL AND e.met_on <= d.due_on) FILTER (WHERE d.owed) AS in_time,
           {evidence_of_all} AS evidence
      FROM {applies} a
      {candidates}
     CROSS JOIN {periods}
      {branch}
     CROSS JOIN LATERAL (
        -- OFFSET 0: asked once a row
        SELECT {owed} AND l.least > 0 AS owed,
               {due_on} AS due_on,
               {due_on} - partybuild.param({rule}, 'remind', partybuild.last_day(p.period))::integer AS due_from,
               l.least
          FROM (SELECT {least} AS least OFFSET 0) l
        OFFSET 0
     ) d
      LEFT JOIN LATERAL (
        SELECT sum(r.quantity) AS number,
               min(r.done_on) FILTER (WHERE r.running >= d.least) AS met_on,
               jsonb_agg(jsonb_build_object('on', r.done_on, 'reference', r.reference) ORDER BY r.nth)
                 FILTER (WHERE r.nth <= 20) AS evidence
          FROM (
            SELECT v.reference, {quantity} AS quantity, {done_on} AS done_on,
                   sum({quantity}) OVER w AS running, row_number() OVER w AS nth
              FROM {evidence} v
             WHERE v.subject = a.subject {same_item} {in_period}
               AND {done_on} <= (SELECT partybuild.today())
            WINDOW w AS (ORDER BY {done_on}, v.reference ROWS UNBOUNDED PRECEDING)
          ) r
         WHERE d.owed
      ) e ON true
     WHERE {in_question}
     GROUP BY a.subject, p.period {is_candidate}
  ) s$q$,
    jsonb_build_object('rule', quote_literal(o.rule), 'applies', applies, 'evidence', evidence)
      || partybuild.evaluation_organisation(o.rule, applies)
      || partybuild.evaluation_periods(o) || partybuild.evaluation_columns(applies, evidence));
END $$;
COMMENT ON FUNCTION partybuild.evaluation_query(partybuild.obligation) IS
  'the query of an obligation''s evaluation view';

-- The first day that is live: of the first period that is not closed, or of the one that the views' day lies in, where
-- that is before (partybuild.as_of).
CREATE FUNCTION partybuild.horizon_query(o partybuild.obligation) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN format('(SELECT least(coalesce(max(h.live_from), ''-infinity''), '
              'CASE WHEN current_setting(''partybuild.as_of'', true) <> '''' '
              'THEN partybuild.first_day(partybuild.period((SELECT partybuild.today()), %L)) END) '
              'FROM compliance.horizon h WHERE h.rule = %L)',
              CASE o.per WHEN 'once' THEN 'month' ELSE o.per END, o.rule);
COMMENT ON FUNCTION partybuild.horizon_query(partybuild.obligation) IS
  'the text of a query of the first day of an obligation''s periods that are evaluated as they are read';

-- Overdue in the open periods, and in the closed ones of the last year: the rule's violations, a row a subject.
CREATE FUNCTION partybuild.overdue_query(o partybuild.obligation) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN partybuild.fill($q$
SELECT s.subject, s.org_id, s.count::numeric AS magnitude,
       jsonb_build_object(
         'organisation', (SELECT g.name FROM party.organisation g WHERE g.id = s.org_id),
         'subject', s.label,
         'count', s.count,
         'periods', s.periods,
         'number', s.number,
         'least', s.least,
         'due', s.due) AS args
  FROM (
    SELECT v.subject, (array_agg(v.org_id ORDER BY v.due_on DESC, v.org_id DESC))[1] AS org_id, max(v.label) AS label,
           count(*) AS count, string_agg(v.period::text, ', ' ORDER BY v.period) AS periods,
           min(v.number) AS number, max(v.least) AS least, min(v.due_on) AS due
      FROM (
        SELECT e.subject, e.org_id, e.label, e.period, e.number, e.least, e.due_on
          FROM {evaluation} e
         WHERE e.first_day >= {horizon} AND e.status = 'overdue'
        UNION ALL
        SELECT r.subject, r.org_id, r.label, r.period, r.number, r.least, r.due_on
          FROM compliance.period_result r
         WHERE r.registry = (SELECT c.registry FROM compliance.court c) AND r.rule = {rule} AND r.status = 'overdue'
           AND r.due_on >= (SELECT partybuild.today()) - 366
           AND (current_setting('partybuild.as_of', true) = ''
                OR partybuild.last_day(r.period) < (SELECT partybuild.today()))
      ) v
     GROUP BY v.subject
  ) s$q$,
  jsonb_build_object('rule', quote_literal(o.rule), 'evaluation', o.evaluation,
                     'horizon', partybuild.horizon_query(o)));
COMMENT ON FUNCTION partybuild.overdue_query(partybuild.obligation) IS
  'the query of the rule view of an obligation: subjects with overdue periods in the last year';
