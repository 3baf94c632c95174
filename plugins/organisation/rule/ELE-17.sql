-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-17',
  'Early or late renewal approved, within a year',
  '提前或延期须批准且不超过1年',
  kind => 'record', subject => 'election', mode => 'approve', view => 'ele_17_early_or_late',
  message_en =>
    '"{organisation}" renewed on {held}, its term ended on {ends}: early or late without prior approval, or by more '
    'than a year',
  message_zh => '“{organisation}”任期至{ends}，{held}换届属提前或延期，没有事前批准或超过一年',
  hint_en =>
    'Have the superior approve it beforehand: a delay before the term ends, an early one before the vote; a year at '
    'most.',
  hint_zh => '提前或延期须在届满前（提前的在选举前）经上级批准，不超过一年。',
  seed_ref => '二(一)2', source => 'seed; 选举工作条例第三条');
SELECT partybuild.ship_parameter('ELE-17', 'window', 90, 'days', at_least => 0, at_most => 3660);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_17_early_or_late AS
SELECT e.id AS subject, e.org_id, greatest(l.due - e.held_on, e.held_on - l.ends)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'ends', l.ends, 'approvable', false) AS args
  FROM party_rule.ele_00_term e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    SELECT t.due, t.ends, t.office
      FROM party_rule.ele_00_term t
     WHERE t.org_id = e.org_id
       AND (t.held_on, t.id) < (e.held_on, e.id)
     ORDER BY t.held_on DESC, t.id DESC
     LIMIT 1
 ) l
 -- a committee where there was a secretary alone: members have become more (ORG-05), which is no early renewal
 WHERE (e.held_on > l.ends
     OR e.held_on < l.due - (SELECT partybuild.param('ELE-17', 'window'))::integer
    AND NOT (e.office = 'committee' AND l.office = 'secretary'))
   -- the approval counts by its date, whatever its period
   AND NOT (e.held_on BETWEEN (l.due - interval '1 year')::date AND (l.due + interval '1 year')::date
        AND EXISTS (
         SELECT FROM party.approval a JOIN party.document d ON d.id = a.document_id
           JOIN party.subordination s ON s.org_id = e.org_id AND s.parent_id = d.issuer_id
                                     AND partybuild.in_force(s.from_date, s.to_date, e.held_on)
          WHERE d.kind = 'approval' AND a.rule = 'ELE-17' AND a.subject = e.id
            AND d.dated_on <= least(e.held_on, l.ends - 1)));
SELECT partybuild.watch('ELE-17', 'party.election', 'id', ARRAY['org_id']::name[], leaves => false);
SELECT partybuild.watch('ELE-17', 'party.election', 'org_id', ARRAY['purpose', 'office', 'body', 'held_on',
  'result', 'round_of_id']::name[], enters => false, kind => 'organisation', via => 'party.election',
  via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('ELE-17', 'party.term', 'org_id', ARRAY['election_id', 'to_date', 'extended_to']::name[],
  enters => false, kind => 'organisation', via => 'party.election', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('ELE-17', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', via => 'party.election', via_key => 'org_id',
  via_subject => 'id');
SELECT partybuild.watch('ELE-17', 'party.organisation', 'id', ARRAY['kind']::name[], kind => 'organisation',
  leaves => false, via => 'party.election', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.harmless('ELE-17', 'party.approval', ARRAY['rule', 'subject', 'document_id']::name[],
  because => 'the engine judges the rule of an approval that changes');
SELECT partybuild.harmless('ELE-17', 'party.document', ARRAY['id', 'dated_on', 'issuer_id', 'kind']::name[],
  because => 'the engine judges the rule of an approval whose document changes');
