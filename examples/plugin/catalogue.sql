INSERT INTO partybuild.plugin (name, extension, library) VALUES
  ('example', 'partybuild_example', '$libdir/partybuild_example');
