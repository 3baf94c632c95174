-- As in venue_007_filing, venue_008_room and venue_009_layout, but in both languages; and layouts come in use by the
-- clock, not by another day to look at (partybuild.as_of).
CREATE OR REPLACE FUNCTION party.check_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  was party.archive_document;
  problem text;
BEGIN
  SELECT * INTO was FROM party.archive_document d WHERE d.id = NEW.supersedes_id FOR SHARE;
  problem := CASE
    WHEN was.filed_on IS NULL
    THEN CASE WHEN zh THEN '它尚未归档，可直接修改' ELSE 'it is not filed, and may still be changed itself' END
    WHEN (was.org_id, was.year, was.category) IS DISTINCT FROM (NEW.org_id, NEW.year, NEW.category)
    THEN CASE WHEN zh THEN '它属于另一组织、年度或类别' ELSE 'it is of another organisation, year or category' END
    WHEN NEW.filed_on < was.filed_on
    THEN CASE WHEN zh THEN '它的归档日期晚于更正件' ELSE 'it is filed later than its correction' END
    WHEN EXISTS (WITH RECURSIVE version AS (
                   SELECT was.id, was.supersedes_id
                   UNION
                   SELECT d.id, d.supersedes_id
                     FROM version v
                     JOIN party.archive_document d ON d.id = v.supersedes_id
                 )
                 SELECT FROM version v WHERE v.id = NEW.id)
    THEN CASE WHEN zh THEN '它反过来更正本文件' ELSE 'it corrects this document in its turn' END END;
  IF problem IS NOT NULL THEN
    RAISE check_violation USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号文件不能更正第%s号文件：%s'
                            ELSE 'document %s cannot correct document %s: %s' END, NEW.id, NEW.supersedes_id, problem),
      TABLE = 'archive_document', SCHEMA = 'party', CONSTRAINT = 'VEN-13',
      HINT = CASE WHEN zh THEN '注明它所更正的已归档文件。' ELSE 'Name the filed document that it takes the place of.' END;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION party.check_filing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  was party.archive_document := CASE WHEN TG_OP = 'UPDATE' THEN OLD END;
BEGIN
  IF NEW.filed_on IS DISTINCT FROM was.filed_on AND NEW.filed_on > partybuild.day_of(now()) THEN
    RAISE check_violation USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号文件不能于%s归档，该日尚未到来'
                            ELSE 'document %s cannot be filed on %s, which is to come' END, NEW.id, NEW.filed_on),
      TABLE = 'archive_document', SCHEMA = 'party', CONSTRAINT = 'VEN-13',
      HINT = CASE WHEN zh THEN '归档之前 filed_on 留空。' ELSE 'Leave filed_on empty until it is filed.' END;
  END IF;
  IF NEW.document_id IS DISTINCT FROM was.document_id THEN
    UPDATE party.document d SET id = d.id WHERE d.id = NEW.document_id;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION party.seal_copy() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  was party.archive_copy := CASE WHEN TG_OP IN ('UPDATE', 'DELETE') THEN OLD END;
  becomes party.archive_copy := CASE WHEN TG_OP IN ('INSERT', 'UPDATE') THEN NEW END;
  filed bigint;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    SELECT min(d.id) INTO filed
      FROM party.archive_copy c
      JOIN party.archive_document d ON d.id = c.archive_document_id
     WHERE d.filed_on IS NOT NULL;
  ELSIF TG_OP <> 'INSERT'
    AND ((was.id, was.archive_document_id, was.medium, was.place, was.made_on, was.checksum)
         IS DISTINCT FROM (becomes.id, becomes.archive_document_id, becomes.medium, becomes.place, becomes.made_on,
                           becomes.checksum)
         OR was.gone_on IS NOT NULL
         AND (was.gone_on, was.gone_reason) IS DISTINCT FROM (becomes.gone_on, becomes.gone_reason)) THEN
    -- locked before it is looked at, as by seal_part()
    SELECT d.id INTO filed
      FROM (SELECT x.id, x.filed_on FROM party.archive_document x WHERE x.id = was.archive_document_id FOR SHARE) d
     WHERE d.filed_on IS NOT NULL;
  END IF;
  IF filed IS NOT NULL THEN
    PERFORM partybuild.refuse_sealed(TG_RELID, 'VEN-13', filed::text);
  END IF;
  IF becomes.gone_on IS DISTINCT FROM was.gone_on AND becomes.gone_on > partybuild.day_of(now()) THEN
    RAISE check_violation USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号副本不能于%s灭失，该日尚未到来'
                            ELSE 'copy %s cannot be gone on %s, which is to come' END, becomes.id, becomes.gone_on),
      TABLE = 'archive_copy', SCHEMA = 'party', CONSTRAINT = 'VEN-13',
      HINT = CASE WHEN zh THEN '副本尚在的，gone_on 留空。' ELSE 'Leave gone_on empty while the copy is there.' END;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION party.check_room_share() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  sharer party.organisation;
  shared party.room;
  owner party.organisation;
  problem text;
