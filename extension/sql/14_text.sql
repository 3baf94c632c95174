-- Text that says nothing: a clerk's file has blanks of every width where a form wanted words.
CREATE FUNCTION partybuild.is_blank(text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate($1,
  E'\t\n\u000B\f\r \u0085\u00A0\u00AD\u1680\u180E'
  '\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u200C\u200D\u200E\u200F'
  '\u2028\u2029\u202F\u205F\u2060\u2800\u3000\u3164\uFEFF', '') = '';
COMMENT ON FUNCTION partybuild.is_blank(text) IS
  'is there nothing in a text but white space, of any width (full, half, none)';
