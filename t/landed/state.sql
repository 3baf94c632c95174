-- What t/019_upgrade.pl compares, a line each, to be sorted: objects of the extensions and of what deploy() makes, with
-- owners, rights and comments, and rows of the catalogue. Databases are compared as restored.
SET search_path = pg_catalog;
-- without MAINTAIN, which 17 has and the dump, made on 15, does not
CREATE FUNCTION pg_temp.rights(acl aclitem[], kind "char" DEFAULT 'r', owner oid DEFAULT 0) RETURNS text LANGUAGE sql
RETURN (SELECT string_agg(r, ',' ORDER BY r)
          FROM unnest(coalesce(acl, CASE WHEN owner <> 0 THEN acldefault(kind, owner) END)) a
         CROSS JOIN LATERAL regexp_replace(a::text, '(=[a-zA-Z*]*)m[*]?', '\1') r);
CREATE TEMP VIEW schemas AS
SELECT n.oid FROM pg_namespace n WHERE n.nspname IN ('partybuild', 'party', 'party_rule', 'compliance');

SELECT 'extension', e.extname, e.extversion, e.extowner::regrole, n.nspname,
       (SELECT string_agg(format('%s %s', c.t::regclass, e.extcondition[c.i]), ',' ORDER BY c.t::regclass::text)
          FROM unnest(e.extconfig) WITH ORDINALITY c (t, i))
  FROM pg_extension e
  JOIN pg_namespace n ON n.oid = e.extnamespace
 WHERE e.extname LIKE 'partybuild%';
SELECT 'member', e.extname, i.type, i.identity, obj_description(d.objid, d.classid::regclass::name),
       (SELECT pg_temp.rights(p.initprivs) FROM pg_init_privs p
         WHERE (p.objoid, p.classoid, p.objsubid) = (d.objid, d.classid, 0))
  FROM pg_depend d
  JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid
 CROSS JOIN pg_identify_object(d.classid, d.objid, d.objsubid) i
 WHERE d.deptype = 'e' AND e.extname LIKE 'partybuild%';
SELECT 'function', p.oid::regprocedure, p.proowner::regrole, pg_temp.rights(p.proacl, 'f', p.proowner),
       obj_description(p.oid, 'pg_proc'),
       md5(CASE WHEN p.prokind IN ('f', 'p') THEN pg_get_functiondef(p.oid) END)
  FROM pg_proc p
 WHERE p.pronamespace IN (SELECT oid FROM schemas);
SELECT 'relation', c.oid::regclass, c.relkind, c.relowner::regrole,
       pg_temp.rights(c.relacl, CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner),
       c.relpersistence, c.reloptions, obj_description(c.oid, 'pg_class'),
       CASE WHEN c.relkind = 'v' THEN md5(pg_get_viewdef(c.oid)) END
  FROM pg_class c
 WHERE c.relnamespace IN (SELECT oid FROM schemas) AND c.relkind NOT IN ('i', 'I');
SELECT 'column', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
       a.attgenerated, pg_get_expr(f.adbin, f.adrelid), pg_temp.rights(a.attacl), col_description(a.attrelid, a.attnum)
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid
  LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
 WHERE c.relnamespace IN (SELECT oid FROM schemas) AND c.relkind NOT IN ('i', 'I')
   AND a.attnum > 0 AND NOT a.attisdropped;
SELECT 'constraint', c.conrelid::regclass, c.conname, c.convalidated, pg_get_constraintdef(c.oid)
  FROM pg_constraint c
 WHERE c.connamespace IN (SELECT oid FROM schemas);
SELECT 'index', i.indrelid::regclass, pg_get_indexdef(i.indexrelid)
  FROM pg_index i
  JOIN pg_class c ON c.oid = i.indexrelid
 WHERE c.relnamespace IN (SELECT oid FROM schemas);
SELECT 'trigger', t.tgrelid::regclass, t.tgenabled, pg_get_triggerdef(t.oid)
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
 WHERE c.relnamespace IN (SELECT oid FROM schemas) AND NOT t.tgisinternal;
SELECT 'event trigger', e.evtname, e.evtowner::regrole, e.evtevent, e.evttags, e.evtfoid::regproc, e.evtenabled
  FROM pg_event_trigger e;
SELECT 'type', t.oid::regtype, t.typowner::regrole,
       pg_temp.rights(t.typacl, 'T', t.typowner), t.typtype, t.typinput, t.typanalyze,
       (SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
  FROM pg_type t
 WHERE t.typnamespace IN (SELECT oid FROM schemas);
SELECT 'operator', o.oid::regoperator, o.oprowner::regrole, o.oprcode, o.oprrest, o.oprjoin, o.oprcanhash, o.oprcanmerge
  FROM pg_operator o
 WHERE o.oprnamespace = 'public'::regnamespace;
SELECT 'schema', n.nspname, n.nspowner::regrole,
       pg_temp.rights(n.nspacl, 'n', n.nspowner), obj_description(n.oid, 'pg_namespace')
  FROM pg_namespace n
 WHERE n.oid IN (SELECT oid FROM schemas);

SELECT 'row of plugin', p::text FROM partybuild.plugin p;
SELECT 'row of subject_kind', p::text FROM partybuild.subject_kind p;
SELECT 'row of rule', p::text FROM partybuild.rule p;
SELECT 'row of parameter', p::text FROM partybuild.parameter p;
SELECT 'row of policy', p::text FROM partybuild.policy p;
SELECT 'row of order_history', p::text FROM partybuild.order_history p;
SELECT 'row of watch', x.rule, x.leaves, x.enters, x.expected, to_jsonb(w) - 'id'
  FROM partybuild.watch_rule x
  FULL JOIN partybuild.watch w ON w.id = x.watch_id;
SELECT 'row of harmless', p::text FROM partybuild.harmless p;
SELECT 'row of function_read', p::text FROM partybuild.function_read p;
SELECT 'row of term', p::text FROM partybuild.term p;
SELECT 'row of layout', p.plugin, p.kind, p.name, md5(p.body) FROM partybuild.layout p;
SELECT 'row of deployed', p.plugin, p.kind, p.name FROM partybuild.deployed p;
SELECT 'row of made', m.kind, m.relation, m.name, m.plugin, m.part, m.server FROM partybuild.made m;
SELECT 'row of obligation', p::text FROM partybuild.obligation p;
SELECT 'row of evidence_source', p::text FROM partybuild.evidence_source p;
SELECT 'row of coming', p::text FROM partybuild.coming p;
SELECT 'row of job', p::text FROM partybuild.job p;
SELECT 'rows of calendar_year', string_agg(p::text, ',' ORDER BY p.year) FROM partybuild.calendar_year p;
SELECT 'rows of calendar_day', string_agg(p::text, ',' ORDER BY p.day) FROM partybuild.calendar_day p;
