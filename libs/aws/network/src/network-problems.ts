import { didYouMean, isKnown, type Problem, vpcRangeProblems } from '@ashlar/core';
import type { FlowLogs, NetworkProps, Routing } from './network-props.js';
import type { PlannedSubnet } from './subnet-plan.js';

/** asOf: 2026-11, source: CloudWatch Logs API reference, PutRetentionPolicy */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const TIER_NAME = /^[a-z][a-z0-9]{0,19}$/;
const IPV6_BLOCKS = 32;
const GATEWAY_SERVICES = ['dynamodb', 's3'];

/** What is wrong with a network besides its subnets' addresses. */
export function networkProblems(props: NetworkProps, subnets: readonly PlannedSubnet[]): Problem[] {
  return [
    ...vpcRangeProblems('cidr', props.cidr),
    ...tierNameProblems(props),
    ...natProblems(props, subnets),
    ...endpointProblems(props),
    ...(props.flowLogs === 'off' ? [] : flowLogProblems(props.flowLogs)),
    ...ipv6Problems(props),
  ];
}

/** Names of the tiers with this routing, in alphabetical order. */
export const tiersWith = ({ tiers }: Pick<NetworkProps, 'tiers'>, routing: Routing): string[] =>
  Object.keys(tiers)
    .filter((name) => tiers[name]?.routing === routing)
    .sort();

function tierNameProblems({ tiers }: NetworkProps): Problem[] {
  if (Object.keys(tiers).length === 0) return [{ what: 'tiers is empty', fix: 'describe at least one tier' }];
  return Object.keys(tiers)
    .filter((name) => !TIER_NAME.test(name))
    .map((name) => ({
      what: `tier '${name}' is no name for a tier`,
      fix: 'use one word of lower-case letters and digits, at most 20',
    }));
}

function natProblems(props: NetworkProps, subnets: readonly PlannedSubnet[]): Problem[] {
  const { natGateways = 'one-per-zone' } = props;
  const publicTiers = tiersWith(props, 'public');
  const privateTiers = tiersWith(props, 'private');
  if (natGateways === 'none') return [];
  if (privateTiers.length === 0) {
    if (props.natGateways === undefined) return [];
    return [{ what: 'natGateways serves no private tier', fix: "leave natGateways out, or use 'none'" }];
  }
  if (publicTiers.length === 0) {
    return [
      {
        what: `tier ${privateTiers.join(' and ')} needs NAT gateways, and there is no public tier to hold them`,
        fix: "add a public tier, or use natGateways: 'none' and reach AWS through endpoints",
      },
    ];
  }
  const choice = chosenTier('natGatewayTier', props.natGatewayTier, publicTiers, 'public');
  if (choice.length > 0) return choice;

  const tier = props.natGatewayTier ?? publicTiers[0];
  const zones = subnets.filter((subnet) => subnet.tier === tier).map(({ zone }) => zone);
  if (typeof natGateways === 'object') {
    if (zones.includes(natGateways.zone)) return [];
    const fix = `use ${zones.join(', ')}, or give tier ${tier} a subnet there`;
    return [{ what: `natGateways.zone is '${natGateways.zone}', where tier ${tier} has no subnet`, fix }];
  }
  return subnets
    .filter(({ routing, zone }) => routing === 'private' && !zones.includes(zone))
    .map((subnet) => ({
      what: `${subnet.tier} in ${subnet.zone} has no NAT gateway: tier ${tier} has no subnet in that zone`,
      fix: `give tier ${tier} a subnet in ${subnet.zone}, or use one NAT gateway: { zone: '${zones[0] ?? ''}' }`,
    }));
}

