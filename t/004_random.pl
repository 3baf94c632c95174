# Eight clients write at random for a minute, in autocommit, in blocks, at every isolation level; then a plain
# query that shares no code with the engine finds no branch below 3 or above 50 (ORG-01, ORG-02), nobody in two
# branches or none (ORG-11), no second secretary (POS-03) and no office-holder from elsewhere (POS-02).
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $seconds = $ENV{PARTYBUILD_RANDOM_SECONDS} || 60;
my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->append_conf('postgresql.conf', "fsync = off\nlog_min_messages = fatal\nlog_min_error_statement = fatal");
$node->start;
$node->safe_psql('postgres', q{
	SET client_min_messages = warning;
	CREATE EXTENSION partybuild CASCADE; CREATE EXTENSION partybuild_organisation; CREATE EXTENSION partybuild_life;
	SELECT count(*) FROM partybuild.deploy();
	SELECT partybuild.set_mode('POS-05', 'report', 'test');
	BEGIN;
	INSERT INTO party.organisation (id, name, kind, active_on) VALUES (1, 'superior', 'external_superior', NULL), (2, 'committee', 'basic_committee', '2005-01-01');
	INSERT INTO party.organisation (id, name, kind, active_on) SELECT i, 'branch ' || i, 'branch', '2005-01-01' FROM generate_series(11, 20) i;
	INSERT INTO party.subordination (org_id, parent_id, from_date) SELECT id, CASE id WHEN 2 THEN 1 ELSE 2 END, '2005-01-01' FROM party.organisation WHERE id > 1;
	INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (1, '1', '2004-01-01', 1, 'approval'), (2, '2', '2004-01-01', 2, 'approval');
	INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id) SELECT id, 'activation', '2005-01-01', CASE id WHEN 2 THEN 1 ELSE 2 END FROM party.organisation WHERE id > 1;
	INSERT INTO party.member (id, name, admitted_on, confirmed_on) SELECT i, 'member ' || i, '2010-01-01', '2011-01-01' FROM generate_series(1, 45) i;
	INSERT INTO party.membership (id, member_id, org_id, status, from_date) SELECT i, i, 11 + i % 10, 'full', '2010-01-01' FROM generate_series(1, 45) i;
	SELECT partybuild.adopt(partybuild.today() + 90);
	COMMIT;
});

my @clients;
for my $c (1 .. 8)
{
	srand(42 + $c);
	my $file = $node->basedir . "/client$c.sql";
	open my $f, '>', $file or die;
	for (1 .. 40000)
	{
		my ($m, $o, $m2, $o2) = (1 + int rand 45, 11 + int rand 10, 1 + int rand 45, 11 + int rand 10);
		my $move = "UPDATE party.membership SET org_id = $o WHERE id = $m;";
		my $move2 = "UPDATE party.membership SET org_id = $o2 WHERE id = $m2;";
		my $level = ('READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE')[ rand 3 ];
		my $what = rand;
		print $f $what < 0.4 ? "$move\n"
		  : $what < 0.6 ? "BEGIN ISOLATION LEVEL $level; $move SAVEPOINT a; $move2 " . (rand() < 0.5 ? 'ROLLBACK TO a;' : 'RELEASE a;') . " COMMIT;\n"
		  : $what < 0.7 ? "BEGIN ISOLATION LEVEL $level; $move SET CONSTRAINTS ALL IMMEDIATE; $move2 COMMIT;\n"
		  : $what < 0.8 ? "DO \$\$ BEGIN $move BEGIN $move2 SET CONSTRAINTS ALL IMMEDIATE; EXCEPTION WHEN OTHERS THEN NULL; END; END \$\$;\n"
		  : $what < 0.9 ? "INSERT INTO party.post (member_id, org_id, title, from_date) VALUES ($m, $o, 'secretary', '2020-01-01');\n"
		  : $what < 0.95 ? "DELETE FROM party.post WHERE org_id = $o;\n"
		  : "UPDATE party.membership SET status = CASE status WHEN 'full' THEN 'probationary' ELSE 'full' END::party.member_status WHERE id = $m;\n";
	}
	close $f;
	my ($in, $out) = ('', '');
	push @clients, IPC::Run::start([ 'timeout', $seconds, 'psql', '-qX', '-d', $node->connstr('postgres'), '-f', $file ], '<', \$in, '>', \$out, '2>', '/dev/null');
}
$_->finish for @clients;

cmp_ok($node->safe_psql('postgres', 'SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()'), '>', 500, 'something was written');
is($node->safe_psql('postgres', q{SELECT o.id, count(m.*) FROM party.organisation o LEFT JOIN party.membership m ON m.org_id = o.id AND m.status = 'full' WHERE o.kind = 'branch' GROUP BY o.id HAVING count(m.*) NOT BETWEEN 3 AND 50}),
	'', 'ORG-01, ORG-02: no branch is too small or too large');
is($node->safe_psql('postgres', 'SELECT member_id FROM party.membership GROUP BY member_id HAVING count(*) <> 1'), '', 'ORG-11: everybody is in one branch');
is($node->safe_psql('postgres', q{SELECT org_id FROM party.post WHERE title = 'secretary' GROUP BY org_id HAVING count(*) > 1}), '', 'POS-03: no two secretaries');
is($node->safe_psql('postgres', q{SELECT p.id FROM party.post p JOIN party.membership m USING (member_id) WHERE m.org_id <> p.org_id OR m.status <> 'full'}), '', 'POS-01, POS-02: office-holders are full members of the branch');
cmp_ok($node->safe_psql('postgres', q{SELECT 100 - count(*) FROM party.membership WHERE status = 'full'}), '<=', $node->safe_psql('postgres', q{SELECT bar FROM party.finding WHERE rule = 'ORG-04'}), 'ORG-04: the adopted finding is no worse than its bar');
$node->stop;
done_testing();
