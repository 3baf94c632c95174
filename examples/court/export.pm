# What the scripts share that make files of the sample court: days, numbers from a seed, CSV.
package export;
use strict;
use warnings;
use utf8;
use Exporter 'import';
use FindBin;
use Time::Local qw(timegm);
our @EXPORT = qw(begin day text weekday between months read_csv staff write_csv);

my $here = $FindBin::Bin;
my ($seed, $into);

# The seed, and where the files go: beside the script, unless somewhere else is named.
sub begin { ($seed, $into) = ($_[0], $_[1] // $here); return }

sub day { my ($y, $m, $d) = split /-/, shift; return timegm(0, 0, 0, $d, $m - 1, $y) / 86400 }
sub text { my @t = gmtime(shift() * 86400); return sprintf '%04d-%02d-%02d', $t[5] + 1900, $t[4] + 1, $t[3] }
# nobody signs on a Saturday or Sunday
sub weekday { my $d = shift; my $n = ($d + 4) % 7; return $n == 0 ? $d + 1 : $n == 6 ? $d - 1 : $d }
sub between { my ($from, $to) = @_; $seed = ($seed * 1103515245 + 12345) % 2**31;
	return $from + int($seed / 65536) % ($to - $from + 1) }
# the same day so many months later, or the last of the month
sub months
{
	my ($day, $n) = @_;
	my ($y, $m, $d) = split /-/, text($day);
	my $month = $y * 12 + $m - 1 + $n;
	my $first = sub { my $x = shift; day(sprintf '%d-%02d-01', int($x / 12), $x % 12 + 1) };
	my $length = $first->($month + 1) - $first->($month);
	return $first->($month) + ($d < $length ? $d : $length) - 1;
}
sub read_csv
{
	my ($name) = @_;
	open my $in, '<:encoding(UTF-8)', "$here/$name" or die "$name: $!";
	chomp(my @lines = <$in>);
	my @head = split /,/, shift @lines;
	return map { my %row; my $line = $_; my @cells;
		push @cells, defined $1 ? $1 : $2 while $line =~ /\G(?:"([^"]*)"|([^,]*))(?:,|$)/g;
		@row{@head} = @cells; \%row } @lines;
}
# of hr_staff.csv, whom the registers take
sub staff
{
	my %set_aside = map { $_->{key} => 1 } grep { $_->{table} eq 'hr_staff' } read_csv('faults.csv');
	return grep { !$set_aside{ $_->{emp_no} } } read_csv('hr_staff.csv');
}
sub write_csv
{
	my ($name, $head, @rows) = @_;
	open my $out, '>:encoding(UTF-8)', "$into/$name" or die "$name: $!";
	print $out "$_\n" foreach $head, map { join ',', map { $_ // '' } @$_ } @rows;
	close $out or die "$name: $!";
	return;
}
1;
