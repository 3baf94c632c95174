-- An applicant may be on the way more than once: not admitted, he may become an activist again. What counts for a step
-- is what is dated since the turn before it: the decision that made him an activist, that he is not admitted, or an
-- admission meeting, whatever it decided.
CREATE OR REPLACE VIEW party_rule.dev_00_since AS
SELECT d.applicant_id, d.decided_on AS day
  FROM party.development_decision d
 WHERE d.kind IN ('activist', 'not_admitted')
UNION ALL
SELECT m.applicant_id, m.held_on
  FROM party.development_meeting m
 WHERE m.kind = 'admission';
COMMENT ON VIEW party_rule.dev_00_since IS
  'days since which evidence counts for the next step: an applicant becomes an activist, is not admitted, or a meeting '
  'decides on the admission';

-- From the decision on an activist to the admission meeting, or the end. Who withdraws on the day of the decision was
-- none; who is not admitted and an activist on one day is one from then on.
CREATE OR REPLACE VIEW party_rule.dev_00_round AS
SELECT d.applicant_id, d.decided_on AS since,
       least((SELECT min(t.day)
                FROM party_rule.dev_00_since t
               WHERE t.applicant_id = d.applicant_id
                 AND t.day > d.decided_on),
             (SELECT min(w.decided_on)
                FROM party.development_decision w
               WHERE w.applicant_id = d.applicant_id
                 AND w.kind = 'withdrawn'
                 AND w.decided_on >= d.decided_on)) AS until
  FROM party.development_decision d
 WHERE d.kind = 'activist';
COMMENT ON VIEW party_rule.dev_00_round IS
  'times as an activist or development object: since the decision, until the admission meeting or the end (exclusive)';

CREATE OR REPLACE VIEW party_rule.dev_00_admission AS
SELECT m.id, m.applicant_id, m.org_id, m.held_on,
       coalesce((SELECT max(t.day)
                   FROM party_rule.dev_00_since t
                  WHERE t.applicant_id = m.applicant_id
                    AND t.day < m.held_on), '-infinity') AS since
  FROM party.development_meeting m
 WHERE m.kind = 'admission'
   AND m.held_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r);
COMMENT ON VIEW party_rule.dev_00_admission IS
  'admission meetings that are judged, and since when what is dated before them counts';
