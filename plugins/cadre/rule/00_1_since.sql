-- Since when cadres and trainings are recorded here. There is one row; by its key nothing is read as a whole.
CREATE OR REPLACE VIEW party_rule.cad_00_record AS
SELECT r.recorded_from FROM party.cadre_record r WHERE r.only_one;
COMMENT ON VIEW party_rule.cad_00_record IS 'the day from which cadres and trainings are recorded here';
