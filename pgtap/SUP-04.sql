-- SUP-04 Person and deadline hold.
\ir ledger.psql
SELECT no_plan();
-- A Party-affairs cadre, from before cadres were recorded.
UPDATE party.cadre_record SET recorded_from = '2100-01-01';
CREATE FUNCTION pg_temp.cadre(member bigint, since date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.cadre (member_id, org_id, kind, from_date) VALUES (member, 2, 'fulltime', since) $$;

-- In office or duty on the day he takes it on.
SELECT pg_temp.accepts('SUP-04', 'SELECT pg_temp.item(1)', 'the secretary, a deadline in 30 days');
SELECT pg_temp.accepts('SUP-04', $$SELECT pg_temp.item(1, responsible => 11002)$$, 'a committee member');
SELECT pg_temp.accepts('SUP-04', $$SELECT pg_temp.cadre(11005, '2026-03-02'), pg_temp.item(1, responsible => 11005)$$,
  'a Party-affairs cadre');
SELECT pg_temp.accepts('SUP-04', $$INSERT INTO party.leader (member_id, duty, from_date)
  VALUES (11005, 'group_member', '2026-03-02'); SELECT pg_temp.item(1, responsible => 11005)$$, 'a leader');
SELECT pg_temp.accepts('SUP-04', $$INSERT INTO party.party_group (id, org_id, name, leader_id, from_date)
  VALUES (1, 11, 'first', 11005, '2026-03-02');
  UPDATE partybuild.rule SET default_mode = 'off' WHERE code = 'ORG-18'; SELECT pg_temp.item(1,
    responsible => 11005)$$, 'who leads a group');
SELECT pg_temp.accepts('SUP-04', $$SELECT pg_temp.item(1, '2024-03-02', '2027-04-01', since => '2024-05-01')$$,
  'from the first day in office on');
SELECT pg_temp.refuses('SUP-04', $$SELECT pg_temp.item(1, '2024-03-02', '2027-04-01', since => '2024-04-30')$$,
  'on the day before');
SELECT pg_temp.refuses('SUP-04', 'SELECT pg_temp.item(1, responsible => 11005)', 'a member without office');
SELECT pg_temp.accepts('SUP-04', $$SELECT pg_temp.transfer(11004, 12, '2026-03-02'), pg_temp.item(1,
  responsible => 11004)$$,
  'a leader from his first day in a branch on');
SELECT pg_temp.refuses('SUP-04', $$INSERT INTO party.member (id, name, known_from) VALUES (90, 'not yet', '2026-01-01');
  INSERT INTO party.leader (member_id, duty, from_date) VALUES (90, 'group_member', '2026-01-01');
  SELECT pg_temp.item(1, responsible => 90)$$, 'a leader who is in no branch');
SELECT pg_temp.refuses('SUP-04', $$INSERT INTO party.leader (member_id, duty, from_date, to_date)
  VALUES (11005, 'group_member', '2020-01-01', '2026-03-02'); SELECT pg_temp.item(1, responsible => 11005)$$,
  'in office until the day before');

-- The deadline, and its one extension.
SELECT pg_temp.accepts('SUP-04', $$SELECT pg_temp.item(1, '2026-03-02', '2026-03-03')$$, 'a deadline a day later');
SELECT pg_temp.checks('SUP-04 deadline', $$SELECT pg_temp.item(1, '2026-03-02', '2026-03-02')$$, 'on the same day');
SELECT pg_temp.checks('SUP-04 deadline', $$SELECT pg_temp.item(1, '2026-03-02', '2026-03-01')$$, 'the day before');
SELECT pg_temp.accepts('SUP-04', $$SELECT pg_temp.item(1, extended => '2026-04-02')$$, 'extended by a day');
SELECT pg_temp.checks('SUP-04 extension', $$SELECT pg_temp.item(1, extended => '2026-04-01')$$, 'extended by nothing');
SELECT pg_temp.checks('SUP-04 extension', format($$SELECT pg_temp.item(1, extended => '2026-04-02');
  UPDATE party.ledger_item SET %s$$, c), c)
  FROM unnest('{extension_reason = NULL,extension_reason = '' '',extended_to = NULL}'::text[]) c;
SELECT pg_temp.checks('ledger_item_order', $$SELECT pg_temp.item(1, since => '2026-03-01')$$,
  'responsible before it was found');
-- What the same transaction wrote it may correct: a second extension is refused in specs/two_closers. By the functions:
SELECT partybuild.raise_item(11, 'opinions', 'p', 'g', 'm', 11001, '2030-01-01') AS item \gset
SELECT throws_ok(format(sql, :item), state, NULL, 'SUP-04: ' || sql)
  FROM (VALUES ($$SELECT partybuild.extend_item(%s, '2030-02-01', NULL)$$, '23514'),
    ($$SELECT partybuild.extend_item(%s, NULL, 'away')$$, '23514'),
    ($$SELECT partybuild.extend_item(%s, '2030-01-01', 'away')$$, '23514'),
    ($$SELECT partybuild.extend_item(%s, '2026-11-24', 'away')$$, '23514'),
    ($$SELECT partybuild.extend_item(-%s, '2030-02-01', 'away')$$, '42704'),
    ($$SELECT partybuild.hand_over_item(-%s, 11002)$$, '42704'),
    ($$SELECT partybuild.hand_over_item(%s, NULL)$$, '23514')) v (sql, state);
SELECT lives_ok(format($$SELECT partybuild.extend_item(%s, '2030-02-01', 'away')$$, :item), 'SUP-04: extended');
SELECT lives_ok(format($$SELECT partybuild.hand_over_item(%s, 15003)$$, :item), 'SUP-04: handed over');
SELECT is((SELECT concat_ws(' ', extended_to, extension_reason, responsible_id, responsible_from)
  FROM party.ledger_item WHERE id = :item), '2030-02-01 away 15003 2026-11-24', 'SUP-04: what is on file then');
SELECT pg_temp.refuses('SUP-04', format('SELECT partybuild.hand_over_item(%s, 11005)', :item),
  'handed over to a member without office');

-- Who leaves is not kept: a warning, and only of what is open.
UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'SUP-04';
SELECT pg_temp.warns('SUP-04', 1, sql, what)
  FROM (VALUES ($$SELECT pg_temp.unasked('SUP-04', 'SELECT pg_temp.item(1, responsible => 11003)');
      UPDATE party.post SET to_date = '2026-06-01' WHERE member_id = 11003$$, 'out of office'),
    ($$SELECT pg_temp.item(1, closed => '2026-03-20', responsible => 11005)$$, 'closed, and never in office'))
    v (sql, what);
SELECT ok(NOT pg_temp.warned('SUP-04', 1, sql), 'SUP-04 does not warn: ' || what)
  FROM (VALUES ($$SELECT pg_temp.item(1, responsible => 11003)$$, 'in office'),
    ($$SELECT pg_temp.item(1, responsible => 11003, closed => '2026-03-20');
      UPDATE party.post SET to_date = '2026-06-01' WHERE member_id = 11003$$, 'out of office when it is closed'),
    ($$SELECT pg_temp.item(1, responsible => 11003);
      UPDATE party.post SET to_date = partybuild.day_of(now()) + 30 WHERE member_id = 11003$$,
     'to be out of office later'))
    v (sql, what);

-- Nor is he kept who leaves with effect from the day on which he was given an item, or from before: what another
-- transaction gave him warns, what this one gives him is refused.
SELECT pg_temp.warns('SUP-04', 1, format($$SELECT pg_temp.item(1, responsible => 11003), pg_temp.given_before(1);
  UPDATE party.post SET to_date = '%s' WHERE member_id = 11003$$, day), 'out of office on ' || day)
  FROM unnest('{2026-03-02,2026-03-01}'::text[]) day;
SELECT pg_temp.warns('SUP-04', 1, sql, what)
  FROM (VALUES ($$SELECT pg_temp.item(1, responsible => 11003), pg_temp.given_before(1);
      UPDATE party.membership SET to_date = '2026-03-02' WHERE member_id = 11003$$, 'out of the branch on that day'),
    ($$SELECT pg_temp.item(1, responsible => 11003), pg_temp.given_before(1);
      UPDATE party.post SET to_date = '2026-03-02' WHERE member_id = 11003;
      UPDATE party.ledger_item SET goal = 'x', org_id = 12 WHERE id = 1$$,
      'out of office, and the item is altered otherwise'))
    v (sql, what);
SELECT pg_temp.refuses('SUP-04', $$SELECT pg_temp.item(1, responsible => 11003);
  UPDATE party.post SET to_date = '2026-03-02' WHERE member_id = 11003$$, 'given and out of office at once');
SELECT pg_temp.refuses('SUP-04', 'SELECT pg_temp.item(1, responsible => 11003), pg_temp.given_before(1); '
  'UPDATE party.ledger_item SET ' || c || ' WHERE id = 1', 'given anew: ' || c)
  FROM unnest(ARRAY['responsible_id = 11005', 'found_on = ''2024-03-01'', responsible_from = ''2024-03-01''']) c;
CREATE FUNCTION pg_temp.after(sql text, get text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
BEGIN
  BEGIN
    EXECUTE sql;
    EXECUTE get INTO r;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN r;
END $$;
SELECT is(pg_temp.after('SELECT pg_temp.item(1)' || sql,
                        'SELECT assigned_at = now() FROM party.ledger_item WHERE id = 1'), said,
          'SUP-04: when it was given, ' || what)
  FROM (VALUES ('', 'true', 'as it is entered'), (', pg_temp.given_before(1)', 'false', 'by another'),
    (', pg_temp.given_before(1); UPDATE party.ledger_item SET assigned_at = now() WHERE id = 1', 'false',
     'whatever is written'),
    ('; UPDATE party.ledger_item SET assigned_at = ''2026-03-02'' WHERE id = 1', 'true', 'however early'),
    (', pg_temp.given_before(1); UPDATE party.ledger_item SET goal = ''x'' WHERE id = 1', 'false', 'other words'),
    (', pg_temp.given_before(1); UPDATE party.ledger_item SET responsible_id = 11002 WHERE id = 1', 'true',
     'to another'),
    (', pg_temp.given_before(1); UPDATE party.ledger_item SET responsible_from = ''2026-03-03'' WHERE id = 1',
     'true', 'anew'))
    v (sql, said, what);
-- the day of an extension: today, where the item was there
SELECT is(pg_temp.after('SELECT pg_temp.item(1, ' || sql, 'SELECT coalesce((extended_on - '
            'partybuild.day_of(now()))::text, ''none'') FROM party.ledger_item WHERE id = 1'),
         said, 'SUP-04: extended on, ' || what)
  FROM (VALUES ('extended => ''2026-05-01'')', 'none', 'entered as extended, and when is not known'),
    ('extended => ''2026-05-01'', granted => partybuild.day_of(now()) - 3)', '-3', 'or is'),
    ($$deadline => '2030-01-01'); SELECT partybuild.extend_item(1, '2030-02-01', 'away')$$, '0', 'extend_item()'),
    ($$deadline => '2030-01-01'); UPDATE party.ledger_item SET extended_to = '2030-02-01', extension_reason = 'away',
       extended_on = '2026-03-02' WHERE id = 1$$, '0', 'whatever is written'),
    ($$deadline => '2030-01-01', extended => '2030-02-01', granted => partybuild.day_of(now()) - 3);
       UPDATE party.ledger_item SET extended_on = '2026-03-02' WHERE id = 1$$, '-3', 'and stays'),
    ($$deadline => '2030-01-01', extended => '2030-02-01', granted => partybuild.day_of(now()) - 3);
       UPDATE party.ledger_item SET extended_to = NULL, extension_reason = NULL WHERE id = 1$$,
     'none', 'or is taken back'))
    v (sql, said, what);
