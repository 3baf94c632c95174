-- What belongs to no single rule of areas DUE and DIS; the rules are in rule/, by code.
INSERT INTO partybuild.plugin (name, extension, library) VALUES
  ('dues', 'partybuild_dues', '$libdir/partybuild_dues');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('dues_assessment', 'party.dues_assessment', '党费核定', 'assessment of dues', 'dues'),
  ('dues_payment', 'party.dues_payment', '党费交纳', 'payment of dues', 'dues');

-- What is owed of which base: dues.c goes by these rows. A court adds its own; those of a later date take the place of
-- all that its category had before.
CREATE TABLE partybuild.dues_bracket (
  category text NOT NULL CHECK (category ~ '^[a-z][a-z_]*$'),
  from_date date NOT NULL CHECK (from_date BETWEEN '1921-07-01' AND '9999-12-31'),
  up_to numeric CHECK (up_to >= 0 AND up_to < 10000000000 AND min_scale(up_to) <= 2),
  rate numeric CHECK (rate >= 0 AND rate <= 100 AND min_scale(rate) <= 4),
  fixed numeric CHECK (fixed >= 0 AND fixed < 10000000000 AND min_scale(fixed) <= 2),
  source text NOT NULL,
  plugin text NOT NULL DEFAULT 'local',
  CONSTRAINT dues_bracket_once UNIQUE NULLS NOT DISTINCT (category, from_date, up_to),
  CONSTRAINT dues_bracket_amount CHECK ((rate IS NULL) <> (fixed IS NULL) AND (fixed IS NULL OR up_to IS NULL))
);
COMMENT ON TABLE partybuild.dues_bracket IS
  'dues by category and date: up to a base, inclusive (null: without end), a rate on the whole of it, or a fixed '
  'amount (DUE-01, DUE-02, DUE-03)';
COMMENT ON COLUMN partybuild.dues_bracket.category IS 'category, as party.dues_category has it';
COMMENT ON COLUMN partybuild.dues_bracket.from_date IS
  'day from which the brackets of this day hold, in the place of all earlier ones of the category';
COMMENT ON COLUMN partybuild.dues_bracket.up_to IS 'highest base in yuan, inclusive; null: there is none';
COMMENT ON COLUMN partybuild.dues_bracket.rate IS 'percent of the whole base';
COMMENT ON COLUMN partybuild.dues_bracket.fixed IS 'yuan a month, whatever the base';
COMMENT ON COLUMN partybuild.dues_bracket.source IS 'regulation';
COMMENT ON COLUMN partybuild.dues_bracket.plugin IS 'plugin that ships the row; local: the court''s own';
CREATE FUNCTION partybuild.check_dues_brackets() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  bad record;
BEGIN
  SELECT b.category, b.from_date INTO bad
    FROM partybuild.dues_bracket b
   GROUP BY b.category, b.from_date
  HAVING count(*) FILTER (WHERE b.up_to IS NULL) = 0
   LIMIT 1;
  IF FOUND THEN
    RAISE check_violation USING
      CONSTRAINT = 'dues_bracket_open',
      MESSAGE = format(CASE WHEN zh THEN '类别“%s”自%s起的档次有上限'
                            ELSE 'brackets of category "%s" from %s have an end' END, bad.category, bad.from_date),
      DETAIL = CASE WHEN zh THEN '更高的基数无从计算。' ELSE 'Of a higher base nothing could be reckoned.' END,
      HINT = CASE WHEN zh THEN '最后一档的 up_to 应为空。' ELSE 'The last bracket has no up_to.' END;
  END IF;
  SELECT b.category INTO bad
    FROM partybuild.dues_bracket b
   GROUP BY b.category
  HAVING count(b.rate) > 0 AND count(b.fixed) > 0
   LIMIT 1;
  IF FOUND THEN
    RAISE check_violation USING
      CONSTRAINT = 'dues_bracket_kind',
      MESSAGE = format(CASE WHEN zh THEN '类别“%s”有时按比例、有时定额'
                            ELSE 'category "%s" has a rate on one day and a fixed amount on another' END, bad.category),
      DETAIL = CASE WHEN zh THEN '定额类别的党员可能没有登记基数。'
                    ELSE 'Members of a category with a fixed amount may have no base on file.' END;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION partybuild.check_dues_brackets() IS
  'trigger: brackets have an open end, and a category has rates or fixed amounts for good, so that each base on file '
  'can be reckoned; error 23514';
