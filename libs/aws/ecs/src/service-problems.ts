import { didYouMean, isKnown, keyArnProblems, type Problem } from '@ashlar/core';
import { retentionProblems } from '@ashlar/log-group';
import { capacityProblems } from './capacity.js';
import { containerProblems } from './container-problems.js';
import { deploymentProblems } from './deployment-feasibility.js';
import { sizeProblems } from './fargate-size.js';
import { gracePeriodProblems, secondsUntilHealthy } from './health-chain.js';
import { ownerProblems } from './ownership.js';
import { maxTasks, scalingProblems } from './scaling.js';
import { deploymentPercents, type FargateServiceProps } from './service-props.js';
import { optionalNumberProblems, wholeNumberProblems } from './whole-number.js';

/** asOf: 2026-11, source: Amazon ECS and VPC service quotas, "subnets per service" and "security groups per interface" */
const MAX_SUBNETS = 16;
const MAX_SECURITY_GROUPS = 5;

const DNS_LABEL = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Everything that is wrong with a service. */
export function serviceProblems(props: FargateServiceProps): Problem[] {
  return [
    ...sizeProblems(props.size),
    ...wordProblems(props),
    ...containerProblems(props.containers, {
      size: props.size ?? { cpu: 0, memory: 0 },
      imagesOwnedByCi: props.owners?.image === 'ci',
    }),
    ...(props.logging.logGroup ? [] : keyArnProblems('logging.kmsKeyArn', props.logging.kmsKeyArn)),
    ...retentionProblems('logging.retentionDays', props.logging.retentionDays),
    ...countProblems(props),
    ...ownerProblems(props.owners ?? {}, props.scaling !== undefined),
    ...placeProblems(props),
    ...loadBalancerProblems(props),
    ...discoveryProblems(props),
    ...execProblems(props),
    ...capacityProblems('capacity', props.capacity),
    ...optionalNumberProblems('ephemeralStorageGiB', props.ephemeralStorageGiB, 21, 200),
  ];
}

/** What the compiler refuses already, for words that come out of data. */
function wordProblems({ architecture, logging }: FargateServiceProps): Problem[] {
  const words = [
    { prop: 'architecture', word: architecture, known: ['X86_64', 'ARM64'] },
    { prop: 'logging.mode', word: logging.mode, known: ['blocking', 'non-blocking'] },
  ];
  return words
    .filter(({ word, known }) => word !== undefined && !known.includes(word))
    .map(({ prop, word, known }) => ({
      what: `${prop} is '${String(word)}'`,
      fix: `${didYouMean(String(word), known)}use ${known.join(' or ')}`,
    }));
}

function countProblems(props: FargateServiceProps): Problem[] {
  const { tasks, scaling, discovery } = props;
  const limit = maxTasks(discovery !== undefined);
  const percents = deploymentPercents(props);
  const problems = [
    ...wholeNumberProblems('tasks', tasks, 1, limit),
    ...(scaling === undefined ? [] : scalingProblems(scaling, tasks, limit)),
    ...wholeNumberProblems('minimumHealthyPercent', percents.minimumHealthyPercent, 0, 100),
    ...wholeNumberProblems('maximumPercent', percents.maximumPercent, 100, 200),
  ];
  if (problems.length > 0) return problems;
  const fewest =
    scaling === undefined ? { prop: 'tasks', tasks } : { prop: 'scaling.min', tasks: scaling.min };
  return deploymentProblems(fewest, percents);
}

function placeProblems({ subnetIds, joins = {} }: FargateServiceProps): Problem[] {
  const problems: Problem[] = [];
  const [subnets, groups] = [Object.keys(subnetIds).length, Object.keys(joins).length + 1];
  if (subnets === 0 || subnets > MAX_SUBNETS) {
    const fix = `give 1 to ${MAX_SUBNETS} private subnets, by zone`;
    problems.push({ what: `subnetIds has ${subnets}`, fix });
  }
  if (groups > MAX_SECURITY_GROUPS) {
    const what = `joins has ${groups - 1}; with its own, a task would have ${groups} security groups, and AWS takes ${MAX_SECURITY_GROUPS}`;
    problems.push({ what, fix: `join ${MAX_SECURITY_GROUPS - 1} at most` });
  }
  return problems;
}

function loadBalancerProblems(props: FargateServiceProps): Problem[] {
  const { loadBalancer, containers, healthCheckGracePeriodSeconds: grace } = props;
  if (loadBalancer === undefined) {
    if (grace === undefined) return [];
    const what = 'healthCheckGracePeriodSeconds is given, and there is no loadBalancer';
    return [{ what, fix: 'leave it out; startPeriodSeconds of the health check does the same' }];
  }
  const { container: name, port, healthCheck = {} } = loadBalancer;
  const names = Object.keys(containers).sort();
  const container = containers[name];
  const numbers = [
    ...optionalNumberProblems(
      'loadBalancer.healthCheck.intervalSeconds',
      healthCheck.intervalSeconds,
      5,
      300,
    ),
    ...optionalNumberProblems(
      'loadBalancer.healthCheck.healthyThreshold',
      healthCheck.healthyThreshold,
      2,
      10,
    ),
    ...optionalNumberProblems('healthCheckGracePeriodSeconds', grace, 0, 2_147_483_647),
  ];
  if (container === undefined) {
    const fix = `${didYouMean(name, names)}use ${names.join(', ')}`;
    return [...numbers, { what: `loadBalancer.container is '${name}', which is not there`, fix }];
  }
  if (container.port === undefined) {
    const fix = `give containers.${name} the port on which it listens`;
    return [...numbers, { what: `loadBalancer.container is '${name}', which has no port`, fix }];
  }
  if (port !== undefined && port !== container.port) {
    const fix = `use ${container.port}, or leave it out`;
    const what = `loadBalancer.port is ${port}; containers.${name} listens on ${container.port}`;
    return [...numbers, { what, fix }];
  }
  if (numbers.length > 0) return numbers;
  return gracePeriodProblems(grace, gracePeriodOf(props));
}

/** Seconds in which ECS waits for a sound task. */
export function gracePeriodOf({ containers, loadBalancer }: FargateServiceProps): number {
  const checks = Object.values(containers).flatMap(({ healthCheck }) =>
    healthCheck === undefined ? [] : [healthCheck],
  );
  return secondsUntilHealthy(checks, loadBalancer?.healthCheck);
}

function discoveryProblems({ discovery, cluster }: FargateServiceProps): Problem[] {
  if (discovery === undefined) return [];
  const problems: Problem[] = [];
  if (cluster.namespaceId === undefined) {
    const fix = "give the EcsCluster a namespace: discovery: { namespace: 'omnirapeutic.internal', vpcId }";
    problems.push({ what: 'discovery needs a cluster with a namespace', fix });
  }
  if (isKnown(discovery.name) && !DNS_LABEL.test(discovery.name)) {
    const fix = "use one word of lower-case letters, digits and hyphens: 'api'";
    problems.push({ what: `discovery.name is '${discovery.name}'`, fix });
  }
  return problems;
}

function execProblems({ exec, cluster }: FargateServiceProps): Problem[] {
  if (!exec || cluster.exec !== undefined) return [];
  const fix = 'use the `cluster` of an EcsCluster, or give cluster.exec: { logGroupArn, kmsKeyArn }';
  return [{ what: 'exec is on, and the cluster keeps no record of sessions', fix }];
}
