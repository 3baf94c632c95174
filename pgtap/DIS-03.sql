-- DIS-03 How self-withdrawal is decided.
\ir dues.psql
SELECT no_plan();

-- Member 11010 paid no dues from March to August 2026; the branch's 25 voted on 12 September, and the committee
-- approved on the 20th (document 900).
CREATE FUNCTION pg_temp.stayed_away(months int DEFAULT 6, member bigint DEFAULT 11010) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.base(member, 6000);
  SELECT pg_temp.assess(member, '2026-' || lpad(i::text, 2, '0')) FROM generate_series(9 - months, 8) i $$;
CREATE FUNCTION pg_temp.voted(id bigint DEFAULT 1, org bigint DEFAULT 11, kind text DEFAULT 'general_meeting',
  day date DEFAULT '2026-09-12', "for" int DEFAULT 18, passed boolean DEFAULT true, present int DEFAULT 20) RETURNS void
  LANGUAGE sql AS $$
  SELECT pg_temp.held(id, org, kind, day);
  INSERT INTO party.vote (id, activity_id, motion, figures, passed)
  VALUES (id, id, 'm', partybuild.tally(25, present, present, present, present, "for", present - "for", 0), passed) $$;
CREATE FUNCTION pg_temp.approved(id bigint DEFAULT 900, issuer bigint DEFAULT 2, day date DEFAULT '2026-09-20',
  kind text DEFAULT 'approval') RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind)
  VALUES (id, 'letter ' || id, day, issuer, 11, kind::party.document_kind) $$;
SELECT 'SELECT pg_temp.stayed_away(), pg_temp.voted(), pg_temp.approved();' AS all \gset

SELECT pg_temp.accepts('DIS-03', :'all' || $$SELECT party.self_withdraw(11010, 1, 900, '2026-09-20')$$,
  'six months, a vote and an approval, in one call');
SELECT pg_temp.accepts('DIS-03', :'all' || $$INSERT INTO party.self_withdrawal
  VALUES (11010, 1, '2026-09-12', '2026-09-20', 900);
  UPDATE party.membership SET to_date = '2026-09-20' WHERE member_id = 11010;
  UPDATE party.member SET ended_on = '2026-09-20', ended_as = 'self_withdrawn' WHERE id = 11010$$, 'the same by hand');
SELECT pg_temp.refuses('DIS-03', $$UPDATE party.membership SET to_date = '2026-09-20' WHERE member_id = 11010;
  UPDATE party.member SET ended_on = '2026-09-20', ended_as = 'self_withdrawn' WHERE id = 11010$$,
  'set by the clerk alone');
SELECT pg_temp.accepts('DIS-03', $$UPDATE party.membership SET to_date = '2026-09-20' WHERE member_id = 11010;
  UPDATE party.member SET ended_on = '2026-09-20', ended_as = 'withdrew' WHERE id = 11010$$, 'who withdrew himself');
SELECT pg_temp.refuses('DIS-03', format($$%s SELECT party.self_withdraw(11010, %s, %s, '%s')$$, x.sql, x.vote,
    x.document, x.ended), x.what)
  FROM (VALUES
    ('SELECT pg_temp.voted(), pg_temp.approved();', '1', '900', '2026-09-20', 'nothing was missed'),
    ('SELECT pg_temp.stayed_away(5), pg_temp.voted(), pg_temp.approved();', '1', '900', '2026-09-20',
     'five months'),
    (:'all', 'NULL', '900', '2026-09-20', 'no vote'),
    (:'all', '1', 'NULL', '2026-09-20', 'no document'),
    ('SELECT pg_temp.stayed_away(), pg_temp.voted(passed => false), pg_temp.approved();', '1', '900',
     '2026-09-20', 'a vote that was lost'),
    ('SELECT pg_temp.stayed_away(), pg_temp.voted(kind => ''committee_meeting''), pg_temp.approved();', '1',
     '900', '2026-09-20', 'a vote of the committee'),
    ('SELECT pg_temp.stayed_away(), pg_temp.voted(org => 12), pg_temp.approved();', '1', '900',
     '2026-09-20', 'a vote of another branch'),
    ('SELECT pg_temp.stayed_away(), pg_temp.voted(day => ''2026-08-31''), pg_temp.approved();', '1', '900',
     '2026-09-20', 'a vote on the last day of the sixth month'),
    ('SELECT pg_temp.stayed_away(), pg_temp.voted(), pg_temp.approved(issuer => 11);', '1', '900',
     '2026-09-20', 'an approval of the branch itself'),
    ('SELECT pg_temp.stayed_away(), pg_temp.voted(), pg_temp.approved(kind => ''consent'');', '1', '900',
     '2026-09-20', 'a consent'),
    ('SELECT pg_temp.stayed_away(), pg_temp.voted(), pg_temp.approved(day => ''2026-09-11'');', '1', '900',
     '2026-09-20', 'an approval before the vote'),
    (:'all', '1', '900', '2026-09-19', 'an end before the approval')) x (sql, vote, document, ended, what);
