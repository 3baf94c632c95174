-- Records of clerks number their activities, and lists of attendance name them so.
ALTER TABLE party.activity ADD COLUMN number text CHECK (number <> '');
COMMENT ON COLUMN party.activity.number IS
  'number that the court''s own records give it, by which lists of attendance name it; need not be the only one; null: '
  'none';
CREATE INDEX activity_number ON party.activity (number) WHERE number IS NOT NULL;
