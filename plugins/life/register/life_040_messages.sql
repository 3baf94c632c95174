-- The guard of life_005_correction says in both languages why a record cannot correct another.
CREATE OR REPLACE FUNCTION party.check_correction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
  old_record party.activity;
  problem text;
BEGIN
  SELECT * INTO old_record FROM party.activity a WHERE a.id = NEW.supersedes_id;
  problem := CASE
    WHEN old_record.status <> 'filed'
    THEN CASE WHEN zh THEN '它尚未归档，可直接修改' ELSE 'it is not filed, and may still be changed itself' END
    WHEN (old_record.org_id, old_record.kind) <> (NEW.org_id, NEW.kind)
    THEN CASE WHEN zh THEN '它属于另一组织或另一类活动' ELSE 'it is of another organisation or kind' END
    WHEN EXISTS (WITH RECURSIVE version AS (
                   SELECT old_record.id, old_record.supersedes_id
                   UNION
                   SELECT a.id, a.supersedes_id
                     FROM version v
                     JOIN party.activity a ON a.id = v.supersedes_id
                 )
                 SELECT FROM version v WHERE v.id = NEW.id)
    THEN CASE WHEN zh THEN '它反过来更正本记录' ELSE 'it corrects this record in its turn' END END;
  IF problem IS NOT NULL THEN
    RAISE check_violation USING
      MESSAGE = format(CASE WHEN zh THEN '第%s号活动不能更正第%s号活动：%s'
                            ELSE 'activity %s cannot correct activity %s: %s' END, NEW.id, NEW.supersedes_id, problem),
      TABLE = 'activity', SCHEMA = 'party', CONSTRAINT = 'activity_correction',
      HINT = CASE WHEN zh THEN '注明它所更正的已归档记录；另一组织或另一类活动另行登记。'
                  ELSE 'Name the filed record that it takes the place of; what is of another organisation or kind is '
                       'recorded for itself.' END;
  END IF;
  RETURN NULL;
END $$;
