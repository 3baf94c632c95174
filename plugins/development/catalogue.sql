-- What belongs to no single rule of area DEV; the rules are in rule/, by code.
INSERT INTO partybuild.plugin (name, extension) VALUES ('development', 'partybuild_development');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('applicant', 'party.applicant', '入党申请人', 'applicant', 'development'),
  ('development_meeting', 'party.development_meeting', '发展党员大会', 'meeting on a member', 'development'),
  ('development_ballot', 'party.development_ballot', '发展党员表决', 'ballot on a member', 'development'),
  ('admission_notice', 'party.admission_notice', '接收公示', 'public notice', 'development');

-- The way from applicant to full member: stages, the steps that a file is made of, which of them lead on from where,
-- and what each needs before it. stage.c goes by these tables; a court or a plugin adds its own rows.
CREATE TABLE partybuild.development_stage (
  name text PRIMARY KEY CHECK (name ~ '^[a-z][a-z_]*$'),
  position integer NOT NULL,
  zh text NOT NULL,
  en text NOT NULL,
  plugin text NOT NULL DEFAULT 'local'
);
COMMENT ON TABLE partybuild.development_stage IS 'stages on the way to full membership, and its ends (DEV-27)';
CREATE TABLE partybuild.development_step (
  name text PRIMARY KEY CHECK (name ~ '^[a-z][a-z_]*$'),
  position integer NOT NULL UNIQUE,
  rule text NOT NULL,
  zh text NOT NULL,
  en text NOT NULL,
  to_come boolean NOT NULL DEFAULT false,
  plugin text NOT NULL DEFAULT 'local'
);
COMMENT ON TABLE partybuild.development_step IS
  'steps of a file, in their order: the rows of party_rule.dev_00_fact; rule: the one that asks for it; to_come: a day '
  'that comes by itself, such as the end of probation';
CREATE TABLE partybuild.development_transition (
  from_stage text NOT NULL,
  step text NOT NULL,
  to_stage text NOT NULL,
  onward boolean NOT NULL DEFAULT false,
  plugin text NOT NULL DEFAULT 'local',
  PRIMARY KEY (from_stage, step)
);
COMMENT ON TABLE partybuild.development_transition IS
  'which step leads from which stage to which (DEV-27); from_stage is empty for who has none yet; onward: what comes '
  'next where nothing goes wrong';
CREATE TABLE partybuild.development_need (
  step text NOT NULL,
  needs text NOT NULL,
  bound text NOT NULL DEFAULT '' CHECK (bound IN ('', 'order', 'next day', 'after', 'before', 'within')),
  rule text NOT NULL,
  parameter text,
  plugin text NOT NULL DEFAULT 'local',
  PRIMARY KEY (step, needs, bound),
  CHECK ((parameter IS NULL) = (bound IN ('', 'order', 'next day')))
);
COMMENT ON TABLE partybuild.development_need IS
  'what a step needs, on the same day or before (next day: before it; order: where both are on file), and the rule '
  'that asks for it; after, before, within: no sooner than so long after it, no sooner than so long before it, no '
  'later than so long after it, by that parameter of the rule, in its unit';
-- An upgrade says again what is shipped.
DELETE FROM partybuild.development_stage WHERE plugin = 'development';
DELETE FROM partybuild.development_step WHERE plugin = 'development';
DELETE FROM partybuild.development_transition WHERE plugin = 'development';
DELETE FROM partybuild.development_need WHERE plugin = 'development';
INSERT INTO partybuild.development_stage (name, position, zh, en, plugin) VALUES
  ('applicant', 1, '入党申请人', 'applicant', 'development'),
  ('activist', 2, '入党积极分子', 'activist', 'development'),
  ('development_object', 3, '发展对象', 'development object', 'development'),
  ('admitted', 4, '支部大会已通过，待审批', 'admitted by the meeting, awaiting approval', 'development'),
  ('probationary', 5, '预备党员', 'probationary member', 'development'),
  ('decided', 6, '支部大会已通过转正，待审批', 'decided by the meeting, awaiting approval', 'development'),
  ('full', 7, '正式党员', 'full member', 'development'),
  ('not_admitted', 8, '未予接收', 'not admitted', 'development'),
  ('withdrawn', 9, '撤回申请', 'withdrawn', 'development'),
  ('cancelled', 10, '取消预备党员资格', 'probation cancelled', 'development'),
  ('ended', 11, '党籍终止', 'membership ended', 'development');
