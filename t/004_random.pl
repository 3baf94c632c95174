# Clients write at random, at every isolation level, in autocommit, blocks, savepoints, exception blocks, prepared
# transactions, while others cut them off, rebuild the indexes, audit and change tables and views; a plain query that
# shares no code with the engine finds no state that a rule forbids, and nobody sees an internal error.
# PARTYBUILD_RANDOM_SECONDS (60) says for how long, PARTYBUILD_RANDOM_SEED with which numbers.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use load;
use plugins;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $seconds = $ENV{PARTYBUILD_RANDOM_SECONDS} || 60;
my $seed = $ENV{PARTYBUILD_RANDOM_SEED} || time;
diag "seed $seed, $seconds seconds";
my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->append_conf('postgresql.conf', "fsync = off\nmax_prepared_transactions = 40\nmax_connections = 40\n"
	  . "deadlock_timeout = 100ms\nlock_timeout = 10s\nlog_min_error_statement = fatal");
$node->start;
$node->safe_psql('postgres', sprintf q{
	SET client_min_messages = warning;
	CREATE EXTENSION partybuild CASCADE; %3$s
	SELECT count(*) FROM partybuild.deploy();
	SELECT partybuild.set_mode('POS-05', 'report', 'test'), partybuild.set_mode('ELE-14', 'report', 'test');
	BEGIN;
	INSERT INTO party.organisation (id, name, kind, active_on)
	VALUES (1, 'superior', 'external_superior', NULL), (2, 'committee', 'basic_committee', '2005-01-01');
	INSERT INTO party.organisation (id, name, kind, active_on)
	SELECT i, 'branch ' || i, 'branch', '2005-01-01' FROM generate_series(11, 10 + %1$d) i;
	INSERT INTO party.subordination (org_id, parent_id, from_date)
	SELECT id, CASE id WHEN 2 THEN 1 ELSE 2 END, '2005-01-01' FROM party.organisation WHERE id > 1;
	INSERT INTO party.document (id, number, dated_on, issuer_id, kind)
	VALUES (1, '1', '2004-01-01', 1, 'approval'), (2, '2', '2004-01-01', 2, 'approval');
	INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
	SELECT id, 'activation', '2005-01-01', CASE id WHEN 2 THEN 1 ELSE 2 END FROM party.organisation WHERE id > 1;
	INSERT INTO party.member (id, name, admitted_on, confirmed_on)
	SELECT i, 'member ' || i, '2010-01-01', '2011-01-01' FROM generate_series(1, %2$d) i;
	INSERT INTO party.membership (id, member_id, org_id, status, from_date)
	SELECT i, i, 11 + i %% %1$d, 'full', '2010-01-01' FROM generate_series(1, %2$d) i;
	ALTER TABLE party.membership ALTER id RESTART WITH 1000;
	SELECT partybuild.adopt(partybuild.today() + 90);
	COMMIT;
	CREATE ROLE load_a; CREATE ROLE load_b;
	GRANT USAGE ON SCHEMA party, party_rule TO load_a, load_b; GRANT SELECT ON party.organisation TO load_a, load_b;
	CREATE VIEW party_rule.loc_01 AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
		'{}'::jsonb AS args
	  FROM party.organisation o WHERE o.name = 'nobody';
	SELECT partybuild.add_rule('LOC-01', 'party_rule.loc_01', 'organisation', 'x', 'x', 'x', 'x', 'x');
	SELECT partybuild.watch('LOC-01', 'party.membership', 'org_id', '{status}');
}, BRANCHES, MEMBERS, create_plugins());

