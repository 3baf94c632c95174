-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-09',
  'Terms are served out',
  '一般应任满一届',
  kind => 'record', subject => 'post', mode => 'reject', view => 'pos_09_terms_served',
  message_en => '{problem}',
  message_zh => '{problem}',
  hint_en =>
    'Record the reason (transfer, change of duty, resignation, removal, loss of rights, death) and the document.',
  hint_zh => '登记原因（调动、职务变动、辞职、免职、失去权利、去世）和文件。',
  seed_ref => '二(一)3', source => 'seed');

INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('left early', '“{organisation}”的{title}“{member}”于{ended}届中离任，没有登记原因和文件',
   '{title} "{member}" of "{organisation}" left on {ended} before the end of term without reason and document',
   'organisation'),
  ('gone from office', '“{organisation}”的{title}“{member}”自{from}起任职，应登记离任，不得删除或推迟',
   '{title} "{member}" of "{organisation}", in office from {from}, is ended, not deleted or put off', 'organisation');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_09_terms_served AS
SELECT p.id AS subject, p.org_id, 1::numeric AS magnitude,
       jsonb_build_object('problem', 'left early', 'organisation', o.name, 'member', h.name, 'title', p.title,
         'ended', p.to_date, 'term', l.ends) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
  LEFT JOIN party.election e ON e.id = p.election_id
 CROSS JOIN LATERAL (
    -- by the term that is written; of the by-elected, the one that was running (ELE-20); else of the ballot, or by the
    -- day of election or the first in office on record
    SELECT coalesce(p.term_ends_on,
                    CASE WHEN e.purpose = 'by_election'
                         THEN (SELECT r.ends FROM party_rule.ele_00_running r WHERE r.election_id = e.id) END,
                    party.term_end(coalesce(e.held_on, p.elected_on, p.from_date), party.term_years(o.kind))) AS ends
 ) l
 WHERE p.to_date < l.ends
   AND (p.end_reason IS NULL OR p.end_reason = 'term' OR p.end_document_id IS NULL
     -- ended by a renewal is what one has followed; those of before the register nobody need have entered
     OR p.end_reason = 'renewal'
    AND p.to_date >= (SELECT c.recorded_from FROM compliance.court c)
    AND NOT EXISTS (
          SELECT
            FROM (
              SELECT p.org_id AS id, NULL::date AS from_date, NULL::date AS to_date
              UNION ALL
              -- a discipline secretary is the discipline committee's, whose elections are its own (ELE-14)
              SELECT d.committee_id, d.from_date, d.to_date
                FROM party_rule.pos_00_discipline_committee d
               WHERE d.subject = p.org_id
                 AND p.title = 'discipline_secretary'
            ) b
            JOIN party_rule.ele_00_term t ON t.org_id = b.id AND t.held_on <@ daterange(b.from_date, b.to_date)
           WHERE t.held_on > coalesce(e.held_on, p.elected_on, p.from_date)
             AND t.held_on <= p.to_date));
SELECT partybuild.watch('POS-09', 'party.post', 'id', ARRAY['org_id', 'from_date', 'to_date', 'end_reason',
  'title', 'end_document_id', 'term_ends_on', 'elected_on', 'election_id']::name[], leaves => false);
SELECT partybuild.harmless('POS-09', 'party.post', '{member_id}', because => 'whoever held it, it ended when it did');
SELECT partybuild.watch('POS-09', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false,
  kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
-- The ballot, and the term in which it was held.
SELECT partybuild.watch('POS-09', 'party.election', 'org_id', ARRAY['purpose', 'office', 'body', 'round_of_id',
  'held_on', 'result']::name[], kind => 'organisation', through => 'party.election', through_key => 'org_id',
  through_subject => 'id', via => 'party.post', via_key => 'election_id', via_subject => 'id');
SELECT partybuild.watch('POS-09', 'party.term', 'org_id', ARRAY['election_id', 'to_date', 'extended_to']::name[],
  kind => 'organisation', through => 'party.election', through_key => 'org_id', through_subject => 'id',
  via => 'party.post', via_key => 'election_id', via_subject => 'id');
-- The renewal that ended it, of the organisation or its discipline committee.
SELECT partybuild.watch('POS-09', 'party.election', 'org_id', ARRAY['purpose', 'office', 'body', 'round_of_id',
  'held_on', 'result']::name[], kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('POS-09', 'party.term', 'org_id', ARRAY['election_id', 'to_date', 'extended_to']::name[],
  kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('POS-09', 'party.election', 'org_id', ARRAY['purpose', 'office', 'body', 'round_of_id',
  'held_on', 'result']::name[], kind => 'organisation', through => 'party_rule.pos_00_superior_of_discipline',
  through_key => 'subject', through_subject => 'superior_id', via => 'party.post', via_key => 'org_id',
  via_subject => 'id');
SELECT partybuild.watch('POS-09', 'party.subordination', 'parent_id', ARRAY['org_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', via => 'party.post', via_key => 'org_id',
  via_subject => 'id');
SELECT partybuild.harmless('POS-09', 'compliance.court', ARRAY['recorded_from']::name[],
  because => 'the court says once from which day it records; the audit judges by it');
