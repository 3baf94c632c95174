-- From an approval to the membership, as a clerk would write it; the rules judge it at commit (DEV-20, DEV-27).
CREATE FUNCTION party.admit_member(applicant bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  p record;
BEGIN
  SELECT a.member_id, m.org_id, m.held_on, h.admitted_on
    INTO p
    FROM party.applicant a
    JOIN party.member h ON h.id = a.member_id
    LEFT JOIN party.development_meeting m ON m.applicant_id = a.id AND m.outcome = 'admitted'
      AND EXISTS (SELECT
                    FROM party.development_approval v
                   WHERE v.meeting_id = m.id AND v.approved AND v.withdrawn_on IS NULL)
   WHERE a.id = admit_member.applicant
   ORDER BY m.held_on DESC NULLS LAST
   LIMIT 1;
  IF NOT FOUND THEN
    RAISE undefined_object USING MESSAGE = format('applicant %s does not exist', coalesce(applicant::text, 'null'));
  END IF;
  IF p.held_on IS NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format('no approved admission of applicant %s is on file', applicant),
      HINT = format('SELECT * FROM partybuild.next_steps(%s) says what is missing.', applicant);
  END IF;
  IF p.admitted_on IS NOT NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format('applicant %s is a member since %s', applicant, p.admitted_on);
  END IF;
  UPDATE party.member h SET admitted_on = p.held_on WHERE h.id = p.member_id;
  INSERT INTO party.membership (member_id, org_id, status, from_date)
  VALUES (p.member_id, p.org_id, 'probationary', p.held_on);
END $$;
COMMENT ON FUNCTION party.admit_member(bigint) IS
  'makes an applicant whose admission is approved a probationary member of the branch that admitted, from the day of '
  'its meeting; error 42704 for no applicant, 55000 without an approval or for a member (DEV-20)';
CREATE FUNCTION party.confirm_member(applicant bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  p record;
  since date;
BEGIN
  SELECT a.member_id, h.confirmed_on, h.admitted_on, c.decided_on,
         -- who came with a letter while it ran was admitted elsewhere
         party.probation_end(a.id, coalesce((SELECT max(m.held_on)
                                               FROM party.development_meeting m
                                              WHERE m.applicant_id = a.id AND m.outcome = 'admitted'),
                                            h.admitted_on)) AS ends
    INTO p
    FROM party.applicant a
    JOIN party.member h ON h.id = a.member_id
    LEFT JOIN LATERAL (
      SELECT v.decided_on
        FROM party.development_meeting m
        JOIN party.development_approval v ON v.meeting_id = m.id AND v.approved AND v.withdrawn_on IS NULL
       WHERE m.applicant_id = a.id AND m.outcome = 'full'
       ORDER BY m.held_on DESC
       LIMIT 1
    ) c ON true
   WHERE a.id = confirm_member.applicant;
  IF NOT FOUND THEN
    RAISE undefined_object USING MESSAGE = format('applicant %s does not exist', coalesce(applicant::text, 'null'));
  END IF;
  IF p.decided_on IS NULL OR p.admitted_on IS NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format('no approved conversion of applicant %s is on file', applicant),
      HINT = format('SELECT * FROM partybuild.next_steps(%s) says what is missing.', applicant);
  END IF;
  IF p.confirmed_on IS NOT NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format('applicant %s is a full member since %s', applicant, p.confirmed_on);
  END IF;
  since := greatest(p.ends, p.decided_on);
  UPDATE party.member h SET confirmed_on = p.ends WHERE h.id = p.member_id;
  -- who has moved meanwhile is full from that day in whatever branch
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  SELECT s.member_id, s.org_id, 'full', since, s.to_date
    FROM party.membership s
   WHERE s.member_id = p.member_id AND s.status = 'probationary'
     AND s.from_date < since AND (s.to_date IS NULL OR s.to_date > since);
  UPDATE party.membership s
     SET to_date = since
   WHERE s.member_id = p.member_id AND s.status = 'probationary'
     AND s.from_date < since AND (s.to_date IS NULL OR s.to_date > since);
  UPDATE party.membership s SET status = 'full'
   WHERE s.member_id = p.member_id AND s.status = 'probationary' AND s.from_date >= since;
END $$;
COMMENT ON FUNCTION party.confirm_member(bigint) IS
  'makes a probationary member whose conversion is approved a full one, from the day of the approval; the length of '
  'membership counts from the end of probation; error 42704 for no applicant, 55000 without an approval or for a full '
  'member (DEV-23, DEV-26)';
REVOKE EXECUTE ON FUNCTION party.admit_member(bigint), party.confirm_member(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.admit_member(bigint), party.confirm_member(bigint) TO partybuild_clerk;
