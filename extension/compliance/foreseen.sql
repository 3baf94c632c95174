-- What time alone will break, as the nightly job last saw it, with the texts of compliance.violation; and what it makes
-- possible, as it is now.
CREATE OR REPLACE VIEW compliance.foreseen AS
SELECT f.rule, r.area, r.title_zh, r.title_en, r.source,
       partybuild.mode(f.rule, f.org_id, f.first_day) AS mode, r.subject AS subject_kind, f.subject, n.subject_name,
       f.org_id, o.name AS organisation, f.first_day, f.first_day - partybuild.today() AS days_left,
       partybuild.fill_message(r.message_zh, n.args, true) AS message_zh,
       partybuild.fill_message(r.message_en, n.args, false) AS message_en,
       partybuild.fill_message(r.hint_zh, n.args, true) AS hint_zh,
       partybuild.fill_message(r.hint_en, n.args, false) AS hint_en,
       f.magnitude, f.args, 'violation' AS status
  FROM party.foreseen f
  JOIN partybuild.rule r ON r.code = f.rule
  LEFT JOIN party.organisation o ON o.id = f.org_id
 -- OFFSET 0: once a row, not once for each message
 CROSS JOIN LATERAL (SELECT partybuild.subject_name(r.subject, f.subject) AS subject_name OFFSET 0) s
 CROSS JOIN LATERAL (
    SELECT s.subject_name,
           jsonb_build_object('organisation', o.name, 'subject', s.subject_name)
             || CASE WHEN jsonb_typeof(f.args) = 'object' THEN f.args ELSE '{}' END AS args
 ) n
 WHERE r.retired_on IS NULL
UNION ALL
SELECT p.rule, p.area, p.title_zh, p.title_en, r.source, partybuild.mode(p.rule, p.org_id, p.first_day),
       p.subject_kind, p.subject, p.subject_name, p.org_id, p.organisation, p.first_day, p.days_left, p.message_zh,
       p.message_en, NULL, NULL, NULL, p.args, 'possible'
  FROM compliance.possible p
  JOIN partybuild.rule r ON r.code = p.rule;
COMMENT ON VIEW compliance.foreseen IS
  'what time alone will bring within partybuild.foreseen_days, if nobody writes anything: rule, subject, first day, '
  'and in both languages what is wrong from then on (status violation), or what can be done from then on (possible); '
  'not what is a violation already, nor what is owed (compliance.upcoming)';
COMMENT ON COLUMN compliance.foreseen.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.foreseen.area IS 'area of the rules, the first part of the code';
COMMENT ON COLUMN compliance.foreseen.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.foreseen.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.foreseen.source IS 'article that the rule comes from';
COMMENT ON COLUMN compliance.foreseen.mode IS 'mode of the rule for the organisation on that day';
COMMENT ON COLUMN compliance.foreseen.subject_kind IS 'what the rule is about: organisation, member, post, …';
COMMENT ON COLUMN compliance.foreseen.subject IS 'number of the subject';
COMMENT ON COLUMN compliance.foreseen.subject_name IS 'its name, as a person would call it';
COMMENT ON COLUMN compliance.foreseen.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.foreseen.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.foreseen.first_day IS 'first day on which it violates the rule, or can be done';
COMMENT ON COLUMN compliance.foreseen.days_left IS 'days until then';
COMMENT ON COLUMN compliance.foreseen.message_zh IS 'what is wrong, or possible, from then on, in Chinese';
COMMENT ON COLUMN compliance.foreseen.message_en IS 'what is wrong, or possible, from then on, in English';
COMMENT ON COLUMN compliance.foreseen.hint_zh IS 'the way out, in Chinese; null: none is given';
COMMENT ON COLUMN compliance.foreseen.hint_en IS 'the way out, in English; null: none is given';
COMMENT ON COLUMN compliance.foreseen.magnitude IS 'how far from the bound it is on that day; null: nothing is wrong';
COMMENT ON COLUMN compliance.foreseen.args IS 'the values that the message names, of that day';
COMMENT ON COLUMN compliance.foreseen.status IS
  'violation: it breaks the rule from that day on; possible: it can be done from that day on';
