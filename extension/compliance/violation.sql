-- What is open: violations on record, as the last audit, adoption or warning saw them.
CREATE OR REPLACE VIEW compliance.violation AS
SELECT f.id AS finding_id, f.rule, r.area, r.title_zh, r.title_en, r.source,
       partybuild.mode(f.rule, f.org_id) AS mode, r.subject AS subject_kind, f.subject, n.subject_name,
       f.org_id, o.name AS organisation,
       partybuild.fill_message(r.message_zh, n.args, true) AS message_zh,
       partybuild.fill_message(r.message_en, n.args, false) AS message_en,
       partybuild.fill_message(r.hint_zh, n.args, true) AS hint_zh,
       partybuild.fill_message(r.hint_en, n.args, false) AS hint_en,
       f.magnitude, f.bar, f.args, f.origin, f.found_on,
       f.goal, f.measure, m.name AS responsible, f.deadline,
       f.deadline < partybuild.today() AS past_deadline, f.unjudged
  FROM party.finding f
  JOIN partybuild.rule r ON r.code = f.rule
  LEFT JOIN party.organisation o ON o.id = f.org_id
  LEFT JOIN party.member m ON m.id = f.responsible_id
 -- OFFSET 0: once a row, not once for each message
 CROSS JOIN LATERAL (SELECT partybuild.subject_name(r.subject, f.subject) AS subject_name OFFSET 0) s
 CROSS JOIN LATERAL (
    SELECT s.subject_name,
           jsonb_build_object('organisation', o.name, 'subject', s.subject_name)
             || CASE WHEN jsonb_typeof(f.args) = 'object' THEN f.args ELSE '{}' END AS args
 ) n
 WHERE f.closed_on IS NULL;
COMMENT ON VIEW compliance.violation IS
  'open findings: rule, subject, what is wrong in both languages, how bad, since when, who is to mend them by when';
COMMENT ON COLUMN compliance.violation.finding_id IS 'number of the finding';
COMMENT ON COLUMN compliance.violation.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.violation.area IS 'area of the rules, the first part of the code';
COMMENT ON COLUMN compliance.violation.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.violation.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.violation.source IS 'article that the rule comes from';
COMMENT ON COLUMN compliance.violation.mode IS 'mode of the rule for the organisation today';
COMMENT ON COLUMN compliance.violation.subject_kind IS 'what the rule is about: organisation, member, post, …';
COMMENT ON COLUMN compliance.violation.subject IS 'number of the subject';
COMMENT ON COLUMN compliance.violation.subject_name IS 'its name, as a person would call it';
COMMENT ON COLUMN compliance.violation.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.violation.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.violation.message_zh IS 'what is wrong, in Chinese';
COMMENT ON COLUMN compliance.violation.message_en IS 'what is wrong, in English';
COMMENT ON COLUMN compliance.violation.hint_zh IS 'the way out, in Chinese; null: none is given';
COMMENT ON COLUMN compliance.violation.hint_en IS 'the way out, in English; null: none is given';
COMMENT ON COLUMN compliance.violation.magnitude IS 'how far from the bound it was when last seen';
COMMENT ON COLUMN compliance.violation.bar IS 'how far it may be at most from now on';
COMMENT ON COLUMN compliance.violation.args IS 'the values that the message names';
COMMENT ON COLUMN compliance.violation.origin IS 'how it came on record: adoption, audit, warning or trial';
COMMENT ON COLUMN compliance.violation.found_on IS 'day it came on record';
COMMENT ON COLUMN compliance.violation.goal IS 'what is to be reached';
COMMENT ON COLUMN compliance.violation.measure IS 'what is to be done';
COMMENT ON COLUMN compliance.violation.responsible IS 'name of who is to see to it';
COMMENT ON COLUMN compliance.violation.deadline IS 'day by which it is to be mended';
COMMENT ON COLUMN compliance.violation.past_deadline IS 'the deadline is over; null: there is none';
COMMENT ON COLUMN compliance.violation.unjudged IS
  'of a rule that refuses, and yet no commit was judged for it: written past the triggers';
