-- Since when this plugin's registers are kept here. There is one row; by its key nothing is read as a whole.
CREATE OR REPLACE VIEW party_rule.sup_00_record AS
SELECT r.recorded_from FROM party.supervision_record r WHERE r.only_one;
COMMENT ON VIEW party_rule.sup_00_record IS 'the day from which assurance, brands and supervision are recorded here';
