-- Certification: branches without a committee have terms too, which their secretary's renewal begins; who becomes
-- deputy keeps the portfolio, on whatever day the approval came. The functions take the place of those of step 003;
-- what those wrote stays as it is.
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
  RETURN ends;
END $$;
COMMENT ON FUNCTION party.open_term(party.election) IS
  'for certify_election(): of a renewal opens the term and ends the posts of the one before; returns the end of the '
  'term that those elected serve';

CREATE OR REPLACE FUNCTION party.take_office(
    e party.election, winner party.candidate, since date, ends date, approval bigint)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kept party.portfolio[];
BEGIN
  IF e.office = 'committee' THEN
    INSERT INTO party.post (org_id, member_id, title, portfolio, elected_on, from_date, term_ends_on, election_id)
    VALUES (e.org_id, winner.member_id, 'member', winner.portfolio, e.held_on, e.held_on, ends, e.id);
    RETURN;
  END IF;
  -- A branch has one secretary and one deputy; a by-election fills what is vacant.
  UPDATE party.post p
     SET to_date = since, end_reason = 'renewal', end_document_id = coalesce(approval, e.report_document_id)
   WHERE p.org_id = e.org_id
     AND (e.office = 'secretary' AND p.title = 'secretary'
       OR e.office = 'deputy' AND p.title IN ('deputy', 'fulltime_deputy') AND e.purpose = 'renewal'
      AND EXISTS (SELECT FROM party.organisation o
                   WHERE o.id = e.org_id AND o.kind IN ('branch', 'joint_branch', 'provisional_branch')))
     AND p.from_date < since AND (p.to_date IS NULL OR p.to_date > since);
  -- A secretary or deputy gives up the post held before: one post a person (POS-07). A deputy keeps the portfolio.
  SELECT p.portfolio INTO kept
    FROM party.post p
   WHERE e.office = 'deputy'
     AND p.org_id = e.org_id AND p.member_id = winner.member_id AND p.title = 'member'
     AND p.from_date <= since AND (p.to_date IS NULL OR p.to_date > since);
  kept := coalesce(kept, '{}');
  UPDATE party.post p
     SET to_date = since, end_reason = 'change_of_duty', end_document_id = coalesce(approval, e.report_document_id)
   WHERE p.org_id = e.org_id AND p.member_id = winner.member_id
     AND (p.title = 'member' OR e.office = 'secretary' AND p.title IN ('deputy', 'fulltime_deputy'))
     AND p.from_date < since AND (p.to_date IS NULL OR p.to_date > since);
  UPDATE party.post p
     SET title = e.office::text::party.post_title, election_id = e.id, approval_document_id = approval,
         portfolio = kept
   WHERE p.org_id = e.org_id AND p.member_id = winner.member_id AND p.title = 'member' AND p.from_date = since;
  IF NOT FOUND THEN
    INSERT INTO party.post
           (org_id, member_id, title, portfolio, elected_on, from_date, term_ends_on, election_id, approval_document_id)
    VALUES (e.org_id, winner.member_id, e.office::text::party.post_title, kept, e.held_on, since, ends, e.id, approval);
  END IF;
END $$;
