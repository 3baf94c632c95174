-- Everything that a leader asks of a branch, in a row.
CREATE OR REPLACE VIEW compliance.branch_profile AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, v.org_id, v.organisation, v.kind, v.superior,
  v.active_on,
       v.full_members, v.probationary_members, v.secretary, v.posts_in_office, p.term_ends_on,
       coalesce(s.due, 0) AS due, coalesce(s.overdue, 0) AS overdue, s.share,
       v.open_findings, coalesce(l.open_items, 0) AS open_items, coalesce(l.overdue_items, 0) AS overdue_items,
       coalesce(l.serious_items, 0) AS serious_items,
       (SELECT count(*) FROM party_rule.sup_10_before b WHERE b.org_id = v.org_id AND b.closed_on IS NULL)
         + coalesce(l.returned, 0) AS returned,
       g.year AS assessed_year, g.score, g.grade, g.place, g.branches,
       (SELECT count(*) FROM party.commendation m WHERE m.org_id = v.org_id) AS commendations,
       (SELECT count(*) FROM party.criticism_notice n WHERE n.org_id = v.org_id) AS criticisms
  FROM compliance.organisation_overview v
  JOIN party_rule.lif_00_branch b ON b.org_id = v.org_id
  LEFT JOIN LATERAL (
    SELECT min(x.term_ends_on) AS term_ends_on
      FROM party.post x
     WHERE x.org_id = v.org_id AND partybuild.in_force(x.from_date, x.to_date)
  ) p ON true
  LEFT JOIN (
    SELECT x.org_id, count(*) FILTER (WHERE x.status = 'due') AS due,
           count(*) FILTER (WHERE x.status = 'overdue') AS overdue,
           round(count(*) FILTER (WHERE x.status = 'met')
                 / nullif(count(*) FILTER (WHERE x.status IN ('met', 'late', 'overdue')), 0)::numeric, 3) AS share
      FROM compliance.status x
     WHERE x.registry = (SELECT c.registry FROM compliance.court c)
       AND x.due_on >= date_trunc('year', (SELECT partybuild.today())::timestamp)
     GROUP BY x.org_id
  ) s ON s.org_id = v.org_id
  LEFT JOIN (
    SELECT i.org_id, count(*) AS open_items,
           count(*) FILTER (WHERE coalesce(i.extended_to, i.deadline) < (SELECT partybuild.today())) AS overdue_items,
           count(*) FILTER (WHERE i.serious) AS serious_items,
           count(*) FILTER (WHERE i.returns_id IS NOT NULL AND i.finding_id IS NULL) AS returned
      FROM party.ledger_item i
     WHERE i.closed_on IS NULL
     GROUP BY i.org_id
  ) l ON l.org_id = v.org_id
  LEFT JOIN LATERAL (
    SELECT x.year, x.score::numeric AS score, x.grade, x.place, x.branches
      FROM party_rule.sup_00_graded x
     WHERE x.org_id = v.org_id
     ORDER BY x.year DESC
     LIMIT 1
  ) g ON true;
COMMENT ON VIEW compliance.branch_profile IS
  'branches of today, a row each: members, secretary, term, what is owed and overdue this year, findings and items '
  'of the ledger, the last assessment, commendations and criticisms';
COMMENT ON COLUMN compliance.branch_profile.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.branch_profile.org_id IS 'number of the branch';
COMMENT ON COLUMN compliance.branch_profile.organisation IS 'name of the branch';
COMMENT ON COLUMN compliance.branch_profile.kind IS 'its kind';
COMMENT ON COLUMN compliance.branch_profile.superior IS 'name of the organisation above it';
COMMENT ON COLUMN compliance.branch_profile.active_on IS 'day from which it works';
COMMENT ON COLUMN compliance.branch_profile.full_members IS 'full members today';
COMMENT ON COLUMN compliance.branch_profile.probationary_members IS 'probationary members today';
COMMENT ON COLUMN compliance.branch_profile.secretary IS 'who is secretary today';
COMMENT ON COLUMN compliance.branch_profile.posts_in_office IS 'posts that are held today';
COMMENT ON COLUMN compliance.branch_profile.term_ends_on IS 'day on which the first term ends of who is in office; '
  'null: none is on record';
COMMENT ON COLUMN compliance.branch_profile.due IS 'owed this year, and due';
COMMENT ON COLUMN compliance.branch_profile.overdue IS 'owed and due this year, and not done';
COMMENT ON COLUMN compliance.branch_profile.share IS 'met in time of what was due this year, 0 to 1; null: nothing was';
COMMENT ON COLUMN compliance.branch_profile.open_findings IS 'findings of rules that are open';
COMMENT ON COLUMN compliance.branch_profile.open_items IS 'items of the ledger that are open';
COMMENT ON COLUMN compliance.branch_profile.overdue_items IS 'those of them whose deadline is over';
COMMENT ON COLUMN compliance.branch_profile.serious_items IS 'those of them that are serious';
COMMENT ON COLUMN compliance.branch_profile.returned IS 'problems that are there again';
COMMENT ON COLUMN compliance.branch_profile.assessed_year IS 'year of the last published assessment; null: none';
COMMENT ON COLUMN compliance.branch_profile.score IS 'its score';
COMMENT ON COLUMN compliance.branch_profile.grade IS 'excellent, good, qualified or poor';
COMMENT ON COLUMN compliance.branch_profile.place IS 'place among the branches of that year';
COMMENT ON COLUMN compliance.branch_profile.branches IS 'branches that were assessed';
COMMENT ON COLUMN compliance.branch_profile.commendations IS 'commendations of the branch';
COMMENT ON COLUMN compliance.branch_profile.criticisms IS 'notices of criticism';
