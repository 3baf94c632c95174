# What a session remembers of tables, rules and views, while others change them.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use court;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->start;
new_court($node, 'court');

# A look-up that a lock's timeout ended must not go by the columns that the table had before.
my $session = $node->background_psql('court', on_error_stop => 0);
$session->query_safe(q{UPDATE party.membership SET org_id = 12 WHERE id = 1; SET lock_timeout = '100ms'});
$node->safe_psql('court', q{UPDATE party.finding SET closed_on = '2026-01-01', closed_by = 'audit'
	WHERE rule = 'ORG-04' AND subject = 2});
$node->safe_psql('court', q{
	BEGIN;
	ALTER TABLE party.finding RENAME closed_on TO was_closed_on;
	ALTER TABLE party.finding ADD closed_on date;
	COMMIT});
my $holder = $node->background_psql('court');
$holder->query_safe('BEGIN; LOCK TABLE party.finding');
$session->query(q{UPDATE party.membership SET org_id = 11 WHERE id = 1});
like($session->{stderr}, qr/lock timeout/, 'the register of findings is locked');
$holder->query_safe('ROLLBACK');
$holder->quit;
$session->{stderr} = '';
$session->query(q{UPDATE party.membership SET org_id = 11 WHERE id = 1});
is($session->{stderr}, '', 'ORG-04 is judged by the columns that there are now');
$session->quit;

# A view that is asked goes on by its plan, whatever happens to its rule meanwhile.
$node->safe_psql('court', q{
	CREATE FUNCTION public.pause(bigint) RETURNS boolean STABLE LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600);
		EXCEPTION WHEN query_canceled THEN RETURN partybuild.param('ORG-01', 'min') > 0; END $$;
	CREATE VIEW party_rule.loc_12 AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
		'{}'::jsonb AS args FROM party.organisation o WHERE o.task = 'x' AND public.pause(o.id);
	CREATE VIEW party_rule.loc_13 AS SELECT * FROM party_rule.loc_12;
	SELECT partybuild.add_rule('LOC-12', 'party_rule.loc_12', 'organisation', 'x', 'x', 'x', 'x', 'x');
	UPDATE party.organisation SET task = 'x' WHERE id >= 11});
my ($in, $out, $err) = ('', '', '');
my $asking = IPC::Run::start([ 'psql', '-qXAt', '-d', $node->connstr('court'), '-c',
	q{SELECT subject FROM partybuild.violations('LOC-12', '{11, 12}')} ], '<', \$in, '>', \$out, '2>', \$err);
my $asleep = q{SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'};
my $wake = q{SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'};
$node->poll_query_until('court', $asleep);
$node->safe_psql('court', q{UPDATE partybuild.rule SET view = 'party_rule.loc_13' WHERE code = 'LOC-12'});
$node->safe_psql('court', $wake);
$node->poll_query_until('court', $asleep);
$node->safe_psql('court', $wake);
$asking->finish;
is("$out$err", "11\n12\n", 'a view that is asked is asked to its end');

# What somebody has replaced is told in a restored court too, and nothing else; whatever the session is set to.
new_court($node, 'other');
$node->safe_psql('other', q{
	CREATE VIEW party_rule.loc_14 AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
		'{}'::jsonb AS args FROM party.organisation o
		WHERE o.task::varchar(9) IN ('y', 'z') AND o.active_on > '1950-02-03';
	SELECT partybuild.add_rule('LOC-14', 'party_rule.loc_14', 'organisation', 'x', 'x', 'x', 'x', 'x')});
my $health = q{SET partybuild.language = 'en'; SET datestyle = 'German'; SET quote_all_identifiers = on;
	SELECT kind, object, problem FROM partybuild.health() WHERE kind NOT IN ('job', 'session') ORDER BY 1, 2};
my $replace = q{
	CREATE OR REPLACE VIEW party_rule.org_01_branch_minimum AS SELECT 1::bigint AS subject, 1::bigint AS org_id,
		1::numeric AS magnitude, '{}'::jsonb AS args WHERE false;
	CREATE OR REPLACE VIEW party_rule.loc_14 AS SELECT 1::bigint AS subject, 1::bigint AS org_id,
		1::numeric AS magnitude, '{}'::jsonb AS args WHERE false;
	CREATE OR REPLACE FUNCTION party.guard_post() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
	ALTER TABLE party.membership DROP CONSTRAINT "ORG-11"};
my $told = q{constraint|ORG-11 on party.membership|deploy() made it, and it is gone
function|party.guard_post()|somebody has replaced it: it is not what was deployed
view|party_rule.loc_14|somebody has replaced it since the rule was added
view|party_rule.org_01_branch_minimum|somebody has replaced it: it is not what was deployed};
my $dump = PostgreSQL::Test::Utils::tempdir . '/court';
my $from = 'other';
foreach my $db ('restored', 'restored_again')
{
	$node->safe_psql('postgres', "CREATE DATABASE $db");
	command_ok([ 'pg_dump', '-Fc', '-f', "$dump.$db", '-d', $node->connstr($from) ], "$from is dumped");
	command_ok([ 'pg_restore', '-d', $node->connstr($db), "$dump.$db" ], 'and restored');
	is($node->safe_psql($db, $health), '', 'nothing was replaced');
	is($node->safe_psql($db, "BEGIN; $replace; $health; ROLLBACK"), $told, 'what is replaced is told');
	$from = $db;
}
is($node->safe_psql('restored_again', q{CALL partybuild.audit(); BEGIN; UPDATE partybuild.made SET digests = '{}';
	SELECT count(*) FROM partybuild.made_otherwise(); ROLLBACK}), '0', 'an audit has looked at what was restored');
$node->safe_psql('restored_again', $replace);
is($node->safe_psql('restored_again', "CALL partybuild.audit(); $health"), $told, 'but takes nothing for right');
is($node->safe_psql('restored_again', 'SELECT kind, name, action FROM partybuild.deploy() ORDER BY 1, 2'),
	q{constraint|ORG-11 on party.membership|created
function|party.guard_post()|replaced
rule|ORG-01|replaced}, 'deploy() mends what is shipped');
like($node->safe_psql('restored_again', $health), qr/^view\|party_rule\.loc_14\|[^\n]*$/m, 'the local rule is left');

# An exclusion constraint that rows break by now stops no deploy().
$node->safe_psql('restored', q{
	ALTER TABLE party.membership DROP CONSTRAINT "ORG-11";
	SET session_replication_role = replica;
	INSERT INTO party.membership (id, member_id, org_id, status, from_date)
		VALUES (900, 1, 12, 'full', '2020-01-01')});
my ($rc, $stdout, $stderr) = $node->psql('restored', 'SELECT kind, name, action FROM partybuild.deploy()');
like("$rc $stdout $stderr", qr/^0  .*WARNING:  constraint ORG-11 on party.membership is not made again: .*"ORG-11"/s,
	'what stands in the way is told');
like($node->safe_psql('restored', $health), qr/^constraint\|ORG-11 on party\.membership\|/m, 'and stays told');
done_testing();
