-- One row an active organisation: where it belongs, how many it has, who leads it, what is open.
CREATE OR REPLACE VIEW compliance.organisation_overview AS
SELECT o.id AS org_id, o.name AS organisation, o.kind::text AS kind, p.name AS superior, o.active_on,
       m.full_members, m.probationary_members, s.secretary, s.posts_in_office,
       f.open_findings, f.findings_past_deadline
  FROM party.organisation o
  LEFT JOIN party.subordination u ON u.org_id = o.id AND partybuild.in_force(u.from_date, u.to_date)
  LEFT JOIN party.organisation p ON p.id = u.parent_id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE x.status = 'full') AS full_members,
           count(*) FILTER (WHERE x.status = 'probationary') AS probationary_members
      FROM party.membership x
     WHERE x.org_id = o.id AND partybuild.in_force(x.from_date, x.to_date)
  ) m
  CROSS JOIN LATERAL (
    SELECT string_agg(h.name, '、' ORDER BY h.id) FILTER (WHERE x.title = 'secretary') AS secretary,
      count(*) AS posts_in_office
      FROM party.post x JOIN party.member h ON h.id = x.member_id
     WHERE x.org_id = o.id AND partybuild.in_force(x.from_date, x.to_date)
  ) s
  CROSS JOIN LATERAL (
    SELECT count(*) AS open_findings, count(*) FILTER (WHERE x.deadline < (SELECT partybuild.today()))
      AS findings_past_deadline
      FROM party.finding x WHERE x.org_id = o.id AND x.closed_on IS NULL
  ) f
 WHERE o.kind <> 'external_superior' AND partybuild.in_force(o.active_on, o.revoked_on);
COMMENT ON VIEW compliance.organisation_overview IS
  'active organisations: superior, members, secretary, posts, open findings and those past their deadline';
COMMENT ON COLUMN compliance.organisation_overview.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.organisation_overview.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.organisation_overview.kind IS 'its kind';
COMMENT ON COLUMN compliance.organisation_overview.superior IS 'name of the organisation above it';
COMMENT ON COLUMN compliance.organisation_overview.active_on IS 'day from which it works';
COMMENT ON COLUMN compliance.organisation_overview.full_members IS 'full members today';
COMMENT ON COLUMN compliance.organisation_overview.probationary_members IS 'probationary members today';
COMMENT ON COLUMN compliance.organisation_overview.secretary IS 'who is secretary today';
COMMENT ON COLUMN compliance.organisation_overview.posts_in_office IS 'posts that are held today';
COMMENT ON COLUMN compliance.organisation_overview.open_findings IS 'findings that are open';
COMMENT ON COLUMN compliance.organisation_overview.findings_past_deadline IS 'those of them whose deadline is over';
