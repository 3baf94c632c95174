-- What trainings people attended; absent is who did not, of a training that is an activity also by the record of that.
CREATE OR REPLACE VIEW party_rule.cad_00_attended AS
SELECT a.member_id AS subject, t.id AS training_id, t.form, t.starts_on, t.ends_on, t.from_time, t.to_time,
       least(coalesce(a.hours, t.hours), round(t.days * extract(epoch FROM t.to_time - t.from_time) / 3600, 2)) AS hours
  FROM party.training_attendance a
  JOIN party.training t ON t.id = a.training_id
 WHERE a.status = 'present'
   AND NOT EXISTS (SELECT
                     FROM party_rule.lif_00_after v
                     JOIN party.attendance p ON p.activity_id = v.version_id
                    WHERE v.subject = t.activity_id
                      AND p.member_id = a.member_id
                      AND p.status = 'absent');
COMMENT ON VIEW party_rule.cad_00_attended IS
  'trainings that people attended, and for how many hours, at most those between its times';

-- Hours by day, of trainings and of the study of organisation life (EDU-06). Those of a training are spread evenly over
-- its days, those of study by the time on each, and each to the hundredth, and together what they were.
CREATE OR REPLACE VIEW party_rule.cad_00_day AS
SELECT a.subject, a.starts_on + n.nth AS day, 'training ' || a.training_id AS reference,
       coalesce(a.from_time, '00:00') AS from_time, coalesce(a.to_time, '24:00') AS to_time,
       round(a.hours * (n.nth + 1) / l.days, 2) - round(a.hours * n.nth / l.days, 2) AS hours
  FROM party_rule.cad_00_attended a
 CROSS JOIN LATERAL (SELECT a.ends_on - a.starts_on + 1 AS days) l
 CROSS JOIN LATERAL generate_series(0, l.days - 1) n (nth)
UNION ALL
SELECT s.subject, s.held_on + n.nth, 'activity ' || s.activity_id,
       CASE WHEN n.nth = 0 THEN s.starts_at::time ELSE '00:00' END,
       CASE WHEN s.ends_at < s.held_on + n.nth + 1 THEN s.ends_at::time ELSE '24:00' END,
       round(l.hours * extract(epoch FROM CASE n.nth WHEN l.nights THEN s.ends_at ELSE s.held_on + n.nth + 1 END
                                          - s.starts_at) / l.seconds, 2)
         - round(l.hours * extract(epoch FROM greatest(s.starts_at, s.held_on + n.nth) - s.starts_at) / l.seconds, 2)
  FROM party_rule.edu_00_study s
 CROSS JOIN LATERAL (SELECT extract(epoch FROM s.ends_at - s.starts_at) AS seconds) t
 CROSS JOIN LATERAL (
    SELECT t.seconds, least(s.hours, round(t.seconds / 3600, 2)) AS hours,
           -- what is held counts for the year of its day: over New Year all of the rest
           least((s.ends_at - interval '1 microsecond')::date,
                 make_date(extract(year FROM s.held_on)::integer, 12, 31)) - s.held_on AS nights
 ) l
 CROSS JOIN LATERAL generate_series(0, l.nights) n (nth);
COMMENT ON VIEW party_rule.cad_00_day IS
  'hours of training and study by day, with the times of day between which they were';

-- Of what overlaps on a day those count that give the most: nobody is in two places, and more on record takes nothing
-- away. So a training that is an activity counts once, being at its time (CAD-07).
CREATE OR REPLACE VIEW party_rule.cad_00_hours AS
SELECT g.subject, g.day AS on_date, g.names[c.nth] AS reference, g.hours[c.nth] AS quantity
  FROM (SELECT d.subject, d.day, array_agg(d.reference ORDER BY d.hours DESC, d.reference) AS names,
               array_agg(d.from_time ORDER BY d.hours DESC, d.reference) AS from_times,
               array_agg(d.to_time ORDER BY d.hours DESC, d.reference) AS to_times,
               array_agg(d.hours ORDER BY d.hours DESC, d.reference) AS hours
          FROM party_rule.cad_00_day d
         GROUP BY d.subject, d.day) g
 CROSS JOIN LATERAL unnest(CASE WHEN cardinality(g.hours) = 1 THEN ARRAY[1]
                                ELSE partybuild.most_hours(g.from_times, g.to_times, g.hours) END) c (nth);
COMMENT ON VIEW party_rule.cad_00_hours IS
  'hours of training and study that count, each once: by member and day, of those at one time what gives the most';
