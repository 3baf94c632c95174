-- Which of the twelve institutions each branch has, and until when they are in order: a column an institution.
CREATE OR REPLACE VIEW compliance.institutions AS
SELECT (SELECT c.registry FROM compliance.court c) AS registry, o.id AS org_id, o.name AS organisation,
       count(*) FILTER (WHERE r.until >= (SELECT partybuild.today())) AS in_order,
       max(r.until) FILTER (WHERE r.kind = 'organisation_life') AS organisation_life,
       max(r.until) FILTER (WHERE r.kind = 'three_meetings') AS three_meetings,
       max(r.until) FILTER (WHERE r.kind = 'study') AS study,
       max(r.until) FILTER (WHERE r.kind = 'dues') AS dues,
       max(r.until) FILTER (WHERE r.kind = 'openness') AS openness,
       max(r.until) FILTER (WHERE r.kind = 'double_life') AS double_life,
       max(r.until) FILTER (WHERE r.kind = 'appraisal') AS appraisal,
       max(r.until) FILTER (WHERE r.kind = 'organisation_life_meeting') AS organisation_life_meeting,
       max(r.until) FILTER (WHERE r.kind = 'development') AS development,
       max(r.until) FILTER (WHERE r.kind = 'supervision') AS supervision,
       max(r.until) FILTER (WHERE r.kind = 'duty_report') AS duty_report,
       max(r.until) FILTER (WHERE r.kind = 'commitment') AS commitment
  FROM party.organisation o
  LEFT JOIN LATERAL (
    SELECT v.kind, max(v.until) AS until
      FROM party_rule.asr_04_review v
     WHERE v.org_id = o.id AND partybuild.in_force(v.from_date, v.to_date)
     GROUP BY v.kind
  ) r ON true
 WHERE o.kind IN ('branch', 'joint_branch')
   AND partybuild.in_force(o.active_on, o.revoked_on)
 GROUP BY o.id, o.name;
COMMENT ON VIEW compliance.institutions IS
  'the twelve institutions by branch: of each the day until which it is in order, by adoption or the last review; '
  'null: it is not in force (ASR-04)';
COMMENT ON COLUMN compliance.institutions.registry IS 'registry code of the court whose row it is';
COMMENT ON COLUMN compliance.institutions.org_id IS 'number of the branch';
COMMENT ON COLUMN compliance.institutions.organisation IS 'name of the branch';
COMMENT ON COLUMN compliance.institutions.in_order IS 'how many of the twelve are in force and reviewed in time';
COMMENT ON COLUMN compliance.institutions.organisation_life IS
  'institution of organisation life (组织生活制度): day by which it is to be reviewed; null: not in force';
COMMENT ON COLUMN compliance.institutions.three_meetings IS
  'institution of three meetings and one lecture (“三会一课”制度): day by which it is to be reviewed; null: not in force';
COMMENT ON COLUMN compliance.institutions.study IS
  'institution of study (党员学习教育制度): day by which it is to be reviewed; null: not in force';
COMMENT ON COLUMN compliance.institutions.dues IS
  'institution of dues (党费收缴使用和管理制度): day by which it is to be reviewed; null: not in force';
COMMENT ON COLUMN compliance.institutions.openness IS
  'institution of openness (党务公开制度): day by which it is to be reviewed; null: not in force';
COMMENT ON COLUMN compliance.institutions.double_life IS
  'institution of double organisation life (双重组织生活制度): day by which it is to be reviewed; null: not in force';
COMMENT ON COLUMN compliance.institutions.appraisal IS
  'institution of appraisal (民主评议党员制度): day by which it is to be reviewed; null: not in force';
COMMENT ON COLUMN compliance.institutions.organisation_life_meeting IS
  'institution of organisation-life meetings (专题组织生活会制度): day by which it is to be reviewed; null: not in force';
COMMENT ON COLUMN compliance.institutions.development IS
  'institution of development (发展党员制度): day by which it is to be reviewed; null: not in force';
COMMENT ON COLUMN compliance.institutions.supervision IS
  'institution of supervision (党内监督制度): day by which it is to be reviewed; null: not in force';
COMMENT ON COLUMN compliance.institutions.duty_report IS
  'institution of duty reports (述职评议制度): day by which it is to be reviewed; null: not in force';
COMMENT ON COLUMN compliance.institutions.commitment IS
  'institution of commitments (党员服务承诺制度): day by which it is to be reviewed; null: not in force';
