-- SUP-03 Ledger items are complete.
\ir ledger.psql
SELECT no_plan();

SELECT is(pg_temp.verdict(format('SELECT pg_temp.item(1, source => %L)', s)), 'accepted', 'SUP-03 accepts: ' || s)
  FROM unnest('{opinions,self_inspection,democratic_life,organisation_life,inspection}'::text[]) s;
SELECT pg_temp.accepts('SUP-03', $$SELECT pg_temp.finding(1, '2026-03-01'), pg_temp.item(1, finding => 1)$$,
  'a finding of the audit');
SELECT pg_temp.checks('SUP-03', format($$SELECT pg_temp.item(1); UPDATE party.ledger_item SET %s$$, c), c)
  FROM unnest('{source = NULL,goal = NULL,measure = NULL,responsible_id = NULL,deadline = NULL,goal = '' '',
    measure = ''　''}'::text[]) c;
SELECT pg_temp.checks('SUP-03 source', $$SELECT pg_temp.item(1, source => 'audit')$$, 'the audit, and no finding');
SELECT pg_temp.checks('SUP-03 source', $$SELECT pg_temp.finding(1, '2026-03-01'), pg_temp.item(1, finding => 1);
  UPDATE party.ledger_item SET source = 'opinions'$$, 'a finding that people are said to have raised');
SELECT pg_temp.checks('ledger_item_problem', $$SELECT pg_temp.item(1); UPDATE party.ledger_item SET problem = ' '$$,
  'no problem');
SELECT pg_temp.checks('ledger_item_returns', $$SELECT pg_temp.item(1); UPDATE party.ledger_item SET returns_id = 1$$,
  'an item that is its own return');
SELECT pg_temp.checks('ledger_item_days', format($$SELECT pg_temp.item(1); UPDATE party.ledger_item SET %s$$, c), c)
  FROM unnest('{found_on = ''1921-06-30'',deadline = ''infinity''}'::text[]) c;

-- By the functions that clerks call; no error is left half done.
SELECT is(pg_temp.verdict($$SELECT partybuild.raise_item(11, 'opinions', 'the room is cold', 'a warm room', 'a heater',
  11001, '2030-01-01')$$), 'accepted', 'SUP-03: raise_item()');
SELECT partybuild.raise_item(11, 'self_inspection', 'no minutes', 'minutes', 'a clerk', 11001, '2030-01-01',
  '2026-11-01', true, 11005) AS item \gset
SELECT is((SELECT to_jsonb(i) - '{id,entered_on,assigned_at}'::text[] FROM party.ledger_item i WHERE i.id = :item),
  '{"org_id": 11,
  "source": "self_inspection", "finding_id": null, "returns_id": null, "member_id": 11005, "problem": "no minutes",
  "serious": true, "found_on": "2026-11-01", "goal": "minutes", "measure": "a clerk", "responsible_id": 11001,
  "responsible_from": "2026-11-24", "deadline": "2030-01-01", "extended_to": null, "extension_reason": null,
  "extended_on": null, "closed_on": null, "evidence": null, "verifier_id": null}'::jsonb,
  'SUP-03: what raise_item() enters');
SELECT throws_ok(sql, state, NULL, 'SUP-03 refuses: ' || sql)
  FROM (VALUES ($$SELECT partybuild.raise_item(11, 'audit', 'p', 'g', 'm', 11001, '2030-01-01')$$, '23514'),
    ($$SELECT partybuild.raise_item(11, 'hearsay', 'p', 'g', 'm', 11001, '2030-01-01')$$, '22P02'),
    ($$SELECT partybuild.raise_item(11, NULL, 'p', 'g', 'm', 11001, '2030-01-01')$$, '23514'),
    ($$SELECT partybuild.raise_item(11, 'opinions', 'p', NULL, 'm', 11001, '2030-01-01')$$, '23514'),
    ($$SELECT partybuild.raise_item(11, 'opinions', 'p', 'g', 'm', 11001, NULL)$$, '23514'),
    ($$SELECT partybuild.raise_item(11, 'opinions', 'p', 'g', 'm', 11001, '2026-11-24')$$, '23514'),
    ($$SELECT partybuild.raise_item(4711, 'opinions', 'p', 'g', 'm', 11001, '2030-01-01')$$, '23503'),
    ($$SELECT partybuild.raise_item(11, 'opinions', 'p', 'g', 'm', 4711, '2030-01-01')$$, '23503'),
    ($$SELECT partybuild.take_up(4711)$$, '42704'), ($$SELECT partybuild.take_up(NULL)$$, '42704')) v (sql, state);
SELECT is(pg_temp.verdict($$SELECT partybuild.raise_item(11, 'opinions', 'p', 'g', 'm', 11001, '2026-11-25')$$),
  'accepted', 'SUP-03: a deadline of tomorrow');

-- A finding, with what it has itself, or with what is said.
CREATE VIEW party_rule.loc_1 AS
  SELECT m.id AS subject, 11::bigint AS org_id, 2::numeric AS magnitude, jsonb_build_object('n', m.id) AS args
    FROM party.member m WHERE m.name = 'nobody';
