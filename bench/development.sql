-- Files of :a applicants of all stages, in the branches of the benchmark: how far one has come, and all; what judging
-- an admission costs against the bare rows; the share of the nightly job.
\set ON_ERROR_STOP 1
\if :{?a}
\else
\set a 50000
\endif
SET jit = off;
SET session_replication_role = replica;
UPDATE party.development_record SET recorded_from = '2016-01-01';
-- the days of a faultless file, so many weeks later; stage: how far it has come, of 11
CREATE TABLE bench.file AS
SELECT 20000000 + i AS id, 100000 + i % (:n / 40) AS org_id, i % 11 + 1 AS stage, (i / 11 % 60) * 7 AS later
  FROM generate_series(0, :a - 1) i;
CREATE FUNCTION bench.paper(id bigint, nth int) RETURNS bigint LANGUAGE sql IMMUTABLE
  RETURN (id - 20000000) * 20 + nth + 100000000;
INSERT INTO party.member (id, name) SELECT id, 'applicant ' || id FROM bench.file;
INSERT INTO party.document (id, number, dated_on, kind, issuer_id, addressee_id)
SELECT bench.paper(f.id, d.nth), f.id || '-' || d.nth, d.day::date + f.later, d.kind::party.document_kind,
       CASE d.by WHEN 'b' THEN f.org_id WHEN 's' THEN s.parent_id END,
       CASE d.by WHEN 'b' THEN s.parent_id ELSE f.org_id END
  FROM bench.file f
  JOIN party.subordination s ON s.org_id = f.org_id
  JOIN (VALUES (1, 1, '2023-03-01', 'application', ''), (2, 3, '2023-05-10', 'other', 'b'),
               (3, 3, '2023-06-01', 'decision', 'b'), (4, 3, '2023-06-10', 'filing', 'b'),
               (5, 4, '2024-06-20', 'decision', 'b'), (6, 4, '2024-06-25', 'filing', 'b'),
               (7, 5, '2024-08-01', 'other', ''), (8, 5, '2024-08-07', 'other', ''),
               (9, 5, '2024-09-20', 'minutes', 'b'), (10, 5, '2024-10-09', 'decision', 's'),
               (11, 5, '2024-10-14', 'notice', 'b'), (12, 7, '2024-11-20', 'approval', 's'),
               (13, 9, '2025-10-10', 'application', ''), (14, 10, '2025-11-20', 'approval', 's'))
    d (nth, stage, day, kind, by) ON d.stage <= f.stage;
INSERT INTO party.applicant (id, member_id, applied_on, document_id)
SELECT id, id, date '2023-03-01' + later, bench.paper(id, 1) FROM bench.file;
INSERT INTO party.applicant_branch (applicant_id, org_id, from_date)
SELECT id, org_id, date '2023-03-01' + later FROM bench.file;
INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on)
SELECT id, 'application'::party.applicant_talk_kind, (org_id - 100000) * 40 + 2, date '2023-03-20' + later
  FROM bench.file WHERE stage >= 2
UNION ALL
SELECT id, 'approval', (org_id - 100000) * 40 + 3, date '2024-11-05' + later FROM bench.file WHERE stage >= 7;
INSERT INTO party.recommendation (applicant_id, source, made_on, document_id)
SELECT id, 'members', date '2023-05-10' + later, bench.paper(id, 2) FROM bench.file WHERE stage >= 3;
INSERT INTO party.development_decision (applicant_id, kind, decided_on, document_id, filing_document_id)
SELECT id, 'activist'::party.development_decision_kind,
       date '2023-06-01' + later, bench.paper(id, 3), bench.paper(id, 4)
  FROM bench.file
 WHERE stage >= 3
UNION ALL
SELECT id, 'development_object', date '2024-06-20' + later, bench.paper(id, 5), bench.paper(id, 6) FROM bench.file
 WHERE stage >= 4;
INSERT INTO party.training_contact (applicant_id, member_id, from_date)
SELECT id, (org_id - 100000) * 40 + m, date '2023-06-01' + later FROM bench.file, generate_series(5, 6) m
 WHERE stage >= 3;
