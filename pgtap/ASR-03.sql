-- ASR-03 Responsibility is assigned.
\ir supervision.psql
SELECT no_plan();
-- 11004 is of the leadership since 2020, and secretary of committee 2; 12005 and 19002 join it here.
INSERT INTO party.leader (member_id, duty, from_date, to_date) VALUES (12005, 'group_secretary', '2023-01-01', NULL),
  (19002, 'leadership_member', '2024-06-01', '2026-03-01');
CREATE FUNCTION pg_temp.assign(id bigint, member bigint, kind text, since date DEFAULT '2024-01-01',
  until date DEFAULT NULL, branch bigint DEFAULT NULL, task text DEFAULT NULL, org bigint DEFAULT 2) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.responsibility (id, org_id, member_id, kind, branch_id, task, from_date, to_date)
  VALUES (id, org, member, kind::party.responsibility_kind, branch, task, since, until) $$;
CREATE FUNCTION pg_temp.assign_all() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.assign(1, 12005, 'first'), pg_temp.assign(2, 11004, 'duty', task => 'cadres'),
    pg_temp.assign(3, 19002, 'duty', '2024-06-01', branch => 11) $$;
SELECT pg_temp.owes('ASR-03', $$DELETE FROM party.leader; SELECT pg_temp.organise(33, 'general_branch', 2),
    pg_temp.organise(34, 'branch', 33, 1), pg_temp.organise(35, 'general_branch', 2), pg_temp.organise(36, 'branch',
      35, 1); INSERT INTO party.leader (member_id, duty, from_date, to_date)
    VALUES (11004, 'group_member', '2020-01-01', '2022-01-01'), (11004, 'group_deputy', '2022-01-01', NULL),
    (12005, 'group_secretary', '2023-01-01', '2024-01-01'), (19002, 'leadership_member', '2024-06-01', '2026-03-01'),
    (19003, 'group_member', '2010-01-01', '2019-06-01'), (13001, 'group_member', '2025-01-01', '2026-06-01'),
    (14001, 'group_member', '2019-01-01', NULL), (34001, 'group_member', '2019-01-01', NULL),
    (36001, 'group_member', '2019-01-01', NULL);
  SELECT pg_temp.transfer(13001, 19, '2025-06-01'); SELECT pg_temp.organise(30, 'basic_committee', 1, 0, '2021-01-01'),
    pg_temp.organise(31, 'branch', 30);
  SELECT pg_temp.transfer(13001, 31, '2025-09-01');
    UPDATE party.organisation SET revoked_on = '2026-01-01' WHERE id = 30;
  UPDATE party.subordination s SET from_date = v.f::date, to_date = v.t::date
    FROM (VALUES (14, '2021-02-01', '2023-03-01'), (33, '2021-04-01', '2023-05-01'), (36, '2021-06-01', '2023-07-01'))
      v (id, f, t)
   WHERE s.org_id = v.id$$,
  '{"2 2 12005 2023-01-01 2024-01-01","2 2 13001 2025-01-01 2025-09-01","2 2 14001 2021-02-01 2023-03-01",'
  '"2 2 19003 2020-01-01 2019-06-01","2 2 34001 2021-04-01 2023-05-01","2 2 36001 2021-06-01 2023-07-01",'
  '"30 30 13001 2025-09-01 2026-01-01","30 30 first 2021-01-01 2026-01-01"}',
  'the first responsible person, and each leader while he is below the committee');

