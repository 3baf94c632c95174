-- ELE-09 Ballots returned do not exceed those issued.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-09', $$SELECT pg_temp.elect(50, tweak => 'returned = 19, valid = 19')$$,
  '20 issued, 19 returned');
SELECT pg_temp.refuses('ELE-09', $$SELECT pg_temp.elect(50, tweak => 'returned = 21, valid = 21')$$,
  '20 issued, 21 returned, valid');
SELECT pg_temp.accepts('ELE-09', $$SELECT pg_temp.elect(50, tweak => $q$returned = 21, valid = 21,
  result = 'void'$q$)$$, '21 returned, recorded as void');
-- Even of a void ballot the other figures are those of one meeting.
SELECT is(left(pg_temp.verdict(format('SELECT pg_temp.elect(50, tweak => %L)', t || ', result = ''void''')), 5),
    '23514',
    'ELE-09, void: ' || t)
  FROM unnest(ARRAY['issued = 21', 'returned = 21, valid = 22', 'invalid = 1']) t;

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ELE-09', $$SELECT pg_temp.ballot(9000 + n, 50, t) FROM (VALUES (1, 'returned = 20'),
    (2, 'returned = 21'),
    (3, 'present = 18'), (4, $q$returned = 21, result = 'void'$q$), (5, 'issued = 19, returned = 19'),
    (6, 'present = 19, issued = 19, returned = 21')) v (n, t)$$,
  '9002:1 9003:2 9006:2', 'more ballots returned than issued, or issued than there were people');
SELECT pg_temp.sees('ELE-09', $$SELECT pg_temp.ballot(9001, 50), pg_temp.ballot(9002, 50, $q$returned = 21, result =
    'void'$q$)$$,
  ARRAY[$$UPDATE party.election SET returned = 21 WHERE id = 9001$$,
    $$UPDATE party.election SET issued = 19 WHERE id = 9001$$, $$UPDATE party.election SET present = 19 WHERE id =
        9001$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 9002$$,
    $$SELECT pg_temp.ballot(9003, 50, 'returned = 21')$$]);
-- A ballot that comes to where the rule is in force.
SELECT pg_temp.judges('ELE-09', $$SELECT partybuild.set_mode('ELE-09', 'off', 'order', 50),
    pg_temp.ballot(9001, 50, 'returned = 21')$$, ARRAY['UPDATE party.election SET org_id = 11 WHERE id = 9001']);

SELECT * FROM finish();
ROLLBACK;
