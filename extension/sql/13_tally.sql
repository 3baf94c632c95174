-- tally: one ballot's figures.
CREATE TYPE partybuild.tally;
CREATE FUNCTION partybuild.tally_in(cstring) RETURNS partybuild.tally
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.tally_out(partybuild.tally) RETURNS cstring
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.tally_recv(internal) RETURNS partybuild.tally
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.tally_send(partybuild.tally) RETURNS bytea
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE TYPE partybuild.tally (
  INPUT = partybuild.tally_in, OUTPUT = partybuild.tally_out,
  RECEIVE = partybuild.tally_recv, SEND = partybuild.tally_send,
  INTERNALLENGTH = 32, ALIGNMENT = int4);
CREATE FUNCTION partybuild.tally_lt(partybuild.tally, partybuild.tally) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.< (
  LEFTARG = partybuild.tally, RIGHTARG = partybuild.tally, FUNCTION = partybuild.tally_lt,
  COMMUTATOR = OPERATOR(public.>), NEGATOR = OPERATOR(public.>=),
  RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE FUNCTION partybuild.tally_le(partybuild.tally, partybuild.tally) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.<= (
  LEFTARG = partybuild.tally, RIGHTARG = partybuild.tally, FUNCTION = partybuild.tally_le,
  COMMUTATOR = OPERATOR(public.>=), NEGATOR = OPERATOR(public.>),
  RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
CREATE FUNCTION partybuild.tally_eq(partybuild.tally, partybuild.tally) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.= (
  LEFTARG = partybuild.tally, RIGHTARG = partybuild.tally, FUNCTION = partybuild.tally_eq,
  COMMUTATOR = OPERATOR(public.=), NEGATOR = OPERATOR(public.<>),
  RESTRICT = eqsel, JOIN = eqjoinsel,
  HASHES, MERGES);
CREATE FUNCTION partybuild.tally_ne(partybuild.tally, partybuild.tally) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.<> (
  LEFTARG = partybuild.tally, RIGHTARG = partybuild.tally, FUNCTION = partybuild.tally_ne,
  COMMUTATOR = OPERATOR(public.<>), NEGATOR = OPERATOR(public.=),
  RESTRICT = neqsel, JOIN = neqjoinsel);
CREATE FUNCTION partybuild.tally_ge(partybuild.tally, partybuild.tally) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.>= (
  LEFTARG = partybuild.tally, RIGHTARG = partybuild.tally, FUNCTION = partybuild.tally_ge,
  COMMUTATOR = OPERATOR(public.<=), NEGATOR = OPERATOR(public.<),
  RESTRICT = scalargesel, JOIN = scalargejoinsel);
CREATE FUNCTION partybuild.tally_gt(partybuild.tally, partybuild.tally) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.> (
  LEFTARG = partybuild.tally, RIGHTARG = partybuild.tally, FUNCTION = partybuild.tally_gt,
  COMMUTATOR = OPERATOR(public.<), NEGATOR = OPERATOR(public.<=),
  RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
CREATE FUNCTION partybuild.tally_cmp(partybuild.tally, partybuild.tally) RETURNS integer
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.tally_hash(partybuild.tally) RETURNS integer
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.tally_hash_extended(partybuild.tally, bigint) RETURNS bigint
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR CLASS partybuild.tally_ops DEFAULT FOR TYPE partybuild.tally USING btree AS
  OPERATOR 1 public.<, OPERATOR 2 public.<=, OPERATOR 3 public.=,
  OPERATOR 4 public.>=, OPERATOR 5 public.>,
  FUNCTION 1 partybuild.tally_cmp(partybuild.tally, partybuild.tally), FUNCTION 4 pg_catalog.btequalimage(oid);
CREATE OPERATOR CLASS partybuild.tally_ops DEFAULT FOR TYPE partybuild.tally USING hash AS
  OPERATOR 1 public.=,
  FUNCTION 1 partybuild.tally_hash(partybuild.tally),
  FUNCTION 2 partybuild.tally_hash_extended(partybuild.tally, bigint);

CREATE FUNCTION partybuild.tally(
    entitled integer, present integer, issued integer, returned integer, valid integer, "for" integer,
    against integer, abstaining integer)
  RETURNS partybuild.tally LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'tally_make';
CREATE FUNCTION partybuild.figure(partybuild.tally, text) RETURNS integer
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'tally_figure';
CREATE FUNCTION partybuild.quorum(partybuild.tally, numerator integer, denominator integer) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'tally_quorum';
CREATE FUNCTION partybuild.majority_of_present(partybuild.tally) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'tally_majority_of_present';
CREATE FUNCTION partybuild.majority_of_entitled(partybuild.tally) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'tally_majority_of_entitled';

COMMENT ON TYPE partybuild.tally IS
  'figures of one ballot: entitled, present, issued, returned, valid, for, against, abstaining; refuses figures that '
  'contradict each other (ELE-09, ELE-10)';
COMMENT ON FUNCTION partybuild.tally(integer, integer, integer, integer, integer, integer, integer, integer) IS
  'a tally from its eight figures; error 23514 if they contradict each other';
COMMENT ON FUNCTION partybuild.figure(partybuild.tally, text) IS 'one of the eight figures by its name';
COMMENT ON FUNCTION partybuild.quorum(partybuild.tally, integer, integer) IS
  'present of entitled at least numerator of denominator, exactly (ELE-02: 4, 5)';
COMMENT ON FUNCTION partybuild.majority_of_present(partybuild.tally) IS 'for more than half of present (ELE-11)';
COMMENT ON FUNCTION partybuild.majority_of_entitled(partybuild.tally) IS
  'for more than half of entitled (LIF-16, DEV-15)';
CREATE FUNCTION partybuild.more_than_half(n integer, base integer) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'tally_more_than_half';
CREATE FUNCTION partybuild.surplus(seats integer, numerator integer, denominator integer) RETURNS integer
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'tally_surplus';
COMMENT ON FUNCTION partybuild.more_than_half(integer, integer) IS 'n is more than half of base, exactly (ELE-11)';
COMMENT ON FUNCTION partybuild.surplus(integer, integer, integer) IS
  'least surplus of candidates over seats, the fraction rounded up (ELE-05: 1, 5); error 22023 for a negative number';
