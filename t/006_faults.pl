# What goes wrong around the engine: a cancelled check, no locks left, audits that run twice or are cancelled,
# databases deploy() cannot work in. Each has a clear error, and nothing is half done.
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
my ($rc, $out, $err);

# Run a statement in another session and cancel it while it waits for pg_sleep() in a rule's view.
sub cancelled
{
	my ($sql) = @_;
	my ($in, $o, $e) = ('', '', '');
	my $h = IPC::Run::start([ 'psql', '-qXAt', '-v', 'VERBOSITY=verbose', '-d', $node->connstr('court'), '-c', $sql ],
		'<', \$in, '>', \$o, '2>', \$e);
	$node->poll_query_until('court', q{SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'})
		or die 'it does not sleep';
	my $second = $sql =~ /audit/ ? ($node->psql('court', 'CALL partybuild.audit()'))[2] : '';
	$node->safe_psql('court', q{SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'});
	$h->finish;
	return ($e, $second);
}
$node->safe_psql('court', q{
	CREATE FUNCTION public.slow() RETURNS void STABLE LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(600); END';
	CREATE VIEW party_rule.loc_01 AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
		'{}'::jsonb AS args
	  FROM party.organisation o WHERE CASE WHEN o.name = 'slow' THEN public.slow() IS NULL ELSE false END;
	SELECT partybuild.add_rule('LOC-01', 'party_rule.loc_01', 'organisation', 'x', 'x', 'x', 'x', 'x');
	SELECT partybuild.watch('LOC-01', 'party.organisation', 'id', '{name}')});
($err) = cancelled(q{UPDATE party.organisation SET name = 'slow' WHERE id = 11});
like($err, qr/57014.*canceling statement/s, 'a check that is cancelled says so');
is($node->safe_psql('court', 'SELECT name FROM party.organisation WHERE id = 11'), 'first', 'and nothing is written');

# The audit: a second one is refused, a cancelled one goes on where it stopped.
$node->safe_psql('court', q{ALTER TABLE party.organisation DISABLE TRIGGER USER; UPDATE party.organisation
	SET name = 'slow' WHERE id = 11; ALTER TABLE party.organisation ENABLE TRIGGER USER});
($err, my $second) = cancelled('CALL partybuild.audit()');
like($err, qr/57014/, 'an audit can be cancelled');
like($second, qr/job "audit" is running already/, 'a second audit at the same time is refused');
is($node->safe_psql('court',
	q{SELECT count(*) FILTER (WHERE ended_at IS NULL),
		count(*) FILTER (WHERE started_at IS NOT NULL AND ended_at IS NULL) FROM party.job_step}),
	$node->safe_psql('court', q{SELECT count(*) FILTER (WHERE step >= 'LOC-01'), 1 FROM party.job_step}),
		'it shows how far it came');
$node->safe_psql('court', q{ALTER TABLE party.organisation DISABLE TRIGGER USER; UPDATE party.organisation
	SET name = 'first' WHERE id = 11; ALTER TABLE party.organisation ENABLE TRIGGER USER});
$node->safe_psql('court', 'CALL partybuild.audit()');
is($node->safe_psql('court',
	'SELECT count(*), count(*) FILTER (WHERE ended_at IS NOT NULL AND error IS NULL) FROM party.job_run'), '1|1',
	'the next one ends the same run');
is($node->safe_psql('court', 'SELECT count(*) FROM party.job_step WHERE ended_at IS NULL'), '0', 'with every rule');

# A view that errors stops no other rule of the audit.
$node->safe_psql('court', q{CREATE OR REPLACE VIEW party_rule.loc_01 AS SELECT o.id AS subject, o.id
	AS org_id, (1 / (o.id - o.id))::numeric AS magnitude, '{}'::jsonb AS args FROM party.organisation o});
$node->safe_psql('court', 'CALL partybuild.audit(false)');
is($node->safe_psql('court', q{SELECT string_agg(step || ': ' || error, ' ') FROM party.job_step
	WHERE error IS NOT NULL}), 'LOC-01: rule LOC-01 cannot be judged: division by zero',
	'a view that errors is shown by its rule');
$node->safe_psql('court', q{SELECT partybuild.retire_rule('LOC-01')});

# No locks left: each of 900 members touched takes one, and the table of locks is small.
$node->append_conf('postgresql.conf',
	"max_locks_per_transaction = 10\nmax_connections = 10\nmax_wal_senders = 0\n"
	  . "max_worker_processes = 1\nautovacuum_max_workers = 1");
$node->restart;
($rc, $out, $err) = $node->psql('court', q{\set VERBOSITY verbose
	INSERT INTO party.member (id, name) SELECT i, 'm' FROM generate_series(101, 1000) i});
like($err, qr/53200: out of shared memory/, 'out of locks: the write is refused');
is($node->safe_psql('court', 'SELECT count(*) FROM party.member'), '8', 'and nothing is written');
$node->safe_psql('court', q{INSERT INTO party.member (id, name) SELECT i, 'm' FROM generate_series(101, 1101) i});
is($node->safe_psql('court', 'SELECT count(*) FROM party.member'), '1009', 'more than 1000 take one lock for the kind');
$node->safe_psql('court', q{UPDATE party.membership SET org_id = 12 WHERE id = 1});
is($node->safe_psql('court', 'SELECT org_id FROM party.membership WHERE id = 1'), '12',
	'and the next write is accepted');
$node->append_conf('postgresql.conf', "max_locks_per_transaction = 64");
$node->restart;

# deploy()
$node->safe_psql('postgres', q{CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0});
($rc, $out, $err) = $node->psql('latin', "\\set VERBOSITY verbose\nCREATE EXTENSION partybuild CASCADE");
like($err, qr/0A000: partybuild needs a database in UTF8, this one is in LATIN1/,
	'a database that is not UTF8 is refused');
$node->safe_psql('postgres', 'CREATE DATABASE half');
$node->safe_psql('half', 'SET client_min_messages = warning; CREATE EXTENSION partybuild CASCADE; CREATE SCHEMA party');
($rc, $out, $err) = $node->psql('half', "\\set VERBOSITY verbose\nSELECT partybuild.deploy()");
like($err, qr/55000: schema "party" exists and was not made by deploy/, 'a schema of the same name is not taken over');
$node->safe_psql('half', q{DROP SCHEMA party; SELECT count(*) FROM partybuild.deploy(); DELETE FROM partybuild.deployed
	WHERE name > '004'; DROP TABLE party.job_step CASCADE; DROP VIEW compliance.violation});
($rc, $out, $err) = $node->psql('half', "\\set VERBOSITY verbose\nSELECT partybuild.deploy()");
like($err, qr/42P07: deploy stopped at register 004_post of core: .*HINT:  Nothing of this deploy/s,
	'half of a layout: deploy() names the step');
is($node->safe_psql('half', q{SELECT count(*) FROM partybuild.deployed WHERE name > '004'}), '0', 'and keeps nothing');
$node->safe_psql('postgres', 'CREATE ROLE nobody LOGIN');
($rc, $out, $err) = $node->psql('court', "\\set VERBOSITY verbose\nSELECT partybuild.deploy()", extra_params => [ '-U',
	'nobody' ]);
like($err, qr/42501/, 'deploy() by a role without the right is refused');
$node->stop;
done_testing();
