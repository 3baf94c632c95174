-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'EDU-08',
  'Attendance is by members',
  '参加人为本支部党员',
  kind => 'invariant', subject => 'activity', mode => 'reject', view => 'edu_08_attendance_by_members',
  fixed => 'primary key EDU-08 on party.attendance: nobody twice',
  message_en =>
    '{kind} of "{organisation}" on {held} was attended by {count} who are neither its members nor marked as guests: '
    '{who}',
  message_zh => '“{organisation}”{held}的{kind}有{count}人既不是所属党员，也未注明列席：{who}',
  hint_en => 'Correct the list, or mark them as guests.',
  hint_zh => '更正名单，或注明列席（guest）。',
  seed_ref => '二(四)1', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.edu_08_attendance_by_members AS
SELECT a.id AS subject, a.org_id, s.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', a.held_on, 'kind', a.kind, 'count', s.n, 'who', s.who) AS args
  FROM party_rule.lif_00_current a
  JOIN party.organisation o ON o.id = a.org_id
 CROSS JOIN LATERAL (
    SELECT count(*) AS n, left(string_agg(h.name, '、' ORDER BY h.id), 100) AS who
      FROM party.attendance t
      JOIN party.member h ON h.id = t.member_id
     WHERE t.activity_id = a.id AND NOT t.guest
       AND NOT EXISTS (
         -- of the organisation that day: the usual case first
         SELECT FROM party.membership m
          WHERE m.member_id = t.member_id AND m.org_id = a.org_id
            AND partybuild.in_force(m.from_date, m.to_date, a.held_on))
       AND NOT EXISTS (
         -- or of one below it, however deep
         WITH RECURSIVE above AS (
           SELECT m.org_id AS id
             FROM party.membership m
            WHERE m.member_id = t.member_id AND partybuild.in_force(m.from_date, m.to_date, a.held_on)
           UNION
           SELECT n.parent_id
             FROM above b
            CROSS JOIN LATERAL (SELECT s.parent_id FROM party.subordination s
                                 WHERE s.org_id = b.id AND partybuild.in_force(s.from_date, s.to_date, a.held_on)
                                OFFSET 0) n
         )
         SELECT FROM above b
          WHERE b.id = a.org_id
             -- a discipline committee has no members of its own, but its superior's
             OR o.kind = 'discipline_committee'
            AND EXISTS (SELECT FROM party.subordination s
                         WHERE s.org_id = a.org_id AND s.parent_id = b.id
                           AND partybuild.in_force(s.from_date, s.to_date, a.held_on)))
 ) s
 WHERE s.n > 0;
SELECT partybuild.watch('EDU-08', 'party.activity', 'id', ARRAY['org_id', 'held_on']::name[], leaves => false);
SELECT partybuild.watch('EDU-08', 'party.activity', 'supersedes_id', ARRAY['status']::name[], enters => false);
SELECT partybuild.watch('EDU-08', 'party.attendance', 'activity_id', ARRAY['member_id', 'guest']::name[],
  leaves => false);
-- Who attended was a member that day: what is back-dated alters it.
SELECT partybuild.watch('EDU-08', 'party.membership', 'org_id', ARRAY['member_id', 'from_date', 'to_date']::name[],
  kind => 'organisation', enters => false, via => 'party.activity', via_key => 'org_id', via_subject => 'id',
  via_day => 'held_on', superiors => true);
SELECT partybuild.watch('EDU-08', 'party.subordination', 'parent_id', ARRAY['org_id', 'from_date', 'to_date']::name[],
  kind => 'organisation', enters => false, via => 'party.activity', via_key => 'org_id', via_subject => 'id',
  via_day => 'held_on', superiors => true);
-- Whose discipline committee it was. What is back-dated among the superior's members is left to the audit there, as in
-- ELE-01.
SELECT partybuild.watch('EDU-08', 'party.subordination', 'org_id', ARRAY['parent_id', 'from_date', 'to_date']::name[],
  kind => 'organisation', enters => false, via => 'party.activity', via_key => 'org_id', via_subject => 'id',
  via_day => 'held_on');
SELECT partybuild.watch('EDU-08', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false,
  kind => 'organisation', via => 'party.activity', via_key => 'org_id', via_subject => 'id');
