# The examples of README and docs/ run as written: a block "sql" succeeds, a block "sql refused [CODE]" is refused.
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

# what all documents but the README begin with
$node->safe_psql('postgres', 'CREATE DATABASE sample');
$node->safe_psql('sample',
	'SET client_min_messages = warning; CREATE EXTENSION partybuild CASCADE;' . create_plugins() .
	'SELECT count(*) FROM partybuild.deploy()');
{
	local $ENV{PGDATABASE} = 'sample';
	command_ok([ 'scripts/load-sample' ], 'the sample court is loaded');
}

foreach my $file ('README.md', sort glob 'docs/*.md')
{
	my $text = slurp_file($file);
	my @blocks;
	push @blocks, [ $1, $2 ] while $text =~ /^```sql([^\n]*)\n(.*?)^```/gms;
	next unless @blocks;
	# the name by which documents speak of it
	my $db = 'court';
	$node->safe_psql('postgres', "CREATE DATABASE $db" . ($file eq 'README.md' ? '' : ' TEMPLATE sample'));
	# One session, so that SET and last_violations() carry over.
	my ($out, $err);
	my @cmd = ('psql', '-X', '-v', 'VERBOSITY=verbose', '-d', $db, '-f', '-');
	IPC::Run::run(\@cmd, '<', \("\\set ON_ERROR_STOP 0\n" . join('', map { my $i = $_ + 1;
		"\\warn block $i\n$blocks[$_][1]\n" } 0 .. $#blocks)), '>', \$out, '2>', \$err);
	my @parts = split /^block \d+\n/m, $err;
	for my $i (0 .. $#blocks)
	{
		my ($info, $sql) = @{ $blocks[$i] };
		my $errors = join "\n", grep { /ERROR|FATAL/ } split /\n/, $parts[ $i + 1 ] // '';
		if ($info =~ /refused\s*(\S*)/)
		{
			my $code = $1;
			like($parts[ $i + 1 ], $code ? qr/CONSTRAINT NAME:\s+$code/ : qr/ERROR/, "$file, block " . ($i + 1)
				. " is refused $code");
		}
		else
		{
			is($errors, '', "$file, block " . ($i + 1) . ' runs');
		}
	}
	(my $name = $file) =~ s/[^a-z]+/_/g;
	$node->safe_psql('postgres', "ALTER DATABASE $db RENAME TO db_$name");
}

# What is made from the catalogue is up to date.
foreach my $made ('reference', 'provisions')
{
	local $ENV{PGDATABASE} = 'db_docs_dba_md';
	my ($out, $err) = run_command([ "scripts/$made" ]);
	chomp(my $file = slurp_file("docs/$made.md"));
	is($out, $file, "docs/$made.md is up to date (scripts/$made > docs/$made.md)");
	is($err, '', 'and nothing of it is missing');
}
$node->stop;
done_testing();
