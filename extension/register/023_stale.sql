-- Of marks that concern everybody there are few, and each row that a replica writes asks whether there is one yet: not
-- by going through those of single subjects, of which a load may have left a million.
CREATE INDEX stale_whole ON compliance.stale (rule) WHERE subject IS NULL AND period IS NULL;
