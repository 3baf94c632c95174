#!/usr/bin/env perl
# Makes cadres.csv, trainings.csv, training_attendance.csv and care.csv from posts.csv, hr_staff.csv, activities.csv and
# attendance.csv: who does Party work in the sample court, how he was inspected, trained and cared for, with the faults
# of faults.csv where this says so.  The same at every run:
#   perl examples/court/cadre.pl [DIRECTORY]
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use FindBin;
use lib $FindBin::Bin;
use export;

begin(20260901, $ARGV[0]);
my $committee = '中级人民法院机关委员会';
my @posts = read_csv('posts.csv');
my %posts;
push @{ $posts{ $_->{emp_no} } }, $_ foreach @posts;
my %plain;    # full members without a post, by branch
push @{ $plain{ $_->{branch} } }, $_->{emp_no}
  foreach grep { $_->{party_confirmed_on} ne '' && $_->{party_confirmed_on} lt '2015' && !$posts{ $_->{emp_no} } }
  staff();

# Cadres: the committee's office full-time, and in large branches one beside his work.  Who was in the post before 2025
# is taken over as he is.
my $office = '机关党委办公室党支部';
my @CADRES = (
	(map { [ $plain{$office}[$_], $committee, '专职', '2016-03-01' ] } 0 .. 2),
	(map { [ $plain{$office}[$_], $committee, '专职', '2021-09-01' ] } 3 .. 5),
	[ $plain{$office}[6], $committee, '专职', '2019-05-06', until => '2026-01-01' ],
	[ $plain{$office}[7], $committee, '专职', '2025-03-10', inspected => '2025-02-20' ],
	# nobody inspected him
	[ $plain{$office}[8], $committee, '专职', '2025-09-01' ],
	[ $plain{$office}[9], $committee, '专职', '2026-01-05', inspected => '2025-12-11' ],
	(map { [ $plain{"${_}党支部"}[2], "${_}党支部", '兼职', '2023-04-17' ] }
		qw(执行局 刑事审判第一庭 司法警察支队 技术处 离退休干部处)),
	[ $plain{'民事审判第一庭党支部'}[1], '民事审判第一庭党支部', '兼职', '2025-06-16', inspected => '2025-05-28' ],
	# inspected after the appointment, and not in all respects
	[ $plain{'办公室党支部'}[1], '办公室党支部', '兼职', '2025-04-01', inspected => '2025-04-15' ],
	[ $plain{'政治部党支部'}[1], '政治部党支部', '兼职', '2026-03-02', inspected => '2026-02-10', without => '热情' ],
);
my $untrained = $CADRES[14][0];    # in 2025
my $uncared = $CADRES[3][0];       # in 2025
my (@cadres, %number);
foreach my $c (@CADRES)
{
	my ($who, $org, $kind, $from, %x) = @$c;
	my @grades = map { !$x{inspected} || ($x{without} // '') eq $_ ? '' : ('优秀', '优秀', '良好', '一般')[ between(0, 3) ] }
	  qw(党性 品行 作风 能力 热情);
	my $year = substr $from, 0, 4;
	push @cadres, [ $who, $org, $kind, $from, $x{until}, sprintf('机党〔%s〕任%d号', $year, ++$number{$year}),
		$x{inspected}, @grades, $x{inspected} ? '政治可靠，熟悉党务工作' : '' ];
}

my (@trainings, @attendance);
# Who attends, or was to: with hours of his own, or the reason.
my $training = sub {
	my ($org, $organiser, $form, $topic, $starts, $ends, $days, $hours, $who, %x) = @_;
	push @trainings, [ 1 + @trainings, $org, $organiser, $form, $topic, $starts, $ends, $x{from}, $x{to}, $days, $hours,
		$x{activity} ];
	my %seen;
	foreach my $w (grep { !$seen{$_}++ } @$who)
	{
		my ($part, $reason) = ($x{part}{$w}, $x{absent}{$w});
		push @attendance, [ $trainings[-1][0], $w, $reason ? '缺席' : '参加', $part, $reason ];
	}
};
# who holds a post on a day, by kind
sub holders
{
	my ($on, $which) = @_;
	return map { $_->{emp_no} } grep { $_->{from_date} le $on && ($_->{to_date} eq '' || $_->{to_date} gt $on)
		&& $which->($_) } @posts;
}
sub cadres_on
{
	my ($on) = @_;
	return map { $_->[0] } grep { $_->[3] le $on && (!$_->[4] || $_->[4] gt $on) } @cadres;
}
my @leaders = grep { !/^L00(073|300)$/ } holders('2025-01-01', sub { $_[0]{org} eq $committee });
my %leader = map { $_ => 1 } @leaders;
my $in_branch = sub { $_[0]{org} ne $committee };
# at fault in 2025: short of hours, without a class, without any training; and a new secretary who comes too late
my ($short, $no_class, $no_training, $late) = qw(L00328 L00312 L00132 L00094);
my %excepted = map { $_ => 1 } $short, $no_class, $no_training;
my @old = grep { !$excepted{$_} } holders('2025-01-01', $in_branch), 'L00073', 'L00300';

$training->($committee, '', '以会代训', '机关党建工作部署会暨党务业务培训', '2025-03-20', '2025-03-20', 1, 4,
	[ grep { $_ ne $untrained } cadres_on('2025-03-20'), holders('2025-03-20', sub { $_[0]{title} eq '书记' }) ],
	from => '14:00', to => '18:00', absent => { L00145 => '外出执行', $cadres[1][0] => '因病请假' });
$training->($committee, '市委党校', '培训班', '党支部书记、委员培训班', '2025-04-14', '2025-04-16', 3, 24, [ @old, $late ],
	part => { L00147 => 16, L00361 => 16 });
$training->($committee, '', '培训班', '组织委员业务培训班', '2025-05-22', '2025-05-22', 1, 6,
	[ $short, grep { $_ ne $no_training } holders('2025-05-22', sub { $_[0]{title} =~ /组织/ }) ]);
$training->($committee, '市委党校', '培训班', '市直机关党组织负责人进修班', '2025-06-09', '2025-06-13', 5, 40, \@leaders);
$training->($committee, '', '以会代训', '警务党建工作推进会', '2025-07-10', '2025-07-10', 1, 8,
	[ $no_class, grep { !$excepted{$_} } holders('2025-07-10', sub { $_[0]{org} eq '司法警察支队党支部' }) ]);
$training->($committee, '市干部学院', '外出学习', '革命传统教育', '2025-09-15', '2025-09-17', 3, 18,
	[ @leaders, map { $_->[0] } @cadres[ 0 .. 4 ] ]);
$training->($committee, '', '培训班', '专兼职党务干部培训班', '2025-10-22', '2025-10-23', 2, 16,
	[ grep { $_ ne $untrained } cadres_on('2025-10-22') ], absent => { $cadres[2][0] => '抽调参加巡察' });
$training->($committee, '市委党校', '培训班', '新任党支部书记、委员培训班', '2025-11-17', '2025-11-19', 3, 24,
	[ grep { $_ ne $late } holders('2025-11-17', sub { $_[0]{from_date} ge '2025-01-01' }) ], part => { L00234 => 16 });
$training->($committee, '', '以会代训', '机关党建工作部署会暨党务业务培训', '2026-03-18', '2026-03-18', 1, 4,
	[ cadres_on('2026-03-18'), grep { $_ ne $late } holders('2026-03-18', sub { $_[0]{title} eq '书记' }) ],
	from => '14:00', to => '18:00');
my @now = grep { !$leader{$_} && $_ ne $late } holders('2026-04-20', sub { 1 });
my %nth = map { $now[$_] => $_ } 0 .. $#now;
$training->($committee, '市委党校', '培训班', '党支部书记、委员培训班（第一期）', '2026-04-20', '2026-04-22', 3, 24,
	[ grep { $nth{$_} % 2 == 0 } @now ]);
$training->($committee, '市委党校', '培训班', '党支部书记、委员培训班（第二期）', '2026-05-18', '2026-05-20', 3, 24,
	[ grep { $nth{$_} % 2 } @now ]);
$training->($committee, '市委党校', '培训班', '市直机关党组织负责人进修班', '2026-06-08', '2026-06-12', 5, 40, \@leaders);
# of 24 hours in a day
$training->($committee, '', '培训班', '网络专题班', '2026-07-08', '2026-07-08', 1, 24, [ map { $_->[0] } @cadres[ 0, 1 ] ]);
# somebody attended who is no member yet
$training->($committee, '市委党校', '培训班', '党务干部培训班', '2026-09-14', '2026-09-16', 3, 24,
	[ cadres_on('2026-09-14'), $late, 'L00294' ]);
$training->($committee, '市干部学院', '外出学习', '革命传统教育', '2026-10-19', '2026-10-21', 3, 18,
	[ @leaders, map { $_->[0] } @cadres[ 5, 7 ] ]);

# Study that is used as training: an activity, and once put down for the day after.
my %present;
push @{ $present{ $_->{activity_no} } }, $_->{emp_no} foreach grep { $_->{status} eq '出席' } read_csv('attendance.csv');
my @activities = read_csv('activities.csv');
foreach my $a ([ '民事审判第一庭党支部', '2025-05', 0 ], [ '执行局党支部', '2025-08', 0 ], [ '民事审判第一庭党支部', '2026-05', 0 ],
	[ '政治部党支部', '2026-06', 1 ])
{
	my ($org, $month, $off) = @$a;
	my ($study) = grep { $_->{org} eq $org && $_->{kind} eq '集中学习' && $_->{held_on} =~ /^$month/ } @activities;
	my $on = text(day($study->{held_on}) + $off);
	my ($from, $to) = map { my ($h, $m) = split /:/; $h * 60 + $m } @$study{qw(starts_at ends_at)};
	$training->($org, '', '以会代训', "$study->{topic}与支部业务培训", $on, $on, 1, ($to - $from) / 60,
		[ grep { $posts{$_} } @{ $present{ $study->{no} } } ], from => $study->{starts_at}, to => $study->{ends_at},
		activity => $study->{no});
}

# Care: once a year at least.
my @CARE = ([ '政治上的关怀', '党委书记谈话，听取对组织工作的意见' ], [ '思想上的关心', '谈心谈话' ], [ '精神上的激励', '评为优秀党务工作者' ],
	[ '工作上的支持', '安排党务业务骨干帮带' ], [ '精神上的激励', '生日和节日慰问' ], [ '工作上的支持', '选派参加党务培训' ]);
my @care;
foreach my $year (2025, 2026)
{
	foreach my $c (@cadres)
	{
		next if $c->[3] gt "$year-10-01" || $c->[4] && $c->[4] le "$year-01-01" || $year == 2025 && $c->[0] eq $uncared;
		my $from = $c->[3] gt "$year-01-20" ? day($c->[3]) + 20 : day("$year-01-20");
		my $until = day("$year-11-06");
		my ($kind, $content) = @{ $CARE[ between(0, $#CARE) ] };
		push @care, [ $c->[0], $committee, $kind, text(weekday(between($from, $until))), $content ];
	}
}
@care = sort { $a->[3] cmp $b->[3] || $a->[0] cmp $b->[0] } @care;

write_csv('cadres.csv',
	'emp_no,org,kind,from_date,to_date,appointment_no,inspected_on,party_spirit,conduct,style,ability,enthusiasm,said',
	@cadres);
write_csv('trainings.csv', 'no,org,organiser,form,topic,starts_on,ends_on,from_time,to_time,days,hours,activity',
	@trainings);
write_csv('training_attendance.csv', 'training,emp_no,status,hours,reason', @attendance);
write_csv('care.csv', 'emp_no,org,kind,cared_on,content', @care);
