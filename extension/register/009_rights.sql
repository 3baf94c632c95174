-- Rights drawn closer: nobody writes what functions keep, and nobody hangs a trigger on a register of somebody else's.
REVOKE TRIGGER, REFERENCES ON ALL TABLES IN SCHEMA party FROM partybuild_admin;
REVOKE INSERT, UPDATE ON party.finding, party.job_run, party.job_step FROM partybuild_auditor;
GRANT UPDATE (goal, measure, responsible_id, deadline) ON party.finding TO partybuild_auditor;
REVOKE EXECUTE ON FUNCTION party.record_findings(text, bigint[], text, party.violation[]) FROM partybuild_auditor;
REVOKE INSERT, UPDATE, DELETE ON compliance.organisation, compliance.obligation, compliance.period_result,
  compliance.horizon, compliance.stale, compliance.reminder FROM partybuild_auditor;
GRANT DELETE ON compliance.period_result, compliance.horizon, compliance.reminder TO partybuild_admin;
GRANT SELECT, INSERT ON compliance.stale TO partybuild_admin;
REVOKE EXECUTE ON FUNCTION compliance.provide_partition(integer) FROM partybuild_auditor;
GRANT EXECUTE ON FUNCTION compliance.provide_partition(integer) TO partybuild_admin;

-- A joined table's name is looked up, not pasted.
CREATE OR REPLACE FUNCTION compliance.evidence_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  shape record;
  clock date := partybuild.lock_today();
  changed text := CASE WHEN TG_LEVEL = 'ROW' THEN 'SELECT ($6).* UNION ALL SELECT ($7).*' WHEN TG_OP = 'INSERT' THEN 'TABLE new_rows' WHEN TG_OP = 'DELETE' THEN 'TABLE old_rows'
                       ELSE 'TABLE new_rows UNION ALL TABLE old_rows' END;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    INSERT INTO compliance.stale (rule) SELECT DISTINCT s.rule FROM partybuild.evidence_source s WHERE partybuild.find_relation(s.relation) = TG_RELID;
    RETURN NULL;
  END IF;
  FOR shape IN
    SELECT s.subject, s.day, CASE WHEN s.joined <> '' THEN format('JOIN %s j ON j.%I = t.%I', partybuild.find_relation(s.joined), s.joined_key, s.key) ELSE '' END AS join,
           CASE WHEN partybuild.has_column(TG_RELID, s.subject) THEN 't' ELSE 'j' END AS subject_of,
           CASE WHEN partybuild.has_column(TG_RELID, s.day) THEN 't' ELSE 'j' END AS day_of,
           -- What is compared below is compared as its type says, with whatever casts that type has: it must be the one it was.
           partybuild.has_type(CASE WHEN partybuild.has_column(TG_RELID, s.subject) THEN TG_RELID ELSE partybuild.find_relation(s.joined) END, s.subject, 'int8')
             AND (s.day = '' OR partybuild.has_type(CASE WHEN partybuild.has_column(TG_RELID, s.day) THEN TG_RELID ELSE partybuild.find_relation(s.joined) END, s.day, 'date'))
             AND (s.joined = '' OR partybuild.has_type(TG_RELID, s.key, 'int8') AND partybuild.has_type(partybuild.find_relation(s.joined), s.joined_key, 'int8'))
             AS sound,
           array_agg(s.rule) AS rules, array_agg(o.per) AS pers, array_agg(h.live_from) AS live_from, max(h.live_from) AS latest
      FROM partybuild.evidence_source s
      JOIN partybuild.obligation o ON o.rule = s.rule
     CROSS JOIN LATERAL (SELECT coalesce(max(x.live_from), '-infinity') AS live_from FROM compliance.horizon x WHERE x.rule = s.rule) h
     WHERE s.relation = format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME)
       AND CASE WHEN TG_LEVEL = 'ROW' THEN s.day = '' WHEN TG_OP = 'UPDATE' THEN s.day <> '' ELSE true END
       -- nothing is closed yet
       AND (s.day <> '' OR h.live_from > '-infinity')
     GROUP BY 1, 2, 3, 4, 5, 6
  LOOP
    IF NOT shape.sound THEN
      RAISE datatype_mismatch USING MESSAGE = format('a column of %s has another type than the obligations that read it were made for', TG_RELID::regclass),
        HINT = 'Give it back its type, or name the sources anew by partybuild.evidence_source().';
    END IF;
    EXECUTE format('INSERT INTO compliance.stale (rule, subject, period)
      SELECT r.rule, c.subject, %s
        FROM (SELECT DISTINCT %s.%I AS subject, %s AS day FROM (%s) t %s %s) c
       CROSS JOIN unnest($1, $2, $3) r (rule, per, live_from)
       WHERE c.subject IS NOT NULL AND %s',
      CASE WHEN shape.day = '' THEN 'NULL' ELSE 'CASE WHEN r.per <> ''once'' THEN partybuild.period(c.day, r.per) END' END,
      shape.subject_of, shape.subject, CASE WHEN shape.day = '' THEN 'NULL::date' ELSE format('%s.%I', shape.day_of, shape.day) END, changed, shape.join,
      -- nothing closes before its month is over
      CASE WHEN shape.day = '' THEN '' ELSE format('WHERE %s.%I < $4', shape.day_of, shape.day) END,
      CASE WHEN shape.day = '' THEN 'true' ELSE '(r.per = ''once'' OR partybuild.last_day(partybuild.period(c.day, r.per)) < $5 OR c.day < r.live_from)' END)
      USING shape.rules, shape.pers, shape.live_from, greatest(date_trunc('month', clock)::date, shape.latest), clock, OLD, NEW;
  END LOOP;
  RETURN NULL;
END $$;
