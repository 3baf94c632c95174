# Two courts' results in a third database by logical replication, where the same views answer for both.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use court;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(allows_streaming => 'logical', extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->start;
my $superior = PostgreSQL::Test::Cluster->new('superior');
$superior->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$superior->start;
$superior->safe_psql('postgres', q{SET client_min_messages = warning; CREATE EXTENSION partybuild CASCADE;
	SELECT count(*) FROM partybuild.deploy(); SELECT partybuild.register_court('upper', 'superior')});

foreach my $court ('one', 'two')
{
	new_court($node, $court);
	$node->safe_psql($court, qq{SELECT partybuild.register_court('$court', 'court $court',
		counted_from => (date_trunc('month', partybuild.today()) - interval '1 months')::date);
		CALL partybuild.close_periods()});
	$node->safe_psql($court,
		q{CREATE PUBLICATION compliance
		FOR TABLE compliance.organisation, compliance.obligation, compliance.period_result
		WITH (publish_via_partition_root = true)});
	my ($host, $port) = ($node->host, $node->port);
	$superior->safe_psql('postgres',
		"CREATE SUBSCRIPTION $court CONNECTION 'host=$host port=$port dbname=$court' PUBLICATION compliance");
}
$superior->wait_for_subscription_sync($node, $_) for ('one', 'two');
is($superior->safe_psql('postgres', q{SELECT registry, count(DISTINCT organisation) FROM compliance.status
	WHERE rule = 'EDU-01' GROUP BY 1 ORDER BY 1}), "one|2\ntwo|2", 'compliance.status answers for both courts');
is($superior->safe_psql('postgres', q{SELECT count(*) FROM compliance.overdue WHERE registry = 'one'}),
	$node->safe_psql('one', q{SELECT count(*) FROM compliance.overdue WHERE period::text IN (SELECT period::text
	FROM compliance.period_result)}), 'compliance.overdue too');
is($superior->safe_psql('postgres', q{SELECT count(DISTINCT registry) FROM compliance.scorecard}), '2',
	'and the scorecard');
is($superior->safe_psql('postgres', q{SELECT count(DISTINCT registry) FROM compliance.trend}), '2', 'and the trend');
is($superior->safe_psql('postgres', q{SELECT count(DISTINCT registry) FROM compliance.branch_year}), '2',
	'and the year of a branch');

# A correction arrives as well.
$node->safe_psql('one', q{INSERT INTO party.approval (rule, subject, from_date, document_id) VALUES ('EDU-01', 11,
	'2005-01-01', 2)});
$node->safe_psql('one', 'CALL partybuild.close_periods()');
$node->wait_for_catchup('one');
is($superior->safe_psql('postgres', q{SELECT registry, status, organisation FROM compliance.status WHERE rule = 'EDU-01'
	AND subject = 11 ORDER BY registry}), "one|exempt|first\ntwo|overdue|first", 'a corrected result is replicated');
$superior->stop;
$node->stop;
done_testing();
