-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-04',
  'Number of delegates',
  '代表名额',
  kind => 'structure', subject => 'election', mode => 'approve', view => 'ele_04_number_of_delegates',
  message_en => '"{organisation}" has {delegates} delegates, {min} to {max} are allowed',
  message_zh => '“{organisation}”代表名额{delegates}，应为{min}至{max}名',
  hint_en => 'Adjust the number; above 200 put the superior''s approval on record, 300 at most.',
  hint_zh => '调整代表名额；超过200名的登记上级批准，最多300名。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例');
SELECT partybuild.ship_parameter('ELE-04', 'limit', 300, 'delegates', at_least => 1, at_most => 1000000);
SELECT partybuild.ship_parameter('ELE-04', 'max', 200, 'delegates', at_least => 1, at_most => 1000000);
SELECT partybuild.ship_parameter('ELE-04', 'min', 100, 'delegates', at_least => 0, at_most => 1000000);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_04_number_of_delegates AS
SELECT e.id AS subject, e.org_id,
       greatest((SELECT partybuild.param('ELE-04', 'min')) - x.n, x.n - (SELECT partybuild.param('ELE-04', 'max')))
         AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'delegates', coalesce(x.n, 0),
                          'min', (SELECT partybuild.param('ELE-04', 'min')),
                          'max', (SELECT partybuild.param('ELE-04', 'max')),
                          'approvable', coalesce(x.n BETWEEN (SELECT partybuild.param('ELE-04', 'min'))
                                                 AND (SELECT partybuild.param('ELE-04', 'limit')), false)) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    -- the number of places; whoever is named beyond it takes part too
    SELECT CASE WHEN e.delegates IS NOT NULL THEN greatest(e.delegates, count(*)) END AS n
      FROM party.delegate d
     WHERE d.election_id = e.id
 ) x
 WHERE e.body = 'delegates_congress'
   AND (x.n IS NULL
     OR x.n NOT BETWEEN (SELECT partybuild.param('ELE-04', 'min')) AND (SELECT partybuild.param('ELE-04', 'max')));
SELECT partybuild.watch('ELE-04', 'party.election', 'id', ARRAY['org_id', 'body', 'delegates']::name[],
  leaves => false);
SELECT partybuild.watch('ELE-04', 'party.delegate', 'election_id', '{}', leaves => false);
