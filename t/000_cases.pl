# Every rule that a plugin ships is one file, rule/CODE.sql, and has a suite of its code in pgtap/ with a case accepted
# (or met) and a case refused (or reported).
use strict;
use warnings;
use PostgreSQL::Test::Utils;
use Test::More;

my @files = glob 'plugins/*/rule/[A-Z]*.sql';
foreach my $file (@files)
{
	my ($plugin, $code) = $file =~ m{plugins/(\w+)/rule/([A-Z]{3}-\d\d)\.sql$};
	like(slurp_file($file), qr/\A-- at CREATE EXTENSION\nSELECT partybuild\.ship_rule\('$plugin', '$code',\n/,
		"$file begins with the entry of $code");
	my $suite = -e "pgtap/$code.sql" ? slurp_file("pgtap/$code.sql") : '';
	like($suite, qr/(?:accepts|meets)\('$code'|$code (?:accepts|is met)|becomes\('$code',(?:(?!;\n).)*?'met'/s,
		"$code has a case that is accepted or met");
	like($suite, qr/(?:refuses|reports)\('$code'|$code (?:refuses|reports)|becomes\('$code',(?:(?!;\n).)*?'overdue'/s,
		"$code has a case that is refused or reported");
}
cmp_ok(scalar @files, '>', 30, 'the rules were found');

# The packer refuses a rule without its marks, naming the file.
my $dir = PostgreSQL::Test::Utils::tempdir;
mkdir "$dir/rule";
append_to_file("$dir/catalogue.sql", '');
append_to_file("$dir/rule/LIF-23.sql", "-- at deploy()\nSELECT 1;\n");
my ($out, $err) = run_command([ 'sh', 'scripts/partybuild-pack', 'life', $dir ]);
like($err, qr{rule/LIF-23\.sql: wants the two marks}, 'a rule without its marks is not packed');
done_testing();
