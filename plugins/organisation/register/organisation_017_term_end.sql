-- In place of what organisation_002_election.sql made: the core counts years for all plugins.
CREATE OR REPLACE FUNCTION party.term_end(begins date, years integer) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN partybuild.years_after(begins, years);