INSERT INTO partybuild.development_step (position, name, rule, zh, en, to_come, plugin) VALUES
  (10, 'application', 'DEV-02', '入党申请', 'application', false, 'development'),
  (20, 'talk', 'DEV-03', '派人谈话', 'talk after the application', false, 'development'),
  (30, 'recommendation', 'DEV-04', '推荐', 'recommendation', false, 'development'),
  (40, 'activist', 'DEV-04', '确定为入党积极分子', 'decision on an activist', false, 'development'),
  (50, 'activist_filing', 'DEV-04', '积极分子备案', 'filing of the activist', false, 'development'),
  (60, 'contact', 'DEV-05', '指定培养联系人', 'contacts named', false, 'development'),
  (70, 'activist_since', 'DEV-32', '培养教育期起算', 'beginning of the year of training', false, 'development'),
  (80, 'activist_review', 'DEV-06', '半年考察', 'half-yearly review', false, 'development'),
  (90, 'opinions', 'DEV-08', '听取意见', 'opinions heard', false, 'development'),
  (100, 'development_object', 'DEV-08', '确定为发展对象', 'decision on a development object', false, 'development'),
  (110, 'object_filing', 'DEV-08', '发展对象备案', 'filing of the development object', false, 'development'),
  (120, 'introducers', 'DEV-09', '入党介绍人', 'introducers', false, 'development'),
  (130, 'political_review', 'DEV-10', '政治审查', 'political review', false, 'development'),
  (140, 'training', 'DEV-11', '集中培训', 'concentrated training', false, 'development'),
  (150, 'examination', 'DEV-13', '支委会审查', 'examination by the branch committee', false, 'development'),
  (160, 'pre_examination', 'DEV-13', '党委预审', 'pre-examination by the superior', false, 'development'),
  (170, 'notice', 'DEV-12', '公示期满', 'end of the public notice', false, 'development'),
  (180, 'admission', 'DEV-14', '支部大会讨论接收', 'admission meeting', false, 'development'),
  (190, 'admission_refused', 'DEV-27', '支部大会未通过接收', 'not admitted by the meeting', false, 'development'),
  (200, 'approval_talk', 'DEV-17', '审批前谈话', 'talk before the approval', false, 'development'),
  (210, 'approval', 'DEV-18', '接收预备党员审批', 'approval of the admission', false, 'development'),
  (220, 'approval_refused', 'DEV-27', '未批准接收', 'admission not approved', false, 'development'),
  (230, 'approval_withdrawn', 'DEV-27', '撤销接收批准', 'approval of the admission withdrawn', false, 'development'),
  (240, 'oath', 'DEV-21', '入党宣誓', 'oath', false, 'development'),
  (250, 'probation_review', 'DEV-29', '预备期考察', 'review during probation', false, 'development'),
  (260, 'conversion_application', 'DEV-22', '转正申请', 'application for full membership', false, 'development'),
  (270, 'extension', 'DEV-24', '延长预备期', 'probation extended', false, 'development'),
  (280, 'probation_over', 'DEV-23', '预备期满', 'end of probation', true, 'development'),
  (290, 'conversion', 'DEV-28', '支部大会讨论转正', 'conversion meeting', false, 'development'),
  (300, 'cancellation', 'DEV-28', '取消预备党员资格', 'probation cancelled', false, 'development'),
  (310, 'conversion_approval', 'DEV-25', '转正审批', 'approval of the conversion', false, 'development'),
  (320, 'conversion_refused', 'DEV-27', '未批准转正', 'conversion not approved', false, 'development'),
  (330, 'not_admitted', 'DEV-27', '未予接收', 'not admitted', false, 'development'),
  (340, 'withdrawn', 'DEV-27', '撤回申请', 'application withdrawn', false, 'development'),
  (350, 'membership_end', 'DEV-27', '党籍终止', 'end of the membership', false, 'development');
INSERT INTO partybuild.development_transition (from_stage, step, to_stage, onward, plugin) VALUES
  ('', 'application', 'applicant', true, 'development'),
  ('applicant', 'activist', 'activist', true, 'development'),
  ('activist', 'development_object', 'development_object', true, 'development'),
  ('development_object', 'admission', 'admitted', true, 'development'),
  ('development_object', 'admission_refused', 'not_admitted', false, 'development'),
  ('admitted', 'approval', 'probationary', true, 'development'),
  ('admitted', 'approval_refused', 'not_admitted', false, 'development'),
  ('probationary', 'extension', 'probationary', false, 'development'),
  ('probationary', 'conversion', 'decided', true, 'development'),
  ('probationary', 'cancellation', 'cancelled', false, 'development'),
  ('probationary', 'approval_withdrawn', 'cancelled', false, 'development'),
  ('decided', 'conversion_approval', 'full', true, 'development'),
  ('decided', 'conversion_refused', 'probationary', false, 'development'),
  ('applicant', 'withdrawn', 'withdrawn', false, 'development'),
  ('activist', 'withdrawn', 'withdrawn', false, 'development'),
  ('development_object', 'withdrawn', 'withdrawn', false, 'development'),
  ('admitted', 'withdrawn', 'withdrawn', false, 'development'),
  ('applicant', 'not_admitted', 'not_admitted', false, 'development'),
  ('activist', 'not_admitted', 'not_admitted', false, 'development'),
  ('development_object', 'not_admitted', 'not_admitted', false, 'development'),
  ('not_admitted', 'activist', 'activist', false, 'development'),
  ('probationary', 'membership_end', 'ended', false, 'development'),
  ('decided', 'membership_end', 'ended', false, 'development'),
  ('full', 'membership_end', 'ended', false, 'development'),
  -- with what cancelled the probation the membership ends
  ('cancelled', 'membership_end', 'cancelled', false, 'development');
