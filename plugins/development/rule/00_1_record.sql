-- Since when development is recorded: what is older is not asked for, and no write is refused for it. There is one row;
-- by its key nothing is read as a whole.
CREATE OR REPLACE VIEW party_rule.dev_00_record AS
SELECT r.recorded_from FROM party.development_record r WHERE r.only_one;
COMMENT ON VIEW party_rule.dev_00_record IS 'the day from which development is recorded here';