function endpointProblems(props: NetworkProps): Problem[] {
  const { endpoints = {} } = props;
  const { gateway = [], interface: services = [] } = endpoints;
  const problems: Problem[] = [];
  for (const service of gateway.filter((name) => !GATEWAY_SERVICES.includes(name))) {
    const fix = 'only dynamodb and s3 have gateway endpoints; list others under endpoints.interface';
    problems.push({ what: `endpoints.gateway lists '${service}'`, fix });
  }
  for (const service of services.filter((name) => !/^[a-z][a-z0-9.-]*[a-z0-9]$/.test(name))) {
    const fix = "use the part behind com.amazonaws.<region>: 'ecr.api'";
    problems.push({ what: `endpoints.interface lists '${service}'`, fix });
  }
  const all = [...gateway.map((name) => `gateway ${name}`), ...services.map((name) => `interface ${name}`)];
  for (const name of new Set(all.filter((candidate, index) => all.indexOf(candidate) !== index))) {
    problems.push({ what: `endpoints lists ${name} twice`, fix: 'list it once' });
  }
  if (services.length === 0) return problems;
  const privateTiers = tiersWith(props, 'private');
  const eligible = endpoints.tier === undefined ? privateTiers : Object.keys(props.tiers);
  return [...problems, ...chosenTier('endpoints.tier', endpoints.tier, eligible, 'private')];
}

/** A tier that was named has to be one of the eligible; one that was not named has to be the only one. */
function chosenTier(
  prop: string,
  named: string | undefined,
  eligible: readonly string[],
  kind: string,
): Problem[] {
  if (named !== undefined) {
    if (eligible.includes(named)) return [];
    return [
      { what: `${prop} is '${named}'`, fix: `${didYouMean(named, eligible)}use ${eligible.join(', ')}` },
    ];
  }
  if (eligible.length === 1) return [];
  const what =
    eligible.length === 0 ? `there is no ${kind} tier for it` : `there are ${eligible.length} ${kind} tiers`;
  return [
    {
      what: `${prop} is left out, and ${what}`,
      fix: `name one: ${eligible.join(', ') || 'an existing tier'}`,
    },
  ];
}

function flowLogProblems({ retentionDays = 365, aggregationSeconds = 60 }: FlowLogs): Problem[] {
  const problems: Problem[] = [];
  if (isKnown(retentionDays) && !RETENTION_DAYS.includes(retentionDays)) {
    const longer = RETENTION_DAYS.find((days) => days > retentionDays) ?? RETENTION_DAYS.at(-1);
    const what = `flowLogs.retentionDays is ${retentionDays}, which CloudWatch Logs does not offer`;
    problems.push({ what, fix: `use ${longer}; all values: ${RETENTION_DAYS.join(', ')}` });
  }
  if (![60, 600].includes(aggregationSeconds)) {
    problems.push({
      what: `flowLogs.aggregationSeconds is ${String(aggregationSeconds)}`,
      fix: 'use 60 or 600',
    });
  }
  return problems;
}

function ipv6Problems({ ipv6 = false, tiers }: NetworkProps): Problem[] {
  const blocks = Object.entries(tiers).flatMap(([name, { ipv6Block }]) =>
    ipv6Block === undefined ? [] : [{ name, block: ipv6Block }],
  );
  const problems: Problem[] = blocks
    .filter(({ block }) => !Number.isInteger(block) || block < 0 || block >= IPV6_BLOCKS)
    .map(({ name, block }) => ({ what: `tiers.${name}.ipv6Block is ${block}`, fix: 'use 0 to 31' }));
  for (const { name, block } of blocks) {
    const first = blocks.find((other) => other.block === block);
    if (first !== undefined && first.name !== name) {
      const what = `tiers.${name}.ipv6Block is ${block}, as that of ${first.name}`;
      problems.push({ what, fix: 'give each tier a block of its own' });
    }
  }
  if (ipv6 && blocks.length === 0) {
    problems.push({
      what: 'ipv6 is on, and no tier has an ipv6Block',
      fix: 'give a tier an ipv6Block: 0 to 31',
    });
  }
  return problems;
}
