-- POS-01 Office-holders are full members.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-01', $$SELECT pg_temp.appoint(11009, 11, 'member', '{youth}')$$, 'a full member');
SELECT pg_temp.refuses('POS-01', $$UPDATE party.membership SET status = 'probationary' WHERE member_id = 11009;
  SELECT pg_temp.appoint(11009, 11, 'member', '{youth}')$$, 'a probationary commissioner');
SELECT pg_temp.refuses('POS-01', $$UPDATE party.membership SET status = 'suspended'
  WHERE member_id = 11002$$, 'an office-holder is suspended');
SELECT pg_temp.refuses('POS-01', $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (11002, partybuild.today(), partybuild.today() + 365)$$, 'an office-holder loses rights');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-01', $$SELECT pg_temp.organise(31, 'branch', 2, 20);
  SELECT pg_temp.hold(9000 + n, 31000 + n, 31, 'member') FROM generate_series(1, 13) n;
  UPDATE party.membership SET status = 'probationary' WHERE member_id BETWEEN 31002 AND 31006;
  UPDATE party.post SET to_date = partybuild.today() WHERE id = 9002;
  UPDATE party.post SET to_date = partybuild.today() + 1 WHERE id = 9003;
  UPDATE party.post SET from_date = partybuild.today() WHERE id = 9004;
  UPDATE party.post SET from_date = partybuild.today() + 1 WHERE id = 9005;
  UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 31007;
  UPDATE party.membership SET from_date = partybuild.today() WHERE member_id = 31008;
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (31010, partybuild.today(),
      partybuild.today() + 9),
    (31011, partybuild.today() + 1, partybuild.today() + 9), (31012, partybuild.today() - 9, partybuild.today()),
        (31013, partybuild.today() - 9, partybuild.today() + 1)$$,
  '9003:1 9004:1 9006:1 9007:1 9010:1 9013:1', 'posts of today whose holder is no full member with rights today');
SELECT pg_temp.sees('POS-01', $$SELECT pg_temp.organise(31, 'branch', 2, 4);
  SELECT pg_temp.hold(9000 + n, 31000 + n, 31, 'member') FROM generate_series(1, 2) n;
  SELECT pg_temp.hold(9003, 31003, 31, 'member', '2024-05-01', '2025-05-01');
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31003;
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (31002, '2020-01-01', '2021-01-01'),
    (31004, '2020-01-01', partybuild.today() + 9);
  SELECT pg_temp.unasked('POS-01', $q$SELECT pg_temp.hold(9005, 31003, 31, 'member', partybuild.today() + 9,
      partybuild.today() + 10);
    INSERT INTO party.rights_suspension (id, member_id, from_date, to_date) VALUES (9001, 31001, partybuild.today()
        + 9, partybuild.today() + 10)$q$)$$,
  ARRAY[$$UPDATE party.post SET member_id = 31003 WHERE id = 9001$$,
    $$UPDATE party.post SET to_date = NULL WHERE id = 9003$$, $$UPDATE party.post SET from_date = partybuild.today()
        WHERE id = 9005$$,
    $$UPDATE party.rights_suspension SET from_date = partybuild.today() WHERE id = 9001$$,
    $$SELECT pg_temp.hold(9004, 31003, 31, 'member')$$,
    $$UPDATE party.membership SET status = 'probationary' WHERE member_id = 31001$$,
    $$UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 31001$$,
    $$UPDATE party.membership SET from_date = partybuild.today() + 1 WHERE member_id = 31001$$,
    $$DELETE FROM party.membership WHERE member_id = 31001$$,
    $$UPDATE party.rights_suspension SET to_date = partybuild.today() + 1 WHERE member_id = 31002$$,
    $$UPDATE party.rights_suspension SET member_id = 31001 WHERE member_id = 31004$$,
    $$INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (31001, partybuild.today(),
        partybuild.today() + 9)$$]);

SELECT * FROM finish();
ROLLBACK;
