-- merge_members(): two rows of party.member that are one person become one. What names members is found by the foreign
-- keys of the catalogue, a court's own tables included, and written set-based, one statement for all of an owner's.
CREATE FUNCTION partybuild.merge_rows(relations regclass[], command text) RETURNS text[]
  LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'pb_merge_rows';
COMMENT ON FUNCTION partybuild.merge_rows(regclass[], text) IS
  'for merge_members(): runs a command over tables of one owner with his rights; what is sealed in them names the same '
  'person afterwards, and may be written; returns the first column; error 42501 for anybody else';

-- What may be there once only: what the database numbers itself is in none of them.
CREATE FUNCTION partybuild.merge_keys(
    relation regclass, OUT index oid, OUT attributes name[], OUT spans boolean, OUT predicate text)
RETURNS SETOF record LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT i.indexrelid, x.attributes,
         i.indisexclusion AND pg_get_indexdef(i.indexrelid) ~ '\(from_date, to_date\)'
           AND partybuild.has_type(relation, 'from_date', 'date') AND partybuild.has_type(relation, 'to_date', 'date'),
         pg_get_expr(i.indpred, i.indrelid)
    FROM pg_index i
   CROSS JOIN LATERAL (
      SELECT array_agg(a.attname) AS attributes, bool_or(a.attidentity <> '') AS numbered
        FROM unnest(i.indkey::smallint[]) WITH ORDINALITY k (attnum, place)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
       WHERE k.place <= i.indnkeyatts) x
   WHERE i.indrelid = relation AND (i.indisunique OR i.indisexclusion) AND i.indislive AND NOT x.numbered;
END;
COMMENT ON FUNCTION partybuild.merge_keys(regclass) IS
  'for merge_members(): unique and excluding indexes of a table; spans: stretches of time must not overlap';

-- In what it returns t is the table: concerned are rows that name the other, named those that name either.
CREATE FUNCTION partybuild.merge_parts(
    kept jsonb, other jsonb, OUT relation regclass, OUT owner oid, OUT columns name[], OUT sets text,
    OUT concerned text, OUT named text, OUT rows text, OUT dated boolean, OUT once boolean, OUT has_id boolean)
