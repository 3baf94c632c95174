-- The year's account of each organisation, as it is to be published.
CREATE OR REPLACE VIEW compliance.dues_account AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, b.org_id, o.name AS organisation, b.year, b.opening,
       b.income, b.remitted, b.spent, b.opening + b.income - b.remitted - b.spent AS closing, p.published_on
  FROM party_rule.due_00_account b
  JOIN party.organisation o ON o.id = b.org_id
 CROSS JOIN LATERAL (
    SELECT min(e.done_on) AS published_on
      FROM party_rule.due_15_evidence e
     WHERE e.subject = b.org_id AND e.on_date = make_date(b.year, 12, 31)
 ) p;
COMMENT ON VIEW compliance.dues_account IS
  'accounts of dues by organisation and year, as they are to be published (DUE-15)';
COMMENT ON COLUMN compliance.dues_account.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.dues_account.org_id IS 'number of the organisation';
COMMENT ON COLUMN compliance.dues_account.organisation IS 'name of the organisation';
COMMENT ON COLUMN compliance.dues_account.year IS 'the year; this year up to what is entered';
COMMENT ON COLUMN compliance.dues_account.opening IS 'yuan at its beginning, or on the day on which the books begin';
COMMENT ON COLUMN compliance.dues_account.income IS 'yuan collected, and received from organisations below';
COMMENT ON COLUMN compliance.dues_account.remitted IS 'yuan passed on to the superior';
COMMENT ON COLUMN compliance.dues_account.spent IS 'yuan spent';
COMMENT ON COLUMN compliance.dues_account.closing IS 'yuan at its end';
COMMENT ON COLUMN compliance.dues_account.published_on IS
  'day on which just these figures were published, first; null: they were not';
