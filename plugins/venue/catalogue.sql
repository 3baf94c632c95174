-- What belongs to no single rule of area VEN; the rules are in rule/, by code.
INSERT INTO partybuild.plugin (name, extension) VALUES ('venue', 'partybuild_venue');
INSERT INTO partybuild.subject_kind (name, relation, zh, en, plugin) VALUES
  ('room', 'party.room', '场所', 'room', 'venue'),
  ('wall_layout', 'party.wall_layout', '上墙布局', 'wall layout', 'venue'),
  ('archive_document', 'party.archive_document', '归档资料', 'document of the archive', 'venue');
