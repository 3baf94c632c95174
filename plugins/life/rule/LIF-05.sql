-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-05',
  'Theme day on the branch''s day',
  '主题党日相对固定',
  kind => 'invariant', subject => 'activity', mode => 'warn', view => 'lif_05_theme_day_fixed',
  message_en => '{kind} of "{organisation}" on {held} was not on the day fixed ({expected}), and no reason is given',
  message_zh => '“{organisation}”{held}的{kind}不在固定的日子（{expected}），未说明原因',
  hint_en => 'Record the reason (off_day_reason).',
  hint_zh => '登记原因（off_day_reason）。',
  seed_ref => '二(四)3', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_05_theme_day_fixed AS
SELECT a.id AS subject, a.org_id, abs(a.held_on - d.fixed)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', a.held_on, 'kind', a.kind, 'expected', d.fixed) AS args
  FROM party_rule.lif_00_current a
  JOIN party.organisation o ON o.id = a.org_id
  JOIN party.theme_day t ON t.org_id = a.org_id AND partybuild.in_force(t.from_date, t.to_date, a.held_on)
 CROSS JOIN LATERAL (SELECT party.fixed_day(t, a.held_on) AS fixed) d
 WHERE a.kind = 'theme_day' AND a.status IN ('held', 'filed')
   AND coalesce(partybuild.is_blank(a.off_day_reason), true)
   -- the day itself, or the next working day; the calendar is asked only where it is another day
   AND CASE WHEN a.held_on = d.fixed THEN false
            WHEN a.held_on > d.fixed THEN a.held_on <> partybuild.add_working_days(d.fixed, 0)
            -- where that is in the next month: on the last working day of this one
            ELSE date_trunc('month', partybuild.add_working_days(d.fixed, 0)) = date_trunc('month', d.fixed)
              OR a.held_on <> partybuild.add_working_days(d.fixed, -1) END;
SELECT partybuild.watch('LIF-05', 'party.activity', 'id', ARRAY['org_id', 'kind', 'status', 'held_on',
  'off_day_reason']::name[], leaves => false);
SELECT partybuild.watch('LIF-05', 'party.activity', 'supersedes_id', ARRAY['status']::name[], enters => false);
SELECT partybuild.watch('LIF-05', 'party.theme_day', 'org_id', ARRAY['nth', 'weekday', 'day_of_month', 'from_date',
  'to_date']::name[], kind => 'organisation', leaves => false, via => 'party.activity', via_key => 'org_id',
  via_subject => 'id', via_day => 'held_on');
