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
CREATE OPERATOR partybuild.< (
  LEFTARG = partybuild.cnid, RIGHTARG = partybuild.cnid, FUNCTION = partybuild.cnid_lt,
  COMMUTATOR = OPERATOR(partybuild.>), NEGATOR = OPERATOR(partybuild.>=),
  RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE FUNCTION partybuild.cnid_le(partybuild.cnid, partybuild.cnid) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR partybuild.<= (
  LEFTARG = partybuild.cnid, RIGHTARG = partybuild.cnid, FUNCTION = partybuild.cnid_le,
  COMMUTATOR = OPERATOR(partybuild.>=), NEGATOR = OPERATOR(partybuild.>),
  RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
CREATE FUNCTION partybuild.cnid_eq(partybuild.cnid, partybuild.cnid) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR partybuild.= (
  LEFTARG = partybuild.cnid, RIGHTARG = partybuild.cnid, FUNCTION = partybuild.cnid_eq,
  COMMUTATOR = OPERATOR(partybuild.=), NEGATOR = OPERATOR(partybuild.<>),
  RESTRICT = eqsel, JOIN = eqjoinsel,
  HASHES, MERGES);
CREATE FUNCTION partybuild.cnid_ne(partybuild.cnid, partybuild.cnid) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR partybuild.<> (
  LEFTARG = partybuild.cnid, RIGHTARG = partybuild.cnid, FUNCTION = partybuild.cnid_ne,
  COMMUTATOR = OPERATOR(partybuild.<>), NEGATOR = OPERATOR(partybuild.=),
  RESTRICT = neqsel, JOIN = neqjoinsel);
CREATE FUNCTION partybuild.cnid_ge(partybuild.cnid, partybuild.cnid) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR partybuild.>= (
  LEFTARG = partybuild.cnid, RIGHTARG = partybuild.cnid, FUNCTION = partybuild.cnid_ge,
  COMMUTATOR = OPERATOR(partybuild.<=), NEGATOR = OPERATOR(partybuild.<),
  RESTRICT = scalargesel, JOIN = scalargejoinsel);
CREATE FUNCTION partybuild.cnid_gt(partybuild.cnid, partybuild.cnid) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR partybuild.> (
  LEFTARG = partybuild.cnid, RIGHTARG = partybuild.cnid, FUNCTION = partybuild.cnid_gt,
  COMMUTATOR = OPERATOR(partybuild.<), NEGATOR = OPERATOR(partybuild.<=),
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
  OPERATOR 1 partybuild.<, OPERATOR 2 partybuild.<=, OPERATOR 3 partybuild.=,
  OPERATOR 4 partybuild.>=, OPERATOR 5 partybuild.>,
  FUNCTION 1 partybuild.cnid_cmp(partybuild.cnid, partybuild.cnid), FUNCTION 4 pg_catalog.btequalimage(oid),
  FUNCTION 2 partybuild.cnid_sortsupport(internal);
CREATE OPERATOR CLASS partybuild.cnid_ops DEFAULT FOR TYPE partybuild.cnid USING hash AS
  OPERATOR 1 partybuild.=,
  FUNCTION 1 partybuild.cnid_hash(partybuild.cnid),
  FUNCTION 2 partybuild.cnid_hash_extended(partybuild.cnid, bigint);

CREATE CAST (text AS partybuild.cnid) WITH INOUT;
CREATE CAST (character varying AS partybuild.cnid) WITH INOUT;
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
