-- What trainings people attended; absent is who did not.
CREATE OR REPLACE VIEW party_rule.cad_00_attended AS
SELECT a.member_id AS subject, t.id AS training_id, t.form, t.starts_on, t.ends_on, t.from_time, t.to_time,
       coalesce(a.hours, t.hours) AS hours
  FROM party.training_attendance a
  JOIN party.training t ON t.id = a.training_id
 WHERE a.status = 'present';
COMMENT ON VIEW party_rule.cad_00_attended IS 'trainings that people attended, and for how many hours';

-- Hours by day, of trainings and of the study of organisation life (EDU-06). Those of a training are spread evenly over
-- its days, each to the hundredth, and together what they were.
CREATE OR REPLACE VIEW party_rule.cad_00_day AS
SELECT a.subject, a.starts_on + n.nth AS day, 'training ' || a.training_id AS reference,
       coalesce(a.from_time, '00:00') AS from_time, coalesce(a.to_time, '24:00') AS to_time,
       round(a.hours * (n.nth + 1) / l.days, 2) - round(a.hours * n.nth / l.days, 2) AS hours
  FROM party_rule.cad_00_attended a
 CROSS JOIN LATERAL (SELECT a.ends_on - a.starts_on + 1 AS days) l
 CROSS JOIN LATERAL generate_series(0, l.days - 1) n (nth)
UNION ALL
SELECT s.subject, s.held_on, 'activity ' || s.activity_id, s.starts_at::time,
       CASE WHEN s.ends_at < s.held_on + 1 THEN s.ends_at::time ELSE '24:00' END, s.hours
  FROM party_rule.edu_00_study s;
COMMENT ON VIEW party_rule.cad_00_day IS
  'hours of training and study by day, with the times of day between which they were';

-- Of what overlaps on a day the longest counts: nobody is in two places. So a training that is an activity counts once,
-- being at its time (CAD-07).
CREATE OR REPLACE VIEW party_rule.cad_00_hours AS
SELECT n.subject, n.day AS on_date, n.reference, n.hours AS quantity
  FROM (SELECT i.subject, i.day, i.reference, i.hours,
               row_number() OVER (PARTITION BY i.subject, i.day, i.island ORDER BY i.hours DESC, i.reference) AS nth
          FROM (SELECT a.subject, a.day, a.reference, a.hours,
                       count(*) FILTER (WHERE a.apart)
                         OVER (PARTITION BY a.subject, a.day ORDER BY a.from_time) AS island
                  FROM (SELECT d.subject, d.day, d.reference, d.from_time, d.hours,
                               -- begins when all before it have ended
                               (d.from_time < max(d.to_time)
                                  OVER (PARTITION BY d.subject, d.day ORDER BY d.from_time
                                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) IS NOT TRUE AS apart
                          FROM party_rule.cad_00_day d) a) i) n
 WHERE n.nth = 1;
COMMENT ON VIEW party_rule.cad_00_hours IS
  'hours of training and study that count, each once: by member and day, and the longest of those at one time';
