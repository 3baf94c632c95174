# partybuild-import: the sample's files with dirt in them, as csv, xlsx and xls, give the same court as the clean ones;
# a file twice changes nothing, a dry run says what a real one does.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use plugins;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

delete $ENV{$_} for grep { /^PYTHON/ } keys %ENV;
$ENV{LC_ALL} = 'C.UTF-8';
plan skip_all => 'python3-psycopg2, python3-openpyxl, python3-xlrd and python3-xlwt are not installed'
	if system('/usr/bin/python3 -c "import psycopg2, openpyxl, xlrd, xlwt" 2>/dev/null') != 0;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->start;
local $ENV{PGHOST} = $node->host;
local $ENV{PGPORT} = $node->port;
my $dir = PostgreSQL::Test::Utils::tempdir;
$node->safe_psql('postgres', 'CREATE DATABASE clean');
$node->safe_psql('clean', 'SET client_min_messages = warning; CREATE EXTENSION partybuild CASCADE;
	CREATE EXTENSION partybuild_organisation; CREATE EXTENSION partybuild_life;
	SELECT count(*) FROM partybuild.deploy();
	SELECT partybuild.register_court(\'sample\', \'中级人民法院\', counted_from => \'2025-01-01\')');
$node->safe_psql('postgres', "CREATE DATABASE $_ TEMPLATE clean") for qw(dirty first);

# exit status, and what is said
sub import_files
{
	my ($db, @args) = @_;
	local $ENV{PGDATABASE} = $db;
	my ($out, $err) = ('', '');
	IPC::Run::run([ '/usr/bin/python3', 'client/partybuild-import', @args ],
		'>', \$out, '2>', \$err);
	return ($? >> 8, $out . $err);
}

sub court
{
	my $db = shift;
	return $node->safe_psql($db, <<'SQL');
SELECT o.name, o.kind, o.founded_on, o.active_on FROM party.organisation o ORDER BY 1;
SELECT o.name, p.name, s.from_date, s.to_date FROM party.subordination s
  JOIN party.organisation o ON o.id = s.org_id JOIN party.organisation p ON p.id = s.parent_id ORDER BY 1;
SELECT number, dated_on, kind, title FROM party.document ORDER BY 1, 2, 3, 4;
SELECT emp_no, cnid, name, admitted_on, confirmed_on, known_from FROM party.member ORDER BY 1;
SELECT m.emp_no, o.name, h.status, h.from_date, h.to_date FROM party.membership h
  JOIN party.member m ON m.id = h.member_id JOIN party.organisation o ON o.id = h.org_id ORDER BY 1, 4;
SELECT o.name, m.emp_no, p.title, p.portfolio, p.elected_on, p.from_date, p.to_date, p.term_ends_on FROM party.post p
  JOIN party.member m ON m.id = p.member_id JOIN party.organisation o ON o.id = p.org_id ORDER BY 1, 2, 3, 6;
SELECT o.name, e.held_on, e.figures, e.seats, e.candidates, c.number, r.number FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id LEFT JOIN party.document c ON c.id = e.consent_document_id
  LEFT JOIN party.document r ON r.id = e.report_document_id ORDER BY 1, 2;
SELECT a.number, o.name, a.kind, a.starts_at, a.ends_at, a.theme, c.emp_no, r.emp_no FROM party.activity a
  JOIN party.organisation o ON o.id = a.org_id LEFT JOIN party.member c ON c.id = a.chair_id
  LEFT JOIN party.member r ON r.id = a.recorder_id ORDER BY 2, 4, 3;
SELECT a.number, m.emp_no, t.status, t.reason FROM party.attendance t
  JOIN party.activity a ON a.id = t.activity_id JOIN party.member m ON m.id = t.member_id ORDER BY a.number::integer, 2;
SQL
}

# Writes files: the clean csv as they are, and in other shapes what clerks make of them.
my $make = "$dir/make.py";
append_to_file($make, <<'PYTHON');
import csv, datetime, sys
import openpyxl, xlwt
court, out = sys.argv[1:]
def rows(name):
    with open(f"{court}/{name}.csv", encoding="utf-8", newline="") as f:
        return list(csv.reader(f))
def wide(s):
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in s)
def day(s):
    return datetime.date.fromisoformat(s)
# GB18030, semicolons, titles above, another order, another header, dates in Chinese, totals below
branches = rows("branches")
with open(f"{out}/branches.csv", "w", encoding="gb18030", newline="") as f:
    w = csv.writer(f, delimiter=";")
    w.writerow(["党组织名册"] + [""] * 6); w.writerow(["", "", "", "", "填报日期：2026年11月1日", "", ""]); w.writerow([""] * 7)
    w.writerow(["批复日期", "上级党组织", "党支部名称 ", "成立时间（年月日）", "类　别", "批复文号", "覆盖部门"])
    for name, kind, parent, department, founded, number, approved in reversed(branches[1:]):
        d = day(founded)
        w.writerow([approved.replace("-", "/"), parent and " " + parent, name, f"{d.year}年{d.month}月{d.day}日",
                    kind, number, department + "\u3000"])
        w.writerow([""] * 7)
    w.writerow(["合计", "", len(branches) - 1, "", "", "", ""])
