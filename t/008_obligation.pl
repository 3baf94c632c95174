# Closing of periods on a running server: late evidence, a job that is killed, cancelled or run twice, a view that
# errors, a clock that jumps.
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
sub ask { return $node->safe_psql('court', $_[0]) }

# Counted from the first day of the month before last: two months are over.
ask(q{SELECT partybuild.register_court('one', 'court one', counted_from => (date_trunc('month',
	partybuild.today()) - interval '2 months')::date)});
my ($first, $second) = split /\|/, ask(q{SELECT partybuild.period((date_trunc('month',
	partybuild.today()) - interval '2 months')::date, 'month'), partybuild.period((date_trunc('month',
	partybuild.today()) - interval '1 month')::date, 'month')});
sub held_study
{
	my ($id, $org, $month) = @_;
	my $m = $org == 11 ? 1 : 5;
	return qq{BEGIN;
		INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, chair_id, recorder_id)
		VALUES ($id, $org, 'study', 'held', '$month-10 09:00', '$month-10 10:00', $m, $m);
		INSERT INTO party.attendance (activity_id, member_id) VALUES ($id, $m);
		COMMIT;};
}
my $results = q{SELECT string_agg(subject || ' ' || period || ' ' || status, ', ' ORDER BY subject, period)
	FROM compliance.period_result WHERE rule = 'EDU-01'};
ask('SET client_min_messages = error;' . held_study(1, 11, $first));
ask('CALL partybuild.close_periods()');
is(ask($results), "11 $first met, 11 $second overdue, 12 $first overdue, 12 $second overdue",
	'two closed months, with what was held (EDU-01)');
is(ask(q{SELECT rows > 0, error IS NULL, steps = steps_done, late FROM compliance.job WHERE part = 'close'}), 't|t|t|f',
	'compliance.job shows the run');
is(ask(q{SELECT count(*) FROM party_rule.live WHERE rule = 'EDU-01'}), '2', 'the month we are in is live');
is(ask(q{SELECT count(*), count(*) FILTER (WHERE closed) FROM compliance.status WHERE rule = 'EDU-01'}), '6|4',
	'compliance.status has both');
is(ask(q{SELECT evidence ->> 0 FROM compliance.status WHERE rule = 'EDU-01' AND status = 'met'}),
	qq({"on": "$first-10", "reference": "activity 1"}), 'with the evidence');

# Late evidence marks just its subject and period, and a quarter that has ended with the month.
my $quarter = $second =~ /^(\d+)-(03|06|09|12)$/ ? ", EDU-02 12 $1Q" . $2 / 3 : '';
ask('CALL partybuild.close_periods()');
is(ask(q{SELECT rows FROM party.job_run ORDER BY id DESC LIMIT 1}), '0', 'nothing changed: nothing is written');
ask('SET client_min_messages = error;' . held_study(2, 12, $second));
is(ask(q{SELECT string_agg(rule || ' ' || subject || ' ' || period, ', ') FROM compliance.stale WHERE rule IN ('EDU-01',
	'EDU-02')}), "EDU-01 12 $second" . $quarter, 'evidence for a closed month marks that month');
ask('CALL partybuild.close_periods()');
is(ask($results), "11 $first met, 11 $second overdue, 12 $first overdue, 12 $second met",
	'and the next run evaluates it again');
is(ask(q{SELECT rows FROM party.job_step s WHERE step = 'EDU-01' ORDER BY run_id DESC LIMIT 1}), '1', 'it alone');
is(ask(q{SELECT count(*) FROM compliance.stale}), '0', 'no mark is left');
ask(qq{SET client_min_messages = error; UPDATE party.activity SET starts_at = '$first-11 09:00',
	ends_at = '$first-11 10:00' WHERE id = 2});
is(ask(q{SELECT string_agg(DISTINCT period::text, ' ' ORDER BY period::text) FROM compliance.stale
	WHERE rule = 'EDU-01'}), "$first $second", 'a meeting dated anew marks both months');
