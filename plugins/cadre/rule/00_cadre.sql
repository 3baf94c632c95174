-- Whom CAD-03 and CAD-06 apply to: one obligation a person, whatever cadre posts he holds; it is shown with the branch
-- of the year's end. A person's first row stands for all of his, so that a filter on the person reaches an index, and
-- all of them are found without reading the members.
CREATE OR REPLACE VIEW party_rule.cad_00_cadre AS
SELECT f.member_id AS subject, NULL::bigint AS org_id, lower(c.life) AS from_date, upper(c.life) AS to_date,
       h.name AS label
  FROM party.cadre f
  JOIN party.member h ON h.id = f.member_id
 CROSS JOIN LATERAL (
    SELECT unnest(range_agg(daterange(c.from_date, c.to_date))
                  * datemultirange(daterange((SELECT r.recorded_from FROM party_rule.cad_00_record r), NULL))
                  * datemultirange(daterange(h.admitted_on, h.ended_on))) AS life
      FROM party.cadre c
     WHERE c.member_id = f.member_id
 ) c
 -- who is none yet, or has left or died, owes nothing
 WHERE h.admitted_on IS NOT NULL
   AND NOT EXISTS (SELECT
                     FROM party.cadre e
                    WHERE e.member_id = f.member_id
                      AND (e.from_date, e.id) < (f.from_date, f.id));
COMMENT ON VIEW party_rule.cad_00_cadre IS
  'cadres, full-time and part-time, and since when without a gap, from when they are recorded here on, as members';
