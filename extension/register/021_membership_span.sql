-- One CHECK in place of two, judged in C: PostgreSQL reads the text of a CHECK anew for each statement, and nothing is
-- written as often as memberships. What was wrong before stays as it is until somebody changes it.
ALTER TABLE party.membership
  DROP CONSTRAINT membership_days,
  DROP CONSTRAINT membership_period,
  ADD CONSTRAINT membership_period CHECK (partybuild.is_span(from_date, to_date)) NOT VALID;
