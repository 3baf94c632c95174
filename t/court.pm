# The court of the TAP tests: branches 11 and 12 with 4 full members each (ids 1 to 8) under committee 2, adopted as too
# small (ORG-04).
package court;
use strict;
use warnings;
use Exporter 'import';
use plugins;
our @EXPORT = qw(new_court);

sub new_court
{
	my ($node, $db) = @_;
	$node->safe_psql('postgres', "CREATE DATABASE $db");
	$node->safe_psql($db,
		'SET client_min_messages = warning; CREATE EXTENSION partybuild CASCADE;' . create_plugins() . q{
		SELECT count(*) FROM partybuild.deploy();
		BEGIN;
		INSERT INTO party.organisation (id, name, kind, active_on) VALUES (1, 'superior', 'external_superior', NULL),
			(2, 'committee', 'basic_committee', '2005-01-01'), (11, 'first', 'branch', '2005-01-01'),
			(12, 'second', 'branch', '2005-01-01');
		INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (2, 1, '2005-01-01'),
			(11, 2, '2005-01-01'), (12, 2, '2005-01-01');
		INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (1, '1', '2004-01-01', 1, 'approval'),
			(2, '2', '2004-01-01', 2, 'approval');
		INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
			VALUES (2, 'activation', '2005-01-01', 1), (11, 'activation', '2005-01-01', 2),
			(12, 'activation', '2005-01-01', 2);
		INSERT INTO party.member (id, name, admitted_on, confirmed_on) SELECT i, 'member ' || i, '2010-01-01',
			'2011-01-01' FROM generate_series(1, 8) i;
		INSERT INTO party.membership (id, member_id, org_id, status, from_date) SELECT i, i, CASE WHEN i <= 4 THEN 11
			ELSE 12 END, 'full', '2010-01-01' FROM generate_series(1, 8) i;
		SELECT partybuild.adopt(partybuild.today() + 90);
		COMMIT;});
}
1;
