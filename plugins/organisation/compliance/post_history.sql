-- Who held which post of which organisation, and how it ended.
CREATE OR REPLACE VIEW compliance.post_history AS
SELECT p.id AS post_id, p.org_id, o.name AS organisation, p.member_id, m.name AS member, p.title::text AS title,
  to_jsonb(p.portfolio) AS portfolio,
  p.elected_on, p.from_date, p.to_date,
       p.term_ends_on, p.end_reason::text AS end_reason, d.number AS end_document
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member m ON m.id = p.member_id
  LEFT JOIN party.document d ON d.id = p.end_document_id;
COMMENT ON VIEW compliance.post_history IS
  'posts of every organisation by date, with the reason and the document of their end';
COMMENT ON COLUMN compliance.post_history.post_id IS 'number of the post';
COMMENT ON COLUMN compliance.post_history.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.post_history.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.post_history.member_id IS 'number of who holds or held it';
COMMENT ON COLUMN compliance.post_history.member IS 'name of that member';
COMMENT ON COLUMN compliance.post_history.title IS 'title of the post';
COMMENT ON COLUMN compliance.post_history.portfolio IS 'list of the duties';
COMMENT ON COLUMN compliance.post_history.elected_on IS 'day of the ballot or appointment';
COMMENT ON COLUMN compliance.post_history.from_date IS 'first day in office';
COMMENT ON COLUMN compliance.post_history.to_date IS 'day from which no longer; null: in office';
COMMENT ON COLUMN compliance.post_history.term_ends_on IS 'last day of the term';
COMMENT ON COLUMN compliance.post_history.end_reason IS 'why it ended';
COMMENT ON COLUMN compliance.post_history.end_document IS 'number of the document of its end';