# xlsx with real dates, the branch merged over its people, who are sorted by it
staff = rows("hr_staff")
keep = ["emp_no", "name", "id_no", "sex", "birth_date", "political_status", "party_joined_on", "party_confirmed_on",
        "branch_since"]
say = ["工号", "姓名", "身份证号", "性别", "出生日期", "政治面貌", "入党时间", "转正时间", "转入时间"]
at = {h: i for i, h in enumerate(staff[0])}
book = openpyxl.Workbook(); page = book.active; page.title = "人员"
page.append(["人员名册"]); page.merge_cells("A1:J1")
page.append(["所在党支部"] + say)
body = sorted(staff[1:], key=lambda r: r[at["branch"]])
for r in body:
    cells = [r[at["branch"]]]
    for h in keep:
        v = r[at[h]]
        if v and h in ("birth_date", "party_joined_on"):
            v = day(v)
        elif v and h == "party_confirmed_on":
            v = v.replace("-", "")
        elif v and h == "branch_since":
            v = (day(v) - datetime.date(1899, 12, 30)).days
        elif h == "emp_no":
            v = wide(v)
        elif h == "name":
            v = " " + v + "\u200b"
        cells.append(v)
    page.append(cells)
first = 0
for i in range(1, len(body) + 1):
    if i == len(body) or body[i][at["branch"]] != body[first][at["branch"]]:
        if i - first > 1 and body[first][at["branch"]]:
            page.merge_cells(start_row=first + 3, end_row=i + 2, start_column=1, end_column=1)
        first = i
page.append(["总计", None, len(body)])
book.create_sheet("说明").append(["按支部排列"])
book.save(f"{out}/staff.xlsx")
# xls, header in English in another order
posts = rows("posts")
book = xlwt.Workbook(); page = book.add_sheet("posts"); style = xlwt.XFStyle(); style.num_format_str = "yyyy-mm-dd"
order = ["from_date", "emp_no", "to_date", "title", "org", "elected_on"]
for c, h in enumerate(order):
    page.write(2, c, h.replace("_", " ").title())
page.write_merge(0, 1, 0, 5, "党内职务")
for n, r in enumerate(posts[1:]):
    for c, h in enumerate(order):
        v = r[posts[0].index(h)]
        if v and h == "from_date":
            page.write(n + 3, c, day(v), style)
        elif v and h == "elected_on":
            page.write(n + 3, c, (day(v) - datetime.date(1899, 12, 30)).days)
        else:
            page.write(n + 3, c, v)
book.save(f"{out}/posts.xls")
# UTF-8 with its mark, tabs, numbers with .0
elections = rows("elections")
with open(f"{out}/elections.csv", "w", encoding="utf-8-sig", newline="") as f:
    w = csv.writer(f, delimiter="\t")
    w.writerow(elections[0])
    for r in elections[1:]:
        w.writerow([v + ".0" if v.isdigit() else v for v in r])
# UTF-16, times in Chinese
activities = rows("activities")
a = {h: i for i, h in enumerate(activities[0])}
with open(f"{out}/activities.csv", "w", encoding="utf-16", newline="") as f:
    w = csv.writer(f, delimiter="\t")
    w.writerow(["党组织", "活动类型", "日期", "开始时间", "结束时间", "主题", "主持人", "记录人", "活动编号"])
    for r in activities[1:]:
        t = [r[a[h]].split(":") for h in ("starts_at", "ends_at")]
        w.writerow([r[a["org"]], r[a["kind"]], r[a["held_on"]].replace("-", "."), f"{t[0][0]}：{t[0][1]}",
                    f"{t[1][0]}时{t[1][1]}分", r[a["topic"]], r[a["chair"]].lower().upper(), r[a["recorder"]],
                    wide(r[a["no"]])])
# GB18030 again, another order of columns and lines, other words
attendance = rows("attendance")
with open(f"{out}/attendance.csv", "w", encoding="gb18030", newline="") as f:
    w = csv.writer(f)
    w.writerow(["请假原因", "出席", "姓名", "活动编号（见活动表）"])
    for number, emp_no, status, reason in reversed(attendance[1:]):
        w.writerow([reason and reason + " ", {"出席": "到会", "缺席": "否"}.get(status, status), emp_no, number])
