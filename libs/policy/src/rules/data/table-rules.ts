import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { attributeRule, evidence } from '../reading/attribute-rule.js';
import { is } from '../reading/demand.js';
import { settingOf } from '../reading/setting.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';

const of = ['aws_dynamodb_table'];

const isOnDemand = (model: Model, table: Resource) =>
  settingOf(model, table, 'billing_mode').values.includes('PAY_PER_REQUEST');

/** What grows by itself: `dynamodb:table:ReadCapacityUnits`. */
function scaledOf(model: Model, table: Resource): string[] {
  const { values } = settingOf(model, table, 'name');
  return model
    .all('aws_appautoscaling_target')
    .filter((target) =>
      model
        .targets(target, 'resource_id')
        .some((found) =>
          found.resource === undefined
            ? values.some((name) => found.text === `table/${name}`)
            : found.resource === table,
        ),
    )
    .flatMap((target) => settingOf(model, target, 'scalable_dimension').values);
}

const GROWING = ['dynamodb:table:ReadCapacityUnits', 'dynamodb:table:WriteCapacityUnits'];

export const tableRules: readonly Rule[] = [
  {
    id: 'DYNAMODB_AUTOSCALING_ENABLED',
    holds: 'A table is billed by request, or its capacity grows by itself.',
    why: 'A table with a fixed capacity refuses requests on the busiest day.',
    fix: 'Set billing_mode to PAY_PER_REQUEST.',
    judge: each(of, (table, model) => {
      if (isOnDemand(model, table)) return pass('billing_mode is PAY_PER_REQUEST');
      const missing = GROWING.filter((dimension) => !scaledOf(model, table).includes(dimension));
      return missing.length === 0
        ? pass('its capacity grows by itself')
        : fail(
            `billing_mode is not PAY_PER_REQUEST, and no aws_appautoscaling_target is of ${missing.join(', ')}`,
          );
    }),
  },
  attributeRule({
    id: 'DYNAMODB_PITR_ENABLED',
    holds: 'A table can be restored to every moment of the last days.',
    why: 'Backups of once a day lose what was written since.',
    fix: 'Set point_in_time_recovery.enabled to true.',
    of,
    attribute: 'point_in_time_recovery.enabled',
    must: is(true),
    otherwise: false,
  }),
  {
    id: 'DYNAMODB_THROUGHPUT_LIMIT_CHECK',
    holds: 'Tables together stay under 80% of what the account may provision.',
    why: 'At the limit, no table grows any more.',
    fix: 'Ask AWS for more, or set billing_mode to PAY_PER_REQUEST.',
    judge: each(of, (table, model) =>
      isOnDemand(model, table)
        ? pass('billing_mode is PAY_PER_REQUEST: it provisions nothing')
        : unknown(`the limits of the account: ${evidence('DYNAMODB_THROUGHPUT_LIMIT_CHECK')}`),
    ),
  },
];
