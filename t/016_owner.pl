# A role that is not superuser, with CREATE on the database and membership of partybuild_admin, deploys core, plugins,
# loads the sample, is held to the rules, runs the jobs, and takes a plugin away and back. Another role cannot mix in.
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
$ENV{PGHOST} = $node->host;
$ENV{PGPORT} = $node->port;
$ENV{PGDATABASE} = 'court';

sub super { my ($sql) = @_; return $node->safe_psql('court', "SET client_min_messages = warning;\n$sql"); }

sub owner
{
	my ($sql) = @_;
	my ($rc, $out, $err) = $node->psql('court', "\\set VERBOSITY verbose\nSET client_min_messages = warning;\n$sql",
		extra_params => [ '-U', 'court_owner' ], on_error_stop => 1);
	return ($out, $err);
}

$node->safe_psql('postgres', 'CREATE ROLE court_owner LOGIN; CREATE DATABASE court;
	GRANT CREATE ON DATABASE court TO court_owner');
super('CREATE EXTENSION partybuild CASCADE; GRANT partybuild_admin TO court_owner;' . create_plugins());
my ($out, $err) = owner('SELECT count(*) = (SELECT count(*) FROM partybuild.layout) FROM partybuild.deploy()');
is("$out$err", 't', 'all of core and plugins is deployed');
is(super(q{SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname IN ('party', 'party_rule', 'compliance') AND c.relowner <> 'court_owner'::regrole}),
	'0', 'all of it belongs to who deployed');
is(super(q{SELECT count(*) FROM pg_proc p WHERE p.pronamespace = 'partybuild'::regnamespace
	AND p.proowner = 'court_owner'::regrole}), '0', 'and nothing in the extension\'s schema');
{
	local $ENV{PGUSER} = 'court_owner';
	command_ok([ 'scripts/load-sample' ], 'the sample is loaded, and found as it should be');
}
($out, $err) = owner(q{UPDATE party.membership SET to_date = partybuild.today() WHERE status = 'full'
	AND to_date IS NULL});
like($err, qr/23PB1/, 'rules are enforced');
($out, $err) = owner('CALL partybuild.audit(); CALL partybuild.nightly(); CALL partybuild.remind()');
is("$out$err", '', 'jobs run');
is(super('SELECT count(*) FROM party.job_step WHERE error IS NOT NULL'), '0', 'without an error');
($out, $err) = owner(q{SELECT count(*) > 0 FROM party.entitled_voters(2, '2026-01-01');
	SELECT partybuild.set_param('ORG-02', 'max', 45, '2027-01-01', 'order');
	CREATE VIEW party_rule.loc_01 AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
		'{}'::jsonb AS args FROM party.organisation o WHERE length(o.name) > 90;
	SELECT partybuild.add_rule('LOC-01', 'party_rule.loc_01', 'organisation', 'x', 'x', 'x', 'x', 'x');
	SELECT partybuild.watch('LOC-01', 'party.organisation', 'id', '{name}') > 0});
is($err, '', 'a number is set, and a rule added');

my $dir = PostgreSQL::Test::Utils::tempdir;
$node->command_ok([ 'pg_dump', '-U', 'court_owner', '-f', "$dir/court.sql", '-d', $node->connstr('court') ],
	'who deployed dumps the court');

# A plugin goes and comes back.
my $status = super('SELECT count(*), count(DISTINCT rule) FROM compliance.status');
foreach my $plugins ([ 'organisation' ], [ 'life', 'development', 'dues', 'venue', 'cadre', 'supervision' ],
	[ 'development' ], [ 'dues' ], [ 'venue' ], [ 'cadre', 'supervision' ], [ 'supervision' ])
{
	# what belongs to who deployed may need it
	super("SET client_min_messages = warning; DROP EXTENSION partybuild_$plugins->[0] CASCADE");
	($out, $err) = owner('SELECT count(*) FROM partybuild.deploy()');
	is($err, '', "$plugins->[0] is dropped, and deploy() tidies up");
	super("CREATE EXTENSION partybuild_$_") foreach @$plugins;
	($out, $err) = owner('SELECT count(*) > 0 FROM partybuild.deploy()');
	is("$out$err", 't', "@$plugins: back");
}
is(super('SELECT count(*), count(DISTINCT rule) FROM compliance.status'), $status, 'and reports what it did');

# Whoever is another cannot mix in; what was mixed by hand is told, and given back.
($out, $err) = ($node->psql('court', "\\set VERBOSITY verbose\nSELECT partybuild.deploy()"))[ 1, 2 ];
like($err, qr/42501: the registers were deployed by court_owner, and role .* is another.*HINT:  SET ROLE court_own/s,
	'a superuser is told who deployed');
is($node->safe_psql('court', 'SET ROLE court_owner; SELECT count(*) FROM partybuild.deploy()'), '0',
	'and deploys as that role');
my $me = $node->safe_psql('court', 'SELECT current_user');
super(qq{ALTER VIEW party_rule.org_01_branch_minimum OWNER TO "$me"; ALTER TABLE party.study_plan OWNER TO "$me";
	UPDATE partybuild.layout SET body = body || E'\\n-- later' WHERE name = 'ORG-01'});
($out, $err) = owner('SELECT partybuild.deploy()');
like($err, qr/42501: deploy stopped at rule ORG-01.*must be owner.*HINT:  A superuser gives it back/s,
	'what another role made is told');
super('SELECT partybuild.give_back() \gexec');
($out, $err) = owner('SELECT name FROM partybuild.deploy()');
is("$out$err", 'ORG-01', 'and is given back');

# Removed, and installed again: the registers are adopted, by their owner.
super(q{UPDATE party.member SET cnid = '11010519491231002X' WHERE id = (SELECT min(id) FROM party.member)});
super('DROP EXTENSION partybuild CASCADE');
is(super('SELECT cnid FROM party.member WHERE cnid IS NOT NULL ORDER BY id LIMIT 1'), '11010519491231002X',
	'removed: citizen numbers are text');
($out, $err) = owner('UPDATE party.membership SET to_date = current_date
		WHERE id = (SELECT max(id) FROM party.membership);
	UPDATE party.organisation SET active_on = active_on WHERE id = 2');
is($err, '', 'removed: the registers are written');

# The removed court is dumped by its owner, and restored by somebody else, who deploys there.
my $removed = 'SELECT count(*) FROM pg_proc p WHERE p.proowner <> $$heir$$::regrole
	AND p.pronamespace::regnamespace::text IN ($$party$$, $$compliance$$, $$party_rule$$)';
$node->command_ok([ 'pg_dump', '-U', 'court_owner', '--no-owner', '-f', "$dir/removed.sql",
	'-d', $node->connstr('court') ], 'removed: its owner dumps it');
$node->safe_psql('postgres', 'CREATE ROLE heir LOGIN; CREATE DATABASE heir; GRANT CREATE ON DATABASE heir TO heir');
$node->safe_psql('heir', 'CREATE EXTENSION btree_gist');
$node->command_ok([ 'psql', '-qXo', '/dev/null', '-U', 'heir', '-d', $node->connstr('heir'), '-f', "$dir/removed.sql" ],
	'somebody else restores it');
$node->safe_psql('heir', 'SET client_min_messages = warning; CREATE EXTENSION partybuild;
	GRANT partybuild_admin TO heir;' . create_plugins());
($out, $err) = ($node->psql('heir', q{SET client_min_messages = warning; SELECT DISTINCT action FROM partybuild.deploy()
	ORDER BY 1; SELECT count(*) FROM partybuild.deploy(); SELECT to_regclass('party.removed')},
	extra_params => [ '-U', 'heir' ]))[ 1, 2 ];
is("$out$err", "adopted\ncreated\n0\n", 'and deploys it');
is($node->safe_psql('heir', $removed), '0', 'all of it is his');
is($node->safe_psql('heir', q{SELECT kind, object, problem FROM partybuild.health()
	WHERE kind NOT IN ('job', 'session', 'audit')}), '',
	'and nothing is wrong');
($out, $err) = ($node->psql('heir', q{UPDATE party.membership SET to_date = partybuild.today() WHERE to_date IS NULL},
	extra_params => [ '-U', 'heir' ]))[ 1, 2 ];
like($err, qr/(?:ORG|DEV)-\d\d/, 'rules are enforced there');

super('CREATE EXTENSION partybuild;' . create_plugins());
($out, $err) = owner('SELECT DISTINCT action FROM partybuild.deploy() ORDER BY 1');
is("$out$err", "adopted\ncreated", 'installed again: the registers are adopted');
($out, $err) = owner('SELECT count(*) FROM partybuild.deploy()');
is("$out$err", '0', 'all of them');
is(super(q{SELECT value FROM partybuild.parameter WHERE rule = 'ORG-02' AND from_date = '2027-01-01'}), '45',
	'with what the court had set');
($out, $err) = owner(q{UPDATE party.organisation SET name = repeat('long', 30) WHERE id = 2});
like($err, qr/23PB1.*LOC-01/s, 'with its own rules');
($out, $err) = owner('UPDATE party.membership SET to_date = partybuild.today() WHERE to_date IS NULL');
like($err, qr/23PB1/, 'and those that are shipped');
($out, $err) = owner('CALL partybuild.nightly(); SELECT count(*) FROM party.job_step WHERE error IS NOT NULL');
is("$out$err", '0', 'and the jobs run');
$node->stop;
done_testing();