# what nobody can read
with open(f"{out}/bad.csv", "wb") as f:
    f.write(b"\xff\xfa\x80\x00\x01,\xff\n")
with open(f"{out}/other.csv", "w", encoding="utf-8") as f:
    f.write("甲,乙\n1,2\n")
open(f"{out}/empty.csv", "w").close()
with open(f"{out}/broken.xlsx", "wb") as f:
    f.write(b"PK\x03\x04 and no more")
with open(f"{out}/broken.xls", "wb") as f:
    f.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more")
with open(f"{out}/lacking.csv", "w", encoding="utf-8") as f:
    f.write("党组织,职务,任职日期\n甲,书记,2026-01-01\n")
# a file with faults of many kinds
with open(f"{out}/faults.csv", "w", encoding="utf-8", newline="") as f:
    w = csv.writer(f)
    w.writerow(["工号", "姓名", "身份证号", "所在党支部", "入党时间", "转正时间"])
    w.writerow(["X1", "甲", "4.10311E+17", "立案一庭党支部", "2020-01-01", "2021-01-01"])
    w.writerow(["X2", "\u3000", "", "没有的支部", "2020年13月", "昨天"])
    w.writerow(["X3", "丙", "'410311197802143198", "立案一庭党支部", "26.3.1", ""])
PYTHON
command_ok([ '/usr/bin/python3', $make, 'examples/court', $dir ], 'files are made');

my @clean = map { "examples/court/$_.csv" } qw(attendance activities elections posts hr_staff branches);
my ($status, $said) = import_files('clean', '--first', '--adopt', '2099-12-31', @clean);
is($status, 1, 'the clean files: some lines are set aside') or diag $said;
like($said, qr/branches\.csv\ \(branches\):\ accepted\ 23,\ changed\ 0,\ unchanged\ 0,\ set\ aside\ 0\n
	.*hr_staff\.csv\ \(staff\):\ accepted\ 409,\ .*set\ aside\ 6\n.*posts\.csv\ \(posts\):\ accepted\ 90,\ .*
	elections\.csv\ \(elections\):\ accepted\ 23,\ .*activities\.csv\ \(activities\):\ accepted\ 2087,\ .*
	attendance\.csv\ \(attendance\):\ accepted\ 25907,\ changed\ 0,\ unchanged\ 0,\ set\ aside\ 438\n/sx,
	'what became of them, by the order in which they build on each other') or diag $said;
like($said, qr/hr_staff\.csv: line 185 id_no “410324198711084780”: a citizen number with a wrong check character\n/,
	'a reason has its line, column and value');

my @dirty = map { "$dir/$_" } qw(posts.xls attendance.csv activities.csv staff.xlsx elections.csv
	branches.csv);
my ($dry_status, $dry) = import_files('dirty', '--dry-run', '--first', '--csv', "$dir/dry.csv", @dirty);
is($node->safe_psql('dirty', 'SELECT count(*) FROM party.organisation'), 0, 'a dry run writes nothing');
($status, $said) = import_files('dirty', '--first', '--adopt', '2099-12-31', '--csv', "$dir/real.csv", @dirty);
like($said, qr/^staff\.xlsx: 说明: not read \(--sheet\)\n/m, 'another sheet is named') or diag $said;
is($dry_status, $status, 'a dry run ends as the real one');
is($dry, $said, 'and says the same');
is(slurp_file("$dir/dry.csv"), slurp_file("$dir/real.csv"), 'also into a file');
is($status, 1, 'the dirty files: the same lines are set aside');
like($said, qr/staff\.xlsx \(staff\): accepted 409, changed 0, unchanged 0, set aside 6, totals left out 1\n/,
	'of staff') or diag $said;
is(court('dirty'), court('clean'), 'dirty files give the court of the clean ones');

my $before = court('dirty');
my $kept = $node->safe_psql('dirty', 'SELECT md5(string_agg(i::text, \'\' ORDER BY i.id)) FROM party.import_line i
	WHERE outcome <> \'set aside\'');
($status, $said) = import_files('dirty', @dirty);
like($said, qr/unchanged 409, set aside 6.*unchanged 90, .*unchanged 23, .*unchanged 2087, .*unchanged 25907, /s,
	'the same files twice') or diag $said;
unlike($said, qr/\b(?:accepted|changed) [1-9]/, 'change nothing') or diag $said;
is(court('dirty'), $before, 'nothing at all');
is($node->safe_psql('dirty', 'SELECT md5(string_agg(i::text, \'\' ORDER BY i.id)) FROM party.import_line i
	WHERE outcome <> \'set aside\''), $kept, 'and what was accepted stays on record');

