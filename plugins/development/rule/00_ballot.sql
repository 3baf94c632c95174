-- What is wrong with the ballots on admissions and conversions (DEV-14, DEV-15, DEV-25): attendance is of those with
-- voting rights, the majority is of those entitled, and written opinions of the absent count for it. That there is no
-- ballot is for DEV-16 to say.
CREATE OR REPLACE VIEW party_rule.dev_00_vote AS
SELECT m.id AS meeting_id, m.applicant_id, m.kind, m.org_id, m.held_on, f.entitled, f.present, f.in_favour,
       f.written_for,
       CASE WHEN f.written > f.entitled - f.present THEN 'more written than absent'
            WHEN m.outcome <> 'not_admitted' AND NOT partybuild.more_than_half(f.in_favour + f.written_for, f.entitled)
            THEN 'no majority'
            WHEN NOT f.secret THEN 'not secret' END AS vote_problem,
       greatest(f.written - (f.entitled - f.present), 0) + (NOT f.secret)::integer
         + CASE WHEN m.outcome <> 'not_admitted'
                THEN greatest(f.entitled / 2 + 1 - f.in_favour - f.written_for, 0) ELSE 0 END AS vote_lacks
  FROM party.development_meeting m
  LEFT JOIN LATERAL (
    SELECT partybuild.figure(b.figures, 'entitled') AS entitled, partybuild.figure(b.figures, 'present') AS present,
           partybuild.figure(b.figures, 'for') AS in_favour, b.written_for,
           b.written_for + b.written_against AS written, b.secret
      FROM party.development_ballot b
     WHERE b.id = m.ballot_id
  ) f ON true;
COMMENT ON VIEW party_rule.dev_00_vote IS
  'ballots on members, and what is wrong with the vote: no more written opinions than absent members, more than half '
  'of those entitled for what was decided, in secret';

CREATE OR REPLACE VIEW party_rule.dev_00_attendance AS
SELECT v.meeting_id, v.applicant_id, v.kind, v.org_id, v.held_on, v.entitled, r.n AS roster, v.present, v.in_favour,
       v.written_for, v.vote_problem, v.vote_lacks,
       CASE WHEN v.entitled <> r.n THEN 'not as many entitled'
            WHEN NOT partybuild.more_than_half(v.present, v.entitled) THEN 'too few present' END AS attendance_problem,
       -- how many are missing for more than half, and by how many the number entitled is wrong
       greatest(r.n / 2 + 1 - v.present, 0) + abs(v.entitled - r.n) AS attendance_lacks
  FROM party_rule.dev_00_vote v
 CROSS JOIN LATERAL (
    SELECT count(*)::integer AS n
      FROM party.membership s
     WHERE s.org_id = v.org_id
       AND s.status = 'full'
       -- on whom they vote does not, though he counts as full from the end of his probation
       AND s.member_id <> (SELECT a.member_id FROM party.applicant a WHERE a.id = v.applicant_id)
       AND partybuild.in_force(s.from_date, s.to_date, v.held_on)
       AND NOT EXISTS (SELECT
                         FROM party.rights_suspension x
                        WHERE x.member_id = s.member_id
                          AND x.from_date <= v.held_on
                          AND x.to_date > v.held_on)
 ) r;
COMMENT ON VIEW party_rule.dev_00_attendance IS
  'ballots on members with the roster of the branch on that day, and what is wrong with the attendance';
