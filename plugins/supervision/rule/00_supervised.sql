-- Whom the rules of this plugin apply to, from when its registers are kept on, and the quarters at whose end they look.
CREATE OR REPLACE VIEW party_rule.sup_00_branch AS
SELECT b.subject, b.org_id,
       greatest(b.from_date, (SELECT r.recorded_from FROM party_rule.sup_00_record r)) AS from_date, b.to_date
  FROM party_rule.lif_00_branch b;
COMMENT ON VIEW party_rule.sup_00_branch IS 'branches, and their life since supervision is recorded here';

CREATE OR REPLACE VIEW party_rule.sup_00_committee AS
SELECT c.subject, c.org_id,
       greatest(c.from_date, (SELECT r.recorded_from FROM party_rule.sup_00_record r)) AS from_date, c.to_date
  FROM party_rule.lif_00_basic_committee c;
COMMENT ON VIEW party_rule.sup_00_committee IS 'agency committees, and their life since supervision is recorded here';

-- What is to be there, not to be done, is looked for at the end of each quarter; in the one that runs, today.
CREATE OR REPLACE VIEW party_rule.sup_00_quarter AS
SELECT q.day::date AS first_day,
       least((q.day + interval '3 months')::date - 1, (SELECT partybuild.today())) AS until
  FROM generate_series(date_trunc('quarter', (SELECT c.counted_from FROM compliance.court c)::timestamp),
                       (SELECT partybuild.today())::timestamp, interval '3 months') q (day);
COMMENT ON VIEW party_rule.sup_00_quarter IS
  'quarters since obligations are counted, with the last day of each, or today in the one that runs';
