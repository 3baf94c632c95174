-- cnid: good numbers, and what is wrong with the others
SET datestyle = iso;
\set VERBOSITY default
SELECT '11010519491231002x'::partybuild.cnid AS normalised, partybuild.birth('11010519491231002X'),
  partybuild.sex('11010519491231002X'),
       partybuild.region('11010519491231002X'), partybuild.masked('11010519491231002X');
SELECT '110105194912310021'::partybuild.cnid;
SELECT '11010519491231002'::partybuild.cnid;
SELECT '110105491231002'::partybuild.cnid;
SELECT '1101051949123A002X'::partybuild.cnid;
SELECT '990105194912310025'::partybuild.cnid;
SELECT '110105194902310027'::partybuild.cnid;
SELECT n, partybuild.cnid_problem(n)
  FROM (VALUES ('11010519491231002X'), ('110105194912310021'), ('1'), (''), ('1101051949123A002X'),
  ('990105194912310025'), ('110105194902310027'), ('110105190002290026')) v(n);
-- residence permits of people of Hong Kong, Macau and Taiwan; no other province is a region by itself
SELECT n, partybuild.cnid_problem(n)
  FROM (VALUES ('810000198801010012'), ('820000199202290039'), ('830000197506300120'), ('830000197506300121'),
  ('710000197506300123'), ('110000197506300121'), ('840000197506300122')) v(n);
SELECT partybuild.region('820000199202290039'), partybuild.birth('820000199202290039'),
  partybuild.sex('820000199202290039'), partybuild.masked('830000197506300120');
SELECT partybuild.cnid_problem(NULL), partybuild.cnid_from_15('110105491231002');
SELECT partybuild.cnid_from_15('11010549123100');
-- operators: order, DISTINCT, hash and merge joins, an index
CREATE TEMP TABLE n (c partybuild.cnid PRIMARY KEY);
INSERT INTO n SELECT partybuild.cnid_from_15('110105' || to_char(date '1950-01-01' + i,
  'YYMMDD') || lpad((i % 1000)::text, 3, '0')) FROM generate_series(0, 2999) i;
SELECT count(*), count(DISTINCT c), min(c::text), max(c::text) FROM n;
SELECT bool_and(c::text < next::text) FROM (SELECT c, lead(c) OVER (ORDER BY c) AS next FROM n) s
  WHERE next IS NOT NULL;
SET enable_mergejoin = off; SET enable_nestloop = off;
SELECT count(*) FROM n a JOIN n b USING (c);
RESET enable_mergejoin; SET enable_hashjoin = off;
SELECT count(*) FROM n a JOIN n b USING (c);
RESET enable_nestloop; RESET enable_hashjoin;
\copy n to '/tmp/partybuild_regress.bin' with (format binary)
CREATE TEMP TABLE n2 (c partybuild.cnid);
\copy n2 from '/tmp/partybuild_regress.bin' with (format binary)
\! rm -f /tmp/partybuild_regress.bin
SELECT count(*) FROM n JOIN n2 USING (c);

-- period
SELECT p::partybuild.period, partybuild.kind(p::partybuild.period), partybuild.span(p::partybuild.period),
  partybuild.next(p::partybuild.period), partybuild.previous(p::partybuild.period)
  FROM (VALUES ('2024-02'), ('2026Q4'), ('2026H1'), ('2026'), ('2026-12')) v(p);
SELECT array_agg(p ORDER BY p)
  FROM unnest(ARRAY['2026', '2026-02', '2026H1', '2026-01', '2026Q1', '2025-12']::partybuild.period[]) p;
SELECT array_agg(p) FROM partybuild.periods('2025-12-31', '2026-05-01', 'quarter') p;
SELECT partybuild.contains('2024-02', '2024-02-29'), partybuild.contains('2026Q1', '2026-04-01'),
  partybuild.period('2026-08-15', 'half'), partybuild.plus('2026-01', -13);
SELECT '2026-13'::partybuild.period;
SELECT '2026Q5'::partybuild.period;
SELECT '26'::partybuild.period;
SELECT partybuild.period('2026-01-01', 'week');
SELECT partybuild.next('9999');

-- tally
SELECT 'entitled=20 present=16 issued=16 returned=16 valid=15 for=11 against=3 abstaining=1'::partybuild.tally
  AS t \gset
SELECT :'t' AS t, partybuild.quorum(:'t', 4, 5), partybuild.majority_of_present(:'t'),
  partybuild.majority_of_entitled(:'t');
SELECT partybuild.quorum(partybuild.tally(19, 15, 15, 15, 15, 10, 0, 0), 4, 5) AS "15 of 19",
  partybuild.majority_of_present(partybuild.tally(20, 20, 20, 20, 20, 10, 0, 0)) AS "10 of 20";
SELECT partybuild.tally(20, 21, 20, 20, 20, 10, 0, 0);
SELECT partybuild.tally(20, 20, 20, 20, 20, 10, 8, 3);
SELECT 'entitled=20 present=16'::partybuild.tally;
SELECT 'entitled=20 entitled=16'::partybuild.tally;

-- working days
SELECT partybuild.working_days('2026-03-02', '2026-03-06') AS week, partybuild.working_days('2026-02-14', '2026-02-24')
  AS spring_festival,
       partybuild.working_days('2026-03-07', '2026-03-08') AS weekend,
         partybuild.working_days('2026-03-06', '2026-03-02') AS reversed,
       partybuild.add_working_days('2026-02-13', 1), partybuild.add_working_days('2026-02-15', 0),
         partybuild.add_working_days('2026-01-05', -1);
SELECT partybuild.working_days('2026-12-31', '2027-01-04');
SELECT partybuild.add_working_days('2026-12-31', 1);

-- blanks of every width (how wide psql takes them for depends on its version)
SELECT partybuild.is_blank(''), partybuild.is_blank(E' \t\u3000\u00a0\u200b\ufeff\n') AS wide,
  partybuild.is_blank(E'\u3000某') AS some, partybuild.is_blank(NULL) AS nothing;
SELECT t, partybuild.tidy(t)
  FROM unnest(ARRAY[E' \u3000 a \u00a0 b\t', E'a\u200bb', '执行 局 ', E'第 7\u3000支部 A 组', E'\u3000', NULL]) t
\g (format=unaligned)

-- a client that sets nothing compares, joins, sorts and assigns
CREATE TEMP TABLE clerk (cnid partybuild.cnid, month partybuild.period);
CREATE INDEX ON clerk (cnid);
PREPARE enter(text, varchar) AS INSERT INTO clerk VALUES ($1, $2);
EXECUTE enter('11010519491231002X', '2026-03');
EXECUTE enter('110105194912310011', '2026Q1');
SELECT count(*) FROM clerk WHERE cnid IN ('11010519491231002X', '110105194912310011') AND month >= '2026-03';
SELECT count(*) FROM clerk a JOIN clerk b USING (cnid) WHERE a.month IS NOT DISTINCT FROM b.month;
SELECT max(cnid), min(cnid), max(month), min(month) FROM clerk;
SELECT max(cnid) IS NULL AS nothing FROM clerk WHERE month <> ALL ('{2026-03, 2026Q1}');
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT FROM clerk WHERE cnid = '11010519491231002X';
RESET enable_seqscan;
