import type { Model, Resource, Target } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { settingOf, valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';
import { isAurora } from './is-aurora.js';
import { kept, selectionsOf } from './selections-of.js';

export const auroraCopiedAway: Rule = {
  id: 'AURORA_COPIED_AWAY',
  holds: 'Backups of every Aurora cluster are copied to another region.',
  why: 'What a region keeps is away with the region.',
  fix: 'Add copy_action to the rule of its backup plan, with a vault of another region.',
  judge: each(['aws_rds_cluster'], (cluster, model) =>
    isAurora(cluster) ? judgeCluster(model, cluster) : undefined,
  ),
};

function judgeCluster(model: Model, cluster: Resource): Verdict {
  const selections = selectionsOf(model, kept(model, cluster));
  if (selections.length === 0) return fail('no aws_backup_selection takes it in');
  const plans = selections.flatMap((one) => settingOf(model, one, 'plan_id').references);
  if (plans.length === 0) return unknown(`the plan of ${selections[0]?.id} is of no stack here: look at it`);
  const vaults = plans.flatMap((plan) =>
    valuesAt(plan.attributes, 'rule.copy_action.destination_vault_arn').flatMap((arn) =>
      model.resolve(plan.stack, arn),
    ),
  );
  if (vaults.length === 0) return fail(`${plans.map(({ id }) => id).join(', ')} copies nothing`);
  return judgeRegions(
    regionOf(model, cluster),
    vaults.map((vault) => ({
      name: vault.resource?.id ?? textOf(vault),
      region: regionOfVault(model, vault),
    })),
  );
}

function judgeRegions(home: string, vaults: readonly { name: string; region: string }[]): Verdict {
  const away = vaults.find(({ region }) => region !== '' && home !== '' && region !== home);
  if (away !== undefined) return pass(`copied to ${away.name} in ${away.region}`);
  const open = vaults.find(({ region }) => region === '' || home === '');
  return open === undefined
    ? fail(`copied to ${vaults.map(({ name }) => name).join(', ')}, in ${home} like the cluster`)
    : unknown(`copied to ${open.name}, of whose region nothing is said: look where it is`);
}

const textOf = (target: Target) => (target.resource === undefined ? target.text : '');

/** Nothing, where only Terraform knows it. */
const regionOf = (model: Model, resource: Resource): string => {
  const written = String(resource.attributes['region'] ?? model.providerOf(resource)['region'] ?? '');
  return written.includes('${') ? '' : written;
};

const regionOfVault = (model: Model, target: Target): string =>
  target.resource === undefined
    ? (/^arn:[^:]+:backup:([a-z0-9-]+):/.exec(target.text)?.[1] ?? '')
    : target.resource.type.startsWith('data.')
      ? ''
      : regionOf(model, target.resource);
