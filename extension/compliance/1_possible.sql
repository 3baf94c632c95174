-- What time alone makes possible, by the views that set_coming() names.
CREATE OR REPLACE VIEW compliance.possible AS
SELECT t.registry, m.rule, r.area, r.title_zh, r.title_en, r.subject AS subject_kind, m.subject,
       coalesce(m.label, o.name) AS subject_name, m.org_id, o.name AS organisation,
       m.first_day, m.first_day - partybuild.today() AS days_left,
       partybuild.fill_message(c.message_zh, n.args, true) AS message_zh,
       partybuild.fill_message(c.message_en, n.args, false) AS message_en, n.args
  FROM party_rule.coming m
  JOIN partybuild.coming c ON c.rule = m.rule
  JOIN partybuild.rule r ON r.code = m.rule
  LEFT JOIN party.organisation o ON o.id = m.org_id
 CROSS JOIN compliance.court t
 CROSS JOIN LATERAL (
    SELECT jsonb_build_object('organisation', o.name, 'subject', coalesce(m.label, o.name), 'day', m.first_day) AS args
 ) n
 -- what is not asked for has always been possible
 WHERE partybuild.mode(m.rule, m.org_id, m.first_day) <> 'off';
COMMENT ON VIEW compliance.possible IS
  'what somebody has to wait for and can be done from a day on that is within partybuild.foreseen_days: who may become '
  'what, by the rule that sets the time, in both languages; as it is now';
COMMENT ON COLUMN compliance.possible.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.possible.rule IS 'code of the rule that sets the time';
COMMENT ON COLUMN compliance.possible.area IS 'area of the rules, the first part of the code';
COMMENT ON COLUMN compliance.possible.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.possible.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.possible.subject_kind IS 'what the rule is about: applicant, member, …';
COMMENT ON COLUMN compliance.possible.subject IS 'number of the subject';
COMMENT ON COLUMN compliance.possible.subject_name IS 'its name, as a person would call it';
COMMENT ON COLUMN compliance.possible.org_id IS 'number of the organisation that may act';
COMMENT ON COLUMN compliance.possible.organisation IS 'name of that organisation';
COMMENT ON COLUMN compliance.possible.first_day IS 'first day on which it can be done';
COMMENT ON COLUMN compliance.possible.days_left IS 'days until then';
COMMENT ON COLUMN compliance.possible.message_zh IS 'what can be done from then on, in Chinese';
COMMENT ON COLUMN compliance.possible.message_en IS 'what can be done from then on, in English';
COMMENT ON COLUMN compliance.possible.args IS 'the values that the message names';