SELECT pg_temp.checks('ledger_item_extended_on', sql, what)
  FROM (VALUES ($$SELECT pg_temp.item(1, granted => '2026-03-20')$$, 'granted, and not extended'),
    ($$SELECT pg_temp.item(1, extended => '2026-05-01', granted => '2026-03-01')$$, 'granted before it was found'),
    ($$SELECT pg_temp.item(1, extended => '2026-05-01', granted => '2026-04-21', closed => '2026-04-20')$$,
      'granted after it was closed')) v (sql, what);

-- once it is closed there is nobody to hand over to
CREATE FUNCTION pg_temp.left_open() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  n bigint;
BEGIN
  BEGIN
    PERFORM pg_temp.item(1, responsible => 11003);
    UPDATE party.post SET to_date = '2026-06-01' WHERE member_id = 11003;
    SET CONSTRAINTS ALL IMMEDIATE;
    PERFORM partybuild.close_item(1, 'seen', 11002);
    SELECT count(*) INTO n FROM party.finding f WHERE f.rule = 'SUP-04' AND f.closed_on IS NULL;
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  SET CONSTRAINTS ALL DEFERRED;
  RETURN n;
END $$;
SELECT is(pg_temp.left_open(), 0::bigint, 'SUP-04: an item that is closed is not to be handed over');
SELECT pg_temp.lists('SUP-04', $$SELECT pg_temp.item(1), pg_temp.item(2, responsible => 11005),
    pg_temp.item(3, responsible => 11003), pg_temp.item(4, responsible => 11005, closed => '2026-03-20'),
    pg_temp.item(5, responsible => 12003), pg_temp.item(6, '2026-03-02', responsible => 13003),
    pg_temp.item(7, '2026-11-24', '2030-01-01', responsible => 14003),
    pg_temp.item(8, '2026-11-24', '2030-01-01', responsible => 12005, since => '2026-11-25');
  INSERT INTO party.leader (member_id, duty, from_date) VALUES (12005, 'group_member', '2026-11-25');
  UPDATE party.post SET to_date = '2026-06-01' WHERE member_id = 11003;
  UPDATE party.membership SET to_date = '2026-06-01' WHERE member_id = 12003;
  UPDATE party.membership SET status = 'suspended' WHERE member_id = 13003;
  UPDATE party.post SET to_date = '2026-11-25' WHERE member_id = 14003$$, '2:10 3:5 4:10 5:5 6:10',
  'who was not in office, and who has left');