SELECT pg_temp.accepts('DIS-03', format($$%s SELECT party.self_withdraw(11010, 1, 900, '%s')$$, x.sql, x.ended), x.what)
  FROM (VALUES
    ('SELECT pg_temp.stayed_away(), pg_temp.voted(day => ''2026-09-01''), pg_temp.approved();',
     '2026-09-20', 'a vote on the day after the sixth month'),
    ('SELECT pg_temp.stayed_away(), pg_temp.voted(), pg_temp.approved(day => ''2026-09-12'');', '2026-09-13',
     'approved on the day of the vote'),
    ('SELECT pg_temp.stayed_away(), pg_temp.voted(), pg_temp.approved(issuer => 1);', '2026-10-01',
     'an approval of who is above the superior'),
    -- what was paid after the decision undoes nothing
    (:'all' || 'SELECT pg_temp.pay(1, 11010, 540, ''2026-09-13'');', '2026-09-20',
     'paid the day after')) x (sql, ended, what);
SELECT pg_temp.refuses('DIS-03', :'all' || $$SELECT pg_temp.pay(1, 11010, 540, '2026-09-12');
  SELECT party.self_withdraw(11010, 1, 900, '2026-09-20')$$, 'paid on the day of the vote');
SELECT pg_temp.accepts('DIS-03', :'all' || $$
  UPDATE party.membership SET from_date = '2026-09-12' WHERE member_id = 11010;
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  VALUES (11010, 13, 'full', '2011-01-01', '2026-09-12'); SELECT party.self_withdraw(11010, 1, 900, '2026-09-20')$$,
  'a vote of the branch into which he moved on that day');
-- Six months without organisation life do as well.
SELECT pg_temp.accepts('DIS-03',
  $$SELECT pg_temp.held(1000 + i, 11, 'study', make_date(2026, i, 10), attend => '{11001}')
    FROM generate_series(3, 8) i; SELECT pg_temp.voted(); DELETE FROM party.attendance WHERE member_id = 11010;
  SELECT pg_temp.approved(); SELECT party.self_withdraw(11010, 1, 900, '2026-09-20')$$,
  'six months without attendance');
SELECT pg_temp.accepts('DIS-03',
  $$SELECT pg_temp.held(1000 + i, 11, 'study', make_date(2026, i, 10), attend => '{11001}')
    FROM generate_series(3, 8) i; SELECT pg_temp.voted(day => '2026-09-01'); SELECT pg_temp.approved();
  DELETE FROM party.attendance WHERE member_id = 11010; SELECT party.self_withdraw(11010, 1, 900, '2026-09-20')$$,
  'six months without attendance, and a vote on the day after');
SELECT pg_temp.refuses('DIS-03',
  $$SELECT pg_temp.held(1000 + i, 11, 'study', make_date(2026, i, 10), attend => '{11001}')
    FROM generate_series(4, 8) i; SELECT pg_temp.voted(); DELETE FROM party.attendance WHERE member_id = 11010;
  SELECT pg_temp.approved(); SELECT party.self_withdraw(11010, 1, 900, '2026-09-20')$$,
  'five months without attendance');

-- The call.
SELECT throws_like($$SET LOCAL partybuild.language = 'en';
  SELECT party.self_withdraw(11010, NULL, NULL, '2026-09-20')$$,
  '"member 11010" cannot be put down as self-withdrawn on 2026-09-20: no vote of a general meeting of his branch on '
  'that day, no approval of the superior of that day, by the day of the decision neither dues nor organisation life '
  'were missed%', 'self_withdraw: names all that is missing');
