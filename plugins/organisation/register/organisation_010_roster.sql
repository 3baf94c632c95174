-- A discipline committee has no members of its own: its superior's elect it, and can be elected (ELE-01, ELE-08).
CREATE FUNCTION party.electorate(org bigint, day date) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN coalesce((SELECT s.parent_id
                   FROM party.organisation o
                   JOIN party.subordination s ON s.org_id = o.id
                  WHERE o.id = org
                    AND o.kind = 'discipline_committee'
                    AND s.from_date <= day AND (s.to_date IS NULL OR s.to_date > day)
                  ORDER BY s.parent_id
                  LIMIT 1), org);
COMMENT ON FUNCTION party.electorate(bigint, date) IS
  'organisation whose members elect another''s officers on a day: its own, of a discipline committee its superior''s '
  '(ELE-01, ELE-08)';
REVOKE EXECUTE ON FUNCTION party.electorate(bigint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION party.electorate(bigint, date) TO partybuild_auditor, partybuild_clerk;

CREATE OR REPLACE FUNCTION party.entitled_voters(org bigint, day date)
RETURNS TABLE (member_id bigint, branch_id bigint, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  WITH RECURSIVE subtree (id) AS (
      SELECT party.electorate(org, day)
    UNION
      SELECT s.org_id
        FROM subtree
       CROSS JOIN LATERAL (
          SELECT s.org_id
            FROM party.subordination s
           WHERE s.parent_id = subtree.id AND s.from_date <= day AND (s.to_date IS NULL OR s.to_date > day)
          OFFSET 0) s
  )
  SELECT m.member_id, m.org_id,
         CASE WHEN m.status <> 'full' THEN m.status::text
              WHEN EXISTS (SELECT FROM party.rights_suspension r
                            WHERE r.member_id = m.member_id AND r.from_date <= day AND r.to_date > day)
              THEN 'rights suspended' END
    FROM subtree
    JOIN party.membership m ON m.org_id = subtree.id
   WHERE m.from_date <= day AND (m.to_date IS NULL OR m.to_date > day);
END;
COMMENT ON FUNCTION party.entitled_voters(bigint, date) IS
  'members of an organisation and all below it on a day (of a discipline committee: of its superior); reason: why one '
  'has no vote, null for who has (ELE-01)';
