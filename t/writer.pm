# Random statements, as a clerk could write them: any column of any register, plausible values. The numbers are those of
# the caller's srand().
package writer;
use strict;
use warnings;
use Exporter 'import';
use DBI;
use plugins;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
our @EXPORT = qw(sample_court session find_registers random_statement set_seed write_one);

my (%columns, @registers);

# A server with the sample court loaded; options are those of PostgreSQL::Test::Cluster.
sub sample_court
{
	my (%options) = @_;
	my $node = PostgreSQL::Test::Cluster->new($options{name} || 'main', %options);
	$node->init(extra => [ '--encoding', 'UTF8', '--locale', 'C.UTF-8' ]);
	$node->append_conf('postgresql.conf', "fsync = off\nlog_min_error_statement = fatal\njit = off");
	$node->start;
	$node->safe_psql('postgres',
		'SET client_min_messages = warning; CREATE EXTENSION partybuild CASCADE;' . create_plugins() .
		'SELECT count(*) FROM partybuild.deploy()');
	local $ENV{PGHOST} = $node->host;
	local $ENV{PGPORT} = $node->port;
	local $ENV{PGDATABASE} = 'postgres';
	system_or_bail('bash', '-c', 'bash scripts/load-sample >/dev/null');
	return $node;
}

sub session
{
	my ($node) = @_;
	my $d = DBI->connect($node->connstr('postgres') =~ s/^/dbi:Pg:/r =~ s/ /;/gr, undef, undef,
		{ RaiseError => 0, PrintError => 0, PrintWarn => 0, AutoCommit => 1, pg_server_prepare => 0 })
	  || BAIL_OUT("no connection: $DBI::errstr");
	$d->do('SET client_min_messages = error');
	return $d;
}

# Let the draws of this program and of a session begin at the same numbers each time.
sub set_seed
{
	my ($d, $seed) = @_;
	srand $seed;
	$d->do('SELECT setseed(' . ($seed % 1000) / 1000 . ')');
}

# Run a statement and count its outcome; what is no refusal but a fault fails. The rows written, undef for none.
sub write_one
{
	my ($d, $sql, $outcome) = @_;
	my $done = $d->do($sql);
	my $state = defined $done ? '00000' : $d->state;
	$outcome->{$state}++;
	fail("$state: " . $d->errstr . " from $sql") if $state =~ /^(XX|57|08)/;
	return $done;
}

# Registers that a clerk writes, and their columns; which of them are to be written.
sub find_registers
{
	my ($judge, $which) = @_;
	%columns = ();
	push @{ $columns{ $_->{name} } }, $_ foreach @{ $judge->selectall_arrayref(q{
		SELECT c.oid::regclass::text AS name, a.attname AS col, t.typcategory AS category, t.oid::regtype::text AS type,
		       (SELECT k.confrelid::regclass::text FROM pg_constraint k
		         WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum] LIMIT 1) AS refers,
		       a.attidentity <> '' AS numbered
		  FROM pg_class c
		  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
		  JOIN pg_type t ON t.oid = a.atttypid
		 WHERE c.relnamespace = 'party'::regnamespace AND c.relkind = 'r'
		   AND has_table_privilege('partybuild_clerk', c.oid, 'UPDATE')
		 ORDER BY c.relname, a.attnum}, { Slice => {} }) };
	@registers = grep { !$which || $_ =~ $which } sort keys %columns;
	return @registers;
}

# An expression for a column of a row "r".
sub value
{
	my ($table, $c) = @_;
	my $draw = rand;
	return "(SELECT x.id FROM $c->{refers} x ORDER BY random() LIMIT 1)" if $c->{refers} && $draw < 0.7;
	return 'NULL' if $draw < 0.1;
	if ($c->{category} eq 'D' && $c->{type} eq 'date')
	{
		my @dates = map { $_->{col} } grep { $_->{type} eq 'date' } @{ $columns{$table} };
		return 'partybuild.today() + ' . (int(rand 61) - 30) if $draw < 0.4;
		return "r.$dates[rand @dates] + " . (int(rand 3) - 1) if $draw < 0.7;
		return "r.$c->{col} + " . (int(rand 801) - 400);
	}
	return "r.$c->{col} + interval '" . (int(rand 97) - 48) . " hours'" if $c->{category} eq 'D';
	return "r.$c->{col} + " . (int(rand 5) - 2) if $c->{category} eq 'N' && !$c->{refers} && $draw < 0.7;
	return "(enum_range(NULL::$c->{type}))[1 + floor(random() * array_length(enum_range(NULL::$c->{type}), 1))]"
	  if $c->{category} eq 'E';
	return "NOT r.$c->{col}" if $c->{category} eq 'B';
	return "(SELECT x.$c->{col} FROM $table x ORDER BY random() LIMIT 1)";
}

sub random_statement
{
	my $table = $registers[ rand @registers ];
	my @all = grep { !$_->{numbered} } @{ $columns{$table} };
	my $row = "(SELECT * FROM $table ORDER BY random() LIMIT 1) r";
	my $draw = rand;
	return "DELETE FROM $table WHERE ctid = (SELECT ctid FROM $table ORDER BY random() LIMIT 1)" if $draw < 0.08;
	if ($draw < 0.35)
	{
		my %changed = map { $all[ rand @all ]{col} => 1 } 1 .. 1 + rand 3;
		return "INSERT INTO $table (" . join(', ', map { $_->{col} } @all) . ') SELECT '
		  . join(', ', map { $changed{ $_->{col} } ? value($table, $_) : "r.$_->{col}" } @all) . " FROM $row";
	}
	my %set = map { $_->{col} => value($table, $_) } map { $all[ rand @all ] } 1 .. 1 + rand 2;
	return "UPDATE $table r SET " . join(', ', map { "$_ = $set{$_}" } sort keys %set)
	  . " WHERE r.ctid = (SELECT ctid FROM $table ORDER BY random() LIMIT 1)";
}

1;
