-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-03',
  'Talk within a month',
  '一个月内谈话',
  kind => 'obligation', subject => 'applicant', mode => 'report', view => 'dev_03_talk',
  message_en => 'nobody of "{organisation}" had talked with applicant "{subject}" by {due}',
  message_zh => '“{organisation}”至{due}未派人同入党申请人“{subject}”谈话',
  hint_en => 'Send a member to talk with the applicant, and put the talk on record.',
  hint_zh => '指派党员同申请人谈话并登记。',
  seed_ref => '二(四)2', source => '细则第七条');
SELECT partybuild.ship_parameter('DEV-03', 'months', 1, 'months', at_least => 0, at_most => 120);
SELECT partybuild.ship_parameter('DEV-03', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DEV-03', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DEV-03', 'remind', 14, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_03_applies AS
SELECT a.id AS subject, b.org_id, a.applied_on AS from_date, x.to_date, h.name AS label
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
  JOIN party.applicant_branch b ON b.applicant_id = a.id
    AND b.org_id IS NOT NULL
    AND partybuild.in_force(b.from_date, b.to_date, a.applied_on)
 CROSS JOIN LATERAL (
    SELECT partybuild.months_after(a.applied_on, partybuild.param('DEV-03', 'months', a.applied_on)::integer) + 1
             AS to_date
 ) x
 WHERE a.applied_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)
   AND NOT EXISTS (SELECT
                     FROM party.development_decision w
                    WHERE w.applicant_id = a.id
                      AND w.kind = 'withdrawn'
                      AND w.decided_on < x.to_date);
COMMENT ON VIEW party_rule.dev_03_applies IS
  'DEV-03 applications to a branch here, up to the day by which there is to be a talk; not those withdrawn before';
CREATE OR REPLACE VIEW party_rule.dev_03_evidence AS
SELECT t.applicant_id AS subject, t.held_on AS on_date, 'talk ' || t.id AS reference
  FROM party.applicant_talk t
  JOIN party.applicant a ON a.id = t.applicant_id
  JOIN party.member h ON h.id = t.talker_id
 WHERE t.kind = 'application'
   AND t.held_on >= a.applied_on
   -- by a Party member, full or probationary; of the time before the register knows him nobody is asked
   AND (h.known_from > t.held_on
     OR EXISTS (SELECT
                  FROM party.membership m
                 WHERE m.member_id = t.talker_id
                   AND m.status <> 'suspended'
                   AND partybuild.in_force(m.from_date, m.to_date, t.held_on)));
COMMENT ON VIEW party_rule.dev_03_evidence IS 'DEV-03 talks with a Party member after the application';
SELECT partybuild.set_obligation('DEV-03', 'party_rule.dev_03_applies', 'party_rule.dev_03_evidence', 'once');
SELECT partybuild.evidence_source('DEV-03', 'party.applicant', 'id', columns => '{applied_on}');
SELECT partybuild.evidence_source('DEV-03', 'party.applicant_branch', 'applicant_id',
  columns => '{applicant_id,org_id,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('DEV-03', 'party.development_decision', 'applicant_id',
  columns => '{applicant_id,kind,decided_on}');
SELECT partybuild.evidence_source('DEV-03', 'party.applicant_talk', 'applicant_id',
  columns => '{applicant_id,kind,talker_id,held_on}');
SELECT partybuild.evidence_source('DEV-03', 'party.membership', 'applicant_id',
  columns => '{member_id,status,from_date,to_date}', joined => 'party.applicant_talk', joined_key => 'talker_id',
  key => 'member_id', dated => true);
SELECT partybuild.evidence_source('DEV-03', 'party.member', 'applicant_id', columns => '{known_from}',
  joined => 'party.applicant_talk', joined_key => 'talker_id', key => 'id');
SELECT partybuild.harmless('DEV-03', 'party.applicant', ARRAY['member_id']::name[], 'a name for the report');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('DEV-03', 'party.development_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('DEV-03', 'party.development_record', ARRAY['only_one']::name[], 'there is one row');
