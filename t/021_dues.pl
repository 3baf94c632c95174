# The job that assesses dues on the first: months that were missed too, each committed by itself; killed in the middle
# nothing is half done; what failed is told; brackets are the administrator's to set.
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
sub ask { return $node->safe_psql('court', shift) }
ask(q{SELECT partybuild.record_dues((partybuild.today() - interval '2 months')::date);
	INSERT INTO party.dues_base (member_id, category, base, source, from_date)
	SELECT i, 'salaried', 4000, 'payroll', '2020-01-01' FROM generate_series(1, 7) i});
is(ask(q{SELECT at, late FROM compliance.job WHERE job = 'dues'}), '1 0 1 * *|f', 'compliance.job has the job');
like(ask(q{SELECT partybuild.schedule('dues')}), qr/^dues not scheduled: .*CALL partybuild.assess_months\(\)/,
	'schedule() schedules it');

# Where something stands in the way the run says so, and nothing is written.
ask(q{ALTER TABLE party.dues_assessment ADD CONSTRAINT broken CHECK (member_id < 5) NOT VALID});
my ($status, undef, $told) = $node->psql('court', 'CALL partybuild.assess_months()');
is($status, 3, 'a run that fails ends with an error');
like($told, qr{some steps failed.*DETAIL:  dues, dues: .*"broken"}s, 'that says why');
is(ask('SELECT count(*) FROM party.dues_assessment'), '0', 'nothing is half done');
is(ask(q{SELECT count(*) FROM party.dues_month}), '0', 'and no month is said to be assessed');
is(ask(q{SELECT rows, error ~ 'broken' FROM party.job_run WHERE job = 'dues'}), '0|t', 'the run is kept');
ask('ALTER TABLE party.dues_assessment DROP CONSTRAINT broken');

# Killed while it assesses the first of three months, then run again.
my $writer = $node->background_psql('court');
$writer->query_safe(q{BEGIN; UPDATE party.dues_base SET base = 5000 WHERE member_id = 1});
my $job = IPC::Run::start([ 'psql', '-XqAt', '-d', $node->connstr('court'), '-c', 'CALL partybuild.assess_months()' ],
	'<', \undef, '>', \my $out, '2>', \my $err);
ok($node->poll_query_until('court', q{SELECT count(*) = 1 FROM pg_stat_activity
	WHERE query ~ '^CALL partybuild.assess_months' AND wait_event_type = 'Lock'}), 'it waits for who changes a base');
ask(q{SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ~ '^CALL partybuild.assess_months'});
$job->finish;
$writer->query_safe('COMMIT');
$writer->quit;
is(ask('SELECT count(*) FROM party.dues_assessment'), '0', 'killed it leaves nothing');
ask('CALL partybuild.assess_months()');
is(ask(q{SELECT string_agg(n::text, ' ') FROM (SELECT count(*) AS n FROM party.dues_assessment GROUP BY month) x}),
	'7 7 7', 'run again it assesses all three months');
is(ask(q{SELECT DISTINCT amount FROM party.dues_assessment WHERE member_id = 1}), '50.00',
	'by the base that was changed');
is(ask(q{SELECT rows, error IS NULL, ended_at IS NOT NULL FROM party.job_run ORDER BY id DESC LIMIT 1}), '21|t|t',
	'in one run');
is(ask(q{SELECT rows, steps_done, late FROM compliance.job WHERE part = 'dues'}), '21|1|f',
	'which compliance.job shows');
ask('CALL partybuild.assess_months()');
is(ask(q{SELECT rows FROM party.job_run ORDER BY id DESC LIMIT 1}), '0', 'and once more, nothing');
is(ask(q{SELECT count(*) FROM pg_inherits WHERE inhparent = 'party.dues_assessment'::regclass
	AND inhrelid = to_regclass('party.dues_assessment_' || extract(year FROM partybuild.today()) + 1)}), '1',
	'the coming year has its partition');

# Brackets are set by administrators alone.
ask(q{CREATE ROLE clerk LOGIN IN ROLE partybuild_clerk; CREATE ROLE admin LOGIN IN ROLE partybuild_admin});
my $set = q{SELECT partybuild.set_dues_brackets('retired', '2030-01-01', 'order', '{NULL}', ARRAY[1])};
my $direct = q{INSERT INTO partybuild.dues_bracket VALUES ('retired', '2030-01-01', NULL, 2, NULL, 'x')};
foreach my $case ([ clerk => $set, 3 ], [ clerk => $direct, 3 ], [ admin => $direct, 3 ], [ admin => $set, 0 ])
{
	my ($role, $sql, $want) = @$case;
	is($node->psql('court', "SET ROLE $role; $sql"), $want, "$role: $sql");
}
is(ask(q{SET ROLE clerk;
	SELECT assessed FROM partybuild.assess_dues(to_char(partybuild.today(), 'YYYY-MM')::partybuild.period)}), '0',
	'a clerk assesses');
ask(q{ALTER TABLE party.membership ENABLE ROW LEVEL SECURITY;
	CREATE POLICY own ON party.membership TO clerk USING (org_id = 11)});
$node->psql('court', q{\set VERBOSITY verbose
	SET ROLE clerk;
	SELECT partybuild.assess_dues(to_char(partybuild.today(), 'YYYY-MM')::partybuild.period, again => true)},
	stderr => \$told);
like($told, qr/ERROR:  42501: .*row-level security/, 'one who does not see everybody does not, and is told');

# With the plugin its job goes.
ask('DROP EXTENSION partybuild_dues CASCADE');
is(ask(q{SELECT count(*) FROM partybuild.job WHERE name = 'dues'}), '0', 'a dropped plugin leaves no job');
$node->stop;
done_testing();
