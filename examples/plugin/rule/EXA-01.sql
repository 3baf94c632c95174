-- EXA-01 姓名不为空: A member has a name.
CREATE OR REPLACE VIEW party_rule.exa_01_name AS
SELECT m.id AS subject, NULL::bigint AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.member m
 WHERE btrim(m.name) = '';
COMMENT ON VIEW party_rule.exa_01_name IS 'EXA-01 A member has a name';
SELECT partybuild.watch('EXA-01', 'party.member', 'id', ARRAY['name']::name[], leaves => false);