RETURNS SETOF record LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  WITH key AS (
    SELECT k.conrelid, k.conname, a.attname, a.attnum,
           format('t.%I %s %L', a.attname, partybuild.equality(k.conrelid::regclass, a.attname),
                  other ->> r.attname::text) AS is_other,
           format('t.%I %s %L', a.attname, partybuild.equality(k.conrelid::regclass, a.attname),
                  kept ->> r.attname::text) AS is_kept,
           format('%L::%s', kept ->> r.attname::text, format_type(a.atttypid, a.atttypmod)) AS value,
           other ->> r.attname::text IS NULL AS names_nobody
      FROM pg_constraint k
     CROSS JOIN LATERAL unnest(k.conkey, k.confkey) u (con, conf)
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.con
      JOIN pg_attribute r ON r.attrelid = k.confrelid AND r.attnum = u.conf
     WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = to_regclass('party.member')
  ), reference AS (
    SELECT y.conrelid, y.conname, string_agg(y.is_other, ' AND ' ORDER BY y.attnum) AS is_other,
           string_agg(y.is_kept, ' AND ' ORDER BY y.attnum) AS is_kept
      FROM key y
     GROUP BY y.conrelid, y.conname
    HAVING NOT bool_or(y.names_nobody)
  ), col AS (
    SELECT y.conrelid, y.attname, y.attnum,
           format('CASE WHEN %s THEN %s ELSE t.%I END', string_agg(format('(%s)', f.is_other), ' OR '
                                                                   ORDER BY y.conname),
                  min(y.value), y.attname) AS mapped
      FROM key y
      JOIN reference f ON f.conrelid = y.conrelid AND f.conname = y.conname
     GROUP BY y.conrelid, y.attname, y.attnum
  ), part AS (
    SELECT f.conrelid::regclass AS relation, c.relowner,
           string_agg(format('(%s)', f.is_other), ' OR ' ORDER BY f.conname) AS concerned,
           string_agg(format('(%s) OR (%s)', f.is_other, f.is_kept), ' OR ' ORDER BY f.conname) AS named
      FROM reference f
      JOIN pg_class c ON c.oid = f.conrelid
     GROUP BY f.conrelid, c.relowner
  ), said AS (
    SELECT p.*, l.columns, l.sets, l.becomes, k.dated, k.once,
           -- what the database numbers, and when it was recorded, makes no difference
           (SELECT coalesce(array_agg(a.attname), '{}')
              FROM pg_attribute a
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             WHERE a.attrelid = p.relation AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> ALL (l.columns)
               AND (a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) ~ '\m(now|nextval)\(')) AS ignored
      FROM part p
     CROSS JOIN LATERAL (
        SELECT array_agg(x.attname ORDER BY x.attnum) AS columns,
               string_agg(format('%I = %s', x.attname, x.mapped), ', ' ORDER BY x.attnum) AS sets,
               string_agg(format('%L, %s', x.attname, x.mapped), ', ' ORDER BY x.attnum) AS becomes
          FROM col x
         WHERE x.conrelid = p.relation) l
     CROSS JOIN LATERAL (
        SELECT coalesce(bool_or(i.spans), false) AS dated, count(*) > 0 AS once
          FROM partybuild.merge_keys(p.relation) i
         WHERE i.attributes && l.columns) k
  )
  SELECT s.relation, s.relowner, s.columns, s.sets, s.concerned, s.named,
         format('SELECT t.tableoid AS _t, t.ctid AS _c, coalesce(%s, false) AS _o, to_jsonb(t) - %L::text[] AS _all, '
                'to_jsonb(t) - %L::text[] || jsonb_build_object(%s) AS _same%s%s', s.concerned, s.ignored || s.columns,
                s.ignored || CASE WHEN s.dated THEN '{from_date,to_date}'::name[] ELSE '{}' END, s.becomes,
                CASE WHEN s.dated THEN ', t.from_date AS _f, coalesce(t.to_date, ''infinity'') AS _e' END,
                CASE WHEN partybuild.has_type(s.relation, 'id', 'int8') THEN ', t.id AS _id' END),
         s.dated, s.once, partybuild.has_type(s.relation, 'id', 'int8')
    FROM said s;
END;
COMMENT ON FUNCTION partybuild.merge_parts(jsonb, jsonb) IS
  'for merge_members(): tables that name members by a foreign key, and what statements about them are made of; dated: '
  'stretches of one kind must not overlap; once: a row may be there once only';

-- a falls together with b, which stays.
CREATE FUNCTION partybuild.merge_falls(relation regclass, rows text, named text, dated boolean) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN format('(%1$s FROM %2$s t WHERE %3$s) a JOIN (%1$s FROM %2$s t WHERE %3$s) b ON b._same = a._same '
              'AND (b._t, b._c) <> (a._t, a._c) AND %4$s', rows, relation, named,
              CASE WHEN dated
                   THEN '(a._o OR b._o) AND b._f <= a._f AND b._e >= a._e AND ((b._f, b._e) <> (a._f, a._e) '
                        'OR a._o AND NOT b._o OR a._o = b._o AND (b._t, b._c) < (a._t, a._c))'
                   ELSE 'a._o AND (NOT b._o OR (b._t, b._c) < (a._t, a._c))' END);
COMMENT ON FUNCTION partybuild.merge_falls(regclass, text, text, boolean) IS
  'for merge_members(): pairs of equal rows, a that goes and b that stays';

-- What would be there twice and is not equal: a line a pair.
CREATE FUNCTION partybuild.merge_contradictions(
    relation regclass, rows text, named text, columns name[])