SELECT pg_temp.becomes('ASR-03', 2, '2025Q2', status, 'SELECT pg_temp.assign_all(); ' || sql, what)
  FROM (VALUES ('met', 'SELECT', 'all assigned'),
    ('overdue', 'DELETE FROM party.responsibility WHERE id = 1', 'nobody is first, and one leader without'),
    ('overdue', 'DELETE FROM party.responsibility WHERE id = 2', 'a leader without'),
    ('overdue', 'DELETE FROM party.responsibility WHERE id = 3', 'a leader below a general branch without'),
    ('met', $$UPDATE party.responsibility SET from_date = '2025-06-30' WHERE id = 2$$, 'assigned on the last day'),
    ('late', $$UPDATE party.responsibility SET from_date = '2025-07-01' WHERE id = 2$$, 'assigned the day after'),
    ('overdue', $$UPDATE party.responsibility SET from_date = '2026-11-25' WHERE id = 2$$, 'assigned from tomorrow'),
    ('late', $$UPDATE party.responsibility SET from_date = '2026-11-24' WHERE id = 2$$, 'assigned today'),
    ('overdue', $$UPDATE party.responsibility SET to_date = '2025-06-30' WHERE id = 2$$, 'ended on the last day'),
    ('met', $$UPDATE party.responsibility SET to_date = '2025-07-01' WHERE id = 2$$, 'ended the day after'),
    ('overdue', $$UPDATE party.organisation SET revoked_on = '2025-06-30' WHERE id = 11$$,
     'a branch that is gone by the last day'),
    ('met', $$UPDATE party.organisation SET revoked_on = '2025-07-01' WHERE id = 11$$, 'gone the day after'),
    ('met', $$UPDATE party.organisation SET revoked_on = '2025-06-30' WHERE id = 11;
      UPDATE party.responsibility SET task = 'study' WHERE id = 3$$, 'that and a task'),
    ('overdue', $$UPDATE party.organisation SET active_on = '2025-07-01' WHERE id = 11$$, 'a branch to come'),
    ('met', $$UPDATE party.organisation SET active_on = '2025-06-30' WHERE id = 11$$, 'a branch of the last day'),
    ('met', $$UPDATE party.leader SET from_date = '2025-06-30' WHERE member_id = 12005$$,
     'the first in office from the last day on'),
    ('overdue', $$UPDATE party.leader SET from_date = '2025-07-01' WHERE member_id = 12005$$, 'from the day after on'),
    ('met', $$UPDATE party.leader SET to_date = '2025-06-30' WHERE member_id = 19002;
      DELETE FROM party.responsibility WHERE id = 3$$, 'no leader any more at the end'),
    ('overdue', $$UPDATE party.leader SET to_date = '2025-07-01' WHERE member_id = 19002;
      DELETE FROM party.responsibility WHERE id = 3$$, 'a leader to the end'),
    ('met', $$UPDATE party.leader SET from_date = '2025-04-02' WHERE member_id = 19002;
      DELETE FROM party.responsibility WHERE id = 3$$, 'a leader from the second day on'),
    ('overdue', $$UPDATE party.leader SET from_date = '2025-04-01' WHERE member_id = 19002;
      DELETE FROM party.responsibility WHERE id = 3$$, 'from the first day on'),
    -- who answers for the whole is in office
    ('overdue', $$UPDATE party.responsibility SET member_id = 11010 WHERE id = 1;
      SELECT pg_temp.assign(4, 12005, 'duty', task => 'x')$$, 'the first is neither leader nor secretary'),
    ('met', $$UPDATE party.responsibility SET member_id = 11004 WHERE id = 1; UPDATE party.leader
      SET to_date = '2024-01-01' WHERE member_id = 11004; SELECT pg_temp.assign(4, 12005, 'duty', task => 'x')$$,
      'the first is the secretary'),
    ('overdue', $$UPDATE party.responsibility SET member_id = 11001 WHERE id = 1;
      SELECT pg_temp.assign(4, 12005, 'duty', task => 'x')$$, 'the first is secretary of a branch'),
    ('overdue', $$UPDATE party.responsibility SET member_id = 11004 WHERE id = 1; UPDATE party.leader
      SET to_date = '2024-01-01' WHERE member_id = 11004; SELECT pg_temp.assign(4, 12005, 'duty', task => 'x');
      UPDATE party.post SET to_date = '2025-06-30' WHERE org_id = 2$$, 'and was secretary until the last day but one'),
    ('met', $$UPDATE party.responsibility SET member_id = 11004 WHERE id = 1; UPDATE party.leader
      SET to_date = '2024-01-01' WHERE member_id = 11004; SELECT pg_temp.assign(4, 12005, 'duty', task => 'x');
      UPDATE party.post SET from_date = '2025-06-30', to_date = '2025-07-01' WHERE org_id = 2$$, 'or on the last day'),
    ('overdue', $$UPDATE party.responsibility SET member_id = 11004 WHERE id = 1; UPDATE party.leader
      SET to_date = '2024-01-01' WHERE member_id = 11004; SELECT pg_temp.assign(4, 12005, 'duty', task => 'x');
      UPDATE party.post SET title = 'deputy' WHERE org_id = 2$$, 'and is deputy'),
    ('overdue', $$UPDATE party.leader SET to_date = '2025-06-30' WHERE member_id = 12005$$,
      'the first has left office'),
    ('met', $$UPDATE party.leader SET to_date = '2025-07-01' WHERE member_id = 12005$$, 'the day after'),
    ('overdue', $$UPDATE party.member SET ended_on = '2025-06-30', ended_as = 'died' WHERE id = 12005$$,
     'the first has died'),
    ('met', $$UPDATE party.member SET ended_on = '2025-07-01', ended_as = 'died' WHERE id = 12005$$, 'the day after'),
    ('overdue', 'SELECT pg_temp.organise(30, ''basic_committee'', 1); UPDATE party.responsibility SET org_id = 30',
     'of another committee'),
    ('not applicable', $$UPDATE party.organisation SET active_on = '2025-04-02' WHERE id = 2$$, 'a committee later'))
    v (status, sql, what);
