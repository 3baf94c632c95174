-- Clerks' files of applicants: what their lines write, register by register.
CREATE FUNCTION partybuild.import_step(
    lines bigint[], steps text[], register regclass, keys name[], columns name[], said text[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  -- said has one expression a key and column
  matched text;
  whole text;
  names text;
  added text;
  changed text;
  written text;
  kept text;
BEGIN
  SELECT string_agg(format('t.%I = %s', c.name, c.value), ' AND ' ORDER BY c.o) FILTER (WHERE c.o <= cardinality(keys)),
         string_agg(format('%s IS NOT NULL', c.value), ' AND ' ORDER BY c.o) FILTER (WHERE c.o <= cardinality(keys)),
         string_agg(quote_ident(c.name), ', ' ORDER BY c.o), string_agg(c.value, ', ' ORDER BY c.o),
         string_agg(quote_ident(c.name), ', ' ORDER BY c.o) FILTER (WHERE c.o > cardinality(keys)),
         string_agg(format('coalesce(%s, t.%I)', c.value, c.name), ', ' ORDER BY c.o)
           FILTER (WHERE c.o > cardinality(keys)),
         string_agg(format('t.%I', c.name), ', ' ORDER BY c.o) FILTER (WHERE c.o > cardinality(keys))
    INTO matched, whole, names, added, changed, written, kept
    FROM (SELECT n.name, n.o, format('(%s)::%s', s.value, partybuild.column_type(register, n.name)) AS value
            FROM unnest(keys || columns) WITH ORDINALITY n (name, o)
            JOIN unnest(said) WITH ORDINALITY s (value, o) ON s.o = n.o) c;
  IF changed IS NOT NULL THEN
    EXECUTE format(
      'WITH x AS (UPDATE %s t SET (%s) = ROW (%s) FROM pg_temp.import_read l WHERE l.line = ANY ($1) '
      'AND l.step = ANY ($2) AND %s AND NOT ROW (%s)::record *= ROW (%s)::record RETURNING l.line) '
      'UPDATE pg_temp.import_read l SET outcome = ''changed'' FROM x '
      'WHERE x.line = l.line AND l.outcome = ''unchanged''',
      register, changed, written, matched, kept, written) USING lines, steps;
  END IF;
  EXECUTE format(
    'UPDATE pg_temp.import_read l '
    'SET outcome = CASE l.step WHEN ''application'' THEN ''changed'' ELSE ''accepted'' END '
    'WHERE l.line = ANY ($1) AND l.step = ANY ($2) AND l.outcome = ''unchanged'' '
    'AND NOT EXISTS (SELECT FROM %s t WHERE %s)', register, matched) USING lines, steps;
  EXECUTE format(
    'INSERT INTO %s (%s) SELECT %s FROM pg_temp.import_read l WHERE l.line = ANY ($1) AND l.step = ANY ($2) AND %s '
    'AND NOT EXISTS (SELECT FROM %s t WHERE %s) ORDER BY l.line',
    register, names, added, whole, register, matched) USING lines, steps;
END $$;
COMMENT ON FUNCTION partybuild.import_step(bigint[], text[], regclass, name[], name[], text[]) IS
  'for import() of development: writes the lines of these steps into a register, where a row is known by its keys; '
  'what is blank stays';

-- Meetings with their ballots, what was approved of them, and what that makes of the person.
CREATE FUNCTION partybuild.import_development_meetings(lines bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE pg_temp.import_read l
     SET ballot = m.ballot_id
    FROM party.development_meeting m
   WHERE l.line = ANY (lines) AND l.step IN ('admission', 'conversion') AND l.ballot IS NULL
     AND m.applicant_id = l.id AND m.kind::text = l.step AND m.held_on = l.on_date;
  WITH counted AS (
    SELECT l.line, l.ballot, l.written_for,
           partybuild.tally(l.entitled::integer, l.present::integer, l.issued::integer, l.returned::integer,
                            l.valid::integer, l.votes_for::integer, l.votes_against::integer,
                            l.abstaining::integer) AS figures
      FROM pg_temp.import_read l
     WHERE l.line = ANY (lines) AND l.step IN ('admission', 'conversion') AND l.entitled IS NOT NULL
  ), made AS (
    INSERT INTO party.development_ballot (id, figures, written_for)
    SELECT nextval(pg_get_serial_sequence('party.development_ballot', 'id')), c.figures, coalesce(c.written_for, 0)
      FROM (SELECT x.* FROM counted x WHERE x.ballot IS NULL ORDER BY x.line) c
    RETURNING id
  ), corrected AS (
    UPDATE party.development_ballot b
       SET figures = c.figures, written_for = coalesce(c.written_for, b.written_for)
      FROM counted c
     WHERE b.id = c.ballot
       AND (b.figures::text <> c.figures::text OR b.written_for <> coalesce(c.written_for, b.written_for))
    RETURNING c.line
  ), numbered AS (
    SELECT x.line, y.id
      FROM (SELECT c.line, row_number() OVER (ORDER BY c.line) AS n FROM counted c WHERE c.ballot IS NULL) x
      JOIN (SELECT m.id, row_number() OVER (ORDER BY m.id) AS n FROM made m) y ON y.n = x.n
  )
  UPDATE pg_temp.import_read l
     SET ballot = coalesce(n.id, l.ballot), outcome = CASE WHEN n.id IS NULL THEN 'changed' ELSE l.outcome END
    FROM (SELECT x.line, x.id FROM numbered x UNION ALL SELECT y.line, NULL FROM corrected y) n
   WHERE n.line = l.line;
  PERFORM partybuild.import_step(lines, '{admission,conversion}', 'party.development_meeting',
    '{applicant_id,kind,held_on}', '{org_id,ballot_id,outcome,extension_months}',
    ARRAY['l.id', 'l.step', 'l.on_date', 'coalesce(l.org, l.branch::bigint)', 'l.ballot', 'l.means',
          'CASE l.means WHEN ''extended'' THEN substring(l.result FROM ''[0-9]+'') END']);
  UPDATE pg_temp.import_read l
     SET meeting = m.id
    FROM (SELECT DISTINCT ON (r.line) r.line, x.id
            FROM pg_temp.import_read r
            JOIN party.development_meeting x
                 ON x.applicant_id = r.id
                    AND x.kind::text = CASE WHEN r.step IN ('admission', 'approval') THEN 'admission'
                                            ELSE 'conversion' END
           WHERE r.line = ANY (lines) AND r.step IN ('admission', 'approval', 'conversion', 'conversion_approval')
           ORDER BY r.line, x.held_on <= r.on_date DESC, abs(x.held_on - r.on_date)) m
   WHERE m.line = l.line;
  PERFORM partybuild.import_step(lines, '{approval,conversion_approval}', 'party.development_approval',
    '{meeting_id}', '{org_id,decided_on,approved,document_id}',
    ARRAY['l.meeting', 'l.superior', 'l.on_date', 'l.means', 'l.document']);
  -- what is approved is recorded with the membership that it leads to
  PERFORM party.admit_member(a.id)
    FROM (SELECT DISTINCT l.id
            FROM pg_temp.import_read l
            JOIN party.development_meeting m ON m.id = l.meeting AND m.outcome = 'admitted'
            JOIN party.member h ON h.id = l.emp_no AND h.admitted_on IS NULL
           WHERE l.line = ANY (lines) AND l.step = 'approval' AND l.means = 'true'
             AND l.outcome IN ('accepted', 'changed')) a;
  PERFORM party.confirm_member(a.id)
    FROM (SELECT DISTINCT l.id
            FROM pg_temp.import_read l
            JOIN party.development_meeting m ON m.id = l.meeting AND m.outcome = 'full'
            JOIN party.member h ON h.id = l.emp_no AND h.admitted_on IS NOT NULL AND h.confirmed_on IS NULL
                                AND h.ended_on IS NULL
           WHERE l.line = ANY (lines) AND l.step = 'conversion_approval' AND l.means = 'true'
             AND l.outcome IN ('accepted', 'changed')) a;
  -- where the approval names the day from which membership counts, that goes into the file of the person
  WITH written AS (
    UPDATE party.member h
       SET confirmed_on = l.until
      FROM pg_temp.import_read l
      JOIN party.development_meeting m ON m.id = l.meeting AND m.outcome = 'full'
     WHERE l.line = ANY (lines) AND l.step = 'conversion_approval' AND l.means = 'true' AND h.id = l.emp_no
       AND h.confirmed_on <> l.until
    RETURNING l.line
  )
  UPDATE pg_temp.import_read l SET outcome = 'changed' FROM written w WHERE w.line = l.line AND l.outcome = 'unchanged';
  WITH gone AS (
    UPDATE party.member h
       SET admitted_on = coalesce(h.admitted_on, x.held_on), ended_on = x.decided_on, ended_as = 'probation_cancelled'
      FROM (SELECT l.emp_no, l.on_date AS decided_on, p.held_on, p.org_id
              FROM pg_temp.import_read l
              JOIN party.development_meeting m ON m.id = l.meeting AND m.outcome = 'cancelled'
              JOIN LATERAL (
                SELECT y.held_on, y.org_id
                  FROM party.development_meeting y
                 WHERE y.applicant_id = l.id AND y.outcome = 'admitted'
                 ORDER BY y.held_on DESC
                 LIMIT 1) p ON true
             WHERE l.line = ANY (lines) AND l.step = 'conversion_approval' AND l.means = 'true'
               AND l.outcome IN ('accepted', 'changed')) x
     WHERE h.id = x.emp_no AND h.ended_on IS NULL
    RETURNING h.id, h.admitted_on, h.ended_on, x.org_id
  ), closed AS (
    UPDATE party.membership s
       SET to_date = g.ended_on
      FROM gone g
     WHERE s.member_id = g.id AND s.from_date < g.ended_on AND (s.to_date IS NULL OR s.to_date > g.ended_on)
  )
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  SELECT g.id, g.org_id, 'probationary', g.admitted_on, g.ended_on
    FROM gone g
   WHERE NOT EXISTS (SELECT FROM party.membership s WHERE s.member_id = g.id)
   ORDER BY g.id;
END $$;
COMMENT ON FUNCTION partybuild.import_development_meetings(bigint[]) IS
  'for import() of development: the meetings, ballots and approvals of these lines, and the memberships that follow';

CREATE FUNCTION partybuild.import_development(lines bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh constant boolean := partybuild.in_chinese();
  lost text;
BEGIN
  UPDATE pg_temp.import_read l
     SET id = a.id
    FROM party.applicant a
   WHERE l.line = ANY (lines) AND l.id IS NULL AND a.member_id = l.emp_no AND a.applied_on = l.applied_on;
  IF EXISTS (SELECT
               FROM pg_temp.import_read l
              WHERE l.line = ANY (lines) AND l.id IS NULL AND l.step <> 'transfer_in') THEN
    RAISE foreign_key_violation USING
      MESSAGE = CASE WHEN zh THEN '没有此人的入党申请' ELSE 'no application of this person is on file' END;
  END IF;
  -- papers are issued by the branch that has the file
  PERFORM partybuild.import_step(lines, '{application,received}', 'party.applicant_branch',
    '{applicant_id,from_date}', '{org_id,elsewhere}',
    ARRAY['l.id', 'l.on_date', 'l.org', 'CASE WHEN l.org IS NULL THEN l.elsewhere END']);
  WITH written AS (
    UPDATE party.applicant_branch b
       SET to_date = l.on_date
      FROM pg_temp.import_read l
     WHERE l.line = ANY (lines) AND l.step = 'sent_on'
       AND b.id = (SELECT c.id
                     FROM party.applicant_branch c
                    WHERE c.applicant_id = l.id
                    ORDER BY c.from_date <= l.on_date DESC, abs(c.from_date - l.on_date)
                    LIMIT 1)
       AND b.to_date IS DISTINCT FROM l.on_date
    RETURNING l.line
  )
  UPDATE pg_temp.import_read l SET outcome = 'accepted' FROM written w WHERE w.line = l.line;
  UPDATE pg_temp.import_read l
     SET branch = x.org_id, superior = x.parent_id
    FROM (SELECT DISTINCT ON (r.line) r.line, b.org_id, s.parent_id
            FROM pg_temp.import_read r
            JOIN party.applicant_branch b ON b.applicant_id = r.id
            LEFT JOIN party.subordination s
                   ON s.org_id = b.org_id AND s.from_date <= r.on_date AND (s.to_date IS NULL OR s.to_date > r.on_date)
           WHERE r.line = ANY (lines)
           ORDER BY r.line, b.from_date <= r.on_date DESC, abs(b.from_date - r.on_date)) x
   WHERE x.line = l.line;
  CREATE TEMPORARY TABLE import_paper AS
  SELECT l.line, l.paper AS number, l.on_date AS dated_on, x.kind::party.document_kind AS kind,
         v.said || ' ' || m.name AS title, x.issuer_id::bigint, x.addressee_id::bigint
    FROM pg_temp.import_read l
    JOIN party.member m ON m.id = l.emp_no
    JOIN partybuild.import_value v
         ON v.kind = 'development' AND v.col = 'step' AND v.place > 0 AND v.means = l.step
   CROSS JOIN LATERAL (
      SELECT CASE WHEN l.step IN ('pre_examination', 'approval', 'conversion_approval') THEN l.superior
                  WHEN l.step NOT IN ('application', 'conversion_application', 'training')
                  THEN l.branch END AS issuer_id,
             CASE WHEN l.step IN ('application', 'conversion_application', 'pre_examination', 'approval',
                                  'conversion_approval') THEN l.branch
                  WHEN l.step IN ('activist_filing', 'object_filing') THEN l.superior END AS addressee_id,
             CASE WHEN l.step IN ('application', 'conversion_application') THEN 'application'
                  WHEN l.step IN ('activist', 'development_object', 'pre_examination') THEN 'decision'
                  WHEN l.step IN ('activist_filing', 'object_filing') THEN 'filing'
                  WHEN l.step IN ('examination', 'admission', 'conversion') THEN 'minutes'
                  WHEN l.step IN ('approval', 'conversion_approval') THEN 'approval'
                  WHEN l.step = 'notice' THEN 'notice'
                  ELSE 'other' END AS kind) x
   WHERE l.line = ANY (lines) AND l.paper IS NOT NULL AND l.step <> 'filed_item';
  INSERT INTO party.document (number, dated_on, issuer_id, addressee_id, kind, title)
  SELECT p.number, p.dated_on, p.issuer_id, p.addressee_id, p.kind, p.title
    FROM (SELECT DISTINCT ON (y.number, y.dated_on, y.kind, y.issuer_id) y.*
            FROM pg_temp.import_paper y
           ORDER BY y.number, y.dated_on, y.kind, y.issuer_id, y.line) p
   WHERE NOT EXISTS (SELECT
                       FROM party.document d
                      WHERE d.number = p.number AND d.dated_on = p.dated_on AND d.kind = p.kind
                        AND d.issuer_id IS NOT DISTINCT FROM p.issuer_id)
   ORDER BY p.line;
  UPDATE pg_temp.import_read l
     SET document = d.id
    FROM pg_temp.import_paper p
    JOIN party.document d
         ON d.number = p.number AND d.dated_on = p.dated_on AND d.kind = p.kind
            AND d.issuer_id IS NOT DISTINCT FROM p.issuer_id
   WHERE p.line = l.line;
  DROP TABLE pg_temp.import_paper;
  UPDATE pg_temp.import_read l
     SET document = d.id
    FROM (SELECT r.line, min(x.id) AS id
            FROM pg_temp.import_read r
            JOIN party.document x ON x.number = r.paper
           WHERE r.line = ANY (lines) AND r.step = 'filed_item'
           GROUP BY r.line
          HAVING count(*) = 1) d
   WHERE d.line = l.line;
  WITH written AS (
    UPDATE party.applicant a
       SET document_id = l.document
      FROM pg_temp.import_read l
     WHERE l.line = ANY (lines) AND l.step = 'application' AND a.id = l.id AND l.document IS NOT NULL
       AND a.document_id IS DISTINCT FROM l.document
    RETURNING l.line
  )
  UPDATE pg_temp.import_read l SET outcome = 'changed' FROM written w WHERE w.line = l.line AND l.outcome = 'unchanged';
  PERFORM partybuild.import_step(lines, '{received}', 'party.applicant_branch', '{applicant_id,from_date}',
    '{document_id}', ARRAY['l.id', 'l.on_date', 'l.document']);
  PERFORM partybuild.import_step(lines, '{talk,approval_talk}', 'party.applicant_talk',
    '{applicant_id,kind,talker_id,held_on}', '{organiser}',
    ARRAY['l.id', 'CASE l.step WHEN ''talk'' THEN ''application'' ELSE ''approval'' END', 'l.who_id', 'l.on_date',
          'l.means IS NOT NULL']);
  PERFORM partybuild.import_step(lines, '{recommendation}', 'party.recommendation', '{applicant_id,source,made_on}',
    '{document_id}', ARRAY['l.id', 'coalesce(l.means, ''members'')', 'l.on_date', 'l.document']);
  PERFORM partybuild.import_step(lines, '{activist,development_object,not_admitted,withdrawn}',
    'party.development_decision', '{applicant_id,kind,decided_on}', '{document_id,reason}',
    ARRAY['l.id', 'l.step', 'l.on_date', 'l.document', 'l.result']);
  WITH written AS (
    UPDATE party.development_decision d
       SET filing_document_id = l.document
      FROM (SELECT r.line, r.document,
                   (SELECT y.id
                      FROM party.development_decision y
                     WHERE y.applicant_id = r.id
                       AND y.kind::text = CASE r.step WHEN 'activist_filing' THEN 'activist'
                                                      ELSE 'development_object' END
                     ORDER BY y.decided_on <= r.on_date DESC, abs(y.decided_on - r.on_date)
                     LIMIT 1) AS decision
              FROM pg_temp.import_read r
             WHERE r.line = ANY (lines) AND r.step IN ('activist_filing', 'object_filing')) l
     WHERE d.id = l.decision AND d.filing_document_id IS DISTINCT FROM l.document
    RETURNING l.line
  )
  UPDATE pg_temp.import_read l SET outcome = 'accepted' FROM written w WHERE w.line = l.line;
  PERFORM partybuild.import_step(lines, '{contact}', 'party.training_contact', '{applicant_id,member_id,from_date}',
    '{to_date}', ARRAY['l.id', 'l.who_id', 'l.on_date', 'l.until']);
  PERFORM partybuild.import_step(lines, '{activist_review,probation_review}', 'party.applicant_review',
    '{applicant_id,kind,reviewed_on}', '{result,document_id}',
    ARRAY['l.id', 'split_part(l.step, ''_'', 1)', 'l.on_date', 'l.result', 'l.document']);
  PERFORM partybuild.import_step(lines, '{opinions}', 'party.opinion', '{applicant_id,source,heard_on}', '{said}',
    ARRAY['l.id', 'l.means', 'l.on_date', 'l.result']);
  PERFORM partybuild.import_step(lines, '{introducers}', 'party.introducer', '{applicant_id,member_id,named_on}', '{}',
    ARRAY['l.id', 'l.who_id', 'l.on_date']);
  PERFORM partybuild.import_step(lines, '{political_review}', 'party.political_review', '{applicant_id,concluded_on}',
    '{passed,document_id}', ARRAY['l.id', 'l.on_date', 'l.means', 'l.document']);
  PERFORM partybuild.import_step(lines, '{training}', 'party.applicant_training', '{applicant_id,from_date}',
    '{last_date,days,hours,document_id}',
    ARRAY['l.id', 'l.on_date', 'l.until', 'coalesce(substring(l.result FROM ''([0-9]+)天''), ''0'')',
          'coalesce(substring(l.result FROM ''([0-9]+)学时''), ''0'')', 'l.document']);
  PERFORM partybuild.import_step(lines, '{examination,pre_examination}', 'party.examination',
    '{applicant_id,kind,examined_on}', '{org_id,passed,document_id}',
    ARRAY['l.id', 'CASE l.step WHEN ''examination'' THEN ''branch'' ELSE ''superior'' END', 'l.on_date',
          'CASE l.step WHEN ''examination'' THEN l.branch ELSE l.superior END', 'l.means', 'l.document']);
  PERFORM partybuild.import_step(lines, '{notice}', 'party.admission_notice', '{applicant_id,from_date}',
    '{last_date,document_id}', ARRAY['l.id', 'l.on_date', 'l.until', 'l.document']);
  UPDATE pg_temp.import_read l
     SET notice = n.id
    FROM party.admission_notice n
   WHERE l.line = ANY (lines) AND l.step = 'notice' AND n.applicant_id = l.id AND n.from_date = l.on_date;
  PERFORM partybuild.import_development_meetings(lines);
  PERFORM partybuild.import_step(lines, '{oath}', 'party.oath', '{applicant_id}', '{taken_on}',
    ARRAY['l.id', 'l.on_date']);
  PERFORM partybuild.import_step(lines, '{conversion_application}', 'party.conversion_application',
    '{applicant_id,dated_on}', '{document_id}', ARRAY['l.id', 'l.on_date', 'l.document']);
  PERFORM partybuild.import_step(lines, '{transfer_in}', 'party.transfer_in', '{member_id,arrived_on}',
    '{from_organisation,document_id}', ARRAY['l.emp_no', 'l.on_date', 'l.elsewhere', 'l.document']);
  SELECT l.paper INTO lost
    FROM pg_temp.import_read l
   WHERE l.line = ANY (lines) AND l.step = 'filed_item' AND l.document IS NULL
   LIMIT 1;
  IF FOUND THEN
    RAISE foreign_key_violation USING
      MESSAGE = format(CASE WHEN zh THEN '没有文号为“%s”的文件，或者不止一份'
                            ELSE 'no document, or more than one, is numbered "%s"' END, lost);
  END IF;
  PERFORM partybuild.import_step(lines, '{filed_item}', 'party.filed_item', '{applicant_id,item,document_id}', '{}',
    ARRAY['l.id', 'l.means', 'l.document']);
  -- sealed from here on, and lines of a higher rank there are none
  SELECT x.line::text INTO lost
    FROM pg_temp.import_read l
    JOIN pg_temp.import_read x ON x.emp_no = l.emp_no AND x.applied_on = l.applied_on AND x.outcome IS NULL
   WHERE l.line = ANY (lines) AND l.step = 'archived'
     AND NOT EXISTS (SELECT
                       FROM pg_temp.import_fault f
                      WHERE f.line = x.line AND f.reason = 'as in another line')
   ORDER BY x.line
   LIMIT 1;
  IF FOUND THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format(CASE WHEN zh THEN '第%s行没有导入，不能归档' ELSE 'not archived, since line %s is set aside' END, lost);
  END IF;
  PERFORM partybuild.import_step(lines, '{archived}', 'party.development_file', '{applicant_id}', '{archived_on}',
    ARRAY['l.id', 'l.on_date']);
  -- what it needs was in the file, and could not be written
  SELECT CASE WHEN partybuild.in_chinese() THEN s.zh ELSE s.en END INTO lost
    FROM partybuild.import_development_wants() w
    JOIN partybuild.development_step s ON s.name = w.needs
   WHERE w.line = ANY (lines)
   LIMIT 1;
  IF FOUND THEN
    RAISE foreign_key_violation USING
      MESSAGE = format(CASE WHEN zh THEN '此前缺%s' ELSE 'what it needs is not on file: %s' END, lost);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.import_development(bigint[]) IS
  'for import() of development: the steps, documents, ballots and memberships of these lines';
REVOKE EXECUTE ON FUNCTION partybuild.import_step(bigint[], text[], regclass, name[], name[], text[]),
  partybuild.import_development_meetings(bigint[]), partybuild.import_development(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partybuild.import_step(bigint[], text[], regclass, name[], name[], text[]),
  partybuild.import_development_meetings(bigint[]), partybuild.import_development(bigint[])
  TO partybuild_clerk, partybuild_admin;
