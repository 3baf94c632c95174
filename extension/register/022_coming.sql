-- What becomes possible is reminded of as well; old reminders stay as they are.
ALTER TABLE compliance.reminder
  DROP CONSTRAINT reminder_status_check,
  ADD CONSTRAINT reminder_status_check CHECK (status IN ('due', 'overdue', 'possible'));
COMMENT ON TABLE compliance.reminder IS
  'reminders, each raised once: when something falls due, when it is overdue, and before something becomes possible; '
  'the same payload goes out by NOTIFY partybuild_reminder';
COMMENT ON COLUMN compliance.reminder.subject IS 'number of who owes it, or can do it';
COMMENT ON COLUMN compliance.reminder.period IS
  'the period: 2025, 2025-H1, 2025-Q1 or 2025-01; the month in which it becomes possible';
COMMENT ON COLUMN compliance.reminder.status IS 'due, overdue or possible';
COMMENT ON COLUMN compliance.reminder.due_on IS
  'last day on which it is in time; possible: the first on which it can be done';
SELECT partybuild.rebuild_coming();