BEGIN
  SELECT * INTO sharer FROM party.organisation o WHERE o.id = NEW.org_id;
  SELECT * INTO shared FROM party.room r WHERE r.id = NEW.room_id;
  SELECT * INTO owner FROM party.organisation o WHERE o.id = shared.org_id;
  problem := CASE
    WHEN sharer.active_on IS NULL OR sharer.active_on > NEW.from_date
    THEN format(CASE WHEN zh THEN '“%s”在%s尚未成立' ELSE '"%s" is not active on %s' END, sharer.name, NEW.from_date)
    WHEN sharer.revoked_on <= NEW.from_date
    THEN format(CASE WHEN zh THEN '“%s”自%s起已撤销' ELSE '"%s" is revoked from %s on' END, sharer.name,
                sharer.revoked_on)
    WHEN shared.org_id = NEW.org_id
    THEN format(CASE WHEN zh THEN '该活动室本属“%s”' ELSE 'the room is of "%s" itself' END, sharer.name)
    WHEN NOT partybuild.in_force(shared.from_date, shared.to_date, NEW.from_date)
    THEN format(CASE WHEN zh THEN '活动室“%s”在%s不存在' ELSE 'room "%s" is not there on %s' END, shared.name,
                NEW.from_date)
    WHEN owner.revoked_on <= NEW.from_date
    THEN format(CASE WHEN zh THEN '活动室所属的“%s”自%s起已撤销'
                     ELSE '"%s", whose room it is, is revoked from %s on' END, owner.name, owner.revoked_on) END;
  IF problem IS NOT NULL THEN
    RAISE check_violation USING
      MESSAGE = format(CASE WHEN zh THEN '不能这样共用活动室：%s' ELSE 'a room cannot be shared like this: %s' END, problem),
      TABLE = 'room_share', SCHEMA = 'party', CONSTRAINT = 'VEN-01',
      HINT = CASE WHEN zh THEN '共用之日，活动室、所属组织和共用组织都应存在。'
                  ELSE 'A share begins on a day on which the room, whose it is and who shares it are there.' END;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION party.use_layout(layout bigint, since date DEFAULT partybuild.today()) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  draft party.wall_layout;
  next party.wall_layout;
BEGIN
  PERFORM partybuild.refuse_as_of();
  SELECT * INTO draft FROM party.wall_layout l WHERE l.id = use_layout.layout;
  IF draft.id IS NULL OR draft.from_date IS NOT NULL OR use_layout.since IS NULL THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号布局不是可于%s启用的草稿'
                            ELSE 'layout %s is no draft that could be put in use on %s' END,
                       coalesce(layout::text, 'null'), coalesce(since::text, 'null')),
      HINT = CASE WHEN zh THEN '使用中的布局以新版本更换：复制为下一版本号的草稿。'
                  ELSE 'A layout in use is changed by a new version: copy it to a draft of the next number.' END;
  END IF;
  -- who does the same to the room at the same time is waited for
  PERFORM FROM party.room r WHERE r.id = draft.room_id FOR NO KEY UPDATE;
  SELECT * INTO next
    FROM party.wall_layout l
   WHERE l.room_id = draft.room_id AND l.from_date >= use_layout.since
   ORDER BY l.from_date
   LIMIT 1;
  IF FOUND THEN
    RAISE exclusion_violation USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号布局不能于%s启用' ELSE 'layout %s cannot be put in use on %s' END,
                       layout, since),
      DETAIL = format(CASE WHEN zh THEN '第%s版（第%s号布局）自%s起使用。'
                           ELSE 'Version %s, layout %s, is in use from %s on.' END, next.version, next.id,
                      next.from_date),
      TABLE = 'wall_layout', SCHEMA = 'party', CONSTRAINT = 'VEN-03',
      HINT = CASE WHEN zh THEN '另择其后的日期启用；尚未启用的布局可用 party.withdraw_layout() 撤回。'
                  ELSE 'Put it in use from a later day on; before its day has come a layout is taken back by '
                       'party.withdraw_layout().' END;
  END IF;
  UPDATE party.wall_layout l
     SET to_date = use_layout.since
   WHERE l.room_id = draft.room_id
     AND l.from_date < use_layout.since
     AND (l.to_date IS NULL OR l.to_date > use_layout.since);
  UPDATE party.wall_layout l SET from_date = use_layout.since WHERE l.id = draft.id;
END $$;
CREATE OR REPLACE FUNCTION party.withdraw_layout(layout bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  mistaken party.wall_layout;
BEGIN
  PERFORM partybuild.refuse_as_of();
  SELECT * INTO mistaken FROM party.wall_layout l WHERE l.id = withdraw_layout.layout;
  IF mistaken.id IS NULL OR coalesce(mistaken.from_date <= partybuild.today(), true) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号布局不是待启用的布局' ELSE 'layout %s is none whose day is to come' END,
                       coalesce(layout::text, 'null')),
      HINT = CASE WHEN zh THEN '已启用的布局以新版本更换：party.use_layout()。'
                  ELSE 'What has been in use is replaced by a new version: party.use_layout().' END;
  END IF;
  PERFORM FROM party.room r WHERE r.id = mistaken.room_id FOR NO KEY UPDATE;
  UPDATE party.wall_layout l SET from_date = NULL, to_date = NULL WHERE l.id = mistaken.id;
  -- what was to make way hangs on, until the next
  UPDATE party.wall_layout l
     SET to_date = (SELECT min(n.from_date)
                      FROM party.wall_layout n
                     WHERE n.room_id = mistaken.room_id AND n.from_date > mistaken.from_date)
   WHERE l.room_id = mistaken.room_id AND l.to_date = mistaken.from_date;
END $$;
