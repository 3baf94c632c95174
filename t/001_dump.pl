# A dump taken plain, custom and with four jobs gives an equal database that enforces from the first write.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use plugins;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE court');
$node->safe_psql('court',
	'SET client_min_messages = warning; CREATE EXTENSION partybuild CASCADE;' . create_plugins() . q{
	SELECT count(*) FROM partybuild.deploy();
	BEGIN;
	INSERT INTO party.organisation (id, name, kind, active_on) VALUES (1, 'superior', 'external_superior', NULL),
		(2, 'committee', 'basic_committee', '2005-01-01'), (11, 'first', 'branch', '2005-01-01');
	INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (2, 1, '2005-01-01'), (11, 2, '2005-01-01');
	INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (1, '1', '2004-01-01', 1, 'approval'),
		(2, '2', '2004-01-01', 2, 'approval');
	INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
		VALUES (2, 'activation', '2005-01-01', 1), (11, 'activation', '2005-01-01', 2);
	INSERT INTO party.member (id, cnid, name, admitted_on, confirmed_on)
		SELECT i, partybuild.cnid_from_15('11010549123100' || i), 'member ' || i, '2010-01-01', '2011-01-01'
		FROM generate_series(1, 3) i;
	INSERT INTO party.membership (id, member_id, org_id, status, from_date) SELECT i, i, 11, 'full', '2010-01-01'
		FROM generate_series(1, 3) i;
	INSERT INTO party.election (org_id, purpose, held_on, seats, candidates, entitled, present, issued, returned, valid,
		result) VALUES (11, 'renewal', '2020-01-01', 3, 4, 3, 3, 3, 3, 2, 'void');
	SELECT partybuild.adopt(partybuild.today() + 90);
	COMMIT;
	SELECT partybuild.set_mode('ORG-15', 'off', 'order 1');
	SELECT partybuild.set_param('ORG-02', 'max', 40, '2026-01-01', 'order 2');
	CREATE VIEW party_rule.loc_01 AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
		'{}'::jsonb AS args FROM party.organisation o WHERE o.name = 'bad';
	SELECT partybuild.add_rule('LOC-01', 'party_rule.loc_01', 'organisation', 'x', 'x', 'x', 'bad name', 'order 3');
	SELECT partybuild.watch('LOC-01', 'party.organisation', 'id', '{name}');
	CREATE VIEW party_rule.loc_01_coming AS SELECT o.id AS subject, o.id AS org_id, partybuild.today() + 5 AS first_day
		FROM party.organisation o WHERE o.active_on IS NOT NULL;
	SELECT partybuild.add_parameter('LOC-01', 'remind', 30, 'order 3');
	SELECT partybuild.set_coming('LOC-01', 'party_rule.loc_01_coming', '{subject} can from {day} on', '{subject}{day}');
	CREATE VIEW public.owed AS SELECT o.id AS subject, o.id AS org_id, o.active_on AS from_date, o.revoked_on AS to_date
		FROM party.organisation o WHERE o.kind = 'branch';
	CREATE VIEW public.done AS SELECT o.id AS subject, o.named_on AS on_date, 'x'::text AS reference
		FROM party.organisation o;
	SELECT partybuild.add_obligation('LOC-02', 'public.owed', 'public.done', 'month', 'x', 'x', 'order 4');
	SELECT partybuild.register_court('one', 'court one',
		counted_from => date_trunc('month', partybuild.today() - 70)::date);
	INSERT INTO party.activity (org_id, kind, status, starts_at, ends_at, chair_id, recorder_id)
		VALUES (11, 'study', 'planned', now() - interval '40 days', now() - interval '39 days', 1, 1);
	CALL partybuild.close_periods();
});

# What must be equal: registers, the court's own configuration, the shipped catalogue, triggers.
# (A row comparison is deparsed with fewer parentheses once it was restored.)
my $state = q{
	SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM party.membership t
	UNION ALL SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM party.finding t
	UNION ALL SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM party.election t
	UNION ALL SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM partybuild.rule t
	UNION ALL SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM partybuild.parameter t
	UNION ALL SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM partybuild.policy t
	UNION ALL SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM partybuild.watch t
	UNION ALL SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM partybuild.watch_rule t
	UNION ALL SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM partybuild.obligation t
	UNION ALL SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM partybuild.evidence_source t
	UNION ALL SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM partybuild.coming t
	UNION ALL SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM compliance.status t
	UNION ALL SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM compliance.possible t
	UNION ALL SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM partybuild.layout t
	UNION ALL SELECT md5(string_agg(d, '|' ORDER BY d)) FROM (SELECT translate(pg_get_triggerdef(oid), '()', '') AS d
		FROM pg_trigger WHERE NOT tgisinternal) x};
my $before = $node->safe_psql('court', $state);
my $dir = PostgreSQL::Test::Utils::tempdir;

