-- CAD-01 Inspected before appointment.
\ir cadre.psql
SELECT no_plan();

-- Dated before, of the person, in five respects, and for one appointment.
SELECT pg_temp.accepts('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-01'),
  pg_temp.cadre(1, 11005, '2026-03-20', inspection => 1)$$, 'inspected on 1 March, in the post on 20 March');
SELECT pg_temp.accepts('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-19', 'poor'),
  pg_temp.cadre(1, 11005, '2026-03-20', inspection => 1, kind => 'parttime')$$,
  'inspected the day before, whatever the grades');
SELECT pg_temp.accepts('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2024-02-29'),
  pg_temp.cadre(1, 11005, '2024-03-01', inspection => 1)$$, 'inspected on 29 February');
SELECT pg_temp.accepts('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2021-03-01'),
  pg_temp.cadre(1, 11005, '2026-03-20', inspection => 1)$$, 'inspected years before');
SELECT pg_temp.accepts('CAD-01', $$SELECT pg_temp.cadre(1, 11005, '2019-12-31')$$,
  'in office before cadres were recorded');
SELECT pg_temp.refuses('CAD-01', $$SELECT pg_temp.cadre(1, 11005, '2020-01-01')$$,
  'in office from the first day on that is recorded');
SELECT pg_temp.refuses('CAD-01', $$SELECT pg_temp.cadre(1, 11005, '2026-03-20')$$, 'no inspection');
SELECT pg_temp.refuses('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-01'),
  pg_temp.cadre(1, 11005, '2026-03-20')$$, 'an inspection on file that it does not name');
SELECT pg_temp.refuses('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-20'),
  pg_temp.cadre(1, 11005, '2026-03-20', inspection => 1)$$, 'inspected on the same day');
SELECT pg_temp.refuses('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-21'),
  pg_temp.cadre(1, 11005, '2026-03-20', inspection => 1)$$, 'inspected after');
SELECT pg_temp.refuses('CAD-01', $$SELECT pg_temp.inspect(1, 11006, '2026-03-01'),
  pg_temp.cadre(1, 11005, '2026-03-20', inspection => 1)$$, 'somebody else was inspected');
SELECT pg_temp.refuses('CAD-01', format($$SELECT pg_temp.inspect(1, 11005, '2026-03-01');
  UPDATE party.cadre_inspection SET %I = NULL; SELECT pg_temp.cadre(1, 11005, '2026-03-20', inspection => 1)$$, g),
  'not graded: ' || g) FROM unnest('{party_spirit,conduct,style,ability,enthusiasm}'::text[]) g;
SELECT pg_temp.refuses('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-01'),
  pg_temp.cadre(1, 11005, '2026-03-20', '2026-05-01', inspection => 1),
  pg_temp.cadre(2, 11005, '2026-06-01', inspection => 1)$$, 'an inspection that served the appointment before');
SELECT pg_temp.refuses('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-01'),
  pg_temp.cadre(1, 11005, '2026-03-20', inspection => 1), pg_temp.cadre(2, 11005, '2026-03-20', inspection => 1,
  org => 11)$$, 'two appointments on one day by one inspection');
SELECT pg_temp.lists('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-01'),
  pg_temp.cadre(1, 11006, '2026-03-10', inspection => 1), pg_temp.cadre(2, 11005, '2026-03-20', inspection => 1)$$,
  '1:10000000', 'one that somebody else names too is not used up by it');
SELECT pg_temp.accepts('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-01'),
  pg_temp.inspect(2, 11005, '2026-05-20'), pg_temp.cadre(1, 11005, '2026-03-20', '2026-05-01', inspection => 1),
  pg_temp.cadre(2, 11005, '2026-06-01', inspection => 2)$$, 'one inspection for each appointment');
SELECT pg_temp.accepts('CAD-01', $$SELECT pg_temp.cadre(1, 11005, '2019-12-31', '2020-06-01'),
  pg_temp.inspect(1, 11005, '2026-03-01'), pg_temp.cadre(2, 11005, '2026-03-20', inspection => 1)$$,
  'again, after the time before cadres were recorded');

