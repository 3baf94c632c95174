-- Rows that cannot be true. Those from before are the court's and stay (NOT VALID): deploy() says which break it.
ALTER TABLE party.activity
  ADD CONSTRAINT activity_times CHECK (starts_at >= '1921-07-01' AND ends_at < '2200-01-01') NOT VALID,
  ADD CONSTRAINT activity_reason CHECK (NOT partybuild.is_blank(correction_reason)) NOT VALID;
ALTER TABLE party.attendance
  ADD CONSTRAINT attendance_hours CHECK (hours <> 'NaN' AND hours <= 24 * 31) NOT VALID;
ALTER TABLE party.minutes
  ADD CONSTRAINT minutes_said CHECK (NOT partybuild.is_blank(said)) NOT VALID;
ALTER TABLE party.decision
  ADD CONSTRAINT decision_days CHECK (due_on >= '1921-07-01' AND due_on < '2200-01-01'
                                      AND outcome_on >= '1921-07-01' AND outcome_on < '2200-01-01') NOT VALID,
  ADD CONSTRAINT decision_words CHECK (NOT partybuild.is_blank(matter) AND NOT partybuild.is_blank(outcome)) NOT VALID;
ALTER TABLE party.vote
  ADD CONSTRAINT vote_motion CHECK (NOT partybuild.is_blank(motion)) NOT VALID;
ALTER TABLE party.criticism
  ADD CONSTRAINT criticism_words CHECK (NOT partybuild.is_blank(self_criticism) AND NOT partybuild.is_blank(criticism))
    NOT VALID;
ALTER TABLE party.study_plan
  ADD CONSTRAINT study_plan_day CHECK (filed_on >= '1921-07-01' AND filed_on < '2200-01-01') NOT VALID;
ALTER TABLE party.duty_report
  ADD CONSTRAINT duty_report_day CHECK (reported_on >= '1921-07-01' AND reported_on < '2200-01-01') NOT VALID;
ALTER TABLE party.talk
  ADD CONSTRAINT talk_day CHECK (held_on >= '1921-07-01' AND held_on < '2200-01-01') NOT VALID;
ALTER TABLE party.theme_day
  ADD CONSTRAINT theme_day_days CHECK (isfinite(from_date) AND isfinite(to_date)) NOT VALID;

-- What is filed stays as it was: the document that holds its minutes too (VEN-13).
CREATE FUNCTION party.seal_document() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- locked before it is looked at, as by seal_part()
  PERFORM FROM party.minutes m
          JOIN party.activity a ON a.id = m.activity_id
    WHERE m.document_id = OLD.id
      FOR SHARE OF a;
  IF EXISTS (SELECT FROM party.minutes m JOIN party.activity a ON a.id = m.activity_id
              WHERE m.document_id = OLD.id AND a.status = 'filed') THEN
    PERFORM partybuild.refuse_sealed(TG_RELID, 'VEN-13', left(OLD::text, 400));
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.seal_document() IS
  'trigger: a document that filed minutes name is not altered (VEN-13); deleted it cannot be, being named';
REVOKE EXECUTE ON FUNCTION party.seal_document() FROM PUBLIC;
CREATE TRIGGER seal_document AFTER UPDATE ON party.document
  FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION party.seal_document();
