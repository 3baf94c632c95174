# Mutants of SQL: each is the text of a statement with one small thing changed. Works on tokens, so that layout and
# comments do not matter. No parser: what does not compile is not counted by who runs it.
package mutant;
use strict;
use warnings;

my %inclusive = ('<' => '<=', '<=' => '<', '>' => '>=', '>=' => '>');
my %turned = ('<' => '>', '<=' => '>=', '>' => '<', '>=' => '<=', '=' => '<>', '<>' => '=', '+' => '-', '-' => '+');
my %swapped = (min => 'max', max => 'min', greatest => 'least', least => 'greatest', lower => 'upper',
	upper => 'lower', bool_and => 'bool_or', bool_or => 'bool_and');
# After these a condition begins, before those it ends.
my $opens = qr/^(?:WHERE|ON|HAVING|WHEN|THEN|ELSE|\(|,)$/;
my $ends = qr/^(?:WHERE|ON|HAVING|WHEN|THEN|ELSE|GROUP|ORDER|LIMIT|OFFSET|UNION|JOIN|CROSS|LEFT|WINDOW|AS|,)$/;

# A token has text (t), the text before it (ws), a depth in parentheses and CASE (d), and its partner (m).
sub tokens
{
	my ($sql) = @_;
	my (@tokens, @open);
	my $ws = '';
	while ($sql =~ /\G(?:(\s+|--[^\n]*|\/\*.*?\*\/)|('(?:[^']|'')*'|\$\w*\$.*?\$\w*\$|"[^"]*"|\d+(?:\.\d+)?
		|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|::|<=|>=|<>|!=|=>|\|\||&&|@>|<@|->>|->|.))/gsx)
	{
		if (defined $1) { $ws .= $1; next; }
		my $t = $2;
		my $token = { t => $t, ws => $ws, m => -1 };
		my $closes = $t =~ /^(?:\)|\]|END)$/;
		$ws = '';
		if ($closes && @open)
		{
			$token->{m} = pop @open;
			$tokens[ $token->{m} ]{m} = @tokens;
		}
		$token->{d} = @open;
		push @open, scalar @tokens if $t =~ /^(?:\(|\[|CASE)$/;
		push @tokens, $token;
	}
	return \@tokens;
}

