-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'ASR-03',
  'Responsibility is assigned',
  '第一责任人和一岗双责',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'asr_03_assigned',
  fixed => 'exclusion constraint ASR-03 on party.responsibility: one first responsible person at a time, whatever '
    'the mode',
  message_en => 'in "{organisation}" {number} of {least} are assigned (first responsible person, branch or task of '
    'each leader): {periods}',
  message_zh => '“{organisation}”落实责任{number}项，应有{least}项（第一责任人、班子成员分工）：{periods}',
  hint_en => 'Enter who is responsible, and each leader''s branch or task, in party.responsibility; end what nobody '
    'holds any more.',
  hint_zh => '在 party.responsibility 登记第一责任人和每名班子成员联系的支部或分工，离任的及时终止。',
  seed_ref => '二(六)1', source => 'seed');
SELECT partybuild.ship_parameter('ASR-03', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('ASR-03', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('ASR-03', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- What is below an agency committee, or below what is below it, from when to when.
CREATE OR REPLACE VIEW party_rule.asr_03_below AS
SELECT s.parent_id AS above_id, s.org_id, daterange(s.from_date, s.to_date) AS life
  FROM party.subordination s
UNION ALL
SELECT s.parent_id, t.org_id, daterange(s.from_date, s.to_date) * daterange(t.from_date, t.to_date)
  FROM party.subordination s
  JOIN party.subordination t ON t.parent_id = s.org_id;
COMMENT ON VIEW party_rule.asr_03_below IS 'ASR-03 organisations below others, directly or through one, by date';
CREATE OR REPLACE VIEW party_rule.asr_03_member AS
SELECT b.above_id, m.member_id, b.life * daterange(m.from_date, m.to_date) AS life
  FROM party_rule.asr_03_below b
  JOIN party.membership m ON m.org_id = b.org_id;
COMMENT ON VIEW party_rule.asr_03_member IS 'ASR-03 members of organisations below others, by date';
-- The first responsible person, and each member of the leadership while he belongs to a branch below the committee, or
-- below a general branch of it.
CREATE OR REPLACE VIEW party_rule.asr_03_applies AS
SELECT c.subject, c.org_id, c.from_date, c.to_date, 'first' AS item
  FROM party_rule.sup_00_committee c
UNION ALL
SELECT c.subject, c.org_id, greatest(c.from_date, lower(l.life)), least(c.to_date, upper(l.life)), l.member_id::text
  FROM party_rule.sup_00_committee c
 CROSS JOIN LATERAL (
    SELECT m.member_id, unnest(range_agg(m.life * x.life)) AS life
      FROM party_rule.asr_03_member m
     CROSS JOIN LATERAL (SELECT daterange(e.from_date, e.to_date) AS life
                           FROM party.leader e WHERE e.member_id = m.member_id OFFSET 0) x
     WHERE m.above_id = c.subject
     GROUP BY m.member_id
 ) l;
COMMENT ON VIEW party_rule.asr_03_applies IS
  'ASR-03 agency committees: the first responsible person, and each member of the leadership below them';
-- What holds at the end of a quarter or is assigned afterwards. The first responsible person is in office, as leader or
-- secretary, and answers for the whole; a branch that is gone is nobody''s.
CREATE OR REPLACE VIEW party_rule.asr_03_evidence AS
SELECT r.org_id AS subject, q.first_day AS on_date, greatest(q.first_day, r.from_date) AS done_on,
       'responsibility ' || r.id AS reference, i.item
  FROM party.responsibility r
 CROSS JOIN party_rule.sup_00_quarter q
 CROSS JOIN LATERAL (
    SELECT r.member_id::text
     WHERE r.kind = 'first'
        OR r.task IS NOT NULL
        OR EXISTS (SELECT
                     FROM party.organisation b
                    WHERE b.id = r.branch_id AND partybuild.in_force(b.active_on, b.revoked_on, q.until))
    UNION ALL
    SELECT 'first'
     WHERE r.kind = 'first'
       AND EXISTS (SELECT
                     FROM party.member h
                    WHERE h.id = r.member_id AND (h.ended_on IS NULL OR h.ended_on > q.until))
       AND (EXISTS (SELECT
                      FROM party.leader l
                     WHERE l.member_id = r.member_id AND partybuild.in_force(l.from_date, l.to_date, q.until))
            OR EXISTS (SELECT
                         FROM party.post p
                        WHERE p.member_id = r.member_id
                          AND p.org_id = r.org_id
                          AND p.title = 'secretary'
                          AND partybuild.in_force(p.from_date, p.to_date, q.until)))
 ) i (item)
 WHERE r.to_date IS NULL OR r.to_date > q.until;
COMMENT ON VIEW party_rule.asr_03_evidence IS
  'ASR-03 who answers for the whole, a branch or a task, at the end of each quarter or later, and since when';
SELECT partybuild.set_obligation('ASR-03', 'party_rule.asr_03_applies', 'party_rule.asr_03_evidence', 'quarter');
SELECT partybuild.evidence_source('ASR-03', 'party.responsibility', 'org_id',
  columns => '{org_id,member_id,kind,branch_id,task,from_date,to_date}');
-- the leadership changes seldom, and below which committee its members are takes three steps
SELECT partybuild.evidence_source('ASR-03', 'party.leader', NULL, columns => '{member_id,from_date,to_date}',
  dated => true);
SELECT partybuild.evidence_source('ASR-03', 'party.post', 'org_id',
  columns => '{org_id,member_id,title,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('ASR-03', 'party.member', 'org_id', columns => '{ended_on}',
  joined => 'party.responsibility', joined_key => 'member_id', key => 'id');
SELECT partybuild.evidence_source('ASR-03', 'party.membership', 'parent_id',
  columns => '{org_id,member_id,from_date,to_date}', joined => 'party.subordination', joined_key => 'org_id',
  key => 'org_id', dated => true);
SELECT partybuild.evidence_source('ASR-03', 'party.membership', 'parent_id',
  columns => '{org_id,member_id,from_date,to_date}', joined => 'party.subordination', joined_key => 'org_id',
  key => 'org_id', through => 'party.subordination', through_key => 'org_id', through_subject => 'parent_id',
  dated => true);
SELECT partybuild.evidence_source('ASR-03', 'party.subordination', 'parent_id',
  columns => '{org_id,parent_id,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('ASR-03', 'party.subordination', 'parent_id',
  columns => '{org_id,parent_id,from_date,to_date}', joined => 'party.subordination', joined_key => 'org_id',
  key => 'parent_id', dated => true);
SELECT partybuild.evidence_source('ASR-03', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
-- a branch that is answered for
SELECT partybuild.evidence_source('ASR-03', 'party.organisation', 'org_id', columns => '{active_on,revoked_on}',
  joined => 'party.responsibility', joined_key => 'branch_id', key => 'id');
SELECT partybuild.harmless('ASR-03', 'party.responsibility', ARRAY['id']::name[], 'a row keeps its number');
SELECT partybuild.harmless('ASR-03', 'party.member', ARRAY['id']::name[], 'a member keeps his number');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('ASR-03', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('ASR-03', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
