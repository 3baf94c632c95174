-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-15',
  'Terms of 5 and 3 years',
  '任期机关党委5年，总支支部3年',
  kind => 'structure', subject => 'election', mode => 'reject', view => 'ele_15_terms',
  message_en =>
    'the term of the election of "{organisation}" on {held} runs from that day to {due}; no post begins before or '
    'ends after it, and an extension needs approval and lasts a year at most',
  message_zh => '“{organisation}”{held}选举的任期应自选举之日起至{due}止，职务起止不得超出任期；延长须经批准，不超过一年',
  hint_en =>
    'Correct the term; for an extension, record an approval of the superior, dated before the term ends.',
  hint_zh => '更正任期；延长的，登记上级在届满前的批准文件。',
  seed_ref => '二(一)2', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_15_terms AS
SELECT e.id AS subject, e.org_id, y.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'from', t.from_date, 'to', t.to_date, 'due',
         coalesce(k.ends, x.due)) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
  LEFT JOIN party.term t ON t.election_id = e.id
 CROSS JOIN LATERAL (
    SELECT party.term_end(e.held_on, party.term_years(o.kind)) AS due
 ) x
 CROSS JOIN LATERAL (
    -- of a ballot that began no term, when the one ends that was running; none was from before the register
    SELECT CASE WHEN NOT EXISTS (SELECT FROM party_rule.ele_00_term r WHERE r.id = e.id)
                THEN (SELECT r.ends
                        FROM party_rule.ele_00_term r
                       WHERE r.org_id = e.org_id
                         AND r.held_on <= e.held_on
                         AND r.ends > e.held_on
                       ORDER BY r.held_on DESC, r.id DESC
                       LIMIT 1) END AS ends
 ) k
 CROSS JOIN LATERAL (
    -- days that the term begins or ends amiss, is extended without approval, and that posts lie outside of it
    SELECT sum(d.n) AS n
      FROM (
        SELECT party.days_in(daterange(least(t.from_date, e.held_on), greatest(t.from_date, e.held_on)))
        UNION ALL
        SELECT party.days_in(daterange(least(t.to_date, x.due), greatest(t.to_date, x.due)))
        UNION ALL
        SELECT 1
         WHERE t.org_id <> e.org_id
        UNION ALL
        -- an approval of who was superior then, from before the term ended; a year at most
        SELECT party.days_in(daterange(y.allowed, greatest(t.extended_to, y.allowed)))
          FROM (
            SELECT CASE WHEN EXISTS (
                          SELECT
                            FROM party.document d
                            JOIN party.subordination s ON s.parent_id = d.issuer_id
                           WHERE d.id = t.extension_document_id
                             AND d.kind = 'approval'
                             AND d.dated_on < x.due
                             AND s.org_id = e.org_id
                             AND partybuild.in_force(s.from_date, s.to_date, greatest(d.dated_on, e.held_on)))
                        THEN (x.due + interval '1 year')::date
                        ELSE x.due END AS allowed
          ) y
        UNION ALL
        SELECT party.days_in(daterange(p.from_date, greatest(p.from_date, e.held_on)))
          FROM party.post p
         WHERE p.election_id = e.id
        UNION ALL
        SELECT party.days_in(daterange(z.ends, greatest(z.ends, coalesce(p.to_date, p.term_ends_on), p.from_date + 1)))
          FROM party.post p
         CROSS JOIN LATERAL (
            SELECT coalesce(k.ends, greatest(t.extended_to, x.due)) AS ends
         ) z
         WHERE p.election_id = e.id
           AND e.purpose = 'renewal'
      ) d (n)
 ) y
 WHERE y.n > 0;
SELECT partybuild.watch('ELE-15', 'party.term', 'election_id', ARRAY['from_date', 'to_date', 'extended_to',
  'extension_document_id']::name[]);
SELECT partybuild.watch('ELE-15', 'party.election', 'org_id', ARRAY['purpose', 'office', 'body', 'held_on', 'result',
  'round_of_id']::name[], kind => 'organisation', via => 'party.election', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('ELE-15', 'party.term', 'org_id', ARRAY['election_id', 'extended_to']::name[],
  enters => false, kind => 'organisation', via => 'party.election', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('ELE-15', 'party.document', 'id', ARRAY['dated_on', 'issuer_id', 'kind']::name[],
  enters => false, kind => 'document', via => 'party.term', via_key => 'extension_document_id',
  via_subject => 'election_id');
SELECT partybuild.watch('ELE-15', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', via => 'party.term', via_key => 'org_id',
  via_subject => 'election_id');
SELECT partybuild.watch('ELE-15', 'party.post', 'election_id', ARRAY['from_date', 'to_date', 'term_ends_on']::name[],
  leaves => false);
SELECT partybuild.watch('ELE-15', 'party.organisation', 'id', ARRAY['kind']::name[], kind => 'organisation',
  leaves => false, via => 'party.election', via_key => 'org_id', via_subject => 'id');
