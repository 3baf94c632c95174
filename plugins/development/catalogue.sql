-- What belongs to no single rule of area DEV; the rules are in rule/, by code.
INSERT INTO partybuild.plugin (name, extension) VALUES
  ('development', 'partybuild_development');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('applicant', 'party.applicant', '入党申请人', 'applicant', 'development'),
  ('development_meeting', 'party.development_meeting', '发展党员大会', 'meeting on a member', 'development'),
  ('development_ballot', 'party.development_ballot', '发展党员表决', 'ballot on a member', 'development');
