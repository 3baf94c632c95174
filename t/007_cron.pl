# schedule() makes a job that pg_cron runs, where pg_cron lives in the same database, in another one, or not at all.
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
like($node->safe_psql('court', 'SELECT partybuild.schedule()'), qr/nightly not scheduled: pg_cron is not loaded/,
	'without pg_cron it says what is missing');
$node->append_conf('postgresql.conf',
	"shared_preload_libraries = 'pg_cron'\ncron.database_name = 'court'\ncron.use_background_workers = on");
$node->restart;
$node->safe_psql('court', 'CREATE EXTENSION pg_cron');
$node->safe_psql('court', q{ALTER TABLE party.membership DISABLE TRIGGER USER; DELETE FROM party.membership
	WHERE id IN (1, 2); ALTER TABLE party.membership ENABLE TRIGGER USER});
like($node->safe_psql('court', q{SELECT partybuild.schedule('nightly', '* * * * *')}), qr/nightly scheduled as job \d+/,
	'with it in this database it schedules');
new_court($node, 'other');
like($node->safe_psql('other', 'SELECT partybuild.schedule()'),
	qr/pg_cron lives in database court.*schedule_in_database/, 'with it in another one it says what to run there');
ok($node->poll_query_until('court', q{SELECT count(*) > 0 FROM party.job_run WHERE job = 'audit'
	AND ended_at IS NOT NULL AND error IS NULL}), 'the job has run');
is($node->safe_psql('court', q{SELECT rule, organisation, origin FROM compliance.violation WHERE rule = 'ORG-01'}),
	'ORG-01|first|audit', 'and found what came past the triggers (ORG-01)');
# The other jobs run by pg_cron too; compliance.job shows them. Where a minute is too short for the nightly one, another
# would find it at work.
$node->safe_psql('court', q{SELECT partybuild.schedule('nightly', '0 2 * * *');
	SELECT partybuild.schedule(j, '* * * * *')
	FROM unnest('{remind,month_end,quarter_end}'::text[]) j});
ok($node->poll_query_until('court', q{SELECT count(*) = 6 FROM compliance.job WHERE ended_at IS NOT NULL
	AND error IS NULL AND NOT late}), 'every job has run by pg_cron');
is($node->safe_psql('court', q{SELECT count(DISTINCT jobname) FROM cron.job}), '4', 'each is scheduled once');

# A run with failed steps is no success, for pg_cron neither; what else there is to do is done.
$node->safe_psql('court', q{SELECT cron.unschedule(jobid) FROM cron.job;
	CREATE VIEW party_rule.loc_01 AS SELECT o.id AS subject, o.id AS org_id, (1 / (o.id - o.id))::numeric AS magnitude,
		'{}'::jsonb AS args FROM party.organisation o;
	SELECT partybuild.add_rule('LOC-01', 'party_rule.loc_01', 'organisation', 'x', 'x', 'x', 'x', 'x')});
$node->poll_query_until('court', q{SELECT count(*) = 0 FROM party.job_run WHERE ended_at IS NULL});
$node->safe_psql('court', 'SELECT pg_sleep(1); DELETE FROM party.job_step; DELETE FROM party.job_run');
my ($status, undef, $told) = $node->psql('court', 'CALL partybuild.nightly()');
is($status, 3, 'a nightly run with a failed step ends with an error');
like($told, qr{some steps failed, all others were done.*DETAIL:  audit, LOC-01: .*division by zero}s,
	'that says which');
is($node->safe_psql('court', q{SELECT string_agg(job, ' ' ORDER BY job) FROM party.job_run WHERE ended_at IS NOT NULL}),
	'audit close foresee', 'all of its jobs were run');
is($node->safe_psql('court', q{SELECT count(*) FROM party.job_step WHERE error IS NULL AND ended_at IS NULL}), '0',
	'and all of their steps done');
is($node->safe_psql('court', q{SELECT last_success IS NULL FROM compliance.job WHERE part = 'audit'}), 't',
	'compliance.job does not call it a success');

# With a plugin goes what pg_cron has of its job; where pg_cron lives elsewhere it is said what to run there.
$node->safe_psql('court', q{SELECT partybuild.schedule('dues'); SELECT partybuild.schedule('remind', '0 7 * * *');
	SELECT cron.schedule_in_database('another''s', '0 0 1 * *', 'CALL partybuild.assess_months()', 'other')});
is($node->psql('court', 'DROP EXTENSION partybuild_dues CASCADE', stderr => \$told), 0, 'the plugin is dropped');
unlike($told, qr/pg_cron/, 'without a word of pg_cron, which is here');
is($node->safe_psql('court', q{SELECT string_agg(jobname, ', ' ORDER BY jobname) FROM cron.job}),
	'another\'s, partybuild remind court', 'its job is no longer run, others are');
$node->psql('other', 'DROP EXTENSION partybuild_dues CASCADE', stderr => \$told);
like($told, qr/WARNING:  pg_cron in database court may go on with: CALL partybuild.assess_months\(\)/,
	'from another database it is told that pg_cron goes on');
my ($there) = $told =~ /HINT:  Run there: (SELECT cron\.unschedule.*;)/;
$node->safe_psql('court', $there);
is($node->safe_psql('court', q{SELECT string_agg(jobname, ', ' ORDER BY jobname) FROM cron.job}),
	'partybuild remind court', 'what to run there ends it');
$node->stop;
done_testing();
