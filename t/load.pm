# The load of t/004_random.pl: what its processes do, each in a session of its own, until a given time. Outcomes are
# counted by SQLSTATE and written as a line at the end; an unexpected one with its message, as it happens.
package load;
use strict;
use warnings;
use DBI;
use Exporter 'import';
use Time::HiRes qw(sleep time);
our @EXPORT = qw(spawn_client spawn_disturber BRANCHES MEMBERS);

use constant BRANCHES => 40;    # ids 11 to 50; members 1 to 200, 5 a branch at first
use constant MEMBERS => 200;

my @registers = map { "party.$_" } qw(membership organisation subordination post finding member);

sub connection
{
	my ($dsn) = @_;
	my $d;
	for (1 .. 200)
	{
		$d = DBI->connect($dsn, undef, undef,
			{ RaiseError => 0, PrintError => 0, PrintWarn => 0, AutoCommit => 1, pg_server_prepare => 0 });
		last if $d;
		sleep 0.05;
	}
	die "no connection: $DBI::errstr" unless $d;
	$d->do('SET client_min_messages = error');
	return $d;
}

sub branch { return rand() < 0.3 ? 11 + int rand 2 : 11 + int rand BRANCHES }    # 11 and 12 draw most
sub member { return 1 + int rand MEMBERS }

sub write_something
{
	my $r = rand;
	my ($m, $b) = (member(), branch());
	return "UPDATE party.membership SET org_id = $b WHERE member_id = $m" if $r < 0.45;
	return "UPDATE party.membership SET org_id = $b WHERE member_id IN ($m, ${\member()}, ${\member()})" if $r < 0.55;
	return "INSERT INTO party.post (member_id, org_id, title, from_date) VALUES ($m, $b, '"
		. (rand() < 0.5 ? 'secretary' : 'member') . "', '2024-01-01')" if $r < 0.65;
	return "UPDATE party.post SET to_date = '2026-01-01', end_reason = 'removal', end_document_id = 2 "
		. "WHERE org_id = $b AND to_date IS NULL" if $r < 0.7;
	return q{UPDATE party.membership SET status = CASE status WHEN 'full' THEN 'probationary' ELSE 'full' END}
		. "::party.member_status WHERE member_id = $m" if $r < 0.8;
	return "UPDATE party.membership SET org_id = $b WHERE org_id = ${\branch()}" if $r < 0.83;
	return "UPDATE party.membership SET org_id = org_id, status = 'full' WHERE member_id % 4 = ${\int rand 4}"
		if $r < 0.86;
	return 'INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) '
		. "VALUES ('ORG-02', $b, $b, '2020-01-01', 2)" if $r < 0.88;
	return "DELETE FROM party.approval WHERE subject = $b" if $r < 0.9;
	return 'SELECT count(*) FROM partybuild.pending_violations()' if $r < 0.95;
	return "DELETE FROM party.membership WHERE member_id = $m" if $r < 0.97;
	return "WITH x AS (DELETE FROM party.membership WHERE member_id = $m RETURNING *)"
		. ' INSERT INTO party.membership (member_id, org_id, status, from_date)'
		. " SELECT member_id, $b, status, from_date FROM x";
}

