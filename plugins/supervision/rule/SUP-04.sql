-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'SUP-04',
  'Person and deadline hold',
  '责任人与时限有效',
  kind => 'invariant', subject => 'ledger', mode => 'reject', view => 'sup_04_person_and_deadline',
  fixed => 'check constraints SUP-04 deadline, SUP-04 extension on party.ledger_item; guard trigger guard_deadline '
    'on it, by mode',
  message_en => 'item {item} of the ledger: {problem}',
  message_zh => '台账第{item}项：{problem}',
  hint_en => 'Name a member in office, or hand the item over (partybuild.hand_over_item()); a deadline is extended '
    'once, with the reason (partybuild.extend_item()).',
  hint_zh => '责任人须为在职党员，离任的以 partybuild.hand_over_item() 移交；时限只能延长一次并说明理由（partybuild.extend_item()）。',
  seed_ref => '三3', source => 'seed');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('responsible without office', '“{member}”自{from}起负责，当日不是在册党员或未担任职务',
   '"{member}" is responsible from {from} on, and was no member in office or duty then', 'supervision'),
  ('responsible has left', '责任人“{member}”已不是在册党员或不再担任职务，应当移交',
   '"{member}", who is responsible, is a member in office or duty no longer: to be handed over', 'supervision'),
  ('extended before', '时限已延长至{deadline}，只能延长一次', 'it was extended to {deadline}, and is extended once only',
   'supervision'),
  ('deadline put off', '时限{deadline}不得径行推后', 'its deadline of {deadline} is not put off otherwise', 'supervision');

