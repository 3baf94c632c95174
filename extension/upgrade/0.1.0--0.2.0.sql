ALTER TABLE partybuild.obligation ADD COLUMN owed_from date;
