-- As 009_rights of the core: nobody hangs a trigger on a register of somebody else's.
REVOKE TRIGGER, REFERENCES ON
  party.election, party.candidate, party.teller, party.excused_voter, party.delegate, party.term
  FROM partybuild_admin;
