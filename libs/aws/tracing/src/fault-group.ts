import { type Problem, ProjectStack, refuse, strangerProblems } from '@ashlar/core';
import { XrayGroup } from '@cdktf/provider-aws/lib/xray-group/index.js';
import { Construct } from 'constructs';
import { serviceNameProblems, tracePrefix } from './trace-name.js';

export interface FaultGroupProps {
  /** Services, as their sidecars are told: `['backend', 'frontend']`. */
  readonly services: readonly string[];
}

/**
 * Traces in which one of the services answered with a fault (5xx), under one name in the console of X-Ray, with a count
 * in CloudWatch. Costs nothing beside the traces; insights are off.
 *
 * @throws InputError for an empty list, a name that can't be and a name twice.
 */
export class FaultGroup extends Construct {
  readonly groupName: string;

  constructor(scope: Construct, id: string, props: FaultGroupProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (FaultGroup)`, [
      ...strangerProblems('props', props, ['services']),
      ...listProblems(props.services),
    ]);
    this.groupName = new XrayGroup(this, 'group', {
      groupName: stack.physicalName('trace-group', this, 'faults'),
      filterExpression: [...props.services]
        .sort()
        .map((service) => `service("${tracePrefix(stack)}${service}") { fault }`)
        .join(' OR '),
      insightsConfiguration: { insightsEnabled: false, notificationsEnabled: false },
    }).groupName;
  }
}

function listProblems(services: readonly string[]): Problem[] {
  if (!Array.isArray(services) || services.length === 0) {
    return [{ what: 'services names none', fix: "list those that are traced: ['backend']" }];
  }
  const twice = services.filter((service, index) => services.indexOf(service) !== index);
  return [
    ...services.flatMap((service) => serviceNameProblems('services', service)),
    ...twice.map((service) => ({ what: `services has '${service}' twice`, fix: 'list it once' })),
  ];
}