SELECT throws_ok(format('SELECT party.self_withdraw(%s, 1, 900, %s)', m, d), '22023', NULL, w)
  FROM (VALUES ('NULL', '''2026-09-20''', 'self_withdraw: nobody'), ('7', '''2026-09-20''', 'self_withdraw: no member'),
               ('11010', 'NULL', 'self_withdraw: no day'),
               ('11010', '''2010-01-01''', 'self_withdraw: the day of the admission')) v (m, d, w);
SELECT is(pg_temp.verdict(:'all' || $$SELECT party.self_withdraw(11010, 1, 900, '2026-09-20');
  SELECT party.self_withdraw(11010, 1, 900, '2026-09-21')$$), '22023 11010 is no member whose membership can end on '
  '2026-09-21', 'self_withdraw: who has ended');
CREATE FUNCTION pg_temp.written() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
BEGIN
  BEGIN
    PERFORM pg_temp.stayed_away(member => 11003), pg_temp.voted(), pg_temp.approved(),
      party.self_withdraw(11003, 1, 900, '2026-09-20');
    r := (SELECT concat_ws(' ', h.ended_on, h.ended_as, m.to_date, p.to_date, p.end_reason, p.end_document_id,
                           w.vote_id, w.decided_on, w.approved_on, w.document_id)
            FROM party.member h
            JOIN party.membership m ON m.member_id = h.id
            JOIN party.post p ON p.member_id = h.id
            JOIN party.self_withdrawal w ON w.member_id = h.id
           WHERE h.id = 11003);
    RAISE EXCEPTION USING ERRCODE = 'PB000';
  EXCEPTION WHEN SQLSTATE 'PB000' THEN NULL;
  END;
  RETURN r;
END $$;
SELECT is(pg_temp.written(),
  '2026-09-20 self_withdrawn 2026-09-20 2026-09-20 loss_of_rights 900 1 2026-09-12 2026-09-20 900',
  'self_withdraw: writes the decision, and ends membership and post');

SELECT $$UPDATE party.membership SET to_date = '2026-09-20' WHERE member_id = 11010;
  UPDATE party.member SET ended_on = '2026-09-20', ended_as = 'self_withdrawn' WHERE id = 11010;$$ AS clerk \gset
SELECT pg_temp.says('DIS-03', :'clerk',
  '"member 11010" cannot be put down as self-withdrawn on 2026-09-20: no decision is on file, by the day of the '
  'decision neither dues nor organisation life were missed for as long as DIS-01 and DIS-02 say; '
  '“member 11010”不能自2026-09-20起登记为自行脱党：没有处理决定在册、决定之日并无连续六个月不交党费或不参加组织生活');
-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DIS-03', :'all' || $$SELECT pg_temp.stayed_away(6, m) FROM generate_series(11004, 11008) m;
  SELECT pg_temp.voted(2, present => 13, "for" => 13); SELECT pg_temp.voted(3, "for" => 12);
  SELECT pg_temp.voted(4, present => 12, "for" => 12);
  INSERT INTO party.self_withdrawal VALUES (11004, 2, '2026-09-12', '2026-09-20', 900),
    (11005, 3, '2026-09-12', '2026-09-20', 900), (11006, 1, '2026-09-12', '2026-09-19', 900),
    (11007, 1, '2026-09-12', NULL, 900), (11008, 1, '2026-09-13', '2026-09-20', 900),
    (11009, 4, '2026-09-12', NULL, NULL);
  UPDATE party.member
     SET ended_on = CASE id WHEN 11012 THEN date '2025-01-01' WHEN 11013 THEN '2024-12-31' ELSE '2026-09-20' END,
         ended_as = 'self_withdrawn' WHERE id BETWEEN 11004 AND 11013 AND id <> 11010;
  UPDATE party.member SET ended_on = '2026-09-20', ended_as = 'withdrew' WHERE id = 11014 $$,
  '11005:1 11006:1 11007:1 11008:1 11009:3 11011:2 11012:2', 'by how much is missing');