ask('CALL partybuild.close_periods()');
is(ask($results), "11 $first met, 11 $second overdue, 12 $first met, 12 $second overdue", 'and moves');
ask(q{DELETE FROM party.activity WHERE id = 2; CALL partybuild.close_periods()});
is(ask($results), "11 $first met, 11 $second overdue, 12 $first overdue, 12 $second overdue",
	'a meeting deleted is missed');
ask(qq{INSERT INTO party.approval (rule, subject, from_date, document_id) VALUES ('EDU-01', 12, '$second-01', 2)});
ask('CALL partybuild.close_periods()');
is(ask($results), "11 $first met, 11 $second overdue, 12 $first overdue, 12 $second exempt",
	'an approval that comes later exempts');
ask(qq{ALTER TABLE party.organisation DISABLE TRIGGER "Partybuild_update"; UPDATE party.organisation
	SET active_on = '$second-01' WHERE id = 12; ALTER TABLE party.organisation ENABLE TRIGGER "Partybuild_update";
	CALL partybuild.close_periods()});
is(ask($results), "11 $first met, 11 $second overdue, 12 $second exempt", 'what an organisation no longer owed goes');
ask(q{TRUNCATE party.attendance, party.minutes, party.decision, party.vote, party.criticism, party.appraisal,
	party.duty_report, party.activity CASCADE});
ask('CALL partybuild.close_periods()');
is(ask($results), "11 $first overdue, 11 $second overdue, 12 $second exempt", 'TRUNCATE is seen');

# An obligation whose view errors is shown as failed, and stops no other. A local one needs two views and one call.
ask(q{CREATE VIEW public.owed AS SELECT o.id AS subject, o.id AS org_id, o.active_on AS from_date, o.revoked_on
	AS to_date FROM party.organisation o WHERE o.kind = 'branch';
	CREATE TABLE public.reading (org_id bigint, day date); CREATE INDEX ON public.reading (org_id, day);
	CREATE VIEW public.done AS SELECT r.org_id AS subject, r.day AS on_date, 'reading'::text AS reference
		FROM public.reading r;
	SELECT partybuild.add_obligation('LOC-01', 'public.owed', 'public.done', 'month', '每月读书', 'reading monthly',
		'order 1')});
ask(qq{INSERT INTO public.reading VALUES (11, '$second-05'); CALL partybuild.close_periods(); INSERT INTO public.reading
	VALUES (11, '$first-05'); CALL partybuild.close_periods()});
is(ask(q{SELECT string_agg(subject || ' ' || period || ' ' || status, ', ' ORDER BY subject, period)
	FROM compliance.period_result WHERE rule = 'LOC-01'}),
	"11 $first met, 11 $second met, 12 $second overdue", 'a local obligation, evaluated again without a source');
ask(q{CREATE OR REPLACE VIEW public.done AS SELECT r.org_id AS subject, r.day
	AS on_date, (1 / (r.org_id - r.org_id))::text AS reference FROM public.reading r});
ask('CALL partybuild.close_periods()');
is(ask(q{SELECT steps_failed FROM compliance.job WHERE part = 'close'}),
	'LOC-01: organisation 11 "first": division by zero',
	'a view that errors is shown by its obligation');
is(ask(q{SELECT count(*) FILTER (WHERE s.error IS NULL) = count(*) - 1 FROM party.job_step s
	WHERE run_id = (SELECT max(id) FROM party.job_run)}), 't', 'and stops no other');
like(($node->psql('court', q{SELECT partybuild.set_mode('EDU-01', 'reject', 'order')}))[2],
	qr/what was not done cannot be refused/, 'an obligation is not judged at commit');

# Two at once; one killed in the middle; the next goes on.
ask(q{CREATE OR REPLACE VIEW public.done AS SELECT r.org_id AS subject, r.day AS on_date, pg_sleep(600)::text
	AS reference FROM public.reading r});
my $h = IPC::Run::start([ 'psql', '-qX', '-d', $node->connstr('court'), '-c', 'CALL partybuild.close_periods()' ], '>',
	\my $o, '2>', \my $e);