-- What a row says.
SELECT throws_ok(sql, state, NULL, 'CAD-01 refuses: ' || sql)
  FROM (VALUES ($$SELECT pg_temp.cadre(1, 11005, '2019-01-01'), pg_temp.cadre(2, 11005, '2019-06-01');
                  SET CONSTRAINTS ALL IMMEDIATE$$, '23P01'),
               ($$SELECT pg_temp.cadre(1, 11005, '2019-01-01', '2019-01-01')$$, '23514'),
               ($$SELECT pg_temp.cadre(1, 11005, '1921-06-30')$$, '23514'),
               ($$SELECT pg_temp.cadre(1, 11005, '2019-01-01', 'infinity')$$, '23514'),
               ($$SELECT pg_temp.cadre(1, 11005, '2019-01-01', kind => 'honorary')$$, '22P02'),
               ($$SELECT pg_temp.inspect(1, 11005, '1921-06-30')$$, '23514'),
               ($$SELECT pg_temp.inspect(1, 11005, 'infinity')$$, '23514'),
               ($$SELECT pg_temp.inspect(1, 11005, '2026-03-01', 'splendid')$$, '22P02'),
               ($$SELECT pg_temp.inspect(1, 11005, '2026-03-01');
                  UPDATE party.cadre_inspection SET said = '　'$$, '23514')) v (sql, state);
SELECT is(pg_temp.verdict(sql), 'accepted', 'CAD-01 accepts: ' || what)
  FROM (VALUES ($$SELECT pg_temp.cadre(1, 11005, '2019-01-01', '2019-06-01'), pg_temp.cadre(2, 11005, '2019-06-01')$$,
                'one appointment after the other'),
               ($$SELECT pg_temp.cadre(1, 11005, '2019-01-01'), pg_temp.cadre(2, 11005, '2019-01-01', org => 11,
                  kind => 'parttime')$$, 'of two organisations at once'),
               ($$SELECT pg_temp.inspect(1, 11005, '1921-07-01')$$, 'an inspection of the first day there is')
       ) v (sql, what);

-- How far, and what.
SELECT pg_temp.lists('CAD-01', $$SELECT pg_temp.inspect(n, 11000 + n, '2026-03-01') FROM generate_series(1, 9) n;
  UPDATE party.cadre_inspection SET conduct = NULL, style = NULL WHERE id = 5;
  UPDATE party.cadre_inspection SET ability = NULL WHERE id = 6;
  SELECT pg_temp.cadre(1, 11001, '2026-03-20'), pg_temp.cadre(2, 11009, '2026-03-20', inspection => 2),
    pg_temp.cadre(3, 11003, '2026-03-01', inspection => 3), pg_temp.cadre(4, 11004, '2026-02-27', inspection => 4),
    pg_temp.cadre(5, 11005, '2026-03-20', inspection => 5), pg_temp.cadre(6, 11006, '2026-03-20', inspection => 6),
    pg_temp.cadre(7, 11007, '2026-03-20', inspection => 7), pg_temp.cadre(8, 11007, '2026-03-20', org => 11,
      inspection => 7),
    pg_temp.cadre(9, 11008, '2019-12-31'), pg_temp.cadre(10, 11007, '2026-03-21', org => 12, inspection => 7)$$,
  '10:9 1:20000000 2:10000000 3:10 4:12 5:2 6:1 8:9', 'each by the worst that is wrong');
SELECT pg_temp.says('CAD-01', $$SELECT pg_temp.cadre(1, 11005, '2026-03-20')$$,
  'full-time cadre "member 11005" of "organisation 2" from 2026-03-20: no inspection is on file; '
  '“organisation 2”专职党务干部“member 11005”（2026-03-20任职）：没有考察记录');
SELECT pg_temp.says('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-01');
  UPDATE party.cadre_inspection SET party_spirit = NULL, enthusiasm = NULL;
  SELECT pg_temp.cadre(1, 11005, '2026-03-20', inspection => 1, kind => 'parttime')$$,
  'part-time cadre "member 11005" of "organisation 2" from 2026-03-20: the inspection of 2026-03-01 gives no grade of '
  'Party spirit, enthusiasm; '
  '“organisation 2”兼职党务干部“member 11005”（2026-03-20任职）：考察（2026-03-01）未评定党性、热情');
