-- Training by member and year: who attended any, or owes it as secretary or committee member (CAD-02).
CREATE OR REPLACE VIEW compliance.training_year AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, h.id AS member_id, h.name AS member, y.year,
       t.classes, t.meetings, t.study_trips, coalesce(s.hours, 0) AS hours,
       coalesce(s.in_trainings, 0) AS training_hours, coalesce(o.months, 0) AS months_in_office,
       round(partybuild.param('CAD-02', 'least', make_date(y.year, 12, 31)) * coalesce(o.months, 0) / 12, 2)
         AS hours_owed
  FROM party.member h
 CROSS JOIN LATERAL (
    SELECT extract(year FROM d.on_date)::integer AS year FROM party_rule.cad_00_hours d WHERE d.subject = h.id
    UNION
    SELECT f.year FROM party_rule.cad_02_office f WHERE f.subject = h.id
 ) y
 CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE a.form = 'class') AS classes,
           count(*) FILTER (WHERE a.form = 'meeting') AS meetings,
           count(*) FILTER (WHERE a.form = 'study_trip') AS study_trips
      FROM party_rule.cad_00_attended a
     WHERE a.subject = h.id AND extract(year FROM a.starts_on) = y.year
 ) t
 CROSS JOIN LATERAL (
    SELECT sum(d.quantity) AS hours, sum(d.quantity) FILTER (WHERE d.reference LIKE 'training %') AS in_trainings
      FROM party_rule.cad_00_hours d
     WHERE d.subject = h.id AND d.on_date >= make_date(y.year, 1, 1) AND d.on_date < make_date(y.year + 1, 1, 1)
 ) s
  LEFT JOIN party_rule.cad_02_office o ON o.subject = h.id AND o.year = y.year;
COMMENT ON VIEW compliance.training_year IS
  'training and study by member and year, each hour once, and what is owed of it by secretaries and committee members '
  '(CAD-02, CAD-03, CAD-04)';
COMMENT ON COLUMN compliance.training_year.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.training_year.member_id IS 'number of the member';
COMMENT ON COLUMN compliance.training_year.member IS 'name of the member';
COMMENT ON COLUMN compliance.training_year.year IS 'the year; this year with what is entered ahead';
COMMENT ON COLUMN compliance.training_year.classes IS 'classes attended that began in it';
COMMENT ON COLUMN compliance.training_year.meetings IS 'meetings used for training';
COMMENT ON COLUMN compliance.training_year.study_trips IS 'study trips';
COMMENT ON COLUMN compliance.training_year.hours IS
  'hours of trainings and of study on days of the year; of what overlaps the longest';
COMMENT ON COLUMN compliance.training_year.training_hours IS 'hours of them that are counted by a training';
COMMENT ON COLUMN compliance.training_year.months_in_office IS
  'full months as secretary or committee member, since trainings are recorded here';
COMMENT ON COLUMN compliance.training_year.hours_owed IS 'hours owed for these months, to the hundredth';
