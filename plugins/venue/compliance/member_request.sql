-- What members brought up, by organisation and year; who it was is not for readers.
CREATE OR REPLACE VIEW compliance.member_request AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, q.org_id, o.name AS organisation,
       extract(year FROM q.made_on)::integer AS year, q.kind::text AS kind, count(*)::integer AS number,
       count(q.answered_on)::integer AS answered
  FROM party.member_request q
  JOIN party.organisation o ON o.id = q.org_id
 GROUP BY q.org_id, o.name, extract(year FROM q.made_on), q.kind;
COMMENT ON VIEW compliance.member_request IS
  'suggestions of members and services that they asked for, by organisation and year (VEN-15)';
COMMENT ON COLUMN compliance.member_request.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.member_request.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.member_request.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.member_request.year IS 'the year';
COMMENT ON COLUMN compliance.member_request.kind IS 'suggestion or service';
COMMENT ON COLUMN compliance.member_request.number IS 'how many were made';
COMMENT ON COLUMN compliance.member_request.answered IS 'how many of them were answered';
