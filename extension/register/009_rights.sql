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

/*
 * Statement trigger on every table named by evidence_source(): notes which subject and period a change
 * concerns, where that period is over. Two things make that safe against a concurrent close:
 * the writer goes by the clock, not by what its snapshot shows of the horizon; and it holds a shared lock
 * on the day it went by, which the close waits for (partybuild.wait_for_writers()).
 * A joined table's name is looked up, not pasted.
 */
CREATE OR REPLACE FUNCTION compliance.evidence_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  clock date := partybuild.lock_today();
  -- $6 and $7 of the statement below
  changed text := CASE
    WHEN TG_LEVEL = 'ROW' THEN 'SELECT ($6).* UNION ALL SELECT ($7).*'
    WHEN TG_OP = 'INSERT' THEN 'TABLE new_rows'
    WHEN TG_OP = 'DELETE' THEN 'TABLE old_rows'
    ELSE 'TABLE new_rows UNION ALL TABLE old_rows' END;
  shape record;
  stale text;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    INSERT INTO compliance.stale (rule)
    SELECT DISTINCT s.rule FROM partybuild.evidence_source s WHERE partybuild.find_relation(s.relation) = TG_RELID;
    RETURN NULL;
  END IF;
  FOR shape IN
    SELECT CASE WHEN s.joined <> '' THEN format('JOIN %s j ON j.%I = t.%I', x.joined, s.joined_key, s.key) ELSE '' END
             AS join,
           format('%s.%I', CASE WHEN x.own_subject THEN 't' ELSE 'j' END, s.subject) AS subject,
           CASE WHEN s.day <> '' THEN format('%s.%I', CASE WHEN x.own_day THEN 't' ELSE 'j' END, s.day) END AS day,
           -- What is compared below is compared as its type says, with whatever casts that type has: it must be the
           -- one it was.
           partybuild.has_type(CASE WHEN x.own_subject THEN TG_RELID ELSE x.joined END, s.subject, 'int8')
             AND (s.day = ''
                  OR partybuild.has_type(CASE WHEN x.own_day THEN TG_RELID ELSE x.joined END, s.day, 'date'))
             AND (s.joined = ''
                  OR partybuild.has_type(TG_RELID, s.key, 'int8')
                     AND partybuild.has_type(x.joined, s.joined_key, 'int8'))
             AS sound,
           array_agg(s.rule) AS rules, array_agg(o.per) AS pers,
           array_agg(h.live_from) AS live_from, max(h.live_from) AS latest
      FROM partybuild.evidence_source s
      JOIN partybuild.obligation o ON o.rule = s.rule
     CROSS JOIN LATERAL (
        SELECT CASE WHEN s.joined <> '' THEN partybuild.find_relation(s.joined) END AS joined,
               partybuild.has_column(TG_RELID, s.subject) AS own_subject,
               partybuild.has_column(TG_RELID, s.day) AS own_day
        OFFSET 0) x
     CROSS JOIN LATERAL (
        SELECT coalesce(max(z.live_from), '-infinity') AS live_from
          FROM compliance.horizon z
         WHERE z.rule = s.rule) h
     WHERE s.relation = format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME)
       AND CASE WHEN TG_LEVEL = 'ROW' THEN s.day = '' WHEN TG_OP = 'UPDATE' THEN s.day <> '' ELSE true END
       -- nothing is closed yet
       AND (s.day <> '' OR h.live_from > '-infinity')
     GROUP BY 1, 2, 3, 4
  LOOP
    IF NOT shape.sound THEN
      RAISE datatype_mismatch USING
        MESSAGE = format('a column of %s has another type than the obligations that read it were made for',
                         TG_RELID::regclass),
        HINT = 'Give it back its type, or name the sources anew by partybuild.evidence_source().';
    END IF;
    IF shape.day IS NULL THEN
      stale := format('SELECT r.rule, c.subject, NULL
                         FROM (SELECT DISTINCT %s AS subject FROM (%s) t %s) c
                        CROSS JOIN unnest($1) r (rule)
                        WHERE c.subject IS NOT NULL',
                      shape.subject, changed, shape.join);
    ELSE
      -- $4: nothing closes before its month is over
      stale := format('SELECT r.rule, c.subject,
                              CASE WHEN r.per <> ''once'' THEN partybuild.period(c.day, r.per) END
                         FROM (SELECT DISTINCT %1$s AS subject, %2$s AS day FROM (%3$s) t %4$s WHERE %2$s < $4) c
                        CROSS JOIN unnest($1, $2, $3) r (rule, per, live_from)
                        WHERE c.subject IS NOT NULL
                          AND (r.per = ''once''
                               OR partybuild.last_day(partybuild.period(c.day, r.per)) < $5
                               OR c.day < r.live_from)',
                      shape.subject, shape.day, changed, shape.join);
    END IF;
    EXECUTE 'INSERT INTO compliance.stale (rule, subject, period) ' || stale
      USING shape.rules, shape.pers, shape.live_from, greatest(date_trunc('month', clock)::date, shape.latest), clock,
            OLD, NEW;
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION compliance.evidence_changed() IS
  'trigger: notes the closed periods that a change of evidence concerns';
REVOKE EXECUTE ON FUNCTION compliance.evidence_changed() FROM PUBLIC;
