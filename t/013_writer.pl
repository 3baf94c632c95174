# A clerk writes at random: any column of any register, plausible values, a statement a transaction. Whatever commits,
# no rule that refuses has a violation that is not on file: what a rule reads is what it watches.
# PARTYBUILD_WRITER_SECONDS (120) says for how long, PARTYBUILD_WRITER_SEED with which numbers.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Time::HiRes qw(time);
use writer;

my $seconds = $ENV{PARTYBUILD_WRITER_SECONDS} || 120;
my $seed = $ENV{PARTYBUILD_WRITER_SEED} || 20261125;
my $node = sample_court();
my $clerk = session($node);
my $judge = session($node);
# What was wrong when it was loaded is on file; of the rest nothing may be.
my $unfiled = q{
	SELECT r.code, v.subject, v.args::text
	  FROM partybuild.rule r
	 CROSS JOIN LATERAL partybuild.violations(r.code) v
	 WHERE r.default_mode IN ('reject', 'approve') AND r.view IS NOT NULL AND r.retired_on IS NULL
	   AND NOT EXISTS (SELECT FROM party.finding f
	                    WHERE f.rule = r.code AND f.subject = v.subject AND f.closed_on IS NULL)
	   AND NOT EXISTS (SELECT FROM party.approval a WHERE a.rule = r.code AND a.subject = v.subject)
	 ORDER BY r.code, v.subject};
sub audit
{
	$judge->do(q{SELECT partybuild.audit_rule(r.code) FROM partybuild.rule r
		WHERE r.view IS NOT NULL AND NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code)});
}
audit();
is(scalar(@{ $judge->selectall_arrayref($unfiled) }), 0, 'an audit has on file all that the sample violates');

$clerk->do('SET ROLE partybuild_clerk');
cmp_ok(scalar(find_registers($judge)), '>', 15, 'a clerk writes many registers');

set_seed($clerk, $seed);
my (%outcome, %missed, @since);
my ($end, $batches) = (time + $seconds, 0);
while (time < $end)
{
	foreach (1 .. 40)
	{
		my $sql = random_statement();
		push @since, $sql if defined write_one($clerk, $sql, \%outcome);
	}
	$batches++;
	my $found = $judge->selectall_arrayref($unfiled);
	if (!defined $found)
	{
		fail('violations can be asked: ' . $judge->errstr);
		diag $_ foreach @since;
		last;
	}
	foreach my $row (@$found)
	{
		diag "$row->[0] of $row->[1] $row->[2], after:\n" . join("\n", map { "  $_" } @since)
		  unless $missed{ $row->[0] }++;
	}
	audit() if @$found;
	@since = ();
}
diag join ', ', "$batches batches", map { "$_ $outcome{$_}" } sort keys %outcome;
cmp_ok($outcome{'00000'}, '>', 100, 'many of the writes were accepted');
cmp_ok($outcome{'23PB1'}, '>', 20, 'and many refused by a rule');
is(join(' ', map { "$_ ($missed{$_})" } sort keys %missed), '',
	'no accepted write left a violation that is not on file');
$_->disconnect foreach $clerk, $judge;
$node->stop;
done_testing();
