-- Rows of other systems that feeds have put aside, a row a reason, with the texts of compliance.violation.
CREATE OR REPLACE VIEW compliance.quarantine AS
SELECT f.source::text AS source, q.source_key, f.mapping::text AS feed, f.target::text AS register, q.since, q.tried_at,
       q.rule, r.title_zh, r.title_en, r.source AS article, r.subject AS subject_kind, q.subject, n.subject_name,
       q.org_id, o.name AS organisation, q.column_name, q.sqlstate,
       coalesce(q.message_zh, partybuild.fill_message(r.message_zh, n.args, true)) AS message_zh,
       coalesce(q.message_en, partybuild.fill_message(r.message_en, n.args, false)) AS message_en,
       q.detail,
       coalesce(q.hint, partybuild.fill_message(r.hint_zh, n.args, true)) AS hint_zh,
       coalesce(q.hint, partybuild.fill_message(r.hint_en, n.args, false)) AS hint_en
  FROM party.quarantined q
  JOIN partybuild.feed f ON f.id = q.feed
  LEFT JOIN partybuild.rule r ON r.code = q.rule
  LEFT JOIN party.organisation o ON o.id = q.org_id
 -- OFFSET 0: once a row, not once for each message
  LEFT JOIN LATERAL (
    SELECT partybuild.subject_name(r.subject, q.subject) AS subject_name WHERE q.subject IS NOT NULL OFFSET 0
  ) s ON true
 CROSS JOIN LATERAL (
    SELECT s.subject_name,
           jsonb_build_object('organisation', o.name, 'subject', s.subject_name)
             || CASE WHEN jsonb_typeof(q.args) = 'object' THEN q.args ELSE '{}' END AS args
 ) n
 -- what another system says of people is theirs who may read what was put aside
 WHERE has_table_privilege('party.quarantined', 'SELECT');
COMMENT ON VIEW compliance.quarantine IS
  'rows of other systems'' tables that feeds have put aside, and each reason why, in both languages; empty for who may '
  'not read party.quarantined';
COMMENT ON COLUMN compliance.quarantine.source IS 'the other system''s table';
COMMENT ON COLUMN compliance.quarantine.source_key IS 'key of the row there';
COMMENT ON COLUMN compliance.quarantine.feed IS 'mapping of the feed whose register refused it';
COMMENT ON COLUMN compliance.quarantine.register IS 'that register';
COMMENT ON COLUMN compliance.quarantine.since IS 'when the row was put aside first';
COMMENT ON COLUMN compliance.quarantine.tried_at IS 'when it was tried the last time';
COMMENT ON COLUMN compliance.quarantine.rule IS 'code of the rule that it would break; null: it cannot be a row of the '
  'register';
COMMENT ON COLUMN compliance.quarantine.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.quarantine.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.quarantine.article IS 'article that the rule comes from';
COMMENT ON COLUMN compliance.quarantine.subject_kind IS 'what the rule is about: organisation, member, post, …';
COMMENT ON COLUMN compliance.quarantine.subject IS 'number of the subject for which it would be broken';
COMMENT ON COLUMN compliance.quarantine.subject_name IS 'its name, as a person would call it';
COMMENT ON COLUMN compliance.quarantine.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.quarantine.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.quarantine.column_name IS 'column of the register that the reason is about';
COMMENT ON COLUMN compliance.quarantine.sqlstate IS 'error code';
COMMENT ON COLUMN compliance.quarantine.message_zh IS 'what is wrong, in Chinese';
COMMENT ON COLUMN compliance.quarantine.message_en IS 'what is wrong, in English';
COMMENT ON COLUMN compliance.quarantine.detail IS 'the value, or what the server said';
COMMENT ON COLUMN compliance.quarantine.hint_zh IS 'the way out, in Chinese; null: none is given';
COMMENT ON COLUMN compliance.quarantine.hint_en IS 'the way out, in English; null: none is given';