SELECT pg_temp.sees('DIS-03', :'all' || $$SELECT pg_temp.approved(901, day => '2026-09-19', kind => 'consent');
  SELECT pg_temp.voted(2, org => 12); SELECT party.self_withdraw(11010, 1, 900, '2026-09-20');
  UPDATE party.membership SET to_date = '2026-09-20' WHERE member_id = 11012;
  UPDATE party.member SET ended_on = '2026-09-20', ended_as = 'withdrew' WHERE id = 11012$$,
  ARRAY['UPDATE party.member SET ended_as = ''self_withdrawn'' WHERE id = 11012',
    $$UPDATE party.member SET ended_on = '2026-09-19' WHERE id = 11010$$,
    $$UPDATE party.member SET ended_on = '2026-09-20', ended_as = 'self_withdrawn' WHERE id = 11011$$,
    'UPDATE party.self_withdrawal SET vote_id = 2', 'UPDATE party.self_withdrawal SET vote_id = NULL',
    $$UPDATE party.self_withdrawal SET decided_on = '2026-09-13'$$,
    $$UPDATE party.self_withdrawal SET approved_on = '2026-09-21'$$,
    'UPDATE party.self_withdrawal SET document_id = 901', 'UPDATE party.self_withdrawal SET member_id = 11011',
    'DELETE FROM party.self_withdrawal', 'UPDATE party.vote SET passed = false WHERE id = 1',
    'UPDATE party.vote SET figures = partybuild.tally(25, 20, 20, 20, 20, 12, 8, 0) WHERE id = 1',
    'UPDATE party.vote SET activity_id = 2 WHERE id = 1',
    'UPDATE party.activity SET org_id = 12 WHERE id = 1', $$UPDATE party.activity SET kind = 'study' WHERE id = 1$$,
    $$UPDATE party.activity SET status = 'planned' WHERE id = 1$$,
    $$UPDATE party.activity SET starts_at = '2026-09-13 09:00', ends_at = '2026-09-13 10:00' WHERE id = 1$$,
    'SELECT pg_temp.correct(1, 3)',
    $$UPDATE party.document SET kind = 'report' WHERE id = 900$$,
    $$UPDATE party.document SET dated_on = '2026-09-21' WHERE id = 900$$,
    'UPDATE party.document SET issuer_id = 12 WHERE id = 900',
    'UPDATE party.membership SET org_id = 12 WHERE member_id = 11010',
    $$UPDATE party.membership SET from_date = '2026-09-13' WHERE member_id = 11010$$,
    'UPDATE party.membership SET member_id = 11011 WHERE member_id = 11010',
    'DELETE FROM party.membership WHERE member_id = 11010']);
-- What undoes the months, entered after all else; what was paid is entered whatever was decided, and found.
SELECT pg_temp.sees('DIS-03', :'all' || $$SELECT party.self_withdraw(11010, 1, 900, '2026-09-20')$$,
  ARRAY[$$INSERT INTO party.dues_deferral VALUES (11010, '2026-06-30', '2026-07-01', 'in hospital')$$,
    'DELETE FROM party.dues_assessment WHERE member_id = 11010 AND id % 100 = 5',
    'UPDATE party.dues_assessment SET amount = 0 WHERE member_id = 11010 AND id % 100 = 5',
    $$UPDATE party.dues_assessment SET month = '2026-09-01' WHERE member_id = 11010 AND id % 100 = 5$$,
    'UPDATE party.dues_assessment SET member_id = 11011 WHERE member_id = 11010 AND id % 100 = 5']);
SELECT pg_temp.sees('DIS-03', :'all' || $$SELECT pg_temp.stayed_away(6, 11011);
  INSERT INTO party.dues_deferral VALUES (11010, '2026-01-30', '2026-02-01', 'x'),
    (11011, '2026-06-30', '2026-07-01', 'x'), (11010, '2026-09-01', '2026-10-01', 'x');
  SELECT party.self_withdraw(11010, 1, 900, '2026-09-20')$$,
  ARRAY[$$UPDATE party.dues_deferral SET to_date = '2026-04-01' WHERE from_date = '2026-01-30'$$,
    $$UPDATE party.dues_deferral SET from_date = '2026-08-31' WHERE from_date = '2026-09-01'$$,
    $$UPDATE party.dues_deferral SET member_id = 11010 WHERE member_id = 11011$$]);
SELECT pg_temp.lists('DIS-03', :'all' || $$SELECT party.self_withdraw(11010, 1, 900, '2026-09-20');
  SELECT pg_temp.pay(1, 11010, 540, '2026-09-12')$$, '11010:1', 'what was paid by the day of the decision');
