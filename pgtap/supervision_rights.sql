-- Who may do what with the registers of assurance, brands and inspections: clerks write, readers read, but not what
-- inspections found and what visits say; since when they are kept is the administrator's to say.
\ir supervision.psql
SELECT no_plan();
CREATE TABLE pg_temp.register AS
SELECT c.oid::regclass AS tab, c.relname::text AS name
  FROM pg_class c
 WHERE c.relnamespace = 'party'::regnamespace
   AND c.relname = ANY ('{work_step,report_hearing,deliberation,responsibility,institution,institution_review,
         agency_staff,activity_budget,activity_expenditure,brand_project,volunteer_service,pairing,pairing_visit,
         service_commitment,inspection,self_inspection,discipline_report,supervision_record}');
SELECT is(count(*), 18::bigint, 'rights: all registers') FROM pg_temp.register;
SELECT is((SELECT string_agg(r.name, ' ' ORDER BY r.name) FROM pg_temp.register r
            WHERE NOT has_table_privilege('partybuild_reader', r.tab, 'SELECT')),
          'discipline_report inspection pairing_visit self_inspection', 'rights: what readers do not read');
SELECT is((SELECT string_agg(r.name, ' ' ORDER BY r.name) FROM pg_temp.register r
            WHERE has_table_privilege('partybuild_reader', r.tab, 'INSERT, UPDATE, DELETE, TRUNCATE')), NULL,
          'rights: readers write nothing');
SELECT is((SELECT string_agg(r.name || ' ' || p, ' ' ORDER BY r.name, p) FROM pg_temp.register r
            CROSS JOIN unnest('{SELECT,INSERT,UPDATE,DELETE}'::text[]) p
            WHERE NOT has_table_privilege('partybuild_clerk', r.tab, p)),
          'supervision_record DELETE supervision_record INSERT supervision_record UPDATE',
          'rights: clerks keep all but the day from which they are kept');
SELECT is((SELECT string_agg(r.name, ' ' ORDER BY r.name) FROM pg_temp.register r
            WHERE has_table_privilege('partybuild_clerk', r.tab, 'TRUNCATE')), NULL, 'rights: clerks empty nothing');
SELECT is((SELECT string_agg(r.name, ' ' ORDER BY r.name) FROM pg_temp.register r
            WHERE NOT has_table_privilege('partybuild_auditor', r.tab, 'SELECT')
               OR has_table_privilege('partybuild_auditor', r.tab, 'INSERT, UPDATE, DELETE')), NULL,
          'rights: auditors read');
CREATE FUNCTION pg_temp.as_role(role text, sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  state text := 'done';
BEGIN
  BEGIN
    EXECUTE format('SET LOCAL ROLE %I', role);
    EXECUTE sql;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN OTHERS THEN
    state := CASE SQLSTATE WHEN 'PB000' THEN 'done' ELSE SQLSTATE END;
  END;
  RETURN state;
END $$;
SELECT is(pg_temp.as_role(role, sql), said, format('rights: %s, %s', role, sql))
  FROM (VALUES ('partybuild_clerk', $$SELECT partybuild.record_supervision('2025-01-01')$$, '42501'),
    ('partybuild_reader', $$SELECT partybuild.record_supervision('2025-01-01')$$, '42501'),
    ('partybuild_admin', $$SELECT partybuild.record_supervision('2025-01-01')$$, 'done'),
    ('partybuild_reader', 'TABLE compliance.institutions', 'done'), ('partybuild_reader', 'TABLE compliance.budget',
      'done'),
    ('partybuild_reader', 'TABLE compliance.pairing', 'done'), ('partybuild_reader', 'TABLE party.inspection', '42501'),
    ('partybuild_clerk', $$INSERT INTO party.self_inspection (org_id, inspected_on, whole)
      VALUES (11, '2025-06-10', true)$$, 'done'),
    ('partybuild_clerk', $$INSERT INTO party.inspection (inspector_id, org_id, inspected_on, matter)
      VALUES (2, 11, '2025-06-10', 'x')$$, 'done')) v (role, sql, said);
-- The ledger: readers read it, but of what inspections found no words.
INSERT INTO party.ledger_item (id, org_id, source, problem, found_on, goal, measure, responsible_id, responsible_from,
  deadline, extended_to, extension_reason, closed_on, evidence, verifier_id)
SELECT n, 11, s, 'the words', '2026-03-02', 'the words', 'the words', 11001, '2026-03-02', '2026-04-01', '2026-05-01',
       'the words', '2026-04-20', 'the words', 11002
  FROM unnest('{opinions,self_inspection,democratic_life,organisation_life,inspection}'::party.ledger_source[])
       WITH ORDINALITY u (s, n);
INSERT INTO party.ledger_item (id, org_id, source, returns_id, problem, found_on, goal, measure, responsible_id,
  responsible_from, deadline)
SELECT 10 + i.id, 11, i.source, i.id, 'the words', '2026-06-02', 'the words', 'the words', 11001, '2026-06-02',
       '2026-07-01'
  FROM party.ledger_item i;
CREATE FUNCTION pg_temp.reads(role text, sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
BEGIN
  BEGIN
    EXECUTE format('SET LOCAL ROLE %I', role);
    EXECUTE sql INTO r;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN r;
END $$;
SELECT is(pg_temp.reads(role, $$SELECT string_agg(concat_ws(' ', l.source,
            (SELECT count(*) FROM jsonb_each_text(to_jsonb(l)) e WHERE e.value = 'the words')), ', ' ORDER BY l.item_id)
            FROM compliance.ledger l WHERE l.item_id < 10$$), said, 'rights: the words of the ledger, ' || role)
  FROM (VALUES ('partybuild_reader',
     'opinions 5, self_inspection 0, democratic_life 5, organisation_life 5, inspection 0'),
    ('partybuild_clerk', 'opinions 5, self_inspection 5, democratic_life 5, organisation_life 5, inspection 5'),
    ('partybuild_auditor', 'opinions 5, self_inspection 5, democratic_life 5, organisation_life 5, inspection 5'))
    v (role, said);
SELECT is(pg_temp.reads(role, $$SELECT string_agg(concat_ws(' ', r.item_id, r.problem), ', ' ORDER BY r.item_id)
            FROM compliance.returned r WHERE r.item_id > 10$$), said, 'rights: what has returned, ' || role)
  FROM (VALUES ('partybuild_reader', '11 the words, 12, 13 the words, 14 the words, 15'),
    ('partybuild_clerk', '11 the words, 12 the words, 13 the words, 14 the words, 15 the words')) v (role, said);
SELECT is(pg_temp.reads('partybuild_reader', $$SELECT string_agg(s.subject_name, ', ' ORDER BY s.subject)
            FROM compliance.status s WHERE s.rule = 'SUP-06' AND s.subject IN (1, 5)$$),
          'the words, organisation 11 2026-03-02 #5', 'rights: what is owed, by name');
SELECT is(pg_temp.reads('partybuild_reader', $$SELECT partybuild.subject_name('ledger', 1)$$),
          'organisation 11 2026-03-02 #1', 'rights: what items are called');
SELECT is(pg_temp.as_role('partybuild_reader', 'SELECT ' || c || ' FROM party.ledger_item'),
          CASE WHEN c IN ('problem', 'goal', 'measure', 'extension_reason', 'evidence') THEN '42501' ELSE 'done' END,
          'rights: readers, column ' || c)
  FROM (SELECT a.attname::text AS c FROM pg_attribute a
         WHERE a.attrelid = 'party.ledger_item'::regclass AND a.attnum > 0 AND NOT a.attisdropped) x;
SELECT * FROM finish();
ROLLBACK;
