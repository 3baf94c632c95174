# From each version that has landed, with the sample court loaded, to the present one: between the installation and
# ALTER EXTENSION UPDATE everything is refused by name of the command; afterwards the database is what a fresh
# installation is.
#
# The court of a version is a dump (in t/landed/versions.tar.xz: pg_dump --no-owner -N staging, from the sample with
# t/landed/own.sql), so that its rows are those that the version wrote, and its library is not needed. It is restored
# into extensions that the scripts of that version make, kept beside it; they are put into the server's path for this
# test alone.
use strict;
use warnings;
use Cwd qw(abs_path);
use FindBin;
use lib $FindBin::Bin;
use day;
use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my @landed = map { m{([^/]*)--} } glob 'extension/upgrade/*.sql';
my ($version) = slurp_file('partybuild.control') =~ /default_version = '(.*)'/;
my $dest = abs_path(PostgreSQL::Test::Utils::tempdir);
chomp(my $sharedir = `pg_config --sharedir`);
my $psql = 'psql -qXAt -v ON_ERROR_STOP=1';

stay_within_day(10);

# those that a version's court has
sub plugins
{
	my $dump = slurp_file("$dest/court-$_[0].sql");
	return grep { $dump =~ /^CREATE EXTENSION .* partybuild_$_ /m }
	  qw(organisation life development dues venue cadre supervision);
}

# the fresh installation that it is compared with has the same
sub fresh_of
{
	my (undef, undef, @later) = plugins($_[0]);
	return join '-', 'fresh', @later;
}

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
# In the order of which plan the sample's rows are numbered is not to depend on when tables were analysed.
$node->append_conf('postgresql.conf', 'autovacuum = off');
$node->start;
$ENV{PGHOST} = $node->host;
$ENV{PGPORT} = $node->port;

# Where extensions are looked for before the server's own folders: Debian's patch before 18, and what came of it.
my $setting = $node->safe_psql('postgres', q{SELECT name FROM pg_settings
	WHERE name IN ('extension_destdir', 'extension_control_path') ORDER BY name LIMIT 1});
