#!/usr/bin/perl
# scripts/mutate.pl [--sample N [--seed S]] [--jobs N] [--seconds N] [--plugin DIR]... [CODE]...
#
# Changes the shipped rules one small thing at a time, and runs the cases of that rule alone: does one fail? For a
# server that the environment names, where core and plugins are installed; makes databases of its own and drops them.
# What nobody can notice is listed, with a reason, in pgtap/unnoticed. Exits with 1 where a mutant is neither noticed
# nor listed, or one that is listed is noticed after all; with fewer than 95 of 100 noticed. scripts/mutate brings a
# server.
use strict;
use warnings;
use utf8;
use Cwd qw(abs_path);
use DBI;
use FindBin;
use Getopt::Long;
use IO::Handle;
use IO::Select;
use POSIX qw(:sys_wait_h);
use Time::HiRes qw(time);
use lib $FindBin::Bin;
use mutant;

binmode $_, ':encoding(UTF-8)' foreach *STDOUT, *STDERR;
my $LIMIT = 2;		# seconds for the cases of a mutant
my ($sample, $seed, $jobs, @plugins) = (0, 1, 0);
GetOptions('sample=i' => \$sample, 'seed=i' => \$seed, 'jobs=i' => \$jobs, 'seconds=f' => \$LIMIT,
	'plugin=s' => \@plugins)
	or die "usage: mutate.pl [--sample N [--seed S]] [--jobs N] [--seconds N] [--plugin DIR]... [CODE]...\n";
my %wanted = map { $_ => 1 } @ARGV;
my $root = abs_path("$FindBin::Bin/..");
@plugins = glob "$root/plugins/*" unless @plugins;
$jobs ||= `nproc` + 0 || 1;
my $scratch = `mktemp -d`;
chomp $scratch;
my $database = "mutate_$$";
chmod 0755, $scratch;	# the server reads a library there

