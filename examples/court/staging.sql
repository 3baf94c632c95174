-- Staging tables: the exports as they are, all text; and what could not become a row, with its reason.
DROP SCHEMA IF EXISTS staging CASCADE;
CREATE SCHEMA staging;
CREATE TABLE staging.branches (
  name text, kind text, parent text, department text, founded_on date, approval_no text, approved_on date);
CREATE TABLE staging.hr_staff (
  emp_no text, name text, id_no text, sex text, birth_date date, department text, position text, hired_on date,
  political_status text, party_joined_on date, party_confirmed_on date, branch text, branch_since date,
  dues_base numeric, employment text, phone text);
CREATE TABLE staging.posts (org text, title text, emp_no text, elected_on date, from_date date, to_date date);
CREATE TABLE staging.elections (
  org text, held_on date, reason text, entitled int, present int, ballots_issued int, ballots_returned int,
  ballots_valid int, seats int, candidates int, approval_no text, reported_on date);
CREATE TABLE staging.activities (
  no bigint, org text, kind text, held_on date, starts_at time, ends_at time, topic text, chair text, recorder text,
  minutes_on date);
CREATE TABLE staging.attendance (activity_no bigint, emp_no text, status text, reason text);
CREATE TABLE staging.dues (emp_no text, month text, base numeric, amount numeric, paid_on date);
CREATE TABLE staging.development (
  file text, emp_no text, step text, on_date date, until date, org text, who text, result text, paper text,
  ballot bigint);
CREATE TABLE staging.ballots (
  no bigint, entitled int, present int, issued int, returned int, valid int, "for" int, against int, abstaining int,
  written_for int);
CREATE TABLE staging.plans (org text, year int, number int, approval_no text, approved_on date);
CREATE TABLE staging.rooms (no bigint, org text, kind text, name text, place text, from_date date, to_date date);
CREATE TABLE staging.room_shares (room bigint, org text, from_date date, to_date date, agreement_no text);
CREATE TABLE staging.inspections (
  room bigint, inspected_on date, place text, sign text, flag_and_oath text, e_education text, network text,
  materials text, working_rules text, result text);
CREATE TABLE staging.layouts (
  room bigint, version int, from_date date, to_date date, width numeric, depth numeric, height numeric);
CREATE TABLE staging.wall_items (
  room bigint, version int, wall text, kind text, title text, left_edge numeric, bottom_edge numeric, width numeric,
  height numeric, made_on date);
CREATE TABLE staging.cabinets (room bigint, number text, org text, from_date date, to_date date);
CREATE TABLE staging.archive (
  no bigint, org text, year int, category text, title text, filed_on date, supersedes bigint, reason text);
CREATE TABLE staging.copies (document bigint, medium text, place text, made_on date, checksum text);
CREATE TABLE staging.requests (
  org text, emp_no text, kind text, made_on date, content text, answered_on date, answer text);
CREATE TABLE staging.readings (
  org text, held_on date, starts_at time, ends_at time, topic text, chair text, recorder text, present text);
CREATE TABLE staging.cadres (
  emp_no text, org text, kind text, from_date date, to_date date, appointment_no text, inspected_on date,
  party_spirit text, conduct text, style text, ability text, enthusiasm text, said text);
CREATE TABLE staging.trainings (
  no bigint, org text, organiser text, form text, topic text, starts_on date, ends_on date, from_time time,
  to_time time, days int, hours numeric, activity bigint);
CREATE TABLE staging.training_attendance (training bigint, emp_no text, status text, hours numeric, reason text);
CREATE TABLE staging.care (emp_no text, org text, kind text, cared_on date, content text);
CREATE TABLE staging.discipline (name text, founded_on date, approval_no text, approved_on date);
CREATE TABLE staging.steps (org text, year int, step text, done_on date, content text);
CREATE TABLE staging.hearings (org text, heard_on date, topic text, decisions text);
CREATE TABLE staging.agendas (
  org text, held_on date, starts_at time, ends_at time, topic text, chair text, recorder text, present text,
  deliberated text);
CREATE TABLE staging.responsibilities (
  org text, emp_no text, kind text, branch text, task text, from_date date, to_date date);
CREATE TABLE staging.institutions (
  org text, kind text, title text, from_date date, to_date date, reviewed_on date);
CREATE TABLE staging.agency (org text, number int, from_date date, to_date date);
CREATE TABLE staging.budgets (org text, year int, approved_on date, administrative numeric, amount numeric);
CREATE TABLE staging.expenditures (
  no bigint, org text, spent_on date, amount numeric, purpose text, receipt text, reverses bigint);
CREATE TABLE staging.brands (
  org text, kind text, name text, goal text, owner text, from_date date, to_date date);
CREATE TABLE staging.services (org text, served_on date, content text, members int);
CREATE TABLE staging.pairings (
  no bigint, org text, partner text, helper text, goal text, from_date date, to_date date);
CREATE TABLE staging.visits (pairing bigint, visited_on date, content text);
CREATE TABLE staging.commitments (emp_no text, year int, committed_on date, content text);
CREATE TABLE staging.self_inspections (org text, inspected_on date, scope text, found text);
CREATE TABLE staging.supervisions (
  inspector text, org text, inspected_on date, matter text, found text, report_no text);
CREATE TABLE staging.discipline_reports (org text, reported_on date, covers text, report_no text);
CREATE TABLE staging.findings (no bigint, rule text, org text, emp_no text, found_on date, closed_on date);
CREATE TABLE staging.ledger (
  no bigint, org text, source text, finding bigint, problem text, serious text, found_on date, entered_on date,
  goal text, measure text, responsible text, responsible_from date, deadline date, extended_to date,
  extension_reason text, closed_on date, evidence text, verifier text, returns bigint);
CREATE TABLE staging.grades (org text, year int, points numeric, reason text);
CREATE TABLE staging.results (org text, year int, score numeric);
CREATE TABLE staging.losses (
  org text, item int, rule text, emp_no text, number bigint, period text, status text, lost numeric);
CREATE TABLE staging.appeals (
  org text, year int, filed_on date, reason text, decided_on date, decision text, document_no text, points numeric);
CREATE TABLE staging.appraisals (activity bigint, emp_no text, grade text);
CREATE TABLE staging.commendations (
  year int, org text, emp_no text, title text, awarded_on date, document_no text);
CREATE TABLE staging.notices (org text, year int, noticed_on date, reason text, document_no text);
CREATE TABLE staging.file (kind text, subject bigint, emp_no text);
CREATE TABLE staging.faults (fault text, "table" text, key text, detail text);
CREATE TABLE staging.set_aside ("table" text, key text, reason text, original jsonb);
