-- EXA-01 A name has no digits. Everything is rolled back.
\set QUIET 1
\set ON_ERROR_STOP 1
\pset format unaligned
\pset tuples_only on
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SELECT no_plan();

INSERT INTO party.member (id, name) VALUES (1, 'somebody');
SELECT lives_ok('SET CONSTRAINTS ALL IMMEDIATE', 'EXA-01 accepts: a name');
SET CONSTRAINTS ALL DEFERRED;
SELECT throws_ok($$INSERT INTO party.member (id, name) VALUES (2, '2 somebody');
  SET CONSTRAINTS ALL IMMEDIATE$$, '23PB1', NULL,
  'EXA-01 refuses: a digit first');
SET CONSTRAINTS ALL DEFERRED;
SELECT throws_ok($$INSERT INTO party.member (id, name) VALUES (2, 'somebody 2');
  SET CONSTRAINTS ALL IMMEDIATE$$, '23PB1', NULL,
  'EXA-01 refuses: one behind the name');
SET CONSTRAINTS ALL DEFERRED;
SELECT throws_ok($$UPDATE party.member SET name = 'somebody 1' WHERE id = 1;
  SET CONSTRAINTS ALL IMMEDIATE$$, '23PB1', NULL,
  'EXA-01 refuses: a number that is put to a name');
SELECT * FROM finish();
ROLLBACK;
