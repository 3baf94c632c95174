-- As 009_rights of the core: nobody hangs a trigger on a register of somebody else's.
REVOKE TRIGGER, REFERENCES ON
  party.activity, party.attendance, party.minutes, party.decision, party.vote, party.criticism,
  party.study_plan, party.appraisal, party.duty_report, party.talk, party.theme_day
  FROM partybuild_admin;
