-- What an inspection found readers do not read (supervision_006_rights), and so not in the ledger either: they read the
-- register without its words, which compliance.ledger has of what did not come from an inspection. What an item is
-- called goes without words, too: reports keep that for all.
REVOKE SELECT ON party.ledger_item FROM partybuild_reader;
GRANT SELECT (id, org_id, source, finding_id, returns_id, member_id, serious, found_on, entered_on, responsible_id,
  responsible_from, deadline, extended_to, closed_on, verifier_id, assigned_at, extended_on) ON party.ledger_item
  TO partybuild_reader;
CREATE OR REPLACE FUNCTION party.name_of_ledger(id bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT concat_ws(' ', o.name, i.found_on, '#' || i.id)
    FROM party.ledger_item i
    JOIN party.organisation o ON o.id = i.org_id
   WHERE i.id = name_of_ledger.id;
END;
COMMENT ON FUNCTION party.name_of_ledger(bigint) IS
  'what a person calls an item of the ledger: organisation, day and number; for partybuild.subject_name()';
-- and what was kept of them so far, too
UPDATE compliance.period_result r
   SET label = party.name_of_ledger(r.subject)
  FROM party.ledger_item i
 WHERE r.registry = (SELECT c.registry FROM compliance.court c)
   AND r.rule = 'SUP-06'
   AND i.id = r.subject
   AND i.source IN ('inspection', 'self_inspection');
UPDATE compliance.reminder r
   SET payload = r.payload || jsonb_build_object('subject_name', party.name_of_ledger(r.subject))
  FROM party.ledger_item i
 WHERE r.registry = (SELECT c.registry FROM compliance.court c)
   AND r.rule = 'SUP-06'
   AND i.id = r.subject
   AND i.source IN ('inspection', 'self_inspection');
