# What a session remembers of tables, rules and views, while others change them.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use court;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->start;
new_court($node, 'court');

# A look-up that a lock's timeout ended must not go by the columns that the table had before.
my $session = $node->background_psql('court', on_error_stop => 0);
$session->query_safe(q{UPDATE party.membership SET org_id = 12 WHERE id = 1; SET lock_timeout = '100ms'});
$node->safe_psql('court', q{UPDATE party.finding SET closed_on = '2026-01-01', closed_by = 'audit'
	WHERE rule = 'ORG-04' AND subject = 2});
$node->safe_psql('court', q{
	BEGIN;
	ALTER TABLE party.finding RENAME closed_on TO was_closed_on;
	ALTER TABLE party.finding ADD closed_on date;
	COMMIT});
my $holder = $node->background_psql('court');
$holder->query_safe('BEGIN; LOCK TABLE party.finding');
$session->query(q{UPDATE party.membership SET org_id = 11 WHERE id = 1});
like($session->{stderr}, qr/lock timeout/, 'the register of findings is locked');
$holder->query_safe('ROLLBACK');
$holder->quit;
$session->{stderr} = '';
$session->query(q{UPDATE party.membership SET org_id = 11 WHERE id = 1});
is($session->{stderr}, '', 'ORG-04 is judged by the columns that there are now');
$session->quit;

# A view that is asked goes on by its plan, whatever happens to its rule meanwhile.
$node->safe_psql('court', q{
	CREATE FUNCTION public.pause(bigint) RETURNS boolean STABLE LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600);
		EXCEPTION WHEN query_canceled THEN RETURN partybuild.param('ORG-01', 'min') > 0; END $$;
	CREATE VIEW party_rule.loc_12 AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
		'{}'::jsonb AS args FROM party.organisation o WHERE o.task = 'x' AND public.pause(o.id);
	CREATE VIEW party_rule.loc_13 AS SELECT * FROM party_rule.loc_12;
	SELECT partybuild.add_rule('LOC-12', 'party_rule.loc_12', 'organisation', 'x', 'x', 'x', 'x', 'x');
	UPDATE party.organisation SET task = 'x' WHERE id >= 11});
my ($in, $out, $err) = ('', '', '');
my $asking = IPC::Run::start([ 'psql', '-qXAt', '-d', $node->connstr('court'), '-c',
	q{SELECT subject FROM partybuild.violations('LOC-12', '{11, 12}')} ], '<', \$in, '>', \$out, '2>', \$err);
my $asleep = q{SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'};
my $wake = q{SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'};
$node->poll_query_until('court', $asleep);
$node->safe_psql('court', q{UPDATE partybuild.rule SET view = 'party_rule.loc_13' WHERE code = 'LOC-12'});
$node->safe_psql('court', $wake);
$node->poll_query_until('court', $asleep);
$node->safe_psql('court', $wake);
$asking->finish;
is("$out$err", "11\n12\n", 'a view that is asked is asked to its end');
done_testing();
