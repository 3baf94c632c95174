-- What was ordered is never lost: a policy within a longer one, values of the same day, what is taken back.
\set VERBOSITY default
SET partybuild.language = 'en';
BEGIN;
CREATE FUNCTION pg_temp.modes() RETURNS TABLE (mode text, from_date date, to_date date, ordered_by text)
LANGUAGE sql AS $$
  SELECT mode, from_date, to_date, ordered_by FROM partybuild.policy WHERE rule = 'ORG-02' ORDER BY from_date $$;
SELECT partybuild.set_mode('ORG-02', 'reject', 'order A', from_date => '2026-01-01') > 0 AS done;
-- an exception: before and after it order A holds
SELECT partybuild.set_mode('ORG-02', 'report', 'order B', from_date => '2027-01-01', to_date => '2027-07-01') > 0 AS b;
SELECT * FROM pg_temp.modes();
SELECT partybuild.mode('ORG-02', NULL, d) FROM unnest('{2026-12-31,2027-01-01,2027-06-30,2027-07-01}'::date[]) d;
-- over the end of one and the beginning of the next
SELECT partybuild.set_mode('ORG-02', 'warn', 'order C', from_date => '2027-06-01', to_date => '2027-08-01') > 0 AS b;
-- over all of one, to the day; another organisation has its own
SELECT partybuild.set_mode('ORG-02', 'off', 'order D', from_date => '2027-06-01', to_date => '2027-08-01') > 0 AS b;
SELECT partybuild.set_mode('ORG-02', 'off', 'order E', org_id => o.id, from_date => '2027-06-15') > 0 AS done
  FROM party.organisation o ORDER BY o.id LIMIT 1;
SELECT * FROM pg_temp.modes() WHERE ordered_by <> 'order E';
SELECT partybuild.unset_mode(id) FROM partybuild.policy WHERE ordered_by = 'order D';
SELECT mode, from_date, to_date, ordered_by, replaced_by = session_user AS by_me
  FROM partybuild.order_history
 WHERE rule = 'ORG-02' AND ordered_by ~ '^order [A-G]$' ORDER BY id;
-- an exception taken back
SELECT partybuild.set_mode('ORG-03', 'reject', 'order F', from_date => '2026-01-01') > 0 AS done;
SELECT partybuild.set_mode('ORG-03', 'warn', 'order G', from_date => '2027-01-01', to_date => '2027-07-01') > 0 AS b;
SELECT partybuild.unset_mode(id) FROM partybuild.policy WHERE ordered_by = 'order G';
SELECT mode, from_date, to_date, ordered_by FROM partybuild.policy WHERE rule = 'ORG-03';
-- values
SELECT partybuild.set_param('ORG-02', 'max', 60, '2030-01-01', 'order F');
SELECT partybuild.set_param('ORG-02', 'max', 61, '2030-01-01', 'order G');
SELECT partybuild.unset_param('ORG-02', 'max', '2030-01-01');
SELECT name, value, from_date, ordered_by FROM partybuild.order_history
 WHERE name IS NOT NULL AND ordered_by ~ '^order [A-G]$' ORDER BY id;
SAVEPOINT s;
SELECT partybuild.unset_param('ORG-02', 'max', '2030-01-01');
ROLLBACK TO s;
SELECT partybuild.unset_param('ORG-02', 'max', '-infinity');
ROLLBACK TO s;
SELECT partybuild.set_param('ORG-02', 'max', 60, '2030-01-01', U&'\3000');
ROLLBACK TO s;
SELECT partybuild.set_mode('ORG-02', 'off', ' ');
ROLLBACK;
