# Every role of ours, and a stranger, try to become more than they are: with operators and functions of their own on
# the path, through whatever they may call, write and read, and through views that others have judged and reported.
# What they made notes when it runs as somebody else, and makes its owner a superuser if it can.
use strict;
use warnings;
use DBI;
use FindBin;
use lib $FindBin::Bin;
use court;
use plugins;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->append_conf('postgresql.conf', "jit = off\nlog_min_error_statement = panic");
$node->start;
my $super = $node->safe_psql('postgres', 'SELECT current_user');

my @kinds = qw(stranger reader clerk auditor admin);
foreach my $kind (@kinds)
{
	$node->safe_psql('postgres', "CREATE ROLE evil_$kind LOGIN");
}

# In a schema of the role's own, or in another: operators for the types that our SQL compares, functions of our names.
my @pairs = map { [ split ] } 'oid regtype', 'regtype oid', 'oid regclass', 'regclass oid', 'oid oid', 'text text',
	'name name', 'name text', 'text name', 'int8 int8', 'int4 int4', 'int8 int4', 'date date', 'numeric numeric',
	'jsonb text', 'bool bool', '_text _text', 'oid regnamespace', 'oid regprocedure', 'regnamespace oid';

sub evil
{
	my ($role, $schema) = @_;
	my $sql = qq{
		CREATE FUNCTION $schema.note(what text) RETURNS boolean LANGUAGE plpgsql AS \$\$
		BEGIN
		  IF current_user <> '$role' THEN
		    RAISE LOG 'EVIL % ran as %', what, current_user;
		    EXECUTE 'ALTER ROLE $role SUPERUSER';
		  END IF;
		  RETURN false;
		EXCEPTION WHEN OTHERS THEN RETURN false; END \$\$;
		GRANT EXECUTE ON FUNCTION $schema.note TO PUBLIC;};
	foreach my $pair (@pairs)
	{
		my ($l, $r) = @$pair;
		my $f = "evil_${l}_$r";
		$sql .= "CREATE FUNCTION $schema.$f($l, $r) RETURNS boolean LANGUAGE sql AS "
			. "\$\$ SELECT $schema.note('operator $l $r') \$\$;"
			. join '', map { "CREATE OPERATOR $schema.$_ (LEFTARG = $l, RIGHTARG = $r, FUNCTION = $schema.$f);" } '=',
				'<>';
	}
	foreach my $name ('param(text, text)', 'format(text, text, text)', 'format(text, text)', 'lower(text)',
		'to_regclass(text)')
	{
		$sql .= "CREATE FUNCTION $schema.$name RETURNS text LANGUAGE sql AS "
			. "\$\$ SELECT $schema.note('$name')::text \$\$;";
	}
	return "SET ROLE $role; $sql RESET ROLE;";
}

sub nothing_ran
{
	my ($what) = @_;
	my @evil = grep { /LOG:\s+EVIL/ } split /\n/, slurp_file($node->logfile);
	is(join("\n", @evil), '', "$what: nothing ran as somebody else");
	is($node->safe_psql('postgres', q{SELECT string_agg(rolname, ' ') FROM pg_roles WHERE rolname ~ '^evil'
		AND rolsuper}),
		'', "$what: nobody became superuser");
	return;
}

# Where a stranger may create in public, a superuser makes the extension and deploys.
$node->safe_psql('postgres', 'CREATE DATABASE court');
$node->safe_psql('court', 'CREATE EXTENSION btree_gist; GRANT CREATE ON SCHEMA public TO evil_stranger');
$node->safe_psql('court', evil('evil_stranger', 'public'));
$node->safe_psql('postgres', 'ALTER DATABASE court RENAME TO early');
$node->safe_psql('early', 'SET client_min_messages = warning; CREATE EXTENSION partybuild;' . create_plugins() .
	'SELECT count(*) FROM partybuild.deploy()');
nothing_ran('extensions made beside operators in public');

new_court($node, 'court');
$node->safe_psql('court', q{INSERT INTO party.talk (from_id, to_id, held_on, content) VALUES (1, 2, '2026-01-10',
	'Talked')});
