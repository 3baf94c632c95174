-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'SUP-05',
  'Closed on evidence',
  '销号须有证据',
  kind => 'record', subject => 'ledger', mode => 'reject', view => 'sup_05_closed',
  fixed => 'check constraints SUP-05, SUP-05 verifier on party.ledger_item; closed items are sealed',
  message_en => 'item {item} of the ledger cannot be closed on {closed}: {rule} still finds it, since {found}',
  message_zh => '台账第{item}项不能在{closed}销号：{rule}自{found}起仍查出该问题',
  hint_en => 'An item is closed once, on evidence, verified by somebody else than who is responsible. What the '
    'audit has found is closed when its rule finds it no longer: mend it, and have the audit look '
    '(partybuild.audit_rule()).',
  hint_zh => '凭整改材料、由责任人以外的人核实后一次销号；审核发现的，规则不再查出方可销号：整改后再行审核（partybuild.audit_rule()）。',
  seed_ref => '三3', source => 'seed');

CREATE FUNCTION partybuild.close_item(item bigint, evidence text, verifier bigint, closed_on date DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  PERFORM partybuild.require_open_item(item);
  UPDATE party.ledger_item x
     SET closed_on = coalesce(close_item.closed_on, partybuild.today()), evidence = close_item.evidence,
         verifier_id = verifier
   WHERE x.id = item;
  -- said now, not at the end of the transaction
  IF EXISTS (SELECT FROM party.ledger_item x WHERE x.id = item AND x.closed_on > partybuild.today()) THEN
    RAISE check_violation USING
      MESSAGE = format(CASE WHEN partybuild.in_chinese() THEN '台账第%s项不能提前到%s销号'
                            ELSE 'item %s of the ledger cannot be closed ahead, on %s' END, item, closed_on),
      CONSTRAINT = 'SUP-05', TABLE = 'ledger_item', SCHEMA = 'party';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.close_item(bigint, text, bigint, date) IS
  'closes an item of the ledger, on a day (null: today): what shows that it is mended, and the member who has '
  'verified it; error 42704 for no item, 23PB1 for a closed one, at commit for one that its rule still finds, 23514 '
  'without evidence or verifier, where the verifier is the person responsible, or for a day to come (SUP-05)';
REVOKE EXECUTE ON FUNCTION partybuild.close_item(bigint, text, bigint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.close_item(bigint, text, bigint, date) TO partybuild_clerk;

-- at deploy()
-- What was taken up, or another finding of the same rule and subject that was there before that day. A finding once
-- closed is never opened again; what comes later is another, and the item has not to answer for it (SUP-10).
CREATE OR REPLACE VIEW party_rule.sup_05_closed AS
SELECT i.id AS subject, i.org_id, x.magnitude::numeric,
       jsonb_build_object('item', i.id, 'closed', i.closed_on, 'rule', f.rule, 'found', x.found_on) AS args
  FROM party.ledger_item i
  JOIN party.finding f ON f.id = i.finding_id
 CROSS JOIN LATERAL (
    SELECT max(coalesce(g.closed_on - i.closed_on, 100000)) AS magnitude, min(g.found_on) AS found_on
      FROM party.finding g
     WHERE g.subject = f.subject
       AND g.rule = f.rule
       AND (g.found_on < i.closed_on OR g.id = f.id)
       AND (g.closed_on IS NULL OR g.closed_on > i.closed_on)
    HAVING count(*) > 0
 ) x
 WHERE i.closed_on IS NOT NULL;
SELECT partybuild.watch('SUP-05', 'party.ledger_item', 'id', ARRAY['closed_on']::name[], leaves => false);
SELECT partybuild.harmless('SUP-05', 'party.ledger_item', ARRAY['org_id', 'finding_id']::name[],
  'once it is closed it is sealed');
SELECT partybuild.harmless('SUP-05', 'party.finding',
  ARRAY['id', 'rule', 'subject', 'found_on', 'closed_on']::name[],
  'commits and audits write it, dated today: one that is found is not dated back, one that is closed stays so');
SELECT partybuild.seal('party.ledger_item', 'OLD.closed_on IS NOT NULL', 'SUP-05');