my %restore = (
	plain => sub {
		$node->command_ok([ 'pg_dump', '-f', "$dir/plain.sql", '-d', $node->connstr('court') ], 'pg_dump, plain');
		$node->command_ok([ 'psql', '-qX', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('plain'), '-f',
			"$dir/plain.sql" ], 'psql restores it');
	},
	custom => sub {
		$node->command_ok([ 'pg_dump', '-Fc', '-f', "$dir/custom.dump", '-d', $node->connstr('court') ],
			'pg_dump, custom');
		$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', $node->connstr('custom'), "$dir/custom.dump" ],
			'pg_restore restores it');
	},
	jobs => sub {
		$node->command_ok([ 'pg_dump', '-Fd', '-j', '4', '-f', "$dir/jobs", '-d', $node->connstr('court') ],
			'pg_dump, four jobs');
		$node->command_ok([ 'pg_restore', '--exit-on-error', '-j', '4', '-d', $node->connstr('jobs'), "$dir/jobs" ],
			'pg_restore with four jobs restores it');
	},
	# as several jobs may: what else is made of partitions and of the whole before the partitions' own triggers
	late => sub {
		$node->command_ok([ 'sh', '-ec', "pg_restore -l $dir/custom.dump >$dir/list
			own='TRIGGER party dues_assessment_[0-9]* partybuild_truncate'
			grep -v \"\$own\" $dir/list >$dir/late.list
			grep \"\$own\" $dir/list >>$dir/late.list" ], 'what it holds is put in another order');
		$node->command_ok([ 'pg_restore', '--exit-on-error', '-L', "$dir/late.list", '-d', $node->connstr('late'),
			"$dir/custom.dump" ], 'pg_restore restores it in that order');
	},
	# without the settings of the database
	copied => sub { $node->safe_psql('postgres', 'DROP DATABASE copied; CREATE DATABASE copied TEMPLATE court') });
foreach my $how (sort keys %restore)
{
	$node->safe_psql('postgres', "CREATE DATABASE $how");
	$restore{$how}->();
	is($node->safe_psql($how, $state), $before, "$how: the databases are equal");
	my ($rc, $out, $err) = $node->psql($how, 'DELETE FROM party.membership WHERE id = 1');
	like($err, qr/ORG-01/, "$how: the first write is judged (ORG-01)");
	($rc, $out, $err) = $node->psql($how, q{UPDATE party.organisation SET name = 'bad' WHERE id = 11});
	like($err, qr/LOC-01/, "$how: so is the court's own rule");
	is($node->safe_psql($how, q{SELECT count(DISTINCT rule) FROM party_rule.live}), $node->safe_psql('court',
		q{SELECT count(DISTINCT rule) FROM party_rule.live}), "$how: the open periods are evaluated");
	is($node->safe_psql($how, 'SELECT count(*) FROM partybuild.deploy()'), '0', "$how: deploy() has nothing to do");
	is($node->safe_psql($how, q{SELECT count(*), max(cnid) IS NOT NULL
		FROM party.member JOIN party.member b USING (cnid)
		WHERE cnid IN (SELECT max(cnid) FROM party.member)}), '1|t', "$how: a client that sets nothing asks by number");
}

# Killed while it writes, the server comes back and enforces.
$node->safe_psql('court', 'CHECKPOINT');
$node->stop('immediate');
$node->start;
my ($rc, $out, $err) = $node->psql('court', 'DELETE FROM party.membership WHERE id = 1');
like($err, qr/ORG-01/, 'after a crash the rules hold');

# A dropped plugin takes its rules along; the registers stay.
$node->safe_psql('court',
	q{DROP EXTENSION partybuild_organisation; DROP EXTENSION partybuild_development CASCADE;
	DROP EXTENSION partybuild_dues CASCADE; DROP EXTENSION partybuild_venue CASCADE;
	DROP EXTENSION partybuild_supervision; DROP EXTENSION partybuild_cadre CASCADE;
	DROP EXTENSION partybuild_life;
	SELECT count(*) FROM compliance.status; SELECT count(*) FROM partybuild.deploy()});
is($node->safe_psql('court', q{SELECT count(*) FROM partybuild.rule WHERE plugin <> 'local'}), '0',
	'a dropped plugin leaves no rule');
is($node->safe_psql('court', q{SELECT string_agg(viewname, ' ' ORDER BY viewname) FROM pg_views
	WHERE schemaname = 'compliance'}),
	'branch_year cause coverage foreseen job organisation_overview overdue possible quarantine scorecard status '
	  . 'trend trial upcoming violation',
	'and none of its views');
is($node->safe_psql('court', q{SELECT string_agg(viewname, ' ' ORDER BY viewname) FROM pg_views
	WHERE schemaname = 'party_rule'}), 'coming live loc_01 loc_01_coming loc_02_evaluation loc_02_overdue',
	'rule views neither');
is($node->safe_psql('court', q{SELECT string_agg(DISTINCT rule, ' ') FROM party_rule.live}), 'LOC-02',
	'what the court added is still evaluated');
is($node->safe_psql('court', q{SELECT string_agg(rule, ' ') FROM compliance.possible}), 'LOC-01 LOC-01',
	'and tells what becomes possible');
is($node->safe_psql('court', q{SELECT count(*) FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
	WHERE p.proname = 'check' AND t.tgname LIKE 'Partybuild%' AND t.tgrelid <> 'party.approval'::regclass}), '3',
	'and only the triggers of the court\'s own rule');
$node->safe_psql('court', 'DELETE FROM party.membership WHERE id = 1');
is($node->safe_psql('court', 'SELECT count(*) FROM party.membership'), '2', 'the registers stay, unjudged');
$node->stop;
done_testing();