foreach my $kind (@kinds)
{
	$node->safe_psql('court',
		"CREATE SCHEMA evil_$kind AUTHORIZATION evil_$kind; GRANT USAGE ON SCHEMA evil_$kind TO PUBLIC;"
		. ($kind eq 'stranger' ? '' : "GRANT partybuild_$kind TO evil_$kind;") . evil("evil_$kind", "evil_$kind"));
}
my $state = q{SELECT md5(string_agg(x, '|' ORDER BY x)) FROM (
	SELECT r::text AS x FROM partybuild.rule r UNION ALL SELECT o::text FROM partybuild.obligation o
	UNION ALL SELECT p::text FROM partybuild.parameter p UNION ALL SELECT j::text FROM partybuild.job j
	UNION ALL SELECT w::text FROM partybuild.watch_rule w UNION ALL SELECT l::text FROM partybuild.layout l) y};
my $catalogue = $node->safe_psql('court', $state);
my $members = $node->safe_psql('court', 'SELECT md5(string_agg(m::text, 1::text ORDER BY id)) FROM party.membership m');

# Every function with nulls, and what needs more; every view and table; the catalogue's tables; triggers of ours.
my @tries = (split(/\n/, $node->safe_psql('court', q{
	SELECT format('SELECT * FROM %s.%I(%s)', p.pronamespace::regnamespace, p.proname,
	              (SELECT string_agg('NULL::' || t::regtype, ', ') FROM unnest(p.proargtypes) t))
	  FROM pg_proc p
	 WHERE p.pronamespace IN ('partybuild'::regnamespace, 'party'::regnamespace, 'compliance'::regnamespace)
	   AND p.prokind = 'f' AND p.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype, 'cstring'::regtype)
	   AND NOT 'internal'::regtype = ANY (p.proargtypes) AND NOT 'cstring'::regtype = ANY (p.proargtypes)
	UNION ALL SELECT format('SELECT count(*) FROM (SELECT * FROM %s) x', c.oid::regclass) FROM pg_class c
	 WHERE c.relnamespace IN ('party'::regnamespace, 'compliance'::regnamespace) AND c.relkind IN ('r', 'v', 'p')
	UNION ALL SELECT format('DELETE FROM %s', c.oid::regclass) FROM pg_class c
	 WHERE c.relnamespace = 'partybuild'::regnamespace AND c.relkind = 'r'
	UNION ALL SELECT format('CREATE TRIGGER t AFTER INSERT ON pg_temp.mine FOR EACH ROW EXECUTE FUNCTION %s()',
		p.oid::regproc)
	  FROM pg_proc p WHERE p.pronamespace IN ('partybuild'::regnamespace, 'party'::regnamespace)
	   AND p.prorettype = 'trigger'::regtype})),
	q{SELECT partybuild.param('ORG-01', 'min')}, q{SELECT partybuild.mode('ORG-01', 11)},
	q{SELECT partybuild.working_days('2026-01-01', '2026-02-01')}, q{SELECT * FROM partybuild.audit_rule('ORG-01')},
	q{SELECT * FROM partybuild.close_next('EDU-01')}, 'CALL partybuild.audit()', 'CALL partybuild.nightly()',
	q{SELECT partybuild.set_mode('ORG-15', 'off', 'x'), partybuild.unset_mode((SELECT max(id) FROM partybuild.policy))},
	q{INSERT INTO party.trial (rule, subject, day, magnitude, written_by, as_role) VALUES ('ORG-01', 1, '2026-01-01', 1,
		'x', 'x')},
	q{SELECT * FROM partybuild.preview('ORG-01', '{"min": 4}', 'off', 11, 2)},
	q{SELECT partybuild.violate('ORG-01', 1, 11, 1, '{}')}, q{SELECT partybuild.refuse_sealed('party.activity',
		'VEN-13', 'x')},
	'INSERT INTO pg_temp.mine VALUES (1)');

