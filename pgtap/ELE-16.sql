-- ELE-16 Renewal on time.
\ir election.psql
SELECT no_plan();

-- no term of three years ends on 29 February
SELECT pg_temp.meets('ELE-16', $$SELECT pg_temp.elect(50, held => (partybuild.today()
    + (to_char(partybuild.today(), 'MMDD') = '0229')::int - interval '3 years')::date)$$, 'the term ends today');
SELECT pg_temp.reports('ELE-16',
  $$SELECT pg_temp.elect(50, held => (partybuild.today() - interval '3 years')::date - 2)$$,
  'the term is over and nothing was held');
SELECT pg_temp.meets('ELE-16', $$SELECT pg_temp.elect(50, held => '2022-05-01');
  SELECT pg_temp.elect(50, held => '2025-04-20', id => 2050)$$, 'renewed eleven days before the end');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.renewals() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(id, 'branch', 2) FROM generate_series(31, 45) id;
  SELECT pg_temp.organise(id, 'branch', 2) FROM generate_series(91, 94) id;
  SELECT pg_temp.ballot(o * 100 + n, o, t, h) FROM (VALUES (31, 1, NULL, '2020-06-01'::date),
      (32, 1, NULL, partybuild.today() - 400),
    (33, 1, $q$purpose = 'by_election'$q$, '2020-06-01'), (34, 1, $q$result = 'void'$q$, '2020-06-01'),
    (35, 1, 'round_of_id = 3101', '2020-06-01'), (36, 1, $q$office = 'delegate'$q$, '2020-06-01'),
    (37, 1, $q$office = 'secretary'$q$, '2020-06-01'),
        (38, 1, $q$office = 'secretary', body = 'committee'$q$, '2020-06-01'),
    (39, 1, NULL, '2020-06-01'), (39, 2, NULL, partybuild.today()), (40, 1, NULL, '2020-06-01'),
        (40, 2, NULL, partybuild.today() + 1),
    (41, 1, NULL, '2020-06-01'), (41, 2, NULL, '2020-06-01'), (42, 1, NULL, partybuild.today() - 400),
        (43, 1, NULL, '2020-06-01'),
    (44, 1, NULL, '2020-06-01'), (45, 1, NULL, '2020-06-01'), (91, 1, NULL, '2020-06-01'),
        (92, 1, NULL, '2020-06-01'),
    (93, 1, NULL, '2020-06-01'), (94, 1, NULL, '2020-06-01')) v (o, n, t, h);
  INSERT INTO party.term (election_id, org_id, from_date, to_date, extended_to, extension_document_id) VALUES
    (4101, 41, '2020-06-01', partybuild.today() + 9, NULL, NULL),
        (4102, 41, '2020-06-01', partybuild.today() - 9, NULL, NULL),
    (4201, 42, '2020-06-01', partybuild.today() - 1, NULL, NULL),
        (4301, 43, '2020-06-01', partybuild.today() - 9, partybuild.today(), 50),
    (4401, 44, '2020-06-01', partybuild.today() - 9, partybuild.today() - 1, 50),
        (4501, 45, '2020-06-01', partybuild.today(), NULL, NULL) $$;
CREATE FUNCTION pg_temp.late() RETURNS text LANGUAGE sql AS $$ SELECT partybuild.today() - '2023-06-01' $$;
SELECT pg_temp.lists('ELE-16', $$SELECT pg_temp.renewals();
  UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 91;
  UPDATE party.organisation SET active_on = partybuild.today() + 1 WHERE id = 92;
  UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 93;
  UPDATE party.organisation SET revoked_on = partybuild.today() + 1 WHERE id = 94$$,
      format('31:%1$s 37:%1$s 40:%1$s 41:9 42:1 44:1 91:%1$s 94:%1$s', pg_temp.late()),
  'whose last renewal''s term is over, as extended');
SELECT pg_temp.sees('ELE-16', $$SELECT pg_temp.renewals();
  DELETE FROM party.term WHERE election_id IN (4101, 4102, 4201, 4401);
  DELETE FROM party.election WHERE id IN (3101, 3701, 4001, 4101, 4102, 4401, 4201, 9101, 9201, 9301, 9401, 3501)
    OR round_of_id = 3101;
  SELECT pg_temp.ballot(3401 + 1, 34, NULL, partybuild.today() - 100);
  INSERT INTO party.organisation (id, name, kind, active_on, revoked_on) VALUES (81, 'later', 'branch', NULL, NULL),
    (82, 'revoked', 'branch', '2010-01-01', '2020-01-01'), (83, 'other', 'basic_committee', '2010-01-01', NULL);
  SELECT pg_temp.ballot(8101, 81, NULL, '2019-01-01'), pg_temp.ballot(8201, 82, NULL, '2019-01-01'),
    pg_temp.ballot(8301, 83, NULL, (partybuild.today() - interval '4 years')::date)$$,
  ARRAY[$$UPDATE party.election SET held_on = '2020-06-01' WHERE id = 3201$$,
    $$UPDATE party.election SET org_id = 31 WHERE id = 3901$$,
    $$UPDATE party.election SET purpose = 'renewal' WHERE id = 3301$$,
    $$UPDATE party.election SET result = 'void' WHERE id = 3902$$,
    $$UPDATE party.election SET office = 'delegate' WHERE id = 3902$$,
    $$UPDATE party.election SET round_of_id = 3901 WHERE id = 3902$$,
    $$DELETE FROM party.election WHERE id = 3902$$,
    $$SELECT pg_temp.ballot(3102, 31, NULL, '2020-06-01')$$,
    $$UPDATE party.term SET to_date = partybuild.today() - 1 WHERE election_id = 4501$$,
    $$UPDATE party.term SET extended_to = partybuild.today() - 1 WHERE election_id = 4301$$,
    $$DELETE FROM party.term WHERE election_id = 4501$$,
    $$UPDATE party.term SET election_id = 3201 WHERE election_id = 4501$$,
    $$UPDATE party.election SET body = 'general_meeting' WHERE id = 3801$$,
    $$INSERT INTO party.term (election_id, org_id, from_date, to_date) VALUES (3201, 32, '2020-06-01',
        partybuild.today() - 1)$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 81$$,
    $$UPDATE party.organisation SET revoked_on = NULL WHERE id = 82$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 83$$]);

-- A secretary's renewal by the general meeting begins a term where no committee's is running.
SELECT pg_temp.lists('ELE-16', $$SELECT pg_temp.organise(o, 'branch', 2) FROM generate_series(31, 33) o;
  SELECT pg_temp.ballot(9000 + n, o, t, partybuild.today() - ago) FROM (VALUES (1, 31, NULL, 1400),
    (2, 31, $q$office = 'secretary'$q$, 400), (3, 32, NULL, 400), (4, 32, $q$office = 'secretary'$q$, 400),
    (5, 33, NULL, 400)) v (n, o, t, ago);
  INSERT INTO party.term (election_id, org_id, from_date, to_date)
  SELECT 9000 + n, o, partybuild.today() - ago, partybuild.today() - ended
    FROM (VALUES (1, 31, 1400, 400), (3, 32, 400, 1), (5, 33, 400, 0)) v (n, o, ago, ended)$$,
  '32:1', 'a committee''s that ended the day before, not one that ended when the secretary was elected');

SELECT * FROM finish();
ROLLBACK;
