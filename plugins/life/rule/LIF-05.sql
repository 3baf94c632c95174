-- LIF-05 主题党日相对固定（seed）
-- Theme day on the branch's day.
CREATE OR REPLACE VIEW party_rule.lif_05_theme_day_fixed AS
SELECT a.id AS subject, a.org_id, abs(a.held_on - d.fixed)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', a.held_on, 'kind', a.kind, 'expected', d.fixed) AS args
  FROM party.activity a
  JOIN party.organisation o ON o.id = a.org_id
  JOIN party.theme_day t ON t.org_id = a.org_id AND t.from_date <= a.held_on AND (t.to_date IS NULL OR t.to_date > a.held_on)
 CROSS JOIN LATERAL (SELECT party.fixed_day(t, a.held_on) AS fixed) d
 WHERE a.kind = 'theme_day' AND a.status IN ('held', 'filed')
   AND coalesce(a.off_day_reason, '') = ''
   -- the day itself, or the next working day; the calendar is asked only where it is another day
   AND CASE WHEN a.held_on = d.fixed THEN false
            WHEN a.held_on > d.fixed THEN a.held_on <> partybuild.add_working_days(d.fixed, 0)
            -- where that is in the next month: on the last working day of this one
            ELSE date_trunc('month', partybuild.add_working_days(d.fixed, 0)) = date_trunc('month', d.fixed) OR a.held_on <> partybuild.add_working_days(d.fixed, -1) END;
COMMENT ON VIEW party_rule.lif_05_theme_day_fixed IS 'LIF-05 Theme day on the branch''s day';
SELECT partybuild.watch('LIF-05', 'party.activity', 'id', ARRAY['org_id', 'kind', 'status', 'starts_at', 'off_day_reason']::name[], leaves => false);
