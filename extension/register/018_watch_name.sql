-- The triggers that have approvals judged say what table they watch, as those of watch() do: where the table has
-- another name, what is written is refused.
SELECT partybuild.make_watch_triggers('party.approval', '{update,delete}');
