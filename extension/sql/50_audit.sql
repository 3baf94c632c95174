-- Audit of a rule, and adoption. Findings are a register (schema party).
CREATE FUNCTION partybuild.audit_rule(
    rule text, origin text DEFAULT 'audit', OUT opened bigint, OUT closed bigint, OUT open bigint)
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.audit_rule(text, text) IS
  'brings the findings of one rule up to date; returns how many it opened and closed, and how many are open';

-- One row that a view cannot read must not hide all others: of the subjects for whom it fails, halved until each is
-- alone. A view that fails for everybody, or for more than a few, is broken.
CREATE FUNCTION partybuild.unjudged_of(look text, subjects bigint[], INOUT failing jsonb)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  n integer := cardinality(subjects);
BEGIN
  IF n = 0 OR jsonb_array_length(failing) > 20 THEN
    RETURN;
  END IF;
  BEGIN
    EXECUTE look USING subjects;
    RETURN;
  EXCEPTION WHEN data_exception OR cardinality_violation OR raise_exception THEN
    IF n = 1 THEN
      failing := failing || jsonb_build_object('subject', subjects[1], 'problem', SQLERRM);
      RETURN;
    END IF;
  END;
  failing := partybuild.unjudged_of(look, subjects[:n / 2], failing);
  failing := partybuild.unjudged_of(look, subjects[n / 2 + 1:], failing);
END $$;
COMMENT ON FUNCTION partybuild.unjudged_of(text, bigint[], jsonb) IS
  'for unjudged(): adds those of the subjects that a query fails for, with the error';

CREATE FUNCTION partybuild.unjudged(
    rule text, look text, asked bigint[] DEFAULT NULL,
    OUT subjects bigint[], OUT problem text, OUT rest bigint[])
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  kind partybuild.subject_kind;
  everybody bigint[] := asked;
  failing jsonb;
BEGIN
  SELECT k.* INTO kind FROM partybuild.rule r JOIN partybuild.subject_kind k ON k.name = r.subject WHERE r.code = rule;
  IF partybuild.find_relation(kind.relation) IS NULL THEN
    RETURN;
  END IF;
  IF asked IS NULL THEN
    EXECUTE format('SELECT array_agg(x.id ORDER BY x.id) FROM %s x', partybuild.find_relation(kind.relation))
       INTO everybody;
  END IF;
  failing := partybuild.unjudged_of(look, everybody, '[]');
  IF jsonb_array_length(failing) BETWEEN 1 AND least(20, cardinality(everybody) - (asked IS NULL)::integer) THEN
    SELECT array_agg(f.subject),
           string_agg(concat_ws(' ', kind.en, f.subject, '"' || partybuild.subject_name(kind.name, f.subject) || '"')
                      || ': ' || f.problem, E'\n' ORDER BY f.subject)
      INTO subjects, problem
      FROM jsonb_to_recordset(failing) f (subject bigint, problem text);
    rest := ARRAY(SELECT e FROM unnest(everybody) e WHERE e <> ALL (subjects) ORDER BY e);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.unjudged(text, text, bigint[]) IS
  'whom of these subjects (null: of all) a query ($1: subjects) of a rule''s view fails for, named with the error, and '
  'the rest; nulls where it fails for nobody, for all there are, or for more than 20';