SELECT pg_temp.says('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-01');
  UPDATE party.cadre_inspection SET conduct = NULL, style = NULL, ability = NULL;
  SELECT pg_temp.cadre(1, 11005, '2026-03-20', inspection => 1)$$,
  'full-time cadre "member 11005" of "organisation 2" from 2026-03-20: the inspection of 2026-03-01 gives no grade of '
  'conduct, style, ability; '
  '“organisation 2”专职党务干部“member 11005”（2026-03-20任职）：考察（2026-03-01）未评定品行、作风、能力');
SELECT pg_temp.says('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-20');
  SELECT pg_temp.cadre(1, 11005, '2026-03-20', inspection => 1)$$,
  'full-time cadre "member 11005" of "organisation 2" from 2026-03-20: the inspection of 2026-03-20 is not before it; '
  '“organisation 2”专职党务干部“member 11005”（2026-03-20任职）：考察（2026-03-20）不早于任职');

-- What it sees.
SELECT pg_temp.sees('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-01'), pg_temp.inspect(2, 11006, '2026-03-01'),
    pg_temp.inspect(3, 11005, '2026-05-01'), pg_temp.cadre(1, 11005, '2026-03-20', '2026-05-01', inspection => 1),
    pg_temp.cadre(3, 11005, '2026-06-01', inspection => 3), pg_temp.cadre(2, 11005, '2019-01-01', org => 11)$$,
  '{"UPDATE party.cadre SET member_id = 11007 WHERE id = 1",
    "UPDATE party.cadre SET from_date = ''2026-03-01'' WHERE id = 1",
    "UPDATE party.cadre SET inspection_id = NULL WHERE id = 1",
    "UPDATE party.cadre SET inspection_id = 2 WHERE id = 1",
    "UPDATE party.cadre SET from_date = ''2020-01-01'' WHERE id = 2",
    "SELECT pg_temp.cadre(4, 11005, ''2026-04-01'', ''2026-04-02'', inspection => 3, org => 12)",
    "UPDATE party.cadre SET inspection_id = 3 WHERE id = 1",
    "UPDATE party.cadre SET inspection_id = 1 WHERE id = 2",
    "UPDATE party.cadre_inspection SET member_id = 11006 WHERE id = 1",
    "UPDATE party.cadre_inspection SET inspected_on = ''2026-03-20'' WHERE id = 1",
    "UPDATE party.cadre_inspection SET party_spirit = NULL WHERE id = 1",
    "UPDATE party.cadre_inspection SET conduct = NULL WHERE id = 1",
    "UPDATE party.cadre_inspection SET style = NULL WHERE id = 1",
    "UPDATE party.cadre_inspection SET ability = NULL WHERE id = 1",
    "UPDATE party.cadre_inspection SET enthusiasm = NULL WHERE id = 1"}');
-- an earlier appointment comes to lie before one that names the same inspection, by its day alone
SELECT pg_temp.sees('CAD-01', $$SELECT pg_temp.inspect(1, 11005, '2026-03-01'),
    pg_temp.cadre(1, 11005, '2026-03-20', inspection => 1),
    pg_temp.unasked('CAD-01', 'SELECT pg_temp.cadre(2, 11005, ''2026-04-20'', inspection => 1, org => 11)')$$,
  '{"UPDATE party.cadre SET from_date = ''2026-04-21'' WHERE id = 1"}');
-- another organisation, where the rule holds
SELECT pg_temp.judges('CAD-01', $$SELECT pg_temp.unasked('CAD-01', 'SELECT pg_temp.cadre(1, 11005, ''2026-03-20'')')$$,
  '{"UPDATE party.cadre SET org_id = 11"}');

-- The day from which they are recorded.
SELECT throws_ok(format('SELECT partybuild.record_cadres(%L)', d), '22023', NULL,
  'CAD-01: no day is ' || coalesce(d, 'null'))
  FROM unnest('{NULL,infinity,-infinity}'::text[]) d;
