-- Numbers of rules keep to the bounds that they are shipped with.
\set VERBOSITY terse
SELECT partybuild.set_param('ORG-01', 'min', -1, '2030-01-01', 'order');
SELECT partybuild.set_param('LIF-19', 'days', 4000, '2030-01-01', 'order');
SELECT partybuild.set_param('ORG-01', 'min', 'NaN', '2030-01-01', 'order');
SELECT partybuild.set_param('ORG-01', 'min', 0, '2030-01-01', 'order');
SELECT value, unit, at_least, at_most, plugin FROM partybuild.parameter WHERE rule = 'ORG-01' ORDER BY from_date;
DELETE FROM partybuild.parameter WHERE plugin = 'local';
-- what the script of a plugin may not ship
BEGIN;
SELECT partybuild.ship_rule('organisation', 'LOC-77', 'x', 'x', kind => 'invariant', subject => 'member',
  mode => 'reject',
  view => 'loc_77', message_en => '{a}', message_zh => '{b}', hint_en => 'x', hint_zh => 'x', seed_ref => 'x',
    source => 'x');
ROLLBACK;
BEGIN;
SELECT partybuild.ship_rule('organisation', 'LOC-77', 'x', '', kind => 'invariant', subject => 'member',
  mode => 'reject',
  view => 'loc_77', message_en => '{a}', message_zh => '{a}', hint_en => 'x', hint_zh => 'x', seed_ref => 'x',
    source => 'x');
ROLLBACK;
BEGIN;
SELECT partybuild.ship_parameter('ORG-01', 'other', 5, 'members', 6, 7);
ROLLBACK;
SELECT partybuild.ship_parameter('LOC-99', 'other', 5, 'members', 1, 7);
