-- Certification: from a ballot's votes to posts and terms.
-- It judges nothing itself: it writes what a clerk would write by hand, asks what a commit would be refused for,
-- and takes all of it back if that is anything.
CREATE FUNCTION party.count_ballot(e party.election) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- More than half of those present, by the order of votes; who ties at the cut waits for a further round (ELE-11,
  -- ELE-12).
  UPDATE party.candidate c
     SET elected = coalesce(x.elected, false)
    FROM (SELECT k.id,
                 partybuild.more_than_half(k.votes_for, e.present)
                 AND count(*) FILTER (WHERE partybuild.more_than_half(k.votes_for, e.present))
                       OVER (ORDER BY k.votes_for DESC RANGE UNBOUNDED PRECEDING) <= e.seats AS elected
            FROM party.candidate k
           WHERE k.election_id = e.id) x
   WHERE c.id = x.id AND c.elected IS DISTINCT FROM coalesce(x.elected, false);
END $$;
COMMENT ON FUNCTION party.count_ballot(party.election) IS
  'for certify_election(): decides who is elected (ELE-11, ELE-12)';

CREATE FUNCTION party.open_term(e party.election) RETURNS date
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kind party.organisation_kind := (SELECT o.kind FROM party.organisation o WHERE o.id = e.org_id);
  ends date := party.term_end(e.held_on, party.term_years(kind));
BEGIN
  IF e.purpose = 'renewal' AND e.office = 'committee' AND e.round_of_id IS NULL THEN
    INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (e.org_id, e.id, e.held_on, ends);
    UPDATE party.post p
       SET to_date = e.held_on,
           end_reason = CASE WHEN coalesce(p.term_ends_on,
                                           party.term_end(coalesce(p.elected_on, p.from_date), party.term_years(kind)))
                                  > e.held_on
                             THEN 'renewal' ELSE 'term' END::party.post_end,
           end_document_id = coalesce(e.report_document_id, e.filing_document_id, e.consent_document_id)
     WHERE p.org_id = e.org_id AND p.title IN ('secretary', 'deputy', 'fulltime_deputy', 'member')
       AND p.from_date < e.held_on AND (p.to_date IS NULL OR p.to_date > e.held_on);
    RETURN ends;
  END IF;
  -- The rest of the running term (ELE-20)
  SELECT coalesce(t.extended_to, t.to_date, party.term_end(b.held_on, party.term_years(kind))) INTO ends
    FROM party.election b
    LEFT JOIN party.term t ON t.election_id = b.id
   WHERE b.org_id = e.org_id AND b.purpose = 'renewal' AND b.round_of_id IS NULL AND b.result = 'valid'
     AND b.held_on <= e.held_on AND (b.office = 'committee' OR b.id = e.id)
   ORDER BY b.office = 'committee' DESC, b.held_on DESC, b.id DESC
   LIMIT 1;
  RETURN ends;
END $$;
COMMENT ON FUNCTION party.open_term(party.election) IS
  'for certify_election(): of a committee''s renewal opens the term and ends the posts of the one before; returns the '
  'end of the term that those elected serve';

CREATE FUNCTION party.take_office(e party.election, winner party.candidate, since date, ends date, approval bigint)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF e.office = 'committee' THEN
    INSERT INTO party.post (org_id, member_id, title, portfolio, elected_on, from_date, term_ends_on, election_id)
    VALUES (e.org_id, winner.member_id, 'member', winner.portfolio, e.held_on, e.held_on, ends, e.id);
    RETURN;
  END IF;
  -- A secretary or deputy gives up the seat of a member: one post a person (POS-07).
  IF e.office = 'secretary' THEN
    UPDATE party.post p
       SET to_date = since, end_reason = 'renewal', end_document_id = coalesce(approval, e.report_document_id)
     WHERE p.org_id = e.org_id AND p.title = 'secretary'
       AND p.from_date < since AND (p.to_date IS NULL OR p.to_date > since);
  END IF;
  UPDATE party.post p
     SET to_date = since, end_reason = 'change_of_duty', end_document_id = coalesce(approval, e.report_document_id)
   WHERE p.org_id = e.org_id AND p.member_id = winner.member_id AND p.title = 'member'
     AND p.from_date < since AND (p.to_date IS NULL OR p.to_date > since);
  UPDATE party.post p
     SET title = e.office::text::party.post_title, election_id = e.id, approval_document_id = approval,
         portfolio = CASE e.office WHEN 'deputy' THEN p.portfolio ELSE '{}' END
   WHERE p.org_id = e.org_id AND p.member_id = winner.member_id AND p.title = 'member' AND p.from_date = since;
  IF NOT FOUND THEN
    INSERT INTO party.post
           (org_id, member_id, title, elected_on, from_date, term_ends_on, election_id, approval_document_id)
    VALUES (e.org_id, winner.member_id, e.office::text::party.post_title, e.held_on, since, ends, e.id, approval);
  END IF;
