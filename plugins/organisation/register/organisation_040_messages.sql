-- The function of organisation_003_certify says what stands in its way in both languages.
CREATE OR REPLACE FUNCTION party.certify_election(
    election bigint, approval bigint DEFAULT NULL, OUT rule text, OUT subject bigint, OUT message text, OUT hint text)
RETURNS SETOF record LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh boolean := partybuild.in_chinese();
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
      MESSAGE = format(CASE WHEN zh THEN '没有第%s号选举' ELSE 'election %s does not exist' END,
                       coalesce(election::text, 'null'));
  END IF;
  IF e.result <> 'valid' THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号选举无效' ELSE 'election %s is void' END, election),
      HINT = CASE WHEN zh THEN '重新投票，并登记新的选举。' ELSE 'Vote again, and record the new ballot.' END;
  END IF;
  IF e.office = 'delegate' THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号选举产生代表，不产生职务'
                            ELSE 'election %s is one of delegates, which opens no posts' END, election);
  END IF;
  IF EXISTS (SELECT FROM party.term t WHERE t.election_id = election)
     OR EXISTS (SELECT FROM party.post p WHERE p.election_id = election) THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号选举已经确认' ELSE 'election %s is certified already' END, election),
      HINT = CASE WHEN zh THEN '所产生的届期和职务见 party.term、party.post。'
                  ELSE 'party.term and party.post show what it opened.' END;
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
