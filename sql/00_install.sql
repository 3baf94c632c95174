-- A fresh database: the extension, the plugin, deploy() twice.
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION partybuild;
CREATE EXTENSION partybuild_organisation;
CREATE EXTENSION partybuild_life;
-- all of the layout, and for each rule its part
SELECT kind, action, count(*) = (SELECT count(*) FROM partybuild.layout l WHERE l.kind = d.kind) AS whole
  FROM partybuild.deploy() d GROUP BY 1, 2 ORDER BY 1, 2;
-- nothing is left to do
SELECT * FROM partybuild.deploy();
-- somebody without the right, and somebody else's schema
CREATE ROLE regress_nobody;
SET ROLE regress_nobody;
SELECT * FROM partybuild.deploy();
RESET ROLE;
GRANT partybuild_admin TO regress_nobody;
SET ROLE regress_nobody;
\set VERBOSITY default
\set SHOW_CONTEXT never
SELECT * FROM partybuild.deploy();
RESET ROLE;
DROP ROLE regress_nobody;
