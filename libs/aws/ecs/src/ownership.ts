import { type Problem, wordProblems } from '@ashlar/core';
import type { ServiceDeployment } from './service-deployment.js';

/** Who decides what. Each has one owner, and what somebody else decides is no difference to Terraform. */
export interface Owners {
  /**
   * `'ci'`: deployments register task definitions with new images themselves. Terraform makes the first one, and
   * goes on to register its own when anything but the image changes, for CI to start from.
   * @default - 'ci' where CodeDeploy deploys, 'terraform' elsewhere
   */
  readonly image?: 'terraform' | 'ci';
  /** How many tasks there are. @default - 'autoscaler' with `scaling`, 'terraform' without */
  readonly scaling?: 'terraform' | 'autoscaler';
  /**
   * Which target group gets the requests. Where CodeDeploy deploys, it decides as well on which network and which
   * capacity tasks run: it is told of them with each release.
   * @default - 'deployment' where the traffic moves between two target groups, 'terraform' elsewhere
   */
  readonly traffic?: 'terraform' | 'deployment';
}

interface Ownership {
  readonly owners: Owners | undefined;
  readonly scales: boolean;
  readonly deployment: ServiceDeployment | undefined;
}

/** What CodeDeploy changes in a service; ECS refuses it from anybody else, and CodeDeploy's own changes would be undone. */
const OF_CODEDEPLOY = [
  'capacity_provider_strategy',
  'load_balancer',
  'network_configuration',
  'platform_version',
];

/** The owner of each thing, once what was left out is filled in. */
export function ownersOf({ owners = {}, scales, deployment }: Ownership): Required<Owners> {
  const { kind } = deployment ?? { kind: 'rolling' };
  return {
    image: owners.image ?? (kind === 'codedeploy' ? 'ci' : 'terraform'),
    scaling: owners.scaling ?? (scales ? 'autoscaler' : 'terraform'),
    traffic: owners.traffic ?? (kind === 'rolling' ? 'terraform' : 'deployment'),
  };
}

/** The arguments of the service that others own, and nothing else: the rest stays managed. */
export function ignoredArguments(ownership: Ownership): string[] {
  const { image, scaling } = ownersOf(ownership);
  return [
    ...(scaling === 'autoscaler' ? ['desired_count'] : []),
    ...(image === 'ci' ? ['task_definition'] : []),
    // ECS's own shift moves weights in the listener rules, and leaves the service as it is.
    ...(ownership.deployment?.kind === 'codedeploy' ? OF_CODEDEPLOY : []),
  ];
}

export function ownerProblems({ owners = {}, scales, deployment }: Ownership): Problem[] {
  const words = [
    ...(owners.image === undefined ? [] : wordProblems('owners.image', owners.image, ['terraform', 'ci'])),
    ...(owners.scaling === undefined
      ? []
      : wordProblems('owners.scaling', owners.scaling, ['terraform', 'autoscaler'])),
    ...(owners.traffic === undefined
      ? []
      : wordProblems('owners.traffic', owners.traffic, ['terraform', 'deployment'])),
  ];
  const { kind } = deployment ?? { kind: 'rolling' };
  const shifts = kind !== 'rolling';
  const contradictions: readonly (Problem & { readonly when: boolean })[] = [
    {
      when: owners.scaling === 'terraform' && scales,
      what: "owners.scaling is 'terraform', and scaling changes the number of tasks",
      fix: 'leave owners.scaling out, or scaling',
    },
    {
      when: owners.scaling === 'autoscaler' && !scales,
      what: "owners.scaling is 'autoscaler', and there is no scaling",
      fix: 'give scaling, or leave owners.scaling out',
    },
    {
      when: owners.traffic === 'terraform' && shifts,
      what: "owners.traffic is 'terraform', and the deployment moves the traffic",
      fix: 'leave owners.traffic out, or deploy with a rolling strategy',
    },
    {
      when: owners.traffic === 'deployment' && !shifts,
      what: "owners.traffic is 'deployment', and a rolling deployment moves no traffic",
      fix: "leave owners.traffic out, or give a deployment of type 'blue-green', 'canary' or 'linear'",
    },
    {
      when: owners.image === 'terraform' && kind === 'codedeploy',
      what: "owners.image is 'terraform', and ECS takes a new image for this service from CodeDeploy only",
      fix: "use 'ci', or leave owners.image out",
    },
  ];
  return [...words, ...contradictions.filter(({ when }) => when).map(({ what, fix }) => ({ what, fix }))];
}
