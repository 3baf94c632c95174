-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-13',
  'Examined and pre-examined',
  '支委会审查与党委预审',
  kind => 'record', subject => 'applicant', mode => 'reject', view => 'dev_13_examined',
  message_en => 'the branch met on the admission of "{applicant}" on {held}: {problems}',
  message_zh => '{held}召开接收“{applicant}”的支部大会：{problems}',
  hint_en => 'First the branch committee examines, then the basic committee above it; both before the meeting.',
  hint_zh => '先经支部委员会审查，再报具有审批权限的基层党委预审合格，然后召开支部大会。',
  seed_ref => '二(四)2', source => '细则第十九、二十条');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('not examined by the branch', '此前没有支部委员会审查', 'there was no examination by the branch committee before it',
   'development'),
  ('not passed by the branch', '支部委员会审查不合格', 'the examination by the branch committee was not passed',
   'development'),
  ('not examined above', '此前没有上级党委预审', 'there was no pre-examination by a committee above the branch before it',
   'development'),
  ('not passed above', '上级党委预审不合格', 'the pre-examination was not passed', 'development'),
  ('examined above first', '上级党委预审在支部委员会审查之前',
   'the pre-examination came before the examination by the branch committee', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_13_examined AS
SELECT a.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'held', x.held_on, 'problems', x.problems) AS args
  FROM party.applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT m.org_id, m.held_on, p.problems, sum(cardinality(p.problems)) OVER () AS magnitude
      FROM party_rule.dev_00_admission m
     CROSS JOIN LATERAL (
        -- the last of each kind counts; of two of a day, the one that was not passed
        SELECT (array_agg(e.passed ORDER BY e.examined_on DESC, e.passed) FILTER (WHERE e.kind = 'branch'))[1]
                 AS by_branch,
               (array_agg(e.passed ORDER BY e.examined_on DESC, e.passed) FILTER (WHERE e.kind = 'superior'))[1]
                 AS by_superior,
               min(e.examined_on) FILTER (WHERE e.kind = 'branch' AND e.passed)
                 > max(e.examined_on) FILTER (WHERE e.kind = 'superior') AS too_early
          FROM party.examination e
         WHERE e.applicant_id = m.applicant_id
           AND e.examined_on >= m.since
           AND e.examined_on < m.held_on
           AND (e.activity_id IS NULL
             OR EXISTS (SELECT
                          FROM party_rule.dev_00_meeting t
                         WHERE t.activity_id = e.activity_id
                           AND t.org_id = e.org_id
                           AND t.held_on = e.examined_on))
           AND CASE e.kind
                 WHEN 'branch' THEN e.org_id = m.org_id
                 -- a basic committee, or one above it
                 ELSE EXISTS (
                        WITH RECURSIVE superior (id) AS (
                            SELECT m.org_id
                          UNION
                            -- OFFSET 0: by index from each, however many rows the planner expects
                            SELECT s.parent_id
                              FROM superior
                             CROSS JOIN LATERAL (
                                SELECT s.parent_id
                                  FROM party.subordination s
                                 WHERE s.org_id = superior.id
                                   AND partybuild.in_force(s.from_date, s.to_date, e.examined_on)
                                OFFSET 0
                             ) s
                        )
                        SELECT
                          FROM superior
                          JOIN party.organisation o ON o.id = superior.id
                         WHERE o.id = e.org_id
                           AND o.kind IN ('basic_committee', 'higher_committee', 'external_superior'))
               END
     ) e
     CROSS JOIN LATERAL (
        SELECT array_remove(ARRAY[
                 CASE WHEN e.by_branch THEN NULL
                      WHEN e.by_branch IS NULL THEN 'not examined by the branch'
                      ELSE 'not passed by the branch' END,
                 CASE WHEN e.by_superior THEN NULL
                      WHEN e.by_superior IS NULL THEN 'not examined above'
                      ELSE 'not passed above' END,
                 CASE WHEN e.too_early THEN 'examined above first' END], NULL) AS problems
     ) p
     WHERE m.applicant_id = a.id
       AND cardinality(p.problems) > 0
     ORDER BY cardinality(p.problems) DESC, m.held_on DESC
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-13', 'party.examination', 'applicant_id', ARRAY['kind', 'org_id', 'examined_on',
  'passed', 'activity_id']::name[]);
-- the meeting that examined, where it is on file
SELECT partybuild.watch('DEV-13', 'party.activity', 'id', ARRAY['org_id', 'status', 'held_on']::name[],
  enters => false, kind => 'activity', via => 'party.examination', via_key => 'activity_id',
  via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-13', 'party.activity', 'supersedes_id', ARRAY['status', 'held_on']::name[],
  kind => 'activity', through => 'party_rule.lif_00_before', through_key => 'subject', through_subject => 'version_id',
  via => 'party.examination', via_key => 'activity_id', via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-13', 'party.development_meeting', 'applicant_id', ARRAY['kind', 'org_id',
  'held_on']::name[], leaves => false);
SELECT partybuild.watch('DEV-13', 'party.development_decision', 'applicant_id', ARRAY['kind', 'decided_on']::name[],
  leaves => false);
-- What was below a committee, and is so no longer; and all above.
SELECT partybuild.watch('DEV-13', 'party.subordination', 'parent_id', ARRAY['org_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', via => 'party.examination', via_key => 'org_id',
  via_subject => 'applicant_id', via_day => 'examined_on', superiors => true);
SELECT partybuild.watch('DEV-13', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false,
  kind => 'organisation', via => 'party.examination', via_key => 'org_id', via_subject => 'applicant_id');
SELECT partybuild.harmless('DEV-13', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the message');
SELECT partybuild.harmless('DEV-13', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
