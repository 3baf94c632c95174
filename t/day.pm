# What compares reports that were made one after the other waits, near the court's midnight, for the next day.
package day;
use strict;
use warnings;
use Exporter 'import';
our @EXPORT = qw(stay_within_day);

sub stay_within_day
{
	my ($minutes) = @_;
	my $left = 86400 - (time + 8 * 3600) % 86400;    # in the default of partybuild.time_zone
	sleep $left + 1 if $left < 60 * $minutes;
}
1;
