-- As in dues_002_assessment, dues_003_book and dues_004_withdrawal, but in both languages; and who is put down as
-- self-withdrawn is so by the clock, not by another day to look at (partybuild.as_of).
CREATE OR REPLACE FUNCTION party.provide_dues_year(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  name constant text := 'dues_assessment_' || year;
BEGIN
  IF year IS NULL OR year NOT BETWEEN 1921 AND 9998 THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format(CASE WHEN partybuild.in_chinese() THEN '%s不是年份' ELSE '%s is no year' END,
                       coalesce(year::text, 'null'));
  END IF;
  IF to_regclass('party.' || name) IS NULL THEN
    -- who makes it at the same time is waited for
    LOCK TABLE party.dues_assessment IN SHARE UPDATE EXCLUSIVE MODE;
  END IF;
  IF to_regclass('party.' || name) IS NULL THEN
    EXECUTE format('CREATE TABLE party.%I PARTITION OF party.dues_assessment '
                   'FOR VALUES FROM (%L) TO (%L)', name, make_date(year, 1, 1), make_date(year + 1, 1, 1));
    -- whoever assesses a month twice is told the rule
    EXECUTE format('ALTER INDEX party.%I RENAME TO %I', name || '_pkey', 'DUE-11 ' || year);
    EXECUTE format('COMMENT ON TABLE party.%I IS %L', name, 'what each member owes for each month of ' || year);
  END IF;
END $$;
CREATE OR REPLACE FUNCTION party.refuse_day_to_come() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
BEGIN
  RAISE check_violation USING
    SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, COLUMN = TG_ARGV[0], CONSTRAINT = TG_TABLE_NAME || '_day',
    MESSAGE = format(CASE WHEN zh THEN '%2$s 的 %1$s 为%3$s，尚未到来' ELSE '%s of %s is %s, a day to come' END,
                     TG_ARGV[0], TG_RELID::regclass, to_jsonb(NEW) ->> TG_ARGV[0]),
    DETAIL = CASE WHEN zh THEN '账目只记已发生的收支。' ELSE 'The books say what has happened.' END,
    HINT = CASE WHEN zh THEN '更正日期，或待该日到来再行登记。'
                ELSE 'Correct the day, or enter it when it has come.' END;
END $$;
CREATE OR REPLACE FUNCTION party.self_withdraw(
    member bigint, vote bigint, document bigint, ended date DEFAULT partybuild.today())
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  missing record;
BEGIN
  PERFORM partybuild.refuse_as_of();
  IF NOT EXISTS (SELECT
                   FROM party.member h
                  WHERE h.id = self_withdraw.member
                    AND h.admitted_on < self_withdraw.ended
                    AND h.ended_on IS NULL) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format(CASE WHEN partybuild.in_chinese() THEN '%s不是可于%s终止党籍的党员'
                            ELSE '%s is no member whose membership can end on %s' END,
                       coalesce(member::text, 'null'), coalesce(ended::text, 'null'));
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