# What no committed state may be, in SQL of its own.
my %never = (
	'ORG-01: a branch below 3' => q{SELECT o.id FROM party.organisation o WHERE o.kind = 'branch' AND
		(SELECT count(*) FROM party.membership m WHERE m.org_id = o.id AND m.status = 'full') < 3},
	'ORG-02: a branch above 50 without an approval' => q{SELECT o.id FROM party.organisation o WHERE o.kind = 'branch'
		AND
		(SELECT count(*) FROM party.membership m WHERE m.org_id = o.id AND m.status = 'full') > 50 AND NOT EXISTS
		(SELECT FROM party.approval a WHERE a.rule = 'ORG-02' AND a.subject = o.id) AND NOT EXISTS
		(SELECT FROM party.finding f WHERE f.rule = 'ORG-02' AND f.subject = o.id AND f.closed_on IS NULL)},
	'ORG-11: somebody in two branches or none' => q{SELECT p.id FROM party.member p
		WHERE (SELECT count(*) FROM party.membership m WHERE m.member_id = p.id) <> 1},
	'POS-03: a second secretary' => q{SELECT org_id FROM party.post WHERE title = 'secretary'
		GROUP BY org_id HAVING count(*) > 1},
	'POS-01, POS-02: an office-holder from elsewhere' => q{SELECT p.id FROM party.post p
		WHERE NOT EXISTS (SELECT FROM party.membership m WHERE m.member_id = p.member_id AND m.org_id = p.org_id
			AND m.status = 'full')},
	'POS-13: the same post twice' => q{SELECT org_id FROM party.post GROUP BY org_id, member_id,
		title HAVING count(*) > 1},
	'ORG-04: the adopted finding worse than its bar' => q{SELECT 2 WHERE 100 - (SELECT count(*) FROM party.membership
		WHERE status = 'full')
		> (SELECT bar FROM party.finding WHERE rule = 'ORG-04' AND closed_on IS NULL)});

my $dsn = sprintf 'dbi:Pg:host=%s;port=%s;dbname=postgres', $node->host, $node->port;
my $dir = PostgreSQL::Test::Utils::tempdir;
my $until = time + $seconds;
my %out;
my @children;
for my $c (1 .. 6)
{
	push @children, spawn_client($dsn, $c, $seed + $c, $until, $out{"client $c"} = "$dir/client$c");
}
for my $kind (qw(prepared kill reindex audit ddl))
{
	push @children, spawn_disturber($dsn, $kind, $seed + @children, $until, $out{$kind} = "$dir/$kind");
}
END { kill 'KILL', grep { defined } @children if @children }

my %found;
sub check
{
	foreach my $what (keys %never)
	{
		my (undef, $rows) = $node->psql('postgres', "BEGIN ISOLATION LEVEL REPEATABLE READ; $never{$what}; COMMIT");
		$found{$what} = join ' ', $found{$what} // (), $rows if $rows ne '';
	}
	return;
}
while (time < $until)
{
	sleep($seconds > 300 ? 60 : 10);
	check();
}
waitpid $_, 0 for @children;
@children = ();
$node->safe_psql('postgres', "ROLLBACK PREPARED '$_'") for split /\n/, $node->safe_psql('postgres',
	'SELECT gid FROM pg_prepared_xacts');
check();
is($found{$_} // '', '', "never: $_") for sort keys %never;

my %sum;
my @unexpected;
foreach my $who (sort keys %out)
{
	my ($counted) = grep { /^count/ } my @lines = split /\n/, slurp_file($out{$who});
	push @unexpected, grep { /^unexpected/ } @lines;
	ok(defined $counted, "$who came to its end");
	diag sprintf '%-9s %s', $who, $counted =~ s/^count //r if defined $counted && $who !~ /client/;
	$sum{$1} += $2 while $who =~ /client/ && ($counted // '') =~ /(\w+)=(\d+)/g;
}
diag join ' ', 'clients: ', map { "$_=$sum{$_}" } sort keys %sum;
is(join("\n", @unexpected[ 0 .. ($#unexpected > 9 ? 9 : $#unexpected) ]), '',
	'nobody saw an error that is not to be expected');
cmp_ok($sum{ok} // 0, '>', 5 * $seconds, 'something was written');
cmp_ok($sum{'23PB1'} // 0, '>', $seconds, 'and something was refused');
unlike(slurp_file($node->logfile), qr/ERROR:  XX|PANIC|terminated by signal|TRAP/,
	'no internal error, no crash in the server log');
is($node->safe_psql('postgres', q{SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'}), '0', 'no lock is left');
$node->stop;
done_testing();
