# A dump, however it is taken and in whatever order it is restored, keeps feeds: what followed follows, nothing is
# carried twice, and the next write of the HR system is carried.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE court');
# tables whose names come before and after those of the extension's schemas
$node->safe_psql('court', q{SET client_min_messages = warning;
	CREATE EXTENSION partybuild CASCADE;
	SELECT count(*) FROM partybuild.deploy();
	CREATE ROLE clerk IN ROLE partybuild_clerk;
	INSERT INTO party.organisation (id, name, kind, active_on) VALUES (11, 'first', 'branch', '2005-01-01'),
		(12, 'second', 'branch', '2005-01-01');
	CREATE SCHEMA a_hr;
	CREATE SCHEMA z_hr;
	CREATE TABLE a_hr.staff (code text PRIMARY KEY, name text NOT NULL, id_no text, left_on date);
	CREATE TABLE z_hr.place (code text PRIMARY KEY REFERENCES a_hr.staff, branch text NOT NULL, since date NOT NULL)
		PARTITION BY LIST (code);
	ALTER TABLE z_hr.place ENABLE ROW LEVEL SECURITY;
	ALTER TABLE a_hr.staff ENABLE ROW LEVEL SECURITY;
	CREATE TABLE z_hr.place_1 PARTITION OF z_hr.place FOR VALUES IN ('E1');
	CREATE TABLE z_hr.place_other PARTITION OF z_hr.place DEFAULT;
	-- each mapping reads the table of the other, which jobs beside each other lock
	CREATE VIEW a_hr.as_member AS SELECT s.code, s.code AS emp_no, s.name, s.id_no::partybuild.cnid AS cnid,
		CASE WHEN EXISTS (SELECT FROM z_hr.place p WHERE p.since < '2000-01-01') THEN NULL
			ELSE '2010-01-01'::date END AS admitted_on FROM a_hr.staff s;
	CREATE VIEW z_hr.as_membership AS SELECT p.code, m.id AS member_id, o.id AS org_id, 'full'::text AS status,
		p.since AS from_date, s.left_on AS to_date FROM z_hr.place p JOIN a_hr.staff s ON s.code = p.code
		JOIN party.member m ON m.emp_no = p.code JOIN party.organisation o ON o.name = p.branch;
	SELECT partybuild.feed('a_hr.staff', 'a_hr.as_member', 'code');
	SELECT partybuild.feed('z_hr.place', 'z_hr.as_membership', 'code', 'party.membership');
	SELECT partybuild.feed_joined('z_hr.as_membership', 'a_hr.staff', 'code', 'code');
	SELECT partybuild.feed_joined('a_hr.as_member', 'z_hr.place', 'code', 'code');
	INSERT INTO a_hr.staff VALUES ('E1', 'one', '11010519491231002X'), ('E2', 'two', NULL);
	INSERT INTO z_hr.place VALUES ('E1', 'first', '2010-01-01'), ('E2', 'first', '2010-01-01');
	UPDATE z_hr.place SET branch = 'second', since = '2020-01-01' WHERE code = 'E2'});
my $state = q{SELECT string_agg(x, chr(10) ORDER BY x) FROM (
	SELECT m::text FROM party.member m UNION ALL SELECT h::text FROM party.membership h
	UNION ALL SELECT w::text FROM party.fed w UNION ALL SELECT f::text FROM partybuild.feed f
	UNION ALL SELECT format('%s %s', t.tgrelid::regclass, t.tgname) FROM pg_trigger t WHERE t.tgname ~ '_fe') s (x)};
my $before = $node->safe_psql('court', $state);
like($before, qr/E2.*membership.*z_hr\.place/s, 'the feeds are followed');