INSERT INTO party.applicant_review (applicant_id, kind, reviewed_on, result)
SELECT id, r.kind::party.applicant_review_kind, r.day::date + later, 'as expected'
  FROM bench.file
  JOIN (VALUES (4, 'activist', '2023-11-20'), (4, 'activist', '2024-05-20'), (9, 'probation', '2025-04-20'),
               (9, 'probation', '2025-09-20')) r (from_stage, kind, day) ON from_stage <= stage;
INSERT INTO party.opinion (applicant_id, source, heard_on)
SELECT id, s, date '2024-06-10' + later FROM bench.file, unnest(enum_range(NULL::party.opinion_source)) s
 WHERE stage >= 4;
INSERT INTO party.introducer (applicant_id, member_id, named_on)
SELECT id, (org_id - 100000) * 40 + m, date '2024-07-01' + later FROM bench.file, generate_series(5, 6) m
 WHERE stage >= 5;
INSERT INTO party.political_review (applicant_id, concluded_on, passed, document_id)
SELECT id, date '2024-08-01' + later, true, bench.paper(id, 7) FROM bench.file WHERE stage >= 5;
INSERT INTO party.applicant_training (applicant_id, from_date, last_date, days, hours, document_id)
SELECT id, date '2024-08-05' + later, date '2024-08-07' + later, 3, 24, bench.paper(id, 8) FROM bench.file
 WHERE stage >= 5;
INSERT INTO party.examination (applicant_id, kind, org_id, examined_on, passed, document_id)
SELECT id, 'branch'::party.examination_kind, org_id, date '2024-09-20' + later, true, bench.paper(id, 9)
  FROM bench.file WHERE stage >= 5
UNION ALL
SELECT f.id, 'superior', s.parent_id, date '2024-10-09' + later, true, bench.paper(f.id, 10)
  FROM bench.file f JOIN party.subordination s USING (org_id) WHERE stage >= 5;
INSERT INTO party.admission_notice (applicant_id, from_date, last_date, document_id)
SELECT id, date '2024-10-14' + later, date '2024-10-18' + later, bench.paper(id, 11) FROM bench.file WHERE stage >= 5;
INSERT INTO party.development_ballot (id, figures)
SELECT id * 2 + k, partybuild.tally(40, 40, 40, 40, 40, 38, 1, 1) FROM bench.file, generate_series(0, 1) k
 WHERE stage >= CASE k WHEN 0 THEN 6 ELSE 9 END;
INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, ballot_id, outcome)
SELECT id * 2, id, 'admission'::party.development_meeting_kind, org_id, date '2024-10-22' + later, id * 2,
       'admitted'::party.development_outcome FROM bench.file
 WHERE stage >= 6
UNION ALL
SELECT id * 2 + 1, id, 'conversion', org_id, date '2025-10-28' + later, id * 2 + 1, 'full' FROM bench.file
 WHERE stage >= 9;
INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved, document_id)
SELECT f.id * 2, s.parent_id, date '2024-11-20' + later, true, bench.paper(f.id, 12)
  FROM bench.file f JOIN party.subordination s USING (org_id) WHERE stage >= 7
UNION ALL
SELECT f.id * 2 + 1, s.parent_id, date '2025-11-20' + later, true, bench.paper(f.id, 14)
  FROM bench.file f JOIN party.subordination s USING (org_id) WHERE stage >= 10;
INSERT INTO party.oath (applicant_id, taken_on) SELECT id, date '2025-01-10' + later FROM bench.file WHERE stage >= 8;
INSERT INTO party.conversion_application (applicant_id, dated_on, document_id)
SELECT id, date '2025-10-10' + later, bench.paper(id, 13) FROM bench.file WHERE stage >= 9;
UPDATE party.member m
   SET admitted_on = date '2024-10-22' + later,
       confirmed_on = CASE WHEN stage >= 10 THEN partybuild.years_after(date '2024-10-22' + later, 1) END
  FROM bench.file f
 WHERE f.id = m.id AND stage >= 7;
INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
SELECT id, org_id, 'probationary'::party.member_status, date '2024-10-22' + later,
       CASE WHEN stage >= 10 THEN date '2025-11-20' + later END FROM bench.file WHERE stage >= 7
UNION ALL
SELECT id, org_id, 'full', date '2025-11-20' + later, NULL FROM bench.file WHERE stage >= 10;
SET session_replication_role = origin;
VACUUM ANALYZE;
SELECT format('%s files, %s dated steps', (SELECT count(*) FROM bench.file),
              (SELECT count(*) FROM party_rule.dev_00_fact));
-- prepared and warm, medians of 21
DO $$
DECLARE
  one float8[] := '{}';
  began timestamptz;
BEGIN
  FOR i IN 1..21 LOOP
    began := clock_timestamp();
    PERFORM FROM partybuild.next_steps(20000004 + i * 11);
    one := one || extract(epoch FROM clock_timestamp() - began)::float8 * 1000;
  END LOOP;
  RAISE WARNING 'next_steps of one applicant: % ms',
    round((SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x) FROM unnest(one) x)::numeric, 2);
END $$;
\timing on
\echo the dated steps of all, read
SELECT count(*) FROM (SELECT array_agg(f.step), array_agg(f.on_date) FROM party_rule.dev_00_fact f
                       GROUP BY f.subject OFFSET 0) x;
\echo how far all have come, and what is next
SELECT count(*) FROM compliance.development_file;
\echo where all stand
SELECT stage, count(*), sum(late) AS late, sum(faults) AS faults FROM compliance.development GROUP BY stage ORDER BY 2;
\timing off
-- An admission, its talk, approval and membership, a transaction each, with every rule and with none.
CREATE PROCEDURE bench.admit(first bigint, n int, INOUT took float8) LANGUAGE plpgsql AS $$
DECLARE
  began timestamptz := clock_timestamp();
  f record;
BEGIN
  FOR f IN SELECT x.id, x.org_id, x.later, s.parent_id
             FROM bench.file x JOIN party.subordination s USING (org_id)
            WHERE x.stage = 6 AND x.later < 360 AND x.id >= first ORDER BY x.id LIMIT n
  LOOP
    INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on)
    SELECT f.id, 'approval', p.member_id, date '2024-11-05' + f.later
      FROM party.post p WHERE p.org_id = f.org_id ORDER BY p.id LIMIT 1;
    INSERT INTO party.document (id, number, dated_on, kind, issuer_id, addressee_id)
    VALUES (bench.paper(f.id, 12), 'approval ' || f.id, date '2024-11-20' + f.later, 'approval', f.parent_id, f.org_id);
    INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved, document_id)
    VALUES (f.id * 2, f.parent_id, date '2024-11-20' + f.later, true, bench.paper(f.id, 12));
    PERFORM party.admit_member(f.id);
    COMMIT;
  END LOOP;
  took := extract(epoch FROM clock_timestamp() - began) * 1000 / n;
END $$;
-- who talks is of the branch, as the files here have no committee above it
UPDATE partybuild.rule SET default_mode = 'report' WHERE code IN ('DEV-17', 'DEV-31');
SET session_replication_role = replica;
CALL bench.admit(20000000, 100, NULL) \gset bare_
SET session_replication_role = origin;
CALL bench.admit(20001100, 100, NULL) \gset warm_
CALL bench.admit(20002200, 100, NULL) \gset judged_
SELECT format('an admission: %s ms judged, %s ms bare', round(:judged_took::numeric, 1), round(:bare_took::numeric, 1));
\echo the audit of development, of all rules
\timing on
SELECT count(partybuild.audit_rule(r.code)) FROM partybuild.rule r WHERE r.area = 'DEV' AND r.view IS NOT NULL
   AND NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code);
SELECT count(partybuild.audit_rule(r.code)) FROM partybuild.rule r WHERE r.area <> 'DEV' AND r.view IS NOT NULL
   AND NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code);
