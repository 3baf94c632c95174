-- The sheet of a self-inspection (SUP-01): what is on it, how it is answered, and what comes of it.
\ir ledger.psql
SELECT no_plan();
RESET partybuild.as_of;
UPDATE compliance.court SET counted_from = '2024-01-01';
UPDATE party.supervision_record SET recorded_from = '2024-01-01';
-- A rule whose findings are of branch 11, one of a kind that it has nothing of, one that nobody has audited, one
-- that is retired, and one that is off.
CREATE TABLE public.loc_thing (id bigint PRIMARY KEY, org_id bigint);
GRANT SELECT ON public.loc_thing TO partybuild_clerk;
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('loc_thing', 'public.loc_thing', '物', 'thing', 'local');
CREATE FUNCTION party.name_of_loc_thing(id bigint) RETURNS text LANGUAGE sql AS 'SELECT id::text';
CREATE VIEW party_rule.loc_1 AS
  SELECT m.id AS subject, 11::bigint AS org_id, 2::numeric AS magnitude, jsonb_build_object('n', m.id) AS args
    FROM party.member m WHERE m.name = 'nobody';
CREATE VIEW party_rule.loc_2 AS
  SELECT m.id AS subject, m.org_id, 2::numeric AS magnitude, '{}'::jsonb AS args FROM public.loc_thing m;
SELECT partybuild.add_rule('LOC-' || n, v::regclass, k, '标题' || n, 'Title ' || n, 'x', 'x', 'x', hint_zh => '办法',
         hint_en => 'a way')
  FROM (VALUES (1, 'party_rule.loc_1', 'member'), (2, 'party_rule.loc_2', 'loc_thing'), (3, 'party_rule.loc_1',
    'member'), (4, 'party_rule.loc_1', 'member'), (5, 'party_rule.loc_1', 'member')) x (n, v, k);
SELECT partybuild.retire_rule('LOC-4');
SELECT partybuild.set_mode('LOC-5', 'off', 'order', 11);
INSERT INTO party.audited (rule, audited_on, settings)
SELECT r, '2026-01-01', 'x' FROM unnest('{LOC-1,LOC-2,LOC-4,LOC-5}'::text[]) r;
SELECT pg_temp.finding(1, '2026-03-01', subject => 11005), pg_temp.finding(2, '2026-03-01', '2026-04-01',
  subject => 11006), pg_temp.finding(3, '2026-03-01', subject => 11007),
  pg_temp.finding(4, '2026-03-01', subject => 12001, org => 12);
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
CREATE FUNCTION pg_temp.line(rule text) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws(' ', l.known, l.number)
    FROM party.self_inspection_line l JOIN party.self_inspection s ON s.id = l.inspection_id
   WHERE s.org_id = 11 AND s.open AND l.rule = line.rule $$;

SELECT throws_ok(sql, state, NULL, 'SUP-01: ' || sql)
  FROM (VALUES ('SELECT partybuild.start_self_inspection(2)', '42704'),
    ('SELECT partybuild.start_self_inspection(NULL)', '42704'),
    ('SELECT partybuild.start_self_inspection(4711)', '42704'),
    ('SELECT partybuild.finish_self_inspection(4711)', '42704'),
    ('SELECT partybuild.finish_self_inspection(NULL)', '42704'),
    ($$SET LOCAL partybuild.as_of = '2026-11-01'; SELECT partybuild.start_self_inspection(11)$$, '55000'),
    ($$UPDATE party.organisation SET revoked_on = partybuild.today() WHERE id = 11;
      SELECT partybuild.start_self_inspection(11)$$, '42704')) v (sql, state);
SET LOCAL ROLE partybuild_clerk;
SELECT partybuild.start_self_inspection(11) AS sheet \gset
RESET ROLE;
SELECT is((SELECT to_jsonb(s) - '{id,inspected_on,started_on}'::text[]
             FROM party.self_inspection s WHERE s.id = :sheet),
  '{"org_id": 11, "whole": true, "found": null, "document_id": null, "open": true}'::jsonb, 'SUP-01: an open sheet');
SELECT is(pg_temp.line(rule), said, 'SUP-01: ' || what)
  FROM (VALUES ('LOC-1', 'not met 2', 'findings that are open, of this branch'),
    ('LOC-2', 'nothing known 0', 'a rule about what the branch has nothing of'),
    ('LOC-3', 'nothing known 0', 'a rule that was not audited'), ('LOC-4', NULL, 'a rule that is retired'),
    ('LOC-5', NULL, 'a rule that is off for the branch'), ('SUP-03', 'nothing known 0', 'a constraint, and no item'),
    ('DIS-06', NULL, 'what the discipline committee owes'),
    ('SUP-01', 'not met 1', 'an obligation that is overdue')) v (rule, said, what);
