# All plugins that there are.
package plugins;
use strict;
use warnings;
use Exporter 'import';
our @EXPORT = qw(create_plugins);

# the statements that create them, in a database that has the core
sub create_plugins
{
	my $plugins = `scripts/plugins`;
	die 'scripts/plugins fails' if $?;
	return join ' ', map { "CREATE EXTENSION $_;" } split /\n/, $plugins;
}
1;