SELECT pg_temp.says('SUP-04', 'SELECT pg_temp.item(1, responsible => 11005)',
  'item 1 of the ledger: "member 11005" is responsible from 2026-03-02 on, and was no member in office or duty then; '
  '台账第1项：“member 11005”自2026-03-02起负责，当日不是在册党员或未担任职务');
-- a warning is said when it is kept
CREATE FUNCTION pg_temp.kept_as(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
BEGIN
  BEGIN
    EXECUTE sql;
    SET CONSTRAINTS ALL IMMEDIATE;
    SELECT concat_ws('; ', v.message_en, v.message_zh) INTO r FROM compliance.violation v WHERE v.rule = 'SUP-04';
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  SET CONSTRAINTS ALL DEFERRED;
  RETURN r;
END $$;
SELECT is(pg_temp.kept_as($$SELECT pg_temp.item(1, responsible => 11003);
  UPDATE party.post SET to_date = '2026-06-01' WHERE member_id = 11003$$),
  'item 1 of the ledger: "member 11003", who is responsible, is a member in office or duty no longer: to be handed '
    'over; '
  '台账第1项：责任人“member 11003”已不是在册党员或不再担任职务，应当移交',
  'SUP-04 says: who has left');

-- What it sees.
SELECT pg_temp.sees('SUP-04', $$SELECT pg_temp.item(1, responsible => 11003), pg_temp.item(2, responsible => 11005,
    closed => '2026-03-20'), pg_temp.item(3, responsible => 11006), pg_temp.item(4, responsible => 11007),
    pg_temp.item(5, responsible => 11008), pg_temp.item(6, '2026-03-02', '2026-12-01', responsible => 11009);
  INSERT INTO party.leader (member_id, duty, from_date) VALUES (11006, 'group_member', '2026-03-01');
  SELECT pg_temp.cadre(11007, '2026-03-01');
  INSERT INTO party.party_group (id, org_id, name, leader_id, from_date) VALUES (1, 11, 'first', 11008, '2026-03-01');
  SELECT pg_temp.hold(909, 11009, 11, 'member', '2026-03-01')$$,
  '{"SELECT pg_temp.item(7, responsible => 11005)",
    "UPDATE party.ledger_item SET responsible_id = 11005 WHERE id = 1",
    "UPDATE party.ledger_item SET found_on = ''2024-03-01'', responsible_from = ''2024-04-30'' WHERE id = 1",
    "UPDATE party.post SET from_date = ''2026-03-03'' WHERE id = 909",
    "UPDATE party.post SET to_date = ''2026-03-02'' WHERE id = 909",
    "UPDATE party.post SET member_id = 11010 WHERE id = 909",
    "DELETE FROM party.post WHERE id = 909",
    "UPDATE party.leader SET from_date = ''2026-03-03'' WHERE member_id = 11006",
    "UPDATE party.leader SET to_date = ''2026-03-02'' WHERE member_id = 11006",
    "UPDATE party.leader SET member_id = 11010 WHERE member_id = 11006",
    "UPDATE party.cadre SET from_date = ''2026-03-03'' WHERE member_id = 11007",
    "UPDATE party.cadre SET to_date = ''2026-03-02'' WHERE member_id = 11007",
    "UPDATE party.party_group SET from_date = ''2026-03-03''", "UPDATE party.party_group SET to_date = ''2026-03-02''",
    "UPDATE party.party_group SET leader_id = 11010",
    "UPDATE party.membership SET status = ''suspended'' WHERE member_id = 11009",
    "UPDATE party.membership SET from_date = ''2026-03-03'' WHERE member_id = 11009",
    "UPDATE party.membership SET to_date = ''2026-03-02'' WHERE member_id = 11009"}');
SELECT pg_temp.judges('SUP-04', $$SELECT pg_temp.unasked('SUP-04', 'SELECT pg_temp.item(1, responsible => 11005)')$$,
  '{"UPDATE party.ledger_item SET org_id = 12"}');
SELECT * FROM finish();
ROLLBACK;