RETURNS text[] LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  i record;
  k record;
  found text[] := '{}';
BEGIN
  FOR i IN SELECT x.* FROM partybuild.merge_keys(relation) x WHERE x.attributes && columns LOOP
    SELECT string_agg(format('(%s) AS _x%s',
                             CASE WHEN a.attname = ANY (columns) THEN format('t._same ->> %L', a.attname)
                                  ELSE pg_get_indexdef(i.index, n, true) END, n), ', ' ORDER BY n) AS made,
           string_agg(format('a._x%s %s b._x%1$s', n,
                             CASE WHEN a.attname = ANY (columns) THEN 'OPERATOR(pg_catalog.=)'
                                  WHEN o.oprname IS NOT NULL THEN format('OPERATOR(%I.%s)', s.nspname, o.oprname)
                                  WHEN a.attname IS NULL THEN '='
                                  ELSE partybuild.equality(relation, a.attname) END), ' AND ' ORDER BY n) AS meets
      INTO k
      FROM pg_index d
     CROSS JOIN LATERAL generate_series(1, d.indnkeyatts) n
      LEFT JOIN pg_attribute a ON a.attrelid = relation AND a.attnum = d.indkey[n - 1] AND a.attnum > 0
      LEFT JOIN pg_constraint c ON c.conindid = d.indexrelid AND c.contype = 'x'
      LEFT JOIN pg_operator o ON o.oid = c.conexclop[n]
      LEFT JOIN pg_namespace s ON s.oid = o.oprnamespace
     WHERE d.indexrelid = i.index;
    found := found || partybuild.merge_rows(ARRAY[relation], format(
      'WITH r AS MATERIALIZED (SELECT t.*, %s FROM (%s, t.* FROM %s t WHERE %s) t%s) '
      'SELECT format(''%%s (%%s)'', %L, (SELECT string_agg(CASE WHEN x.value = y.value '
      'THEN format(''%%s %%s'', x.key, x.value) ELSE format(''%%s %%s / %%s'', x.key, coalesce(y.value, ''-''), '
      'coalesce(x.value, ''-'')) END, '', '' ORDER BY x.key) FROM jsonb_each_text(a._all) x '
      'JOIN jsonb_each_text(b._all) y ON y.key = x.key WHERE x.value IS DISTINCT FROM y.value '
      'OR x.key = ANY (%L::text[]))) FROM r a JOIN r b ON %s AND (b._t, b._c) <> (a._t, a._c) AND a._o '
      'AND (NOT b._o OR (b._t, b._c) < (a._t, a._c)) AND a._same <> b._same ORDER BY 1 LIMIT 10',
      k.made, rows, relation, named, ' WHERE ' || i.predicate, relation, i.attributes, k.meets));
  END LOOP;
  RETURN ARRAY(SELECT DISTINCT f FROM unnest(found) f ORDER BY f);
END $$;
COMMENT ON FUNCTION partybuild.merge_contradictions(regclass, text, text, name[]) IS
  'for merge_members(): rows of a table that would be there twice and say different things, a line a pair';

-- Rows that fall together and are named by others are not taken away from below them.
CREATE FUNCTION partybuild.merge_named(relation regclass, falls text) RETURNS text[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  k record;
  keys text[];
  found text[] := '{}';
BEGIN
  FOR k IN SELECT c.conrelid::regclass AS child,
                  (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY u.place)
                     FROM unnest(c.conkey) WITH ORDINALITY u (attnum, place)
                     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = u.attnum) AS columns,
                  (SELECT string_agg(format('quote_literal(t.%I)', a.attname), ', ' ORDER BY u.place)
                     FROM unnest(c.confkey) WITH ORDINALITY u (attnum, place)
                     JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = u.attnum) AS keys
             FROM pg_constraint c
            WHERE c.contype = 'f' AND c.confrelid = relation AND c.conparentid = 0 LOOP
    keys := partybuild.merge_rows(ARRAY[relation], format(
      'SELECT DISTINCT format(''(%%s)'', concat_ws('', '', %s)) FROM %s JOIN %s t ON t.tableoid = a._t '
      'AND t.ctid = a._c', k.keys, falls, relation));
    CONTINUE WHEN keys = '{}';
    found := found || partybuild.merge_rows(ARRAY[k.child], format(
      'SELECT DISTINCT format(''%%s (%%s) of %%s'', %L, concat_ws('', '', %s), %L) FROM %s '
      'WHERE (%2$s) IN (%5$s) ORDER BY 1 LIMIT 10',
      relation, k.columns, k.child, k.child, array_to_string(keys, ', ')));
  END LOOP;
  RETURN found;
