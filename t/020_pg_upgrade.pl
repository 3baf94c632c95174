# pg_upgrade takes the sample court from an older PostgreSQL to this one: every table and view says what it said, and
# the rules hold from the first write. PGOLD says which older one; the extension is installed for both. Without it there
# is nothing to run: scripts/in-chroot has both in one root.
use strict;
use warnings;
use Cwd qw(abs_path getcwd);
use FindBin;
use lib $FindBin::Bin;
use day;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use writer;

plan skip_all => 'PGOLD names no older PostgreSQL' unless $ENV{PGOLD};

stay_within_day(5);
my $old = sample_court(name => 'old', install_path => "/usr/lib/postgresql/$ENV{PGOLD}");
$old->safe_psql('postgres', q{
	SELECT partybuild.set_mode('ORG-15', 'off', 'order 1');
	SELECT partybuild.set_param('ORG-02', 'max', 60, '2027-01-01', 'order 2');
	CREATE VIEW party_rule.loc_01 AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
		'{}'::jsonb AS args FROM party.organisation o WHERE o.name = 'bad';
	SELECT partybuild.add_rule('LOC-01', 'party_rule.loc_01', 'organisation', 'x', 'x', 'x', 'bad name', 'order 3');
	SELECT partybuild.watch('LOC-01', 'party.organisation', 'id', '{name}');
	ALTER DATABASE postgres SET session_preload_libraries = 'partybuild';
	ALTER DATABASE postgres SET partybuild.language = 'en';
	CALL partybuild.nightly()});

# What is in every table and view of ours, but for how late a job is; the definitions and states of triggers; rights on
# a setting.
sub state_of
{
	my ($node) = @_;
	my %state = map { split /\t/, $_, 2 } split /\n/, $node->safe_psql('postgres', q{
		SELECT c.oid::regclass || E'\t' || (xpath('/row/d/text()', query_to_xml(format(
			$q$SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\n' ORDER BY t::text COLLATE "C")), '') AS d
			     FROM %s t$q$, c.oid::regclass), false, true, '')))[1]
		  FROM pg_class c
		 WHERE c.relnamespace::regnamespace::text IN ('party', 'partybuild', 'compliance', 'party_rule')
		   AND c.relkind IN ('r', 'p', 'v') AND c.oid <> 'compliance.job'::regclass});
	$state{triggers} = $node->safe_psql('postgres', q{
		SELECT tgrelid::regclass, tgname, tgenabled, translate(pg_get_triggerdef(oid), '()', '') FROM pg_trigger
		 WHERE NOT tgisinternal ORDER BY 1, 2});
	$state{rights} = $node->safe_psql('postgres', q{
		SELECT r, has_parameter_privilege(r, 'partybuild.as_of', 'SET')
		  FROM unnest('{partybuild_auditor,partybuild_clerk}'::name[]) r});
	return \%state;
}

my $health = q{SELECT kind, object, problem FROM partybuild.health() ORDER BY 1, 2};
my $healthy = $old->safe_psql('postgres', $health);
my $before = state_of($old);
cmp_ok(scalar(keys %$before), '>', 150, 'tables and views are compared') || diag join ' ', sort keys %$before;
unlike($before->{"party.$_"}, qr/^0 /, "party.$_ has rows") foreach qw(member membership finding post activity);
unlike($before->{"compliance.$_"}, qr/^0 /, "compliance.$_ has rows") foreach qw(status violation period_result);
$old->stop;

my $new = PostgreSQL::Test::Cluster->new('new');
my @checksums = $new->pg_version >= 18 ? '--no-data-checksums' : ();
$new->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8', @checksums ]);
my @command = ('pg_upgrade', '-b', $old->config_data('--bindir'), '-B', $new->config_data('--bindir'),
	'-d', abs_path($old->data_dir), '-D', abs_path($new->data_dir), '-p', $old->port, '-P', $new->port,
	'-s', $new->host, '-j', '2');
my $here = getcwd();
chdir PostgreSQL::Test::Utils::tempdir() or die "chdir: $!";    # it writes scripts to where it stands
command_ok(\@command, "pg_upgrade from $ENV{PGOLD}");
chdir $here or die "chdir: $!";
$new->start;
my $after = state_of($new);
is_deeply($after, $before, 'tables, views, triggers and rights are what they were');
# All triggers are new: for all the server knows something was written before they were there.
like($new->safe_psql('postgres', $health), qr/^audit\|/m, 'health() wants an audit');
# This server prints views otherwise.
my $version = $new->pg_version->major;
like($new->safe_psql('postgres', $health), qr/^deploy\|PostgreSQL $version\|/m, 'health() wants deploy()');
is($new->safe_psql('postgres', q{SELECT string_agg(DISTINCT kind || ' ' || action, ', ') FROM partybuild.deploy()}),
	'compliance replaced, function replaced, rule replaced',
	'deploy() makes the views anew, and functions that print otherwise, and has nothing else to do');
is($new->safe_psql('postgres', 'SELECT count(*) FROM partybuild.deploy()'), '0', 'and then nothing');

# Writes: before there are statistics, and after.
my $two_leave = q{
	BEGIN;
	UPDATE party.membership m SET to_date = partybuild.today()
	  FROM (SELECT m.id FROM party.membership m JOIN party.organisation o ON o.id = m.org_id
	         WHERE o.name = '民事审判第二庭党支部' AND m.to_date IS NULL
	           AND m.member_id NOT IN (SELECT member_id FROM party.post) ORDER BY m.id LIMIT 2) x
	 WHERE m.id = x.id;
	COMMIT;};
my $one_is_transferred = q{
	BEGIN;
	UPDATE party.membership SET to_date = partybuild.today()
	 WHERE to_date IS NULL AND member_id = (SELECT id FROM party.member WHERE emp_no = 'L00095');
	INSERT INTO party.membership (member_id, org_id, status, from_date)
	SELECT m.id, o.id, 'full', partybuild.today() FROM party.member m, party.organisation o
	 WHERE m.emp_no = 'L00095' AND o.name = '执行局党支部';
	COMMIT;};
sub refused
{
	my ($rule, $sql, $when) = @_;
	my ($rc, $out, $err) = $new->psql('postgres', $sql, extra_params => [ '-v', 'VERBOSITY=verbose' ]);
	like($err, qr/ERROR:  23PB1: .*$rule/s, "$when: $rule refuses");
}
refused('ORG-01', $two_leave, 'at once');
refused('LOC-01', q{UPDATE party.organisation SET name = 'bad' WHERE name = '执行局党支部'}, 'at once');
$new->command_ok([ 'vacuumdb', '--analyze-in-stages', '-d', $new->connstr('postgres') ],
	'statistics are made');
refused('ORG-01', $two_leave, 'with statistics');
my ($rc, $out, $err) = $new->psql('postgres', $one_is_transferred);
is($err, '', 'a transfer is accepted');

($rc, $out, $err) = $new->psql('postgres', 'CALL partybuild.nightly()');
is("$rc $err", '0 ', 'the nightly job runs');
is($new->safe_psql('postgres', q{SELECT string_agg(DISTINCT job, ' ' ORDER BY job) || ' ' || count(error)
	FROM party.job_run WHERE id > (SELECT max(id) FROM party.job_run) - 3}), 'audit close foresee 0', 'all its parts');
is($new->safe_psql('postgres', $health), $healthy, 'and health() is satisfied');
done_testing();
