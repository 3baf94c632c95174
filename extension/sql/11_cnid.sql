-- cnid: the 18-character citizen number of GB 11643.
CREATE TYPE partybuild.cnid;
CREATE FUNCTION partybuild.cnid_in(cstring) RETURNS partybuild.cnid
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.cnid_out(partybuild.cnid) RETURNS cstring
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.cnid_recv(internal) RETURNS partybuild.cnid
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.cnid_send(partybuild.cnid) RETURNS bytea
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE TYPE partybuild.cnid (
  INPUT = partybuild.cnid_in, OUTPUT = partybuild.cnid_out,
  RECEIVE = partybuild.cnid_recv, SEND = partybuild.cnid_send,
  INTERNALLENGTH = 8, PASSEDBYVALUE, ALIGNMENT = double);
CREATE FUNCTION partybuild.cnid_lt(partybuild.cnid, partybuild.cnid) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.< (
  LEFTARG = partybuild.cnid, RIGHTARG = partybuild.cnid, FUNCTION = partybuild.cnid_lt,
  COMMUTATOR = OPERATOR(public.>), NEGATOR = OPERATOR(public.>=),
  RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE FUNCTION partybuild.cnid_le(partybuild.cnid, partybuild.cnid) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.<= (
  LEFTARG = partybuild.cnid, RIGHTARG = partybuild.cnid, FUNCTION = partybuild.cnid_le,
  COMMUTATOR = OPERATOR(public.>=), NEGATOR = OPERATOR(public.>),
  RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
CREATE FUNCTION partybuild.cnid_eq(partybuild.cnid, partybuild.cnid) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.= (
  LEFTARG = partybuild.cnid, RIGHTARG = partybuild.cnid, FUNCTION = partybuild.cnid_eq,
  COMMUTATOR = OPERATOR(public.=), NEGATOR = OPERATOR(public.<>),
  RESTRICT = eqsel, JOIN = eqjoinsel,
  HASHES, MERGES);
CREATE FUNCTION partybuild.cnid_ne(partybuild.cnid, partybuild.cnid) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.<> (
  LEFTARG = partybuild.cnid, RIGHTARG = partybuild.cnid, FUNCTION = partybuild.cnid_ne,
  COMMUTATOR = OPERATOR(public.<>), NEGATOR = OPERATOR(public.=),
  RESTRICT = neqsel, JOIN = neqjoinsel);
CREATE FUNCTION partybuild.cnid_ge(partybuild.cnid, partybuild.cnid) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.>= (
  LEFTARG = partybuild.cnid, RIGHTARG = partybuild.cnid, FUNCTION = partybuild.cnid_ge,
  COMMUTATOR = OPERATOR(public.<=), NEGATOR = OPERATOR(public.<),
  RESTRICT = scalargesel, JOIN = scalargejoinsel);
CREATE FUNCTION partybuild.cnid_gt(partybuild.cnid, partybuild.cnid) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.> (
  LEFTARG = partybuild.cnid, RIGHTARG = partybuild.cnid, FUNCTION = partybuild.cnid_gt,
  COMMUTATOR = OPERATOR(public.<), NEGATOR = OPERATOR(public.<=),
  RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
CREATE FUNCTION partybuild.cnid_cmp(partybuild.cnid, partybuild.cnid) RETURNS integer
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.cnid_sortsupport(internal) RETURNS void
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.cnid_hash(partybuild.cnid) RETURNS integer
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.cnid_hash_extended(partybuild.cnid, bigint) RETURNS bigint
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR CLASS partybuild.cnid_ops DEFAULT FOR TYPE partybuild.cnid USING btree AS
  OPERATOR 1 public.<, OPERATOR 2 public.<=, OPERATOR 3 public.=,
  OPERATOR 4 public.>=, OPERATOR 5 public.>,
  FUNCTION 1 partybuild.cnid_cmp(partybuild.cnid, partybuild.cnid), FUNCTION 4 pg_catalog.btequalimage(oid),
  FUNCTION 2 partybuild.cnid_sortsupport(internal);
CREATE OPERATOR CLASS partybuild.cnid_ops DEFAULT FOR TYPE partybuild.cnid USING hash AS
  OPERATOR 1 public.=,
  FUNCTION 1 partybuild.cnid_hash(partybuild.cnid),
  FUNCTION 2 partybuild.cnid_hash_extended(partybuild.cnid, bigint);
CREATE FUNCTION partybuild.cnid_larger(partybuild.cnid, partybuild.cnid) RETURNS partybuild.cnid
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.cnid_smaller(partybuild.cnid, partybuild.cnid) RETURNS partybuild.cnid
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE AGGREGATE public.max(partybuild.cnid) (
  SFUNC = partybuild.cnid_larger, STYPE = partybuild.cnid, COMBINEFUNC = partybuild.cnid_larger,
  SORTOP = OPERATOR(public.>), PARALLEL = SAFE);
CREATE AGGREGATE public.min(partybuild.cnid) (
  SFUNC = partybuild.cnid_smaller, STYPE = partybuild.cnid, COMBINEFUNC = partybuild.cnid_smaller,
  SORTOP = OPERATOR(public.<), PARALLEL = SAFE);
COMMENT ON AGGREGATE public.max(partybuild.cnid) IS 'the last of them, in the order of the type; null for none';
COMMENT ON AGGREGATE public.min(partybuild.cnid) IS 'the first of them, in the order of the type; null for none';

-- to a column also what a driver sends as text
CREATE CAST (text AS partybuild.cnid) WITH INOUT AS ASSIGNMENT;
CREATE CAST (character varying AS partybuild.cnid) WITH INOUT AS ASSIGNMENT;
CREATE CAST (partybuild.cnid AS text) WITH INOUT AS ASSIGNMENT;

CREATE FUNCTION partybuild.cnid_problem(text) RETURNS text
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.cnid_from_15(text) RETURNS partybuild.cnid
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.birth(partybuild.cnid) RETURNS date
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'cnid_birth';
CREATE FUNCTION partybuild.sex(partybuild.cnid) RETURNS text
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'cnid_sex';
CREATE FUNCTION partybuild.region(partybuild.cnid) RETURNS text
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'cnid_region';
CREATE FUNCTION partybuild.masked(partybuild.cnid) RETURNS text
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'cnid_masked';

COMMENT ON TYPE partybuild.cnid IS
  'citizen number of 18 characters (GB 11643), eight bytes; length, characters, region, date and check character are '
  'validated on input';
COMMENT ON FUNCTION partybuild.cnid_problem(text) IS
  'null for a good citizen number, else what is wrong: length, character, region, date or check character; never an '
  'error';
COMMENT ON FUNCTION partybuild.cnid_from_15(text) IS
  'the 18-character number of an old 15-digit one (born 19xx); error 22P02 or 22007 if it is none';
COMMENT ON FUNCTION partybuild.birth(partybuild.cnid) IS 'date of birth';
COMMENT ON FUNCTION partybuild.sex(partybuild.cnid) IS '男 (odd 17th digit) or 女';
COMMENT ON FUNCTION partybuild.region(partybuild.cnid) IS
  'six-digit region code of GB/T 2260 of the first registration';
COMMENT ON FUNCTION partybuild.masked(partybuild.cnid) IS
  'region and last character, the rest as asterisks, for readers without the right to the number';
