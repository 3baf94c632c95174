-- Rows that cannot be true: blank names and numbers, days without number or before there was a Party, ends before
-- beginnings. NOT VALID: rows from before stay as they are until somebody changes them; deploy() validates what they
-- satisfy. 9999-12-31 is how HR systems write "no end".

ALTER TABLE party.organisation
  ADD CONSTRAINT organisation_code CHECK (NOT partybuild.is_blank(code) AND code = partybuild.tidy(code)) NOT VALID,
  ADD CONSTRAINT organisation_days CHECK (
    founded_on BETWEEN '1921-07-01' AND '9999-12-31' AND active_on BETWEEN '1921-07-01' AND '9999-12-31'
    AND revoked_on BETWEEN '1921-07-01' AND '9999-12-31' AND named_on BETWEEN '1921-07-01' AND '9999-12-31'
    AND until BETWEEN '1921-07-01' AND '9999-12-31') NOT VALID,
  ADD CONSTRAINT organisation_order CHECK (founded_on <= revoked_on AND active_on < until AND founded_on < until)
    NOT VALID;
-- ORG-17 compares names by this, and tells blank ones.
CREATE INDEX ON party.organisation (partybuild.tidy(name));
ALTER TABLE party.subordination
  ADD CONSTRAINT subordination_days CHECK (from_date >= '1921-07-01' AND to_date <= '9999-12-31') NOT VALID;
ALTER TABLE party.document
  ADD CONSTRAINT document_number CHECK (NOT partybuild.is_blank(number)) NOT VALID,
  ADD CONSTRAINT document_title CHECK (NOT partybuild.is_blank(title)) NOT VALID,
  ADD CONSTRAINT document_day CHECK (dated_on BETWEEN '1921-07-01' AND '9999-12-31') NOT VALID;
ALTER TABLE party.organisation_change
  ADD CONSTRAINT organisation_change_day CHECK (effective_on BETWEEN '1921-07-01' AND '9999-12-31') NOT VALID;
-- What is unique by its text is written one way.
ALTER TABLE party.unit
  ADD CONSTRAINT unit_name CHECK (NOT partybuild.is_blank(name) AND name = partybuild.tidy(name)) NOT VALID;
ALTER TABLE party.covered_unit
  ADD CONSTRAINT covered_unit_days CHECK (from_date >= '1921-07-01' AND to_date <= '9999-12-31') NOT VALID;

-- Who is known from the day on which he left is not known in any branch.
ALTER TABLE party.member
  ADD CONSTRAINT member_name CHECK (NOT partybuild.is_blank(name)) NOT VALID,
  ADD CONSTRAINT member_emp_no CHECK (NOT partybuild.is_blank(emp_no) AND emp_no = partybuild.tidy(emp_no)) NOT VALID,
  ADD CONSTRAINT member_days CHECK (
    admitted_on BETWEEN '1921-07-01' AND '9999-12-31' AND confirmed_on BETWEEN '1921-07-01' AND '9999-12-31'
    AND known_from BETWEEN '1921-07-01' AND '9999-12-31' AND ended_on BETWEEN '1921-07-01' AND '9999-12-31')
    NOT VALID,
  ADD CONSTRAINT member_order CHECK (known_from <= ended_on AND confirmed_on <= ended_on) NOT VALID;
ALTER TABLE party.membership
  ADD CONSTRAINT membership_days CHECK (from_date >= '1921-07-01' AND to_date <= '9999-12-31') NOT VALID;
ALTER TABLE party.rights_suspension
  ADD CONSTRAINT rights_suspension_days CHECK (from_date >= '1921-07-01' AND to_date <= '9999-12-31') NOT VALID;
ALTER TABLE party.department
  ADD CONSTRAINT department_name CHECK (NOT partybuild.is_blank(name) AND name = partybuild.tidy(name)) NOT VALID;
ALTER TABLE party.covered_department
  ADD CONSTRAINT covered_department_days CHECK (from_date >= '1921-07-01' AND to_date <= '9999-12-31') NOT VALID;
ALTER TABLE party.leader
  ADD CONSTRAINT leader_days CHECK (from_date >= '1921-07-01' AND to_date <= '9999-12-31') NOT VALID;
ALTER TABLE party.party_group
  ADD CONSTRAINT party_group_name CHECK (NOT partybuild.is_blank(name)) NOT VALID,
  ADD CONSTRAINT party_group_days CHECK (from_date >= '1921-07-01' AND to_date <= '9999-12-31') NOT VALID;
ALTER TABLE party.group_member
  ADD CONSTRAINT group_member_days CHECK (from_date >= '1921-07-01' AND to_date <= '9999-12-31') NOT VALID;

ALTER TABLE party.post
  ADD CONSTRAINT post_days CHECK (
    elected_on BETWEEN '1921-07-01' AND '9999-12-31' AND from_date >= '1921-07-01' AND to_date <= '9999-12-31'
    AND term_ends_on BETWEEN '1921-07-01' AND '9999-12-31') NOT VALID,
  ADD CONSTRAINT post_order CHECK (from_date <= term_ends_on AND elected_on < term_ends_on) NOT VALID;

ALTER TABLE party.approval
  ADD CONSTRAINT approval_days CHECK (from_date >= '1921-07-01' AND to_date <= '9999-12-31') NOT VALID;
ALTER TABLE party.finding
  ADD CONSTRAINT finding_days CHECK (deadline BETWEEN '1921-07-01' AND '9999-12-31') NOT VALID;