SELECT is((SELECT string_agg(l.rule || ' ' || l.number, ', ' ORDER BY l.rule)
             FROM party.self_inspection_line l JOIN partybuild.obligation o ON o.rule = l.rule
            WHERE l.inspection_id = :sheet AND l.number <> (SELECT count(*) FROM compliance.status s
              WHERE s.rule = l.rule AND s.org_id = 11 AND s.status = 'overdue'
                AND (s.per = 'once' OR s.due_on >= (partybuild.today() - interval '1 year')::date))), NULL,
  'SUP-01: overdue periods of the last twelve months');
SELECT is((SELECT string_agg(r.code, ' ' ORDER BY r.code)
             FROM partybuild.rule r
            WHERE NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code)
              AND NOT EXISTS (SELECT FROM party.self_inspection_line l
                               WHERE l.inspection_id = :sheet AND l.rule = r.code)), 'LOC-4 LOC-5',
  'SUP-01: every other rule that is judged is on it');
SELECT is((SELECT count(*) FROM party.self_inspection_line l WHERE l.inspection_id = :sheet AND l.answer IS NOT NULL),
  0::bigint, 'SUP-01: nothing is answered');
SELECT is((SELECT concat_ws(' ', v.organisation = o.name, v.started_on = partybuild.today(), v.finished_on IS NULL,
    v.unanswered = v.lines, v.lines > 50, v.met, v.not_met) FROM compliance.self_inspection v
    JOIN party.organisation o ON o.id = 11 WHERE v.inspection_id = :sheet), 't t t t t 0 0',
  'SUP-01: as readers see it');
SELECT throws_ok('SELECT partybuild.start_self_inspection(11)', '23505', 'organisation 11 has an open sheet',
  'SUP-01: one open sheet a branch');
SELECT lives_ok('SELECT partybuild.start_self_inspection(12)', 'SUP-01: another branch has its own');
SELECT is((SELECT count(*) FROM party_rule.sup_01_evidence e WHERE e.subject = 11), 0::bigint,
  'SUP-01: an open sheet does not count');

-- Answers.
SELECT pg_temp.checks('SUP-01 answer', format('UPDATE party.self_inspection_line SET %s WHERE inspection_id = %s AND '
    'rule = ''LOC-1''', c, :sheet), c)
  FROM unnest(ARRAY['answer = false', 'answer = false, remark = ''x'', responsible_id = 11001',
    'answer = false, remark = ''x'', deadline = ''2030-01-01''',
    'answer = false, responsible_id = 11001, deadline = ''2030-01-01''', 'answer = true, take_up = true',
    'take_up = true']) c;
SELECT throws_like('SELECT partybuild.finish_self_inspection(' || :sheet || ')',
  'sheet % cannot be finished: lines that are not answered: %', 'SUP-01: not answered');
SET LOCAL ROLE partybuild_clerk;
UPDATE party.self_inspection_line SET answer = true WHERE inspection_id = :sheet AND rule !~ '^LOC';
RESET ROLE;
SELECT throws_ok(format(sql, :sheet), '23514',
    'sheet ' || :sheet || ' cannot be finished: lines that are not answered: 3',
    'SUP-01: how many are not answered, ' || sql)
  FROM unnest('{SELECT partybuild.finish_self_inspection(%s),
    UPDATE party.self_inspection SET open = false WHERE id = %s,
    "UPDATE party.self_inspection SET open = false, started_on = NULL WHERE id = %s"}'::text[]) sql;
SELECT throws_ok(format('UPDATE party.self_inspection SET org_id = 13 WHERE id = %s', :sheet), '23514',
  'sheet ' || :sheet || ' cannot be finished: it is of another branch', 'SUP-01: a sheet stays with its branch');
