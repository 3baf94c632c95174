-- Open findings by what is behind them, a row a rule and cause: many findings are often one thing that is not recorded.
-- A view that says which of its problems it is says so in "problem"; of an obligation it is known whether anything is
-- on record.
CREATE OR REPLACE VIEW compliance.cause AS
SELECT g.rule, r.area, r.title_zh, r.title_en, r.subject AS subject_kind, g.cause, w.cause_zh, w.cause_en,
       g.findings, g.organisations, o.organisation_names, n.named, n.who, g.found_on, g.deadline,
       format('%s：%s；%s项，涉及%s个组织：%s', r.title_zh, w.cause_zh, g.findings, g.organisations,
              concat_ws('；', CASE WHEN g.findings > 10 THEN n.named || '等' ELSE n.named END, n.who)) AS message_zh,
       format('%s: %s; findings: %s, organisations: %s: %s', r.title_en, w.cause_en, g.findings, g.organisations,
              concat_ws('; ', CASE WHEN g.findings > 10 THEN n.named_en || ', …' ELSE n.named_en END, n.who))
         AS message_en
  FROM (
    SELECT f.rule, x.cause, count(*) AS findings, count(DISTINCT f.org_id) AS organisations,
           (array_agg(f.id ORDER BY f.magnitude DESC, f.id))[:10] AS worst,
           array_agg(DISTINCT f.org_id) AS org_ids, min(f.found_on) AS found_on, min(f.deadline) AS deadline
      FROM party.finding f
      LEFT JOIN partybuild.obligation b ON b.rule = f.rule
     CROSS JOIN LATERAL (
        SELECT CASE WHEN f.args ? 'problem' THEN f.args ->> 'problem'
                    WHEN b.rule IS NULL THEN 'broken'
                    WHEN (f.args -> 'number') > '0' THEN 'not enough'
                    ELSE 'not on record' END AS cause) x
     WHERE f.closed_on IS NULL
     GROUP BY f.rule, x.cause
  ) g
  JOIN partybuild.rule r ON r.code = g.rule
 CROSS JOIN LATERAL (
    SELECT string_agg(s.name, '、' ORDER BY s.n) AS named, string_agg(s.name, ', ' ORDER BY s.n) AS named_en,
           (SELECT string_agg(w.name, '、' ORDER BY w.name)
              FROM (SELECT DISTINCT t.name
                      FROM string_to_table(string_agg(s.who, '、'), '、') t (name)
                     ORDER BY t.name
                     LIMIT 10) w) AS who,
           min(s.args::text)::jsonb AS args
      FROM (
        SELECT u.n, coalesce(f.args ->> 'subject', partybuild.subject_name(r.subject, f.subject)) AS name,
               -- views cut long lists, and with them the last name
               CASE WHEN length(f.args ->> 'who') >= 100 THEN regexp_replace(f.args ->> 'who', '、[^、]*$', '')
                    ELSE f.args ->> 'who' END AS who, f.args
          FROM unnest(g.worst) WITH ORDINALITY u (id, n)
          JOIN party.finding f ON f.id = u.id) s
 ) n
 CROSS JOIN LATERAL (
    SELECT string_agg(y.name, '、' ORDER BY y.id) AS organisation_names
      FROM (SELECT q.id, q.name FROM party.organisation q WHERE q.id = ANY (g.org_ids) ORDER BY q.id LIMIT 10) y
 ) o
 CROSS JOIN LATERAL (
    SELECT CASE g.cause WHEN 'broken' THEN '记录不符合规则' WHEN 'not enough' THEN '记录不足'
                        WHEN 'not on record' THEN '没有记录'
                        ELSE partybuild.fill_message('{problem}', n.args, true) END AS cause_zh,
           CASE g.cause WHEN 'broken' THEN 'what is on record breaks it'
                        WHEN 'not enough' THEN 'too little is on record'
                        WHEN 'not on record' THEN 'nothing that counts is on record'
                        ELSE partybuild.fill_message('{problem}', n.args, false) END AS cause_en
 ) w;
COMMENT ON VIEW compliance.cause IS
  'open findings by rule and cause: how many, of which organisations, and whom or what they name; what is not recorded '
  'is apart from what is recorded and breaks the rule';
COMMENT ON COLUMN compliance.cause.rule IS 'code of the rule';
COMMENT ON COLUMN compliance.cause.area IS 'area of the rules, the first part of the code';
COMMENT ON COLUMN compliance.cause.title_zh IS 'title of the rule in Chinese';
COMMENT ON COLUMN compliance.cause.title_en IS 'title of the rule in English';
COMMENT ON COLUMN compliance.cause.subject_kind IS 'what the rule is about: organisation, member, post, …';
COMMENT ON COLUMN compliance.cause.cause IS
  'not on record, not enough: of an obligation what counts for it; the problem, where the rule has several; or broken';
COMMENT ON COLUMN compliance.cause.cause_zh IS 'the cause in Chinese';
COMMENT ON COLUMN compliance.cause.cause_en IS 'the cause in English';
COMMENT ON COLUMN compliance.cause.findings IS 'how many open findings';
COMMENT ON COLUMN compliance.cause.organisations IS 'of how many organisations';
COMMENT ON COLUMN compliance.cause.organisation_names IS 'names of these, ten at most';
COMMENT ON COLUMN compliance.cause.named IS 'persons, branches, files that they are about, the ten worst';
COMMENT ON COLUMN compliance.cause.who IS 'persons whom these name besides, ten at most; null: none';
COMMENT ON COLUMN compliance.cause.found_on IS 'day on which the first of them came on record';
COMMENT ON COLUMN compliance.cause.deadline IS 'first deadline; null: there is none';
COMMENT ON COLUMN compliance.cause.message_zh IS 'all that in a sentence, in Chinese';
COMMENT ON COLUMN compliance.cause.message_en IS 'all that in a sentence, in English';
