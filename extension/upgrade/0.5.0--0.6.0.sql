-- Modes have a sixth, trial.
ALTER TABLE partybuild.rule
  DROP CONSTRAINT rule_default_mode_check,
  ADD CONSTRAINT rule_default_mode_check
    CHECK (default_mode IN ('reject', 'approve', 'warn', 'trial', 'report', 'off'));
ALTER TABLE partybuild.policy
  DROP CONSTRAINT policy_mode_check,
  ADD CONSTRAINT policy_mode_check CHECK (mode IN ('reject', 'approve', 'warn', 'trial', 'report', 'off'));
