# What a session remembers is what is there, and what it holds it lets go of: views and owners that another session
# changes, jobs that are cancelled, pages and locks, what an application locks.
use strict;
use warnings;
use DBI;
use FindBin;
use lib $FindBin::Bin;
use court;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->append_conf('postgresql.conf', "max_prepared_transactions = 5\nautovacuum = off\ndeadlock_timeout = 100ms");
{
	# Memory that was freed is overwritten: what is read after it is noticed.
	local $ENV{MALLOC_PERTURB_} = 77;
	$node->start;
}
new_court($node, 'court');

sub session
{
	my ($role) = @_;
	my $d = DBI->connect(sprintf('dbi:Pg:host=%s;port=%s;dbname=court', $node->host, $node->port), $role, undef,
		{ RaiseError => 0, PrintError => 0, AutoCommit => 1, pg_server_prepare => 0 });
	$d->do(q{SET partybuild.language = 'en'});
	return $d;
}

# The error of a statement, '' where there is none.
sub try
{
	my ($d, $sql) = @_;
	return defined $d->do($sql) ? '' : $d->state . ' ' . $d->errstr;
}
sub value { my ($d, $sql) = @_; return ($d->selectrow_array($sql))[0]; }

my $dba = session();
$dba->do(q{
	CREATE ROLE first LOGIN; CREATE ROLE second LOGIN;
	GRANT USAGE ON SCHEMA party, party_rule TO first, second; GRANT SELECT ON party.organisation TO first, second;
	CREATE VIEW party_rule.loc_01 AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
	  jsonb_build_object('who', current_user) AS args FROM party.organisation o WHERE o.task = 'x';
	ALTER VIEW party_rule.loc_01 OWNER TO first;
	SELECT partybuild.add_rule('LOC-01', 'party_rule.loc_01', 'organisation', 'x', 'x', '{who}', 'seen by {who}', 'x');
	SELECT partybuild.watch('LOC-01', 'party.organisation', 'id', '{task}');
});
# The views that evaluate obligations are not compiled, not even by a session's first statement.
my @views = map { "compliance.$_" } qw(branch_year overdue possible scorecard status trend upcoming);
my $costly = 'SET jit = on; SET jit_above_cost = 0; EXPLAIN SELECT * FROM';
SKIP:
{
	skip 'the server compiles nothing', 1 + @views if $node->safe_psql('court', 'SELECT pg_jit_available()') ne 't';
	like($node->safe_psql('court', "$costly party.member WHERE id > 0"), qr/^JIT:/m, 'other plans are compiled');
	unlike($node->safe_psql('court', "$costly $_"), qr/^JIT:/m, "not compiled: $_") foreach @views;
}

# Where sessions begin with the library, their first statement knows its settings: they belong to roles and databases.
$node->safe_psql('court', q{
	CREATE ROLE clerk LOGIN; GRANT partybuild_clerk TO clerk;
	ALTER DATABASE court SET session_preload_libraries = 'partybuild'});
sub first_statement
{
	my ($role, $sql) = @_;
	my ($status, $out, $err) = $node->psql('court', $sql, extra_params => [ '-U', $role, '-At' ]);
	return $status == 0 ? $out : $err;
}
is(first_statement('clerk', 'SHOW partybuild.language'), 'auto', 'preloaded: SHOW');
like(first_statement('clerk', q{SET partybuild.language = 'xx'}), qr/invalid value for parameter/, 'preloaded: SET');
is(first_statement('clerk', q{ALTER ROLE clerk SET partybuild.language = 'en'}), '', 'preloaded: ALTER ROLE');
is(first_statement('clerk', 'SHOW partybuild.language'), 'en', 'preloaded: the role has its language');
like(first_statement('clerk', q{SET partybuild.as_of = '2026-01-01'}), qr/permission denied/,
	'preloaded: what is not his');
$node->safe_psql('court', 'ALTER DATABASE court RESET session_preload_libraries');

