-- Pairings that there are, and when who is helped was visited.
CREATE OR REPLACE VIEW compliance.pairing AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, p.id AS pairing_id, p.org_id, o.name AS organisation,
       p.partner, h.name AS helper, p.from_date AS since, v.visits, v.visited_on,
       coalesce(v.visited_on >= make_date(t.year, CASE WHEN t.month > 6 THEN 7 ELSE 1 END, 1), false) AS this_half_year
  FROM party.pairing p
  JOIN party.organisation o ON o.id = p.org_id
  LEFT JOIN party.member h ON h.id = p.helper_id
 CROSS JOIN (
    SELECT extract(year FROM partybuild.today())::integer AS year, extract(month FROM partybuild.today()) AS month
 ) t
 CROSS JOIN LATERAL (
    SELECT count(*) AS visits, max(x.visited_on) AS visited_on
      FROM party.pairing_visit x
     WHERE x.pairing_id = p.id AND x.visited_on BETWEEN p.from_date AND (SELECT partybuild.today())
 ) v
 WHERE partybuild.in_force(p.from_date, p.to_date)
   AND (o.revoked_on IS NULL OR o.revoked_on > (SELECT partybuild.today()));
COMMENT ON VIEW compliance.pairing IS
  'pairings that there are today: who helps whom, how often they were visited, and whether in this half year (BRA-03)';
COMMENT ON COLUMN compliance.pairing.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.pairing.pairing_id IS 'number of the pairing';
COMMENT ON COLUMN compliance.pairing.org_id IS 'number of the branch that helps';
COMMENT ON COLUMN compliance.pairing.organisation IS 'its name';
COMMENT ON COLUMN compliance.pairing.partner IS 'who is helped';
COMMENT ON COLUMN compliance.pairing.helper IS 'member who helps; null: the branch as such';
COMMENT ON COLUMN compliance.pairing.since IS 'first day';
COMMENT ON COLUMN compliance.pairing.visits IS 'visits since then';
COMMENT ON COLUMN compliance.pairing.visited_on IS 'day of the last one; null: none';
COMMENT ON COLUMN compliance.pairing.this_half_year IS 'was there one in the half year that runs';
