# ORG-01 refuses through the simple, the extended and the prepared protocol, in a block and in a pipeline.
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

my %script = (
	autocommit => 'UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2);',
	block => "BEGIN;\nUPDATE party.membership SET org_id = 12 WHERE id = 1;\n"
	  . "UPDATE party.membership SET org_id = 12 WHERE id = 2;\nCOMMIT;",
	pipeline => "\\startpipeline\nUPDATE party.membership SET org_id = 12 WHERE id = 1;\n"
	  . "UPDATE party.membership SET org_id = 12 WHERE id = 2;\n\\endpipeline",
	block_in_pipeline => "\\startpipeline\nBEGIN;\n"
	  . "UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2);\nCOMMIT;\n\\endpipeline");
foreach my $how (sort keys %script)
{
	my $file = $node->basedir . "/$how.pgbench";
	append_to_file($file, "$script{$how}\n");
	foreach my $protocol ('simple', 'extended', 'prepared')
	{
		next if $protocol eq 'simple' && $how =~ /pipeline/;
		my ($out, $err) = run_command([ 'pgbench', '-n', '-c', '1', '-t', '1', '-M', $protocol, '-f', $file,
			$node->connstr('court') ]);
		like($err, qr/ORG-01/, "$how, $protocol: ORG-01 refuses");
		is($node->safe_psql('court', 'SELECT count(*) FROM party.membership WHERE org_id = 11'), '4',
			"$how, $protocol: nothing is written");
	}
}
# one may leave
append_to_file($node->basedir . '/good.pgbench',
	"\\startpipeline\nUPDATE party.membership SET org_id = 12 WHERE id = 1;\n"
	  . "UPDATE party.membership SET org_id = 11 WHERE id = 1;\n"
	  . "UPDATE party.membership SET org_id = 12 WHERE id = 1;\n\\endpipeline\n");
command_ok([ 'pgbench', '-n', '-c', '1', '-t', '1', '-M', 'extended', '-f', $node->basedir . '/good.pgbench',
	$node->connstr('court') ], 'a pipeline that keeps the rules is accepted');
is($node->safe_psql('court', 'SELECT count(*) FROM party.membership WHERE org_id = 11'), '3', 'and written');
$node->stop;
done_testing();
