# Whoever writes what, however late: what is kept for closed periods is what the views say of them. Random writes of a
# clerk, corrections, cascades, truncations and transfers, back-dated numbers, modes and approvals; then the periods are
# closed, and verify_closed() finds nothing.
# PARTYBUILD_CLOSED_SECONDS (40) says for how long, PARTYBUILD_CLOSED_SEED with which numbers.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Time::HiRes qw(time);
use writer;

my $seconds = $ENV{PARTYBUILD_CLOSED_SECONDS} || 40;
my $seed = $ENV{PARTYBUILD_CLOSED_SEED} || 20261128;
my $node = sample_court();
my $d = session($node);
# Only what is owed is looked at: no rule refuses, so that more of what is written stays.
$d->do(q{UPDATE partybuild.rule SET default_mode = 'off' WHERE kind <> 'obligation'});

find_registers($d, qr/^party\.(activity|attendance|appraisal|criticism|decision|talk|duty_report|study_plan|post|
	membership|leader|party_group|organisation|subordination|member|approval|document)$/x);

set_seed($d, $seed);
my $any = 'ORDER BY random() LIMIT 1';
my @rules = @{ $d->selectcol_arrayref('SELECT rule FROM partybuild.obligation ORDER BY rule') };
sub day { return "date '2024-06-01' + " . int rand 900 }

# What a clerk's columns at random hit too seldom.
sub special
{
	my $rule = $rules[ rand @rules ];
	my $new = '(SELECT max(x.id) + 1 FROM party.activity x)';
	return (
		# a record is filed and corrected, with those who attended or some of them; a correction goes again
		"WITH f AS (UPDATE party.activity SET status = 'filed' WHERE id = (SELECT id FROM party.activity a
		   WHERE NOT EXISTS (SELECT FROM party.activity n WHERE n.supersedes_id = a.id) $any) RETURNING *)
		 INSERT INTO party.minutes (activity_id, said) SELECT id, 'x' FROM f WHERE false",
		"INSERT INTO party.activity (id, org_id, group_id, kind, status, starts_at, ends_at, lecturer_id, supersedes_id,
		        correction_reason)
		 SELECT $new, a.org_id, a.group_id, a.kind, 'held', a.starts_at + d, a.ends_at + d, a.lecturer_id, a.id, 'x'
		   FROM (SELECT * FROM party.activity WHERE status = 'filed' $any) a, (SELECT (floor(random() * 120) - 60)
		     * interval '1 day' AS d) x",
		"INSERT INTO party.attendance (activity_id, member_id) SELECT a.id, t.member_id FROM (SELECT *
		   FROM party.activity WHERE supersedes_id IS NOT NULL $any) a
		   JOIN party.attendance t ON t.activity_id = a.supersedes_id WHERE random() < 0.7 ON CONFLICT DO NOTHING",
		'DELETE FROM party.activity WHERE id = (SELECT id FROM party.activity WHERE supersedes_id IS NOT NULL '
		  . "AND status <> 'filed' $any)",
		"UPDATE party.activity
		    SET status = CASE status WHEN 'held' THEN 'planned' ELSE 'held' END::party.activity_status
		  WHERE id = (SELECT id FROM party.activity WHERE supersedes_id IS NOT NULL AND status <> 'filed' $any)",
		# what belongs to it goes with it, or before it in one statement
		"DELETE FROM party.activity WHERE id = (SELECT a.id FROM party.activity a WHERE status <> 'filed'
		   AND NOT EXISTS (SELECT FROM party.appraisal g WHERE g.activity_id = a.id) $any)",
		"WITH x AS (DELETE FROM party.attendance t USING (SELECT id FROM party.activity WHERE status <> 'filed' $any) a
		   WHERE t.activity_id = a.id RETURNING activity_id)
		 DELETE FROM party.activity WHERE id IN (SELECT activity_id FROM x)",
		# a transfer, of any day; all of a branch
		'WITH m AS (SELECT * FROM party.membership WHERE to_date IS NULL ' . "$any), x AS (SELECT " . day() . ' AS d),
		   u AS (UPDATE party.membership SET to_date = d FROM m, x WHERE membership.id = m.id AND m.from_date < d
		         RETURNING m.member_id, d)
		 INSERT INTO party.membership (member_id, org_id, status, from_date)
		 SELECT u.member_id, (SELECT id FROM party.organisation ' . "$any" . "),
		        (ARRAY['full', 'full', 'suspended'])[1 + floor(random() * 3)]::party.member_status, u.d FROM u",
		"UPDATE party.membership SET org_id = (SELECT id FROM party.organisation WHERE kind = 'branch' $any)
		  WHERE org_id = (SELECT id FROM party.organisation $any) AND random() < 0.3",
		# a secretary elected again; a member of a committee replaced
		"WITH p AS (SELECT * FROM party.post WHERE to_date IS NULL $any), u AS (UPDATE party.post
		   SET to_date = greatest(p.from_date + 30, ${\day()}) FROM p WHERE post.id = p.id RETURNING post.*)
		 INSERT INTO party.post (org_id, member_id, title, from_date) SELECT org_id,
		   CASE WHEN random() < 0.6 THEN member_id ELSE (SELECT member_id FROM party.membership $any) END,
		   title, to_date FROM u",
		"INSERT INTO party.duty_report (post_id, audience, reported_on, activity_id, document_id) SELECT p.id,
		   (ARRAY['members', 'superior'])[1 + floor(random() * 2)]::party.report_audience,
		   coalesce(a.held_on, ${\day()}), a.id, (SELECT id FROM party.document $any)
		   FROM (SELECT * FROM party.post WHERE title = 'secretary' $any) p
		   LEFT JOIN LATERAL (SELECT id, held_on FROM party.activity x WHERE x.org_id = p.org_id
		                        AND x.kind = 'general_meeting' AND random() < 0.8 $any) a ON true",
		"INSERT INTO party.talk (from_id, to_id, held_on) SELECT a.member_id, b.member_id, ${\day()}
		   FROM (SELECT member_id FROM party.membership $any) a JOIN LATERAL (SELECT member_id FROM party.post
		   WHERE member_id <> a.member_id $any) b ON true",
		"INSERT INTO party.approval (rule, subject, from_date, document_id) SELECT r.rule, r.subject,
		   ${\day()}, (SELECT id FROM party.document $any) FROM compliance.period_result r $any",
		"SELECT partybuild.set_param('$rule', 'least', " . (1 + int rand 3) . ", ${\day()}, 'x')",
		"SELECT partybuild.set_param('$rule', 'grace', " . int(rand 40) . ", ${\day()}, 'x')",
		"SELECT partybuild.set_mode('$rule', '" . (qw(off report))[ rand 2 ] . "', 'x', org_id =>
		   (SELECT id FROM party.organisation $any), from_date => ${\day()})",
		"UPDATE party.organisation SET active_on = " . day() . " WHERE id = (SELECT id FROM party.organisation
		   WHERE kind = 'branch' $any)",
		rand() < 0.1 ? 'TRUNCATE party.' . (qw(talk approval duty_report study_plan criticism))[ rand 5 ]
		  : "UPDATE party.party_group SET org_id = (SELECT id FROM party.organisation WHERE kind = 'branch' $any)
		      WHERE id = (SELECT id FROM party.party_group $any)",
	)[ rand 18 ];
}

