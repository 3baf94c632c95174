-- A clerk's file has blanks of every width where a form wanted words: here those that have a width, then those of none.
-- In a string, so that a database of another encoding gets as far as being refused.
CREATE FUNCTION partybuild.blanks() RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
SELECT E' \t\n\u000B\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A'
  '\u2028\u2029\u202F\u205F\u2800\u3000\u3164\u00AD\u180E\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF' $$;
COMMENT ON FUNCTION partybuild.blanks() IS 'white space: 27 characters that have a width, then those of none';

CREATE FUNCTION partybuild.is_blank(text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate($1, partybuild.blanks(), '') = '';
COMMENT ON FUNCTION partybuild.is_blank(text) IS
  'is there nothing in a text but white space, of any width (full, half, none)';

-- What reads the same is the same: blanks mean something between words of letters only.
CREATE FUNCTION partybuild.tidy(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(regexp_replace(translate($1, partybuild.blanks(), repeat(' ', 27)), ' +', ' ', 'g'),
  ' ?([\u2E80-\uFFEF\U00020000-\U0003FFFF]) ?', '\1', 'g'));
COMMENT ON FUNCTION partybuild.tidy(text) IS
  'a text with white space of any width made one space between words, none at the ends and beside Chinese characters';

-- Numbers, of receipts say: within them blanks mean something between letters and digits only.
CREATE FUNCTION partybuild.as_read(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN upper(regexp_replace(partybuild.tidy(normalize($1, NFKC)), ' ?([^ A-Za-z0-9]) ?', '\1', 'g'));
COMMENT ON FUNCTION partybuild.as_read(text) IS
  'a number as it is compared: what reads the same is the same, in whatever width and case, with whatever '
  'blanks but between letters and digits (DUE-16, ASR-06)';
