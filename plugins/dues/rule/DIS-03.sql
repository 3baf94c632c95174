-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DIS-03',
  'How self-withdrawal is decided',
  '自行脱党处理程序',
  kind => 'record', subject => 'member', mode => 'reject', view => 'dis_03_self_withdrawal',
  message_en => '"{member}" cannot be put down as self-withdrawn on {ended}: {problems}',
  message_zh => '“{member}”不能自{ended}起登记为自行脱党：{problems}',
  hint_en => 'party.self_withdraw() records meeting, approval and end in one call.',
  hint_zh => '用 party.self_withdraw() 一并登记党员大会决定、上级批准和党籍终止。',
  seed_ref => '二(四)5', source => '党章第九条');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no decision to withdraw', '没有处理决定在册', 'no decision is on file', 'dues'),
  ('no vote of his branch', '没有其所在支部党员大会当日的表决', 'no vote of a general meeting of his branch on that day',
   'dues'),
  ('vote not carried', '表决未以应到会多数通过', 'the vote was not carried by the majority of those entitled', 'dues'),
  ('no approval of the superior', '没有上级的批复', 'no approval of the superior of that day', 'dues'),
  ('approved on another day', '批准日期不是批复的日期', 'the day of the approval is not that of its document', 'dues'),
  ('approved before the decision', '批准早于决定', 'it was approved before it was decided', 'dues'),
  ('ended before the approval', '党籍终止早于批准', 'the membership ends before the approval', 'dues'),
  ('no six months', '决定之日并无连续六个月不交党费或不参加组织生活',
   'by the day of the decision neither dues nor organisation life were missed for as long as DIS-01 and DIS-02 say',
   'dues');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dis_03_self_withdrawal AS
SELECT h.id AS subject, b.org_id, cardinality(x.problems)::numeric AS magnitude,
       jsonb_build_object('member', h.name, 'ended', h.ended_on, 'problems', to_jsonb(x.problems)) AS args
  FROM party.member h
  LEFT JOIN party.self_withdrawal w ON w.member_id = h.id
  LEFT JOIN LATERAL (
    -- his branch on the day of the meeting, or at the end
    SELECT m.org_id
      FROM party.membership m
     WHERE m.member_id = h.id
       AND m.from_date <= coalesce(w.decided_on, h.ended_on)
     ORDER BY m.from_date DESC
     LIMIT 1
  ) b ON true
  LEFT JOIN LATERAL (
    -- of those entitled, so that no quorum is lacking
    SELECT v.passed AND partybuild.majority_of_entitled(v.figures) AS carried
      FROM party.vote v
      JOIN party_rule.lif_00_held a ON a.id = v.activity_id
     WHERE v.id = w.vote_id
       AND a.kind = 'general_meeting'
       AND a.org_id = b.org_id
       AND a.held_on = w.decided_on
  ) v ON true
  LEFT JOIN LATERAL (
    SELECT d.dated_on
      FROM party.document d
     WHERE d.id = w.document_id
       AND d.kind = 'approval'
       AND party.is_above(d.issuer_id, b.org_id, d.dated_on)
  ) d ON true
 CROSS JOIN LATERAL (
    SELECT array_remove(ARRAY[
             CASE WHEN w.member_id IS NULL THEN 'no decision to withdraw' END,
             CASE WHEN w.member_id IS NOT NULL AND v.carried IS NULL THEN 'no vote of his branch' END,
             CASE WHEN NOT v.carried THEN 'vote not carried' END,
             CASE WHEN w.member_id IS NOT NULL AND d.dated_on IS NULL THEN 'no approval of the superior' END,
             CASE WHEN d.dated_on <> w.approved_on OR d.dated_on IS NOT NULL AND w.approved_on IS NULL
                  THEN 'approved on another day' END,
             CASE WHEN d.dated_on < w.decided_on THEN 'approved before the decision' END,
             CASE WHEN h.ended_on < d.dated_on THEN 'ended before the approval' END,
             CASE WHEN NOT EXISTS (
                    SELECT
                      FROM partybuild.months_running(ARRAY(
                        SELECT u.month
                          FROM party_rule.dis_00_unpaid u
                         WHERE u.subject = h.id
                           AND (u.month + interval '1 month')::date <= w.decided_on
                           AND (u.undone_on IS NULL OR u.undone_on > w.decided_on))) r
                     WHERE r.number >= (SELECT partybuild.param('DIS-01', 'months')))
                   AND NOT EXISTS (
                    SELECT
                      FROM partybuild.months_running(ARRAY(
                        SELECT m.month
                          FROM party_rule.dis_00_missed m
                         WHERE m.subject = h.id
                           AND (m.month + interval '1 month')::date <= w.decided_on)) r
                     WHERE r.number >= (SELECT partybuild.param('DIS-02', 'months')))
                  THEN 'no six months' END], NULL) AS problems
    -- reckoned once
    OFFSET 0
 ) x
 WHERE cardinality(x.problems) > 0
   AND h.ended_as = 'self_withdrawn'
   AND h.ended_on >= (SELECT r.recorded_from FROM party_rule.due_00_record r);
