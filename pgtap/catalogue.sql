-- What every rule must have: a title, messages, a source, and a view whose filter pushes down or a guard;
-- and what every object a user sees must have: a comment, and no right for PUBLIC that need not be.
\set QUIET 1
\pset format unaligned
\pset tuples_only on
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SELECT no_plan();

SELECT ok(title_zh <> '' AND title_en <> '' AND message_zh <> '' AND message_en <> '' AND hint_zh <> '' AND hint_en <> '' AND source <> '' AND seed_ref <> '',
          code || ' has titles, messages and hints in both languages and a source')
  FROM partybuild.rule WHERE plugin <> 'local' ORDER BY code;
SELECT ok(view IS NOT NULL OR fixed IS NOT NULL, code || ' has a view or a guard') FROM partybuild.rule ORDER BY code;
SELECT is(partybuild.view_problem(view::regclass), NULL, code || ': a filter on subject of ' || view || ' pushes down')
  FROM partybuild.rule WHERE view IS NOT NULL ORDER BY code;
SELECT is((SELECT string_agg(code, ' ' ORDER BY code) FROM partybuild.rule r WHERE view IS NOT NULL AND NOT EXISTS (SELECT FROM partybuild.watch_rule w WHERE w.rule = r.code)
            AND NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code)), NULL, 'every rule with a view is watched, or is an obligation');
SELECT is((SELECT string_agg(o.rule, ' ' ORDER BY o.rule) FROM partybuild.obligation o JOIN partybuild.rule r ON r.code = o.rule WHERE r.plugin <> 'local' AND NOT EXISTS (SELECT FROM partybuild.evidence_source s WHERE s.rule = o.rule)), NULL, 'every shipped obligation says what its views read');
SELECT is(partybuild.view_problem(r.view::regclass), NULL, o.rule || ': a filter on subject of ' || o.evaluation || ' pushes down') FROM partybuild.obligation o JOIN partybuild.rule r ON r.code = o.rule ORDER BY o.rule;
SELECT is((SELECT string_agg(p.oid::regprocedure::text, ', ') FROM pg_proc p
            WHERE p.pronamespace = 'partybuild'::regnamespace AND p.proname !~ '^(cnid|period|tally)_'
              AND obj_description(p.oid, 'pg_proc') IS NULL), NULL, 'every function has a comment');
SELECT is((SELECT string_agg(c.oid::regclass::text, ', ') FROM pg_class c
            WHERE c.relnamespace IN ('partybuild'::regnamespace, 'party'::regnamespace, 'party_rule'::regnamespace, 'compliance'::regnamespace)
              AND c.relkind IN ('r', 'v', 'p') AND obj_description(c.oid, 'pg_class') IS NULL), NULL, 'every table and view has a comment');
SELECT is((SELECT string_agg(DISTINCT p.proname, ' ' ORDER BY p.proname) FROM pg_proc p
            WHERE p.pronamespace = 'partybuild'::regnamespace AND p.provolatile <> 'i'
              AND has_function_privilege('public', p.oid, 'EXECUTE')),
          'in_chinese refuse_sealed today touch violate', 'PUBLIC executes types, operators and what writers'' triggers call');
SELECT is((SELECT string_agg(c.oid::regclass::text, ', ') FROM pg_class c, LATERAL aclexplode(c.relacl) a
            WHERE a.grantee = 0 AND c.relnamespace IN ('partybuild'::regnamespace, 'party'::regnamespace, 'party_rule'::regnamespace, 'compliance'::regnamespace)),
          NULL, 'PUBLIC has no right on any table or view');
SELECT is((SELECT string_agg(format('%s(%s)', c.conrelid::regclass, a.attname), ', ')
             FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
            WHERE c.contype = 'f' AND c.connamespace = 'party'::regnamespace
              AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1])),
          NULL, 'every foreign key is indexed');
SELECT is((SELECT string_agg(p.oid::regprocedure::text, ', ') FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
            WHERE p.pronamespace IN ('partybuild'::regnamespace, 'party'::regnamespace) AND l.lanname = 'plpgsql' AND p.prokind = 'f'
              AND NOT coalesce(array_to_string(p.proconfig, ' ') LIKE '%search_path%', false)), NULL, 'every PL/pgSQL function pins search_path');
SELECT * FROM finish();
ROLLBACK;