INSERT INTO partybuild.development_need (step, needs, bound, rule, parameter, plugin) VALUES
  ('talk', 'application', 'order', 'DEV-30', NULL, 'development'),
  ('talk', 'application', 'within', 'DEV-03', 'months', 'development'),
  ('recommendation', 'application', 'order', 'DEV-30', NULL, 'development'),
  ('activist', 'talk', '', 'DEV-04', NULL, 'development'),
  ('activist', 'recommendation', '', 'DEV-04', NULL, 'development'),
  ('activist_filing', 'activist', 'order', 'DEV-30', NULL, 'development'),
  ('contact', 'activist', '', 'DEV-05', NULL, 'development'),
  ('activist_since', 'activist', '', 'DEV-32', NULL, 'development'),
  ('activist_review', 'activist', 'order', 'DEV-30', NULL, 'development'),
  ('opinions', 'activist', 'order', 'DEV-30', NULL, 'development'),
  ('development_object', 'activist_filing', '', 'DEV-04', NULL, 'development'),
  ('development_object', 'activist_since', 'after', 'DEV-07', 'years', 'development'),
  ('development_object', 'contact', '', 'DEV-05', NULL, 'development'),
  ('development_object', 'activist_review', '', 'DEV-06', NULL, 'development'),
  ('development_object', 'opinions', '', 'DEV-08', NULL, 'development'),
  ('object_filing', 'development_object', 'order', 'DEV-30', NULL, 'development'),
  ('introducers', 'development_object', 'order', 'DEV-30', NULL, 'development'),
  ('political_review', 'development_object', 'order', 'DEV-30', NULL, 'development'),
  ('training', 'development_object', 'order', 'DEV-30', NULL, 'development'),
  ('examination', 'political_review', 'order', 'DEV-30', NULL, 'development'),
  ('examination', 'training', 'order', 'DEV-30', NULL, 'development'),
  ('pre_examination', 'examination', 'order', 'DEV-30', NULL, 'development'),
  ('notice', 'pre_examination', 'order', 'DEV-30', NULL, 'development'),
  ('admission', 'object_filing', '', 'DEV-08', NULL, 'development'),
  ('admission', 'introducers', '', 'DEV-09', NULL, 'development'),
  ('admission', 'political_review', 'next day', 'DEV-10', NULL, 'development'),
  ('admission', 'training', 'next day', 'DEV-11', NULL, 'development'),
  ('admission', 'pre_examination', 'next day', 'DEV-13', NULL, 'development'),
  ('admission', 'notice', 'next day', 'DEV-12', NULL, 'development'),
  ('approval_talk', 'admission', 'order', 'DEV-30', NULL, 'development'),
  ('approval', 'approval_talk', '', 'DEV-17', NULL, 'development'),
  ('approval', 'admission', 'within', 'DEV-18', 'months', 'development'),
  ('oath', 'approval', 'order', 'DEV-30', NULL, 'development'),
  ('oath', 'approval', 'within', 'DEV-21', 'months', 'development'),
  ('probation_review', 'admission', 'order', 'DEV-30', NULL, 'development'),
  ('conversion_application', 'probation_over', 'before', 'DEV-22', 'months', 'development'),
  ('conversion', 'oath', '', 'DEV-21', NULL, 'development'),
  ('conversion', 'probation_review', '', 'DEV-29', NULL, 'development'),
  ('conversion', 'conversion_application', '', 'DEV-22', NULL, 'development'),
  ('conversion', 'probation_over', '', 'DEV-23', NULL, 'development'),
  ('conversion', 'probation_over', 'within', 'DEV-28', 'months', 'development'),
  ('conversion_approval', 'conversion', 'order', 'DEV-30', NULL, 'development'),
  ('conversion_approval', 'conversion', 'within', 'DEV-25', 'months', 'development');
