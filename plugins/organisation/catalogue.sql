-- What belongs to no single rule of areas ORG, POS and ELE; the rules are in rule/, by code.
INSERT INTO partybuild.plugin (name, extension, library) VALUES
  ('organisation', 'partybuild_organisation', '$libdir/partybuild_organisation');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('document', 'party.document', '文件', 'document', 'organisation'),
  ('election', 'party.election', '选举', 'election', 'organisation'),
  ('candidate', 'party.candidate', '候选人', 'candidate', 'organisation');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('has no active superior', '没有在册的上级', 'has no active superior', 'organisation'),
  ('superior of the wrong kind', '上级类别不符', 'superior of the wrong kind', 'organisation'),
  ('subordinate of the wrong kind', '下级类别不符', 'subordinate of the wrong kind', 'organisation'),
  ('is its own superior', '隶属关系成环', 'is its own superior', 'organisation'),
  ('revoked to active', '由已撤销恢复', 'revoked to active', 'organisation'),
  ('active to preparing', '由运行退回筹备', 'active to preparing', 'organisation'),
  ('kind of an active organisation', '改变运行中组织的类别', 'kind of an active organisation', 'organisation'),
  ('deleted', '删除已运行过的组织', 'what has been active is deleted', 'organisation');
