-- Does what was found agree with the faults planted in these files?
SET jit = off;
CREATE TABLE staging.found AS
SELECT a.key, a.reason AS what, NULL AS rule, NULL::text[] AS who
  FROM staging.set_aside a
UNION ALL
SELECT coalesce(p.emp_no, o.name), r.title_en, f.rule, string_to_array(f.args ->> 'who', '、')
  FROM party.finding f
  JOIN partybuild.rule r ON r.code = f.rule
  JOIN party.organisation o ON o.id = f.org_id
  LEFT JOIN staging.file p
    ON r.area IN ('DEV', 'DUE', 'DIS', 'CAD', 'BRA') AND p.kind = r.subject AND p.subject = f.subject
 WHERE f.closed_on IS NULL AND NOT EXISTS (SELECT FROM partybuild.obligation b WHERE b.rule = f.rule)
   -- the files end on 2026-11-23; what became overdue since is none of their faults, nor that a term has ended since
   AND (f.rule = 'ELE-16' AND (f.args ->> 'ends')::date >= '2026-11-23') IS NOT TRUE
UNION ALL
SELECT coalesce(p.emp_no, d.organisation), d.title_en || ' ' || d.period, d.rule, ARRAY[d.subject_name]
  FROM compliance.status d
  LEFT JOIN staging.file p
    ON d.area IN ('DEV', 'DUE', 'DIS', 'CAD', 'BRA') AND p.kind = d.subject_kind AND p.subject = d.subject
 WHERE d.status IN ('overdue', 'late')
   AND d.due_on <= '2026-11-23';