sub wrong
{
	return $d->selectall_arrayref('SELECT obligation, subject, period, kept, fresh FROM partybuild.verify_closed()');
}
$d->do('CALL partybuild.close_periods()');
is_deeply(wrong(), [], 'what is kept after the first closing is what the views say');
my ($end, $rounds, %outcome, @since) = (time + $seconds, 0);
my @failed;
while (time < $end && !@failed)
{
	foreach (1 .. 40)
	{
		my $sql = rand() < 0.5 ? special() : random_statement();
		push @since, $sql if (write_one($d, $sql, \%outcome) // 0) > 0;
	}
	$rounds++;
	$d->do('CALL partybuild.close_periods()') or push @failed, [ 'close_periods', $d->errstr ];
	push @failed, @{ $d->selectall_arrayref(q{SELECT s.step, s.error FROM party.job_step s
		WHERE s.run_id = (SELECT max(id) FROM party.job_run) AND s.error IS NOT NULL}) };
	my $found = wrong();
	push @failed, defined $found ? @$found : [ 'verify_closed', $d->errstr ];
	@since = () unless @failed;
}
diag join ', ', "$rounds rounds", map { "$_ $outcome{$_}" } sort keys %outcome;
foreach my $f (@failed[ 0 .. ($#failed < 4 ? $#failed : 4) ]) { diag join ' | ', map { $_ // 'none' } @$f }
if (@failed) { diag "after:\n" . join("\n", map { "  $_;" } @since) }
cmp_ok($outcome{'00000'}, '>', 100, 'many of the writes were accepted');
is(scalar(@failed), 0, 'what is kept is what the views say, however late it was written');
$d->disconnect;
$node->stop;
done_testing();
