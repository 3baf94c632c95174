-- Evidence may be dated ahead: once its day has come, what it counts for is evaluated again. Where nothing is known,
-- all that was done up to today is looked at once.
ALTER TABLE compliance.horizon ADD COLUMN corrected_on date;
COMMENT ON COLUMN compliance.horizon.corrected_on IS
  'day as of which closed periods are what the views say; null: not known';