foreach my $kind (@kinds)
{
	foreach my $path ("evil_$kind", "evil_$kind, pg_catalog", "pg_catalog, evil_$kind", "pg_temp, evil_$kind, public")
	{
		my $d = DBI->connect(sprintf('dbi:Pg:host=%s;port=%s;dbname=court', $node->host, $node->port), "evil_$kind",
			undef,
			{ RaiseError => 0, PrintError => 0, PrintWarn => 0, pg_server_prepare => 0 });
		$d->do("SET statement_timeout = '20s'");
		$d->do($_) foreach 'CREATE TEMP TABLE mine (i int)', 'CREATE TEMP TABLE rule (code text, view text)',
			'CREATE TEMP TABLE finding (id bigint, rule text, subject bigint)', "SET search_path = $path";
		foreach my $try (@tries)
		{
			$d->do($try);
		}
		# what a clerk may write is judged, and taken back
		$d->begin_work;
		$d->do('UPDATE party.membership SET org_id = 12 WHERE id IN (1, 2)');
		$d->do('SET CONSTRAINTS ALL IMMEDIATE');
		$d->rollback;
		is($node->safe_psql('court', q{SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'}), '0',
			"$kind, $path: takes no lock along");
		$d->disconnect;
	}
	nothing_ran($kind);
	is($node->safe_psql('court', $state), $catalogue, "$kind: the catalogue is as it was");
	is($node->safe_psql('court', 'SELECT md5(string_agg(m::text, 1::text ORDER BY id)) FROM party.membership m'),
		$members,
		"$kind: so are the memberships");
}

# Views of an administrator's, with his functions in them, judged and reported by others: as him.
$node->safe_psql('court', q{
	SET ROLE evil_admin;
	CREATE FUNCTION evil_admin.seen(text) RETURNS boolean STABLE LANGUAGE plpgsql AS
		'BEGIN RETURN evil_admin.note($1); END';
	GRANT EXECUTE ON FUNCTION evil_admin.seen TO PUBLIC;
	CREATE VIEW evil_admin.broken AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
		'{}'::jsonb AS args
	  FROM party.organisation o WHERE evil_admin.seen('rule');
	CREATE VIEW evil_admin.owed AS SELECT o.id AS subject, o.id AS org_id, o.active_on AS from_date,
		o.revoked_on AS to_date
	  FROM party.organisation o WHERE NOT evil_admin.note('owed');
	CREATE VIEW evil_admin.done AS SELECT o.id AS subject, o.named_on AS on_date, 'x'::text AS reference
	  FROM party.organisation o WHERE evil_admin.note('done');
	SELECT partybuild.add_rule('LOC-61', 'evil_admin.broken', 'organisation', 'x', 'x', 'x', 'x', 'x');
	RESET ROLE;
	SELECT partybuild.register_court('evil', 'evil', counted_from => '2026-01-01');
	GRANT USAGE ON SCHEMA party_rule TO evil_admin;
	SELECT partybuild.watch('LOC-61', 'party.membership', 'org_id', '{status}');
	SELECT partybuild.add_obligation('LOC-62', 'evil_admin.owed', 'evil_admin.done', 'month', 'x', 'x', 'x');
	SELECT partybuild.view_problem('evil_admin.broken');
	UPDATE party.membership SET status = 'full' WHERE id = 1;
	BEGIN; UPDATE party.membership SET org_id = 12 WHERE id = 1; SET CONSTRAINTS ALL IMMEDIATE; ROLLBACK;
	SELECT * FROM partybuild.audit_rule('LOC-61');
	SELECT count(*) FROM partybuild.preview('LOC-61', mode => 'report', days => 1);
	SELECT count(*) FROM partybuild.preview('LOC-62', '{"least": 2}', days => 1);
	CALL partybuild.nightly(); CALL partybuild.remind();
	SELECT count(*) FROM compliance.status; SELECT count(*) FROM compliance.overdue;
	SELECT count(*) FROM party_rule.live;
	SELECT count(*) FROM compliance.scorecard; SELECT count(*) FROM compliance.violation});
nothing_ran(q{an administrator's views});
is($node->safe_psql('court', q{SELECT count(*) > 0 FROM compliance.status WHERE rule = 'LOC-62'}), 't',
	'which are read all the same');

# Were it otherwise it would show.
$node->safe_psql('court', q{SELECT evil_admin.note('by hand')});
like(slurp_file($node->logfile), qr/EVIL by hand ran as \Q$super\E/, 'what runs as a superuser is noticed');
is($node->safe_psql('court', q{SELECT rolsuper FROM pg_roles WHERE rolname = 'evil_admin'}), 't', 'and makes one');
$node->stop;
done_testing();