REVOKE EXECUTE ON FUNCTION partybuild.check_dues_brackets() FROM PUBLIC;
CREATE TRIGGER check_dues_brackets AFTER INSERT OR UPDATE OR DELETE ON partybuild.dues_bracket
  FOR EACH STATEMENT EXECUTE FUNCTION partybuild.check_dues_brackets();
-- An upgrade says again what is shipped.
DELETE FROM partybuild.dues_bracket WHERE plugin = 'dues';
INSERT INTO partybuild.dues_bracket (category, from_date, up_to, rate, fixed, source, plugin) VALUES
  ('salaried', '1921-07-01', 3000, 0.5, NULL, '党费规定第二条', 'dues'),
  ('salaried', '1921-07-01', 5000, 1, NULL, '党费规定第二条', 'dues'),
  ('salaried', '1921-07-01', 10000, 1.5, NULL, '党费规定第二条', 'dues'),
  ('salaried', '1921-07-01', NULL, 2, NULL, '党费规定第二条', 'dues'),
  ('retired', '1921-07-01', 5000, 0.5, NULL, '党费规定', 'dues'),
  ('retired', '1921-07-01', NULL, 1, NULL, '党费规定', 'dues'),
  ('student', '1921-07-01', NULL, NULL, 0.2, '党费规定', 'dues'),
  ('unemployed', '1921-07-01', NULL, NULL, 0.2, '党费规定', 'dues'),
  ('subsistence', '1921-07-01', NULL, NULL, 0.2, '党费规定', 'dues');
SELECT pg_catalog.pg_extension_config_dump('partybuild.dues_bracket', 'WHERE plugin = ''local''');
GRANT SELECT ON partybuild.dues_bracket TO partybuild_reader;