CREATE FUNCTION partybuild.require_open_item(item bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  closed boolean;
BEGIN
  PERFORM partybuild.refuse_as_of();
  -- locked: who comes second sees what the first has done
  SELECT x.closed_on IS NOT NULL INTO closed FROM party.ledger_item x WHERE x.id = item FOR UPDATE;
  IF closed IS NULL THEN
    RAISE undefined_object USING
      MESSAGE = format(CASE WHEN partybuild.in_chinese() THEN '台账没有第%s项'
                            ELSE 'item %s of the ledger does not exist' END, coalesce(item::text, 'null'));
  END IF;
  IF closed THEN
    PERFORM partybuild.refuse_sealed('party.ledger_item', 'SUP-05', item::text);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_open_item(bigint) IS
  'locks an item of the ledger; error 42704 for none, 23PB1 for a closed one, 55000 as of another day (SUP-05)';
REVOKE EXECUTE ON FUNCTION partybuild.require_open_item(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.require_open_item(bigint) TO partybuild_clerk;

CREATE FUNCTION partybuild.extend_item(item bigint, until date, reason text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  PERFORM partybuild.require_open_item(item);
  IF until IS NULL OR reason IS NULL THEN
    RAISE check_violation USING
      MESSAGE = format(CASE WHEN partybuild.in_chinese() THEN '台账第%s项延期须有日期和理由'
                            ELSE 'an extension of item %s of the ledger needs a day and a reason' END, item),
      CONSTRAINT = 'SUP-04 extension', TABLE = 'ledger_item', SCHEMA = 'party';
  END IF;
  PERFORM partybuild.require_deadline(until);
  UPDATE party.ledger_item x SET extended_to = until, extension_reason = reason WHERE x.id = item;
END $$;
COMMENT ON FUNCTION partybuild.extend_item(bigint, date, text) IS
  'puts off the deadline of an open item of the ledger, once, with the reason; error 42704 for no item, 23PB1 for a '
  'closed one or a second extension, 23514 for no reason or a day that is not after today and the deadline (SUP-04)';
REVOKE EXECUTE ON FUNCTION partybuild.extend_item(bigint, date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.extend_item(bigint, date, text) TO partybuild_clerk;

CREATE FUNCTION partybuild.hand_over_item(item bigint, responsible bigint, from_day date DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  PERFORM partybuild.require_open_item(item);
  UPDATE party.ledger_item x
     SET responsible_id = responsible, responsible_from = coalesce(from_day, partybuild.today())
   WHERE x.id = item;
END $$;
COMMENT ON FUNCTION partybuild.hand_over_item(bigint, bigint, date) IS
  'makes another member responsible for an open item of the ledger, from a day on (null: today); error 42704 for no '
  'item, 23PB1 for a closed one or a member without office or duty, 23514 for no member (SUP-03, SUP-04)';
REVOKE EXECUTE ON FUNCTION partybuild.hand_over_item(bigint, bigint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.hand_over_item(bigint, bigint, date) TO partybuild_clerk;

-- at deploy()
-- Who takes an item on is in office on that day: the transaction that gives it to him is refused otherwise. That he
-- leaves later, with effect from that day or an earlier one too, is a fact of life: it is never refused, the commit
-- warns, and the item is on record until it is handed over. Nor is one refused that was closed before it was entered.
CREATE OR REPLACE VIEW party_rule.sup_04_person_and_deadline AS
SELECT i.id AS subject, i.org_id, x.magnitude::numeric,
       jsonb_build_object('item', i.id, 'problem', x.problem, 'member', h.name, 'from', i.responsible_from,
                          'deadline', i.deadline, 'warning', x.warning) AS args
  FROM party.ledger_item i
  JOIN party.member h ON h.id = i.responsible_id
 CROSS JOIN LATERAL (
    SELECT y.magnitude, y.problem, y.warning
      FROM (VALUES (10, i.responsible_from, 'responsible without office',
                    i.closed_on IS NOT NULL OR i.assigned_at IS DISTINCT FROM (SELECT now())),
                   (5, CASE WHEN i.closed_on IS NULL AND i.responsible_from < (SELECT partybuild.today())
                       THEN (SELECT partybuild.today()) END, 'responsible has left', true))
             y (magnitude, day, problem, warning)
     WHERE y.day IS NOT NULL
       AND NOT (EXISTS (SELECT
                          FROM party.membership m
                         WHERE m.member_id = i.responsible_id
                           AND m.status <> 'suspended'
                           AND partybuild.in_force(m.from_date, m.to_date, y.day))
                AND (EXISTS (SELECT
                               FROM party.post p
                              WHERE p.member_id = i.responsible_id
                                AND partybuild.in_force(p.from_date, p.to_date, y.day))
                     OR EXISTS (SELECT
                                  FROM party.leader l
                                 WHERE l.member_id = i.responsible_id
                                   AND partybuild.in_force(l.from_date, l.to_date, y.day))
                     OR EXISTS (SELECT
                                  FROM party.cadre c
                                 WHERE c.member_id = i.responsible_id
                                   AND partybuild.in_force(c.from_date, c.to_date, y.day))
                     OR EXISTS (SELECT
                                  FROM party.party_group g
                                 WHERE g.leader_id = i.responsible_id
                                   AND partybuild.in_force(g.from_date, g.to_date, y.day))))
     ORDER BY y.magnitude DESC
     LIMIT 1
 ) x;
-- by the member, who is locked: somebody may be leaving office at the same time
SELECT partybuild.watch('SUP-04', 'party.ledger_item', 'responsible_id',
  ARRAY['org_id', 'responsible_from', 'closed_on']::name[], leaves => false, kind => 'member',
  via => 'party.ledger_item', via_key => 'responsible_id', via_subject => 'id');
SELECT partybuild.harmless('SUP-04', 'party.ledger_item', ARRAY['id', 'assigned_at']::name[],
  'its number; when responsibility changed, which is watched');
SELECT partybuild.watch('SUP-04', 'party.membership', 'member_id', ARRAY['status', 'from_date', 'to_date']::name[],
  enters => false, kind => 'member', via => 'party.ledger_item', via_key => 'responsible_id', via_subject => 'id',
  expected => '{to_date}');
SELECT partybuild.watch('SUP-04', t.relation, t.key, ARRAY['from_date', 'to_date']::name[], enters => false,
  kind => 'member', via => 'party.ledger_item', via_key => 'responsible_id', via_subject => 'id',
  expected => '{to_date}')
  FROM (VALUES ('party.post'::regclass, 'member_id'::name), ('party.leader', 'member_id'), ('party.cadre', 'member_id'),
               ('party.party_group', 'leader_id')) t (relation, key);
SELECT partybuild.harmless('SUP-04', 'party.ledger_item', ARRAY['deadline']::name[],
  'a value for the message; by itself held to by check constraints and a guard');
SELECT partybuild.harmless('SUP-04', 'party.member', ARRAY['id', 'name']::name[], 'a name for the message');