($status, $said) = import_files('clean', "$dir/faults.csv");
is($status, 1, 'a file of faults');
is($said, <<'SAID', 'with every reason');
faults.csv: line 2 身份证号 “4.10311E+17”: a spreadsheet wrote it with an exponent: what it was is lost
faults.csv: line 3 入党时间 “2020年13月”: there is no such day
faults.csv: line 3 姓名 “　”: nothing is written where something must be
faults.csv: line 3 所在党支部 “没有的支部”: an unknown organisation
faults.csv: line 3 转正时间 “昨天”: not a date
faults.csv: line 4 入党时间 “26.3.1”: the year does not come first, or has two digits: it could be several days
faults.csv: line 4 身份证号 “'410311197802143198”: a number behind an apostrophe
faults.csv (staff): accepted 0, changed 0, unchanged 0, set aside 3
SAID
is($node->safe_psql('clean', q{SELECT count(*) FROM party.member WHERE emp_no ~ '^X'}), 0, 'and nothing written');
{
	local $ENV{PGOPTIONS} = '-c partybuild.language=zh';
	like((import_files('clean', "$dir/faults.csv"))[1], qr/faults\.csv: 第3行 转正时间 “昨天”: 不是日期\n/, 'in Chinese');
}
foreach my $case (
	[ 'other.csv', qr/no line of its first 20 is a header/ ],
	[ 'empty.csv', qr/no line of its first 20 is a header/ ],
	[ 'bad.csv', qr/neither UTF-8 nor GB18030|is a header/ ],
	[ 'broken.xlsx', qr/cannot be read as \.xlsx/ ],
	[ 'broken.xls', qr/cannot be read as \.xls/ ],
	[ 'lacking.csv', qr/looks like "posts", but has no column emp_no/ ],
	[ 'none.csv', qr/No such file/ ])
{
	my ($file, $why) = @$case;
	my ($ended, $told) = import_files('clean', "$dir/$file");
	is($ended, 2, "$file: nothing is done");
	like($told, qr/^error: .*$why/, "$file: and it says why");
}
is((import_files('nowhere', "$dir/faults.csv"))[0], 2, 'no database');
is((import_files('clean', '--kind', 'nonsense', "$dir/faults.csv"))[0], 2, 'no such kind');
# Who only reads writes nothing, and is told so.
$node->safe_psql('clean', 'CREATE ROLE looker LOGIN IN ROLE partybuild_reader; CREATE ROLE writer LOGIN IN ROLE
	partybuild_clerk');
{
	local $ENV{PGUSER} = 'looker';
	my ($ended, $told) = import_files('clean', "$dir/faults.csv");
	is($ended, 2, 'a reader is refused');
	like($told, qr/permission denied/, 'and told so');
}
{
	local $ENV{PGUSER} = 'writer';
	my ($ended, $told) = import_files('clean', "$dir/posts.xls");
	is($ended, 0, 'a clerk is not') or diag $told;
}
# The templates are those of the kinds that there are, and are known for theirs.
$node->safe_psql('postgres', 'CREATE DATABASE whole');
$node->safe_psql('whole', 'SET client_min_messages = warning; CREATE EXTENSION partybuild CASCADE;' . create_plugins() .
	'SELECT count(*) FROM partybuild.deploy()');
{
	local $ENV{PGDATABASE} = 'whole';
	command_ok([ '/usr/bin/python3', 'scripts/templates', "$dir/templates" ], 'templates are made');
	my $same = "$dir/same.py";
	append_to_file($same, <<'PYTHON');
import openpyxl, sys
def said(path):
    book = openpyxl.load_workbook(path)
    return [(p.title, [[c.value for c in r] for r in p.iter_rows()],
             sorted((v.formula1, str(v.sqref)) for v in p.data_validations.dataValidation),
             sorted((k, d.number_format) for k, d in p.column_dimensions.items())) for p in book]
sys.exit(said(sys.argv[1]) != said(sys.argv[2]))
PYTHON
	my @made = map { s{.*/}{}r } glob "$dir/templates/*";
	is(join(' ', map { s{.*/}{}r } glob 'docs/templates/*'), "@made", 'docs/templates has them all');
	foreach my $file (@made)
	{
		if ($file =~ /csv$/)
		{
			is(slurp_file("docs/templates/$file"), slurp_file("$dir/templates/$file"),
				"docs/templates/$file is as scripts/templates makes it");
		}
		else
		{
			command_ok([ '/usr/bin/python3', $same, "docs/templates/$file", "$dir/templates/$file" ],
				"docs/templates/$file is as scripts/templates makes it");
		}
		(my $kind = $file) =~ s/\..*//;
		my ($ended, $told) = import_files('whole', '--dry-run', "docs/templates/$file");
		is("$ended $told", "0 $file ($kind): accepted 0, changed 0, unchanged 0, set aside 0\n",
			'and is known for its kind');
	}
}
done_testing();
