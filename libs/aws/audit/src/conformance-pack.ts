import { ProjectStack, refuse, sortedEntries, strangerProblems } from '@ashlar/core';
import type { ConfigConfigurationRecorderStatus } from '@cdktf/provider-aws/lib/config-configuration-recorder-status/index.js';
import { ConfigConformancePack } from '@cdktf/provider-aws/lib/config-conformance-pack/index.js';
import { Construct } from 'constructs';
import { packProblems } from './pack-problems.js';
import { packTemplate, type PackChoices } from './pack-template.js';
import type { RulePack } from './rule-pack.js';

export interface ConformancePackProps extends PackChoices {
  /** `hipaaSecurity`, or one of your own. */
  readonly pack: RulePack;
  /**
   * The recorder, if it is made in the same stack: a pack can't be deployed before.
   * @default - one records already
   */
  readonly recorder?: { readonly started: ConfigConfigurationRecorderStatus };
}

/**
 * A pack of rules by which AWS Config judges the account and region, deployed and removed as one.
 *
 * Costs 0.001 USD for each judgement of one resource by one rule.
 *
 * @throws InputError for rules and parameters that the pack does not have, for a rule that needs a value, and for a template above
 *   AWS's size.
 */
export class ConformancePack extends Construct {
  readonly pack: ConfigConformancePack;
  readonly packName: string;
  /** Identifiers of the rules that are deployed. */
  readonly ruleIdentifiers: readonly string[];

  constructor(scope: Construct, id: string, props: ConformancePackProps) {
    super(scope, id);
    const { pack, recorder, leaveOut = {} } = props;
    refuse(`${this.node.path} (ConformancePack)`, [
      ...strangerProblems('the pack', props, ['pack', 'recorder', 'parameters', 'leaveOut']),
      ...packProblems(pack, props),
    ]);
    const { body, parameters } = packTemplate(pack, props);
    this.packName = ProjectStack.of(this).physicalName('conformance-pack', this, pack.name);
    this.pack = new ConfigConformancePack(this, 'pack', {
      name: this.packName,
      templateBody: body,
      inputParameter: sortedEntries(parameters).map(([parameterName, parameterValue]) => ({
        parameterName,
        parameterValue,
      })),
      dependsOn: recorder ? [recorder.started] : [],
    });
    this.ruleIdentifiers = pack.rules
      .map(({ identifier }) => identifier)
      .filter((identifier) => !Object.hasOwn(leaveOut, identifier));
  }
}
