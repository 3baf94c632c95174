# The example of docs/plugins.md is built by itself against the installed core, and runs; one that was built
# for another version of the interface is refused at load, naming both versions.
use strict;
use warnings;
use Cwd qw(abs_path);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $dir = abs_path(PostgreSQL::Test::Utils::tempdir);
system_or_bail('cp', '-r', 'examples/plugin', "$dir/plugin");
command_ok([ 'make', '-s', '-C', "$dir/plugin", 'with_llvm=no' ], 'the plugin is built by itself');

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->start;
$node->safe_psql('postgres',
	'SET client_min_messages = warning; CREATE EXTENSION partybuild CASCADE; SELECT count(*) FROM partybuild.deploy()');

# The user of this test cannot install into the server's folders: the script runs as plain SQL, the library by its path.
my $script = slurp_file("$dir/plugin/partybuild_example--0.1.0.sql");
$script =~ s/^\\echo.*\n//;
$script =~ s/\$libdir\/partybuild_example/$dir\/plugin\/partybuild_example/;
$node->safe_psql('postgres', $script);
is($node->safe_psql('postgres', 'SELECT name, action FROM partybuild.deploy()'), 'EXA-01|created',
	'its rule is deployed');
$node->safe_psql('postgres', q{INSERT INTO party.member (id, name) VALUES (1, 'somebody')});
my ($rc, $out, $err) = $node->psql('postgres', q{SET partybuild.language = 'en'; INSERT INTO party.member (id, name)
	VALUES (2, '2')});
like($err, qr/the name of member no\. 2 has a digit \(EXA-01, example\)/,
	'EXA-01 refuses, with a value from C in its message');
($rc, $out, $err) = $node->psql('postgres', q{INSERT INTO party.member (id, name) VALUES (3, 'no. 3')});
like($err, qr/EXA-01/, 'EXA-01 refuses what its screen leaves to the view');

$node->safe_psql('postgres', 'DELETE FROM party.member');
($rc, $out, $err) = $node->psql('postgres',
	"SET client_min_messages = warning;\n" . slurp_file("$dir/plugin/pgtap/EXA-01.sql"));
ok($out =~ /^1\.\.\d+$/m && $out !~ /^not ok/m && $err eq '', 'its cases pass') or diag "$out\n$err";

my $include = `pg_config --includedir-server`;
chomp $include;
my $header = slurp_file("$include/extension/partybuild/partybuild.h");
my ($version) = $header =~ /#define PARTYBUILD_API_VERSION (\d+)/;
my $later = $version + 1;
$header =~ s/(#define PARTYBUILD_API_VERSION) \d+/$1 $later/;
system_or_bail('cp', '-r', 'examples/plugin', "$dir/later");
append_to_file("$dir/later/partybuild.h", $header);
command_ok([ 'make', '-s', '-C', "$dir/later", 'with_llvm=no', "PARTYBUILD_INCLUDE=$dir/later" ],
	'a plugin for a later version is built');
($rc, $out, $err) = $node->psql('postgres', "LOAD '$dir/later/partybuild_example.so'");
like($err, qr/built for another version of partybuild.*version $later of the interface, the core has version $version/s,
	'and refused at load, naming both versions');
$node->stop;
done_testing();
