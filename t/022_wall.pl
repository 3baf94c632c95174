# What draw_wall() draws, in a browser: the picture of docs/venue.md, and the layouts of the sample court. Each text of
# an item stands on it, and everything within the drawing.
use strict;
use warnings;
use Cwd qw(abs_path);
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use writer;

my $node = sample_court();
my $drawn = $node->safe_psql('postgres', 'SELECT partybuild.draw_wall(id) FROM party.wall_layout ORDER BY id');
my $layouts = () = $drawn =~ /<svg /g;
cmp_ok($layouts, '>', 10, 'it has layouts');

# A page that looks at itself: lines of what it finds, and how much it has looked at.
my $dir = abs_path(PostgreSQL::Test::Utils::tempdir);
open my $page, '>', "$dir/page.html" or die "page.html: $!";
print $page '<!DOCTYPE html><meta charset="utf-8"><body>', slurp_file('docs/wall.svg'), $drawn, <<'HTML';
<pre></pre><script>
const found = [];
const within = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
let texts = 0, item;
for (const svg of document.querySelectorAll('svg')) svg.style.width = svg.viewBox.baseVal.width + 'px';
for (const svg of document.querySelectorAll('svg')) {
  const whole = svg.getBoundingClientRect();
  for (const e of svg.querySelectorAll('rect, text')) {
    const box = e.getBoundingClientRect();
    if (!within(box, whole)) found.push('beyond the drawing: ' + (e.textContent || e.className.baseVal));
    if (e.tagName == 'rect') { item = box; continue; }
    texts++;
    if (box.width == 0) found.push('not to be seen: ' + e.textContent);
    // an item of a few centimetres has no room for words
    if (e.className.baseVal.startsWith('on_') && item.width > 20 && !within(box, item))
      found.push('beyond its item: ' + e.textContent);
  }
}
document.querySelector('pre').textContent = [...found, texts + ' texts'].join('\n');
</script>
HTML
close $page or die "page.html: $!";
my ($dom, $err) = run_command([ 'chromium', '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic',
	'--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
	"--user-data-dir=$dir/browser", '--window-size=1200,1600', '--dump-dom', "file://$dir/page.html" ]);
my ($said) = $dom =~ m{<pre>(.*?)</pre>}s or diag $err;
my ($found, $texts) = ($said // '') =~ /^(.*?)(\d+) texts$/s;
is($found, '', 'all texts stand where they belong');
cmp_ok($texts // 0, '>', 10 * $layouts, 'and there are texts');
$node->stop;
done_testing();