my $dir = PostgreSQL::Test::Utils::tempdir;
my $court = $node->connstr('court');
$node->command_ok([ 'pg_dump', '-f', "$dir/plain.sql", '-d', $court ], 'pg_dump, plain');
$node->command_ok([ 'pg_dump', '-Fc', '-f', "$dir/custom", '-d', $court ], 'pg_dump, custom');
sub restore
{
	my ($db, $what, @options) = @_;
	$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', $node->connstr($db), @options, "$dir/custom" ],
		"$db: $what");
}
my %restore = (
	plain => sub {
		$node->command_ok([ 'psql', '-qX', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('plain'), '-f',
			"$dir/plain.sql" ], 'plain: restored by psql');
	},
	custom => sub { restore('custom', 'restored') },
	jobs => sub { restore('jobs', 'restored by four jobs', '-j', '4') },
	sections => sub {
		restore('sections', "restored: $_", "--section=$_") foreach qw(pre-data data post-data);
	},
	# the triggers are there before the rows
	data => sub {
		restore('data', 'the schema', '--schema-only');
		restore('data', 'then the data', '--data-only', '--disable-triggers');
	},
	# what HR has before what the extension keeps, and after it
	map { my ($db, $order) = @$_; my $rest = $order =~ /-v/ ? '' : '-v'; $db => sub {
		$node->command_ok([ 'sh', '-ec', "pg_restore -l $dir/custom >$dir/list
			own='TABLE DATA [az]_hr '
			first=\$(grep -n 'TABLE DATA' $dir/list | head -1 | cut -d: -f1)
			{ head -\$((first - 1)) $dir/list
			  tail +\$first $dir/list | grep $order
			  tail +\$first $dir/list | grep \"TABLE DATA\\|SEQUENCE SET\" | grep $rest \"\$own\"
			  tail +\$first $dir/list | grep -v \"TABLE DATA\\|SEQUENCE SET\"; } >$dir/$db.list" ], "$db: a list");
		restore($db, 'restored in that order', '-L', "$dir/$db.list");
	} } ([ 'hr_first', '"$own"' ], [ 'hr_last', '"TABLE DATA\|SEQUENCE SET" | grep -v "$own"' ]));
foreach my $how (sort keys %restore)
{
	$node->safe_psql('postgres', "CREATE DATABASE $how");
	$restore{$how}->();
	is($node->safe_psql($how, $state), $before, "$how: as it was");
	is($node->safe_psql($how, q{SELECT count(*) FROM partybuild.refeed(dry => true)}), '0',
		"$how: nothing is left to do");
	is($node->safe_psql($how, q{SELECT count(*) FROM partybuild.health() h WHERE h.kind = 'feed'}), '0',
		"$how: and nothing is wrong");
	is($node->safe_psql($how, q{UPDATE a_hr.staff SET name = 'another' WHERE code = 'E1';
		UPDATE z_hr.place SET branch = 'second', since = '2021-01-01' WHERE code = 'E1';
		INSERT INTO a_hr.staff VALUES ('E3', 'three'); INSERT INTO z_hr.place VALUES ('E3', 'first', '2022-01-01');
		SELECT string_agg(concat_ws(' ', m.emp_no, m.name, h.org_id, h.from_date, h.to_date), ', '
			ORDER BY m.emp_no, h.from_date) FROM party.member m JOIN party.membership h ON h.member_id = m.id}),
		'E1 another 11 2010-01-01 2021-01-01, E1 another 12 2021-01-01, E2 two 11 2010-01-01 2020-01-01, ' .
		'E2 two 12 2020-01-01, E3 three 11 2022-01-01', "$how: what HR writes is carried");
	my ($rc, $out, $err) = $node->psql($how, q{SET partybuild.language = 'en'; SET ROLE clerk;
		UPDATE party.member SET name = 'x' WHERE emp_no = 'E1'});
	like($err, qr/is kept by the feed as_member/, "$how: and nobody else writes it");
	is($node->safe_psql($how, q{CREATE TABLE a_hr.more (code text PRIMARY KEY);
		CREATE VIEW a_hr.more_as_member AS SELECT m.code, m.code AS name FROM a_hr.more m;
		SELECT partybuild.feed('a_hr.more', 'a_hr.more_as_member', 'code', match => '{name}')}), '3',
		"$how: the next feed has the next number");
}
$node->stop;
done_testing();
