-- period: a calendar month, quarter, half year or year.
CREATE TYPE partybuild.period;
CREATE FUNCTION partybuild.period_in(cstring) RETURNS partybuild.period
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.period_out(partybuild.period) RETURNS cstring
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.period_recv(internal) RETURNS partybuild.period
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.period_send(partybuild.period) RETURNS bytea
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE TYPE partybuild.period (
  INPUT = partybuild.period_in, OUTPUT = partybuild.period_out,
  RECEIVE = partybuild.period_recv, SEND = partybuild.period_send,
  INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4);
CREATE FUNCTION partybuild.period_lt(partybuild.period, partybuild.period) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.< (
  LEFTARG = partybuild.period, RIGHTARG = partybuild.period, FUNCTION = partybuild.period_lt,
  COMMUTATOR = OPERATOR(public.>), NEGATOR = OPERATOR(public.>=),
  RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE FUNCTION partybuild.period_le(partybuild.period, partybuild.period) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.<= (
  LEFTARG = partybuild.period, RIGHTARG = partybuild.period, FUNCTION = partybuild.period_le,
  COMMUTATOR = OPERATOR(public.>=), NEGATOR = OPERATOR(public.>),
  RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
CREATE FUNCTION partybuild.period_eq(partybuild.period, partybuild.period) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.= (
  LEFTARG = partybuild.period, RIGHTARG = partybuild.period, FUNCTION = partybuild.period_eq,
  COMMUTATOR = OPERATOR(public.=), NEGATOR = OPERATOR(public.<>),
  RESTRICT = eqsel, JOIN = eqjoinsel,
  HASHES, MERGES);
CREATE FUNCTION partybuild.period_ne(partybuild.period, partybuild.period) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.<> (
  LEFTARG = partybuild.period, RIGHTARG = partybuild.period, FUNCTION = partybuild.period_ne,
  COMMUTATOR = OPERATOR(public.<>), NEGATOR = OPERATOR(public.=),
  RESTRICT = neqsel, JOIN = neqjoinsel);
CREATE FUNCTION partybuild.period_ge(partybuild.period, partybuild.period) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.>= (
  LEFTARG = partybuild.period, RIGHTARG = partybuild.period, FUNCTION = partybuild.period_ge,
  COMMUTATOR = OPERATOR(public.<=), NEGATOR = OPERATOR(public.<),
  RESTRICT = scalargesel, JOIN = scalargejoinsel);
CREATE FUNCTION partybuild.period_gt(partybuild.period, partybuild.period) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR public.> (
  LEFTARG = partybuild.period, RIGHTARG = partybuild.period, FUNCTION = partybuild.period_gt,
  COMMUTATOR = OPERATOR(public.<), NEGATOR = OPERATOR(public.<=),
  RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
CREATE FUNCTION partybuild.period_cmp(partybuild.period, partybuild.period) RETURNS integer
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.period_hash(partybuild.period) RETURNS integer
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.period_hash_extended(partybuild.period, bigint) RETURNS bigint
  LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE OPERATOR CLASS partybuild.period_ops DEFAULT FOR TYPE partybuild.period USING btree AS
  OPERATOR 1 public.<, OPERATOR 2 public.<=, OPERATOR 3 public.=,
  OPERATOR 4 public.>=, OPERATOR 5 public.>,
  FUNCTION 1 partybuild.period_cmp(partybuild.period, partybuild.period), FUNCTION 4 pg_catalog.btequalimage(oid);
CREATE OPERATOR CLASS partybuild.period_ops DEFAULT FOR TYPE partybuild.period USING hash AS
  OPERATOR 1 public.=,
  FUNCTION 1 partybuild.period_hash(partybuild.period),
  FUNCTION 2 partybuild.period_hash_extended(partybuild.period, bigint);
CREATE FUNCTION partybuild.period_larger(partybuild.period, partybuild.period) RETURNS partybuild.period
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION partybuild.period_smaller(partybuild.period, partybuild.period) RETURNS partybuild.period
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE AGGREGATE public.max(partybuild.period) (
  SFUNC = partybuild.period_larger, STYPE = partybuild.period, COMBINEFUNC = partybuild.period_larger,
  SORTOP = OPERATOR(public.>), PARALLEL = SAFE);
CREATE AGGREGATE public.min(partybuild.period) (
  SFUNC = partybuild.period_smaller, STYPE = partybuild.period, COMBINEFUNC = partybuild.period_smaller,
  SORTOP = OPERATOR(public.<), PARALLEL = SAFE);
COMMENT ON AGGREGATE public.max(partybuild.period) IS 'the last of them, in the order of the type; null for none';
COMMENT ON AGGREGATE public.min(partybuild.period) IS 'the first of them, in the order of the type; null for none';

-- to a column also what a driver sends as text
CREATE CAST (text AS partybuild.period) WITH INOUT AS ASSIGNMENT;
CREATE CAST (character varying AS partybuild.period) WITH INOUT AS ASSIGNMENT;
CREATE CAST (partybuild.period AS text) WITH INOUT AS ASSIGNMENT;

CREATE FUNCTION partybuild.period(day date, kind text) RETURNS partybuild.period
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'period_of_date';
CREATE FUNCTION partybuild.kind(partybuild.period) RETURNS text
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'period_kind';
CREATE FUNCTION partybuild.first_day(partybuild.period) RETURNS date
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'period_first_day';
CREATE FUNCTION partybuild.last_day(partybuild.period) RETURNS date
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'period_last_day';
CREATE FUNCTION partybuild.contains(partybuild.period, date) RETURNS boolean
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'period_contains';
CREATE FUNCTION partybuild.plus(partybuild.period, integer) RETURNS partybuild.period
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'period_plus';
CREATE FUNCTION partybuild.next(partybuild.period) RETURNS partybuild.period LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN partybuild.plus($1, 1);
CREATE FUNCTION partybuild.previous(partybuild.period) RETURNS partybuild.period
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN partybuild.plus($1, -1);
CREATE FUNCTION partybuild.span(partybuild.period) RETURNS daterange LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN daterange(partybuild.first_day($1), partybuild.last_day($1), '[]');
CREATE FUNCTION partybuild.periods(from_day date, to_day date, kind text) RETURNS SETOF partybuild.period
  LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 20 AS 'MODULE_PATHNAME', 'period_series';
CREATE CAST (partybuild.period AS daterange) WITH FUNCTION partybuild.span(partybuild.period);
CREATE OPERATOR public.@> (
  LEFTARG = partybuild.period, RIGHTARG = date, FUNCTION = partybuild.contains,
  RESTRICT = contsel, JOIN = contjoinsel);
CREATE OPERATOR public.+ (LEFTARG = partybuild.period, RIGHTARG = integer, FUNCTION = partybuild.plus);

-- For the engine, which looks up no operator in public; the planner sees through it.
CREATE FUNCTION partybuild.same(partybuild.period, partybuild.period) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN $1 OPERATOR(public.=) $2;
COMMENT ON FUNCTION partybuild.same(partybuild.period, partybuild.period) IS 'are two periods one';

COMMENT ON TYPE partybuild.period IS
  'calendar month (2026-03), quarter (2026Q1), half year (2026H1) or year (2026), four bytes; sorts by first day, '
  'then the shorter first';
COMMENT ON FUNCTION partybuild.period(date, text) IS 'the month, quarter, half or year that a day lies in';
COMMENT ON FUNCTION partybuild.kind(partybuild.period) IS 'month, quarter, half or year';
COMMENT ON FUNCTION partybuild.first_day(partybuild.period) IS 'its first day';
COMMENT ON FUNCTION partybuild.last_day(partybuild.period) IS 'its last day';
COMMENT ON FUNCTION partybuild.contains(partybuild.period, date) IS 'does the day lie in the period';
COMMENT ON FUNCTION partybuild.plus(partybuild.period, integer) IS 'n periods of the same kind later, or earlier';
COMMENT ON FUNCTION partybuild.next(partybuild.period) IS 'the next period of the same kind';
COMMENT ON FUNCTION partybuild.previous(partybuild.period) IS 'the previous period of the same kind';
COMMENT ON FUNCTION partybuild.span(partybuild.period) IS 'its days as a daterange';
COMMENT ON FUNCTION partybuild.periods(date, date, text) IS
  'every period of a kind with a day between the two days, in order';
