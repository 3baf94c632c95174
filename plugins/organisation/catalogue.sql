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
  ('deleted', '删除已运行过的组织', 'what has been active is deleted', 'organisation'),
  ('names no ballot', '没有写明选举', 'names no ballot', 'organisation'),
  ('the ballot is void', '选举无效', 'the ballot is void', 'organisation'),
  ('ballot of another organisation', '选举属其他组织', 'ballot of another organisation', 'organisation'),
  ('the ballot is for another office', '选举的职务不符', 'the ballot is for another office', 'organisation'),
  ('the ballot was won by others', '选举中未当选', 'the ballot was won by others', 'organisation'),
  ('there is no committee that could have elected', '未设委员会，不能由委员会选举',
   'there is no committee that could have elected', 'organisation'),
  ('not elected by the committee', '不是由委员会选举', 'not elected by the committee', 'organisation'),
  ('not a member of the committee', '不是委员', 'not a member of the committee', 'organisation'),
  ('elected by a void ballot', '选举无效，不产生当选人', 'the ballot is void, nobody is elected by it', 'organisation'),
  ('more elected than seats', '当选人数超过应选名额', 'more elected than seats', 'organisation'),
  ('not in the order of votes or a tie was not voted on again', '不符合得票顺序，或票数相等未再选',
   'not in the order of votes, or a tie was not voted on again', 'organisation'),
  ('no further round of that ballot', '不是所登记选举的再次选举', 'no further round of that ballot', 'organisation'),
  ('more seats than were left', '名额多于所余名额', 'more seats than were left', 'organisation'),
  ('somebody elected twice', '同一人在几轮中重复当选', 'somebody elected twice', 'organisation'),
  ('in office', '在职', 'in office', 'organisation'),
  ('seats to elect', '选举名额', 'seats to elect', 'organisation'),
  ('discipline commissioner', '纪检委员', 'discipline commissioner', 'organisation'),
  ('commissioner of several portfolios', '多项分工的委员', 'commissioner of several portfolios', 'organisation');