-- Who withdrew, by branches that he was in, and by what he attended or his branch held.
CREATE OR REPLACE VIEW party_rule.dis_03_withdrawn AS
SELECT m.org_id AS subject, member_id FROM party.membership m JOIN party.self_withdrawal USING (member_id);
COMMENT ON VIEW party_rule.dis_03_withdrawn IS 'DIS-03 members who were put down as self-withdrawn, by branch';
CREATE OR REPLACE VIEW party_rule.dis_03_activity AS
SELECT t.activity_id AS subject, member_id FROM party.attendance t JOIN party.self_withdrawal USING (member_id)
UNION ALL
SELECT a.id, member_id
  FROM party.activity a
  JOIN party.membership USING (org_id)
  JOIN party.self_withdrawal USING (member_id);
COMMENT ON VIEW party_rule.dis_03_activity IS
  'DIS-03 members who were put down as self-withdrawn, by what they attended or their branches held';
SELECT partybuild.watch('DIS-03', 'party.member', 'id', ARRAY['ended_on', 'ended_as']::name[], leaves => false);
SELECT partybuild.watch('DIS-03', 'party.self_withdrawal', 'member_id', ARRAY['vote_id', 'decided_on', 'approved_on',
  'document_id']::name[]);
SELECT partybuild.watch('DIS-03', 'party.vote', 'activity_id', ARRAY['figures', 'passed']::name[],
  leaves => false, kind => 'activity', through => 'party.vote', through_key => 'activity_id', through_subject => 'id',
  via => 'party.self_withdrawal', via_key => 'vote_id', via_subject => 'member_id');
SELECT partybuild.watch('DIS-03', 'party.document', 'id', ARRAY['kind', 'dated_on', 'issuer_id']::name[],
  enters => false, kind => 'document', via => 'party.self_withdrawal', via_key => 'document_id',
  via_subject => 'member_id');
-- dis_03_self_withdrawal() in dues.c clears who did not end so
SELECT partybuild.watch('DIS-03', 'party.membership', 'member_id', ARRAY['org_id', 'status', 'from_date',
  'to_date']::name[]);
SELECT partybuild.harmless('DIS-03', 'party.member', ARRAY['id', 'name']::name[], 'a name for the message');
SELECT partybuild.harmless('DIS-03', 'party.dues_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
SELECT partybuild.harmless('DIS-03', 'party.subordination', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], 'who was above on a day of the past; the audit judges by it');
SELECT partybuild.harmless('DIS-03', 'party.organisation', ARRAY['id', 'kind']::name[],
  'an external superior stays one');
-- What undoes the months that were missed; an assessment that is new can only add to them.
SELECT partybuild.watch('DIS-03', 'party.dues_deferral', 'member_id', ARRAY['from_date', 'to_date']::name[],
  leaves => false, expected => '{from_date,to_date}');
SELECT partybuild.watch('DIS-03', 'party.dues_assessment', 'member_id', ARRAY['month', 'amount']::name[],
  enters => false, expected => '{month}');
SELECT partybuild.watch('DIS-03', 'party.attendance', 'member_id', ARRAY['activity_id', 'status', 'reason']::name[],
  leaves => false);
-- the meeting too, and a correction, which is of the same organisation
SELECT partybuild.watch('DIS-03', 'party.activity', 'id', ARRAY['kind', 'status', 'held_on', 'supersedes_id']::name[],
  leaves => false, kind => 'activity', through => 'party_rule.dis_03_activity', through_key => 'subject',
  through_subject => 'member_id', via => 'party.self_withdrawal', via_key => 'member_id', via_subject => 'member_id');
SELECT partybuild.watch('DIS-03', 'party.activity', 'org_id', '{}', enters => false,
  kind => 'organisation', through => 'party_rule.dis_03_withdrawn', through_key => 'subject',
  through_subject => 'member_id', via => 'party.self_withdrawal', via_key => 'member_id', via_subject => 'member_id');
SELECT partybuild.harmless('DIS-03', 'party.dues_payment', ARRAY['id', 'member_id', 'paid_on', 'amount', 'month',
  'reverses']::name[],
  'the books say what was paid, whatever was decided; of a payment of before the decision the audit tells');