SELECT pg_temp.accepts('DIS-03', :'all' || $$SELECT party.self_withdraw(11010, 1, 900, '2026-09-20');
  SET CONSTRAINTS ALL IMMEDIATE; SELECT pg_temp.pay(1, 11010, 540, '2026-09-12')$$,
  'a payment of before the decision, entered later');
SELECT pg_temp.sees('DIS-03', $$SELECT pg_temp.held(1000 + i, 11, 'study', make_date(2026, i, 10), attend => '{11001}')
    FROM generate_series(3, 8) i; SELECT pg_temp.voted(); DELETE FROM party.attendance WHERE member_id = 11010;
  SELECT pg_temp.held(1010, 12, 'study', '2026-02-11', attend => '{11010}');
  SELECT pg_temp.held(1011, 12, 'study', '2026-05-11', attend => '{11010}');
  UPDATE party.activity SET status = 'planned' WHERE id = 1011;
  SELECT pg_temp.held(1012, 11, 'study', '2026-04-21', attend => '{11001}');
  UPDATE party.activity SET status = 'filed' WHERE id = 1006;
  INSERT INTO party.attendance (activity_id, member_id, status, reason) VALUES (1007, 11010, 'absent', NULL);
  SELECT pg_temp.approved(); SELECT party.self_withdraw(11010, 1, 900, '2026-09-20')$$,
  ARRAY[$$INSERT INTO party.attendance (activity_id, member_id, status) VALUES (1005, 11010, 'present')$$,
    $$UPDATE party.attendance SET status = 'present' WHERE activity_id = 1007 AND member_id = 11010$$,
    $$UPDATE party.attendance SET reason = 'ill' WHERE activity_id = 1007 AND member_id = 11010$$,
    'UPDATE party.attendance SET activity_id = 1004 WHERE activity_id = 1010',
    'UPDATE party.attendance SET member_id = 11010 WHERE activity_id = 1005 AND member_id = 11001',
    $$UPDATE party.activity SET status = 'held' WHERE id = 1011$$,
    $$UPDATE party.activity SET starts_at = '2026-06-11 09:00', ends_at = '2026-06-11 10:00' WHERE id = 1010$$,
    $$UPDATE party.activity SET status = 'planned' WHERE id = 1005$$,
    $$UPDATE party.activity SET kind = 'committee_meeting' WHERE id = 1005$$,
    'UPDATE party.activity SET org_id = 12 WHERE id = 1005',
    $$UPDATE party.activity SET starts_at = '2026-04-11 09:00', ends_at = '2026-04-11 10:00' WHERE id = 1005$$,
    'DELETE FROM party.attendance WHERE activity_id = 1005; DELETE FROM party.activity WHERE id = 1005',
    'SELECT pg_temp.correct(1005, 20, -30)', 'SELECT pg_temp.correct(1006, 20, -31)',
    $$UPDATE party.activity SET supersedes_id = 1006, correction_reason = 'x' WHERE id = 1012$$,
    $$UPDATE party.membership SET status = 'suspended' WHERE member_id = 11010$$,
    $$UPDATE party.membership SET to_date = '2026-06-01' WHERE member_id = 11010$$]);
-- He was in no branch from September on; and a decision that is put on record is judged anew.
SELECT pg_temp.sees('DIS-03', :'all' || $$UPDATE party.membership SET to_date = '2026-09-01' WHERE member_id = 11010;
  SELECT party.self_withdraw(11010, 1, 900, '2026-09-20')$$,
  ARRAY[$$INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
    VALUES (11010, 12, 'full', '2026-09-05', '2026-09-20')$$]);
SELECT pg_temp.judges('DIS-03', format('SELECT pg_temp.unasked(''DIS-03'', %L)', :'clerk'),
  ARRAY[$$INSERT INTO party.self_withdrawal (member_id, decided_on) VALUES (11010, '2026-09-12')$$]);
SELECT pg_temp.unasked('DIS-03', :'clerk');
SELECT is((SELECT v.org_id FROM party_rule.dis_03_self_withdrawal v), 11::bigint, 'DIS-03: whose policy applies');

SELECT * FROM finish();
ROLLBACK;
