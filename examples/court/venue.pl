#!/usr/bin/env perl
# Makes rooms.csv, room_shares.csv, inspections.csv, layouts.csv, wall_items.csv, cabinets.csv, archive.csv, copies.csv,
# requests.csv and readings.csv from branches.csv, posts.csv and hr_staff.csv: the rooms of the sample court, what hangs
# in them and what is filed, with the faults of faults.csv where this says so.  The same at every run:
#   perl examples/court/venue.pl [DIRECTORY]
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Digest::SHA qw(sha256_hex);
use Encode qw(encode_utf8);
use FindBin;
use lib $FindBin::Bin;
use export;

begin(20260801, $ARGV[0]);
my $committee = '中级人民法院机关委员会';
my @branches = map { $_->{name} } grep { $_->{kind} eq '党支部' } read_csv('branches.csv');
my %staff;
push @{ $staff{ $_->{branch} } }, $_->{emp_no} foreach grep { $_->{party_confirmed_on} ne '' } staff();
my @officers = map { $_->{emp_no} } grep { $_->{org} eq $committee } read_csv('posts.csv');
# on which days of 2025 posts changed; before it, who was elected last
my (%changes, %elected);
foreach my $p (read_csv('posts.csv'))
{
	if ($p->{from_date} lt '2025-01-01') { $elected{ $p->{org} } = $p->{from_date} }
	else { $changes{ $p->{org} }{ $p->{from_date} } = 1 }
}
sub short { my $name = shift; $name =~ s/党支部$//; return $name }

# Rooms: branches that have their own, and with whom the others share.
my %shares = ('立案二庭' => '立案一庭', '民事审判第二庭' => '民事审判第一庭', '执行裁判庭' => '执行局',
	'赔偿委员会办公室' => '审判监督庭', '审判管理办公室' => '研究室', '督察室' => '政治部', '行政装备处' => '技术处');
my (@rooms, @shares, %room_of);
my $room = sub {
	my ($org, $kind, $name, $since, $building, $floor) = @_;
	my $place = sprintf '%s%d层%d%02d室', $building, $floor, $floor, between(1, 24);
	push @rooms, [ 1 + @rooms, $org, $kind, $name, $place, $since, '' ];
	return $rooms[-1][0];
};
foreach my $branch (@branches)
{
	my $department = short($branch);
	next if $shares{$department} || $department eq '机关党委办公室';
	my $building = $department =~ /^执行|司法/ ? '执行指挥中心' : $department =~ /庭$/ ? '审判楼' : '办公楼';
	my $since = day(between(2017, 2022) . '-0' . between(1, 9) . '-01') + between(0, 27);
	$room_of{$department} =
	  $room->($branch, '活动室', "${department}党员活动室", text(weekday($since)), $building, between(2, 7));
}
my $centre = $room->($committee, '活动室', '党员活动中心', '2016-07-01', '办公楼', 1);
my $archive = $room->($committee, '资料室', '党建资料室', '2016-07-01', '办公楼', 8);
$room->($committee, '学习室', '党员学习室', '2018-03-01', '办公楼', 8);
my $agreed = sub { my ($branch, $no) = @_;
	push @shares, [ $no, $branch, @_[2, 3], sprintf('机党〔%s〕共用%02d号', substr($_[2], 0, 4), 1 + @shares) ] };
foreach my $branch (@branches)
{
	my $with = $shares{ short($branch) };
	if (short($branch) eq '赔偿委员会办公室')
	{
		# between the two it had none
		$agreed->($branch, $room_of{$with}, '2023-02-13', '2026-06-01');
		$agreed->($branch, $room_of{'研究室'}, '2026-07-06', '');
	}
	elsif ($with) { $agreed->($branch, $room_of{$with}, text(weekday(day('2023-01-03') + between(0, 300))), '') }
	elsif (short($branch) eq '机关党委办公室') { $agreed->($branch, $centre, '2022-05-09', '') }
}

# Inspections: each spring, of all seven.
my @inspections;
my $inspect = sub {
	my ($no, $on, $without, $result) = @_;
	my $n = 0;
	my @evidence = map { $n++; $_ eq $without ? '' : sprintf('%s（检查照片%d-%d）', $_, $no, $n) }
	  ('活动场所', '门牌标识', '党旗和入党誓词', '投影和音响', '党员远程教育终端', '学习资料柜', '活动室管理制度');
	push @inspections, [ $no, text($on), @evidence, $result // ($without ? '不达标' : '达标') ];
};
foreach my $year (2025, 2026)
{
	foreach my $no (sort { $a <=> $b } values %room_of, $centre)
	{
		my $fault = $year == 2025 ? $no : 0;
		my $on = weekday(day("$year-03-10") + between(0, 30));
		if ($fault == $room_of{'民事审判第三庭'}) { $inspect->($no, $on, '党员远程教育终端') }
		elsif ($fault == $room_of{'技术处'})
		{
			# put down as up to standard without its rules, and inspected again
			$inspect->($no, $on, '活动室管理制度', '达标');
			$inspect->($no, weekday($on + 45), '');
		}
		else { $inspect->($no, $on, '') }
	}
}

# Walls: a layout holds until posts change, and one is being drawn up here and there.
my (@layouts, @items);
my $hang = sub {
	my ($no, $version, $wall, $kind, $title, $made_on, @box) = @_;
	push @items, [ $no, $version, $wall, $kind, $title, @box, $made_on ];
};
my @INSTITUTIONS = ('三会一课制度', '组织生活会制度', '民主评议党员制度', '主题党日制度', '党费收缴使用制度');
sub layout
{
	my ($no, $version, $from, $to, $made_on, $fault) = @_;
	my ($width, $depth, $height) = (620 + 20 * ($no % 9), 560 + 20 * ($no % 5), 300);
	my ($board, $high) = (90, $no % 2 ? 120 : 60);
	push @layouts, [ $no, $version, $from, $to, $width, $depth, $height ];
	my $middle = $width / 2;
	$hang->($no, $version, '主墙', '党旗', '', '', $middle - 72, 170, 144, 96);
	$hang->($no, $version, '主墙', '入党誓词', '', '', $middle - 60 + ($fault eq 'oath off centre' ? 12.5 : 0), 70, 120, 80);
	my ($left, $right) = ($middle - 72 - 40 - $board, $middle + 72 + 40);
	$hang->($no, $version, '主墙', '党员权利', '', '', $left, 130, $board, 120);
	$right = $left - $board - 10 if $fault eq 'both on the left';
	$hang->($no, $version, '主墙', '党员义务', '', '', $right, 130, $board, 120) unless $fault eq 'no duties';
	# three to each side: what hangs on the left from the main wall on hangs on the right towards it
	my $gap = $fault eq 'overlap' ? 2 : 45;
	foreach my $n (0 .. 2)
	{
		my $at = 60 + $n * ($board + $gap);
		my $from_left = $at + ($fault eq 'overlap' && $n == 1 ? -3 : 0);
		my $width = $fault eq 'metres' && $n == 1 ? 0.9 : $board;
		my $tall = $fault eq 'metres' && $n == 1 ? 1.2 : $fault eq 'no height' && $n == 1 ? 0 : $high;
		$hang->($no, $version, '左墙', '制度', $INSTITUTIONS[$n], '', $from_left, 130, $width, $tall);
		my @right = ($depth - $at - $board, 130, $board, $high);
		if ($n < 2) { $hang->($no, $version, '右墙', '制度', $INSTITUTIONS[ 3 + $n ], '', @right) }
		else { $hang->($no, $version, '右墙', '组织架构图', '党支部组织架构图', $made_on, @right) }
	}
	$hang->($no, $version, '后墙', '其他', '学习园地', '', 80, 110, 150, 100);
	$hang->($no, $version, '后墙', '其他', '先锋榜', '', $width - 80 - 150, 110, 150, 100) unless $fault eq 'alone';
}
my %fault = ('离退休干部处' => 'no duties', '司法警察支队' => 'oath off centre', '技术处' => 'both on the left',
	'研究室' => 'alone', '执行局' => 'overlap');
my %draft = ('办公室' => 'metres', '审判监督庭' => 'no height', '政治部' => '');
foreach my $department ((map { short($_) } @branches), '')
{
	my $no = $department ? $room_of{$department} : $centre;
	next unless $no;
	my $org = $department ? "${department}党支部" : $committee;
	my @changes = sort keys %{ $changes{$org} };
	my $from = weekday(day('2024-09-02') + between(0, 60));
	my $made_on = $elected{$org} // '2022-09-20';
	my $version = 0;
	foreach my $day (@changes, '')
	{
		my $to = $day ? weekday(day($day) + between(12, 22)) : undef;
		# months after the election
		$to = day('2025-11-24') if $department eq '刑事审判第一庭' && $day;
		# what is at fault is what hangs there now
		layout($no, ++$version, text($from), $to ? text($to) : '', $made_on, $day ? '' : $fault{$department} // '');
		($from, $made_on) = ($to, $day);
	}
	layout($no, ++$version, '', '', $changes[-1] // $made_on, $draft{$department}) if exists $draft{$department};
	# put up beside what hangs there already
	layout($no, ++$version, '2026-04-13', '', $changes[-1], '') if $department eq '刑事审判第二庭';
}

# The archive: a cabinet each, and the documents of 2025 and plans of 2026, on paper and digital.
my (@cabinets, @archive, @copies);
foreach my $n (0 .. $#branches)
{
	my ($branch, $number) = ($branches[$n], $n + 1 . '号柜');
	if (short($branch) eq '督察室')
	{
		push @cabinets, [ $archive, $number, $branch, '2018-03-01', '2025-08-20' ],
		  [ $archive, $number, $branch, '2025-11-03', '' ];
	}
	else { push @cabinets, [ $archive, $number, $branch, '2018-03-01', '' ] }
}
push @cabinets, [ $archive, '7号柜', '行政装备处党支部', '2026-02-02', '' ];
my $file = sub {
	my ($branch, $n, $year, $category, $title, $on, $supersedes, $reason) = @_;
	my $no = 1 + @archive;
	push @archive, [ $no, $branch, $year, $category, $title, text($on), $supersedes, $reason ];
	push @copies, [ $no, '纸质', $n + 1 . '号柜', text($on), '' ];
	push @copies, [ $no, '电子', "档案服务器 党建/$year/$no", text(weekday($on + between(0, 9))),
		sha256_hex(encode_utf8("$no $title")) ]
	  unless $branch eq '研究室党支部' && $category eq '民主评议' && $year == 2025;
	return $no;
};
my %no_of;
foreach my $n (0 .. $#branches)
{
	my $branch = $branches[$n];
	foreach my $category (
		[ '党员花名册', '党员花名册' ], [ '年度计划', '党支部工作计划' ], [ '年度总结', '党支部工作总结' ],
		[ '学习计划', '党员学习计划' ], [ '学习笔记', '集中学习记录' ], [ '专题活动', '主题教育方案及总结' ],
		[ '民主评议', '民主评议党员材料' ], [ '党费台账', '党费收缴台账' ], [ '党内统计', '党内统计年报' ])
	{
		my ($kind, $title) = @$category;
		next if $kind eq '党费台账' && $branch eq '行政装备处党支部';
		my $on = weekday(day('2026-01-05') + between(0, 21));
		$no_of{$branch}{$kind} = $file->($branch, $n, 2025, $kind, "2025年$title", $on);
	}
	$file->($branch, $n, 2026, @$_, weekday(day('2026-02-24') + between(0, 20)))
	  foreach [ '年度计划', '2026年党支部工作计划' ], [ '学习计划', '2026年党员学习计划' ];
}
# What was corrected; of one, twice.
my $correct = sub {
	my ($branch, $kind, $title, $on, $reason) = @_;
	my ($n) = grep { $branches[$_] eq $branch } 0 .. $#branches;
	return $file->($branch, $n, 2025, $kind, $title, day($on), $no_of{$branch}{$kind}, $reason);
};
$correct->('民事审判第一庭党支部', '党员花名册', '2025年党员花名册（更正）', '2026-02-11', '漏登1名转入党员');
$correct->('办公室党支部', '党内统计', '2025年党内统计年报（更正）', '2026-03-04', '年龄段统计有误');
$correct->('执行局党支部', '党费台账', '2025年党费收缴台账（更正）', '2026-03-11', '补登11月缴费凭证号');
$correct->('执行局党支部', '党费台账', '2025年党费收缴台账（再更正）', '2026-05-12', '合计数有误');
# a third copy that is none: without a checksum, and where one is already
push @copies, [ $no_of{'立案一庭党支部'}{'年度总结'}, '电子', '移动硬盘 2025', '2026-02-05', '' ];
push @copies, [ $no_of{'立案二庭党支部'}{'年度总结'}, '纸质', '２号柜', '2026-02-05', '' ];

# The platform: in 2025 members asked for services, and brought up nothing.
my @requests;
foreach my $r (
	[ '2025-02-18', '服务', '立案一庭', '办理组织关系介绍信', '已开具' ],
	[ '2025-05-14', '服务', '离退休干部处', '为行动不便的老党员送学上门', '已安排支部委员每月上门' ],
	[ '2025-08-06', '服务', '执行局', '补领党员教育读本', '已发放' ],
	[ '2025-11-19', '服务', '司法警察支队', '查询党费缴纳明细', '已提供明细' ],
	[ '2026-01-21', '建议', '民事审判第一庭', '主题党日多组织庭审观摩', '已列入二季度计划' ],
	[ '2026-03-17', '服务', '技术处', '开通远程教育账号', '已开通' ],
	[ '2026-04-22', '建议', '政治部', '集中学习安排在周三下午', '已采纳' ],
	[ '2026-06-09', '服务', '离退休干部处', '送学上门', '已安排' ],
	[ '2026-08-25', '建议', '研究室', '党课增加证据规则专题', '已列入四季度计划' ],
	[ '2026-11-10', '建议', '办公室', '活动室增配无线投屏', '' ])
{
	my ($on, $kind, $department, $content, $answer) = @$r;
	my @who = @{ $staff{"${department}党支部"} };
	push @requests, [ "${department}党支部", $who[ between(0, $#who) ], $kind, $on, $content,
		$answer ? text(weekday(day($on) + between(3, 20))) : '', $answer ];
}

# Reading: each quarter after work, and none in the third of 2025.
my @readings;
foreach my $r (
	[ '2025-03-12', '《中国共产党简史》导读' ], [ '2025-06-11', '《中国共产党章程》逐章领读' ],
	[ '2025-12-10', '《中华人民共和国民法典》人格权编荐读' ], [ '2026-03-11', '《中国共产党纪律处分条例》领读' ],
	[ '2026-06-10', '《中国共产党党员教育管理工作条例》领读' ], [ '2026-09-09', '《人民法院案例选》荐读' ],
	[ '2026-11-11', '《中华人民共和国法官法》领读' ])
{
	push @readings, [ $committee, $r->[0], '17:40', '19:10', "读书活动：$r->[1]", @officers[1, -1],
		join('、', @officers) ];
}

write_csv('rooms.csv', 'no,org,kind,name,place,from_date,to_date', @rooms);
write_csv('room_shares.csv', 'room,org,from_date,to_date,agreement_no', @shares);
write_csv('inspections.csv',
	'room,inspected_on,place,sign,flag_and_oath,e_education,network,materials,working_rules,result', @inspections);
write_csv('layouts.csv', 'room,version,from_date,to_date,width,depth,height', @layouts);
write_csv('wall_items.csv', 'room,version,wall,kind,title,left_edge,bottom_edge,width,height,made_on', @items);
write_csv('cabinets.csv', 'room,number,org,from_date,to_date', @cabinets);
write_csv('archive.csv', 'no,org,year,category,title,filed_on,supersedes,reason', @archive);
write_csv('copies.csv', 'document,medium,place,made_on,checksum', @copies);
write_csv('requests.csv', 'org,emp_no,kind,made_on,content,answered_on,answer', @requests);
write_csv('readings.csv', 'org,held_on,starts_at,ends_at,topic,chair,recorder,present', @readings);
