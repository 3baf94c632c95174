-- Most memberships have no end, and whoever looks by ends looks for one: each entry is felt by every write.
DROP INDEX IF EXISTS party.membership_to_date_idx;
CREATE INDEX membership_to_date_idx ON party.membership (to_date) WHERE to_date IS NOT NULL;
