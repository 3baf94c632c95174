-- Sheets of a self-inspection (自查表): a line a rule, what the database knows of it, and what people answer. Rows that
-- are there already are no sheets: they were entered as they are, and stay what they were.
ALTER TABLE party.self_inspection
  ADD COLUMN started_on date,
  ADD COLUMN open boolean NOT NULL DEFAULT false;
ALTER TABLE party.self_inspection
  ADD CONSTRAINT "SUP-01 sheet" CHECK (
    CASE WHEN started_on IS NULL THEN NOT open ELSE whole AND started_on BETWEEN '1921-07-01' AND inspected_on END)
    NOT VALID;
COMMENT ON COLUMN party.self_inspection.inspected_on IS
  'day on which it was concluded; of an open sheet, the day it was started';
COMMENT ON COLUMN party.self_inspection.started_on IS
  'of a sheet (partybuild.start_self_inspection()), the day it was started; null: entered without one';
COMMENT ON COLUMN party.self_inspection.open IS 'a sheet that is not finished; it does not count yet';
CREATE UNIQUE INDEX "SUP-01 open" ON party.self_inspection (org_id) WHERE open;

-- rule: a code, no key into the catalogue, whose rules come and go with plugins
CREATE TABLE party.self_inspection_line (
  inspection_id bigint NOT NULL REFERENCES party.self_inspection ON DELETE CASCADE,
  rule text NOT NULL,
  known text NOT NULL CHECK (known IN ('met', 'not met', 'nothing known')),
  number bigint NOT NULL DEFAULT 0 CHECK (number >= 0),
  answer boolean,
  remark text CHECK (NOT partybuild.is_blank(remark)),
  responsible_id bigint REFERENCES party.member,
  deadline date CHECK (deadline BETWEEN '1921-07-01' AND '9999-12-31'),
  goal text CHECK (NOT partybuild.is_blank(goal)),
  measure text CHECK (NOT partybuild.is_blank(measure)),
  serious boolean NOT NULL DEFAULT false,
  take_up boolean NOT NULL DEFAULT false,
  item_id bigint REFERENCES party.ledger_item,
  PRIMARY KEY (inspection_id, rule),
  -- what is on the ledger already has its problem, person and deadline there
  CONSTRAINT "SUP-01 answer" CHECK (
    CASE WHEN answer IS DISTINCT FROM false THEN NOT take_up AND item_id IS NULL
    ELSE item_id IS NOT NULL OR remark IS NOT NULL AND responsible_id IS NOT NULL AND deadline IS NOT NULL END)
);
COMMENT ON TABLE party.self_inspection_line IS
  'lines of a self-inspection''s sheet, a rule each: what the database knew when it was started, and what the branch '
  'answers; written until it is finished (SUP-01)';
COMMENT ON COLUMN party.self_inspection_line.inspection_id IS 'self-inspection';
COMMENT ON COLUMN party.self_inspection_line.rule IS 'code of the rule';
COMMENT ON COLUMN party.self_inspection_line.known IS
  'what the database knew on the day it was started: met, not met or nothing known';
COMMENT ON COLUMN party.self_inspection_line.number IS
  'findings that were open, or periods of an obligation that were overdue';
COMMENT ON COLUMN party.self_inspection_line.answer IS 'is it met, as the branch sees it; null: not answered';
COMMENT ON COLUMN party.self_inspection_line.remark IS 'a remark; of what is not met, what is wrong, in words';
COMMENT ON COLUMN party.self_inspection_line.responsible_id IS 'of what is not met, member who is to see to it';
COMMENT ON COLUMN party.self_inspection_line.deadline IS 'of what is not met, last day to mend it';
COMMENT ON COLUMN party.self_inspection_line.goal IS 'what is to be reached; null: the title of the rule';
COMMENT ON COLUMN party.self_inspection_line.measure IS 'what is to be done; null: the hint of the rule';
COMMENT ON COLUMN party.self_inspection_line.serious IS 'a serious one';
COMMENT ON COLUMN party.self_inspection_line.take_up IS
  'of what is not met: the findings that are open are taken up, in place of an item of its own';
COMMENT ON COLUMN party.self_inspection_line.item_id IS
  'item of the ledger that came of it, the first of several; entered before, the one on which it is already';
CREATE INDEX ON party.self_inspection_line (responsible_id);
CREATE INDEX ON party.self_inspection_line (item_id);

-- A sheet is finished by whatever statement, by today, with every line answered, and what is not met on the ledger of
-- its branch: finished ahead it would be sealed, and count for a year to come.
CREATE FUNCTION party.guard_sheet() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  problem text;
  lines text[];