END $$;
COMMENT ON FUNCTION party.take_office(party.election, party.candidate, date, date, bigint) IS
  'for certify_election(): opens the post of somebody elected, and ends what it takes the place of';

CREATE OR REPLACE FUNCTION party.certify_election(
    election bigint, approval bigint DEFAULT NULL, OUT rule text, OUT subject bigint, OUT message text, OUT hint text)
RETURNS SETOF record LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  e party.election;
  winner party.candidate;
  since date;
  ends date;
  problems jsonb;
BEGIN
  -- The second of two certifications waits here, and finds what the first has opened.
  SELECT * INTO e FROM party.election x WHERE x.id = election FOR UPDATE;
  IF NOT FOUND THEN
    RAISE undefined_object USING
      MESSAGE = format('election %s does not exist', coalesce(election::text, 'null'));
  END IF;
  IF e.result <> 'valid' THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format('election %s is void', election),
      HINT = 'Vote again, and record the new ballot.';
  END IF;
  IF e.office = 'delegate' THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format('election %s is one of delegates, which opens no posts', election);
  END IF;
  IF EXISTS (SELECT FROM party.term t WHERE t.election_id = election)
     OR EXISTS (SELECT FROM party.post p WHERE p.election_id = election) THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format('election %s is certified already', election),
      HINT = 'party.term and party.post show what it opened.';
  END IF;
  -- The day in office: of the vote, or of the superior's approval where that came later.
  SELECT greatest(e.held_on, d.dated_on) INTO since FROM party.document d WHERE d.id = approval;
  since := coalesce(since, e.held_on);

  BEGIN
    PERFORM party.count_ballot(e);
    ends := party.open_term(e);
    FOR winner IN
      SELECT c.*
        FROM party.candidate c
       WHERE c.election_id = election AND c.elected
       ORDER BY c.votes_for DESC, c.id
    LOOP
      PERFORM party.take_office(e, winner, since, ends, approval);
    END LOOP;
    SELECT jsonb_agg(to_jsonb(v)) INTO problems FROM partybuild.pending_violations() v;
    IF problems IS NOT NULL THEN
      RAISE EXCEPTION USING ERRCODE = 'PB001';
    END IF;
  EXCEPTION WHEN SQLSTATE 'PB001' THEN
    NULL;
  END;
  RETURN QUERY
    SELECT x.rule, x.subject, x.message, x.hint
      FROM jsonb_to_recordset(problems) AS x (rule text, subject bigint, message text, hint text);
END $$;
COMMENT ON FUNCTION party.certify_election(bigint, bigint) IS
  'counts a ballot, decides who is elected, opens term and posts and closes the old ones; where rules stand in the '
  'way it returns them as rows and writes nothing; approval: document of the superior that approves a secretary or '
  'deputy (ELE-22); error 55000 for a ballot that is void or certified, 42704 for none';
REVOKE EXECUTE ON FUNCTION party.certify_election(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.certify_election(bigint, bigint) TO partybuild_clerk;
REVOKE EXECUTE ON FUNCTION
  party.count_ballot(party.election), party.open_term(party.election),
  party.take_office(party.election, party.candidate, date, date, bigint)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  party.count_ballot(party.election), party.open_term(party.election),
  party.take_office(party.election, party.candidate, date, date, bigint)
  TO partybuild_clerk;
