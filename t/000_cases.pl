# Every rule a plugin ships has a case accepted (or met) and a case refused (or reported) in pgtap/, by its code.
use strict;
use warnings;
use PostgreSQL::Test::Utils;
use Test::More;

my $suites = join '', map { slurp_file($_) } glob 'pgtap/*.sql';
my $codes = 0;
foreach my $catalogue (glob 'plugins/*/catalogue.sql')
{
	my $text = slurp_file($catalogue);
	while ($text =~ /^\s*\('([A-Z]{3}-\d\d)', '\w+', '(?:structure|transition|invariant|record|obligation)'/gm)
	{
		my $code = $1;
		$codes++;
		ok($suites =~ /(?:accepts|meets)\('$code'|$code (?:accepts|is met)|becomes\('$code', [^,]+, '[^']+', 'met'/
			&& $suites =~ /(?:refuses|reports)\('$code'|$code (?:refuses|reports)|becomes\('$code', [^,]+, '[^']+', 'overdue'/, "$code has both its cases");
	}
}
cmp_ok($codes, '>', 30, 'the rules were found');
done_testing();
