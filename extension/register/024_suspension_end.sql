-- The column has been NOT NULL since 003_member, whose comment spoke of rows without an end.
COMMENT ON COLUMN party.rights_suspension.to_date IS 'day from which it no longer holds';