sub slurp
{
	my ($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	local $/;
	return scalar <$in>;
}

END
{
	my $status = $?;
	drop_databases();
	system 'rm', '-rf', $scratch;
	$? = $status;
}

# What belongs to a rule: its statements, its cases, whether it has a screen. Views that rules share have the cases of
# the rules that read them, and those that name a report which does.
my %rules;
foreach my $plugin (map { abs_path($_) } @plugins)
{
	my $cases = -d "$plugin/pgtap" ? "$plugin/pgtap" : "$root/pgtap";
	my $screens = join '', map { slurp($_) } glob "$plugin/*.c";
	my (%body, %reads);
	foreach my $file (glob "$plugin/rule/*.sql")
	{
		my ($name) = $file =~ m{([^/]+)\.sql$};
		($body{$name} = slurp($file)) =~ s/^.*^-- at deploy\(\)[^\n]*\n//ms;
	}
	foreach my $name (sort keys %body)
	{
		my @statements = grep { plain_start($_) eq 'CREATE' } mutant::statements($body{$name});
		my @files = grep { -e } map { "$cases/$_.sql" } $name =~ /^00_/ ? readers($name, \%body) : $name;
		push @files, of_reports($plugin, $cases, $name, \%body) if $name =~ /^00_/;
		next if %wanted && !$wanted{$name};
		die "rule $name has no cases in $cases\n" unless @files;
		$rules{$name} = {
			statements => \@statements, files => \@files, listed => "$cases/unnoticed",
			screen => scalar($screens =~ /register_screen\("\Q$name\E"/)
		};
	}
}
die "no such rule\n" unless %rules;

sub views_of
{
	return map { view_of($_) } grep { plain_start($_) eq 'CREATE' } mutant::statements($_[0]);
}

sub reads { my ($text, @views) = @_; return grep { $text =~ /\b\Q$_\E\b/ } @views; }

# Cases that are no rule's, and name a report that reads views of a file.
sub of_reports
{
	my ($plugin, $cases, $name, $body) = @_;
	my @views = map { views_of($body->{$_}) } $name, grep { /^00_/ } readers($name, $body, 1);
	my @reports = map { m{([^/]+)\.sql$} } grep { reads(slurp($_), @views) } glob "$plugin/compliance/*.sql";
	return grep { !m{/[A-Z]{3}-\d\d\.sql$} && reads(slurp($_), @reports) } glob "$cases/*_*.sql";
}

# The rules that read views of a file, or views that read them; and files of shared views among them.
sub readers
{
	my ($name, $body, $all) = @_;
	my (%found, @todo);
	for (my $file = $name; defined $file; $file = shift @todo)
	{
		my @views = views_of($body->{$file});
		my @new = grep {
			my $other = $_;
			$other ne $file && !$found{$other} && reads($body->{$other}, @views)
		} sort keys %$body;
		$found{$_} = 1 foreach @new;
		push @todo, grep { /^00_/ } @new;
	}
	return grep { $all || !/^00_/ } sort keys %found;
}

sub plain_start { return $_[0][0]{t}; }

sub view_of
{
	my ($tokens) = @_;
	my ($at) = grep { $tokens->[$_]{t} eq 'VIEW' } 0 .. $#$tokens;
	return $tokens->[ $at + 1 ]{t};
}

sub connect_to
{
	my ($name) = @_;
	return DBI->connect("dbi:Pg:dbname=$name", undef, undef,
		{ RaiseError => 1, PrintError => 0, PrintWarn => 0, AutoCommit => 1 });
}

# A database a worker, with core and all plugins deployed, and pgTAP.
sub make_databases
{
	my $dbh = connect_to('postgres');
	my %extensions = map { m{/partybuild_(\w+)\.control$} ? ("partybuild_$1" => 1) : () }
		map { glob "$_/*.control" } glob("$root/plugins/*"), @plugins;
	$dbh->do("CREATE DATABASE ${database}_1");
	my $first = connect_to("${database}_1");
	$first->do('SET client_min_messages = warning');
	$first->do($_) foreach 'CREATE EXTENSION partybuild CASCADE',
		(map { "CREATE EXTENSION IF NOT EXISTS $_ CASCADE" } sort keys %extensions),
		'CREATE EXTENSION pgtap', 'SELECT count(*) FROM partybuild.deploy()';
	$first->disconnect;
	$dbh->do("CREATE DATABASE ${database}_$_ TEMPLATE ${database}_1") foreach 2 .. $jobs;
	$dbh->disconnect;
}

sub drop_databases
{
	my $dbh = connect_to('postgres');
	$dbh->do('SET client_min_messages = error');
	$dbh->do("DROP DATABASE IF EXISTS ${database}_$_ WITH (FORCE)") foreach 1 .. $jobs;
	$dbh->disconnect;
}

# The screen that always clears is a library of its own.
sub build_clear
{
	system("cp -r $root/t/clear $scratch/clear && make -s -C $scratch/clear with_llvm=no >$scratch/clear.log 2>&1") == 0
		or die slurp("$scratch/clear.log");
	return "$scratch/clear/clear.so";
}

# All mutants: { code, id, kind, sql }, the sql to be run in the transaction of the cases.
sub all_mutants
{
	my $dbh = connect_to("${database}_1");
	my $clear = (grep { $_->{screen} } values %rules) ? build_clear() : undef;
	my @all;
	foreach my $code (sort keys %rules)
	{
		my %seen;
		my $add = sub {
			my ($kind, $id, $sql, $view) = @_;
			$id .= " #$seen{$id}" if ++$seen{$id} > 1;
			push @all, { code => $code, kind => $kind, id => $id, sql => $sql, view => $view };
		};
		foreach my $statement (@{ $rules{$code}{statements} })
		{
			my %same;
			foreach my $m (mutant::mutants($statement))
			{
				$add->($m->{kind}, $m->{id}, $m->{sql}, view_of($statement)) unless $same{ $m->{sql} }++;
			}
		}
		$add->('screen', 'screen [-> clears everybody]',
			"SELECT partybuild.screen('$code', 0); SET clear.rule = '$code'; LOAD '$clear'") if $rules{$code}{screen};
		parameters($dbh, $code, $add);
		watches($dbh, $code, $add);
	}
	$dbh->disconnect;
	return @all;
}

sub parameters
{
	my ($dbh, $code, $add) = @_;
	my $rows = $dbh->selectall_arrayref(
		'SELECT name, value FROM partybuild.parameter WHERE rule = ? ORDER BY name', undef, $code);
	foreach my $row (@$rows)
	{
		my ($name, $value) = @$row;
		foreach my $by (1, -1)
		{
			$add->('bound', "parameter $name [$value -> " . ($value + $by) . ']', 'UPDATE partybuild.parameter SET '
				. "value = value + $by WHERE rule = '$code' AND name = '$name'");
		}
	}
}

# A watch left out, one of its sides, one of its columns: of those that what the rule reads names at all.
sub watches
{
	my ($dbh, $code, $add) = @_;
	my $rows = $dbh->selectall_arrayref(<<'SQL', { Slice => {} }, $code);
SELECT w.*, r.leaves, r.enters
  FROM partybuild.watch_rule r
  JOIN partybuild.watch w ON w.id = r.watch_id
 WHERE r.rule = ?
 ORDER BY w.relation, w.key, w.via, w.columns
SQL
	my $named = @$rows ? named_by($dbh, $code) : '';
	foreach my $w (@$rows)
	{
		my $name = "watch $w->{relation} by $w->{key}" . ($w->{via} ? " via $w->{via}.$w->{via_key}" : '')
			. ($w->{superiors} ? ' of superiors' : '');
		my $this = "watch_id = $w->{id} AND rule = '$code'";
		$add->('watch', "$name [-> ]", "DELETE FROM partybuild.watch_rule WHERE $this");
		foreach my $side ($w->{leaves} && $w->{enters} ? qw(leaves enters) : ())
		{
			$add->('side', "$name [$side -> ]", "UPDATE partybuild.watch_rule SET $side = false WHERE $this");
		}
		foreach my $column (grep { $_ ne $w->{key} } @{ $w->{columns} })
		{
			next unless column_named($dbh, $w->{relation}, $column, $named);
			$add->('column', "$name [$column -> ]", <<"SQL");
DO \$\$
DECLARE
  other partybuild.watch;
BEGIN
  SELECT w.* INTO other FROM partybuild.watch w WHERE w.id = $w->{id};
  other.columns := array_remove(other.columns, '$column');
  SELECT max(w.id) + 1 INTO other.id FROM partybuild.watch w;
  INSERT INTO partybuild.watch VALUES (other.*) ON CONFLICT DO NOTHING;
  UPDATE partybuild.watch_rule r SET watch_id = w.id FROM partybuild.watch w
   WHERE r.watch_id = $w->{id} AND r.rule = '$code'
     AND (w.relation, w.kind, w.key, w.columns, w.via, w.via_key, w.via_subject, w.via_day, w.through, w.superiors)
         = (other.relation, other.kind, other.key, other.columns, other.via, other.via_key, other.via_subject,
            other.via_day, other.through, other.superiors);
END \$\$
SQL
		}
	}
	my ($superiors) = $dbh->selectrow_array('SELECT for_superiors FROM partybuild.rule WHERE code = ?', undef, $code);
	foreach my $kind (@{ $superiors || [] })
	{
		$add->('watch', "for superiors [$kind -> ]", 'UPDATE partybuild.rule SET for_superiors = '
			. "array_remove(for_superiors, '$kind') WHERE code = '$code'");
	}
}

# The text of the rule's view, and of what it reads and calls.
sub named_by
{
	my ($dbh, $code) = @_;
	my ($view) = $dbh->selectrow_array('SELECT view FROM partybuild.rule WHERE code = ?', undef, $code);
	my ($text, %seen) = ('');
	my @todo = ($view // ());
	while (my $name = shift @todo)
	{
		next if $seen{$name}++;
		my $row = $dbh->selectcol_arrayref(<<'SQL', undef, $name, $name);
SELECT pg_get_viewdef(c.oid) FROM pg_class c WHERE c.oid = to_regclass($1) AND c.relkind = 'v'
UNION ALL
SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE n.nspname || '.' || p.proname = $2
SQL
		foreach my $body (@$row)
		{
			$text .= " $body";
			push @todo, $body =~ /\b((?:party|party_rule|partybuild)\.\w+)/g;
		}
	}
	return $text;
}

# A generated column stands for what it is made of; one that is no word of any text cannot matter.
sub column_named
{
	my ($dbh, $relation, $column, $text) = @_;
	my $names = $dbh->selectcol_arrayref(<<'SQL', undef, $column, $relation);
SELECT a.attname FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
 WHERE a.attgenerated = 's' AND pg_get_expr(d.adbin, d.adrelid) ~ ('\y' || $1 || '\y') AND d.adrelid = to_regclass($2)
SQL
	return grep { $text =~ /\b\Q$_\E\b/ } $column, @$names;
}

# Is it a mutant: does it compile, and to something else?
sub is_other
{
	my ($dbh, $m) = @_;
	return 1 unless $m->{view};
	my $before = 'SELECT pg_get_viewdef(to_regclass(?))';
	$dbh->begin_work;
	my ($was) = $dbh->selectrow_array($before, undef, $m->{view});
	my $other = eval {
		$dbh->do($m->{sql});
		my ($is) = $dbh->selectrow_array($before, undef, $m->{view});
		$is ne $was;
	};
	$dbh->rollback;
	return $other;
}

# Runs a file of cases with the statements before it, in one transaction: '' where all pass, or why not.
sub run_cases
{
	my ($db, $sql, $file, $seconds) = @_;
	my $script = "$scratch/$db.sql";
	open my $out, '>:encoding(UTF-8)', $script or die "$script: $!";
	print $out "BEGIN;\nSET client_min_messages = error;\n$sql;\n\\i $file\n";
	close $out;
	my $pid = open(my $psql, '-|', "exec psql -XqAt -v ON_ERROR_STOP=1 -d $db -f $script 2>$scratch/$db.err")
		or die "psql: $!";
	my $select = IO::Select->new($psql);
	my ($text, $why, $end) = ('', '', time + ($seconds // $LIMIT));
	while (1)
	{
		my $left = $end - time;
		if ($left <= 0 || !$select->can_read($left))
		{
			# a psql that is interrupted between two statements may hang in it
			kill $why ? 'KILL' : 'INT', $pid;
			$why ||= 'too slow';
			$end = time + 1;
			next;
		}
		last unless sysread $psql, $text, 65536, length $text;
		if (!$why && $text =~ /^(not ok.*|Bail out.*)$/m)
		{
			$why = $1;
			kill 'INT', $pid;
		}
	}
	close $psql;
	utf8::decode($why);
	my $failed = $? || $text !~ /^1\.\.\d+$/m;
	return $why || ($failed ? 'fails: ' . (slurp("$scratch/$db.err") =~ /(?:ERROR|FATAL):\s+(.*)/ ? $1 : '') : '');
}

sub judge
{
	my ($dbh, $db, $m, $seconds) = @_;
	return ('no mutant', '') unless is_other($dbh, $m);
	my $slow = 0;
	foreach my $file (@{ $rules{ $m->{code} }{files} })
	{
		my $why = run_cases($db, $m->{sql}, $file, $seconds);
		return ('noticed', $why) if $why && $why ne 'too slow';
		$slow ||= $why;
	}
	return $slow ? ('too slow', '') : ('unnoticed', '');
}

# Workers draw the next number from a pipe, and answer by another.
sub work
{
	my ($mutants) = @_;
	pipe my $get, my $put or die;
	pipe my $hear, my $say or die;
	my @workers;
	foreach my $n (1 .. $jobs)
	{
		my $pid = fork // die "fork: $!";
		if ($pid == 0)
		{
			close $put;
			my $dbh = connect_to("${database}_$n");
			while (sysread $get, my $number, 4)
			{
				my $began = time;
				my ($state, $why) = judge($dbh, "${database}_$n", $mutants->[ unpack 'N', $number ]);
				$why =~ s/[\n\t]/ /g;
				my $answer = join("\t", unpack('N', $number), $state, sprintf('%.2f', time - $began),
					substr $why, 0, 200) . "\n";
				utf8::encode($answer);
				syswrite $say, $answer;
			}
			$dbh->disconnect;
			POSIX::_exit(0);
		}
		push @workers, $pid;
	}
	close $get;
	close $say;
	binmode $hear, ':encoding(UTF-8)';
	my $feeder = fork // die "fork: $!";
	if ($feeder == 0)
	{
		syswrite $put, pack 'N', $_ foreach 0 .. $#$mutants;
		POSIX::_exit(0);
	}
	close $put;
	my $heard = 0;
	while (my $line = <$hear>)
	{
		chomp $line;
		my ($number, $state, $seconds, $why) = split /\t/, $line, 4;
		@{ $mutants->[$number] }{qw(state seconds why)} = ($state, $seconds, $why);
		print STDERR "\r$heard of " . @$mutants . ' ' if -t STDERR && ++$heard % 10 == 0;
	}
	waitpid $_, 0 foreach $feeder, @workers;
}

# The file of those listed: CODE, a tab, the mutant's name, a tab, the reason.
sub listed
{
	my %listed;
	my %files = map { $_->{listed} => 1 } values %rules;
	foreach my $file (grep { -e } sort keys %files)
	{
		foreach my $line (split /\n/, slurp($file))
		{
			next if $line =~ /^(?:#|$)/;
			my ($code, $id, $reason) = split /\t/, $line;
			die "$file: wants a rule, a mutant and a reason: $line\n" unless $reason;
			$listed{"$code\t$id"} = $reason if $rules{$code};
		}
	}
	return \%listed;
}

my $began = time;
make_databases();
foreach my $code (sort keys %rules)
{
	foreach my $file (@{ $rules{$code}{files} })
	{
		my $why = run_cases("${database}_1", 'SELECT', $file, 60);	# nothing is in any cache yet
		die "the cases of $file do not pass without a mutant: $why\n" if $why;
	}
}
my @mutants = all_mutants();
if ($sample)
{
	srand($seed);
	my $dbh = connect_to("${database}_1");
	my %order = map { $_ => rand } 0 .. $#mutants;
	my @drawn;
	foreach my $n (sort { $order{$a} <=> $order{$b} } keys %order)
	{
		last if @drawn == $sample;
		push @drawn, $n if is_other($dbh, $mutants[$n]);
	}
	$dbh->disconnect;
	@mutants = @mutants[ sort { $a <=> $b } @drawn ];
}
work(\@mutants);
# Once more, alone and with more time, where the machine had others to serve.
if (my @slow = grep { $_->{state} eq 'too slow' } @mutants)
{
	my $dbh = connect_to("${database}_1");
	@$_{qw(state why)} = judge($dbh, "${database}_1", $_, 5 * $LIMIT) foreach @slow;
	$dbh->disconnect;
}

# What came of it: what was missed, then counts by kind.
my $listed = listed();
my (%count, $bad, $stale);
foreach my $m (@mutants)
{
	my $state = $m->{state} // die "no answer for $m->{code} $m->{id}\n";
	my $reason = $listed->{"$m->{code}\t$m->{id}"};
	next if $state eq 'no mutant';
	$m->{listed} = defined $reason;
	if ($state ne 'noticed' && !defined $reason)
	{
		print "$state\t$m->{code}\t$m->{id}\n";
		$bad++;
	}
	elsif ($state eq 'noticed' && defined $reason)
	{
		print "listed, but noticed\t$m->{code}\t$m->{id}\t$m->{why}\n";
		$stale++;
	}
	$count{$_}{ $state eq 'noticed' ? 'noticed' : defined $reason ? 'listed' : 'missed' }++ foreach $m->{kind}, 'all';
	$count{$_}{all}++ foreach $m->{kind}, 'all';
}
if (!$sample)
{
	my %there = map { ("$_->{code}\t$_->{id}" => $_->{state} ne 'no mutant') } @mutants;
	foreach my $line (grep { !$there{$_} } sort keys %$listed)
	{
		print "listed, but not there\t$line\n";
	}
}
foreach my $kind ((sort grep { $_ ne 'all' } keys %count), 'all')
{
	my $c = $count{$kind};
	printf "%-12s %5d mutants, %5d noticed, %3d listed, %d neither\n", $kind,
		map { $c->{$_} // 0 } qw(all noticed listed missed);
}
my $rate = ($count{all}{noticed} // 0) / ($count{all}{all} || 1);
printf "%.1f of 100 noticed, %.1f minutes\n", 100 * $rate, (time - $began) / 60;
exit($bad || $stale || !$sample && $rate < 0.95 ? 1 : 0);
