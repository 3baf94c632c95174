-- What would have been refused but for a trial, a row a rule and subject, with the texts of compliance.violation.
CREATE OR REPLACE VIEW compliance.trial AS
SELECT t.rule, r.area, r.title_zh, r.title_en, r.source, partybuild.mode(t.rule, t.org_id) AS mode,
       r.subject AS subject_kind, t.subject, n.subject_name, t.org_id, o.name AS organisation,
       t.first_at, t.last_at, t.times, t.written_by,
       partybuild.fill_message(r.message_zh, n.args, true) AS message_zh,
       partybuild.fill_message(r.message_en, n.args, false) AS message_en,
       partybuild.fill_message(r.hint_zh, n.args, true) AS hint_zh,
       partybuild.fill_message(r.hint_en, n.args, false) AS hint_en,
       t.day, t.magnitude, t.worst, t.args
  FROM (
    SELECT DISTINCT ON (x.rule, x.subject)
           x.rule, x.subject, x.org_id, x.day, x.magnitude, x.args, x.written_at AS last_at,
           w.first_at, w.times, w.worst, w.written_by
      FROM party.trial x
      JOIN (
        SELECT y.rule, y.subject, min(y.written_at) AS first_at, count(*) AS times, max(y.magnitude) AS worst,
               string_agg(DISTINCT y.written_by::text, ', ' ORDER BY y.written_by::text) AS written_by
          FROM party.trial y
         GROUP BY y.rule, y.subject
      ) w ON w.rule = x.rule AND w.subject = x.subject
     ORDER BY x.rule, x.subject, x.written_at DESC, x.xact DESC
  ) t
  JOIN partybuild.rule r ON r.code = t.rule
  LEFT JOIN party.organisation o ON o.id = t.org_id
 -- OFFSET 0: once a row, not once for each message
 CROSS JOIN LATERAL (SELECT partybuild.subject_name(r.subject, t.subject) AS subject_name OFFSET 0) s
 CROSS JOIN LATERAL (
    SELECT s.subject_name,
           jsonb_build_object('organisation', o.name, 'subject', s.subject_name)
             || CASE WHEN jsonb_typeof(t.args) = 'object' THEN t.args ELSE '{}' END AS args
 ) n;
COMMENT ON VIEW compliance.trial IS
  'what would have been refused but for the mode trial: rule, subject, first and last time, how often, by whom, and '
  'what was wrong the last time, in both languages';
COMMENT ON COLUMN compliance.trial.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.trial.area IS 'area of the rules, the first part of the code';
COMMENT ON COLUMN compliance.trial.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.trial.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.trial.source IS 'article that the rule comes from';
COMMENT ON COLUMN compliance.trial.mode IS 'mode of the rule for the organisation today';
COMMENT ON COLUMN compliance.trial.subject_kind IS 'what the rule is about: organisation, member, post, …';
COMMENT ON COLUMN compliance.trial.subject IS 'number of the subject';
COMMENT ON COLUMN compliance.trial.subject_name IS 'its name, as a person would call it';
COMMENT ON COLUMN compliance.trial.org_id IS 'number of the organisation, the last time';
COMMENT ON COLUMN compliance.trial.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.trial.first_at IS 'when the first transaction began that would have been refused';
COMMENT ON COLUMN compliance.trial.last_at IS 'when the last one began';
COMMENT ON COLUMN compliance.trial.times IS 'how many transactions would have been refused';
COMMENT ON COLUMN compliance.trial.written_by IS 'who had logged in, each once, with commas between';
COMMENT ON COLUMN compliance.trial.message_zh IS 'what was wrong the last time, in Chinese';
COMMENT ON COLUMN compliance.trial.message_en IS 'what was wrong the last time, in English';
COMMENT ON COLUMN compliance.trial.hint_zh IS 'the way out, in Chinese; null: none is given';
COMMENT ON COLUMN compliance.trial.hint_en IS 'the way out, in English; null: none is given';
COMMENT ON COLUMN compliance.trial.day IS
  'day on which the rule was broken the last time: of the write, or one to come';
COMMENT ON COLUMN compliance.trial.magnitude IS 'how far from the bound it was the last time';
COMMENT ON COLUMN compliance.trial.worst IS 'and the farthest';
COMMENT ON COLUMN compliance.trial.args IS 'the values that the message names, the last time';
