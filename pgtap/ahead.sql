-- Judged on days to come: what begins or ends tomorrow is refused today, whichever of two writes comes first.
\ir court.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.judge() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED;
END $$;
CREATE FUNCTION pg_temp.leave(who bigint, n int) RETURNS void LANGUAGE sql AS $$
  UPDATE party.membership SET to_date = partybuild.today() + n WHERE member_id = who AND to_date IS NULL;
  UPDATE party.member SET ended_on = partybuild.today() + n, ended_as = 'died' WHERE id = who;
$$;
CREATE FUNCTION pg_temp.d(n int) RETURNS date LANGUAGE sql AS $$ SELECT partybuild.today() + n $$;

-- ORG-01: branch 16 has 5
SELECT pg_temp.accepts('ORG-01', 'SELECT pg_temp.transfer(16000 + i, 11, pg_temp.d(30)) FROM generate_series(1, 2) i',
  'two leave in a month');
SELECT pg_temp.refuses('ORG-01', 'SELECT pg_temp.transfer(16000 + i, 11, pg_temp.d(30)) FROM generate_series(1, 3) i',
  'three leave in a month');
SELECT pg_temp.refuses('ORG-01',
  'SELECT pg_temp.transfer(16000 + i, 11, pg_temp.d(30 * i)) FROM generate_series(1, 3) i',
  'the third leaves later than the others');
SELECT pg_temp.refuses('ORG-01', $$SELECT pg_temp.transfer(16001, 11, pg_temp.d(30)); SELECT pg_temp.judge();
 
  SELECT pg_temp.transfer(16000 + i, 12) FROM generate_series(2, 3) i$$, 'one departure on file, two more today');
SELECT pg_temp.refuses('ORG-01', $$SELECT pg_temp.transfer(16000 + i, 12) FROM generate_series(2, 3) i;
  SELECT pg_temp.judge(); SELECT pg_temp.transfer(16001, 11, pg_temp.d(30))$$, 'the same the other way round');
SELECT pg_temp.accepts('ORG-01', $$SELECT pg_temp.transfer(16001, 11, pg_temp.d(30)),
  pg_temp.transfer(11020, 16, pg_temp.d(30)); SELECT pg_temp.judge();
 
  SELECT pg_temp.transfer(16000 + i, 12) FROM generate_series(2, 3) i$$, 'somebody arrives on the day');
SELECT pg_temp.refuses('ORG-01', $$SELECT pg_temp.transfer(16001, 11, pg_temp.d(30)),
  pg_temp.transfer(11020, 16, pg_temp.d(31)); SELECT pg_temp.judge();
 
  SELECT pg_temp.transfer(16000 + i, 12) FROM generate_series(2, 3) i$$, 'a day too late');
SELECT pg_temp.refuses('ORG-01', $$SELECT pg_temp.transfer(16001, 11, pg_temp.d(30)),
  pg_temp.transfer(16002, 11, pg_temp.d(30)), pg_temp.transfer(16003, 11, pg_temp.d(20)),
  pg_temp.transfer(11020, 16, pg_temp.d(20)); SELECT pg_temp.judge();
 
  DELETE FROM party.membership WHERE member_id = 11020 AND from_date = pg_temp.d(20);
  UPDATE party.membership SET to_date = NULL WHERE member_id = 11020$$, 'an arrival that was planned is called off');
SELECT pg_temp.refuses('ORG-01', 'SELECT pg_temp.leave(16000 + i, 3653) FROM generate_series(1, 3) i',
  'ten years ahead');
SELECT pg_temp.accepts('ORG-01', 'SELECT pg_temp.leave(16000 + i, 3654) FROM generate_series(1, 3) i',
  'beyond that a date means that there is no end');
SELECT pg_temp.accepts('ORG-01', $$SELECT pg_temp.leave(16000 + i, '9999-12-31' - pg_temp.d(0))
  FROM generate_series(1, 3) i$$, 'as 9999-12-31 does');
SELECT throws_matching($$SELECT pg_temp.transfer(16000 + i, 11, '2034-02-28') FROM generate_series(1, 3) i;
  SET CONSTRAINTS ALL IMMEDIATE$$, '2 full members, at least 3 are required.*, from 2034-02-28$',
  'ORG-01 says from which day');
SELECT pg_temp.accepts('ORG-01', $$SELECT partybuild.set_mode('ORG-01', 'off', 'order 1', 16, pg_temp.d(30));
  SELECT pg_temp.transfer(16000 + i, 11, pg_temp.d(30)) FROM generate_series(1, 3) i$$,
  'the mode is that day''s: off from then on');
