-- Public notices, by themselves (DEV-12, and the dated steps of a file).
CREATE OR REPLACE VIEW party_rule.dev_00_notice AS
SELECT n.id, n.applicant_id, n.from_date, n.last_date,
       -- of a year whose calendar is not on file nobody knows: no error here, DEV-12 says so
       CASE WHEN NOT EXISTS (SELECT FROM generate_series(extract(year FROM n.from_date)::integer,
                                                         extract(year FROM n.last_date)::integer) y
                              WHERE NOT EXISTS (SELECT FROM partybuild.calendar_year c WHERE c.year = y))
            THEN partybuild.working_days(n.from_date, n.last_date) >= (SELECT partybuild.param('DEV-12', 'days'))
            ELSE false END
         AND NOT EXISTS (SELECT FROM party.objection j WHERE j.notice_id = n.id AND j.settled_on IS NULL) AS complete
  FROM party.admission_notice n;
COMMENT ON VIEW party_rule.dev_00_notice IS 'public notices; complete: of working days enough, with no objection open';
