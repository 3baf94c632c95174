# The HR system is in another database, and its table is a copy here that a subscription fills: feeds carry what
# arrives, it is judged, and nothing of the data stops the subscription: what is refused is put aside (ORG-01).
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use court;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my @encoding = (extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
my $hr = PostgreSQL::Test::Cluster->new('hr');
$hr->init(allows_streaming => 'logical', @encoding);
$hr->start;
my $node = PostgreSQL::Test::Cluster->new('court');
$node->init(@encoding);
$node->append_conf('postgresql.conf', 'wal_retrieve_retry_interval = 100');
$node->start;
new_court($node, 'court');
sub here { return $node->safe_psql('court', $_[0]) }
sub there
{
	$hr->safe_psql('postgres', $_[0]);
	$hr->wait_for_catchup('staff');
	return;
}

my $table = q{CREATE SCHEMA hr; CREATE TABLE hr.staff (code text PRIMARY KEY, full_name text, joined text, branch text,
	since date, phone text);};
$hr->safe_psql('postgres', $table . q{
	INSERT INTO hr.staff SELECT 'E' || i, 'member ' || i, '2010-01-01', CASE WHEN i <= 4 THEN 'first' ELSE 'second' END,
		'2010-01-01' FROM generate_series(1, 8) i;
	INSERT INTO hr.staff VALUES ('N1', 'new', 'soon', 'first', '2026-01-01');
	CREATE PUBLICATION staff FOR TABLE hr.staff});
here($table . q{
	UPDATE party.member SET emp_no = 'E' || id;
	SELECT setval('party.member_id_seq', 1000), setval('party.membership_id_seq', 1000);
	UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'ORG-01';
	CREATE VIEW hr.as_member AS SELECT s.code, s.code AS emp_no, s.full_name AS name, s.joined::date AS admitted_on
		FROM hr.staff s;
	CREATE VIEW hr.as_membership AS SELECT s.code, m.id AS member_id, o.id AS org_id, 'full'::text AS status,
		s.since AS from_date
		FROM hr.staff s LEFT JOIN party.member m ON m.emp_no = s.code
		LEFT JOIN party.organisation o ON o.name = s.branch;
	SELECT partybuild.feed('hr.staff', 'hr.as_member', 'code');
	SELECT partybuild.feed('hr.staff', 'hr.as_membership', 'code', 'party.membership')});
my ($host, $port) = ($hr->host, $hr->port);
here("CREATE SUBSCRIPTION staff CONNECTION 'host=$host port=$port dbname=postgres' PUBLICATION staff");
$node->wait_for_subscription_sync($hr, 'staff', 'court');
my $aside = q{SELECT string_agg(concat_ws(' ', source_key, rule, column_name, coalesce(detail, message_en)), '; '
	ORDER BY source_key, feed) FROM compliance.quarantine};
is(here('SELECT count(*) FROM party.fed'), '16', 'the first copy is carried');
is(here($aside), 'N1 admitted_on invalid input syntax for type date: "soon"', 'but for what cannot be read');

there(q{UPDATE hr.staff SET joined = '2025-01-01' WHERE code = 'N1'});
is(here($aside), '', 'what is corrected there is tried again');
is(here(q{SELECT m.name, h.org_id FROM party.member m JOIN party.membership h ON h.member_id = m.id
	WHERE m.emp_no = 'N1'}), 'new|11', 'and carried, in order');
there(q{UPDATE hr.staff SET full_name = full_name || '!' WHERE code <> 'N1'; UPDATE hr.staff SET phone = '1'});
is(here(q{SELECT count(*) FROM party.member WHERE name ~ '!$'}), '8', 'set-based, whatever the statement there');

# A rule: five are in the first branch, and it needs three.
there(q{UPDATE hr.staff SET branch = 'second', since = '2026-02-01' WHERE code IN ('E1', 'E2', 'E3');
	INSERT INTO hr.staff VALUES ('N2', 'other', '2025-01-01', 'second', '2026-02-01')});
is(here(q{SELECT string_agg(DISTINCT rule || ' ' || organisation, ', ') FROM compliance.quarantine}), 'ORG-01 first',
	'ORG-01: refused, put aside');
is(here(q{SELECT string_agg(DISTINCT source_key, ' ' ORDER BY source_key) FROM compliance.quarantine}), 'E1 E2 E3',
	'ORG-01: all rows that led there');
is(here(q{SELECT count(*) FROM party.membership WHERE org_id = 11 AND to_date IS NULL}), '5',
	'ORG-01: the register keeps its earlier state');
is(here(q{SELECT count(*) FROM party.member WHERE emp_no = 'N2'}), '1', 'what else arrived with them is carried');
there(q{UPDATE hr.staff SET branch = 'first', since = '2010-01-01' WHERE code = 'E1'});
is(here($aside) =~ /E1/ ? 1 : 0, 0, 'one comes back: his row is as it was');
is(here('SELECT carried FROM partybuild.retry_quarantine()'), '2', 'ORG-01: the others can go then');
is(here(q{SELECT org_id || ' ' || count(*) FROM party.membership WHERE to_date IS NULL GROUP BY org_id ORDER BY 1}),
	"11 3\n12 7", 'and went');

# What is refused otherwise: a row that vanishes, a table that is emptied, and what is wrong with the mapping.
there(q{DELETE FROM hr.staff WHERE code = 'N2'});
is(here(q{SELECT to_date = partybuild.today() FROM party.membership h JOIN party.member m ON m.id = h.member_id
	WHERE m.emp_no = 'N2'}), 't', 'who is gone there ends here');
there('TRUNCATE hr.staff');
is(here(q{SELECT string_agg(DISTINCT rule, ' ') FROM compliance.quarantine}), 'ORG-01',
	'ORG-01: a table that is emptied there empties no branch');
is(here(q{SELECT count(*) FROM party.membership WHERE to_date IS NULL}), '9', 'ORG-01: nor any other');
is(here('SELECT apply_error_count FROM pg_stat_subscription_stats'), '0', 'the subscription had no error');

# What is no error of the data is tried again: a worker that is cancelled, say.
there(q{INSERT INTO hr.staff SELECT 'E' || i, 'member ' || i, '2010-01-01', CASE WHEN i IN (1, 4) THEN 'first'
	ELSE 'second' END, '2010-01-01' FROM generate_series(1, 8) i});
# two were in the first branch until February: a constraint that waits for the end of the transaction
is(here(q{SELECT string_agg(DISTINCT source_key || ' ' || rule, ' ') FROM compliance.quarantine
	WHERE rule <> 'ORG-01'}), 'E2 ORG-11 E3 ORG-11', 'ORG-11: in two branches at once');
there(q{UPDATE hr.staff SET since = '2026-02-01' WHERE code IN ('E2', 'E3')});
is(here(q{SELECT count(*) FROM compliance.quarantine WHERE rule <> 'ORG-01'}), '0', 'ORG-11: mended there');
is(here('SELECT apply_error_count FROM pg_stat_subscription_stats'), '0', 'nor then');
my $holder = $node->background_psql('court');
$holder->query_safe('BEGIN; LOCK party.member');
$hr->safe_psql('postgres', q{UPDATE hr.staff SET full_name = 'later' WHERE code = 'E5'});
$node->poll_query_until('court', q{SELECT bool_or(pg_cancel_backend(pid)) FROM pg_stat_activity
	WHERE backend_type ~ '^logical replication' AND wait_event_type = 'Lock'}) or die 'the worker did not wait';
$node->poll_query_until('court', 'SELECT apply_error_count > 0 FROM pg_stat_subscription_stats')
  or die 'the worker was not cancelled';
$holder->query_safe('COMMIT');
$holder->quit;
$hr->wait_for_catchup('staff');
is(here(q{SELECT name FROM party.member WHERE emp_no = 'E5'}), 'later', 'it is carried in the end');

# A foreign table fires no trigger: refeed() pulls from it, and a schedule may call it.
here(qq{CREATE EXTENSION postgres_fdw; CREATE SCHEMA far;
	CREATE SERVER hr FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '$host', port '$port', dbname 'postgres');
	CREATE USER MAPPING FOR CURRENT_USER SERVER hr;
	IMPORT FOREIGN SCHEMA hr LIMIT TO (staff) FROM SERVER hr INTO far;
	CREATE VIEW far.as_member AS SELECT s.code, 'F' || s.code AS emp_no, s.full_name AS name,
		s.joined::date AS admitted_on FROM far.staff s;
	SELECT partybuild.feed('far.staff', 'far.as_member', 'code')});
