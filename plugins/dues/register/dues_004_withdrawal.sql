-- How it was decided that a member has withdrawn by staying away (自行脱党).
CREATE TABLE party.self_withdrawal (
  member_id bigint PRIMARY KEY REFERENCES party.member,
  vote_id bigint REFERENCES party.vote,
  decided_on date NOT NULL,
  approved_on date,
  document_id bigint REFERENCES party.document,
  CONSTRAINT self_withdrawal_days CHECK (decided_on BETWEEN '1921-07-01' AND '9999-12-31'
                                         AND approved_on BETWEEN '1921-07-01' AND '9999-12-31')
);
COMMENT ON TABLE party.self_withdrawal IS
  'decisions that members have withdrawn by staying away: the meeting''s vote and the superior''s approval (DIS-03)';
COMMENT ON COLUMN party.self_withdrawal.member_id IS 'the member';
COMMENT ON COLUMN party.self_withdrawal.vote_id IS 'vote of the branch''s general meeting';
COMMENT ON COLUMN party.self_withdrawal.decided_on IS 'day of the meeting';
COMMENT ON COLUMN party.self_withdrawal.approved_on IS 'day of the superior''s approval';
COMMENT ON COLUMN party.self_withdrawal.document_id IS 'document of the approval';
CREATE INDEX ON party.self_withdrawal (vote_id);
CREATE INDEX ON party.self_withdrawal (document_id);

CREATE FUNCTION party.self_withdraw(member bigint, vote bigint, document bigint, ended date DEFAULT partybuild.today())
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  missing record;
BEGIN
  IF NOT EXISTS (SELECT
                   FROM party.member h
                  WHERE h.id = self_withdraw.member
                    AND h.admitted_on < self_withdraw.ended
                    AND h.ended_on IS NULL) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('%s is no member whose membership can end on %s', coalesce(member::text, 'null'),
                       coalesce(ended::text, 'null'));
  END IF;
  INSERT INTO party.self_withdrawal (member_id, vote_id, decided_on, approved_on, document_id)
  SELECT self_withdraw.member, self_withdraw.vote,
         -- without a vote the rule says so
         coalesce((SELECT a.held_on
                     FROM party.vote v
                     JOIN party.activity a ON a.id = v.activity_id
                    WHERE v.id = self_withdraw.vote), self_withdraw.ended),
         (SELECT d.dated_on FROM party.document d WHERE d.id = self_withdraw.document), self_withdraw.document
      ON CONFLICT ON CONSTRAINT self_withdrawal_pkey
      DO UPDATE SET vote_id = EXCLUDED.vote_id, decided_on = EXCLUDED.decided_on, approved_on = EXCLUDED.approved_on,
         document_id = EXCLUDED.document_id;
  UPDATE party.post p
     SET to_date = self_withdraw.ended, end_reason = 'loss_of_rights', end_document_id = self_withdraw.document
   WHERE p.member_id = self_withdraw.member
     AND p.from_date < self_withdraw.ended
     AND (p.to_date IS NULL OR p.to_date > self_withdraw.ended);
  UPDATE party.membership m
     SET to_date = self_withdraw.ended
   WHERE m.member_id = self_withdraw.member
     AND m.from_date < self_withdraw.ended
     AND (m.to_date IS NULL OR m.to_date > self_withdraw.ended);
  UPDATE party.member h
     SET ended_on = self_withdraw.ended, ended_as = 'self_withdrawn'
   WHERE h.id = self_withdraw.member;
  -- what a commit would be refused for is said at once
  FOR missing IN
    SELECT v.subject, v.org_id, v.magnitude, v.args
      FROM partybuild.pending_violations() v
     WHERE v.rule = 'DIS-03' AND v.subject = self_withdraw.member
  LOOP
    PERFORM partybuild.violate('DIS-03', missing.subject, missing.org_id, missing.magnitude, missing.args);
  END LOOP;
END $$;
COMMENT ON FUNCTION party.self_withdraw(bigint, bigint, bigint, date) IS
  'puts a member down as self-withdrawn from a day on, by the vote of his branch''s general meeting and the document '
  'of the superior''s approval: the decision, the end of membership and posts; error 23PB1 that names all that is '
  'missing, 22023 for who is no member (DIS-03)';
REVOKE EXECUTE ON FUNCTION party.self_withdraw(bigint, bigint, bigint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.self_withdraw(bigint, bigint, bigint, date) TO partybuild_clerk;
