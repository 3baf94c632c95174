-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'SUP-03',
  'Ledger items are complete',
  '台账四要素',
  kind => 'structure', subject => 'ledger', mode => 'reject',
  fixed => 'check constraints SUP-03, SUP-03 source on party.ledger_item',
  message_en => 'an item of the ledger needs goal, measure, responsible person and deadline, and its source',
  message_zh => '台账事项须有目标、措施、责任人、时限和来源',
  hint_en => 'Call partybuild.raise_item() with all of them, or partybuild.take_up() for a finding of the audit.',
  hint_zh => '以 partybuild.raise_item() 登记并填写齐全；审核发现的问题用 partybuild.take_up()。',
  seed_ref => '三3', source => 'seed');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('ledger', 'party.ledger_item', '台账事项', 'ledger item', 'supervision'),
  ('finding', 'party.finding', '问题', 'finding', 'supervision');

-- What is raised or taken up today is mended later; what is put on record afterwards is entered in the register.
CREATE FUNCTION partybuild.require_deadline(deadline date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
BEGIN
  IF deadline <= partybuild.today() THEN
    RAISE check_violation USING
      MESSAGE = CASE WHEN zh THEN '台账事项的时限须在今日之后'
                     ELSE 'the deadline of an item of the ledger must be after today' END,
      DETAIL = CASE WHEN zh THEN format('时限为%s。', deadline) ELSE format('It is %s.', deadline) END,
      HINT = CASE WHEN zh THEN '以往提出并已销号的，按实际日期直接登记到 party.ledger_item。'
                  ELSE 'What was raised and closed earlier is put on record in party.ledger_item, with its own days.'
             END,
      CONSTRAINT = 'SUP-04 deadline', TABLE = 'ledger_item', SCHEMA = 'party';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_deadline(date) IS 'error 23514 for a day that is not after today (SUP-04)';
REVOKE EXECUTE ON FUNCTION partybuild.require_deadline(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.require_deadline(date) TO partybuild_clerk;

CREATE FUNCTION partybuild.raise_item(
    organisation bigint, source text, problem text, goal text, measure text, responsible bigint, deadline date,
    found_on date DEFAULT NULL, serious boolean DEFAULT false, about bigint DEFAULT NULL, returns bigint DEFAULT NULL)
RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh boolean := partybuild.in_chinese();
  item bigint;
BEGIN
  PERFORM partybuild.refuse_as_of();
  IF source = 'audit' THEN
    RAISE check_violation USING
      MESSAGE = CASE WHEN zh THEN '审核发现的问题应当承接，不另行提出'
                     ELSE 'what the audit has found is not raised but taken up' END,
      HINT = CASE WHEN zh THEN '以问题编号调用 partybuild.take_up()。'
                  ELSE 'Call partybuild.take_up() with the number of the finding.' END,
      CONSTRAINT = 'SUP-03 source', TABLE = 'ledger_item', SCHEMA = 'party';
  END IF;
  PERFORM partybuild.require_deadline(deadline);
  INSERT INTO party.ledger_item (org_id, source, problem, goal, measure, responsible_id, responsible_from, deadline,
         found_on, serious, member_id, returns_id)
  VALUES (organisation, source::party.ledger_source, problem, goal, measure, responsible, partybuild.today(), deadline,
          coalesce(found_on, partybuild.today()), coalesce(serious, false), about, returns)
  RETURNING id INTO item;
  RETURN item;
END $$;
COMMENT ON FUNCTION partybuild.raise_item(
    bigint, text, text, text, text, bigint, date, date, boolean, bigint, bigint) IS
  'enters in the ledger what people have raised: organisation, source (opinions, self_inspection, democratic_life, '
  'organisation_life, inspection), problem, goal, measure, responsible member, deadline; day it was found (null: '
  'today), whether it is serious, the member whom it is about, the closed item whose problem it is again; returns '
  'its number; error 23514 for what lacks or a deadline that is not after today, 22P02 for an unknown source, 55000 '
  'as of another day (SUP-03, SUP-04)';
REVOKE EXECUTE ON FUNCTION partybuild.raise_item(
    bigint, text, text, text, text, bigint, date, date, boolean, bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.raise_item(
    bigint, text, text, text, text, bigint, date, date, boolean, bigint, bigint) TO partybuild_clerk;

CREATE FUNCTION partybuild.take_up(
    finding bigint, responsible bigint DEFAULT NULL, deadline date DEFAULT NULL, goal text DEFAULT NULL,
    measure text DEFAULT NULL, serious boolean DEFAULT false)
RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh boolean := partybuild.in_chinese();
  f record;
  item bigint;
BEGIN
  PERFORM partybuild.refuse_as_of();
  SELECT x.id, x.rule, x.subject, x.org_id, x.found_on, x.closed_on, x.args, coalesce(goal, x.goal, r.title_zh) AS goal,
         coalesce(measure, x.measure, r.hint_zh) AS measure, coalesce(responsible, x.responsible_id) AS responsible,
         coalesce(deadline, x.deadline) AS deadline, r.subject AS kind, r.message_zh, o.name AS organisation
    INTO f
    FROM party.finding x
    LEFT JOIN partybuild.rule r ON r.code = x.rule
    LEFT JOIN party.organisation o ON o.id = x.org_id
   WHERE x.id = finding;
  IF f.id IS NULL THEN
    RAISE undefined_object USING
      MESSAGE = format(CASE WHEN zh THEN '没有第%s号问题' ELSE 'finding %s does not exist' END,
                       coalesce(finding::text, 'null'));
  END IF;
  IF f.closed_on IS NOT NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号问题已于%s销号' ELSE 'finding %s is closed since %s' END, finding,
                       f.closed_on),
      HINT = CASE WHEN zh THEN '已无须整改。' ELSE 'There is nothing left to be mended.' END;
  END IF;
  IF f.kind IS NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号问题所依规则%s不属于已安装的插件'
                            ELSE 'finding %s is of rule %s, which is of no installed plugin' END, finding, f.rule),
      HINT = CASE WHEN zh THEN '不再审核的问题无从认定整改；以 partybuild.raise_item() 另行提出。'
                  ELSE 'What nobody judges any more nobody finds mended; raise it by partybuild.raise_item().' END;
  END IF;
  IF f.org_id IS NULL THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号问题没有责任组织' ELSE 'no organisation answers for finding %s' END,
                       finding),
      HINT = CASE WHEN zh THEN '以 partybuild.raise_item() 为负责整改的组织提出。'
                  ELSE 'Raise it for the organisation that is to see to it: partybuild.raise_item().' END;
  END IF;
  PERFORM partybuild.require_deadline(f.deadline);
  INSERT INTO party.ledger_item (org_id, source, finding_id, member_id, problem, goal, measure, responsible_id,
         responsible_from, deadline, found_on, serious)
  VALUES (f.org_id, 'audit', finding, (SELECT m.id FROM party.member m WHERE f.kind = 'member' AND m.id = f.subject),
          partybuild.fill_message(f.message_zh,
            jsonb_build_object('organisation', f.organisation, 'subject', partybuild.subject_name(f.kind, f.subject))
              || CASE WHEN jsonb_typeof(f.args) = 'object' THEN f.args ELSE '{}' END, true),
          f.goal, f.measure, f.responsible, partybuild.today(), f.deadline, f.found_on, coalesce(serious, false))
  RETURNING id INTO item;
  RETURN item;
END $$;
COMMENT ON FUNCTION partybuild.take_up(bigint, bigint, date, text, text, boolean) IS
  'enters an open finding of the audit in the ledger: responsible member, deadline, goal and measure, each by '
  'default what the finding has, or title and hint of its rule; whether it is serious; returns the number of the '
  'item; error 42704 for no finding, 55000 for one that is closed, or of no rule or organisation, or as of another '
  'day, 23505 for one that is taken up, 23514 for what lacks or a deadline that is not after today (SUP-03, SUP-04)';
REVOKE EXECUTE ON FUNCTION partybuild.take_up(bigint, bigint, date, text, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.take_up(bigint, bigint, date, text, text, boolean) TO partybuild_clerk;

-- at deploy()