SELECT is(pg_temp.verdict($$SELECT partybuild.record_cadres('2026-03-21');
  SELECT pg_temp.cadre(1, 11005, '2026-03-20')$$),
  'accepted', 'CAD-01 accepts: in office before the day that record_cadres() sets');
-- What is on file does not become another appointment; what one transaction writes it may write anew.
SELECT $$SELECT pg_temp.inspect(1, 11005, '2026-03-01'), pg_temp.inspect(2, 11005, '2026-03-02'),
  pg_temp.cadre(1, 11005, '2026-03-20', '2026-05-01', inspection => 1), pg_temp.cadre(2, 11006, '2019-01-01'),
  pg_temp.inspect(3, 11007, '2026-03-01'), pg_temp.cadre(3, 11007, '2026-03-20', inspection => 3),
  pg_temp.inspect(5, 11008, '2019-11-01'), pg_temp.inspect(6, 11008, '2019-11-02'),
  pg_temp.cadre(5, 11008, '2020-01-01', inspection => 5);$$ AS filed \gset
SELECT pg_temp.accepts('CAD-01', :'filed' || 'UPDATE party.cadre SET to_date = NULL WHERE id = 1',
  'an end taken back by who wrote it');
-- From here on nothing counts as ours: as if it had been on file before.
CREATE OR REPLACE FUNCTION partybuild.is_ours(xmin xid) RETURNS boolean LANGUAGE sql RETURN false;
SELECT pg_temp.refuses('CAD-01', :'filed' || 'UPDATE party.cadre SET ' || change, change)
  FROM unnest(ARRAY['to_date = NULL WHERE id = 1', 'to_date = partybuild.day_of(now()) + 1 WHERE id = 1',
    'org_id = 11 WHERE id = 1', $$kind = 'parttime' WHERE id = 1$$, 'org_id = 11 WHERE id = 2',
    $$kind = 'parttime' WHERE id = 2$$, 'member_id = 11009 WHERE id = 2', $$from_date = '2019-12-31' WHERE id = 5$$,
    $$from_date = '2019-12-31', inspection_id = NULL WHERE id = 5$$,
    $$from_date = '2019-12-31', inspection_id = 6 WHERE id = 5$$,
    'inspection_id = NULL, org_id = 11 WHERE id = 3']) change;
SELECT pg_temp.accepts('CAD-01', :'filed' || 'UPDATE party.cadre SET ' || change, change)
  FROM unnest(ARRAY[$$to_date = '2026-05-02' WHERE id = 1$$, 'to_date = partybuild.day_of(now()) WHERE id = 1',
    'org_id = 11, inspection_id = 2 WHERE id = 1', $$kind = 'parttime', inspection_id = 2 WHERE id = 1$$,
    'to_date = NULL, inspection_id = 2 WHERE id = 1', $$from_date = '2018-01-01' WHERE id = 2$$,
    $$from_date = '2026-03-21' WHERE id = 3$$, $$to_date = '2026-04-01' WHERE id = 3$$,
    $$from_date = '2020-01-02' WHERE id = 5$$, 'document_id = 2 WHERE id = 1']) change;