# The statements of one attempt.
sub attempt
{
	my ($me) = @_;
	my $level = (map { "ISOLATION LEVEL $_" } 'READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE')[ rand 3 ];
	my $kind = rand;
	my $w = \&write_something;
	return ($w->()) if $kind < 0.25;
	return ("BEGIN $level", $w->(), $w->(), 'COMMIT') if $kind < 0.4;
	return ("BEGIN $level", $w->(), 'SAVEPOINT a', $w->(), 'SAVEPOINT b', $w->(),
		rand() < 0.5 ? 'ROLLBACK TO b' : 'RELEASE b', $w->(), rand() < 0.5 ? 'ROLLBACK TO a' : 'RELEASE a', $w->(),
			'COMMIT')
		if $kind < 0.55;
	return ("BEGIN $level", $w->(), 'SET CONSTRAINTS ALL IMMEDIATE', $w->(), 'SAVEPOINT a',
		'SET CONSTRAINTS ALL DEFERRED', $w->(),
		rand() < 0.5 ? 'ROLLBACK TO a' : 'RELEASE a', $w->(), 'COMMIT') if $kind < 0.65;
	my $p = sub { return $w->() =~ s/^SELECT/PERFORM/r };
	return ("DO \$\$ BEGIN ${\$p->()}; BEGIN ${\$p->()}; SET CONSTRAINTS ALL IMMEDIATE;"
		  . ' EXCEPTION WHEN OTHERS THEN NULL; END; END $$')
		if $kind < 0.72;
	return ("DO \$\$ BEGIN ${\$p->()}; COMMIT; ${\$p->()}; END \$\$") if $kind < 0.78;
	return ("BEGIN $level", 'DECLARE c CURSOR WITH HOLD FOR SELECT count(*) FROM party.membership', $w->(), 'COMMIT',
		'CLOSE ALL')
		if $kind < 0.83;
	# Another session ends what this one prepares: see spawn_disturber('prepared').
	return ("BEGIN $level", $w->(), $w->(), "PREPARE TRANSACTION 'p$me." . int(rand 1e9) . q{'}) if $kind < 0.93;
	return ("BEGIN $level", $w->(), $w->(), 'ROLLBACK');
}

sub child
{
	my ($out, $seed, $code) = @_;
	my $pid = fork // die "fork: $!";
	return $pid if $pid;
	srand $seed;
	open my $f, '>', $out or die "$out: $!";
	$f->autoflush;
	my %count = %{ $code->($f) || {} };
	print $f join(' ', 'count', map { "$_=$count{$_}" } sort keys %count), "\n";
	close $f;
	require POSIX;
	POSIX::_exit(0);
}

# What may happen to a write: refused by a rule or a constraint, by the server for concurrency, or cut off.
my $expected = qr/^(?:23...|40001|40P01|25P02|57P01|57P03|08...|55P03|2D000|42809|0B000|3B001|42704)$/;

sub spawn_client
{
	my ($dsn, $me, $seed, $until, $out) = @_;
	return child($out, $seed, sub {
		my ($f) = @_;
		my %count;
		my $d = connection($dsn);
		while (time < $until)
		{
			my $state = 'ok';
			foreach my $sql (attempt($me))
			{
				next if defined $d->do($sql);
				$state = $d->state || '08006';
				my $message = $d->errstr // '';
				# Only the terminator ends a session; a message beside it says nothing.
				if (!$d->ping) { $state = 'cut'; $d = connection($dsn); last }
				print $f "unexpected $state: $message | $sql\n"
					if $state !~ $expected || $message =~ /could not open relation|cache lookup|tuple concurrently/;
				last unless $sql =~ /^ROLLBACK|^RELEASE|^SAVEPOINT/;
			}
			$count{$state}++;
			$d->do('ROLLBACK') unless $d->{AutoCommit} && $d->ping == 1;
			# A cursor WITH HOLD is kept before the commit's last check for serialization failures, and so outlives one.
			$d->do('CLOSE ALL') if $state ne 'ok';
		}
		return \%count;
	});
}

my %disturb = (
	# ends what clients prepare, one way or the other
	prepared => sub {
		my ($d) = @_;
		foreach my $gid (@{ $d->selectcol_arrayref('SELECT gid FROM pg_prepared_xacts') || [] })
		{
			$d->do((rand() < 0.7 ? 'COMMIT' : 'ROLLBACK') . " PREPARED '$gid'");
		}
		sleep 0.05;
	},
	# cuts a busy client off
	kill => sub {
		my ($d) = @_;
		sleep 1.5;
		$d->do(q{SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity
			WHERE backend_type = 'client backend' AND state <> 'idle' AND query !~ 'REINDEX|audit|pg_|ALTER|LOAD'
			ORDER BY random() LIMIT 1) x});
	},
	# indexes get new numbers under everybody
	reindex => sub { my ($d) = @_; $d->do('REINDEX TABLE CONCURRENTLY ' . $registers[ rand @registers ]) },
	audit => sub { my ($d) = @_; $d->do('CALL partybuild.audit()'); sleep 0.2 },
	# whatever a session remembers it has to forget
	ddl => sub {
		my ($d) = @_;
		my $sql = ('ALTER TABLE party.membership SET (fillfactor = ' . (50 + int rand 50) . ')',
			"CREATE OR REPLACE VIEW party_rule.loc_01 AS SELECT o.id AS subject, o.id AS org_id,
			   1::numeric AS magnitude,
			   '{}'::jsonb AS args FROM party.organisation o WHERE o.name = 'nobody" . int(rand 9) . q{'},
			q{SELECT partybuild.set_param('ORG-01', 'min', 3, '2020-01-01', 'load')}, 'ANALYZE party.membership',
			q{ALTER VIEW party_rule.loc_01 OWNER TO } . (rand() < 0.5 ? 'load_a' : 'load_b'),
				'VACUUM party.membership')[ rand 6 ];
		$d->do($sql);
		sleep 0.3;
	});

sub spawn_disturber
{
	my ($dsn, $kind, $seed, $until, $out) = @_;
	return child($out, $seed, sub {
		my ($f) = @_;
		my %count;
		my $d = connection($dsn);
		while (time < $until)
		{
			$d = connection($dsn) unless $d->ping;
			$disturb{$kind}->($d);
			my $state = $d->state;
			$count{ $state || 'ok' }++;
			print $f "unexpected $state in $kind: ${\$d->errstr}\n" if $state =~ /^XX/;
		}
		return \%count;
	});
}
1;