CREATE TABLE staging.agreement AS
SELECT f.fault, f.key, x.what AS found, x.rule
  FROM staging.faults f
  LEFT JOIN staging.found x
    ON x.key = f.key
   -- what breaks none could be no row, and was set aside
   AND x.rule IS NOT DISTINCT FROM CASE f.fault
         WHEN 'branch above 50 full members' THEN 'ORG-02'
         WHEN '7 or more full members, no committee' THEN 'ORG-05'
         WHEN 'two secretaries in office' THEN 'POS-03'
         WHEN 'term of 3 years over, no renewal election' THEN 'ELE-16'
         WHEN 'election with fewer than 4/5 present' THEN 'ELE-02'
         WHEN 'no branch committee meeting in a month' THEN 'LIF-01'
         WHEN 'no general meeting in a quarter' THEN 'LIF-02'
         WHEN 'dues below the rate' THEN 'DUE-06'
         WHEN 'six or more consecutive months unpaid' THEN 'DIS-01'
         WHEN 'application not on file' THEN 'DEV-02'
         WHEN 'no talk within a month' THEN 'DEV-03'
         WHEN 'activist not filed' THEN 'DEV-04'
         WHEN 'a contact who is probationary' THEN 'DEV-05'
         WHEN 'no review in a half year' THEN 'DEV-06'
         WHEN 'activist for less than a year' THEN 'DEV-07'
         WHEN 'opinions of others not heard' THEN 'DEV-08'
         WHEN 'one introducer' THEN 'DEV-09'
         WHEN 'no political review' THEN 'DEV-10'
         WHEN 'fewer than 24 hours of training' THEN 'DEV-11'
         WHEN 'notice over a holiday' THEN 'DEV-12'
         WHEN 'no pre-examination' THEN 'DEV-13'
         WHEN 'half of those entitled present at the admission' THEN 'DEV-14'
         WHEN 'majority of those present' THEN 'DEV-15'
         WHEN 'no talk before the approval' THEN 'DEV-17'
         WHEN 'approval after six months' THEN 'DEV-19'
         WHEN 'probation counted from the approval' THEN 'DEV-20'
         WHEN 'no oath in six months' THEN 'DEV-21'
         WHEN 'no application for full membership' THEN 'DEV-22'
         WHEN 'converted before the end of probation' THEN 'DEV-23'
         WHEN 'half of those entitled present at the conversion' THEN 'DEV-25'
         WHEN 'full membership counted from the meeting' THEN 'DEV-26'
         WHEN 'conversion three months late' THEN 'DEV-28'
         WHEN 'archived without training certificate' THEN 'DEV-29'
         WHEN 'dates that contradict' THEN 'DEV-30'
         WHEN 'more admitted than planned' THEN 'DEV-31'
         WHEN 'moved without a letter' THEN 'DEV-32'
         WHEN 'branch without an activity room' THEN 'VEN-01'
         WHEN 'activity room without network' THEN 'VEN-02'
         WHEN 'no duties of members on the wall' THEN 'VEN-03'
         WHEN 'oath beside the middle of the flag' THEN 'VEN-04'
         WHEN 'rights and duties on one side' THEN 'VEN-05'
         WHEN 'a board alone on its wall' THEN 'VEN-06'
         WHEN 'two boards overlap' THEN 'VEN-07'
         WHEN 'a board in metres' THEN 'VEN-07'
         WHEN 'chart of before the election' THEN 'VEN-08'
         WHEN 'branch without a cabinet' THEN 'VEN-09'
         WHEN 'no register of dues filed' THEN 'VEN-10'
         WHEN 'one copy only' THEN 'VEN-11'
         WHEN 'no reading activity in a quarter' THEN 'VEN-14'
         WHEN 'no suggestion in a year' THEN 'VEN-15'
         WHEN 'cadre without an inspection' THEN 'CAD-01'
         WHEN 'cadre inspected after the appointment' THEN 'CAD-01'
         WHEN 'enthusiasm not graded' THEN 'CAD-01'
         WHEN 'fewer than 56 hours of training' THEN 'CAD-02'
         WHEN 'no class in a year' THEN 'CAD-02'
         WHEN 'cadre without training' THEN 'CAD-03'
         WHEN 'organisation commissioner without training' THEN 'CAD-04'
         WHEN 'new secretary trained after a year' THEN 'CAD-05'
         WHEN 'no care in a year' THEN 'CAD-06'
         WHEN 'trained before he is a member' THEN 'CAD-07'
         WHEN 'training apart from its activity' THEN 'CAD-07'
         WHEN 'report without decisions' THEN 'ASR-01'
         WHEN 'check after the implementation' THEN 'ASR-02'
         WHEN 'a leader without branch or task' THEN 'ASR-03'
         WHEN 'no institution of commitments in a quarter' THEN 'ASR-04'
         WHEN 'institution not reviewed in three years' THEN 'ASR-04'
         WHEN 'full-time staff above 2%' THEN 'ASR-05'
         WHEN 'no budget for activities' THEN 'ASR-06'
         WHEN 'standards not on the agenda' THEN 'ASR-07'
         WHEN 'no brand project in a quarter' THEN 'BRA-01'
         WHEN 'no volunteer service in a half year' THEN 'BRA-02'
         WHEN 'no visit in a half year' THEN 'BRA-03'
         WHEN 'commended before the results' THEN 'BRA-04'
         WHEN 'commended without an appraisal' THEN 'BRA-04'
         WHEN 'commitment in April' THEN 'BRA-05'
         WHEN 'no commitment' THEN 'BRA-05'
         WHEN 'discipline committee did not inspect' THEN 'DIS-06'
         WHEN 'report on six of seven' THEN 'DIS-07'
         WHEN 'self-inspection of a part' THEN 'SUP-01'
         WHEN 'inspected on the 15th as ever' THEN 'SUP-02'
         WHEN 'responsible without a post' THEN 'SUP-04'
         WHEN 'closed while it was still found' THEN 'SUP-05'
         WHEN 'closed after the deadline' THEN 'SUP-06'
         WHEN 'open past the deadline' THEN 'SUP-06'
         WHEN 'branch without a result' THEN 'SUP-07'
         WHEN 'no notice of criticism' THEN 'SUP-09'
         WHEN 'problem that returned' THEN 'SUP-10' END
   -- where the list names a period, it is that one; six months are over with the sixth
   AND CASE
         WHEN f.fault LIKE 'six or more%'
         THEN x.what LIKE '% ' || to_char(
                (substring(f.detail, '^\d+-\d+') || '-01')::date + interval '5 months', 'YYYY-MM')
         WHEN f."table" <> 'development' AND f.detail ~ '^\d{4}(-\d\d|[QH]\d)?$'
         THEN x.what LIKE '% ' || f.detail
         ELSE true END;
-- Whom the lists of attendance leave out: leaders and officers of the agency, probationary members, the second
-- secretary, and those who were put into the branch that is now above 50.
CREATE TABLE staging.unlisted AS
SELECT m.name
  FROM party.leader l
  JOIN party.member m ON m.id = l.member_id
UNION
SELECT m.name
  FROM party.post p
  JOIN party.member m ON m.id = p.member_id
  JOIN party.organisation o ON o.id = p.org_id AND o.kind = 'basic_committee'
UNION
SELECT m.name
  FROM party.membership s
  JOIN party.member m ON m.id = s.member_id
 WHERE s.status = 'probationary'
UNION
SELECT m.name
  FROM party.member m
  JOIN staging.faults f ON f.detail = m.emp_no
 WHERE f.fault = 'two secretaries in office'
UNION
SELECT h.name
  FROM staging.hr_staff h
  JOIN staging.faults f ON f.key = h.branch AND f.fault = 'branch above 50 full members'
 WHERE h.branch_since = '2026-09-01';
