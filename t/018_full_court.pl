# deploy() never depends on what the tables hold: on a full court, with statistics and without, each plugin goes and
# comes back, and every part of the layout is deployed anew. What the catalogue must be it is there too.
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
$node->append_conf('postgresql.conf', 'autovacuum = off');
$node->start;
local $ENV{PGHOST} = $node->host;
local $ENV{PGPORT} = $node->port;
local $ENV{PGDATABASE} = 'court';
$node->safe_psql('postgres', 'CREATE DATABASE court');
$node->safe_psql('court', 'SET client_min_messages = warning; CREATE EXTENSION partybuild CASCADE;' .
	create_plugins() . 'SELECT count(*) FROM partybuild.deploy()');
command_ok([ 'scripts/load-sample' ], 'the sample court is loaded');
# its files are what their scripts make
my $made = PostgreSQL::Test::Utils::tempdir;
my %files = (development => [qw(development ballots plans)],
	venue => [qw(rooms room_shares inspections layouts wall_items cabinets archive copies requests readings)],
	cadre => [qw(cadres trainings training_attendance care)],
	supervision => [qw(discipline steps hearings agendas responsibilities institutions agency budgets expenditures
		brands services pairings visits commitments self_inspections supervisions discipline_reports findings ledger
		grades results losses appeals appraisals commendations notices)]);
foreach my $script (sort keys %files)
{
	command_ok([ 'perl', "examples/court/$script.pl", $made ], "$script.pl makes its files");
	is(slurp_file("$made/$_.csv"), slurp_file("examples/court/$_.csv"), "$_.csv is what $script.pl makes")
	  foreach @{ $files{$script} };
}
# what the files say is wrong is what the rules find
is($node->safe_psql('court', q{SELECT f.rule, f.applicant_id, f.step, f.state FROM compliance.development_file f
	WHERE f.state IN ('without', 'before', 'too soon', 'out of order', 'incomplete', 'in the future')
	  AND NOT EXISTS (SELECT FROM compliance.violation v
		WHERE v.rule = f.rule AND v.subject = CASE v.subject_kind WHEN 'applicant' THEN f.applicant_id
		                                                          WHEN 'member' THEN f.member_id END)
	ORDER BY 1, 2}), '', 'no step is at fault by a rule that finds nothing');
cmp_ok($node->safe_psql('court', q{SELECT count(DISTINCT f.rule) FROM compliance.development_file f
	WHERE f.state IN ('without', 'before', 'too soon', 'incomplete')}), '>', 8, 'of the rules of which some are');
# to the cent: whose dues are not what is owed
is($node->safe_psql('court', q{SELECT h.emp_no, to_char(l.month, 'YYYY-MM'), l.owed, l.paid
	FROM party_rule.due_00_ledger l JOIN party.member h ON h.id = l.subject
	WHERE l.owed IS DISTINCT FROM l.paid ORDER BY 1, 2}),
	join("\n", (map { sprintf 'L00084|2026-%02d|239.36|0.00', $_ } 4 .. 10), 'L00116|2026-03|110.66|1.00'),
	'dues that are not paid in full, and no others');
is($node->safe_psql('court', q{SELECT count(*), sum(a.amount),
	       count(*) FILTER (WHERE d.amount IS DISTINCT FROM a.amount)
	FROM party.dues_assessment a JOIN party.member h ON h.id = a.member_id
	LEFT JOIN staging.dues d ON d.emp_no = h.emp_no AND d.month = to_char(a.month, 'YYYY-MM')}),
	$node->safe_psql('court', q{SELECT count(*), sum(p.amount) + 7 * 239.36 + 109.66, 8 FROM party.dues_payment p})
		=~ s/^(\d+)/$1 + 7/er, 'every month is assessed at what the file has paid for it, but those');
is($node->safe_psql('court', q{SELECT r.org, r.score, x.score FROM staging.results r
	LEFT JOIN party.organisation o ON o.name = r.org
	LEFT JOIN party.assessment_result x ON x.org_id = o.id AND x.version = 1
	WHERE r.score IS DISTINCT FROM x.score}), '技术处党支部|90|81.15',
	'and scores are what the files say, but the one that was changed');
my $status = 'SELECT count(*), count(DISTINCT rule) FROM compliance.status';
my $was = $node->safe_psql('court', $status);
my $parts = $node->safe_psql('court', "SELECT count(*) FROM partybuild.layout WHERE kind <> 'register'");

foreach my $how (
	[ 'no statistics', 'DELETE FROM pg_statistic' ],
	[ 'statistics', 'ANALYZE' ])
{
	my ($what, $sql) = @$how;
	$node->safe_psql('court', $sql);
	# with the plugin that needs it
	foreach my $plugins ([ 'life', 'development', 'dues', 'venue', 'cadre', 'supervision' ], [ 'organisation' ],
		[ 'development' ], [ 'dues' ], [ 'venue' ], [ 'cadre', 'supervision' ], [ 'supervision' ])
	{
		my $create = join ' ', map { "CREATE EXTENSION partybuild_$_;" } @$plugins;
		my ($rc, $out, $err) = $node->psql('court', "SET client_min_messages = warning;
			DROP EXTENSION partybuild_$plugins->[0] CASCADE; SELECT count(*) FROM partybuild.deploy();
			$create SELECT count(*) > 0 FROM partybuild.deploy()", on_error_stop => 1);
		is($err, '', "$what: @$plugins dropped, made again and deployed");
	}
	my ($rc, $out, $err) = $node->psql('court', q{UPDATE partybuild.layout SET body = body || E'\n-- later'
		WHERE kind <> 'register'; SELECT count(*) FROM partybuild.deploy() WHERE action = 'replaced'},
		on_error_stop => 1);
	is("$out$err", $parts, "$what: every view is deployed anew");
	is($node->safe_psql('court', $status), $was, "$what: and says what it said");
	# nor on what the database is set to
	foreach my $set ('', 'SET random_page_cost = 1', 'SET random_page_cost = 40; SET enable_nestloop = off',
		'SET enable_indexscan = off; SET from_collapse_limit = 1; SET join_collapse_limit = 1')
	{
		is($node->safe_psql('court', "$set;" . q{SELECT string_agg(rule || ' ' || problem, chr(10)) FROM (
			SELECT r.code, coalesce(partybuild.filter_problem(r.view::regclass),
				partybuild.filter_problem(o.applies::regclass), partybuild.filter_problem(o.evidence::regclass))
			  FROM partybuild.rule r LEFT JOIN partybuild.obligation o ON o.rule = r.code
			 WHERE r.view IS NOT NULL) x (rule, problem) WHERE problem IS NOT NULL}), '',
			"$what: every filter reaches an index; $set");
	}
}
my ($rc, $out, $err) = $node->psql('court',
	"SET client_min_messages = warning;\n" . slurp_file('pgtap/catalogue.sql'));
ok($out =~ /^ok \d+/m && $out !~ /^not ok/m && $err eq '', 'pgtap/catalogue.sql passes on the full court')
  or diag join("\n", grep { /^not ok|^#/ } split /\n/, $out), $err;
$node->stop;
done_testing();
