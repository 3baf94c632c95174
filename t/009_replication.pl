# Two courts' results in a third database by logical replication, where the same views answer for both.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use court;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(allows_streaming => 'logical', extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->append_conf('postgresql.conf', "max_wal_senders = 30\nmax_replication_slots = 30");
$node->start;
my $superior = PostgreSQL::Test::Cluster->new('superior');
$superior->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$superior->append_conf('postgresql.conf', "max_worker_processes = 30\nmax_logical_replication_workers = 20\n"
	. 'max_replication_slots = 30');
$superior->start;
$superior->safe_psql('postgres', q{SET client_min_messages = warning; CREATE EXTENSION partybuild CASCADE;
	SELECT count(*) FROM partybuild.deploy(); SELECT partybuild.register_court('upper', 'superior')});
# one with the plugin whose assessments and ledgers are reported, too
$superior->safe_psql('postgres', 'CREATE DATABASE upper');
$superior->safe_psql('upper', q{SET client_min_messages = warning; CREATE EXTENSION partybuild_supervision CASCADE;
	SELECT count(*) FROM partybuild.deploy(); SELECT partybuild.register_court('upper', 'superior')});

foreach my $court ('one', 'two')
{
	new_court($node, $court);
	$node->safe_psql($court, qq{SELECT partybuild.register_court('$court', 'court $court',
		counted_from => (date_trunc('month', partybuild.today()) - interval '1 months')::date);
		CALL partybuild.close_periods()});
	# last year assessed and published: 11 lost 2 points; an item on the ledger, and the findings that were adopted
	$node->safe_psql($court, q{
		SELECT partybuild.draft_scheme(extract(year FROM partybuild.today())::integer - 1) AS scheme \gset
		UPDATE party.assessment_item SET graded = true, rules = '{}', lost_finding = 0, lost_overdue = 0,
			lost_late = 0;
		SELECT partybuild.publish_scheme(:scheme);
		INSERT INTO party.assessment_grade (item_id, org_id, points, reason)
		SELECT i.id, b, i.points - CASE WHEN b = 11 AND i.number = 1 THEN 2 ELSE 0 END, 'words of member 1'
		  FROM party.assessment_item i CROSS JOIN generate_series(11, 12) b;
		SELECT partybuild.assess(extract(year FROM partybuild.today())::integer - 1);
		SELECT partybuild.publish_assessment(extract(year FROM partybuild.today())::integer - 1);
		BEGIN;
		SET LOCAL session_replication_role = replica;
		INSERT INTO party.ledger_item (org_id, source, problem, serious, found_on, entered_on, goal, measure,
			responsible_id, responsible_from, deadline)
		SELECT 12, 'opinions', 'words of member 1', true, partybuild.today() - 100, partybuild.today() - 100, 'goal',
			'measure', 5, partybuild.today() - 100, partybuild.today() - 10;
		COMMIT;
		CALL partybuild.report_to_superior()});
	$node->safe_psql($court,
		q{CREATE PUBLICATION compliance
		FOR TABLE compliance.organisation, compliance.obligation, compliance.period_result
		WITH (publish_via_partition_root = true);
		CREATE PUBLICATION supervision
		FOR TABLE compliance.assessed, compliance.assessed_item, compliance.ledger_count});
	my ($host, $port) = ($node->host, $node->port);
	$superior->safe_psql('postgres',
		"CREATE SUBSCRIPTION $court CONNECTION 'host=$host port=$port dbname=$court' PUBLICATION compliance");
	$superior->safe_psql('upper', "CREATE SUBSCRIPTION upper_$court CONNECTION
		'host=$host port=$port dbname=$court' PUBLICATION compliance, supervision");
}
$superior->wait_for_subscription_sync($node, $_) for ('one', 'two');
$superior->wait_for_subscription_sync($node, $_, 'upper') for ('upper_one', 'upper_two');
is($superior->safe_psql('postgres', q{SELECT registry, count(DISTINCT organisation) FROM compliance.status
	WHERE rule = 'EDU-01' GROUP BY 1 ORDER BY 1}), "one|2\ntwo|2", 'compliance.status answers for both courts');
is($superior->safe_psql('postgres', q{SELECT count(*) FROM compliance.overdue WHERE registry = 'one'}),
	$node->safe_psql('one', q{SELECT count(*) FROM compliance.overdue WHERE period::text IN (SELECT period::text
	FROM compliance.period_result)}), 'compliance.overdue too');
is($superior->safe_psql('postgres', q{SELECT count(DISTINCT registry) FROM compliance.scorecard}), '2',
	'and the scorecard');
is($superior->safe_psql('postgres', q{SELECT count(DISTINCT registry) FROM compliance.trend}), '2', 'and the trend');
is($superior->safe_psql('postgres', q{SELECT count(DISTINCT registry) FROM compliance.branch_year}), '2',
	'and the year of a branch');

# Scores, items and the ledger by age, as the courts' own views have them; no words of persons.
my $scores = q{SELECT string_agg(concat_ws(' ', organisation, trim_scale(score), grade, place, branches, version,
	published_on), ', ' ORDER BY org_id) FROM compliance.assessment WHERE registry = 'one'};
my $items = q{SELECT string_agg(concat_ws(' ', organisation, number, chapter, title, points, lost, score, graded), ', '
	ORDER BY org_id, number) FROM compliance.assessment_item WHERE registry = 'one'};
my $ledger = q{SELECT string_agg(concat_ws(' ', organisation, age_from, age_to, open_items, overdue_items,
	serious_items, returned_items, counted_on), ', ' ORDER BY org_id, age_from) FROM compliance.ledger_age
	WHERE registry = 'one'};
like($superior->safe_psql('upper', $scores), qr/^first 98 excellent 2 2 1 \S+, second 100 excellent 1 2 1 \S+$/,
	'SUP-07: the scores of branches');
is($superior->safe_psql('upper', $_), $node->safe_psql('one', $_), 'as the court has them')
	for ($scores, $items, $ledger);
like($superior->safe_psql('upper', $ledger), qr/second 91 180 1 1 1 0 /, 'SUP-06: items by age');
is($superior->safe_psql('upper', q{SELECT string_agg(DISTINCT registry, ' ') FROM compliance.assessment}), 'one two',
	'SUP-07: of both courts');
unlike($superior->safe_psql('upper', q{SELECT string_agg(x, '') FROM (SELECT a::text FROM compliance.assessed a
	UNION ALL SELECT i::text FROM compliance.assessed_item i
	UNION ALL SELECT c::text FROM compliance.ledger_count c) y (x)}),
	qr/member/, 'no words of persons');

# An appeal and a closed item arrive; and what the superior keeps of its own leaves the others' alone.
$node->safe_psql('one', q{SELECT partybuild.decide_appeal(partybuild.file_appeal(11,
	extract(year FROM partybuild.today())::integer - 1, 'x'), 2, true, (SELECT array_agg(loss_id)
	FROM compliance.assessment_loss WHERE org_id = 11));
	SET session_replication_role = replica;
	UPDATE party.ledger_item SET closed_on = partybuild.today(), evidence = 'x', verifier_id = 6;
	CALL partybuild.report_to_superior()});
$node->wait_for_catchup('upper_one');
$superior->safe_psql('upper', 'CALL partybuild.report_to_superior()');
like($superior->safe_psql('upper', $scores), qr/^first 100 excellent 1 2 2 \S+, second 100 excellent 1 2 1 \S+$/,
	'SUP-08: an appeal moves the places');
is($superior->safe_psql('upper', $_), $node->safe_psql('one', $_), 'as the court has them')
	for ($scores, $items, $ledger);
unlike($superior->safe_psql('upper', $ledger), qr/second 91 /, 'SUP-06: a closed item is counted no longer');

# A correction arrives as well.
$node->safe_psql('one', q{INSERT INTO party.approval (rule, subject, from_date, document_id) VALUES ('EDU-01', 11,
	'2005-01-01', 2)});
$node->safe_psql('one', 'CALL partybuild.close_periods()');
$node->wait_for_catchup('one');
is($superior->safe_psql('postgres', q{SELECT registry, status, organisation FROM compliance.status WHERE rule = 'EDU-01'
	AND subject = 11 ORDER BY registry}), "one|exempt|first\ntwo|overdue|first", 'a corrected result is replicated');

# A subscription into the registers writes past the triggers: the audit finds it, and so do those who close periods.
new_court($superior, 'copy');
sub here { return $superior->safe_psql('copy', $_[0]) }
sub there
{
	# at the source nobody judges it, so that it is sent
	$node->safe_psql('one', "SET session_replication_role = replica; $_[0]");
	return;
}
$node->safe_psql('one', 'CREATE PUBLICATION registers FOR TABLE party.membership, party.activity');
my ($host, $port) = ($node->host, $node->port);
here("CREATE SUBSCRIPTION registers CONNECTION 'host=$host port=$port dbname=one' PUBLICATION registers
	WITH (copy_data = false)");
$superior->wait_for_subscription_sync($node, 'registers', 'copy');
here(q{SELECT partybuild.set_mode('ORG-04', 'off', 'order'); CALL partybuild.audit(); TRUNCATE compliance.stale});
like(here(q{SELECT string_agg(object || ': ' || hint, E'\n') FROM partybuild.health() WHERE kind = 'subscription'}),
	qr/^party.membership: .*judge_replicated/m, 'health() names the register that a subscription writes into');
# members are suspended from years ago on, in place
here(q{SELECT partybuild.set_mode('DIS-04', 'off', 'order 1', from_date => '2000-01-01')});
my $suspend = q{UPDATE party.membership SET status = 'suspended' WHERE id IN (1, 2)};
my $found = q{SELECT subject, unjudged FROM compliance.violation WHERE rule = 'ORG-01'};
there($suspend);
$node->wait_for_catchup('registers');
is(here($found), '', 'ORG-01: what is replicated is not judged');
here('CALL partybuild.audit()');
is(here($found), '11|t', 'ORG-01: the audit finds it, as written past the triggers');
there(q{INSERT INTO party.activity (org_id, kind, status, starts_at, ends_at)
	VALUES (11, 'study', 'held', '2026-01-05 09:00', '2026-01-05 10:00')});
$node->wait_for_catchup('registers');
is(here(q{SELECT count(*) FROM compliance.stale WHERE rule = 'EDU-01' AND subject IS NULL}), '1',
	'EDU-01: what is replicated has what was closed evaluated again');

# Judged, a row that a rule refuses stops the subscription: mend it here, or skip it.
there(q{UPDATE party.membership SET status = 'full' WHERE id IN (1, 2)});
$node->wait_for_catchup('registers');
here('CALL partybuild.audit()');
like(here('SELECT string_agg(j, chr(10)) FROM partybuild.judge_replicated(true) j'), qr/^party.membership$/m,
	'judge_replicated() names the tables');
is(here(q{SELECT count(*) FROM partybuild.health() WHERE kind = 'subscription'}), '0', 'health() is content');
is(here(q{SELECT count(*) FROM partybuild.deploy()}), '0', 'deploy() leaves it so');
there($suspend);
my $errors = q{SELECT apply_error_count > 0 FROM pg_stat_subscription_stats WHERE subname = 'registers'};
$superior->poll_query_until('copy', $errors) or die 'the subscription did not stop';
is(here(q{SELECT count(*) FROM party.membership WHERE status = 'suspended'}), '0', 'ORG-01: refused, not applied');
like(slurp_file($superior->logfile), qr/ERROR:  .*ORG-01/, 'ORG-01: the log says why');
# where the transaction ended that was refused last
sub stopped_at { return (slurp_file($superior->logfile) =~ m{.*finished at ([0-9A-F]+/[0-9A-F]+)}s)[0] // '' }
here(q{BEGIN;
	INSERT INTO party.member (id, name, admitted_on, confirmed_on) VALUES (99, 'x', '2010-01-01', '2011-01-01');
	INSERT INTO party.membership (id, member_id, org_id, status, from_date) VALUES (99, 99, 11, 'full', '2010-01-01');
	COMMIT});
$node->wait_for_catchup('registers');
is(here(q{SELECT count(*) FROM party.membership WHERE status = 'suspended'}), '2', 'ORG-01: mended here, it goes on');
my $stopped_at = stopped_at();
there(q{UPDATE party.membership SET status = 'suspended' WHERE id = 3});
my $skip = $stopped_at;
for (1 .. 300)
{
	$skip = stopped_at();
	last if $skip ne $stopped_at;
	select undef, undef, undef, 0.2;
}
here("ALTER SUBSCRIPTION registers SKIP (lsn = '$skip')");
$node->wait_for_catchup('registers');
is(here('SELECT status FROM party.membership WHERE id = 3'), 'full', 'ORG-01: or skipped');
here('SELECT count(*) FROM partybuild.judge_replicated(false)');
is(here(q{SELECT count(*) FROM partybuild.health() WHERE kind = 'subscription'}), '2', 'judged no longer');
here('DROP SUBSCRIPTION registers');
$superior->stop;
$node->stop;
done_testing();
