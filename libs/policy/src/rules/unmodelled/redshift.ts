import type { Rule } from '../../rule.js';
import { allOf } from '../reading/all-of.js';
import { attributeRule, evidence, judgeAttribute } from '../reading/attribute-rule.js';
import { atLeast, is } from '../reading/demand.js';
import { partsOf } from '../reading/parts.js';
import { settingOf, valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';

const of = ['aws_redshift_cluster'];

/** Defaults of provider versions 5 and 6 differ: where nothing is written, the worse of both counts. */
export const redshiftRules: readonly Rule[] = [
  attributeRule({
    id: 'REDSHIFT_BACKUP_ENABLED',
    holds: 'A cluster makes snapshots by itself.',
    why: 'Without, what is deleted is gone.',
    fix: 'Set automated_snapshot_retention_period to 1 or more.',
    of,
    attribute: 'automated_snapshot_retention_period',
    must: atLeast(1),
    otherwise: 1,
  }),
  {
    id: 'REDSHIFT_CLUSTER_CONFIGURATION_CHECK',
    holds: 'A cluster is encrypted and logs who connects.',
    why: 'After a leak, nobody could tell who queried what.',
    fix: 'Set encrypted to true, and add aws_redshift_logging.',
    judge: each(of, (cluster, model) => {
      const isLogged =
        partsOf(model, cluster, 'aws_redshift_logging', 'cluster_identifier').length > 0 ||
        valuesAt(cluster.attributes, 'logging.enable').map(String).includes('true');
      return allOf([
        judgeAttribute(model, cluster, {
          id: 'REDSHIFT_CLUSTER_CONFIGURATION_CHECK',
          attribute: 'encrypted',
          must: is(true),
          otherwise: false,
        }),
        isLogged ? pass('it is logged') : fail('no aws_redshift_logging names it'),
      ]);
    }),
  },
  attributeRule({
    id: 'REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK',
    holds: 'A cluster takes new versions in its maintenance window.',
    why: 'Known holes stay open in old versions.',
    fix: 'Set allow_version_upgrade to true.',
    of,
    attribute: 'allow_version_upgrade',
    must: is(true),
    otherwise: true,
  }),
  attributeRule({
    id: 'REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK',
    holds: 'A cluster has no public address.',
    why: 'Everybody could try passwords.',
    fix: 'Set publicly_accessible to false.',
    of,
    attribute: 'publicly_accessible',
    must: is(false),
    otherwise: true,
  }),
  {
    id: 'REDSHIFT_REQUIRE_TLS_SSL',
    holds: 'A cluster refuses connections without TLS.',
    why: 'Queries and what they find could be read on the way.',
    fix: 'Set require_ssl to true in a parameter group of its own.',
    judge: each(of, (cluster, model) => {
      const { references, open } = settingOf(model, cluster, 'cluster_parameter_group_name');
      if (open !== undefined)
        return unknown(`cluster_parameter_group_name is ${open}: ${evidence('REDSHIFT_REQUIRE_TLS_SSL')}`);
      const group =
        references[0] ??
        model
          .all('aws_redshift_parameter_group')
          .find((found) => found.attributes['name'] === cluster.attributes['cluster_parameter_group_name']);
      const requires = valuesAt(group?.attributes, 'parameter').some(
        (parameter) =>
          valuesAt(parameter, 'name')[0] === 'require_ssl' &&
          String(valuesAt(parameter, 'value')[0]) === 'true',
      );
      return requires
        ? pass('require_ssl is true in its parameter group')
        : fail('its parameter group does not set require_ssl to true');
    }),
  },
];
