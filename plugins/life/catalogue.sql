-- What belongs to no single rule of areas EDU and LIF; the rules are in rule/, by code.
INSERT INTO partybuild.plugin (name, extension) VALUES ('life', 'partybuild_life');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('activity', 'party.activity', '活动', 'activity', 'life');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('general_meeting', '党员大会', 'general meeting', 'life'),
  ('committee_meeting', '支委会', 'committee meeting', 'life'),
  ('group_meeting', '党小组会', 'group meeting', 'life'),
  ('lecture', '党课', 'Party lecture', 'life'),
  ('theme_day', '主题党日', 'theme day', 'life'),
  ('study', '集中学习', 'concentrated study', 'life'),
  ('discussion', '专题讨论', 'thematic discussion', 'life'),
  ('seminar', '专题研讨', 'seminar', 'life'),
  ('training', '培训', 'training', 'life'),
  ('policy_lecture', '宣讲辅导', 'policy lecture', 'life'),
  ('integrity_education', '廉洁教育', 'integrity education', 'life'),
  ('organisation_life_meeting', '组织生活会', 'organisation-life meeting', 'life'),
  ('democratic_life_meeting', '民主生活会', 'democratic-life meeting', 'life'),
  ('appraisal_meeting', '民主评议党员', 'democratic appraisal', 'life'),
  ('reading', '读书活动', 'reading activity', 'life'),
  ('in the future', '日期在今天之后', 'it is in the future', 'life'),
  ('outside the life of the organisation', '不在组织存续期间', 'it is outside the life of the organisation', 'life'),
  ('two grades in the year', '一年有两个等次', 'there are two grades in the year', 'life'),
  ('unqualified without a measure', '不合格而无处置措施', 'unqualified without a measure', 'life'),
  ('excellent above a third', '优秀超过三分之一而无理由', 'more than a third are excellent, without a reason', 'life'),
  ('chair not present', '主持人未到会', 'the chair was not present', 'life'),
  ('recorder not present', '记录人未到会', 'the recorder was not present', 'life'),
  ('chair without authority', '主持人既非书记、副书记，也非其指定',
   'the chair is neither secretary nor deputy, nor named by one', 'life');