my $touch = q{UPDATE party.organisation SET task = 'x' WHERE id = 11};
my $writer = session();
like(try($writer, $touch), qr/seen by first/, 'a view is judged as its owner');
$dba->do('ALTER VIEW party_rule.loc_01 OWNER TO second; REVOKE ALL ON SCHEMA party_rule, party FROM first');
like(try($writer, $touch), qr/seen by second/, 'as its new owner once it was given away');
my $text = value($dba, q{SELECT pg_get_viewdef('party_rule.loc_01')});
$dba->do('ALTER EVENT TRIGGER partybuild_view_dropped DISABLE; DROP VIEW party_rule.loc_01');
$dba->do('ALTER EVENT TRIGGER partybuild_view_dropped ENABLE');
my $late = session();
like(try($_, $touch), qr/view of rule LOC-01 does not exist/, 'refused while it is not there') for $writer, $late;
is(try($writer, q{UPDATE party.organisation SET code = 'c' WHERE id = 11}), '', 'which does not stop other writes');
$dba->do("CREATE VIEW party_rule.loc_01 AS $text");
like(try($_, $touch), qr/seen by /, 'judged again once it is there again') for $writer, $late;
$dba->do(q{ALTER TABLE party.organisation RENAME task TO duty});
like(try($writer, q{UPDATE party.organisation SET duty = 'x' WHERE id = 11}),
	qr/42703 .*no column "task", which rules watch/, 'a watched column that is called otherwise is missed');
is(try($writer, q{UPDATE party.membership SET from_date = from_date WHERE id = 1}), '',
	'by the writers of its table only');
$dba->do(q{ALTER TABLE party.organisation RENAME duty TO task; SELECT partybuild.retire_rule('LOC-01')});

# Indexes come and go under a session that has used them.
my $leave = q{UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2)};
foreach my $change ('REINDEX INDEX CONCURRENTLY party.membership_org_id_idx', 'DROP INDEX party.membership_org_id_idx',
	'CREATE INDEX membership_org_id_idx ON party.membership (org_id)', 'REINDEX TABLE CONCURRENTLY party.organisation',
		'VACUUM FULL party.subordination',
	'ALTER TABLE party.finding SET (fillfactor = 70)', 'DROP INDEX party.finding_rule_idx')
{
	$dba->do($change);
	like(try($writer, $leave), qr/23PB1 .*\(ORG-01/, "judged after $change");
}

# Kept scans: dead entries, and a view's function that reads by the engine's own scans (mode()), with freed memory
# overwritten.
$dba->do(q{
	ALTER TABLE party.subordination SET (autovacuum_enabled = off);
	CREATE VIEW party_rule.loc_02 AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
		'{}'::jsonb AS args
	  FROM party.organisation o CROSS JOIN generate_series(1, 50) g WHERE partybuild.mode('LOC-02', o.id) = 'xx'
	  	AND length(repeat(o.name, g)) > 0;
	SELECT partybuild.add_rule('LOC-02', 'party_rule.loc_02', 'organisation', 'x', 'x', 'x', 'x', 'x');
	SELECT partybuild.watch('LOC-02', 'party.organisation', 'id', '{task}');
	SELECT partybuild.set_mode('LOC-02', 'reject', 'x', 1)});
for (1 .. 40)
{
	$dba->do("UPDATE party.subordination SET from_date = from_date + $_") for 1, -1;
}
is(try($writer, q{UPDATE party.organisation SET task = 'a' WHERE kind = 'branch'}), '',
	'scans advanced from within a view keep their memory');
is(value($writer, 'SELECT 1'), 1, 'and the session lives');
$dba->do(q{SELECT partybuild.retire_rule('LOC-02')});

# A commit that waits for a subject keeps no page from VACUUM.
my $holder = session();
$holder->do('BEGIN');
$holder->do('UPDATE party.membership SET org_id = 12 WHERE id = 1');
$holder->do('SET CONSTRAINTS ALL IMMEDIATE');
my $waiting = session();
my $pid = value($waiting, 'SELECT pg_backend_pid()');
$waiting->do('UPDATE party.membership SET org_id = 12 WHERE id = 2', { pg_async => 1 });
$node->poll_query_until('court', "SELECT wait_event = 'advisory' FROM pg_stat_activity WHERE pid = $pid")
	or die 'it does not wait';
$dba->do(q{SET statement_timeout = '5s'});
foreach my $table (qw(party.organisation party.subordination party.membership))
{
	is(try($dba, "VACUUM (FREEZE, DISABLE_PAGE_SKIPPING) $table"), '',
		"a commit that waits for a lock keeps no page of $table");
}
$dba->do('RESET statement_timeout');
$holder->do('ROLLBACK');
is(defined $waiting->pg_result ? '' : $waiting->errstr, '', 'then it goes on');

# A job that is cancelled lets go at once, in a session that stays.
$dba->do(q{
	CREATE FUNCTION public.slow() RETURNS void STABLE LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.2); END';
	CREATE VIEW party_rule.loc_03 AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
		'{}'::jsonb AS args
	  FROM party.organisation o WHERE public.slow() IS NULL;
	SELECT partybuild.add_rule('LOC-03', 'party_rule.loc_03', 'organisation', 'x', 'x', 'x', 'x', 'x')});
