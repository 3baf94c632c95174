-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'ASR-04',
  'The twelve institutions',
  '十二项制度健全',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'asr_04_institutions',
  fixed => 'exclusion constraint ASR-04 on party.institution: one version at a time, whatever the mode',
  message_en => '"{organisation}" has {number} of {least} institutions in force and reviewed in time: {periods}',
  message_zh => '“{organisation}”在施行且按期复审的制度{number}项，应有{least}项：{periods}',
  hint_en => 'Adopt or review what lacks (compliance.institutions has it), and enter it in party.institution or '
    'party.institution_review.',
  hint_zh => '制定或复审所缺制度（见 compliance.institutions），登记到 party.institution、party.institution_review。',
  seed_ref => '二(六)2', source => 'seed');
SELECT partybuild.ship_parameter('ASR-04', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('ASR-04', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('ASR-04', 'remind', 30, 'days', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('ASR-04', 'years', 3, 'years', at_least => 1, at_most => 100);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.asr_04_applies AS
SELECT b.subject, b.org_id, b.from_date, b.to_date, k.kind::text AS item
  FROM party_rule.sup_00_branch b
 CROSS JOIN unnest(enum_range(NULL::party.institution_kind)) k (kind);
COMMENT ON VIEW party_rule.asr_04_applies IS 'ASR-04 branches, by institution';
-- The days on which an institution was adopted or reviewed, and by when it wants to be reviewed again.
CREATE OR REPLACE VIEW party_rule.asr_04_review AS
SELECT i.id AS institution_id, i.org_id, i.kind, i.from_date, i.to_date, r.day,
       partybuild.months_after(r.day, 12 * partybuild.param('ASR-04', 'years', r.day)::integer) AS until
  FROM party.institution i
 CROSS JOIN LATERAL (
    SELECT i.from_date
    UNION ALL
    SELECT v.reviewed_on
      FROM party.institution_review v
     WHERE v.institution_id = i.id AND v.reviewed_on > i.from_date
 ) r (day)
 WHERE r.day <= (SELECT partybuild.today());
COMMENT ON VIEW party_rule.asr_04_review IS
  'ASR-04 institutions by day of adoption or review, and the day by which the next review is due';
-- In force at the end of a quarter, and reviewed in time, or both of it later.
CREATE OR REPLACE VIEW party_rule.asr_04_evidence AS
SELECT r.org_id AS subject, q.first_day AS on_date, greatest(q.first_day, r.day) AS done_on,
       'institution ' || r.institution_id AS reference, r.kind::text AS item
  FROM party_rule.asr_04_review r
  JOIN party_rule.sup_00_quarter q ON r.until >= q.until AND (r.to_date IS NULL OR r.to_date > q.until);
COMMENT ON VIEW party_rule.asr_04_evidence IS
  'ASR-04 institutions in force at the end of each quarter, and reviewed in time, or later, and since when';
SELECT partybuild.set_obligation('ASR-04', 'party_rule.asr_04_applies', 'party_rule.asr_04_evidence', 'quarter');
SELECT partybuild.evidence_source('ASR-04', 'party.institution', 'org_id',
  columns => '{org_id,kind,from_date,to_date}');
SELECT partybuild.evidence_source('ASR-04', 'party.institution_review', 'org_id',
  columns => '{institution_id,reviewed_on}', joined => 'party.institution', joined_key => 'id',
  key => 'institution_id');
SELECT partybuild.evidence_source('ASR-04', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
SELECT partybuild.harmless('ASR-04', 'party.institution', ARRAY['id']::name[], 'an institution keeps its number');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('ASR-04', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('ASR-04', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