CREATE FUNCTION partybuild.set_dues_brackets(
    category text, from_date date, source text, up_to numeric[], rate numeric[], fixed numeric DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh boolean := partybuild.in_chinese();
BEGIN
  IF category IS NULL OR from_date IS NULL OR source IS NULL OR source = '' THEN
    RAISE null_value_not_allowed USING
      MESSAGE = CASE WHEN zh THEN '档次须有类别、日期和依据' ELSE 'brackets need a category, a day and their source' END;
  END IF;
  IF NOT EXISTS (SELECT FROM partybuild.dues_bracket b WHERE b.category = category) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format(CASE WHEN zh THEN '没有“%s”类别的党费' ELSE 'there are no dues of category "%s"' END, category),
      HINT = CASE WHEN zh THEN '类别见 partybuild.dues_bracket。'
                  ELSE 'partybuild.dues_bracket lists the categories.' END;
  END IF;
  IF (fixed IS NULL) <> (coalesce(cardinality(rate), 0) > 0)
     OR coalesce(cardinality(up_to), 0) <> coalesce(cardinality(rate), 0) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = CASE WHEN zh THEN '档次的基数与比例应一一对应，或为一项定额'
                     ELSE 'brackets are as many bases as rates, or one fixed amount' END,
      HINT = CASE WHEN zh THEN '写作 ARRAY[3000, 5000, NULL], ARRAY[0.5, 1, 1.5]；或 NULL, NULL, 0.20。'
                  ELSE 'Say ARRAY[3000, 5000, NULL], ARRAY[0.5, 1, 1.5]; or NULL, NULL, 0.20.' END;
  END IF;
  DELETE FROM partybuild.dues_bracket b
   WHERE b.category = category AND b.from_date = from_date AND b.plugin = 'local';
  INSERT INTO partybuild.dues_bracket (category, from_date, up_to, rate, fixed, source)
  SELECT category, from_date, b.up_to, b.rate, NULL, source FROM unnest(up_to, rate) b (up_to, rate)
  UNION ALL
  SELECT category, from_date, NULL, NULL, fixed, source WHERE fixed IS NOT NULL;
END $$;
COMMENT ON FUNCTION partybuild.set_dues_brackets(text, date, text, numeric[], numeric[], numeric) IS
  'the rates of a category from a day on, by a later order: highest bases, inclusive, the last null, and percent of '
  'the whole base; or one fixed amount; in the place of what the court had of that day. What is assessed already '
  'stays, until assess_dues(month, again => true). Error 22004 for what is missing, 22023 for an unknown category or '
  'arrays that do not belong together, 23514 for brackets with an end, 23505 for a day of which they are shipped '
  '(DUE-01)';
REVOKE EXECUTE ON FUNCTION partybuild.set_dues_brackets(text, date, text, numeric[], numeric[], numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.set_dues_brackets(text, date, text, numeric[], numeric[], numeric)
  TO partybuild_admin;

-- Which status may follow which (DIS-04).
CREATE TABLE partybuild.member_transition (
  from_status text NOT NULL,
  to_status text NOT NULL,
  PRIMARY KEY (from_status, to_status)
);
COMMENT ON TABLE partybuild.member_transition IS
  'changes of a member''s status that there are, as party.member_status has them; what is not here is refused (DIS-04)';
COMMENT ON COLUMN partybuild.member_transition.from_status IS 'status before';
COMMENT ON COLUMN partybuild.member_transition.to_status IS 'status after; ended: the membership is over';
-- An upgrade says again what is shipped.
DELETE FROM partybuild.member_transition;
INSERT INTO partybuild.member_transition (from_status, to_status) VALUES
  ('probationary', 'full'), ('full', 'suspended'), ('suspended', 'full'),
  ('probationary', 'ended'), ('full', 'ended'), ('suspended', 'ended');
GRANT SELECT ON partybuild.member_transition TO partybuild_reader;

CREATE FUNCTION partybuild.dues(base numeric, category text, on_date date) RETURNS numeric
  LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_dues';
COMMENT ON FUNCTION partybuild.dues(numeric, text, date) IS
  'what is owed for a month, in yuan: the rate of the bracket that holds on the day, on the whole base, half up to the '
  'fen, or the fixed amount (DUE-01, DUE-02, DUE-03; 党费规定第二条); null for no category or day; error 22003 for a '
  'base below 0 or not so many fen, 22004 for none where there is a rate, 22023 for a category or day without brackets';
REVOKE EXECUTE ON FUNCTION partybuild.dues(numeric, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.dues(numeric, text, date) TO partybuild_reader;

CREATE FUNCTION partybuild.reduced_dues(base numeric, category text, on_date date, reduced numeric) RETURNS numeric
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN category IS NOT NULL THEN least(reduced, partybuild.dues(base, category, on_date)) END;
COMMENT ON FUNCTION partybuild.reduced_dues(numeric, text, date, numeric) IS
  'what is owed for a month, in yuan, as dues() says, and no more than an approved reduction (null: there is none); '
  'null for no category (DUE-05, DUE-09)';
REVOKE EXECUTE ON FUNCTION partybuild.reduced_dues(numeric, text, date, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.reduced_dues(numeric, text, date, numeric) TO partybuild_reader;

CREATE FUNCTION partybuild.dues_ledger(
    months date[], amounts numeric[], days date[], payments numeric[], for_months date[], within integer,
    OUT month date, OUT owed numeric, OUT paid numeric, OUT first_paid_on date, OUT paid_in_full_on date)
  RETURNS SETOF record LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pb_dues_ledger';
COMMENT ON FUNCTION partybuild.dues_ledger(date[], numeric[], date[], numeric[], date[], integer) IS
  'which of a member''s payments (day, yuan, month that is named or null) is for which of the months that are owed: in '
  'the order of their days, all of it for the month that is named, or else for the oldest that are not paid in full, '
  'from so many months before the one in which it was made to so many after; a row a month that is owed or named, and '
  'one of month null for what is left over; null for null, error 2202E for arrays that do not belong together, 22004 '
  'for nulls in them, 22003 for what is no amount, 22008 for an infinite day, 22023 for a month owed twice (DUE-06, '
  'DUE-08)';
REVOKE EXECUTE ON FUNCTION partybuild.dues_ledger(date[], numeric[], date[], numeric[], date[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.dues_ledger(date[], numeric[], date[], numeric[], date[], integer)
  TO partybuild_reader;
CREATE FUNCTION partybuild.months_running(months date[], OUT first_month date, OUT last_month date, OUT number integer)
  RETURNS SETOF record LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 1 AS 'MODULE_PATHNAME', 'pb_months_running';
COMMENT ON FUNCTION partybuild.months_running(date[]) IS
  'which of the months, each given by a day of it, follow each other: first and last of each run, and how many; in '
  'whatever order they come, and none for null (DIS-01, DIS-02)';
REVOKE EXECUTE ON FUNCTION partybuild.months_running(date[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.months_running(date[]) TO partybuild_reader;
-- by what they are given, and the brackets
INSERT INTO partybuild.function_read (function)
SELECT partybuild.function_name(f)
  FROM unnest(ARRAY['partybuild.dues(numeric, text, date)',
                    'partybuild.dues_ledger(date[], numeric[], date[], numeric[], date[], integer)',
                    'partybuild.months_running(date[])']::regprocedure[]) f
ON CONFLICT DO NOTHING;

CREATE FUNCTION partybuild.record_dues(from_day date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM partybuild.record_from('party.dues_record', date_trunc('month', from_day)::date, 'dues cannot be kept');
END $$;
COMMENT ON FUNCTION partybuild.record_dues(date) IS
  'sets the month from which dues are kept here, that of the day: for it and later ones every member is to be assessed '
  'and to pay; for administrators; error 22023 for no day (DUE-05, DUE-06)';
REVOKE EXECUTE ON FUNCTION partybuild.record_dues(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.record_dues(date) TO partybuild_admin;

CREATE FUNCTION partybuild.assess_dues(
    period partybuild.period, again boolean DEFAULT false, OUT assessed bigint, OUT without_base bigint)
-- who does not see everybody is told: the month would count as assessed
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  first_day constant date := lower(partybuild.span(period));
BEGIN
  PERFORM partybuild.refuse_as_of();
  IF period IS NULL OR again IS NULL OR upper(partybuild.span(period)) <> (first_day + interval '1 month')::date THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format(CASE WHEN zh THEN '党费按月核定，%s不是月份'
                            ELSE 'dues are assessed for a month, and %s is none' END, coalesce(period::text, 'null'));
  END IF;
  IF first_day > partybuild.today() THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format(CASE WHEN zh THEN '%s尚未到来，基数还不确定'
                            ELSE '%s is a month to come, and its bases are not known yet' END, period);
  END IF;
  IF first_day < (SELECT r.recorded_from FROM party.dues_record r) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format(CASE WHEN zh THEN '%s的党费不在此登记' ELSE 'dues of %s are not kept here' END, period),
      HINT = CASE WHEN zh THEN '起始月份由 partybuild.record_dues() 设定。'
                  ELSE 'partybuild.record_dues() says since when they are.' END;
  END IF;
  -- who does the same at the same time is waited for, and has done it
  PERFORM party.begin_dues_month(first_day);
  WITH expected AS MATERIALIZED (
    SELECT e.member_id, e.org_id, e.category, e.base,
           partybuild.reduced_dues(e.base, e.category::text, first_day, e.reduced) AS amount
      FROM party.dues_of(first_day) e
  ), written AS (
    INSERT INTO party.dues_assessment AS a (member_id, month, org_id, category, base, amount)
    SELECT e.member_id, first_day, e.org_id, e.category, e.base, e.amount
      FROM expected e
     WHERE e.amount IS NOT NULL
        ON CONFLICT (member_id, month) DO UPDATE
       SET org_id = EXCLUDED.org_id, category = EXCLUDED.category, base = EXCLUDED.base, amount = EXCLUDED.amount,
           assessed_at = EXCLUDED.assessed_at
     WHERE again
       AND ROW(a.org_id, a.category, a.base::numeric, a.amount::numeric)
           IS DISTINCT FROM ROW(EXCLUDED.org_id, EXCLUDED.category, EXCLUDED.base::numeric, EXCLUDED.amount::numeric)
    RETURNING true
  ), gone AS (
    DELETE FROM party.dues_assessment a
     WHERE again AND a.month = first_day AND NOT EXISTS (SELECT FROM expected e WHERE e.member_id = a.member_id)
    RETURNING true
  )
  SELECT (SELECT count(*) FROM written) + (SELECT count(*) FROM gone),
         (SELECT count(*) FROM expected e WHERE e.amount IS NULL)
    INTO assessed, without_base;
END $$;
COMMENT ON FUNCTION partybuild.assess_dues(partybuild.period, boolean) IS
  'assesses all members for a month, by base, reduction and branch of its first day (or of the day of admission); who '
  'is assessed already stays as he is, unless again is true; returns how many were assessed or changed, and how many '
  'have no base on file; error 22023 for what is no month, or one to come, or of before dues are kept here, 42501 for '
  'whom row security shows a part only, 55000 as of another day (DUE-05, DUE-11)';
REVOKE EXECUTE ON FUNCTION partybuild.assess_dues(partybuild.period, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.assess_dues(partybuild.period, boolean) TO partybuild_clerk;

-- On the 1st, and for months in which the server was down.
CREATE FUNCTION partybuild.assess_next_month(OUT rows bigint, OUT more boolean)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  this_month constant date := date_trunc('month', partybuild.today())::date;
  next date;
BEGIN
  SELECT count(*) > 1, min(m)::date INTO more, next
    FROM party.dues_record r
   CROSS JOIN generate_series(r.recorded_from::timestamp, this_month::timestamp, interval '1 month') m
   WHERE NOT EXISTS (SELECT FROM party.dues_month d WHERE d.month = m::date);
  rows := 0;
  IF next IS NOT NULL THEN
    SELECT a.assessed INTO rows FROM partybuild.assess_dues(to_char(next, 'YYYY-MM')::partybuild.period) a;
  END IF;
  -- what is written ahead has its place
  PERFORM party.provide_dues_year(extract(year FROM this_month)::integer + 1);
END $$;
COMMENT ON FUNCTION partybuild.assess_next_month() IS
  'for job dues: assesses the oldest month since dues are kept here that was not assessed yet, up to this one; more: '
  'there is another';
REVOKE EXECUTE ON FUNCTION partybuild.assess_next_month() FROM PUBLIC;
CREATE PROCEDURE partybuild.assess_months() LANGUAGE plpgsql AS $$
BEGIN
  CALL partybuild.run_job('dues');
  PERFORM partybuild.require_good_runs('dues');
END $$;
COMMENT ON PROCEDURE partybuild.assess_months() IS
  'assesses this month, and those before it that were not yet, committing each; scheduled on the first';
REVOKE EXECUTE ON PROCEDURE partybuild.assess_months() FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE partybuild.assess_months() TO partybuild_admin;
INSERT INTO partybuild.job VALUES
  ('dues', 'CALL partybuild.assess_months()', '1 0 1 * *', '31 days', '{dues}', 'dues', 'partybuild.assess_next_month');

-- Clerks' files of bases and payments.
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no branch for the dues', '那个月没有收缴党费的党支部，请写明党支部',
   'no branch collected dues for that month: write which', 'dues');
INSERT INTO partybuild.import_kind (name, plugin, place, zh, en, register, keys, prepare, finish) VALUES
  ('dues_bases', 'dues', 70, '党费基数', 'bases of dues', 'party.dues_base', '{member_id,from_date}', NULL, NULL),
  ('dues_payments', 'dues', 80, '党费交纳', 'payments of dues', 'party.dues_payment',
   '{member_id,paid_on,month,amount}', 'partybuild.import_payments()', NULL);
INSERT INTO partybuild.import_column (kind, name, plugin, place, type, required, target, zh, en, aliases) VALUES
  ('dues_bases', 'emp_no', 'dues', 1, 'member', true, 'member_id', '工号', 'emp no', '{姓名,人员,人员编号,name,person}'),
  ('dues_bases', 'category', 'dues', 2, 'term', true, 'category', '人员类别', 'category', '{类别,在职状态}'),
  ('dues_bases', 'base', 'dues', 3, 'number', false, 'base', '基数', 'base', '{党费基数,交纳基数,计算基数}'),
  ('dues_bases', 'source', 'dues', 4, 'text', true, 'source', '基数依据', 'source', '{依据,来源}'),
  ('dues_bases', 'from_date', 'dues', 5, 'date', true, 'from_date', '执行日期', 'from date', '{起始日期,开始日期}'),
  ('dues_bases', 'to_date', 'dues', 6, 'date', false, 'to_date', '结束日期', 'to date', '{截止日期}'),
  ('dues_payments', 'emp_no', 'dues', 1, 'member', true, 'member_id', '工号', 'emp no',
   '{姓名,人员,人员编号,name,person}'),
  ('dues_payments', 'month', 'dues', 2, 'month', true, 'month', '所属月份', 'month', '{月份,党费月份,所属期}'),
  ('dues_payments', 'amount', 'dues', 3, 'number', true, 'amount', '交纳金额', 'amount', '{金额,实交金额,实缴金额}'),
  ('dues_payments', 'paid_on', 'dues', 4, 'date', true, 'paid_on', '交纳日期', 'paid on', '{缴费日期,交费日期}'),
  ('dues_payments', 'org', 'dues', 5, 'organisation', false, 'org_id', '党支部', 'org', '{党组织,支部,branch}'),
  ('dues_payments', 'receipt', 'dues', 6, 'code', false, 'receipt', '收据号', 'receipt', '{收据编号,票据号}');
UPDATE partybuild.import_column SET only_new = true WHERE kind = 'dues_payments' AND name = 'org';
INSERT INTO partybuild.import_value (kind, col, said, plugin, place, means) VALUES
  ('dues_bases', 'category', '在职', 'dues', 1, 'salaried'),
  ('dues_bases', 'category', '退休', 'dues', 2, 'retired'),
  ('dues_bases', 'category', '学生', 'dues', 3, 'student'),
  ('dues_bases', 'category', '下岗失业', 'dues', 4, 'unemployed'),
  ('dues_bases', 'category', '低保', 'dues', 5, 'subsistence'),
  ('dues_bases', 'category', '离退休', 'dues', 0, 'retired');

-- To the branch that collects for the month, unless the file says which.
CREATE FUNCTION partybuild.import_payments() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE pg_temp.import_read l
     SET org = a.org_id
    FROM party.dues_assessment a
   WHERE a.member_id = l.emp_no AND a.month = l.month AND l.org IS NULL
     AND NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = l.line AND f.col = 'org');
  INSERT INTO pg_temp.import_fault (line, col, reason)
  SELECT l.line, 'month', 'no branch for the dues'
    FROM pg_temp.import_read l
   WHERE l.org IS NULL AND l.month IS NOT NULL AND l.emp_no IS NOT NULL
     AND NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = l.line AND f.col = 'org');
END $$;
COMMENT ON FUNCTION partybuild.import_payments() IS
  'for import() of payments: the branch that collects dues for the month';
REVOKE EXECUTE ON FUNCTION partybuild.import_payments() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.import_payments() TO partybuild_clerk, partybuild_admin;