my $far = q{SELECT string_agg(what || ' ' || n, ', ' ORDER BY what) FROM (SELECT what, count(*) AS n
	FROM partybuild.refeed('far.as_member', %s) GROUP BY what) x};
is(here(sprintf $far, 'true'), 'missing 8', 'a foreign table: refeed() lists what is there and not here');
here(q{SELECT count(*) FROM partybuild.refeed('far.as_member')});
is(here(q{SELECT count(*) FROM party.member WHERE emp_no ~ '^FE'}), '8', 'and carries it');
$hr->safe_psql('postgres', q{UPDATE hr.staff SET full_name = 'far' WHERE code = 'E6'; DELETE FROM hr.staff
	WHERE code = 'E8'});
is(here(sprintf $far, 'false'), 'differs 1, gone 1', 'what has changed there');
is(here(q{SELECT name FROM party.member WHERE emp_no = 'FE6'}), 'far', 'is carried in turn');
is(here(sprintf $far, 'false'), '', 'and then there is nothing');
$hr->safe_psql('postgres', q{UPDATE hr.staff SET joined = 'soon' WHERE code = 'E5'});
my ($status, $out, $err) = $node->psql('court', sprintf $far, 'false');
like($err, qr/invalid input syntax for type date: "soon"/, 'what cannot be read there is an error here');
here(q{SELECT partybuild.feed('far.staff', 'far.as_member', 'code', on_error => 'quarantine')});
is(here(sprintf $far, 'false'), 'unreadable 1', 'or is put aside');
$node->stop;
$hr->stop;
done_testing();
