-- Posts that are vacant: ended within the term of the committee, and nobody has come since (ELE-19), by day of the
-- vacancy.
CREATE OR REPLACE VIEW compliance.vacancy AS
SELECT p.org_id, o.name AS organisation, p.title::text AS title, m.name AS last_holder, p.to_date AS vacant_since,
       (SELECT partybuild.today()) - p.to_date AS days, p.to_date + (SELECT partybuild.param('ELE-19', 'days'))::integer
         AS due_on
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member m ON m.id = p.member_id
 WHERE p.to_date <= (SELECT partybuild.today())
   AND p.title IN ('secretary', 'deputy', 'fulltime_deputy', 'member')
   AND partybuild.in_force(o.active_on, o.revoked_on)
   AND coalesce(p.term_ends_on, party.term_end(p.elected_on, party.term_years(o.kind))) > (SELECT partybuild.today())
   -- a new committee has as many as were elected, but needs a secretary
   AND (p.title = 'secretary'
     OR NOT EXISTS (
          SELECT
            FROM party_rule.ele_00_term t
           WHERE t.org_id = p.org_id
             AND t.held_on > p.from_date
             AND t.held_on <= (SELECT partybuild.today())))
   AND party.is_vacant(p);
COMMENT ON VIEW compliance.vacancy IS
  'vacant posts: last holder, since when, for how many days, and by when a by-election is due';
COMMENT ON COLUMN compliance.vacancy.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.vacancy.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.vacancy.title IS 'title of the post that is vacant';
COMMENT ON COLUMN compliance.vacancy.last_holder IS 'who held it last';
COMMENT ON COLUMN compliance.vacancy.vacant_since IS 'first day without anybody';
COMMENT ON COLUMN compliance.vacancy.days IS 'days since';
COMMENT ON COLUMN compliance.vacancy.due_on IS 'day by which somebody is to be elected (ELE-19)';
