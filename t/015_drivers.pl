# The examples of docs/drivers.md run as written, against the sample court directly and through pgbouncer in transaction
# mode, and print what stands beneath them.
use strict;
use warnings;
use DBI;
use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep);

# Debian's interpreters: its packages of drivers are for these.
my %interpreter = (
	python => [ '/usr/bin/python3', 'py' ],
	perl => [ '/usr/bin/perl', 'pl' ],
	java => [ '/usr/bin/java', 'java' ]);
$ENV{CLASSPATH} = '/usr/share/java/postgresql.jar';
$ENV{LC_ALL} = 'C.UTF-8';
delete $ENV{$_} for grep { /^PERL5?(LIB|OPT)$|^PYTHON/ } keys %ENV;

my $text = slurp_file('docs/drivers.md');
my @examples;
push @examples, [ $1, $2, $3 ]
	while $text =~ /^```(python|perl|java)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?/gms;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->append_conf('postgresql.conf', "listen_addresses = '127.0.0.1'");
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE court');
$node->safe_psql('court', q{SET client_min_messages = warning;
	CREATE EXTENSION partybuild CASCADE;
	CREATE EXTENSION partybuild_organisation; CREATE EXTENSION partybuild_life;
	SELECT count(*) FROM partybuild.deploy()});
{
	local %ENV = (%ENV, PGHOST => $node->host, PGPORT => $node->port, PGDATABASE => 'court');
	command_ok([ 'scripts/load-sample' ], 'the sample court is loaded');
}
$node->safe_psql('court', $1) while $text =~ /^```sql\n(.*?)^```/gms;
$node->safe_psql('postgres', 'CREATE DATABASE pooled TEMPLATE court');
$node->safe_psql('postgres', "ALTER DATABASE $_ SET session_preload_libraries = 'partybuild';
	ALTER DATABASE $_ SET partybuild.language = 'zh'") for qw(court pooled);

my $user = $node->safe_psql('postgres', 'SELECT current_user');
my $dir = PostgreSQL::Test::Utils::tempdir();
my $pool_port = PostgreSQL::Test::Cluster::get_free_port();
append_to_file("$dir/pgbouncer.ini", <<"INI");
[databases]
court = host=127.0.0.1 port=${\$node->port} dbname=pooled user=$user
unused = host=127.0.0.1 port=${\$node->port} dbname=pooled user=$user
session = host=127.0.0.1 port=${\$node->port} dbname=pooled user=$user pool_mode=session pool_size=1
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = $pool_port
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
ignore_startup_parameters = extra_float_digits
logfile = $dir/pgbouncer.log
INI
my $pooler = IPC::Run::start([ '/usr/sbin/pgbouncer', '-q', "$dir/pgbouncer.ini" ], '<', \undef, '>&', \my $said);
END { local $?; $pooler->kill_kill if $pooler }
# A client of the pool.
sub pooled
{
	my ($db) = @_;
	return DBI->connect("dbi:Pg:host=127.0.0.1;port=$pool_port;dbname=$db;user=$user", '', '',
		{ RaiseError => 0, PrintError => 0, pg_server_prepare => 0 });
}
my $answers;
for (1 .. 100)
{
	last if $answers = pooled('court');
	sleep 0.1;
}
ok($answers, 'pgbouncer answers') or diag($said);
undef $answers;

my %connection = (PGHOST => '127.0.0.1', PGDATABASE => 'court', PGUSER => $user);
foreach my $way ([ directly => $node->port ], [ 'through pgbouncer' => $pool_port ])
{
	my ($how, $port) = @$way;
	local %ENV = (%ENV, %connection, PGPORT => $port);
	my $number = 0;
	foreach my $example (@examples)
	{
		my ($language, $code, $expected) = @$example;
		my ($program, $ending) = @{ $interpreter{$language} };
		my $name = "example " . ++$number . " ($language) $how";
		# java takes the class of a file for its name
		my $file = "$dir/Example.$ending";
		unlink $file;
		append_to_file($file, $code);
		my ($out, $err);
		my $ok = IPC::Run::run([ $program, $file ], '<', \undef, '>', \$out, '2>', \$err);
		ok($ok, "$name runs") or diag($err);
		is($out, $expected // 'nothing stands beneath it', "$name prints what stands there");
	}
}
cmp_ok(scalar @examples, '>=', 7, 'each driver has its example, and so have poolers');
is($node->safe_psql($_, 'SELECT count(*) FROM party.member WHERE id >= 9001'), '0', "nothing of it is left in $_")
	for qw(court pooled);

# What the page says of poolers: the session that answers is the one that was used last.
{
	my ($one, $two) = (pooled('unused'), pooled('unused'));
	my $told = 'SELECT string_agg(rule, \' \') FROM partybuild.last_violations()';
	$one->do(q{INSERT INTO party.member (name, admitted_on) VALUES ('one', '2020-05-01')});
	is($one->state, '23PB1', 'a client is refused through the pool');
	is($two->selectrow_array($told), 'ORG-11', 'another one of the same role is told what for');
	$two->begin_work;
	$two->do('SELECT 1');
	is($one->selectrow_array($told), undef, 'while that one has the session, the client itself is not');
	$two->rollback;
	$one->do(q{SET partybuild.language = 'en'});
	is($two->selectrow_array('SHOW partybuild.language'), 'en', 'and who comes next speaks its language');
}
{
	my $one = pooled('session');
	my $session = 'SELECT pg_backend_pid(), (SELECT count(*) FROM partybuild.last_violations())';
	$one->do(q{INSERT INTO party.member (name, admitted_on) VALUES ('one', '2020-05-01')});
	my ($pid, $told) = $one->selectrow_array($session);
	is($told, 1, 'in session mode a client is told what it was refused for');
	$one->disconnect;
	is_deeply([ pooled('session')->selectrow_array($session) ], [ $pid, 0 ], 'and who has the session next is not');
}
$node->stop;
done_testing();
