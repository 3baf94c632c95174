ALTER TABLE partybuild.job ADD COLUMN plugin text NOT NULL DEFAULT 'core', ADD COLUMN work text;
