# A court with its faults is adopted by docs/adoption.md alone: what was planted stays found, and next to nothing else.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use plugins;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->start;
local $ENV{PGHOST} = $node->host;
local $ENV{PGPORT} = $node->port;
local $ENV{PGDATABASE} = 'court';
$node->safe_psql('postgres', 'CREATE DATABASE court');
$node->safe_psql('court', 'SET client_min_messages = warning; CREATE EXTENSION partybuild CASCADE;' .
	create_plugins() . 'SELECT count(*) FROM partybuild.deploy()');
command_ok([ 'scripts/load-sample' ], 'the sample court is loaded');
my $open = 'SELECT count(*) FROM party.finding WHERE closed_on IS NULL';
cmp_ok($node->safe_psql('court', $open), '>', 1000, 'on its files alone more than a thousand findings are open');

# What is found of the time that the files are about, each rule and subject once.
my $found = q{SELECT count(*) FILTER (WHERE NOT planted), count(*) FILTER (WHERE planted) FROM (
	SELECT x.rule, x.key, x.who, bool_or(EXISTS (SELECT FROM staging.agreement a WHERE a.key = x.key AND a.rule = x.rule
	                                               AND a.found = x.what)) AS planted
	FROM staging.found x WHERE x.rule IS NOT NULL GROUP BY x.rule, x.key, x.who) y};
my (undef, $planted) = split /\|/, $node->safe_psql('court', $found);

my $text = slurp_file('docs/adoption.md');
my $blocks = 0;
while ($text =~ /^```sql([^\n]*)\n(.*?)^```/gms)
{
	my ($info, $sql) = ($1, $2);
	my ($rc, $out, $err) = $node->psql('court', $sql, on_error_stop => 1);
	$blocks++;
	$info =~ /refused (\S+)/ ? like($err, qr/\($1,|（$1，/, "block $blocks is refused by $1")
		: is($err, '', "block $blocks runs");
}
cmp_ok($blocks, '>', 7, 'of so many blocks');
my $status = $node->safe_psql('court', q{SELECT rule FROM partybuild.policy GROUP BY rule ORDER BY rule});
like($status, qr/^EDU-07\n.*^LIF-06\n/ms, 'modes are ordered');

# the statement of agreement.sql, of what is found now
$node->safe_psql('court', 'DROP TABLE staging.found, staging.agreement, staging.unlisted, staging.beyond');
command_ok([ 'psql', '-qX', '-v', 'ON_ERROR_STOP=1', '-f', 'examples/court/agreement.sql' ], 'faults are compared');
is($node->safe_psql('court', 'SELECT fault, key FROM staging.agreement WHERE found IS NULL'), '',
	'what was planted is found');
is($node->safe_psql('court', 'SELECT rule, key, what FROM staging.beyond WHERE why IS NULL'), '',
	'of the rest it is known why');
my ($beyond, $still) = split /\|/, $node->safe_psql('court', $found);
is($still, $planted, 'as much as was planted');
cmp_ok($beyond, '<=', 20, 'and at most 20 beyond') or diag $node->safe_psql('court',
	'SELECT rule, why, count(*) FROM staging.beyond GROUP BY 1, 2 ORDER BY 1');
is($node->safe_psql('court', q{SELECT * FROM partybuild.health() WHERE kind NOT IN ('session', 'job')}),
	'',
	'nothing is unhealthy');
$node->stop;
done_testing();
