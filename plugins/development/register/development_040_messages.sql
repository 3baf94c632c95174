-- The functions of development_006_member say what stands in their way in both languages.
CREATE OR REPLACE FUNCTION party.admit_member(applicant bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
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
    RAISE undefined_object USING
      MESSAGE = format(CASE WHEN zh THEN '没有第%s号申请人' ELSE 'applicant %s does not exist' END,
                       coalesce(applicant::text, 'null'));
  END IF;
  IF p.held_on IS NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号申请人没有经批准的接收预备党员决议'
                            ELSE 'no approved admission of applicant %s is on file' END, applicant),
      HINT = format(CASE WHEN zh THEN '所缺步骤见 SELECT * FROM partybuild.next_steps(%s)。'
                         ELSE 'SELECT * FROM partybuild.next_steps(%s) says what is missing.' END, applicant);
  END IF;
  IF p.admitted_on IS NOT NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号申请人已于%s入党' ELSE 'applicant %s is a member since %s' END,
                       applicant, p.admitted_on);
  END IF;
  UPDATE party.member h SET admitted_on = p.held_on WHERE h.id = p.member_id;
  INSERT INTO party.membership (member_id, org_id, status, from_date)
  VALUES (p.member_id, p.org_id, 'probationary', p.held_on);
END $$;
CREATE OR REPLACE FUNCTION party.confirm_member(applicant bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
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
    RAISE undefined_object USING
      MESSAGE = format(CASE WHEN zh THEN '没有第%s号申请人' ELSE 'applicant %s does not exist' END,
                       coalesce(applicant::text, 'null'));
  END IF;
  IF p.decided_on IS NULL OR p.admitted_on IS NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号申请人没有经批准的转正决议'
                            ELSE 'no approved conversion of applicant %s is on file' END, applicant),
      HINT = format(CASE WHEN zh THEN '所缺步骤见 SELECT * FROM partybuild.next_steps(%s)。'
                         ELSE 'SELECT * FROM partybuild.next_steps(%s) says what is missing.' END, applicant);
  END IF;
  IF p.confirmed_on IS NOT NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号申请人已于%s转正' ELSE 'applicant %s is a full member since %s' END,
                       applicant, p.confirmed_on);
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
