-- ELE-19 缺额补选（seed）
-- Vacancies are filled by by-election.
CREATE OR REPLACE VIEW party_rule.ele_19_vacancies_filled AS
SELECT p.id AS subject, p.org_id, ((SELECT partybuild.today()) - p.to_date)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title, 'since', p.to_date) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
  JOIN party.election e ON e.id = p.election_id
 WHERE p.to_date + (SELECT partybuild.param('ELE-19', 'days'))::integer < (SELECT partybuild.today())
   AND o.active_on <= (SELECT partybuild.today()) AND (o.revoked_on IS NULL OR o.revoked_on > (SELECT partybuild.today()))
   AND p.to_date < party.term_end(e.held_on, party.term_years(o.kind))
   AND party.term_end(e.held_on, party.term_years(o.kind)) > (SELECT partybuild.today())
   AND party.is_vacant(p);
COMMENT ON VIEW party_rule.ele_19_vacancies_filled IS 'ELE-19 Vacancies are filled by by-election';
SELECT partybuild.watch('ELE-19', 'party.post', 'id', ARRAY['org_id', 'member_id', 'title', 'from_date', 'to_date', 'term_ends_on', 'elected_on', 'election_id', 'approval_document_id', 'end_reason']::name[]);
SELECT partybuild.watch('ELE-19', 'party.post', 'org_id', ARRAY['org_id', 'member_id', 'title', 'from_date', 'to_date', 'term_ends_on', 'elected_on', 'election_id', 'approval_document_id', 'end_reason']::name[], kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
