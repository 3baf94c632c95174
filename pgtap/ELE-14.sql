-- ELE-14 Secretary and deputy come from the committee.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-14', $$SELECT pg_temp.elect(50);
  SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary', body = 'committee', entitled = 3, present = 3,
  issued = 3, returned = 3, valid = 3$q$, id => 2050); UPDATE party.candidate SET votes_for = 3
  WHERE election_id = 2050;
  UPDATE party.post SET to_date = partybuild.today() - 100, end_reason = 'change_of_duty', end_document_id = 2
    WHERE org_id = 50 AND title = 'secretary';
    SELECT pg_temp.seat(50001, 50, 'secretary', 2050, partybuild.today() - 100,
    party.term_end(partybuild.today() - 100, 3))$$, 'the secretary is one of those elected, by the committee');
SELECT pg_temp.refuses('ELE-14', $$SELECT pg_temp.elect(50);
  SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary'$q$, id => 2050);
  UPDATE party.post SET to_date = partybuild.today() - 100, end_reason = 'change_of_duty', end_document_id = 2
    WHERE org_id = 50 AND title = 'secretary';
    SELECT pg_temp.seat(50001, 50, 'secretary', 2050, partybuild.today() - 100,
    party.term_end(partybuild.today() - 100, 3))$$, 'elected by the general meeting although there is a committee');
SELECT pg_temp.refuses('ELE-14', $$SELECT pg_temp.elect(50);
  SELECT pg_temp.elect(50, 1, 1, tweak => $q$office = 'secretary', body = 'committee', entitled = 3, present = 3,
  issued = 3, returned = 3, valid = 3$q$, id => 2050); UPDATE party.candidate SET votes_for = 3, member_id = 50007
  WHERE election_id = 2050;
  UPDATE party.department SET head_id = 50007 WHERE id = 50; UPDATE party.post SET to_date = partybuild.today() - 100,
    end_reason = 'change_of_duty', end_document_id = 2 WHERE org_id = 50 AND title = 'secretary';
    SELECT pg_temp.seat(50007, 50, 'secretary', 2050, partybuild.today() - 100,
    party.term_end(partybuild.today() - 100, 3))$$, 'a secretary who was not elected to the committee');

SELECT * FROM finish();
ROLLBACK;
