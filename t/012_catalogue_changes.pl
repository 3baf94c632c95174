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
done_testing();
