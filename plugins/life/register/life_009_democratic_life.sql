-- The leadership meets seldom, and its members attend much else (LIF-12): its meetings of a year are found by their
-- day. No row changes.
CREATE INDEX ON party.activity (held_on) WHERE kind = 'democratic_life_meeting';