plan skip_all => 'this server looks for extensions in its own folders only' unless $setting;
my $dir = $setting eq 'extension_destdir' ? "$dest$sharedir/extension" : "$dest/extension";
my $path = $setting eq 'extension_destdir' ? $dest : "$dest:\$system";
system_or_bail('mkdir', '-p', $dir);
system_or_bail('sh', '-c', "cp $sharedir/extension/partybuild* $sharedir/extension/btree_gist* '$dir'");
system_or_bail('tar', '-C', $dest, '-xJf', 't/landed/versions.tar.xz');
# without the line by which a plugin's script refuses a core that is older than its library
system_or_bail('sh', '-ec', "sed -i '/^SELECT partybuild.lock_deploy();\$/d' $dest/partybuild_*--*.sql
	mv $dest/partybuild*--*.sql '$dir'");
$node->append_conf('postgresql.conf', "$setting = '$path'");
$node->reload;

sub put
{
	my ($file, $text) = @_;
	open my $out, '>', $file or die "$file: $!";
	print $out $text;
	close $out or die "$file: $!";
}

sub refused
{
	my ($db, $sql, $like, $what) = @_;
	my ($rc, $out, $err) = $node->psql($db, "\\set VERBOSITY verbose\nSET partybuild.language = 'en';\n$sql");
	like($err, $like, $what);
}

# Runs beside this test: where there is another core, courts are compared in no time.
sub beside
{
	return IPC::Run::start([ 'sh', '-ec', $_[0] ], '<', \undef);
}

# What is compared goes into files, a line each: registers, reports and findings, once the jobs have run ...
sub rows_of
{
	my ($db) = @_;
	return "pg_dump -f $dest/$db.dump $db
		$psql -c 'CALL partybuild.nightly()' $db
		$psql -f t/landed/rows.sql $db >$dest/$db.rows";
}

# ... and objects and catalogue. Texts of views are others once they were restored, as some of the courts' were: all are
# compared as restored.
sub state_of
{
	my ($db) = @_;
	$node->safe_psql('postgres', qq{CREATE DATABASE "$db-restored"});
	$node->command_ok([ 'sh', '-ec', "$psql -o /dev/null -f $dest/$db.dump $db-restored
		$psql -f t/landed/state.sql $db-restored >$dest/$db.state" ], "$db, dumped before, is restored");
}

# Lines that a court does not share with the fresh installation. Tables that are in parts by year begin with the years
# about the day of deploy(): of each, the parts that both have are compared.
my $part = qr/\b(?:period_result|dues_assessment)_(\d{4})/;
sub differences
{
	my ($db, $fresh, $kind) = @_;
	my @lines = map { my %h = map { $_ => 1 } split /\n/, slurp_file("$dest/$_.$kind"); \%h } $fresh, $db;
	cmp_ok(scalar keys %{ $lines[0] }, '>', 1000, "there are lines of $kind to compare");
	my @years = map { my %h = map { /$part/ ? ($1 => 1) : () } keys %$_; \%h } @lines;
	my $both = sub { $_[0] !~ $part || $years[0]{$1} && $years[1]{$1} };
	return join "\n", sort +(map { "- $_" } grep { !$lines[1]{$_} && $both->($_) } keys %{ $lines[0] }),
		(map { "+ $_" } grep { !$lines[0]{$_} && $both->($_) } keys %{ $lines[1] });
}

my $leave = q{UPDATE party.membership SET to_date = partybuild.today() WHERE to_date IS NULL AND org_id = (
	SELECT id FROM party.organisation WHERE name = '民事审判第二庭党支部')};
# what is restored wants an audit
my $unwell = q{SELECT kind, object FROM partybuild.health() WHERE kind NOT IN ('audit', 'job', 'session')};

# The court as it was under the earlier version, and the new library on the old catalogue.
sub behind
{
	my ($earlier, $db) = @_;
	$node->safe_psql('postgres', qq{CREATE DATABASE "$db"});
	my $sed = "s/^CREATE EXTENSION .* partybuild.* SCHEMA partybuild/& VERSION '$earlier'/";
	$node->command_ok([ 'sh', '-ec', qq{sed "$sed" $dest/$db.sql | $psql -o /dev/null $db} ], 'the court is restored');
	my $behind = qr/55000: extension "partybuild" is of version \Q$earlier\E in this .* of version \Q$version\E
.*ALTER EXTENSION partybuild UPDATE/s;
	my $rows = $node->safe_psql($db, 'SELECT count(*), max(to_date) FROM party.membership');
	refused($db, $leave, $behind, 'a write is refused, and names the command');
	refused($db, "INSERT INTO party.member (name) VALUES ('somebody')", $behind, 'an insert');
	refused($db, 'TRUNCATE party.attendance CASCADE', $behind, 'TRUNCATE');
	refused($db, "COPY party.member (name) FROM stdin;\nsomebody\n\\.\n", $behind, 'COPY');
	refused($db, 'SELECT * FROM partybuild.deploy()', $behind, 'deploy()');
	refused($db, "SELECT partybuild.watch('LOC-01', 'party.organisation', 'id', '{kind}')", $behind, 'watch()');
	refused($db, 'CALL partybuild.nightly()', $behind, 'jobs');
	# not count(*), of which later planners leave out what nobody asks for
	refused($db, 'SELECT * FROM compliance.status', $behind, 'reports');
	refused($db, 'ALTER EXTENSION partybuild_organisation UPDATE', $behind, 'a plugin is not updated before the core');
	is($node->safe_psql($db, 'SELECT count(*), max(to_date) FROM party.membership'), $rows, 'nothing was written');
}

# One after the other, by another superuser than who created them. The courts are from 15: what another server prints
# otherwise is made again.
sub upgraded
{
	my ($db, @plugins) = @_;
	my %was = map { $_ => 1 } split /\n/,
		$node->safe_psql($db, 'SELECT plugin, kind, name, hash FROM partybuild.deployed');
	%was = () if $node->pg_version->major != 15;
	$node->safe_psql($db, 'SET ROLE other; ALTER EXTENSION partybuild UPDATE');
	refused($db, $leave, qr/55000: extension "partybuild_organisation" is of .* EXTENSION partybuild_organisation/s,
		'the new core does not judge with a plugin whose library is newer than its catalogue');
	$node->safe_psql($db, 'SET ROLE other; ALTER EXTENSION partybuild_organisation UPDATE');
	$node->safe_psql($db, "SET ROLE other; ALTER EXTENSION partybuild_$_ UPDATE") foreach @plugins[1 .. $#plugins];
	refused($db, $leave, qr/ORG-01/, 'it judges by rules that are not deployed again yet');
	my @made = split /\n/, $node->safe_psql($db, q{SELECT plugin, kind, name, md5(l.body)
		FROM partybuild.deploy() d JOIN partybuild.layout l USING (plugin, kind, name)});
	is(join("\n", grep { $was{$_} } @made), '', 'deploy() makes nothing again that is as it was');
	is($node->safe_psql($db, 'SELECT count(*) FROM partybuild.deploy()'), '0', 'and has nothing to do then');
	is($node->safe_psql($db, $unwell), '', 'everything is judged from here on');
}

# A dump of the earlier version goes into the present one too.
sub dump_is_restored
{
	my ($court, $db) = @_;
	$node->safe_psql('postgres', qq{CREATE DATABASE "$db"});
	$node->command_ok([ 'sh', '-ec', "$psql -o /dev/null -f $dest/$court.sql $db" ],
		'its dump is restored into the present version');
	refused($db, $leave, qr/ORG-01/, 'which judges');
	$node->safe_psql($db, 'SELECT count(*) FROM partybuild.deploy()');
	is($node->safe_psql($db, $unwell), '', 'and is brought up to date by deploy()');
}

# What the court had of its own is there, and everything enforces.
sub goes_on
{
	my ($db) = @_;
	$node->safe_psql($db, 'SELECT count(*) FROM partybuild.deploy()');
	is($node->safe_psql($db, q{SELECT kind, object FROM partybuild.health() WHERE kind NOT IN ('job', 'session')}), '',
		'everything is judged, and deploy() wants no audit after the last');
	is($node->safe_psql($db, 'SELECT * FROM partybuild.verify_closed(NULL)'), '', 'closed periods are what views say');
	is($node->safe_psql($db, q{SELECT goal, measure FROM party.finding WHERE rule = 'ORG-16'}),
		'a discipline committee|to be elected', 'what was decided of a finding is there');
	is($node->safe_psql($db, q{SELECT partybuild.param('ORG-02', 'max', '2026-06-01'), partybuild.mode('ORG-15', 5),
		(SELECT count(*) FROM party.approval), (SELECT source FROM partybuild.calendar_year WHERE year = 2027)}),
		'51|off|1|order 3', 'numbers, modes, approvals and the calendar of the court');
	refused($db, $leave, qr/23PB1.*ORG-01/s, 'a violation is refused');
	refused($db, q{UPDATE party.organisation SET name = 'reserved' WHERE id = 5}, qr/23PB1.*LOC-01/s,
		'so is one of the court\'s own rule');
	$node->safe_psql($db, q{BEGIN;
		UPDATE party.membership SET to_date = partybuild.today()
			WHERE to_date IS NULL AND member_id = (SELECT id FROM party.member WHERE emp_no = 'L00095');
		INSERT INTO party.membership (member_id, org_id, status, from_date)
			SELECT m.id, o.id, 'full', partybuild.today() FROM party.member m, party.organisation o
			WHERE m.emp_no = 'L00095' AND o.name = '执行局党支部';
		COMMIT});
	is($node->safe_psql($db, q{SELECT o.name FROM party.membership h JOIN party.member m ON m.id = h.member_id
		JOIN party.organisation o ON o.id = h.org_id WHERE m.emp_no = 'L00095' AND h.to_date IS NULL}), '执行局党支部',
		'a transfer is accepted');
}

# What alters roles and rights on settings, as CREATE EXTENSION does, is done by one session at a time.
$node->safe_psql('postgres', 'CREATE ROLE other SUPERUSER');
my (%fresh, %rows);
foreach my $earlier (@landed)
{
	subtest "from $earlier" => sub {
		my $court = "court-$earlier";
		behind($earlier, $court);
		# a fresh installation, with the same sample; the first court found no roles
		my @plugins = plugins($earlier);
		my $fresh = fresh_of($earlier);
		$fresh{$fresh} //= do {
			$node->safe_psql('postgres', qq{CREATE DATABASE "$fresh"});
			$node->safe_psql($fresh, join '', 'SET client_min_messages = warning; CREATE EXTENSION partybuild CASCADE;',
				(map { "CREATE EXTENSION partybuild_$_;" } @plugins), 'SELECT count(*) FROM partybuild.deploy()');
			beside("PGDATABASE=$fresh scripts/load-sample
				$psql -o /dev/null -f t/landed/own.sql $fresh
				" . rows_of($fresh));
		};
		upgraded($court, @plugins);
		$rows{$earlier} = beside(rows_of($court));
		dump_is_restored($court, "$court-dumped");
	};
}
foreach my $fresh (sort keys %fresh)
{
	ok($fresh{$fresh}->finish, "$fresh takes the sample court, its jobs and reports run");
	state_of($fresh);
}
foreach my $earlier (@landed)
{
	subtest "from $earlier, beside a fresh installation" => sub {
		my ($court, $fresh) = ("court-$earlier", fresh_of($earlier));
		ok($rows{$earlier}->finish, 'jobs and reports run');
		state_of($court);
		is(differences($court, $fresh, 'state'), '', 'objects and catalogue are the same');
		is(differences($court, $fresh, 'rows'), '', 'and so are registers, reports and findings');
		goes_on($court);
	};
}

# A session that was open while a later version was installed: its library is older than the catalogue.
refused('fresh', q{UPDATE party.member SET name = name || '' WHERE id = 1;
	BEGIN;
	SET LOCAL allow_system_table_mods = on;
	UPDATE pg_extension SET extversion = '9.9' WHERE extname = 'partybuild';
	DELETE FROM partybuild.rule WHERE false;
	UPDATE party.member SET name = name || '' WHERE id = 1},
	qr/55000: extension "partybuild" is of version 9\.9 in this .* of version \Q$version\E.*reconnect/s,
	'a library refuses a catalogue of a later version too');

# A plugin is upgraded as docs/plugins.md says: one rule changed, one gone.
my $plugin = "$dest/plugin";
system_or_bail('cp', '-r', 'examples/plugin', $plugin);
sub change
{
	my ($file, $code) = @_;
	local $_ = slurp_file("$plugin/$file");
	$code->();
	put("$plugin/$file", $_);
}
sub install
{
	my ($is, $what) = @_;
	change('partybuild_example.control', sub { s/(default_version = ).*/$1'$is'/; s{\$libdir}{$plugin} });
	command_ok([ 'make', '-s', '-C', $plugin, 'with_llvm=no' ], $what);
	system_or_bail('sh', '-c', "cp $plugin/partybuild_example.control $plugin/partybuild_example--*.sql '$dir'");
}
change('catalogue.sql', sub { s{\$libdir}{$plugin} });
change('rule/EXA-01.sql', sub { s/EXA-01/EXA-02/g; s/exa_01/exa_02/g; put("$plugin/rule/EXA-02.sql", $_);
	s/EXA-02/EXA-01/g; s/exa_02/exa_01/g });
install('0.1.0', 'a plugin is built');
$node->safe_psql('fresh', 'CREATE EXTENSION partybuild_example; SELECT count(*) FROM partybuild.deploy()');
refused('fresh', "INSERT INTO party.member (name) VALUES ('somebody 2')", qr/EXA-01/, 'its rules are judged');
unlink "$plugin/rule/EXA-02.sql" or die $!;
change('rule/EXA-01.sql', sub { s/\[0-9\]/[0-9#]/g });
mkdir "$plugin/upgrade" or die $!;
put("$plugin/upgrade/0.1.0--0.2.0.sql", "-- Nothing by hand.\n");
# Meanwhile the court has used names for its own that the next version ships.
change('catalogue.sql', sub { $_ .= "\nINSERT INTO partybuild.term (name, zh, en, plugin) "
	. "VALUES ('by name', '按名', 'by its name', 'example');\n" });
change('rule/EXA-01.sql', sub { my $one = $_; s/EXA-01/EXA-03/g; s/exa_01/exa_03/g; s/\[0-9#\]/[@]/g;
	put("$plugin/rule/EXA-03.sql", $_); $_ = $one });
$node->safe_psql('fresh', q{
	SELECT partybuild.set_term('by name', '名', 'name');
	CREATE VIEW party_rule.loc_03 AS SELECT m.id AS subject, NULL::bigint AS org_id, 1::numeric AS magnitude,
		'{}'::jsonb AS args FROM party.member m WHERE m.name = 'bad';
	SELECT partybuild.add_rule('EXA-03', 'party_rule.loc_03', 'member', 'x', 'x', 'x', 'bad name', 'order 1');
	SELECT partybuild.watch('EXA-03', 'party.member', 'id', '{name}');
	SELECT partybuild.add_parameter('EXA-03', 'max', 3, 'order 1');
	SELECT partybuild.set_mode('EXA-03', 'warn', 'order 2');
	INSERT INTO party.member (name) VALUES ('bad');
	SELECT partybuild.unset_mode(id) FROM partybuild.policy WHERE rule = 'EXA-03';
	CREATE VIEW party_rule.exa_04_owed AS SELECT o.id AS subject, o.id AS org_id, o.active_on AS from_date,
		NULL::date AS to_date FROM party.organisation o;
	CREATE VIEW party_rule.exa_04_done AS SELECT a.org_id AS subject, a.held_on AS on_date, a.id::text AS reference
		FROM party.activity a;
	SELECT partybuild.add_obligation('EXA-04', 'party_rule.exa_04_owed', 'party_rule.exa_04_done', 'year',
		'x', 'x', 'x')});
my $count = q{SELECT count(*), count(DISTINCT due_on) FROM compliance.status WHERE rule = '%s'};
my $owed = $node->safe_psql('fresh', sprintf $count, 'EXA-04');
install('0.2.0', 'its next version is built, with a script that upgrades the last');
refused('fresh', "INSERT INTO party.member (name) VALUES ('#')",
	qr/55000: extension "partybuild_example" is of version 0\.1\.0.*ALTER EXTENSION partybuild_example UPDATE/s,
	'its new library on its old catalogue refuses');
refused('fresh', 'ALTER EXTENSION partybuild_example UPDATE',
	qr/42710: rule EXA-03 is shipped now, and the court has one of its own.*rename_rule\('EXA-03', 'LOC-…'\)/s,
	'a rule of the court\'s own by a code that is shipped now stops the update, by name');
$node->safe_psql('fresh', "SELECT partybuild.rename_rule('EXA-03', 'LOC-93');
	SELECT partybuild.rename_rule('EXA-04', 'LOC-94')");
refused('fresh', 'ALTER EXTENSION partybuild_example UPDATE',
	qr/WARNING: .*term "by name" is shipped now: that of the court's own gives way.*It was "名", "name"/s,
	'a term of the court\'s own gives way');
is($node->safe_psql('fresh', q{SELECT kind, name, action FROM partybuild.deploy() ORDER BY name}),
	"rule|EXA-01|replaced\nrule|EXA-03|created\nview|party_rule.exa_02_name|dropped",
	'deploy() replaces what has changed');
is($node->safe_psql('fresh', q{SELECT (SELECT count(*) FROM party.finding WHERE rule = 'LOC-93'),
	partybuild.param('LOC-93', 'max'),
	(SELECT count(*) FROM partybuild.order_history WHERE rule = 'LOC-93'),
	(SELECT count(*) FROM party.finding WHERE rule ~ 'EXA-0[34]')}), '1|3|1|0',
	'with another code it is the same rule');
unlike($owed, qr/^0/, 'and so is an obligation that is owed');
is($node->safe_psql('fresh', sprintf $count, 'LOC-94'), $owed, 'by the other code');
refused('fresh', "INSERT INTO party.member (name) VALUES ('bad')", qr/23PB1.*LOC-93/s, 'it is judged');
refused('fresh', "INSERT INTO party.member (name) VALUES ('#')", qr/23PB1.*EXA-01/s, 'the rule is the new one');
is($node->safe_psql('fresh', q{SELECT count(*) FILTER (WHERE r.code = 'EXA-02'), to_regclass('party_rule.exa_02_name')
	FROM partybuild.rule r}), '0|', 'the other is gone');
$node->stop;
done_testing();