SELECT pg_catalog.pg_extension_config_dump('partybuild.development_stage', 'WHERE plugin = ''local''');
SELECT pg_catalog.pg_extension_config_dump('partybuild.development_step', 'WHERE plugin = ''local''');
SELECT pg_catalog.pg_extension_config_dump('partybuild.development_transition', 'WHERE plugin = ''local''');
SELECT pg_catalog.pg_extension_config_dump('partybuild.development_need', 'WHERE plugin = ''local''');
GRANT SELECT ON partybuild.development_stage, partybuild.development_step, partybuild.development_transition,
  partybuild.development_need TO partybuild_reader;

CREATE FUNCTION partybuild.development_way(
    steps text[], days date[], complete boolean[],
    OUT nth integer, OUT step text, OUT done_on date, OUT stage text, OUT state text, OUT rule text, OUT other text,
    OUT other_on date, OUT earliest date, OUT latest date)
  RETURNS SETOF record LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'pb_development_way';
COMMENT ON FUNCTION partybuild.development_way(text[], date[], boolean[]) IS
  'how far a file has come: a row for each of its steps that is done (stage: where it led to), and for each that is '
  'missing for the next stage (state missing, or late; from the earliest day to the latest that it can happen); state '
  'of what is done: done, incomplete, out of order (not the way from that stage), before or without what it needs '
  '(other, of that rule), too soon (before earliest), in the future; steps, days and complete are of one length, error '
  '2202E if not; error 22023 for a step that partybuild.development_step has not (DEV-27, DEV-30)';
REVOKE EXECUTE ON FUNCTION partybuild.development_way(text[], date[], boolean[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.development_way(text[], date[], boolean[])
  TO partybuild_reader;
-- Steps in messages of rules.
INSERT INTO partybuild.term (name, zh, en, plugin)
SELECT 'step ' || s.name, s.zh, s.en, s.plugin FROM partybuild.development_step s WHERE s.plugin = 'development';
-- What is wrong with a step that is done, by the state that development_way() gives it.
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('file incomplete', '不符合要求', 'it is not what its rule wants', 'development'),
  ('file out of order', '当时所处阶段不能进入该步骤', 'there was no way to it from the stage of that day',
   'development'),
  ('file before', '早于{other}（{other_day}）', 'it is dated before {other} of {other_day}', 'development'),
  ('file without', '此前缺{other}', 'what it needs is not on file before it: {other}', 'development'),
  ('file too soon', '{other}为{other_day}，{earliest}之前不应办理',
   '{other} was on {other_day}, so it could not be before {earliest}', 'development'),
  ('file in the future', '日期在今天之后', 'it is dated in the future', 'development'),
  ('file late', '已逾期', 'it is late', 'development');
-- by what it is given, and the catalogue
INSERT INTO partybuild.function_read (function)
VALUES (partybuild.function_name('partybuild.development_way(text[], date[], boolean[])'::regprocedure))
ON CONFLICT DO NOTHING;

CREATE FUNCTION partybuild.next_steps(
    applicant bigint,
    OUT step text, OUT title_zh text, OUT title_en text, OUT rule text, OUT state text, OUT done_on date,
    OUT earliest date, OUT latest date, OUT problem_zh text, OUT problem_en text)
  RETURNS SETOF record LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  IF NOT EXISTS (SELECT FROM party.applicant a WHERE a.id = next_steps.applicant) THEN
    RAISE undefined_object USING
      MESSAGE = format(CASE WHEN partybuild.in_chinese() THEN '没有第%s号申请人' ELSE 'applicant %s does not exist' END,
                       applicant);
  END IF;
  RETURN QUERY
    SELECT s.step, s.step_zh, s.step_en, s.rule, s.state, s.done_on, s.earliest, s.latest, s.problem_zh, s.problem_en
      FROM compliance.development_file s
     WHERE s.applicant_id = next_steps.applicant AND s.step IS NOT NULL
     ORDER BY s.done_on NULLS LAST, s.nth;
END $$;
COMMENT ON FUNCTION partybuild.next_steps(bigint) IS
  'of an applicant''s file what is done, in the order of its days, with what is wrong with it, then what is missing '
  'for the next stage: the earliest day on which it can happen, if all before it happens on its earliest, and the last '
  'on which it should; state: see development_way(); null for null, error 42704 for no applicant (DEV-27, DEV-30)';
REVOKE EXECUTE ON FUNCTION partybuild.next_steps(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.next_steps(bigint) TO partybuild_reader;

CREATE FUNCTION partybuild.record_development(from_day date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM partybuild.record_from('party.development_record', from_day, 'development cannot be recorded');
END $$;
COMMENT ON FUNCTION partybuild.record_development(date) IS
  'sets the day from which development is recorded here: steps on or after it are judged, who is admitted on or after '
  'it is admitted by a file; for administrators; error 22023 for no day (DEV-20, DEV-27)';
REVOKE EXECUTE ON FUNCTION partybuild.record_development(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.record_development(date) TO partybuild_admin;
