-- Elections: certifying a ballot of 500 voters and 15 candidates, the roster of 1,000 members ten years back, and all
-- renewals due, against one pass over all elections. Each plan by index on the organisation (EXPLAIN below).
SET session_replication_role = replica;
INSERT INTO party.organisation (id, name, kind, active_on)
SELECT 90000 + i * 100, 'electing committee ' || i, 'basic_committee', '2005-01-01' FROM generate_series(1, 2) i;
INSERT INTO party.subordination (org_id, parent_id, from_date)
SELECT 90000 + i * 100, 1, '2005-01-01' FROM generate_series(1, 2) i;
INSERT INTO party.organisation (id, name, kind, active_on)
SELECT 90100 + b, 'electing branch ' || b, 'branch'::party.organisation_kind, date '2005-01-01'
  FROM generate_series(1, 13) b
UNION ALL
SELECT 90200 + b, 'electing branch 2.' || b, 'branch', '2005-01-01'
  FROM generate_series(1, 25) b;
INSERT INTO party.subordination (org_id, parent_id, from_date)
SELECT id, id / 100 * 100, '2005-01-01'
  FROM party.organisation
 WHERE id BETWEEN 90101 AND 90225 AND id % 100 <> 0;
INSERT INTO party.member (id, name, admitted_on, confirmed_on)
SELECT 20000000 + i, 'voter ' || i, '2010-01-01', '2011-01-01' FROM generate_series(0, 1499) i;
INSERT INTO party.membership (id, member_id, org_id, status, from_date)
SELECT 20000000 + i, 20000000 + i, CASE WHEN i < 500 THEN 90101 + i / 40 ELSE 90201 + (i - 500) / 40 END, 'full',
       '2010-01-01'
  FROM generate_series(0, 1499) i;
INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind)
VALUES (90000, 'consent', '2020-01-01', 1, 90100, 'consent'),
       (90001, 'report', partybuild.today() - 10, 90100, 1, 'report');
INSERT INTO party.election
       (id, org_id, purpose, held_on, seats, candidates, entitled, present, issued, returned, valid, invalid, result,
        scrutineer_id, consent_document_id, report_document_id, filing_document_id)
SELECT i, 90100, 'renewal', partybuild.today() - 10, 9, 15, 500, 500, 500, 500, 500, 0, 'valid',
       20000400, 90000, 90001, 90001
  FROM generate_series(90001, 90001) i;
INSERT INTO party.teller VALUES (90001, 20000401);
INSERT INTO party.candidate (election_id, member_id, votes_for)
SELECT 90001, 20000000 + i * 20, 460 - i * 25 FROM generate_series(0, 14) i;
INSERT INTO party.election
       (id, org_id, purpose, held_on, seats, candidates, entitled, present, issued, returned, valid, result)
SELECT o.id * 10, o.id, 'renewal', partybuild.today() - (o.id % 1200)::int, 3, 4, 40, 40, 40, 40, 40, 'valid'
  FROM party.organisation o
 WHERE o.kind = 'branch' AND o.id >= 100000;
SET session_replication_role = origin;
ANALYZE;
DO $$
DECLARE
  t0 timestamptz;
  took numeric;
  n bigint;
  base numeric;
BEGIN
  FOR i IN 1..2 LOOP
    BEGIN
      t0 := clock_timestamp();
      SELECT count(*) INTO n FROM party.certify_election(90001);
      SET CONSTRAINTS ALL IMMEDIATE;
      took := extract(epoch FROM clock_timestamp() - t0) * 1000;
      RAISE EXCEPTION USING ERRCODE = 'PB000';
    EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
    END;
  END LOOP;
  RAISE INFO 'certify 500 voters, 15 candidates, judged: % ms (% rules in the way)', round(took, 1), n;
  t0 := clock_timestamp();
  SELECT count(*) INTO n FROM party.entitled_voters(90200, (partybuild.today() - interval '10 years')::date);
  RAISE INFO 'roster of % members ten years back: % ms',
    n, round(extract(epoch FROM clock_timestamp() - t0) * 1000, 1);
  t0 := clock_timestamp();
  SELECT count(*) INTO n FROM compliance.election_calendar WHERE status IN ('due', 'overdue');
  took := extract(epoch FROM clock_timestamp() - t0) * 1000;
  t0 := clock_timestamp();
  PERFORM count(*)
     FROM (SELECT DISTINCT ON (e.org_id) e.org_id, e.held_on + interval '3 years' AS ends
             FROM party.election e
            WHERE e.purpose = 'renewal'
            ORDER BY e.org_id, e.held_on DESC) x
    WHERE x.ends < partybuild.today() + interval '6 months';
  base := extract(epoch FROM clock_timestamp() - t0) * 1000;
  RAISE INFO '% renewals due of % organisations: % ms, % times one pass over all elections',
    n, (SELECT count(*) FROM party.organisation), round(took, 1), round(took / base, 2);
END $$;
EXPLAIN (COSTS off) SELECT * FROM compliance.election_calendar WHERE org_id = 90100;
