CREATE SCHEMA party;
CREATE SCHEMA party_rule;
CREATE SCHEMA compliance;
COMMENT ON SCHEMA party IS 'registers of partybuild; they belong to the database';
COMMENT ON SCHEMA party_rule IS 'a view a rule: its violations';
COMMENT ON SCHEMA compliance IS 'views for reporting tools';
GRANT USAGE ON SCHEMA party, party_rule, compliance TO partybuild_reader;

CREATE TYPE party.organisation_kind AS ENUM (
  'external_superior', 'higher_committee', 'basic_committee', 'general_branch', 'branch', 'joint_branch',
  'provisional_branch', 'discipline_committee');
CREATE TYPE party.member_status AS ENUM ('probationary', 'full', 'suspended');
CREATE TYPE party.membership_end AS ENUM (
  'withdrew', 'self_withdrawn', 'removed', 'expelled', 'died', 'transferred_out');
CREATE TYPE party.change_kind AS ENUM ('activation', 'revocation', 'merger', 'split', 'renaming', 'move');
CREATE TYPE party.post_title AS ENUM ('secretary', 'deputy', 'fulltime_deputy', 'member', 'discipline_secretary');
CREATE TYPE party.portfolio AS ENUM (
  'organisation', 'publicity', 'discipline', 'youth', 'women', 'united_front', 'secrecy');
CREATE TYPE party.post_end AS ENUM (
  'term', 'renewal', 'transfer', 'change_of_duty', 'resignation', 'removal', 'loss_of_rights', 'death');
CREATE TYPE party.leader_duty AS ENUM ('group_secretary', 'group_deputy', 'group_member', 'leadership_member');
CREATE TYPE party.document_kind AS ENUM (
  'approval', 'consent', 'filing', 'report', 'notice', 'minutes', 'decision', 'plan', 'application', 'other');
