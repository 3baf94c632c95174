#!/usr/bin/env perl
# Makes development.csv, ballots.csv and plans.csv from hr_staff.csv and faults.csv: files of invented people from the
# application on, over six years, in all stages, with one fault each where FILES says so.  The same at every run:
#   perl examples/court/development.pl [DIRECTORY]
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use FindBin;
use lib $FindBin::Bin;
use export;

begin(20260701, $ARGV[0]);
my $committee = '中级人民法院机关委员会';

# Of members the day of the admission is that of hr_staff.csv.  "until" is the last stage; without it, what follows from
# being a member there.  A fault leaves out or changes what it names, and nothing else.
my @FILES = (
	# members admitted since 2020, and who are probationary now
	{ who => 'L00386', old => 1 },
	{ who => 'L00037', fault => 'no political review' },
	{ who => 'L00154', fault => 'political review before the decision' },
	{ who => 'L00078', fault => 'short training' },
	{ who => 'L00230' },
	{ who => 'L00054', fault => 'few at the conversion' },
	{ who => 'L00208', fault => 'majority of those present' },
	{ who => 'L00283', fault => 'counted from the meeting' },
	{ who => 'L00221', fault => 'approval after six months' },
	{ who => 'L00280', fault => 'no conversion application' },
	{ who => 'L00274', fault => 'converted too soon' },
	{ who => 'L00042', fault => 'converted late' },
	{ who => 'L00126', fault => 'incomplete archive' },
	{ who => 'L00232' },
	{ who => 'L00390', fault => 'few at the admission' },
	{ who => 'L00261' },
	{ who => 'L00214', fault => 'counted from approval' },
	{ who => 'L00322', fault => 'no oath', approved => '2026-05-15' },
	{ who => 'L00306' },
	{ who => 'L00307', fault => 'no talk before approval' },
	{ who => 'L00231', fault => 'no pre-examination' },
	{ who => 'L00213' },
	{ who => 'L00323', fault => 'one introducer' },
	{ who => 'L00188', approved => '2026-11-05' },
	# who is not: the day is that of the last stage
	{ who => 'L00309', until => 'applicant', on => '2026-11-10', no_talk => 1 },
	{ who => 'L00144', until => 'applicant', on => '2026-09-15' },
	{ who => 'L00058', until => 'applicant', on => '2026-08-10', fault => 'no talk' },
	{ who => 'L00391', until => 'applicant', on => '2026-06-15', fault => 'no application' },
	{ who => 'L00294', until => 'activist', on => '2026-05-20' },
	{ who => 'L00142', until => 'activist', on => '2025-12-10' },
	{ who => 'L00324', until => 'activist', on => '2026-07-06' },
	{ who => 'L00027', until => 'activist', on => '2025-10-15', fault => 'no first review' },
	{ who => 'L00308', until => 'activist', on => '2026-03-02', fault => 'probationary contact' },
	{ who => 'L00262', until => 'activist', on => '2026-01-12', fault => 'activist not filed' },
	{ who => 'L00310', until => 'activist', on => '2025-09-01', from => '县人民法院机关党支部', sent => '2026-01-05',
	  received => '2026-02-10', fault => 'moved without a letter' },
	{ who => 'L00092', until => 'object', on => '2026-09-07' },
	{ who => 'L00190', until => 'object', on => '2026-07-01', fault => 'less than a year' },
	{ who => 'L00119', until => 'object', on => '2026-05-11', fault => 'masses not heard' },
	{ who => 'L00128', until => 'admitted', on => '2026-10-28' },
	{ who => 'L00129', until => 'admitted', on => '2026-10-28', fault => 'one ballot for two', ballot_of => 'L00128' },
	{ who => 'L00159', until => 'admitted', on => '2026-10-14', fault => 'notice over a holiday' },
	{ who => 'L00093', until => 'not admitted', on => '2024-09-24', again => '2025-03-11' },
	{ who => 'L00057', until => 'activist', on => '2022-10-11', withdrawn => '2023-05-16' },
	{ who => 'L00244', until => 'cancelled', on => '2022-06-15' },
);
my @TRANSFERS = ([ 'L00398', '2026-08-28', '2026-09-01', '区人民法院机关党支部' ],
	[ 'L00399', '2026-08-27', '2026-09-01', '市属单位机关党支部' ]);
