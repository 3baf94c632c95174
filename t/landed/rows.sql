-- What t/019_upgrade.pl compares of the registers and of what reports show, a line each, to be sorted. Left out is what
-- tells of the day on which the court was loaded, adopted, assessed or audited (as SUP-06 does, which goes by deadlines
-- of findings), what only jobs keep, and what adopt() took from a rule's hint of its version; and numbers of
-- memberships, activities and findings that nothing refers to.
SET partybuild.language = 'en';
SELECT format($q$SELECT %L, to_jsonb(t) - '{assessed_at,assigned_at%s}'::text[] FROM party.%I t$q$, c.relname,
              CASE c.relname WHEN 'membership' THEN ',id' WHEN 'activity' THEN ',number'
                              WHEN 'ledger_item' THEN ',finding_id,found_on,entered_on,responsible_from,deadline'
                              ELSE '' END, c.relname)
  FROM pg_class c
 WHERE c.relnamespace = 'party'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
   AND c.relname NOT IN ('finding', 'audited', 'foreseen', 'job_run', 'job_step')
 ORDER BY 1 \gexec
SELECT 'finding', f.rule, f.subject, f.org_id FROM party.finding f WHERE f.closed_on IS NULL;
SELECT 'violation', v.rule, v.subject, v.org_id, v.magnitude, v.message_en FROM compliance.violation v;
SELECT 'period_result', to_jsonb(r) - 'closed_at' FROM compliance.period_result r WHERE r.rule <> 'SUP-06';
SELECT format($q$SELECT %L, to_jsonb(t) - '{findings_past_deadline,measure%s}'::text[] FROM compliance.%I t
               WHERE NOT to_jsonb(t) @> ANY ('{"{\"rule\": \"SUP-06\"}",%s}'::jsonb[])$q$,
              c.relname,
              CASE c.relname WHEN 'cause' THEN ',found_on,deadline'
                             WHEN 'ledger' THEN ',finding_id,found_on,deadline,closed_on,age_days' ELSE '' END,
              c.relname,
              CASE c.relname WHEN 'scorecard' THEN '"{\"area\": \"SUP\"}"' ELSE 'null' END)
  FROM pg_class c
 WHERE c.relnamespace = 'compliance'::regnamespace AND c.relkind = 'v' AND c.relname NOT IN ('job', 'violation')
 ORDER BY 1 \gexec