CREATE FUNCTION partybuild.warn_unjudged(problem text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF problem IS NOT NULL THEN
    RAISE WARNING USING
      MESSAGE = problem,
      HINT = 'The others were judged. Correct the record of who was not, or mend the view.';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.warn_unjudged(text) IS 'a warning of who could not be judged; nothing for null';

-- What a rule goes by besides the registers and the day: an audit that finds more because of it finds nothing unjudged.
CREATE FUNCTION partybuild.rule_settings(rule text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT md5(concat_ws(' ',
  (SELECT md5(string_agg(p::text, ',' ORDER BY p.name, p.from_date)) FROM partybuild.parameter p
    WHERE p.rule = rule_settings.rule),
  (SELECT md5(string_agg(y::text, ',' ORDER BY y.id)) FROM partybuild.policy y WHERE y.rule = rule_settings.rule),
  (SELECT md5(string_agg(a::text, ',' ORDER BY a.id)) FROM party.approval a WHERE a.rule = rule_settings.rule),
  (SELECT md5(string_agg(c::text, ',')) FROM compliance.court c),
  (SELECT md5(string_agg(d::text, ',' ORDER BY d.day)) FROM partybuild.calendar_day d),
  (SELECT md5(string_agg(d.hash, ',' ORDER BY d.plugin, d.kind, d.name)) FROM partybuild.deployed d
    WHERE d.kind <> 'compliance'),
  (SELECT r.default_mode || pg_get_viewdef(partybuild.find_relation(r.view)) FROM partybuild.rule r
    WHERE r.code = rule_settings.rule)))
$$;
COMMENT ON FUNCTION partybuild.rule_settings(text) IS
  'digest of what decides of a rule besides the registers and the day: numbers, modes, approvals, the view itself';

-- Of what an audit has just opened: what was so on the day of the last one already, by what has been written since, was
-- neither judged at commit nor brought by time.
CREATE FUNCTION partybuild.mark_unjudged(rule text, subjects bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  last party.audited;
  settings text := partybuild.rule_settings(rule);
  fresh bigint[] := ARRAY(
    SELECT f.subject
      FROM party.finding f
     WHERE f.rule = rule AND f.closed_on IS NULL AND f.subject = ANY (subjects) AND f.origin = 'audit'
       AND f.found_on = partybuild.today() AND partybuild.is_ours(f.xmin)
       AND partybuild.mode(rule, f.org_id) IN ('reject', 'approve'));
  was text := current_setting('partybuild.as_of', true);
BEGIN
  SELECT a.* INTO last FROM party.audited a WHERE a.rule = rule;
  IF last.settings = settings AND fresh <> '{}' THEN
    BEGIN
      PERFORM set_config('partybuild.as_of', last.audited_on::text, true);
      fresh := ARRAY(SELECT v.subject FROM partybuild.violations(rule, fresh) v
                      WHERE partybuild.mode(rule, v.org_id) IN ('reject', 'approve'));
      PERFORM set_config('partybuild.as_of', coalesce(was, ''), true);
    EXCEPTION WHEN data_exception OR cardinality_violation OR raise_exception THEN
      -- of that day it cannot be said
      fresh := '{}';
    END;
    UPDATE party.finding f
       SET unjudged = true
     WHERE f.rule = rule AND f.closed_on IS NULL AND f.subject = ANY (fresh);
  END IF;
  INSERT INTO party.audited AS a (rule, audited_on, settings) VALUES (rule, partybuild.today(), settings)
  ON CONFLICT ON CONSTRAINT audited_pkey DO UPDATE SET audited_on = EXCLUDED.audited_on, settings = EXCLUDED.settings;
END $$;
COMMENT ON FUNCTION partybuild.mark_unjudged(text, bigint[]) IS
  'for audits: marks the findings that neither the day nor numbers, modes and approvals explain, and keeps by what '
  'this audit went';

-- What is held on a day counts if the rule was not off on that day: what was held before the court began to count is
-- no finding, whenever it is audited. (Of an obligation the mode counts of the day on which it is due.)
CREATE FUNCTION partybuild.held_in(rule text) RETURNS regclass
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.relation
    FROM partybuild.rule r
    JOIN partybuild.subject_kind k ON k.name = r.subject
   CROSS JOIN LATERAL (SELECT partybuild.find_relation(k.relation) AS relation) t
   WHERE r.code = held_in.rule
     AND NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code)
     AND partybuild.has_type(t.relation, 'id', 'int8') AND partybuild.has_type(t.relation, 'held_on', 'date')
     AND partybuild.is_readable(t.relation)
$$;
COMMENT ON FUNCTION partybuild.held_in(text) IS
  'the register of a rule''s subjects, where that has the day on which they are held (held_on); otherwise null';

CREATE FUNCTION partybuild.counted_violations(
    rule text, subjects bigint[], OUT subject bigint, OUT org_id bigint, OUT magnitude numeric, OUT args jsonb)
RETURNS SETOF record
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  held_in regclass;
BEGIN
  IF EXISTS (SELECT FROM partybuild.policy p WHERE p.rule = rule AND p.mode = 'off') THEN
    held_in := partybuild.held_in(rule);
  END IF;
  IF held_in IS NULL THEN
    RETURN QUERY
    SELECT v.subject, v.org_id, v.magnitude, v.args
      FROM partybuild.violations(rule, subjects) v
     WHERE partybuild.mode(rule, v.org_id) <> 'off';
  ELSE
    RETURN QUERY EXECUTE format(
      'SELECT v.subject, v.org_id, v.magnitude, v.args FROM partybuild.violations($1, $2) v '
      'LEFT JOIN %s h ON h.id = v.subject WHERE partybuild.mode($1, v.org_id) <> ''off'' '
      'AND (h.held_on IS NULL OR partybuild.mode($1, v.org_id, h.held_on) <> ''off'')', held_in)
    USING rule, subjects;
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.counted_violations(text, bigint[]) IS
  'for audits: violations() of these subjects (null: of all), but where the rule is off, today or on the day on which '
  'the subject was held';

CREATE FUNCTION partybuild.is_counted(rule text, subject bigint, org_id bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  held_in regclass;
  day date;
BEGIN
  IF NOT EXISTS (SELECT FROM partybuild.policy p WHERE p.rule = rule AND p.mode = 'off') THEN
    RETURN true;
  END IF;
  held_in := partybuild.held_in(rule);
  IF held_in IS NOT NULL THEN
    EXECUTE format('SELECT h.held_on FROM %s h WHERE h.id = $1', held_in) INTO day USING subject;
  END IF;
  RETURN day IS NULL OR partybuild.mode(rule, org_id, day) <> 'off';
END $$;
COMMENT ON FUNCTION partybuild.is_counted(text, bigint, bigint) IS
  'for commits: is a violation of a rule by a subject a finding; not where the subject was held on a day on which the '
  'rule was off for the organisation';

CREATE FUNCTION partybuild.audit_each(
    rule text, origin text, OUT opened bigint, OUT closed bigint, OUT open bigint, OUT problem text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_variable
DECLARE
  r partybuild.rule;
  suspects bigint[];
  bad bigint[] := '{}';
  rest bigint[];
BEGIN
  opened := 0; closed := 0;
  PERFORM partybuild.require_rule(rule);
  SELECT * INTO r FROM partybuild.rule x WHERE x.code = rule;
  IF r.view IS NOT NULL AND r.retired_on IS NULL THEN
    -- Look without locks; what differs from the findings is locked and looked at again, so that a
    -- commit in between can neither lose nor resurrect a finding.
    FOR try IN 1..2 LOOP
      BEGIN
        SELECT array_agg(coalesce(v.subject, f.subject)) INTO suspects
          FROM partybuild.counted_violations(rule, rest) v
          FULL JOIN (SELECT x.*
                       FROM party.finding x
                      WHERE x.rule = rule AND x.closed_on IS NULL AND x.subject <> ALL (bad)) f
            ON f.subject = v.subject
         WHERE v.subject IS NULL OR f.subject IS NULL OR v.magnitude <> f.magnitude
            OR v.args IS DISTINCT FROM f.args;
        EXIT;
      EXCEPTION WHEN data_exception OR cardinality_violation OR raise_exception THEN
        SELECT u.subjects, u.problem, u.rest INTO bad, problem, rest
          FROM partybuild.unjudged(rule, format('SELECT FROM partybuild.violations(%L, $1)', rule)) u;
        IF bad IS NULL OR try = 2 THEN
          RAISE;
        END IF;
      END;
    END LOOP;
    IF suspects IS NOT NULL THEN
      PERFORM partybuild.lock_subjects(r.subject, suspects);
      SELECT s.opened, s.closed INTO opened, closed
        FROM party.record_findings(rule, suspects, origin,
               ARRAY(SELECT ROW(v.subject, v.org_id, v.magnitude, v.args)::party.violation
                       FROM partybuild.counted_violations(rule, suspects) v)) s;
    END IF;
    IF origin = 'audit' AND r.kind <> 'obligation' THEN
      PERFORM partybuild.mark_unjudged(rule, suspects);
    END IF;
  END IF;
  SELECT count(*) INTO open FROM party.finding f WHERE f.rule = rule AND f.closed_on IS NULL;
END $$;
COMMENT ON FUNCTION partybuild.audit_each(text, text) IS
  'for audit_rule() and jobs: brings the findings of one rule up to date; problem: who cannot be judged, and why';

CREATE FUNCTION partybuild.audit_rule_internal(
    rule text, origin text, OUT opened bigint, OUT closed bigint, OUT open bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  problem text;
BEGIN
  SELECT e.opened, e.closed, e.open, e.problem INTO opened, closed, open, problem
    FROM partybuild.audit_each(rule, origin) e;
  PERFORM partybuild.warn_unjudged(problem);
END $$;
COMMENT ON FUNCTION partybuild.audit_rule_internal(text, text) IS
  'what audit_rule() does, as the owner of the registers';

CREATE FUNCTION partybuild.adopt(deadline date, responsible bigint DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  n bigint := 0;
  code text;
  result record;
BEGIN
  PERFORM partybuild.require_deployed();
  IF deadline IS NULL OR deadline <= partybuild.today() THEN
    RAISE invalid_parameter_value USING
      MESSAGE = 'the deadline of adopted findings must be after today',
      DETAIL = format('It is %s.', deadline);
  END IF;
  IF responsible IS NOT NULL AND NOT EXISTS (SELECT FROM party.member m WHERE m.id = responsible) THEN
    RAISE foreign_key_violation USING MESSAGE = format('member %s does not exist', responsible);
  END IF;
  FOR code IN
    SELECT r.code
      FROM partybuild.rule r
     WHERE r.view IS NOT NULL AND r.retired_on IS NULL
     ORDER BY r.code
  LOOP
    SELECT * INTO result FROM partybuild.audit_rule(code, 'adoption');
    n := n + result.opened;
  END LOOP;
  UPDATE party.finding f
     SET deadline = adopt.deadline, responsible_id = responsible,
         goal = coalesce(f.goal, r.title_zh), measure = coalesce(f.measure, r.hint_zh)
    FROM partybuild.rule r
   WHERE r.code = f.rule AND f.closed_on IS NULL AND f.origin = 'adoption' AND f.deadline IS NULL;
  RETURN n;
END $$;
COMMENT ON FUNCTION partybuild.adopt(date, bigint) IS
  'audits everything and records each violation as an adopted finding with goal, measure, responsible member and '
  'deadline; returns how many; run it in the transaction that loads old data';
