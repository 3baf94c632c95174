-- When each active organisation is to renew: due from six months before the term ends, expired after (ELE-16).
CREATE OR REPLACE VIEW compliance.election_calendar AS
SELECT o.id AS org_id, o.name AS organisation, o.kind::text AS kind, x.id AS election_id, x.held_on AS last_renewal,
  x.ends AS term_ends_on,
       x.ends - (SELECT partybuild.today()) AS days_left,
       CASE WHEN x.ends IS NULL THEN 'none'
            WHEN x.ends < (SELECT partybuild.today()) THEN 'expired'
            WHEN x.ends <= (SELECT partybuild.today()) + interval '6 months' THEN 'due'
            ELSE 'running' END AS status
  FROM party.organisation o
  LEFT JOIN LATERAL (
    SELECT t.id, t.held_on, t.ends
      FROM party_rule.ele_00_term t
     WHERE t.org_id = o.id
       AND t.held_on <= (SELECT partybuild.today())
     ORDER BY t.held_on DESC, t.id DESC
     LIMIT 1
  ) x ON true
 WHERE o.kind IN ('basic_committee', 'general_branch', 'branch', 'joint_branch', 'discipline_committee')
   AND partybuild.in_force(o.active_on, o.revoked_on);
COMMENT ON VIEW compliance.election_calendar IS
  'active organisations with their last renewal, the end of its term, the days left, and running, due (within six '
  'months), expired or none';
COMMENT ON COLUMN compliance.election_calendar.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.election_calendar.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.election_calendar.kind IS 'its kind';
COMMENT ON COLUMN compliance.election_calendar.election_id IS 'number of its last renewal; null: none on record';
COMMENT ON COLUMN compliance.election_calendar.last_renewal IS 'day of that ballot';
COMMENT ON COLUMN compliance.election_calendar.term_ends_on IS 'last day of the term that it began';
COMMENT ON COLUMN compliance.election_calendar.days_left IS 'days to that day';
COMMENT ON COLUMN compliance.election_calendar.status IS 'running, due (within six months), expired or none';