SELECT partybuild.add_rule('LOC-1', 'party_rule.loc_1', 'member', '标题', 'Title', '“{organisation}”的“{subject}”：{n}',
  '"{subject}" of "{organisation}": {n}', 'x', hint_zh => '办法', hint_en => 'a way');
SELECT pg_temp.finding(1, '2026-03-01', subject => 11005), pg_temp.finding(2, '2026-03-01', '2026-04-01',
  subject => 11006),
  pg_temp.finding(3, '2026-03-01', subject => 11007), pg_temp.finding(4, '2026-03-01', subject => 11008, org => NULL),
  pg_temp.finding(5, '2026-03-01', rule => 'LOC-2');
UPDATE party.finding SET args = '{"n": 7}' WHERE id = 1;
UPDATE party.finding SET goal = 'g', measure = 'm', responsible_id = 11002, deadline = '2030-02-01' WHERE id = 3;
SELECT partybuild.take_up(1, 11001, '2030-01-01') AS one, partybuild.take_up(3) AS three \gset
SELECT is((SELECT string_agg(concat_ws('|', i.source, i.finding_id, i.org_id, i.member_id, i.problem, i.goal, i.measure,
    i.responsible_id, i.deadline, i.found_on, i.serious), E'\n' ORDER BY i.finding_id)
    FROM party.ledger_item i WHERE i.id IN (:one, :three)),
  E'audit|1|11|11005|“organisation 11”的“member 11005”：7|标题|办法|11001|2030-01-01|2026-03-01|f\n'
  'audit|3|11|11007|“organisation 11”的“member 11007”：{n}|g|m|11002|2030-02-01|2026-03-01|f',
  'SUP-03: what take_up() enters');
SELECT throws_ok(sql, state, NULL, 'SUP-03 refuses: ' || sql)
  FROM (VALUES ('SELECT partybuild.take_up(2, 11001, ''2030-01-01'')', '55000'),
    ('SELECT partybuild.take_up(1, 11001, ''2030-01-01'')', '23505'),
    ('SELECT partybuild.take_up(4, 11001, ''2030-01-01'')', '55000'),
    ('SELECT partybuild.take_up(5, 11001, ''2030-01-01'')', '55000')) v (sql, state);

-- The ledger: items, and findings that nobody has taken up.
SELECT pg_temp.item(21, '2026-03-02', '2026-04-01', '2026-03-22'), pg_temp.item(22, '2026-03-02', '2026-04-01'),
  pg_temp.item(23, '2026-11-01', '2026-11-24', serious => true),
  pg_temp.item(24, '2026-11-01', '2026-11-23', extended => '2026-11-30', returns => 21),
  pg_temp.item(25, '2026-03-02', '2026-04-01', '2026-04-03');
SELECT is((SELECT string_agg(concat_ws('|', coalesce(l.item_id::text, 'finding ' || l.finding_id), l.source, l.rule,
    l.status, l.age_days, coalesce(l.days_overdue::text, '-'), l.still_found, l.returned, l.serious, l.responsible,
    l.verifier), E'\n' ORDER BY l.item_id, l.finding_id) FROM compliance.ledger l
    WHERE l.item_id BETWEEN 21 AND 25 OR l.finding_id IN (2, 4, 5)),
  E'21|inspection|closed|20|-|f|f|f|member 11001|member 11002\n'
  '22|inspection|overdue|267|237|f|f|f|member 11001\n23|inspection|open|23|-|f|f|t|member 11001\n'
  '24|inspection|open|23|-|f|t|f|member 11001\n25|inspection|closed|32|2|f|f|f|member 11001|member 11002\n'
  'finding 2|audit|LOC-1|closed|31|-|f|f|f\nfinding 4|audit|LOC-1|open|268|-|t|f|f\nfinding '
    '5|audit|LOC-2|open|268|-|t|f|f', 'SUP-03: compliance.ledger');
SELECT is((SELECT string_agg(problem, ', ' ORDER BY finding_id) FROM compliance.ledger WHERE finding_id IN (4, 5)),
  '“无”的“member 11008”：{n}, LOC-2 11', 'SUP-03: what is wrong, of a rule that is gone as well');

-- Who may.
SET LOCAL ROLE partybuild_clerk;
SELECT lives_ok($$SELECT partybuild.raise_item(11, 'opinions', 'p', 'g', 'm', 11001, '2030-01-01')$$,
  'SUP-03: a clerk raises an item');
SELECT throws_ok('DELETE FROM party.ledger_item', '42501', NULL, 'SUP-03: a clerk takes none away');
SET LOCAL ROLE partybuild_reader;
SELECT lives_ok('SELECT count(*) FROM compliance.ledger', 'SUP-03: a reader reads the ledger');
SELECT lives_ok('SELECT count(*) FROM compliance.returned', 'SUP-03: a reader reads what has returned');
SELECT throws_ok($$SELECT partybuild.raise_item(11, 'opinions', 'p', 'g', 'm', 11001, '2030-01-01')$$, '42501', NULL,
  'SUP-03: a reader raises none');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