-- What the list has not: a consequence of a planted fault, or what the files cannot evidence.
CREATE TABLE staging.beyond AS
SELECT x.key, x.rule, x.what,
       CASE x.rule WHEN 'POS-05' THEN 'consequence: the second secretary heads no department'
                   WHEN 'ORG-16' THEN 'the files have no secretary of the discipline committee'
                   WHEN 'ELE-21' THEN 'the files name no scrutineer and no tellers'
                   WHEN 'EDU-04' THEN 'the files have no study of the agency committee'
                   WHEN 'EDU-05' THEN 'the files have no study of the agency committee'
                   WHEN 'EDU-07' THEN 'the files have no study plans'
                   -- everybody named is one of those whom the lists of attendance leave out
                   WHEN 'EDU-06' THEN CASE
                     WHEN x.who <@ (SELECT array_agg(o.name) FROM staging.unlisted o)
                     THEN 'the lists leave out the leaders of the agency' END
                   WHEN 'LIF-22' THEN CASE
                     WHEN x.who <@ (SELECT array_agg(o.name) FROM staging.unlisted o)
                     THEN 'the lists leave out leaders, probationary members, and whom two planted faults put in' END
                   WHEN 'LIF-20' THEN CASE
                     WHEN x.key IN (SELECT a.key FROM staging.agreement a WHERE a.rule = 'POS-03')
                     THEN 'consequence: the second secretary chaired before he was elected' END
                   WHEN 'DIS-02' THEN CASE
                     WHEN x.who <@ (SELECT array_agg(o.name) FROM staging.unlisted o)
                     THEN 'the lists leave out leaders, probationary members, and whom two planted faults put in' END
                   -- in the months that are at fault by the list, and in no other
                   WHEN 'DUE-06' THEN (
                     SELECT 'consequence: ' || f.fault
                       FROM staging.faults f
                      WHERE f."table" = 'dues' AND f.key = x.key AND f.detail LIKE '%..%'
                        AND right(x.what, 7) BETWEEN split_part(f.detail, '..', 1) AND split_part(f.detail, '..', 2))
                   WHEN 'DUE-07' THEN (
                     SELECT 'consequence: ' || f.fault
                       FROM staging.faults f
                      WHERE f."table" = 'dues' AND f.key = x.key
                        AND right(x.what, 7) BETWEEN split_part(f.detail, '..', 1)
                                                 AND coalesce(nullif(split_part(f.detail, '..', 2), ''), f.detail))
                   WHEN 'CAD-02' THEN CASE
                     WHEN (x.key, right(x.what, 4)) IN (SELECT a.key, right(a.found, 4)
                                                          FROM staging.agreement a
                                                         WHERE a.rule = 'CAD-04')
                     THEN 'consequence: organisation commissioner without training' END
                   WHEN 'DUE-12' THEN 'the files have no remittances'
                   WHEN 'LIF-06' THEN 'the files do not say which meeting decided a theme'
                   WHEN 'LIF-08' THEN 'the files have no criticism'
                   WHEN 'LIF-09' THEN 'the files have grades of one branch only'
                   WHEN 'LIF-11' THEN 'the files have no duty reports'
                   WHEN 'LIF-12' THEN 'the files have no democratic-life meeting'
                   WHEN 'LIF-13' THEN 'the files have no lectures to the agency'
                   WHEN 'LIF-14' THEN 'the files have no talks'
                   -- as many are missing from the roster as full members of it were set aside
                   WHEN 'ELE-01' THEN (
                     SELECT 'consequence: ' || count(*) || ' of its roster set aside'
                       FROM staging.set_aside a
                       JOIN staging.hr_staff h ON h.emp_no = a.key
                       JOIN staging.elections e ON e.org = x.key
                       JOIN party.organisation o ON o.name = x.key
                       JOIN party.finding f ON f.rule = 'ELE-01' AND f.org_id = o.id AND f.closed_on IS NULL
                      WHERE a."table" = 'hr_staff' AND (h.branch = x.key OR o.kind = 'basic_committee')
                        AND h.party_confirmed_on <= e.held_on
                     HAVING count(*) = max(f.magnitude)) END AS why
  FROM staging.found x
 WHERE x.rule IS NOT NULL
   AND NOT EXISTS (SELECT FROM staging.agreement a WHERE a.key = x.key AND a.rule = x.rule AND a.found = x.what)
UNION ALL
SELECT x.key, NULL, x.what,
       CASE WHEN x.what = 'an unknown person'
                 AND split_part(x.key, ' ', 2) IN (SELECT a.key FROM staging.set_aside a WHERE a."table" = 'hr_staff')
            THEN 'consequence: set aside from the staff'
            WHEN x.what LIKE 'no branch collected dues%'
                 AND split_part(x.key, ' ', 1) < (SELECT to_char(m.known_from, 'YYYY-MM')
                                                    FROM party.member m
                                                   WHERE m.emp_no = split_part(x.key, ' ', 2))
            THEN 'the files have dues of before somebody came' END
  FROM staging.found x
 WHERE x.rule IS NULL AND NOT EXISTS (SELECT FROM staging.agreement a WHERE a.key = x.key);
