# Whatever is dropped in whatever order: registers are read and written, nothing in them is lost, and when all is
# installed again they are as they were, and judged.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use court;
use plugins;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
$node->start;
new_court($node, 'court');

# What the court adds: rules of its own, numbers, and objects of its own that use the extension's.
$node->safe_psql('court', q{
	CREATE ROLE author LOGIN;
	SELECT partybuild.register_court('410300', 'court', counted_from => '2025-01-01');
	CALL partybuild.close_periods();
	UPDATE party.member SET cnid = '11010519491231002X' WHERE id = 1;
	CREATE SCHEMA hr;
	CREATE DOMAIN hr.number AS partybuild.cnid;
	CREATE TABLE hr.staff (no partybuild.cnid PRIMARY KEY, other hr.number, more partybuild.cnid[],
		paid partybuild.period DEFAULT '2026-01'::partybuild.period, born date,
		CONSTRAINT age CHECK (partybuild.birth(no) > '1900-01-01'));
	CREATE INDEX ON hr.staff (partybuild.birth(no));
	INSERT INTO hr.staff VALUES ('11010519491231002X', '11010519491231002X', '{11010519491231002X}', '2026-03');
	CREATE VIEW hr.ages AS SELECT no, partybuild.birth(no) AS birth FROM hr.staff;
	CREATE VIEW hr.overdue AS SELECT rule, count(*) FROM compliance.status WHERE status = 'overdue' GROUP BY rule;
	GRANT SELECT ON hr.ages TO author;
	CREATE FUNCTION hr.age(hr.staff) RETURNS interval LANGUAGE sql STABLE
		RETURN age(partybuild.today()::timestamp, partybuild.birth($1.no)::timestamp);
	CREATE FUNCTION hr.note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
	CREATE TRIGGER note BEFORE UPDATE ON hr.staff FOR EACH ROW WHEN (partybuild.birth(OLD.no) > NEW.born)
		EXECUTE FUNCTION hr.note();
	CREATE VIEW party_rule.loc_01_name AS SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
		'{}'::jsonb AS args FROM party.organisation o WHERE length(o.name) > 90;
	SELECT partybuild.add_rule('LOC-01', 'party_rule.loc_01_name', 'organisation', 'x', 'x', 'x', 'x', 'x');
	SELECT partybuild.watch('LOC-01', 'party.organisation', 'id', '{name}');
	CREATE VIEW hr.coming AS SELECT o.id AS subject, o.id AS org_id,
		partybuild.years_after(o.active_on, 20) AS first_day FROM party.organisation o;
	SELECT partybuild.add_parameter('LOC-01', 'remind', 30, 'x');
	SELECT partybuild.set_coming('LOC-01', 'hr.coming', 'x', 'x');
	CREATE VIEW hr.owed AS SELECT o.id AS subject, o.id AS org_id, o.active_on AS from_date, o.revoked_on AS to_date
		FROM party.organisation o WHERE o.kind = 'branch';
	CREATE TABLE hr.reading (org_id bigint, day date);
	CREATE INDEX ON hr.reading (org_id, day);
	CREATE VIEW hr.done AS SELECT r.org_id AS subject, r.day AS on_date, 'x'::text AS reference FROM hr.reading r;
	SELECT partybuild.add_obligation('LOC-02', 'hr.owed', 'hr.done', 'quarter', 'x', 'x', 'x');
	SELECT partybuild.set_mode('ORG-02', 'warn', 'order 1');
	SELECT partybuild.set_param('ORG-03', (SELECT name FROM partybuild.parameter WHERE rule = 'ORG-03' LIMIT 1),
		(SELECT value FROM partybuild.parameter WHERE rule = 'ORG-03' LIMIT 1), '2027-01-01', 'order 2');
	SELECT partybuild.seal('hr.staff', 'OLD.born IS NOT NULL');
	CREATE POLICY of_column ON party.member USING (cnid IS NULL OR name <> '');
	CREATE POLICY of_function ON party.membership AS RESTRICTIVE FOR SELECT TO author
		USING (from_date <= partybuild.today());
	CREATE POLICY of_anything ON compliance.period_result FOR INSERT WITH CHECK (true);
	ALTER TABLE compliance.period_result ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
	CREATE TRIGGER note BEFORE UPDATE ON compliance.period_result FOR EACH ROW EXECUTE FUNCTION hr.note();
	CREATE RULE keep AS ON DELETE TO hr.staff WHERE OLD.no = '110105194912310038' DO INSTEAD NOTHING;
	CREATE TABLE hr.person (code text PRIMARY KEY, name text NOT NULL);
	CREATE VIEW hr.as_member AS SELECT p.code, p.code AS emp_no, p.name, NULL::partybuild.cnid AS cnid FROM hr.person p;
	SELECT partybuild.feed('hr.person', 'hr.as_member', 'code');
	SELECT setval('party.member_id_seq', 1000);
	INSERT INTO hr.person VALUES ('P1', 'fed');
	CREATE STATISTICS hr.born ON (partybuild.birth(no)) FROM hr.staff;
	CREATE PUBLICATION superior FOR TABLE compliance.organisation, compliance.period_result
		WITH (publish_via_partition_root = true)});