# Statements of a file, each as its tokens, without the semicolon.
sub statements
{
	my ($sql) = @_;
	my @all = ([]);
	foreach my $token (@{ tokens($sql) })
	{
		if ($token->{t} eq ';' && $token->{d} == 0) { push @all, []; }
		else { push @{ $all[-1] }, $token; }
	}
	# partners are told from the beginning of the statement
	return map { tokens(text($_, 0, $#$_)) } grep { @$_ } @all;
}

sub text
{
	my ($tokens, $from, $to) = @_;
	return join '', map { ($_->{ws} // '') . $_->{t} } @$tokens[ $from .. $to ];
}

sub plain
{
	my ($tokens, $from, $to) = @_;
	return short(join ' ', map { $_->{t} } @$tokens[ ($from < 0 ? 0 : $from) .. ($to > $#$tokens ? $#$tokens : $to) ]);
}

sub short
{
	my ($text) = @_;
	return length $text <= 130 ? $text : substr($text, 0, 80) . ' .. ' . substr($text, -45);
}

# The mutants of a statement: a list of { id, kind, sql }.
sub mutants
{
	my ($tokens) = @_;
	my @mutants;
	my $skip = messages($tokens);
	# tokens from .. to are replaced; one of one token is named with its neighbours
	my $change = sub {
		my ($kind, $from, $to, $by) = @_;
		return if grep { $skip->[$_] } $from .. $to;
		my @after = @$tokens;
		splice @after, $from, $to - $from + 1, { t => $by, ws => $tokens->[$from]{ws} || ($from ? ' ' : '') };
		my ($before, $behind) = $to == $from ? (2, 3) : (0, 0);
		my $id = '[' . plain($tokens, $from, $to) . ' -> ' . short($by) . ']';
		$id = plain($tokens, $from - $before, $from - 1) . " $id " . plain($tokens, $to + 1, $to + $behind) if $before;
		$id =~ s/^\s+|\s+$//g;
		push @mutants, { id => $id, kind => $kind, sql => text(\@after, 0, $#after) };
	};
	foreach my $i (0 .. $#$tokens)
	{
		next if $skip->[$i];
		words($tokens, $i, $change);
		calls($tokens, $i, $change) if $i < $#$tokens && $tokens->[ $i + 1 ]{t} eq '(';
		conditions($tokens, $i, $change) if $tokens->[$i]{t} =~ $opens;
		arms($tokens, $i, $change) if $tokens->[$i]{t} eq 'UNION';
	}
	return @mutants;
}

sub is_operand
{
	my ($t) = @_;
	return $t =~ /^(?:\w.*|'.*|"[^"]*"|\)|\])$/s
		&& $t !~ /^(?:SELECT|WHERE|AND|OR|NOT|THEN|ELSE|WHEN|BY|ON|BETWEEN|IN)$/;
}

# What a single word, number or operator may become.
sub words
{
	my ($tokens, $i, $change) = @_;
	my $t = $tokens->[$i]{t};
	my $last = $i > 0 ? $tokens->[ $i - 1 ]{t} : '';
	my $next = $i < $#$tokens ? $tokens->[ $i + 1 ]{t} : '';

	$change->('comparison', $i, $i, $inclusive{$t}) if $inclusive{$t};
	$change->('comparison', $i, $i, $turned{$t}) if $turned{$t} && is_operand($last);
	if ($t =~ /^\d+$/ && $last !~ /^(?:OFFSET|LIMIT|\[|PRECEDING|BETWEEN|AND)$/ && !constant($tokens, $i))
	{
		$change->('bound', $i, $i, $t + 1);
		$change->('bound', $i, $i, $t - 1);
	}
	if ($t =~ /^'(\d+) (day|month|year)s?'$/)
	{
		$change->('bound', $i, $i, "'" . ($1 + 1) . " $2'");
		$change->('bound', $i, $i, "'" . ($1 - 1) . " $2'");
	}
	if ($t =~ /^'\{(\w+(?:,\w+)+)\}'$/ && $next ne ')')
	{
		my @labels = split /,/, $1;
		foreach my $out (@labels)
		{
			$change->('list', $i, $i, "'{" . join(',', grep { $_ ne $out } @labels) . "}'");
		}
	}
	$change->('negation', $i, $i, '') if $t eq 'NOT';
	$change->('negation', $i, $i, "NOT $t") if $t =~ /^(?:EXISTS|IN|BETWEEN)$/ && $last !~ /^(?:NOT|ROWS|RANGE)$/;
	$change->('negation', $i, $i, 'IS NOT') if $t eq 'IS' && $next =~ /^(?:NULL|DISTINCT|TRUE|FALSE)$/;
	$change->('condition', $i, $i, $t eq 'true' ? 'false' : 'true') if $t =~ /^(?:true|false)$/ && $last ne 'ON';
	$change->('order', $i, $i, 'ASC') if $t eq 'DESC';
	$change->('aggregate', $i, $i, '') if $t eq 'DISTINCT' && $last ne 'IS' && $last ne 'NOT' && $next ne 'FROM';
	$change->('condition', $i, $i, '') if $t eq 'LEFT' && $next eq 'JOIN';
}

# A number that is a select item by itself, as in 1::numeric AS magnitude, says nothing.
sub constant
{
	my ($tokens, $i) = @_;
	my $end = $i + 1;
	$end += 2 if $end < $#$tokens && $tokens->[$end]{t} eq '::';
	return $tokens->[ $i - 1 ]{t} =~ /^(?:SELECT|,)$/ && $end <= $#$tokens && $tokens->[$end]{t} eq 'AS';
}

# The arguments of the call whose name is token i, as pairs of first and last token.
sub arguments
{
	my ($tokens, $i) = @_;
	my ($open, $close) = ($i + 1, $tokens->[ $i + 1 ]{m});
	my @args;
	my $from = $open + 1;
	foreach my $at ($open + 1 .. $close)
	{
		next unless $at == $close || $tokens->[$at]{t} eq ',' && $tokens->[$at]{d} == $tokens->[$open]{d} + 1;
		push @args, [ $from, $at - 1 ] if $at > $from;
		$from = $at + 1;
	}
	return @args;
}

sub calls
{
	my ($tokens, $i, $change) = @_;
	my $name = $tokens->[$i]{t};
	my $close = $tokens->[ $i + 1 ]{m};
	my @args = arguments($tokens, $i);
	my $with = sub {	# the call with argument n put otherwise, or left out
		my ($n, $by) = @_;
		my @texts = map { plain_all($tokens, @$_) } @args;
		splice @texts, $n, 1, defined $by ? ($by) : ();
		return "$name(" . join(', ', @texts) . ')';
	};

	$change->('aggregate', $i, $i, $swapped{$name}) if $swapped{$name};
	if ($name eq 'partybuild.in_force')
	{
		$change->('date', $i, $close, $with->(0, '(' . plain_all($tokens, @{ $args[0] }) . ' + 1)'));
		$change->('date', $i, $close, $with->(1, '(' . plain_all($tokens, @{ $args[1] }) . ' + 1)'));
		$change->('date', $i, $close, $with->(2, undef)) if @args == 3;
	}
	if ($name eq 'daterange' && @args == 2)
	{
		my $both = join ', ', map { plain_all($tokens, @$_) } @args;
		$change->('date', $i, $close, "daterange($both, '[]')");
		$change->('date', $i, $close, "daterange($both, '()')");
	}
	if ($name eq 'coalesce' && @args == 2)
	{
		$change->('default', $i, $close, '(' . plain_all($tokens, @{ $args[0] }) . ')');
		$change->('default', $i, $close, '(' . plain_all($tokens, @{ $args[1] }) . ')');
	}
	if ($name =~ /^(?:IN|VALUES)$/)
	{
		my @rows = @args;
		if ($name eq 'VALUES')
		{
			@rows = ();
			for (my $at = $i + 1; $at <= $#$tokens && $tokens->[$at]{t} eq '('; $at = $tokens->[$at]{m} + 2)
			{
				push @rows, [ $at, $tokens->[$at]{m} ];
			}
			$close = $rows[-1][1];
		}
		my @texts = map { plain_all($tokens, @$_) } @rows;
		foreach my $out (0 .. $#rows)
		{
			last if @rows < 2 || grep { /^\(?\s*SELECT\b/ } @texts;
			my $left = join ', ', @texts[ grep { $_ != $out } 0 .. $#texts ];
			$change->('list', $i + 1, $close, $name eq 'IN' ? "($left)" : $left);
		}
	}
}

sub plain_all
{
	my ($tokens, $from, $to) = @_;
	my $text = text($tokens, $from, $to);
	$text =~ s/--[^\n]*//g;
	$text =~ s/\s+/ /g;
	$text =~ s/^ //;
	return $text;
}

# The last token of the condition that begins behind token i.
sub region
{
	my ($tokens, $i) = @_;
	my $depth = $tokens->[$i]{d} + ($tokens->[$i]{t} eq '(' ? 1 : 0);
	my $at = $i + 1;
	$at++ while $at <= $#$tokens
		&& ($tokens->[$at]{d} > $depth || $tokens->[$at]{d} == $depth && $tokens->[$at]{t} !~ $ends);
	return $at - 1;
}

# The condition that begins behind token i: each part of it left out.
sub conditions
{
	my ($tokens, $i, $change) = @_;
	my $opener = $tokens->[$i]{t};
	my $depth = $tokens->[$i]{d} + ($opener eq '(' ? 1 : 0);
	my (@parts, @joins);
	my $from = $i + 1;
	my $between = 0;
	my $end = region($tokens, $i);
	foreach my $at ($from .. $end)
	{
		my $token = $tokens->[$at];
		next if $token->{d} > $depth;
		$between = 1 if $token->{t} eq 'BETWEEN';
		next unless $token->{t} =~ /^(?:AND|OR)$/;
		if ($between && $token->{t} eq 'AND') { $between = 0; next; }
		push @parts, [ $from, $at - 1 ];
		push @joins, $token->{t};
		$from = $at + 1;
	}
	return if $end < $from;
	push @parts, [ $from, $end ];
	return if !@joins && ($opener !~ /^(?:WHERE|ON|HAVING|WHEN)$/ || plain($tokens, @{ $parts[0] }) eq 'true');
	foreach my $n (0 .. $#parts)
	{
		my $and = grep { $_ eq 'AND' } ($n ? $joins[ $n - 1 ] : ()), ($n < @joins ? $joins[$n] : ());
		$change->('condition', @{ $parts[$n] },
			$and || !@joins && $opener ne 'WHEN' ? 'true' : 'false');
	}
	# of several ANDs between ORs, all at once
	my $first = 0;
	foreach my $n (0 .. $#parts)
	{
		next if $n < @joins && $joins[$n] eq 'AND';
		$change->('condition', $parts[$first][0], $parts[$n][1], 'false') if $n > $first && grep { $_ eq 'OR' } @joins;
		$first = $n + 1;
	}
}

# A part of a UNION left out: the one behind token i, and the one before if it is the first.
sub arms
{
	my ($tokens, $i, $change) = @_;
	my $depth = $tokens->[$i]{d};
	my $same = sub { my ($at) = @_; $at >= 0 && $at <= $#$tokens && $tokens->[$at]{d} >= $depth };
	my $to = $i + 1;
	$to++ while $same->( $to + 1 ) && !($tokens->[ $to + 1 ]{d} == $depth && $tokens->[ $to + 1 ]{t} eq 'UNION');
	$change->('condition', $i, $to, '');
	my $from = $i - 1;
	my $begins = sub {
		my ($at) = @_;
		return $tokens->[$at]{d} == $depth && ($tokens->[$at]{t} eq 'UNION'
			|| $tokens->[$at]{t} eq 'AS' && $tokens->[ $at + 1 ]{t} =~ /^(?:SELECT|WITH)$/);
	};
	$from-- while $same->( $from - 1 ) && !$begins->( $from - 1 );
	return if $from > 0 && $tokens->[ $from - 1 ]{t} eq 'UNION' && $tokens->[ $from - 1 ]{d} == $depth;
	$change->('condition', $from, $i - 1, '(' . plain_all($tokens, $from, $i - 1) . ' LIMIT 0)');
}

# True for tokens that only word a message: args, label and reference of a view, what is built for them alone.
sub messages
{
	my ($tokens) = @_;
	my @skip = (0) x @$tokens;
	my @items;
	foreach my $i (0 .. $#$tokens)
	{
		my $t = $tokens->[$i]{t};
		if ($t eq 'jsonb_build_object' || $t eq 'string_agg')
		{
			@skip[ $i .. $tokens->[ $i + 1 ]{m} ] = (1) x ($tokens->[ $i + 1 ]{m} - $i + 1);
		}
		next unless $t eq 'AS' && $i < $#$tokens && $tokens->[ $i + 1 ]{t} =~ /^\w+$/;
		my $depth = $tokens->[$i]{d};
		my $from = $i;
		$from-- while $from > 0 && $tokens->[ $from - 1 ]{d} >= $depth
			&& !($tokens->[ $from - 1 ]{d} == $depth && $tokens->[ $from - 1 ]{t} =~ /^(?:,|SELECT|VIEW)$/);
		next if $from == 0 || $tokens->[ $from - 1 ]{t} eq 'VIEW';
		push @items, { name => $tokens->[ $i + 1 ]{t}, from => $from, to => $i + 1, depth => $depth };
	}
	# a table that is joined for its name
	foreach my $i (0 .. $#$tokens - 3)
	{
		next unless $tokens->[$i]{t} eq 'JOIN' && $tokens->[ $i + 3 ]{t} eq 'ON';
		push @items, { alias => $tokens->[ $i + 2 ]{t}, from => $i, to => region($tokens, $i + 3), depth => -1 };
	}
	my $again = 1;
	while ($again)
	{
		$again = 0;
		foreach my $item (@items)
		{
			next if $skip[ $item->{to} ];
			my $name = defined $item->{alias} ? qr/^\Q$item->{alias}\E(?:\.|$)/ : qr/(?:^|\.)\Q$item->{name}\E$/;
			my $used = $item->{depth} == 0 ? $item->{name} !~ /^(?:args|label|reference)$/ : grep {
				!$skip[$_] && ($_ < $item->{from} || $_ > $item->{to}) && $tokens->[$_]{t} =~ $name
			} 0 .. $#$tokens;
			next if $used;
			@skip[ $item->{from} .. $item->{to} ] = (1) x ($item->{to} - $item->{from} + 1);
			$again = 1;
		}
	}
	return \@skip;
}

1;