END $$;
COMMENT ON FUNCTION partybuild.merge_named(regclass, text) IS
  'for merge_members(): equal rows of which one would go, though others name it';

CREATE FUNCTION partybuild.refuse_merge(kept bigint, other bigint, said text[]) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh constant boolean := partybuild.in_chinese();
BEGIN
  RAISE integrity_constraint_violation USING
    MESSAGE = CASE WHEN zh THEN format('人员%s与%s不能合并：双方登记互相矛盾', kept, other)
                   ELSE format('members %s and %s cannot be merged: what is on file of them contradicts',
                               kept, other) END,
    DETAIL = array_to_string(said[1:10], E'\n'),
    HINT = CASE WHEN zh THEN '请先更正或删除其中一方（可在同一事务内），再行合并。'
                ELSE 'Correct or delete one of the two, in the same transaction if you like, and merge then.' END,
    SCHEMA = 'party', TABLE = 'member';
END $$;
COMMENT ON FUNCTION partybuild.refuse_merge(bigint, bigint, text[]) IS
  'for merge_members(): error 23000 that lists what contradicts (kept / other), and the way out';

-- Numbers of members that no foreign key tells: the subjects of rules about members. Where both have an open finding
-- the bar is the lower one, as it would be had one person been judged.
CREATE FUNCTION partybuild.merge_subjects(kept bigint, other bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  rules constant text[] := ARRAY(SELECT r.code FROM partybuild.rule r WHERE r.subject = 'member');
  t regclass;
BEGIN
  UPDATE party.finding k SET bar = least(k.bar, o.bar)
    FROM party.finding o
   WHERE k.rule = ANY (rules) AND k.subject = kept AND k.closed_on IS NULL
     AND o.rule = k.rule AND o.subject = other AND o.closed_on IS NULL;
  UPDATE party.finding o SET closed_on = partybuild.today(), closed_by = 'person'
   WHERE o.rule = ANY (rules) AND o.subject = other AND o.closed_on IS NULL
     AND EXISTS (SELECT FROM party.finding k WHERE k.rule = o.rule AND k.subject = kept AND k.closed_on IS NULL);
  DELETE FROM party.trial o
   USING party.trial k
   WHERE o.rule = ANY (rules) AND o.subject = other AND k.subject = kept
     AND (k.rule, k.written_at, k.xact) = (o.rule, o.written_at, o.xact);
  -- found anew every night
  DELETE FROM party.foreseen f WHERE f.rule = ANY (rules) AND f.subject = other;
  FOR t IN
    SELECT c.oid
      FROM pg_class c
     WHERE c.relnamespace = 'party'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND partybuild.has_type(c.oid, 'rule', 'text') AND partybuild.has_type(c.oid, 'subject', 'int8')
     ORDER BY c.relname
  LOOP
    PERFORM partybuild.merge_rows(ARRAY[t], format(
      'UPDATE %s t SET subject = %s WHERE t.subject = %s AND t.rule = ANY (%L)', t, kept, other, rules));
  END LOOP;
  -- periods that are closed are looked at again, of both
  INSERT INTO compliance.stale (rule, subject)
  SELECT b.rule, s FROM partybuild.obligation b CROSS JOIN unnest(ARRAY[kept, other]) s WHERE b.rule = ANY (rules);
END $$;
COMMENT ON FUNCTION partybuild.merge_subjects(bigint, bigint) IS
  'for merge_members(): findings, approvals and whatever else names a member as the subject of a rule';

CREATE FUNCTION partybuild.merge_members(kept bigint, other bigint, document bigint) RETURNS bigint
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner_merging';
COMMENT ON FUNCTION partybuild.merge_members(bigint, bigint, bigint) IS
  'two rows of party.member are one person: all that names the other names the one that is kept, by foreign keys, and '
  'findings, approvals and feeds; the other is gone, party.member_merge keeps what it said; equal rows fall together, '
  'stretches of time of one kind become one; returns the number of the record; judged at commit; for administrators; '
  'error 23000 that lists what contradicts, 22004, 22023, 23503, and 55000 as of another day';
-- Rows are locked before they are compared: who writes something of the other is waited for, and who comes later finds
-- him gone.
CREATE FUNCTION partybuild.merge_members_internal(kept bigint, other bigint, document bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh constant boolean := partybuild.in_chinese();
  k jsonb;
  o jsonb;
  becomes jsonb;
  dated_on date;
  problem text;
  detail text;
  said text[] := '{}';
  names name[];
  p record;
  f record;
  falls text;
  concerned regclass[] := '{}';
  merge bigint;
BEGIN
  PERFORM partybuild.require_deployed();
  PERFORM partybuild.refuse_as_of();
  IF kept IS NULL OR other IS NULL OR document IS NULL THEN
    RAISE null_value_not_allowed USING
      MESSAGE = CASE WHEN zh THEN '合并须写明两个人员编号和文件' ELSE 'two members and a document must be named' END;
  ELSIF kept = other THEN
    RAISE invalid_parameter_value USING
      MESSAGE = CASE WHEN zh THEN format('人员%s不能与本人合并', kept)
                     ELSE format('member %s is not merged with itself', kept) END;
  END IF;
  PERFORM FROM party.member m WHERE m.id IN (kept, other) ORDER BY m.id FOR UPDATE;
  SELECT to_jsonb(m) INTO k FROM party.member m WHERE m.id = kept;
  SELECT to_jsonb(m) INTO o FROM party.member m WHERE m.id = other;
  IF k IS NULL OR o IS NULL THEN
    RAISE foreign_key_violation USING
      MESSAGE = format(CASE WHEN zh THEN '没有编号为%s的人员' ELSE 'member %s does not exist' END,
                       CASE WHEN k IS NULL THEN kept ELSE other END),
      DETAIL = coalesce((SELECT format(CASE WHEN zh THEN '已合并至%s。' ELSE 'It was merged into %s.' END, x.kept_id)
                           FROM party.member_merge x
                          WHERE x.other_id = CASE WHEN k IS NULL THEN kept ELSE other END
                          ORDER BY x.id DESC
                          LIMIT 1), ''),
      SCHEMA = 'party', TABLE = 'member';
  END IF;
  SELECT d.dated_on INTO dated_on FROM party.document d WHERE d.id = document FOR KEY SHARE;
  IF NOT FOUND THEN
    RAISE foreign_key_violation USING
      MESSAGE = format(CASE WHEN zh THEN '没有编号为%s的文件' ELSE 'document %s does not exist' END, document),
      SCHEMA = 'party', TABLE = 'document';
  END IF;
  problem := CASE
    WHEN dated_on > partybuild.today()
    THEN format(CASE WHEN zh THEN '文件日期为%s，尚未到来' ELSE 'The document is dated %s, which is yet to come' END,
                dated_on)
    WHEN partybuild.birth((k ->> 'cnid')::partybuild.cnid) <> partybuild.birth((o ->> 'cnid')::partybuild.cnid)
    THEN CASE WHEN zh THEN '两者公民身份号码的出生日期不同' ELSE 'Their citizen numbers have different days of birth' END
    WHEN partybuild.sex((k ->> 'cnid')::partybuild.cnid) <> partybuild.sex((o ->> 'cnid')::partybuild.cnid)
    THEN CASE WHEN zh THEN '两者公民身份号码的性别不同' ELSE 'Their citizen numbers are of different sexes' END END;
  IF problem IS NOT NULL THEN
    RAISE invalid_parameter_value USING
      MESSAGE = CASE WHEN zh THEN format('人员%s与%s不能合并', kept, other)
                     ELSE format('members %s and %s cannot be merged', kept, other) END,
      DETAIL = problem || CASE WHEN zh THEN '。' ELSE '.' END,
      HINT = CASE WHEN zh THEN '号码有误的，请先更正。' ELSE 'Where a number or a day is wrong, correct it first.' END;
  END IF;

  -- What a feed says of the other it says of who is kept; and what is not known of the one is known of the other.
  SELECT coalesce(array_agg(DISTINCT c), '{}') INTO names
    FROM partybuild.feed x
    JOIN party.fed w ON w.feed = x.id AND w.target_id = other
   CROSS JOIN LATERAL unnest(partybuild.fed_columns(x.mapping, x.target)) c
   WHERE x.target = 'party.member'::regclass AND o ->> c::text IS NOT NULL;
  IF k ->> 'emp_no' IS NULL THEN
    names := names || 'emp_no'::name;
  END IF;
  IF k ->> 'cnid' IS NULL THEN
    names := names || 'cnid'::name;
  END IF;
  IF k ->> 'admitted_on' IS NULL THEN
    names := names || '{admitted_on,confirmed_on,known_from,ended_on,ended_as}'::name[];
  END IF;
  SELECT k || jsonb_object_agg(n, o -> n::text) INTO becomes FROM unnest(names) n HAVING count(*) > 0;
  becomes := coalesce(becomes, k);

  FOR f IN
    SELECT x.mapping, a.source_key AS one, b.source_key AS two
      FROM partybuild.feed x
      JOIN party.fed a ON a.feed = x.id AND a.target_id = kept
      JOIN party.fed b ON b.feed = x.id AND b.target_id = other
     WHERE x.target = 'party.member'::regclass
  LOOP
    said := said || format('%s: %s / %s', f.mapping, f.one, f.two);
  END LOOP;
  FOR p IN SELECT x.* FROM partybuild.merge_parts(becomes, o) x ORDER BY x.relation::text LOOP
    CONTINUE WHEN partybuild.merge_rows(ARRAY[p.relation], format(
      'SELECT count(*) FROM (SELECT FROM %s t WHERE %s FOR UPDATE) x', p.relation,
      CASE WHEN p.once THEN p.named ELSE p.concerned END)) = '{0}';
    concerned := concerned || p.relation;
    IF p.once THEN
      said := said || partybuild.merge_contradictions(p.relation, p.rows, p.named, p.columns);
    END IF;
  END LOOP;
  IF said <> '{}' THEN
    PERFORM partybuild.refuse_merge(kept, other, said);
  END IF;

  -- Equal rows fall together: of stretches of time one that spans them all, the others after it.
  FOR p IN SELECT x.* FROM partybuild.merge_parts(becomes, o) x
            WHERE x.once AND x.relation = ANY (concerned)
            ORDER BY x.relation::text LOOP
    IF p.dated THEN
      PERFORM partybuild.merge_rows(ARRAY[p.relation], format(
        'WITH r AS (%s FROM %s t WHERE %s), s AS (SELECT r.*, coalesce(r._f < max(r._e) OVER (PARTITION BY r._same '
        'ORDER BY r._f, r._e DESC, r._o, r._t, r._c ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), false) AS _on '
        'FROM r), i AS (SELECT s.*, count(*) FILTER (WHERE NOT s._on) OVER (PARTITION BY s._same '
        'ORDER BY s._f, s._e DESC, s._o, s._t, s._c) AS _n FROM s), g AS (SELECT i._same, i._n, max(i._e) AS _e '
        'FROM i GROUP BY i._same, i._n HAVING bool_or(i._o) AND count(*) > 1) '
        'UPDATE %2$s t SET to_date = nullif(g._e, ''infinity'') FROM i JOIN g ON g._same = i._same AND g._n = i._n '
        'WHERE NOT i._on AND i._e < g._e AND t.tableoid = i._t AND t.ctid = i._c', p.rows, p.relation, p.named));
    END IF;
    falls := partybuild.merge_falls(p.relation, p.rows, p.named, p.dated);
    said := said || partybuild.merge_named(p.relation, falls);
    CONTINUE WHEN said <> '{}';
    IF p.has_id THEN
      -- what followed a row that goes follows the one that stays
      FOR f IN SELECT x.id FROM partybuild.feed x WHERE x.target = p.relation LOOP
        EXECUTE format('UPDATE party.fed w SET target_id = x.stays FROM (SELECT a._id, min(b._id) AS stays FROM %s '
                       'GROUP BY a._id) x WHERE w.feed = $1 AND w.target_id = x._id '
                       'AND NOT EXISTS (SELECT FROM party.fed z WHERE z.feed = $1 AND z.target_id = x.stays)', falls)
          USING f.id;
      END LOOP;
    END IF;
    PERFORM partybuild.merge_rows(ARRAY[p.relation], format(
      'DELETE FROM %s t USING (SELECT DISTINCT a._t, a._c FROM %s) x WHERE t.tableoid = x._t AND t.ctid = x._c',
      p.relation, falls));
  END LOOP;
  IF said <> '{}' THEN
    PERFORM partybuild.refuse_merge(kept, other, said);
  END IF;

  INSERT INTO party.member_merge (kept_id, other_id, other_emp_no, other_cnid, other_name, other_row, document_id)
  VALUES (kept, other, o ->> 'emp_no', (o ->> 'cnid')::partybuild.cnid, o ->> 'name',
          o - '{id,emp_no,cnid,name}'::text[], document)
  RETURNING id INTO merge;
  -- All at once, so that what follows by triggers sees the whole.
  FOR p IN
    SELECT array_agg(x.relation) AS relations,
           string_agg(format('m%s AS (UPDATE %s t SET %s WHERE %s)', x.n, x.relation, x.sets, x.concerned), ', ')
             AS moves
      FROM (SELECT y.*, row_number() OVER (ORDER BY y.relation::text) AS n
              FROM partybuild.merge_parts(becomes, o) y
             WHERE y.relation = ANY (concerned)) x
     GROUP BY x.owner
     ORDER BY x.owner
  LOOP
    PERFORM partybuild.merge_rows(p.relations, format('WITH %s SELECT WHERE false', p.moves));
  END LOOP;
  PERFORM partybuild.merge_subjects(kept, other);
  UPDATE party.fed w SET target_id = kept
    FROM partybuild.feed x
   WHERE x.id = w.feed AND x.target = 'party.member'::regclass AND w.target_id = other;
  -- in one statement, since what is unique passes from one to the other
  EXECUTE format('WITH gone AS (DELETE FROM party.member m WHERE m.id = $2 RETURNING m.*) UPDATE party.member m SET %s '
                 'FROM gone g WHERE m.id = $1',
                 coalesce((SELECT string_agg(format('%I = g.%1$I', n), ', ')
                             FROM (SELECT DISTINCT unnest(names)) u (n)), 'name = m.name'))
    USING kept, other;
  RETURN merge;
END $$;
COMMENT ON FUNCTION partybuild.merge_members_internal(bigint, bigint, bigint) IS
  'what merge_members() does, as the owner of the registers';
