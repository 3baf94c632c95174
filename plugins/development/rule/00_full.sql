-- When somebody was a full member, as far as the register knows: of the time before known_from nobody is asked.
CREATE OR REPLACE VIEW party_rule.dev_00_full AS
SELECT h.id AS member_id, h.name,
       coalesce((SELECT range_agg(party.days(m.from_date, m.to_date))
                   FROM party.membership m
                  WHERE m.member_id = h.id
                    AND m.status = 'full'), '{}')
         + CASE WHEN h.known_from IS NOT NULL
                THEN party.days(coalesce(h.confirmed_on, '-infinity'), h.known_from) ELSE '{}' END AS days,
       coalesce((SELECT range_agg(party.days(s.from_date, s.to_date))
                   FROM party.rights_suspension s
                  WHERE s.member_id = h.id), '{}') AS without_rights
  FROM party.member h;
COMMENT ON VIEW party_rule.dev_00_full IS
  'members: the days on which they are full members, and those on which their rights are suspended';