ok($node->poll_query_until('court', q{SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'}),
	'a run is under way');
like(($node->psql('court', 'CALL partybuild.close_periods()'))[2], qr/job "close" is running already/,
	'a second one is refused');
$node->stop('immediate');
$h->finish;
$node->start;
ask(q{CREATE OR REPLACE VIEW public.done AS SELECT r.org_id AS subject, r.day AS on_date, 'x'::text AS reference
	FROM public.reading r});
my $runs = ask('SELECT count(*) FROM party.job_run');
ask('CALL partybuild.close_periods()');
is(ask('SELECT count(*) FROM party.job_run'), $runs, 'after a crash the same run goes on');
is(ask('SELECT ended_at IS NOT NULL, error IS NULL FROM party.job_run ORDER BY id DESC LIMIT 1'), 't|t', 'and ends');

# The clock was ahead: what is not over is opened again.
ask(qq{UPDATE compliance.horizon SET live_from = live_from + interval '1 month' WHERE rule = 'EDU-01';
	INSERT INTO compliance.period_result (registry, rule, subject, period, status, due_on, number, least)
		SELECT 'one', 'EDU-01', 11, partybuild.period(partybuild.today(), 'month'), 'overdue', partybuild.today(), 0,
		1});
is(ask(q{SELECT count(*) FROM party_rule.live WHERE rule = 'EDU-01'}), '0', 'a month closed too early');
ask('CALL partybuild.close_periods()');
is(ask(q{SELECT count(*), (SELECT count(*) FROM compliance.period_result WHERE rule = 'EDU-01') FROM party_rule.live
	WHERE rule = 'EDU-01'}), '2|3', 'is opened again');
like(($node->psql('court', q{SET partybuild.as_of = '2020-01-01'; CALL partybuild.close_periods()}))[2],
	qr/jobs and records go by today/, 'jobs do not run as of another day');

# A writer of yesterday is waited for; one of today is not.
my $writer = IPC::Run::start([ 'psql', '-qX', '-d', $node->connstr('court'), '-c',
	q{BEGIN; SELECT partybuild.lock_day(partybuild.today() - 1, false); SELECT pg_sleep(600)} ], '>', \my $o2, '2>',
		\my $e2);
ok($node->poll_query_until('court', q{SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'}),
	'a writer who went by yesterday');
my $job = IPC::Run::start([ 'psql', '-qX', '-d', $node->connstr('court'), '-c', 'CALL partybuild.close_periods()' ],
	'>', \my $o3, '2>', \my $e3);
ok($node->poll_query_until('court', q{SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted}),
	'is waited for');
ask('BEGIN; SELECT partybuild.lock_today(); COMMIT');
ask(q{SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'});
$writer->finish;
$job->finish;
is($e3, '', 'then the run goes on');

# Reminders: each once, to those who listen and those who poll.
my ($rc, $out, $err) = $node->psql('court', q{LISTEN partybuild_reminder; CALL partybuild.remind(); SELECT 1});
like($out, qr/notification "partybuild_reminder" with payload "\{.*"rule": "EDU-01".*"status": "overdue"/,
	'a reminder goes out as JSON');
is(ask(q{SELECT count(*) > 0 FROM compliance.reminder WHERE rule = 'EDU-01' AND status = 'overdue'}), 't',
	'and is on record');
my $n = ask('SELECT count(*) FROM compliance.reminder');
ask('CALL partybuild.remind()');
is(ask('SELECT count(*) FROM compliance.reminder'), $n, 'once');

# Overdue becomes a finding by the audit, and mends itself where it was only late on record.
ask('CALL partybuild.audit()');
is(ask(q{SELECT args ->> 'count' FROM compliance.violation WHERE rule = 'EDU-01' AND subject = 11}), '2',
	'overdue periods are a finding');
ask('SET client_min_messages = error;' . held_study(11, 11, $first) . held_study(12, 11, $second));
ask('CALL partybuild.nightly()');
is(ask(q{SELECT count(*) FROM compliance.violation WHERE rule = 'EDU-01' AND subject = 11}), '0',
	'which the next night closes');
is(ask(q{SELECT met >= 1, share > 0 FROM compliance.scorecard WHERE org_id = 11 AND area = 'EDU'
	AND month = date_trunc('month', partybuild.today() - interval '1 month')::date}), 't|t',
	'the scorecard has its share');
$node->stop;
done_testing();