# 2026 is planned one too small
my @PLANS = ([ 2020, 4 ], [ 2021, 6 ], [ 2022, 2 ], [ 2023, 2 ], [ 2024, 4 ], [ 2025, 2 ], [ 2026, 12 ]);
my $LAST = day('2026-11-20');    # of what is known

my @staff = staff();
my %staff = map { $_->{emp_no} => $_ } @staff;
my %branch_of = map { $_->{department} => $_->{name} } grep { $_->{department} ne '' } read_csv('branches.csv');
my @officers = map { $_->{emp_no} } grep { $_->{org} eq $committee && $_->{to_date} eq '' } read_csv('posts.csv');
my ($officers_since) = map { $_->{from_date} } grep { $_->{org} eq $committee } read_csv('posts.csv');

# Who votes in a branch on a day; the applicant does not.
sub roster
{
	my ($branch, $day, $self) = @_;
	my $on = text($day);
	return grep { $_->{emp_no} ne $self && $_->{branch} eq $branch && $_->{party_confirmed_on} ne ''
		&& $_->{party_confirmed_on} le $on && $_->{branch_since} le $on } @staff;
}

my (@steps, @ballots, %ballot_of);
# One file: steps are written in the order of their days.
sub file
{
	my ($f, $nth) = @_;
	my $self = $f->{who};
	my $no = sprintf 'D%03d', $nth;
	my $fault = $f->{fault} // '';
	my $member = $staff{$self};
	my $branch = $member->{branch} || $branch_of{ $member->{department} };
	my $until = $f->{until} // ($member->{party_confirmed_on} ? 'full' : 'probationary');
	my ($papers, @mine, %introduced) = (0);
	my $step = sub {
		my ($name, $on, %x) = @_;
		return if $on > $LAST && !$x{ahead};
		my $paper = !$x{paper} || $x{no_paper} ? ''
		  : sprintf('发展〔%s〕%s-%02d号', substr(text($on), 0, 4), $no, ++$papers);
		push @mine, [ $no, $self, $name, text($on), $x{until} ? text($x{until}) : '', $x{org} // '', $x{who} // '',
			$x{result} // '', $x{paper_no} // $paper, $x{ballot} // '' ];
		return $paper;
	};
	my $ballot = sub {
		my ($day, $how) = @_;
		my $entitled = roster($branch, $day, $self);
		my $present = $entitled - between(0, int($entitled / 6));
		$present = int($entitled / 2) if $how eq 'few';
		$present = $entitled - int($entitled / 4) if $how eq 'of those present';
		my $for = $present - between(0, 1);
		$for = int($entitled / 2) if $how eq 'of those present';
		$for = int($entitled / 3) if $how eq 'lost';
		# the absent write, where few came
		my $written = $how eq 'few' ? int(($entitled - $present) / 2) + 1 : 0;
		my $against = between(0, $present - $for);
		push @ballots,
		  [ 1 + @ballots, $entitled, ($present) x 4, $for, $against, $present - $for - $against, $written ];
		return $ballots[-1][0];
	};

	# backwards from the last stage: when each was reached
	my %d;
	my $last = day($f->{on} // $member->{party_joined_on});
	if ($until =~ /^(full|probationary|admitted|not admitted|cancelled)$/)
	{
		$d{meeting} = $last;
		$d{meeting} = weekday($last - 27) if $fault eq 'counted from approval';
		$d{notice_last} = weekday($d{meeting} - between(3, 5));
		$d{notice} = weekday($d{notice_last} - between(9, 12));
		($d{notice}, $d{notice_last}) = (day('2026-09-30'), day('2026-10-08')) if $fault eq 'notice over a holiday';
		$d{pre} = weekday($d{notice} - between(3, 8));
		$d{examination} = weekday($d{pre} - between(4, 12));
		$d{training_last} = weekday($d{examination} - between(8, 30));
		$d{training} = $d{training_last} - ($fault eq 'short training' ? 1 : 2);
		$d{review} = weekday($d{training} - between(8, 40));
		$d{object} = weekday($d{review} - between(20, 50));
		$d{review} = weekday($d{object} - 16) if $fault eq 'political review before the decision';
		$d{named} = weekday($d{object} + between(4, 12));
	}
	elsif ($until eq 'object')
	{
		$d{object} = $last;
		$d{named} = weekday($d{object} + between(4, 12));
		$d{review} = weekday($d{object} + between(30, 50));
	}
	if ($d{object})
	{
		$d{opinions} = weekday($d{object} - between(4, 10));
		$d{activist} = weekday(months($d{object}, -12) - between(3, 160));
		$d{activist} = weekday(months($d{object}, -11)) if $fault eq 'less than a year';
	}
	$d{activist} //= $last if $until ne 'applicant';
	$d{recommended} = weekday($d{activist} - between(4, 12)) if $d{activist};
	$d{talk} = weekday($d{recommended} - between(20, 150)) if $d{recommended};
	$d{applied} = $d{talk} ? weekday($d{talk} - between(3, 25)) : $last;
	$d{talk} //= weekday($d{applied} + between(5, 20));

	# an old file lacks what nobody kept
	my $from = $f->{from} // $branch;
	my $recorded = $f->{old} ? sub { } : $step;
	$step->('申请', $d{applied}, org => $from, paper => 1, no_paper => $fault eq 'no application');
	$recorded->('谈话', $d{talk}, who => (roster($branch, $d{talk}, $self))[0]{emp_no})
	  unless $f->{no_talk} || $fault eq 'no talk';
	my @contacts = $d{activist} ? roster($branch, $d{activist}, $self) : ();
	my $activist = sub {
		my ($on, $to) = @_;
		$step->('积极分子', $on, paper => 1);
		$recorded->('积极分子备案', weekday($on + between(3, 8)), paper => 1) unless $fault eq 'activist not filed';
		my $n = between(0, @contacts - 2);
		my $received = $f->{received} ? day($f->{received}) : $on;
		$step->('培养联系人', $received, who => $_->{emp_no}, until => $to) foreach @contacts[ $n, $n + 1 ];
		my $end = $to // $LAST + 1;
		for (my $i = 1; months($on, 6 * ($i - 1)) < $end; $i++)
		{
			my $review = weekday(months($on, 6 * $i) - between(4, 25));
			next if $review >= $end || $fault eq 'no first review' && $i == 1;
			$step->('考察', $review, result => '继续培养');
		}
	};
	if ($d{activist})
	{
		$recorded->('推荐', $d{recommended}, paper => 1);
		$activist->($d{activist}, $f->{withdrawn} ? day($f->{withdrawn}) : $until eq 'admitted' ? undef : $d{meeting});
		if ($fault eq 'probationary contact')
		{
			# one of the two gives way to somebody who is not a full member yet
			my ($old) = grep { $_->[2] eq '培养联系人' } @mine;
			$old->[4] = '2026-06-01';
			$step->('培养联系人', day('2026-06-01'), who => 'L00306');
		}
	}
	if ($f->{received})
	{
		$step->('转出', day($f->{sent}));
		$step->('转入', day($f->{received}), org => $branch);
	}
	$step->('撤回', day($f->{withdrawn}), result => '本人申请撤回') if $f->{withdrawn};
	my $object = sub {
		my ($on) = @_;
		$step->('听取意见', $d{opinions}, who => $_)
		  foreach grep { $fault ne 'masses not heard' || $_ ne '群众' } qw(党小组 联系人 党员 群众);
		$step->('发展对象', $on, paper => 1);
		$step->('发展对象备案', weekday($on + between(3, 8)), paper => 1);
		# others than the time before
		my @who = grep { !$introduced{ $_->{emp_no} } } @contacts;
		my $n = between(0, @who - 2);
		foreach ($fault eq 'one introducer' ? $who[$n] : @who[ $n, $n + 1 ])
		{
			$step->('介绍人', $d{named}, who => $_->{emp_no});
			$introduced{ $_->{emp_no} } = 1;
		}
		$step->('政审', $d{review}, result => '合格', paper => 1) unless $fault eq 'no political review';
	};
	$object->($d{object}) if $d{object};
	if ($d{meeting})
	{
		$step->('培训', $d{training}, until => $d{training_last},
			result => $fault eq 'short training' ? '2天16学时' : '3天24学时', paper => 1);
		$step->('支委会审查', $d{examination}, result => '合格', paper => 1);
		$step->('预审', $d{pre}, result => '合格', paper => 1) unless $fault eq 'no pre-examination';
		$step->('公示', $d{notice}, until => $d{notice_last}, paper => 1);
		my $how = $fault eq 'few at the admission' ? 'few'
		  : $fault eq 'majority of those present' ? 'of those present' : $until eq 'not admitted' ? 'lost' : '';
		$ballot_of{$self} = $f->{ballot_of} ? $ballot_of{ $f->{ballot_of} } : $ballot->($d{meeting}, $how);
		$step->('接收大会', $d{meeting}, org => $branch, ballot => $ballot_of{$self}, paper => 1,
			result => $until eq 'not admitted' ? '不予接收' : '接收');
	}
	if ($f->{again})
	{
		my $on = day($f->{again});
		$step->('推荐', $on - 7, paper => 1);
		$activist->($on);
		$d{object} = weekday(months($on, 12) + 20);
		$d{opinions} = weekday($d{object} - 5);
		$d{named} = weekday($d{object} + 6);
		$d{review} = weekday($d{object} + 40);
		$object->($d{object});
	}
	if ($until =~ /^(full|probationary|cancelled)$/)
	{
		my $approved = weekday($d{meeting} + between(30, 70));
		$approved = $last if $fault eq 'counted from approval';
		$approved = weekday(months($d{meeting}, 6) + 12) if $fault eq 'approval after six months';
		$approved = day($f->{approved}) if $f->{approved};
		my $talk = weekday($approved - between(4, 15));
		my @who = text($talk) lt $officers_since ? (who => $contacts[-1]{emp_no}, result => '组织员')
		  : (who => $officers[ between(0, $#officers) ]);
		$step->('审批谈话', $talk, @who) unless $fault eq 'no talk before approval';
		$step->('接收审批', $approved, result => '批准', paper => 1);
		$step->('宣誓', weekday($approved + between(10, 90))) unless $fault eq 'no oath';
		$step->('预备期考察', weekday(months($d{meeting}, $_) - between(4, 20)), result => '继续考察') foreach 6, 12;
		my $ends = months($d{meeting}, 12);
		if ($until ne 'probationary')
		{
			my $held = weekday($ends + between(3, 18));
			$held = weekday($ends - 10) if $fault eq 'converted too soon';
			$held = weekday($ends + 95) if $fault eq 'converted late';
			my $asked = weekday($ends - between(13, 24));
			$step->('转正申请', $asked, paper => 1) unless $fault eq 'no conversion application';
			$step->('转正大会', $held, org => $branch, paper => 1,
				result => $until eq 'cancelled' ? '取消预备党员资格' : '转正',
				ballot => $ballot->($held, $fault eq 'few at the conversion' ? 'few' : ''));
			my $decided = weekday($held + between(10, 50));
			# the day from which membership is to count, where it is not the end of probation
			$step->('转正审批', $decided, until => $fault eq 'counted from the meeting' ? $held : undef,
				result => '批准', paper => 1);
			my $archived = weekday($decided + between(20, 60));
			my %of = ('入党申请书' => '申请', '培养考察材料' => '积极分子', '政审材料' => '政审', '培训结业证' => '培训',
				'公示材料' => '公示', '接收大会记录' => '接收大会', '入党志愿书' => '接收审批', '接收批复' => '接收审批',
				'转正申请书' => '转正申请', '转正大会记录' => '转正大会', '转正批复' => '转正审批');
			my %paper = map { $_->[2] => $_->[8] } @mine;
			if ($until eq 'full' && !grep { !$paper{$_} } values %of)
			{
				$step->('归档材料', $archived, result => $_, paper_no => $paper{ $of{$_} })
				  foreach grep { $fault ne 'incomplete archive' || $_ ne '培训结业证' } sort keys %of;
				$step->('归档', $archived);
			}
		}
	}
	my %order;
	$order{$_} = $mine[$_][3] foreach 0 .. $#mine;
	push @steps, map { $mine[$_] } sort { $order{$a} cmp $order{$b} || $a <=> $b } 0 .. $#mine;
}

my $nth = 0;
file($_, ++$nth) foreach @FILES;
push @steps, map { [ '', $_->[0], '组织关系转入', $_->[2], '', $_->[3], '', '', "转〔2026〕$_->[0]号", '' ],
	} @TRANSFERS;

write_csv('development.csv', 'file,emp_no,step,on_date,until,org,who,result,paper,ballot', @steps);
write_csv('ballots.csv', 'no,entitled,present,issued,returned,valid,for,against,abstaining,written_for', @ballots);
write_csv('plans.csv', 'org,year,number,approval_no,approved_on',
	map { [ $committee, @$_, "直工〔$_->[0]〕发展计划号", "$_->[0]-01-06" ] } @PLANS);