SELECT pg_temp.becomes('ASR-03', 2, '2026Q4', status, 'SELECT pg_temp.assign_all(); ' || sql, what)
  FROM (VALUES ('met', 'SELECT', 'in the quarter that runs, as it is today'),
    ('upcoming', $$UPDATE party.responsibility SET to_date = '2026-11-24' WHERE id = 2$$, 'ended today'),
    ('met', $$UPDATE party.responsibility SET to_date = '2026-11-25' WHERE id = 2$$, 'to end tomorrow'))
    v (status, sql, what);
SELECT pg_temp.due('ASR-03', 2, '2025Q2', '4 by 2025-06-30, from 2025-05-31');
SELECT pg_temp.due('ASR-03', 2, '2026Q2', '3 by 2026-06-30, from 2026-05-31');
SELECT pg_temp.reports('ASR-03', 'SELECT pg_temp.assign_all(); DELETE FROM party.responsibility WHERE id = 2',
  'a leader without');
SELECT pg_temp.counts('ASR-03', $$UPDATE compliance.court SET counted_from = '2026-07-01';
  SELECT pg_temp.assign(1, 12005, 'first', '2025-01-01'), pg_temp.assign(2, 11004, 'duty', '2026-08-01', '2026-10-01',
    task => 'x'), pg_temp.assign(3, 11010, 'duty', '2026-10-05', branch => 12)$$,
  '{"2 11004 2026-07-01 2026-08-01","2 11010 2026-07-01 2026-10-05","2 11010 2026-10-01 2026-10-05",'
  '"2 12005 2026-07-01 2026-07-01","2 12005 2026-10-01 2026-10-01","2 first 2026-07-01 2026-07-01",'
  '"2 first 2026-10-01 2026-10-01"}', 'what holds at the end of a quarter, or later, and since when');
-- one is first at a time
SELECT matches(pg_temp.verdict('SELECT pg_temp.assign_all(); ' || c), '^' || s, 'ASR-03 refuses: ' || c)
  FROM (VALUES ($$SELECT pg_temp.assign(4, 11004, 'first', '2025-01-01')$$, '23P01'),
    ($$SELECT pg_temp.assign(4, 11004, 'duty')$$, '23514'),
    ($$SELECT pg_temp.assign(4, 11004, 'duty', task => '　')$$, '23514'),
    ('UPDATE party.responsibility SET to_date = from_date', '23514')) v (c, s);
SELECT pg_temp.accepts('ASR-03', 'SELECT pg_temp.assign_all(); ' || c, c)
  FROM unnest(ARRAY[$$UPDATE party.responsibility SET to_date = '2025-01-01' WHERE id = 1;
    SELECT pg_temp.assign(4, 11004, 'first', '2025-01-01')$$, $$SELECT pg_temp.assign(4, 11004, 'duty', task => 'x')$$,
    $$SELECT pg_temp.assign(4, 11004, 'first', org => 18)$$]) c;
SELECT matches(pg_temp.verdict($$SELECT pg_temp.assign(4, 11004, 'first'), pg_temp.assign(5, 11005, 'first')$$),
  'ASR-03', 'ASR-03 is named');
SELECT * FROM finish();
ROLLBACK;
