import { didYouMean, isKnown, type Problem } from '@ashlar/core';
import { capacityProblems } from './capacity.js';
import { deploymentProblems } from './deployment-feasibility.js';
import { gracePeriodProblems, secondsUntilHealthy } from './health-chain.js';
import { ownerProblems, ownersOf } from './ownership.js';
import { maxTasks, scalingProblems } from './scaling.js';
import { meshProblems } from './service-connect-problems.js';
import { serviceDeploymentProblems } from './service-deployment-problems.js';
import { deploymentPercents, type FargateServiceProps } from './service-props.js';
import { missingParts, taskProblems } from './task-problems.js';
import { optionalNumberProblems, wholeNumberProblems } from './whole-number.js';

const DNS_LABEL = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Everything that is wrong with a service. */
export function serviceProblems(props: FargateServiceProps): Problem[] {
  const missing = missingParts(props);
  if (missing.length > 0) return missing;
  const { owners, scaling, deployment } = props;
  const ownership = { owners, scales: scaling !== undefined, deployment };
  return [
    ...taskProblems(props, { imagesOwnedByCi: ownersOf(ownership).image === 'ci' }),
    ...countProblems(props),
    ...ownerProblems(ownership),
    ...serviceDeploymentProblems(props),
    ...loadBalancerProblems(props),
    ...discoveryProblems(props),
    ...meshProblems(props),
    ...capacityProblems('capacity', props.capacity),
  ];
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
