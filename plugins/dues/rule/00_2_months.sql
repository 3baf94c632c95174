-- What DIS-01, DIS-02 and DIS-03 share: the months that count against a member, and how many of them run on.
-- A month without dues: something is owed, nothing that was paid is for it, nothing was paid in it, and no proper
-- reason held on its last day. What is paid for it later undoes it from that day on.
CREATE OR REPLACE VIEW party_rule.dis_00_unpaid AS
SELECT l.subject, l.month, l.first_paid_on AS undone_on
  FROM party_rule.due_00_ledger l
 CROSS JOIN LATERAL (SELECT (l.month + interval '1 month')::date AS after) n
 WHERE l.owed > 0
   AND NOT EXISTS (SELECT
                     FROM party_rule.due_00_payment p
                    WHERE p.member_id = l.subject
                      AND p.paid_on >= l.month
                      AND p.paid_on < n.after)
   AND NOT EXISTS (SELECT
                     FROM party.dues_deferral d
                    WHERE d.member_id = l.subject
                      AND partybuild.in_force(d.from_date, d.to_date, n.after - 1));
COMMENT ON VIEW party_rule.dis_00_unpaid IS
  'months in which a member paid no dues and had no proper reason, and the day on which dues were paid for them later';

-- A month without organisation life: his branch held what its members attend, and he attended nothing in it, wherever,
-- and gave no reason for any absence.
CREATE OR REPLACE VIEW party_rule.dis_00_missed AS
SELECT h.id AS subject, b.month
  FROM party.member h
 CROSS JOIN LATERAL (
    SELECT DISTINCT date_trunc('month', a.held_on)::date AS month
      FROM party.membership s
      JOIN party_rule.lif_00_held a ON a.org_id = s.org_id AND partybuild.in_force(s.from_date, s.to_date, a.held_on)
     WHERE s.member_id = h.id
       AND s.status <> 'suspended'
       AND a.kind NOT IN ('committee_meeting', 'group_meeting')
       AND a.held_on >= (SELECT c.counted_from FROM compliance.court c)
 ) b
 WHERE NOT EXISTS (SELECT
                     FROM party.attendance t
                     JOIN party_rule.lif_00_held a ON a.id = t.activity_id
                    WHERE t.member_id = h.id
                      AND a.held_on >= b.month
                      AND a.held_on < (b.month + interval '1 month')::date
                      AND (t.status = 'present' OR NOT partybuild.is_blank(t.reason)));
COMMENT ON VIEW party_rule.dis_00_missed IS
  'months in which a member''s branch held something, and he neither attended anything nor gave a reason';
