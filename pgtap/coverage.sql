-- compliance.coverage: by which registers each rule is judged, what of them is on file, and how far that goes.
\ir life.psql
SELECT no_plan();
UPDATE party.supervision_record SET recorded_from = '2024-01-01';
CREATE FUNCTION pg_temp.covered(rule text) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws('|', c.state, c.mode, c.exceptions, c.on_file, c.first_on,
                   coalesce(c.organisations::text, '?') || ' of ' || c.applies_to, c.deciding #>> '{}')
    FROM compliance.coverage c WHERE c.rule = covered.rule $$;
SELECT is((SELECT count(*) FROM compliance.coverage), (SELECT count(*) FROM partybuild.rule), 'a row a rule');
SELECT is((SELECT string_agg(c.rule, ' ') FROM compliance.coverage c
            WHERE c.deciding IS NULL OR jsonb_array_length(c.deciding) = 0 OR NOT c.registers @> c.deciding), NULL,
          'each is decided by a register that it reads');
-- A rule about a kind of subject is decided by its register, one about organisations by what is recorded of them; a
-- periodic obligation by what counts, not by who owes it; one that is a constraint by the table that it is on.
SELECT is((SELECT string_agg(d, ' ' ORDER BY d)
             FROM compliance.coverage c CROSS JOIN LATERAL jsonb_array_elements_text(c.deciding) d
            WHERE c.rule = v.rule), v.deciding, v.rule || ' is decided by ' || v.deciding)
  FROM (VALUES ('ORG-01', 'party.membership party.organisation'), ('ORG-05', 'party.post'), ('POS-13', 'party.post'),
    ('ELE-01', 'party.election'), ('ELE-08', 'party.candidate'), ('ORG-11', 'party.member party.membership'),
    ('LIF-01', 'party.activity'), ('LIF-16', 'party.activity'), ('LIF-14', 'party.talk'),
    ('DIS-05', 'party.rights_suspension'), ('DUE-13', 'party.dues_expenditure'), ('DUE-06', 'party.dues_payment'),
    ('DEV-07', 'party.applicant'), ('VEN-02', 'party.room_inspection'), ('CAD-01', 'party.cadre'),
    ('CAD-05', 'party.activity party.attendance party.training party.training_attendance'),
    ('ASR-03', 'party.responsibility'), ('SUP-01', 'party.self_inspection'), ('SUP-02', 'party.inspection'),
    ('SUP-03', 'party.ledger_item'), ('SUP-06', 'party.ledger_item')) v (rule, deciding);
-- From nothing on file to judged.
SELECT is(pg_temp.covered('ELE-09'), 'no records|reject|0|f|0 of 6|["party.election"]', 'nothing is on file');
SELECT is(pg_temp.covered('POS-13'), 'judged|reject|0|t|2024-05-01|5 of 6|["party.post"]', 'judged');
SELECT is(pg_temp.covered('SUP-01'), 'no records|report|0|f|0 of 6|["party.self_inspection"]',
  'an obligation without evidence');
INSERT INTO party.self_inspection (org_id, inspected_on, whole) VALUES (11, '2025-06-10', true),
  (12, '2025-05-10', true), (2, '2025-04-10', true);
SELECT is(pg_temp.covered('SUP-01'), 'report only|report|0|t|2025-04-10|2 of 6|["party.self_inspection"]',
  'and with it: since when, and of how many of those who owe it');
UPDATE party.organisation SET revoked_on = '2026-01-01' WHERE id = 16;
SELECT is(pg_temp.covered('SUP-01'), 'report only|report|0|t|2025-04-10|2 of 5|["party.self_inspection"]',
  'who is revoked owes nothing');
-- By members: of the branch where they are today.
INSERT INTO party.service_commitment (member_id, year, committed_on, content)
VALUES (11005, 2026, '2026-03-10', 'x'), (11006, 2026, '2026-03-11', 'x'), (13005, 2025, '2025-03-11', 'x');
SELECT is(pg_temp.covered('BRA-05'), 'report only|report|0|t|2025-03-11|2 of 5|["party.service_commitment"]',
  'rows of members count for their branches');
-- Modes.
SELECT partybuild.set_mode('POS-13', 'off', 'order', 11);
SELECT is(pg_temp.covered('POS-13'), 'judged|reject|1|t|2024-05-01|5 of 5|["party.post"]',
  'an organisation with a mode of its own');
SELECT partybuild.set_mode('POS-13', 'report', 'order');
SELECT is(pg_temp.covered('POS-13'), 'report only|report|1|t|2024-05-01|5 of 5|["party.post"]', 'report only');
SELECT partybuild.set_mode('POS-13', 'off', 'order');
SELECT is(pg_temp.covered('POS-13'), 'off|off|0|t|2024-05-01|5 of 5|["party.post"]', 'off');
SELECT partybuild.set_mode('SUP-07', 'off', 'order');
SELECT is(split_part(pg_temp.covered('SUP-07'), '|', 1), 'off', 'off, and nothing on file: off');
-- Rules of the court's own, and tables of somebody else's.
CREATE TABLE public.loc_reading (org_id bigint, day date);
CREATE INDEX ON public.loc_reading (org_id, day);
CREATE VIEW party_rule.loc_reading_owed AS
  SELECT o.id AS subject, o.id AS org_id, o.active_on AS from_date, o.revoked_on AS to_date
    FROM party.organisation o WHERE o.kind = 'branch' AND o.id < 14;
CREATE VIEW party_rule.loc_reading_done AS
  SELECT r.org_id AS subject, r.day AS on_date, 'x'::text AS reference FROM public.loc_reading r;
SELECT partybuild.add_obligation('LOC-1', 'party_rule.loc_reading_owed', 'party_rule.loc_reading_done', 'quarter', 'x',
  'x', 'x');
SELECT is(pg_temp.covered('LOC-1'), 'no records|report|0|f|0 of 3|["public.loc_reading"]', 'a local obligation');
INSERT INTO public.loc_reading VALUES (11, '2026-01-10'), (15, '2025-01-10');
SELECT is(pg_temp.covered('LOC-1'), 'report only|report|0|t|2025-01-10|1 of 3|["public.loc_reading"]', 'with a row');
CREATE VIEW party_rule.loc_2 AS
  SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
    FROM party.organisation o
   WHERE EXISTS (SELECT FROM public.loc_reading r WHERE r.org_id = o.id AND r.day < o.active_on);
SELECT partybuild.add_rule('LOC-2', 'party_rule.loc_2', 'organisation', 'x', 'x', 'x', 'x', 'x');
SELECT is(pg_temp.covered('LOC-2'), 'judged|reject|0|t|2025-01-10|2 of 5|["public.loc_reading"]', 'a local rule');
-- a policy would run with the rights of who looks: it is not known what is on file
CREATE ROLE loc_author;
ALTER TABLE public.loc_reading OWNER TO loc_author;
ALTER TABLE public.loc_reading ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION public.loc_peek() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'ran'; END $$;
CREATE POLICY peek ON public.loc_reading USING (public.loc_peek());
SELECT is(pg_temp.covered('LOC-2'), 'judged|reject|0|? of 5|["public.loc_reading"]',
  'what may not be seen is not known');
ALTER TABLE public.loc_reading DISABLE ROW LEVEL SECURITY;
-- an error of a local view does not end the report
INSERT INTO public.loc_reading VALUES (13, NULL);
CREATE OR REPLACE VIEW party_rule.loc_reading_owed AS
  SELECT o.id AS subject, o.id AS org_id, ('2020-01-0' || o.name)::date AS from_date, o.revoked_on AS to_date
    FROM party.organisation o WHERE o.kind = 'branch' AND o.id < 14;
SELECT is(pg_temp.covered('LOC-1'), 'report only|report|0|t|2025-01-10|3 of 5|["public.loc_reading"]',
  'a view that cannot be read');
SELECT partybuild.retire_rule('LOC-1');
SELECT is(pg_temp.covered('LOC-1'), NULL, 'one that is retired is not listed');
-- Readers see it, though not the registers; nobody calls what looks.
SET LOCAL ROLE partybuild_reader;
SELECT is(pg_temp.covered('SUP-01'), 'report only|report|0|t|2025-04-10|2 of 5|["party.self_inspection"]',
  'readers see how far it goes');
SELECT throws_ok(sql, '42501', NULL, 'but not ' || sql)
  FROM unnest('{TABLE party.self_inspection,SELECT partybuild.rule_records_internal()}'::text[]) sql;
RESET ROLE;
SELECT set_config('partybuild.as_of', '2025-12-31', true);
SELECT is(pg_temp.covered('SUP-01'), 'report only|report|0|t|2025-04-10|2 of 6|["party.self_inspection"]',
  'as of a day: who owed it then');
SELECT * FROM finish();
ROLLBACK;
