-- Certification: who is by-elected after the term has ended is refused by the rule (ELE-20), not by the order of days
-- of a post. The function takes the place of that of step 009; no row changes.
CREATE OR REPLACE FUNCTION party.open_term(e party.election) RETURNS date
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kind party.organisation_kind := (SELECT o.kind FROM party.organisation o WHERE o.id = e.org_id);
  ends date := party.term_end(e.held_on, party.term_years(kind));
BEGIN
  IF e.purpose = 'renewal' AND e.round_of_id IS NULL
     AND (e.office = 'committee' OR e.office = 'secretary' AND e.body = 'general_meeting') THEN
    INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (e.org_id, e.id, e.held_on, ends);
    -- The secretary of a branch without a committee leaves when the next takes office.
    UPDATE party.post p
       SET to_date = e.held_on,
           end_reason = CASE WHEN coalesce(p.term_ends_on,
                                           party.term_end(coalesce(p.elected_on, p.from_date), party.term_years(kind)))
                                  > e.held_on
                             THEN 'renewal' ELSE 'term' END::party.post_end,
           end_document_id = coalesce(e.report_document_id, e.filing_document_id, e.consent_document_id)
     WHERE p.org_id = e.org_id
       AND (p.title IN ('deputy', 'fulltime_deputy', 'member') OR p.title = 'secretary' AND e.office = 'committee')
       AND p.from_date < e.held_on AND (p.to_date IS NULL OR p.to_date > e.held_on);
    RETURN ends;
  END IF;
  -- The rest of the running term (ELE-20)
  SELECT greatest(t.extended_to, party.term_end(b.held_on, party.term_years(kind))) INTO ends
    FROM party.election b
    LEFT JOIN party.term t ON t.election_id = b.id
   WHERE b.org_id = e.org_id AND b.purpose = 'renewal' AND b.round_of_id IS NULL AND b.result = 'valid'
     AND b.held_on <= e.held_on AND (b.office = 'committee' OR b.office = 'secretary' AND b.body = 'general_meeting')
   ORDER BY b.held_on DESC, b.office, b.id DESC
   LIMIT 1;
  -- Where that term is over there is none to serve: ELE-20 says so.
  RETURN CASE WHEN ends > e.held_on THEN ends END;
END $$;
