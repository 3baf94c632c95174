-- Feeds may put aside what is refused.
ALTER TABLE IF EXISTS partybuild.feed
  ADD COLUMN on_error text NOT NULL DEFAULT 'reject' CHECK (on_error IN ('reject', 'quarantine')),
  ADD COLUMN on_violation text NOT NULL DEFAULT 'reject' CHECK (on_violation IN ('reject', 'quarantine'));
