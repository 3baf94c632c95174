-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-11',
  'Secretaries report yearly',
  '书记每年述职',
  kind => 'obligation', subject => 'post', mode => 'report', view => 'lif_11_duty_reports',
  message_en => '"{subject}" of "{organisation}" did not report to both members and superior in {periods}',
  message_zh => '“{organisation}”的“{subject}”未向党员大会和上级双述职：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)3', source => 'seed');
SELECT partybuild.ship_parameter('LIF-11', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('LIF-11', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('LIF-11', 'remind', 60, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_11_applies AS
SELECT p.id AS subject, p.org_id, greatest(c.since, o.active_on) AS from_date,
  least(p.to_date, o.revoked_on) AS to_date, i.item, h.name AS label
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
 CROSS JOIN LATERAL (
    -- re-elected without a gap, a secretary owes as one who served on
    SELECT lower(r.life) AS since
      FROM (SELECT unnest(range_agg(daterange(x.from_date, x.to_date))) AS life
              FROM party.post x WHERE x.org_id = p.org_id AND x.member_id = p.member_id AND x.title = 'secretary') r
     WHERE r.life @> p.from_date
 ) c
 CROSS JOIN (VALUES ('members'), ('superior')) i (item)
 WHERE p.title = 'secretary' AND o.kind IN ('basic_committee', 'branch', 'joint_branch') AND o.active_on IS NOT NULL
   AND NOT EXISTS (SELECT
                     FROM party.post n
                    WHERE n.org_id = p.org_id
                      AND n.member_id = p.member_id
                      AND n.title = 'secretary'
                      AND n.from_date = p.to_date);
COMMENT ON VIEW party_rule.lif_11_applies IS
  'LIF-11 secretaries of agency committees and branches, by their last term without a gap';
CREATE OR REPLACE VIEW party_rule.lif_11_evidence AS
SELECT p.id AS subject, d.reported_on AS on_date, 'duty report ' || d.id AS reference, d.audience::text AS item
  FROM party.post p
  JOIN party.post x ON x.org_id = p.org_id AND x.member_id = p.member_id AND x.title = 'secretary'
  -- OFFSET 0: by index from each post
 CROSS JOIN LATERAL (SELECT r.* FROM party.duty_report r WHERE r.post_id = x.id OFFSET 0) d
 WHERE p.title = 'secretary'
   AND CASE d.audience
         WHEN 'members' THEN
           -- heard by a meeting of all of them in the year that it counts for; of one that was corrected the record in
           -- force says so. The appraisal is a general meeting too.
           EXISTS (SELECT
                     FROM party_rule.lif_00_after v
                    CROSS JOIN LATERAL (
                       SELECT
                         FROM party_rule.lif_00_held a
                        WHERE a.id = v.version_id
                          AND a.org_id = x.org_id
                          AND a.kind IN ('general_meeting', 'appraisal_meeting')
                          AND extract(year FROM a.held_on) = extract(year FROM d.reported_on)
                       OFFSET 0
                    ) a
                    WHERE v.subject = d.activity_id)
           -- or in writing: a report of the organisation's to nobody else
           OR EXISTS (SELECT
                        FROM party.document w
                       WHERE w.id = d.document_id
                         AND w.issuer_id = x.org_id
                         AND w.kind = 'report'
                         AND coalesce(w.addressee_id, x.org_id) = x.org_id
                         AND extract(year FROM w.dated_on) = extract(year FROM d.reported_on))
         -- what who was superior that day was sent
         ELSE EXISTS (SELECT
                        FROM party.document w
                        JOIN party.subordination s ON s.parent_id = w.addressee_id
                       WHERE w.id = d.document_id AND w.issuer_id = x.org_id AND w.kind IN ('report', 'filing')
                         AND extract(year FROM w.dated_on) = extract(year FROM d.reported_on)
                         AND s.org_id = x.org_id AND partybuild.in_force(s.from_date, s.to_date, d.reported_on)) END;
COMMENT ON VIEW party_rule.lif_11_evidence IS 'LIF-11 duty reports, in this term or the one before';
SELECT partybuild.set_obligation('LIF-11', 'party_rule.lif_11_applies', 'party_rule.lif_11_evidence', 'year');
SELECT partybuild.evidence_source('LIF-11', 'party.duty_report', 'id', 'reported_on', joined => 'party.post',
  joined_key => 'member_id', key => 'post_id', through => 'party.post', through_key => 'id',
  through_subject => 'member_id');
SELECT partybuild.evidence_source('LIF-11', 'party.document', NULL,
  columns => '{issuer_id,addressee_id,dated_on,kind}');
-- a meeting of the secretary's organisation
SELECT partybuild.evidence_source('LIF-11', 'party.activity', 'id', 'held_on', joined => 'party.post',
  joined_key => 'org_id', key => 'org_id', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('LIF-11', 'party.subordination', 'id',
  columns => '{org_id,parent_id,from_date,to_date}', joined => 'party.post', joined_key => 'org_id', key => 'org_id',
  dated => true);
-- the last of a chain stands for all of it
SELECT partybuild.evidence_source('LIF-11', 'party.post', 'id',
  columns => '{org_id,member_id,title,from_date,to_date}');
SELECT partybuild.evidence_source('LIF-11', 'party.post', 'id',
  columns => '{org_id,member_id,title,from_date,to_date}', joined => 'party.post', joined_key => 'member_id',
  key => 'member_id');
SELECT partybuild.evidence_source('LIF-11', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}',
  joined => 'party.post', joined_key => 'org_id', key => 'id');