SELECT pg_temp.refuses('ORG-01', $$SELECT partybuild.set_mode('ORG-01', 'off', 'order 1', 16, NULL, pg_temp.d(30));
  SELECT pg_temp.transfer(16000 + i, 11, pg_temp.d(30)) FROM generate_series(1, 3) i$$,
  'the mode is that day''s: off until then');
SELECT pg_temp.refuses('ORG-01', $$SELECT partybuild.set_param('ORG-01', 'min', 5, pg_temp.d(30), 'order 1');
  SELECT pg_temp.transfer(16001, 11, pg_temp.d(30))$$, 'so is the parameter');
SELECT pg_temp.accepts('ORG-01', $$SELECT partybuild.set_param('ORG-01', 'min', 5, pg_temp.d(31), 'order 1');
  SELECT pg_temp.transfer(16001, 11, pg_temp.d(30))$$, 'of the day before it rises');

-- an approval: that day's; its own end is foreseen, and no day to refuse on
CREATE FUNCTION pg_temp.approve(n int) RETURNS void LANGUAGE sql AS $$
  SELECT partybuild.set_mode('ORG-01', 'approve', 'order 1', 16);
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (900, '900', '2026-01-01', 2, 'approval');
  INSERT INTO party.approval (rule, subject, from_date, to_date, document_id)
    VALUES ('ORG-01', 16, '2026-01-01', pg_temp.d(n), 900);
  SELECT pg_temp.transfer(16000 + i, 11, pg_temp.d(30)) FROM generate_series(1, 3) i;
$$;
SELECT pg_temp.accepts('ORG-01', 'SELECT pg_temp.approve(31)', 'approved on that day');
SELECT pg_temp.refuses('ORG-01', 'SELECT pg_temp.approve(30)', 'approved to that day');
SELECT pg_temp.accepts('ORG-01', $$SELECT pg_temp.approve(31), pg_temp.transfer(11020, 16, pg_temp.d(40))$$,
  'approved on that day, and somebody comes when the approval has ended');
SELECT pg_temp.refuses('ORG-01', $$SELECT pg_temp.approve(31), pg_temp.transfer(16004, 11, pg_temp.d(40))$$,
  'another leaves when it has ended');

-- POS-01: by the member to the post, and back from the post to what is on file of the member
SELECT pg_temp.refuses('POS-01', 'SELECT pg_temp.leave(11002, 30)', 'a member who holds a post leaves in a month');
SELECT pg_temp.accepts('POS-01', $$UPDATE party.post SET to_date = pg_temp.d(30), end_reason = 'death'
  WHERE member_id = 11003; SELECT pg_temp.leave(11003, 30);
  SELECT partybuild.set_mode(c, 'off', 'test') FROM unnest('{ORG-05,ORG-06,POS-09}'::text[]) c$$,
  'and so does the post');
SELECT pg_temp.refuses('POS-01', $$SELECT pg_temp.leave(16001, 30); SELECT pg_temp.judge();
  SELECT pg_temp.appoint(16001, 16, 'secretary')$$, 'appointed, and on file as leaving in a month');

-- ORG-04 and ORG-03 are about subtrees: a departure from one branch, one on file from another
SELECT partybuild.set_param('ORG-04', 'min', 128, '2020-01-01', 'test');
SELECT pg_temp.accepts('ORG-04', 'SELECT pg_temp.leave(11020, 30), pg_temp.leave(11021, 30)', 'two leave');
SELECT pg_temp.refuses('ORG-04', $$SELECT pg_temp.leave(11020, 30), pg_temp.leave(11021, 30); SELECT pg_temp.judge();
  SELECT pg_temp.leave(12020, 0)$$, 'one leaves another branch now, two are on file');
SELECT pg_temp.refuses('ORG-04', $$SELECT pg_temp.leave(11020, 30), pg_temp.leave(11021, 30); SELECT pg_temp.judge();
  SET session_replication_role = replica;
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
    SELECT 500000 + i, 1, 'full', '2020-01-01', pg_temp.d(1 + i % 29) FROM generate_series(1, 1100) i;
  SET session_replication_role = origin;
  SELECT pg_temp.leave(12020, 0)$$, 'however many leave elsewhere');

-- too many days
SELECT throws_ok($$SET partybuild.judging_days = 2;
  SELECT pg_temp.transfer(11010 + i, 16, pg_temp.d(30 + i)) FROM generate_series(1, 3) i;
  SET CONSTRAINTS ALL IMMEDIATE$$, '54000', NULL, 'more days than partybuild.judging_days');
SET partybuild.judging_days = 3653;

SELECT * FROM finish();
ROLLBACK;