my $job = session();
$job->do(q{SET statement_timeout = '300ms'});
like(try($job, 'CALL partybuild.audit()'), qr/57014/, 'an audit is cancelled');
is(value($dba, q{SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'}), 0, 'its session stays and holds no lock');
is(try($dba, 'CALL partybuild.audit()'), '', 'another session goes on with it');
is(value($dba, q{SELECT string_agg(coalesce(error, 'good'), ' ') FROM party.job_run WHERE job = 'audit'}), 'good',
	'to its end');
$job->do('RESET statement_timeout');
is(try($job, 'CALL partybuild.audit()'), '', 'and so can the first');
$dba->do(q{SELECT partybuild.retire_rule('LOC-03')});

# Locks of ours are in no application's space: who takes every number it can name stops nobody.
my $app = session();
$app->do(q{SELECT pg_advisory_lock(c.oid::int, n) FROM pg_class c, generate_series(0, 9) n
	WHERE c.relnamespace = 'partybuild'::regnamespace AND c.relkind = 'r'});
$app->do(q{SELECT pg_advisory_lock(n) FROM generate_series(0, 20) n});
$dba->do(q{SET lock_timeout = '3s'});
is(try($dba, $_), '', "$_ meets no lock of an application") for 'SELECT count(*) FROM partybuild.deploy()',
	'CALL partybuild.nightly()', 'UPDATE party.membership SET from_date = from_date WHERE id = 3';

# A role that may only read, with temporary tables and triggers of its own, delays nobody.
$dba->do(q{CREATE ROLE watcher LOGIN IN ROLE partybuild_reader; GRANT TEMP ON DATABASE court TO watcher});
my $reader = session('watcher');
$reader->do('CREATE TEMP TABLE t (i int)');
like(try($reader, 'CREATE TRIGGER x AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION partybuild.check()'), qr/42501/,
	'a reader cannot hang check() on a table of his own');
like(try($reader, 'CREATE TRIGGER x BEFORE TRUNCATE ON t EXECUTE FUNCTION partybuild.touch_all()'), qr/42501/,
	'nor touch_all()');
$reader->do('BEGIN');
like(try($reader, q{SELECT partybuild.touch(NULL, m) FROM party.membership m}), qr/39P01/, 'nor touch by hand');
$reader->do('ROLLBACK; BEGIN');
like(try($reader, q{SELECT partybuild.lock_subjects('organisation', '{11}')}), qr/42501/, 'nor lock subjects');
is(value($dba, q{SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objsubid NOT IN (1, 2)}), 0,
	'nobody holds a lock of ours');

# Prepared: its locks are held until another session commits it.
my $two = session();
$two->do('BEGIN');
$two->do('UPDATE party.membership SET org_id = 11 WHERE id = 5');
is(try($two, q{PREPARE TRANSACTION 'p1'}), '', 'a good transaction is prepared');
like(try($dba, 'UPDATE party.membership SET org_id = 11 WHERE id IN (6, 7)'), qr/55P03/, 'its subjects stay locked');
is(try($dba, q{COMMIT PREPARED 'p1'}), '', 'until it is committed');
like(try($dba, 'UPDATE party.membership SET org_id = 11 WHERE id IN (6, 7)'), qr/23PB1 .*\(ORG-01/,
	'and the next is judged with it');

$_->disconnect for $dba, $writer, $late, $holder, $waiting, $job, $app, $reader, $two;
unlike(slurp_file($node->logfile), qr/ERROR:  XX|terminated by signal|could not open relation/,
	'no internal error, no crash');
$node->stop;
done_testing();