SELECT pg_temp.refuses('CAD-01', :'filed' || 'UPDATE party.cadre SET to_date = NULL; DELETE FROM party.cadre
  WHERE id = 2', 'of several the one that had ended');
SELECT pg_temp.accepts('CAD-01', :'filed' || $$UPDATE party.cadre SET to_date = NULL WHERE id = 1;
  DELETE FROM party.cadre WHERE id = 1$$, 'one that is gone');
SELECT throws_like(:'filed' || $$UPDATE party.cadre SET to_date = NULL WHERE id = 1;
  SET LOCAL partybuild.language = 'en'; SET CONSTRAINTS ALL IMMEDIATE$$,
  'full-time cadre "member 11005" of "organisation 2" from 2026-03-20: what is on file becomes another appointment, '
  'without an inspection for it%', 'CAD-01 says: another appointment');
-- Nor does it by being deleted and entered anew by the same inspection.
CREATE OR REPLACE FUNCTION partybuild.is_ours(xmin xid) RETURNS boolean LANGUAGE sql
  RETURN xmin::text::bigint > current_setting('test.filed')::bigint;
CREATE FUNCTION pg_temp.later(sql text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('test.filed', (SELECT max(c.xmin::text::bigint)::text FROM party.cadre c), true);
  BEGIN
    EXECUTE sql;
  EXCEPTION WHEN division_by_zero THEN
    RAISE;
  END;
END $$;
SELECT $$SELECT pg_temp.inspect(7, 11009, '2026-03-01');
  SELECT pg_temp.unasked('CAD-01', 'SELECT pg_temp.cadre(7, 11009, ''2026-03-20'', inspection => 7),
    pg_temp.cadre(8, 11009, ''2026-03-21'', inspection => 7, org => 11)');$$ AS twice \gset
SELECT pg_temp.refuses('CAD-01', :'filed' || format('SELECT pg_temp.later(%L)', change), change)
  FROM unnest(ARRAY[
    $$DELETE FROM party.cadre WHERE id = 3;
      SELECT pg_temp.cadre(13, 11007, '2026-03-20', inspection => 3, org => 11)$$,
    $$SELECT pg_temp.cadre(13, 11007, '2026-03-20', inspection => 3, org => 11);
      DELETE FROM party.cadre WHERE id = 3$$,
    $$DELETE FROM party.cadre WHERE id = 3;
      SELECT pg_temp.cadre(13, 11007, '2026-03-20', inspection => 3, kind => 'parttime')$$,
    $$DELETE FROM party.cadre WHERE id = 1; SELECT pg_temp.cadre(1, 11005, '2026-03-20', inspection => 1)$$,
    $$UPDATE party.cadre SET to_date = '2026-06-01' WHERE id = 1; DELETE FROM party.cadre WHERE id = 1;
      SELECT pg_temp.cadre(1, 11005, '2026-06-02', inspection => 1)$$,
    $$DELETE FROM party.cadre WHERE id = 5; SELECT pg_temp.cadre(15, 11008, '2019-12-31', inspection => 5)$$]) change;
SELECT pg_temp.accepts('CAD-01', sql, what)
  FROM (VALUES (:'filed' || $$SELECT pg_temp.later('DELETE FROM party.cadre WHERE id = 3;
      SELECT pg_temp.cadre(13, 11007, ''2026-03-21'', inspection => 3)')$$, 'deleted, and entered anew as it was'),
    (:'filed' || $$SELECT pg_temp.later('DELETE FROM party.cadre WHERE id = 1;
      SELECT pg_temp.cadre(1, 11005, ''2026-03-20'', ''2026-05-02'', 1)')$$, 'the same that had ended'),
    (:'filed' || $$SELECT pg_temp.later('DELETE FROM party.cadre WHERE id = 3')$$, 'deleted'),
    (:'filed' || $$SELECT pg_temp.later('DELETE FROM party.cadre WHERE id = 1;
      SELECT pg_temp.cadre(13, 11005, ''2026-03-20'', inspection => 2, org => 11)')$$, 'another by its own inspection'),
    (:'twice' || $$SELECT pg_temp.later('DELETE FROM party.cadre WHERE id = 8')$$, 'the second by one inspection gone'),
    (:'twice' || $$SELECT pg_temp.later('DELETE FROM party.cadre WHERE id = 7')$$, 'or the first')) v (sql, what);
-- Where the one row was deleted it is there again.
DELETE FROM party.cadre_record;
SELECT partybuild.record_cadres('2025-03-15');
SELECT is((SELECT array_agg(r.recorded_from) FROM party.cadre_record r), ARRAY[date '2025-03-15'],
  'record_cadres() without a row');
SELECT partybuild.record_cadres('2025-04-01');
SELECT is((SELECT array_agg(r.recorded_from) FROM party.cadre_record r), ARRAY[date '2025-04-01'],
  'record_cadres() again');
SELECT * FROM finish();
ROLLBACK;