# Somebody's check runs with his rights, not with those of who drops or deploys.
$node->safe_psql('court', q{CREATE SCHEMA author AUTHORIZATION author;
	SET SESSION AUTHORIZATION author;
	CREATE TABLE author.ran (role name);
	CREATE FUNCTION author.note(text) RETURNS boolean LANGUAGE plpgsql AS $$
	BEGIN INSERT INTO author.ran VALUES (current_user); RETURN true; END $$;
	CREATE TABLE author.own (no partybuild.cnid, CHECK (author.note(no::text)),
		CHECK (author.note(partybuild.birth(no)::text)));
	CREATE INDEX ON author.own ((no::text));
	INSERT INTO author.own VALUES ('11010519491231002X')});
my $rows = q{SELECT string_agg(format('%s %s', c.oid::regclass,
		(xpath('/row/m/text()', query_to_xml(format('SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) AS m
			FROM %s t', c.oid::regclass), false, true, '')))[1]), chr(10) ORDER BY 1)
	FROM pg_class c WHERE c.relnamespace IN ('party'::regnamespace, 'compliance'::regnamespace, 'hr'::regnamespace)
	 AND c.relkind IN ('r', 'p') AND NOT c.relispartition
	 AND c.relname NOT IN ('removed', 'job_run', 'job_step', 'audited')};
my $objects = q{SELECT string_agg(x, chr(10) ORDER BY x) FROM (
	SELECT format('%s %s %s', c.relkind, c.oid::regclass,
		(SELECT array_agg(a ORDER BY a::text) FROM unnest(c.relacl) a)) FROM pg_class c
	 WHERE c.relnamespace IN ('party'::regnamespace, 'compliance'::regnamespace, 'hr'::regnamespace,
		'party_rule'::regnamespace) AND c.relkind IN ('r', 'p', 'v')
	UNION ALL SELECT format('%s %s', p.oid::regprocedure,
		(SELECT array_agg(a ORDER BY a::text) FROM unnest(p.proacl) a)) FROM pg_proc p
	 WHERE p.pronamespace IN ('party'::regnamespace, 'compliance'::regnamespace, 'hr'::regnamespace)
	UNION ALL SELECT format('%s %s %s %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid), c.convalidated)
	  FROM pg_constraint c WHERE c.connamespace IN ('party'::regnamespace, 'hr'::regnamespace,
		'author'::regnamespace)
	UNION ALL SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i WHERE i.indrelid::regclass::text ~ '^(author|hr)'
	UNION ALL SELECT format('%s %s %s', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod))
	  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE a.attnum > 0 AND NOT a.attisdropped
	   AND c.relkind IN ('r', 'p') AND c.relnamespace IN ('party'::regnamespace, 'compliance'::regnamespace,
		'hr'::regnamespace)
	UNION ALL SELECT format('%s %s %s', t.tgrelid::regclass, t.tgname, t.tgenabled) FROM pg_trigger t
	 WHERE NOT t.tgisinternal
	UNION ALL SELECT format('%s %s', p, c.relforcerowsecurity) FROM pg_policies p
		JOIN pg_class c ON c.oid = format('%I.%I', p.schemaname, p.tablename)::regclass
	UNION ALL SELECT pg_get_ruledef(r.oid) FROM pg_rewrite r WHERE r.rulename <> '_RETURN' AND r.oid > 16384
	UNION ALL SELECT pg_get_statisticsobjdef(s.oid) FROM pg_statistic_ext s
	UNION ALL SELECT format('%s %s', p.pubname, p.tablename) FROM pg_publication_tables p) o (x)};
my $catalogue = q{SELECT string_agg(x, chr(10) ORDER BY x) FROM (
	SELECT p::text FROM partybuild.policy p UNION ALL SELECT p::text FROM partybuild.parameter p
	UNION ALL SELECT r::text FROM partybuild.rule r UNION ALL SELECT o::text FROM partybuild.obligation o
	UNION ALL SELECT to_jsonb(d) - 'deployed_at' - 'hash' #>> '{}' FROM partybuild.deployed d
	UNION ALL SELECT f::text FROM partybuild.feed f
	UNION ALL SELECT e::text FROM partybuild.evidence_source e UNION ALL SELECT c::text FROM partybuild.coming c
	UNION ALL SELECT format('%s %s %s', w.relation, w.columns, r.rule) FROM partybuild.watch w
		JOIN partybuild.watch_rule r ON r.watch_id = w.id) o (x)};
# The lines that two answers do not share
sub other
{
	my ($left, $right) = @_;
	my %n;
	$n{$_}++ foreach split /\n/, $left;
	$n{$_}-- foreach split /\n/, $right;
	return join "\n", map { ($n{$_} > 0 ? '+' : '-') . $_ } sort grep { $n{$_} } keys %n;
}
my $before = $node->safe_psql('court', $rows);
my $were = $node->safe_psql('court', $objects);
my $said = $node->safe_psql('court', $catalogue);

my %order = (
	'the plugins, deploy(), then the core' => q{
		DROP EXTENSION partybuild_supervision; SELECT count(*) FROM partybuild.deploy();
		DROP EXTENSION partybuild_cadre CASCADE; SELECT count(*) FROM partybuild.deploy();
		DROP EXTENSION partybuild_dues CASCADE; SELECT count(*) FROM partybuild.deploy();
		DROP EXTENSION partybuild_venue CASCADE; SELECT count(*) FROM partybuild.deploy();
		DROP EXTENSION partybuild_development CASCADE; SELECT count(*) FROM partybuild.deploy();
		DROP EXTENSION partybuild_life; SELECT count(*) FROM partybuild.deploy();
		DROP EXTENSION partybuild_organisation; SELECT count(*) FROM partybuild.deploy();
		DROP EXTENSION partybuild CASCADE},
	'the plugins, then the core' => q{DROP EXTENSION partybuild_organisation; DROP EXTENSION partybuild_life CASCADE;
		DROP EXTENSION partybuild CASCADE},
	'the core first' => 'DROP EXTENSION partybuild CASCADE',
	'the schema of what it needs' => 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
foreach my $what (sort keys %order)
{
	$node->safe_psql('postgres', 'CREATE DATABASE removed TEMPLATE court');
	my ($rc, $out, $err) = $node->psql('removed', "SET client_min_messages = warning; $order{$what}");
	is($rc, 0, "$what: dropped");
	is(join(' ', sort $err =~ /WARNING:  (.*)/g), join(' ', map { "policy $_ is taken away" } 'of_anything of ' .
		'compliance.period_result', 'of_column of party.member', 'of_function of party.membership'),
		"$what: who lost what hid rows is told");
	is($node->safe_psql('removed', q{SELECT count(*) FROM pg_extension WHERE extname ~ '^partybuild'}), '0',
		"$what: nothing is left of it");
	is(other($node->safe_psql('removed', $rows), $before), '', "$what: no row is lost or changed");
	# each table: every row written back, deleted, and written anew
	is($node->safe_psql('removed', q{SET client_min_messages = error;
		BEGIN;
		CREATE FUNCTION pg_temp.write() RETURNS text LANGUAGE plpgsql AS $$
		DECLARE t regclass; set text;
		BEGIN
		  FOR t IN SELECT c.oid FROM pg_class c WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
		    AND c.relname <> 'removed'
		    AND c.relnamespace IN ('party'::regnamespace, 'compliance'::regnamespace, 'hr'::regnamespace) LOOP
		    SELECT string_agg(format('%I = %1$I', a.attname), ', ') INTO set FROM pg_attribute a
		     WHERE a.attrelid = t AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
		       AND a.attidentity <> 'a';
		    EXECUTE format('UPDATE %s SET %s', t, set);
		    EXECUTE format('ALTER TABLE %s ADD filler integer', t);
		    EXECUTE format('CREATE TEMP TABLE copy AS SELECT * FROM %s', t);
		    BEGIN
		      EXECUTE format('DELETE FROM %s', t);
		      EXECUTE format('INSERT INTO %s SELECT * FROM copy', t);
		    EXCEPTION WHEN foreign_key_violation THEN NULL;
		    END;
		    EXECUTE format('ALTER TABLE %s DROP filler', t);
		    DROP TABLE copy;
		  END LOOP;
		  RETURN 'written';
		END $$;
		SELECT pg_temp.write();
		ROLLBACK}), 'written', "$what: all registers are written");
	is($node->safe_psql('removed', q{SELECT count(*) FROM party.member m JOIN hr.staff s ON s.no = m.cnid}), '1',
		"$what: and read");
	$node->safe_psql('removed', 'SET client_min_messages = error; CREATE EXTENSION partybuild CASCADE;' .
		create_plugins());
	($rc, $out, $err) = $node->psql('removed', q{SET client_min_messages = warning;
		SELECT count(*) FROM partybuild.deploy() WHERE action = 'adopted'; SELECT count(*) FROM partybuild.deploy()});
	is("$out$err", "1\n0", "$what: installed again, the registers are adopted");
	is($node->safe_psql('removed', 'SELECT DISTINCT role FROM author.ran'), 'author',
		"$what: what others wrote into their tables ran with their rights");
	is(other($node->safe_psql('removed', $rows), $before), '', "$what: as they were");
	is(other($node->safe_psql('removed', $objects), $were), '', "$what: with all that belongs to them");
	# who dropped a plugin by itself dropped what was ordered for its rules
	is(other($node->safe_psql('removed', $catalogue), $said), '', "$what: and what the court had ordered")
	  unless $what =~ /^the plugins/;
	is($node->safe_psql('removed', q{SELECT count(*) FROM partybuild.health() WHERE kind NOT IN ('job', 'session')}),
		'0', "$what: and nothing is wrong");
	($rc, $out, $err) = $node->psql('removed', q{SET partybuild.language = 'en';
		UPDATE party.membership SET to_date = partybuild.today() WHERE org_id = 11});
	like($err, qr/ORG-01/, "$what: and judged");
	($rc, $out, $err) = $node->psql('removed', q{UPDATE party.organisation SET name = repeat('x', 91) WHERE id = 2});
	like($err, qr/LOC-01/, "$what: by the court's rules too");
	is($node->safe_psql('removed', q{UPDATE hr.person SET name = 'fed again';
		SELECT m.name FROM party.member m JOIN party.fed f ON f.target_id = m.id}), 'fed again', "$what: feeds go on");
	$node->safe_psql('postgres', 'DROP DATABASE removed');
}

# What HR writes while nobody follows is listed afterwards, and carried by refeed().
$node->safe_psql('postgres', 'CREATE DATABASE removed TEMPLATE court');
$node->safe_psql('removed', q{SET client_min_messages = error; DROP EXTENSION partybuild CASCADE;
	UPDATE hr.person SET name = 'changed'; INSERT INTO hr.person VALUES ('P2', 'new'), ('P3', 'gone');
	DELETE FROM hr.person WHERE code = 'P3'; CREATE EXTENSION partybuild;} . create_plugins() .
	'SELECT count(*) FROM partybuild.deploy()');
is($node->safe_psql('removed', 'SELECT source_key, what FROM partybuild.refeed(dry => true)'), "P1|differs\nP2|missing",
	'what HR wrote meanwhile is listed');
is($node->safe_psql('removed', q{SELECT count(*) FROM partybuild.refeed();
	SELECT string_agg(m.emp_no || ' ' || m.name, ', ' ORDER BY m.emp_no) FROM party.member m WHERE m.emp_no ~ '^P'}),
	"2\nP1 changed, P2 new", 'and carried');
$node->safe_psql('postgres', 'DROP DATABASE removed');

# Dropped while another session is about to put all of it back
$node->safe_psql('postgres', 'CREATE DATABASE removed TEMPLATE court');
$node->safe_psql('removed', 'SET client_min_messages = error; DROP EXTENSION partybuild CASCADE;
	CREATE EXTENSION partybuild;' . create_plugins());
my $deploy = IPC::Run::start([ 'psql', '-qXo', '/dev/null', '-d', $node->connstr('removed'), '-c',
	'BEGIN; SELECT count(*) FROM partybuild.deploy(); SELECT pg_sleep(2); COMMIT' ]);
$node->poll_query_until('removed', "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep')");
$node->safe_psql('removed', 'SET client_min_messages = error; DROP EXTENSION partybuild CASCADE');
$deploy->finish;
is(other($node->safe_psql('removed', $rows), $before), '', 'dropped beside deploy(): no row is lost or changed');

# Nothing was deployed, and the court has a table of its own with columns of our types.
my $used = q{CREATE TABLE staff (id bigint PRIMARY KEY, cnid partybuild.cnid UNIQUE,
	months partybuild.period[]); INSERT INTO staff VALUES (1, '11010519491231002X', '{2026-01}')};
$node->safe_psql('postgres', 'CREATE DATABASE undeployed');
$node->safe_psql('undeployed', "SET client_min_messages = error; CREATE EXTENSION partybuild CASCADE; $used");
my ($rc, $out, $err) = $node->psql('undeployed',
	'CREATE VIEW looks AS SELECT cnid FROM staff; DROP EXTENSION partybuild CASCADE');
like($err, qr/columns of table (public\.)?staff .*: cnid, months\n.*used by a view/,
	'what cannot become text is not dropped');
($rc, $out, $err) = $node->psql('undeployed', 'DROP VIEW looks; DROP EXTENSION partybuild CASCADE');
like($err, qr/WARNING:  columns of table (public\.)?staff become text: cnid, months/,
	'columns that become text are told');
is($node->safe_psql('undeployed', 'TABLE staff'),
	'1|11010519491231002X|{2026-01}', 'and keep what is in them');

# DROP OWNED BY who owns the extension.
$node->safe_psql('postgres', 'CREATE ROLE boss SUPERUSER; CREATE DATABASE owned');
$node->safe_psql('owned', "SET client_min_messages = error; SET ROLE boss; CREATE EXTENSION partybuild CASCADE;
	CREATE EXTENSION partybuild_organisation; CREATE EXTENSION partybuild_life; RESET ROLE;
	SELECT count(*) FROM partybuild.deploy(); $used;
	INSERT INTO party.member (name, cnid) VALUES ('x', '11010519491231002X')");
$node->safe_psql('owned', 'SET client_min_messages = error; DROP OWNED BY boss CASCADE');
is($node->safe_psql('owned', 'SELECT m.cnid, s.cnid FROM party.member m, staff s'),
	'11010519491231002X|11010519491231002X', 'DROP OWNED leaves registers and columns too');
is($node->safe_psql('owned', q{SET client_min_messages = error; CREATE EXTENSION partybuild CASCADE;
	CREATE EXTENSION partybuild_organisation; CREATE EXTENSION partybuild_life;
	SELECT count(*) FROM partybuild.deploy() WHERE action = 'adopted'}), '1', 'and they are adopted');
$node->stop;
done_testing();
