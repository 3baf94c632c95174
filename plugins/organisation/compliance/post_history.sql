-- Who held which post of which organisation, and how it ended.
CREATE OR REPLACE VIEW compliance.post_history AS
SELECT p.id AS post_id, p.org_id, o.name AS organisation, p.member_id, m.name AS member, p.title, p.portfolio,
  p.elected_on, p.from_date, p.to_date,
       p.term_ends_on, p.end_reason, d.number AS end_document
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member m ON m.id = p.member_id
  LEFT JOIN party.document d ON d.id = p.end_document_id;
COMMENT ON VIEW compliance.post_history IS
  'posts of every organisation by date, with the reason and the document of their end';
