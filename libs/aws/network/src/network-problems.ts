import { didYouMean, keyArnProblems, type Problem, vpcRangeProblems } from '@ashlar/core';
import { retentionProblems } from '@ashlar/log-group';
import type { FlowLogs, NetworkProps, Routing } from './network-props.js';
import { repeated } from './repeated.js';
import type { PlannedSubnet } from './subnet-plan.js';

const TIER_NAME = /^[a-z][a-z0-9]{0,19}$/;
/** What stands before the zone in the addresses of NAT gateways. */
const RESERVED_TIER_NAME = 'nat';
const IPV6_BLOCKS = 32;
const ROUTINGS: readonly string[] = ['public', 'private', 'isolated'];
const NAT_GATEWAYS: readonly string[] = ['none', 'one-per-zone'];
const GATEWAY_SERVICES = ['dynamodb', 's3'];
const SERVICE = /^(?!com\.amazonaws\.)[a-z][a-z0-9.-]*[a-z0-9]$/;

/** What is wrong with a network besides its subnets' addresses. */
export function networkProblems(props: NetworkProps, subnets: readonly PlannedSubnet[]): Problem[] {
  return [
    ...vpcRangeProblems('cidr', props.cidr),
    ...tierNameProblems(props),
    ...routingProblems(props),
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
  const names = Object.keys(tiers);
  if (names.length === 0) return [{ what: 'tiers is empty', fix: 'describe at least one tier' }];
  const problems = names
    .filter((name) => !TIER_NAME.test(name))
    .map((name) => ({
      what: `tiers has '${name}', which is no name for a tier`,
      fix: 'use one word of lower-case letters and digits, a letter first, at most 20 characters',
    }));
  if (!names.includes(RESERVED_TIER_NAME)) return problems;
  const what = `tiers has '${RESERVED_TIER_NAME}', the name under which NAT gateways are built`;
  return [...problems, { what, fix: "use another name, for instance 'egress'" }];
}

/** What the compiler refuses already; a synthesis does not wait for it, and an unknown word would isolate nothing. */
function routingProblems({ tiers }: NetworkProps): Problem[] {
  return Object.entries<{ readonly routing: string }>(tiers).flatMap(([name, { routing }]) =>
    ROUTINGS.includes(routing) ? [] : [unknownWord(`tiers.${name}.routing`, routing, ROUTINGS)],
  );
}

function unknownWord(prop: string, word: string, known: readonly string[]): Problem {
  return { what: `${prop} is '${word}'`, fix: `${didYouMean(word, known)}use ${known.join(', ')}` };
}

function natProblems(props: NetworkProps, subnets: readonly PlannedSubnet[]): Problem[] {
  const { natGateways = 'one-per-zone' } = props;
  if (typeof natGateways === 'string' && !NAT_GATEWAYS.includes(natGateways)) {
    return [unknownWord('natGateways', natGateways, [...NAT_GATEWAYS, "{ zone: 'us-east-1a' }"])];
  }
  const publicTiers = tiersWith(props, 'public');
  const privateTiers = tiersWith(props, 'private');
  if (natGateways === 'none') return [];
  if (privateTiers.length === 0) {
    if (props.natGateways === undefined) return [];
    const fix = "leave natGateways out, use 'none', or make a tier private";
    return [{ what: 'natGateways has no private tier to serve', fix }];
  }
  if (publicTiers.length === 0) {
    return [
      {
        what: `there is no public tier to hold the NAT gateways of ${privateTiers.join(' and ')}`,
        fix: "add a public tier, or use natGateways: 'none' and reach AWS through endpoints",
      },
    ];
  }
  const choice = chosenTier('natGatewayTier', props.natGatewayTier, 'public', publicTiers, publicTiers);
  if (choice.length > 0) return choice;

  const tier = props.natGatewayTier ?? publicTiers[0];
  const zones = subnets.filter((subnet) => subnet.tier === tier).map(({ zone }) => zone);
  // A tier without subnets was refused for that already.
  if (zones.length === 0) return [];
  if (typeof natGateways === 'object') {
    if (zones.includes(natGateways.zone)) return [];
    const fix = `use ${zones.join(', ')}, or give tier ${tier} a subnet there`;
    return [{ what: `natGateways.zone is '${natGateways.zone}', where tier ${tier} has no subnet`, fix }];
  }
  return subnets
    .filter(({ routing, zone }) => routing === 'private' && !zones.includes(zone))
    .map((subnet) => ({
      what: `${subnet.tier} in ${subnet.zone} has no NAT gateway: tier ${tier} has no subnet in that zone`,
      fix: `give tier ${tier} a subnet in ${subnet.zone}, or use one NAT gateway for all zones: natGateways: { zone: '${zones[0]}' }`,
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
  for (const service of services.filter((name) => !SERVICE.test(name))) {
    const fix = "use the part behind com.amazonaws.<region>: 'ecr.api'";
    problems.push({ what: `endpoints.interface lists '${service}'`, fix });
  }
  problems.push(...repeated('endpoints.gateway', gateway), ...repeated('endpoints.interface', services));
  const privateTiers = tiersWith(props, 'private');
  if (gateway.length > 0 && privateTiers.length === 0) {
    const fix = 'leave endpoints.gateway out, or make a tier private';
    problems.push({ what: 'endpoints.gateway has no private tier to serve', fix });
  }
  if (services.length === 0) return problems;
  const tiers = Object.keys(props.tiers).sort();
  return [...problems, ...chosenTier('endpoints.tier', endpoints.tier, 'private', privateTiers, tiers)];
}

/** A tier that was named has to be one of the eligible; one that was not named has to be the only one of its kind. */
function chosenTier(
  prop: string,
  named: string | undefined,
  kind: Routing,
  usual: readonly string[],
  eligible: readonly string[],
): Problem[] {
  if (named !== undefined) {
    if (eligible.includes(named)) return [];
    const fix = `${didYouMean(named, eligible)}use ${eligible.join(' or ')}`;
    return [{ what: `${prop} is '${named}'`, fix }];
  }
  if (usual.length === 1) return [];
  const count = usual.length === 0 ? `is no ${kind} tier` : `are ${usual.length} ${kind} tiers`;
  return [
    {
      what: `${prop} is left out, and there ${count}`,
      fix: `name one: ${(usual.length > 0 ? usual : eligible).join(' or ')}`,
    },
  ];
}

function flowLogProblems({ kmsKeyArn, retentionDays, aggregationSeconds = 60 }: FlowLogs): Problem[] {
  const problems = [
    ...keyArnProblems('flowLogs.kmsKeyArn', kmsKeyArn),
    ...retentionProblems('flowLogs.retentionDays', retentionDays),
  ];
  if ([60, 600].includes(aggregationSeconds)) return problems;
  const what = `flowLogs.aggregationSeconds is ${String(aggregationSeconds)}`;
  return [...problems, { what, fix: 'use 60 or 600' }];
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
      const what = `tiers.${name}.ipv6Block is ${block}, which tiers.${first.name} has`;
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