SELECT throws_ok(sql, '23514', NULL, 'SUP-01: ' || sql)
  FROM unnest(ARRAY['INSERT INTO party.self_inspection (org_id, inspected_on, whole, started_on)
      VALUES (13, ''2026-01-01'', true, ''2026-01-01'')',
    'INSERT INTO party.self_inspection (org_id, inspected_on, whole, open) VALUES (13, ''2026-01-01'', true, true)',
    'INSERT INTO party.self_inspection (org_id, inspected_on, whole, open, started_on)
      VALUES (13, ''2026-01-01'', false, true, ''2026-01-01'')',
    'INSERT INTO party.self_inspection (org_id, inspected_on, whole, open, started_on)
      VALUES (13, ''2026-01-01'', true, true, ''2026-01-02'')',
    format('UPDATE party.self_inspection SET inspected_on = partybuild.day_of(now()) + 1, open = false WHERE id = %s',
      :sheet),
    'INSERT INTO party.self_inspection (org_id, inspected_on, whole) VALUES (13, ''2026-01-01'', true);
      UPDATE party.self_inspection SET started_on = inspected_on WHERE org_id = 13']) sql;
SELECT throws_ok(format(sql, :sheet), '42501', NULL, 'SUP-01: no right, ' || sql)
  FROM unnest(ARRAY['SET LOCAL ROLE partybuild_clerk; DELETE FROM party.self_inspection_line',
    'SET LOCAL ROLE partybuild_clerk; UPDATE party.self_inspection_line SET known = ''met''',
    'SET LOCAL ROLE partybuild_reader; TABLE party.self_inspection_line',
    'SET LOCAL ROLE partybuild_reader; SELECT partybuild.start_self_inspection(13)',
    'SET LOCAL ROLE partybuild_auditor; SELECT partybuild.finish_self_inspection(%s)',
    'SET LOCAL ROLE partybuild_auditor; UPDATE party.self_inspection_line SET answer = true']) sql;
RESET ROLE;

-- One is taken up, one raised, one is on the ledger already.
SELECT pg_temp.item(77, source => 'inspection', deadline => '2030-01-01'), pg_temp.item(78, org => 12);
UPDATE party.self_inspection_line SET answer = false, remark = 'two are wrong', responsible_id = 11001,
  deadline = '2030-02-01', take_up = true, serious = true WHERE inspection_id = :sheet AND rule = 'LOC-1';
UPDATE party.self_inspection_line SET answer = false, remark = 'there is none', responsible_id = 11001,
  deadline = partybuild.today() WHERE inspection_id = :sheet AND rule = 'LOC-2';
UPDATE party.self_inspection_line SET answer = false, item_id = 78 WHERE inspection_id = :sheet AND rule = 'LOC-3';
SELECT throws_ok(format('SELECT partybuild.finish_self_inspection(%s)', :sheet), '23514',
  'lines of sheet ' || :sheet || ' have deadlines that are not after today', 'SUP-04: a deadline of today');
UPDATE party.self_inspection_line SET deadline = '2030-03-01' WHERE inspection_id = :sheet AND rule = 'LOC-2';
SELECT throws_ok(format('SELECT partybuild.finish_self_inspection(%s)', :sheet), '23514',
  'sheet ' || :sheet || ' cannot be finished: lines that are not met, and not open on the ledger of the branch: 1',
  'SUP-01: an item of another branch');
SELECT pg_temp.item(79, source => 'inspection', closed => '2026-03-20');
UPDATE party.self_inspection_line SET item_id = 79 WHERE inspection_id = :sheet AND rule = 'LOC-3';
SELECT throws_ok(format('SELECT partybuild.finish_self_inspection(%s)', :sheet), '23514',
  'sheet ' || :sheet || ' cannot be finished: lines that are not met, and not open on the ledger of the branch: 1',
  'SUP-01: an item that was closed before');
UPDATE party.self_inspection_line SET item_id = 77 WHERE inspection_id = :sheet AND rule = 'LOC-3';
SELECT throws_ok(format('UPDATE party.self_inspection SET open = false WHERE id = %s', :sheet), '23514',
  'sheet ' || :sheet || ' cannot be finished: lines that are not met, and not open on the ledger of the branch: 2',
  'SUP-01: not finished by hand without its items');
SELECT is((SELECT count(*) FROM party.ledger_item), 3::bigint, 'SUP-01: nothing is left half done');
SET LOCAL ROLE partybuild_clerk;
SELECT is(partybuild.finish_self_inspection(:sheet), 3::bigint, 'SUP-01: finished, with three items');
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
RESET ROLE;
SELECT is((SELECT string_agg(concat_ws('|', i.source, i.finding_id, i.problem, i.goal, i.measure, i.responsible_id,
    i.deadline, i.serious, i.found_on = partybuild.today()), E'\n' ORDER BY i.finding_id)
    FROM party.ledger_item i WHERE i.id NOT IN (77, 78, 79)),
  'audit|1|x|标题1|办法|11001|2030-02-01|t|f' || E'\n' || 'audit|3|x|标题1|办法|11001|2030-02-01|t|f' || E'\n'
    || 'self_inspection|there is none|标题2|办法|11001|2030-03-01|f|t', 'SUP-01: what is on the ledger');
SELECT is((SELECT string_agg(concat_ws(' ', l.rule, i.source, i.finding_id), ', ' ORDER BY l.rule)
    FROM party.self_inspection_line l JOIN party.ledger_item i ON i.id = l.item_id WHERE l.inspection_id = :sheet),
  'LOC-1 audit 1, LOC-2 self_inspection, LOC-3 inspection', 'SUP-01: each line leads to its item');
SELECT is((SELECT array_agg(e.on_date) FROM party_rule.sup_01_evidence e WHERE e.subject = 11),
  ARRAY[partybuild.today()], 'SUP-01: it counts from the day it is finished');
SELECT is((SELECT concat_ws(' ', v.finished_on = partybuild.today(), v.unanswered, v.not_met, v.met = v.lines - 3,
    v.differ > 0) FROM compliance.self_inspection v WHERE v.inspection_id = :sheet), 't 0 3 t t', 'SUP-01: in numbers');
SELECT pg_temp.refuses('SUP-01', format(sql, :sheet), sql)
  FROM unnest(ARRAY['SELECT partybuild.finish_self_inspection(%s)', 'DELETE FROM party.self_inspection WHERE id = %s',
    'UPDATE party.self_inspection SET found = ''x'' WHERE id = %s',
    'UPDATE party.self_inspection SET open = true WHERE id = %s', 'TRUNCATE party.self_inspection CASCADE',
    'UPDATE party.self_inspection_line SET answer = NULL WHERE inspection_id = %s AND answer',
    'DELETE FROM party.self_inspection_line WHERE inspection_id = %s', 'TRUNCATE party.self_inspection_line',
    'INSERT INTO party.self_inspection_line (inspection_id, rule, known) VALUES (%s, ''X-1'', ''met'')']) sql;
SELECT lives_ok('SELECT partybuild.start_self_inspection(11)', 'SUP-01: and another one');
SELECT is(pg_temp.verdict('DELETE FROM party.self_inspection WHERE open'), 'accepted',
  'SUP-01: an open one may be given up');
-- A line whose findings are on the ledger already enters none, one whose findings are gone an item of its own, and so
-- does a rule that is there no more.
DELETE FROM party.self_inspection WHERE open;
SELECT partybuild.start_self_inspection(11) AS sheet \gset
UPDATE party.self_inspection_line SET answer = true WHERE inspection_id = :sheet;
UPDATE party.self_inspection_line SET answer = false, take_up = true, remark = 'x', responsible_id = 11001,
  deadline = '2030-02-01' WHERE inspection_id = :sheet AND rule IN ('LOC-1', 'LOC-3');
SELECT is(partybuild.finish_self_inspection(:sheet), 1::bigint, 'SUP-01: taken up before, and nothing to take up');
SELECT is((SELECT string_agg(concat_ws(' ', l.rule, i.source, i.finding_id), ', ' ORDER BY l.rule)
    FROM party.self_inspection_line l JOIN party.ledger_item i ON i.id = l.item_id WHERE l.inspection_id = :sheet),
  'LOC-1 audit 1, LOC-3 self_inspection', 'SUP-01: the item that there was, and one raised');
-- A rule of the court's own without a hint gives no measure.
SELECT partybuild.start_self_inspection(11) AS sheet \gset
UPDATE partybuild.rule SET hint_zh = NULL WHERE code = 'LOC-2';
UPDATE party.self_inspection_line SET answer = true WHERE inspection_id = :sheet;
UPDATE party.self_inspection_line SET answer = false, remark = 'x', responsible_id = 11001, deadline = '2030-02-01'
 WHERE inspection_id = :sheet AND rule = 'LOC-2';
SELECT throws_ok(format('SELECT partybuild.finish_self_inspection(%s)', :sheet), '23514',
  'lines of sheet ' || :sheet || ' lack a goal or a measure', 'SUP-03: no measure');
UPDATE party.self_inspection_line SET measure = 'as planned' WHERE inspection_id = :sheet AND rule = 'LOC-2';
SET LOCAL partybuild.language = 'zh';
UPDATE party.self_inspection_line SET answer = NULL WHERE inspection_id = :sheet AND rule = 'LOC-3';
SELECT throws_ok(format('SELECT partybuild.finish_self_inspection(%s)', :sheet), '23514',
  '自查表第' || :sheet || '号不能完成：尚有1项未作答', 'SUP-01: in Chinese');
RESET partybuild.language;
UPDATE party.self_inspection_line SET answer = true WHERE inspection_id = :sheet AND rule = 'LOC-3';
SELECT is(partybuild.finish_self_inspection(:sheet), 1::bigint, 'SUP-03: with a measure of its own');
-- A responsible person without office is refused as by any other way.
SELECT partybuild.start_self_inspection(11) AS sheet \gset
UPDATE party.self_inspection_line SET answer = true WHERE inspection_id = :sheet;
UPDATE party.self_inspection_line SET answer = false, remark = 'x', responsible_id = 11005, deadline = '2030-02-01'
 WHERE inspection_id = :sheet AND rule = 'LOC-3';
SELECT pg_temp.refuses('SUP-04', format('SELECT partybuild.finish_self_inspection(%s)', :sheet), 'who has no office');
SELECT * FROM finish();
ROLLBACK;
