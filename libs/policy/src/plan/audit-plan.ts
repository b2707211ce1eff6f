import {
  constructPaths,
  Model,
  plannedAddress,
  planAsStack,
  type Resource,
  type StackJson,
  withoutKey,
} from '@ashlar/graph';
import { covers } from '../covers.js';
import type { Waiver } from '../waiver.js';
import { waiversIn } from '../waivers-in.js';
import { judge, type Judged, judgePlans } from './judge-plans.js';
import type { PlanAudit, PlanAuditOptions, PlannedStackJson, PlanPolicyFinding } from './plan-audit.js';

/**
 * Judges what plans of one environment would make by the rules of packs: the same rules that judge its JSON, on the values
 * that Terraform has worked out. A verdict that depends on a value known after the apply only is `unknown`, never a pass.
 */
export function auditPlan(
  stacks: readonly PlannedStackJson[],
  { packs, waivers = [], today, beside = [] }: PlanAuditOptions,
): PlanAudit {
  const ruleIds = packs.flatMap(({ rules }) => rules.map(({ id }) => id));
  const written = stacks.map(({ name, json = {} }) => ({ name, json }));
  const noted = waiversIn(written, { ruleIds, today });
  const all = [...noted.waivers, ...waivers];
  const current = all.filter(({ expires }) => expires >= today);

  const { judged, model } = judgePlans(stacks, packs, beside);
  const before = verdictsBefore(stacks, packs, beside);
  const places = new Map(stacks.map((stack) => [stack.name, placesOf(stack)]));
  const resources = new Map(model.resources.map((resource) => [resource.id, resource]));
  const used = new Set<Waiver>();
  const findings = judged
    .filter(({ verdict }) => verdict !== 'pass')
    .flatMap((one): PlanPolicyFinding[] => {
      const place = placeOf(one, resources, places);
      if (place === undefined) return [];
      const { ids, ...shown } = place;
      const waiver = current.find((candidate) => covers(candidate, one.rule.id, ids));
      if (waiver !== undefined) used.add(waiver);
      return [
        {
          ...{ pack: one.pack, rule: one.rule.id, verdict: waiver ? 'waived' : (one.verdict as 'fail') },
          ...shown,
          ...{
            reason: withAddresses(one.reason, resources),
            fix: one.rule.fix,
            isNew: isNew(one, ids, before),
          },
          ...(waiver && { waiver: { owner: waiver.owner, expires: waiver.expires, reason: waiver.reason } }),
        },
      ];
    });
  return {
    findings: findings.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
    problems: [...noted.problems, ...all.filter(({ expires }) => expires < today).map(endedProblem)],
    warnings: noted.waivers.filter((one) => current.includes(one) && !used.has(one)).map(idleProblem),
  };
}

interface Place {
  readonly stack?: string;
  readonly address: string;
  readonly path?: string;
  /** Under which it was known before, or is known to waivers. */
  readonly ids: readonly string[];
}

type StackPlaces = ReturnType<typeof placesOf>;

const placesOf = ({ plan, json = {} }: PlannedStackJson) => ({
  paths: constructPaths(json),
  movedFrom: new Map(
    (plan.resource_changes ?? []).flatMap(({ address, previous_address: from }) =>
      from === undefined ? [] : [[address, from] as const],
    ),
  ),
});

/** Where a judged resource stands; undefined for one of a stack that isn't planned. */
function placeOf(
  { resource }: Judged,
  resources: ReadonlyMap<string, Resource>,
  places: ReadonlyMap<string, StackPlaces>,
): Place | undefined {
  const found = resources.get(resource);
  if (found === undefined) return { address: resource, ids: [resource] };
  const known = places.get(found.stack);
  if (known === undefined) return undefined;
  const address = plannedAddress(found.attributes) ?? resource.slice(found.stack.length + 1);
  const path = known.paths.get(withoutKey(address));
  const from = known.movedFrom.get(address);
  return {
    ...{ stack: found.stack, address },
    ...(path === undefined ? {} : { path }),
    ids: [address, withoutKey(address), ...(from === undefined ? [] : [from, withoutKey(from)])].map(
      (one) => `${found.stack}/${one}`,
    ),
  };
}

/** A reason that names resources as Terraform does. */
const withAddresses = (reason: string, resources: ReadonlyMap<string, Resource>) =>
  reason.replaceAll(/[\w-]+\/(?:data\.)?[a-z]\w*\.[\w-]+/g, (id) => {
    const found = resources.get(id);
    const address = found && plannedAddress(found.attributes);
    return found === undefined || address === undefined ? id : `${found.stack}/${address}`;
  });

/** What was said of everything before, by pack, rule and id. */
function verdictsBefore(
  stacks: readonly PlannedStackJson[],
  packs: PlanAuditOptions['packs'],
  beside: readonly StackJson[],
): ReadonlyMap<string, string> {
  const prior = stacks.map(({ name, plan, priorJson }) =>
    priorJson === undefined ? planAsStack(plan, name, { values: 'before' }) : { name, json: priorJson },
  );
  const model = new Model([...prior, ...beside]);
  const addresses = new Map(
    model.resources.map(({ id, stack, attributes }) => {
      const address = plannedAddress(attributes);
      return [id, address === undefined ? id : `${stack}/${address}`];
    }),
  );
  return new Map(
    judge(model, packs).map(({ pack, rule, resource, verdict }) => [
      `${pack} ${rule.id} ${addresses.get(resource) ?? resource}`,
      verdict,
    ]),
  );
}

function isNew({ pack, rule, verdict }: Judged, ids: readonly string[], before: ReadonlyMap<string, string>) {
  const was = ids.map((id) => before.get(`${pack} ${rule.id} ${id}`)).find((one) => one !== undefined);
  return !(was === 'fail' || (was === 'unknown' && verdict === 'unknown'));
}

const VERDICTS = ['fail', 'unknown', 'waived'];

const orderOf = ({ verdict, pack, rule, stack = '', address }: PlanPolicyFinding) =>
  JSON.stringify([VERDICTS.indexOf(verdict), pack, rule, stack, address]);

const endedProblem = ({ rule, expires, owner, resources }: Waiver) => ({
  what: `the waiver of ${rule}${resources === undefined ? '' : ` for ${resources.join(', ')}`} expired on ${expires}`,
  fix: `mend what fails, or let ${owner} decide anew`,
});

const idleProblem = ({ rule, resources = [] }: Waiver) => ({
  what: `the waiver of ${rule} for ${resources.join(', ')} waives nothing`,
  fix: 'delete it',
});