BEGIN
  -- locked: an answer that another transaction has changed meanwhile is seen, or fails this one
  PERFORM FROM party.self_inspection_line l WHERE l.inspection_id = NEW.id FOR SHARE;
  IF TG_OP = 'UPDATE' AND NEW.org_id <> OLD.org_id THEN
    problem := CASE WHEN zh THEN '不能改属其他支部' ELSE 'it is of another branch' END;
  ELSIF NEW.inspected_on > partybuild.day_of(now()) THEN
    problem := CASE WHEN zh THEN format('日期%s尚未到来', NEW.inspected_on)
                    ELSE format('%s is a day to come', NEW.inspected_on) END;
  ELSIF NOT EXISTS (SELECT FROM party.self_inspection_line l WHERE l.inspection_id = NEW.id) THEN
    problem := CASE WHEN zh THEN '没有任何项目' ELSE 'it has no lines' END;
  ELSE
    SELECT array_agg(l.rule ORDER BY l.rule) INTO lines
      FROM party.self_inspection_line l
     WHERE l.inspection_id = NEW.id AND l.answer IS NULL;
    IF lines IS NOT NULL THEN
      problem := CASE WHEN zh THEN format('尚有%s项未作答', cardinality(lines))
                      ELSE format('lines that are not answered: %s', cardinality(lines)) END;
    ELSE
      SELECT array_agg(l.rule ORDER BY l.rule) INTO lines
        FROM party.self_inspection_line l
       WHERE l.inspection_id = NEW.id AND NOT l.answer
         AND NOT EXISTS (SELECT FROM party.ledger_item i
                          WHERE i.id = l.item_id AND i.org_id = NEW.org_id
                            AND (i.closed_on IS NULL OR i.closed_on >= NEW.inspected_on));
      IF lines IS NOT NULL THEN
        problem := CASE WHEN zh THEN format('有%s项未达到要求，但不在该支部的台账上', cardinality(lines))
                        ELSE format('lines that are not met, and not open on the ledger of the branch: %s',
                                    cardinality(lines)) END;
      END IF;
    END IF;
  END IF;
  IF problem IS NOT NULL THEN
    RAISE check_violation USING
      SCHEMA = 'party', TABLE = 'self_inspection', CONSTRAINT = 'SUP-01',
      MESSAGE = CASE WHEN zh THEN format('自查表第%s号不能完成：%s', NEW.id, problem)
                     ELSE format('sheet %s cannot be finished: %s', NEW.id, problem) END,
      DETAIL = CASE WHEN lines IS NOT NULL
                    THEN CASE WHEN zh THEN format('即：%s。', array_to_string(lines, '、'))
                              ELSE format('They are: %s.', array_to_string(lines, ', ')) END
                    ELSE CASE WHEN zh THEN format('该表于%s开始。', NEW.started_on)
                              ELSE format('It was started on %s.', NEW.started_on) END END,
      HINT = CASE WHEN zh
                  THEN '以 partybuild.start_self_inspection() 生成自查表，在 party.self_inspection_line 中逐项作答，'
                       '再调用 partybuild.finish_self_inspection()。'
                  ELSE 'partybuild.start_self_inspection() starts a sheet with its lines; answer each in '
                       'party.self_inspection_line, then call partybuild.finish_self_inspection().' END;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION party.guard_sheet() IS
  'trigger: a sheet stays with its branch, and is finished by today, with all lines answered and what is not met on '
  'the ledger; error 23514 with SUP-01 as constraint';
REVOKE EXECUTE ON FUNCTION party.guard_sheet() FROM PUBLIC;
CREATE TRIGGER guard_sheet_insert AFTER INSERT ON party.self_inspection FOR EACH ROW
  WHEN (NEW.started_on IS NOT NULL AND NOT NEW.open) EXECUTE FUNCTION party.guard_sheet();
CREATE TRIGGER guard_sheet_update AFTER UPDATE ON party.self_inspection FOR EACH ROW
  WHEN (OLD.open AND (NOT NEW.open OR NEW.org_id <> OLD.org_id)
        OR OLD.started_on IS NULL AND NEW.started_on IS NOT NULL AND NOT NEW.open)
  EXECUTE FUNCTION party.guard_sheet();

-- Clerks answer; lines are added by who starts a sheet, and go with it.
GRANT SELECT ON party.self_inspection_line TO partybuild_clerk, partybuild_auditor;
GRANT INSERT (inspection_id, rule, known, number),
  UPDATE (answer, remark, responsible_id, deadline, goal, measure, serious, take_up, item_id)
  ON party.self_inspection_line TO partybuild_clerk;
GRANT ALL ON party.self_inspection_line TO partybuild_admin;
REVOKE TRIGGER, REFERENCES ON party.self_inspection_line FROM partybuild_admin;
