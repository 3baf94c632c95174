-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-08',
  'Full-time deputy where members are many',
  '党员较多设专职副书记',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'pos_08_fulltime_deputy',
  message_en => '"{organisation}" has {count} members and no full-time deputy secretary',
  message_zh => '“{organisation}”党员{count}人，未设专职副书记',
  hint_en => 'Appoint a full-time deputy secretary.',
  hint_zh => '设专职副书记。',
  seed_ref => '二(一)2', source => 'seed');
SELECT partybuild.ship_parameter('POS-08', 'threshold', 200, 'members', at_least => 1, at_most => 1000000);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_08_fulltime_deputy AS
SELECT t.id AS subject, t.id AS org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', t.name, 'count', t.n,
                          'threshold', (SELECT partybuild.param('POS-08', 'threshold'))) AS args
  FROM party_rule.org_00_subtree t
 WHERE t.kind = 'basic_committee'
   AND t.n >= (SELECT partybuild.param('POS-08', 'threshold'))
   AND NOT EXISTS (
     SELECT
       FROM party.post p
      WHERE p.org_id = t.id
        AND p.title = 'fulltime_deputy'
        AND partybuild.in_force(p.from_date, p.to_date));
SELECT partybuild.watch('POS-08', 'party.post', 'org_id', ARRAY['title', 'from_date', 'to_date']::name[],
  enters => false);
SELECT partybuild.watch('POS-08', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
SELECT partybuild.harmless('POS-08', 'party.membership', ARRAY['org_id', 'status', 'from_date', 'to_date']::name[],
  because => 'no move of a member is refused for a deputy that is missing; the audit finds it');
SELECT partybuild.harmless('POS-08', 'party.subordination', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], because => 'no move of a branch is refused for a deputy that is missing; the audit finds it');
