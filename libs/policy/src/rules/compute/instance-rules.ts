import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { evidence } from '../reading/attribute-rule.js';
import { type Demand, is, isSet } from '../reading/demand.js';
import { describe, isWritten, settingOf } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';
import { MACHINES, type MachinePath, machineSetting } from './machine-settings.js';

interface MachineRow extends Omit<Rule, 'judge'>, MachinePath {
  readonly must: Demand;
  /** What else decides where nothing is written. */
  readonly otherwise?: (model: Model) => Verdict | undefined;
}

/** A rule that one setting decides, of an instance or of what starts it. */
const machineRule = ({ own, ofTemplate, must, otherwise, ...rule }: MachineRow): Rule => ({
  ...rule,
  judge: each(MACHINES, (machine, model) => {
    const setting = machineSetting(model, machine, { own, ofTemplate });
    if (setting === undefined)
      return unknown(`its launch template is of no stack here: ${evidence(rule.id)}`);
    const fallback = isWritten(setting) ? undefined : otherwise?.(model);
    if (fallback !== undefined) return fallback;
    const said = `of ${setting.of.id}, ${describe(setting)}`;
    const met = must(setting);
    if (met === undefined) return unknown(`${said}: ${evidence(rule.id)}`);
    return met ? pass(said) : fail(said);
  }),
});

/** A rule about how an instance fares, which no JSON tells. */
const fareRule = ({ evidence: told, ...rule }: Omit<Rule, 'judge'> & { evidence: string }): Rule => ({
  ...rule,
  judge: each(MACHINES, () => unknown(told)),
});

function accountDefault(model: Model): Verdict | undefined {
  const [defaults] = model
    .all('aws_ec2_instance_metadata_defaults')
    .filter((found: Resource) => settingOf(model, found, 'http_tokens').values.includes('required'));
  return defaults && pass(`of ${defaults.id}, http_tokens is required`);
}

export const instanceRules: readonly Rule[] = [
  machineRule({
    id: 'EC2_IMDSV2_CHECK',
    holds: 'Instances hand out credentials only to who asks with a token.',
    why: 'A server that can be made to fetch any address hands out the credentials of its role otherwise.',
    fix: 'Set metadata_options.http_tokens to required, in the instance or its launch template.',
    own: 'metadata_options.http_tokens',
    ofTemplate: 'metadata_options.http_tokens',
    must: is('required'),
    otherwise: accountDefault,
  }),
  machineRule({
    id: 'EC2_INSTANCE_PROFILE_ATTACHED',
    holds: 'Instances have a role.',
    why: 'Without, somebody puts the keys of a user there, which never end.',
    fix: 'Set iam_instance_profile.',
    own: 'iam_instance_profile',
    ofTemplate: 'iam_instance_profile',
    must: isSet,
  }),
  {
    id: 'INSTANCES_IN_VPC',
    holds: 'Instances are in a VPC.',
    why: 'Outside of one, everything had a public address.',
    fix: 'Set subnet_id.',
    // What EC2 once had besides VPCs ended in 2022.
    judge: each(['aws_instance'], (instance, model) => {
      const subnet = machineSetting(model, instance, {
        own: 'subnet_id',
        ofTemplate: 'network_interfaces.subnet_id',
      });
      return subnet !== undefined && isWritten(subnet)
        ? pass(`of ${subnet.of.id}, ${describe(subnet)}`)
        : pass('it names no subnet, so EC2 takes one of the default VPC');
    }),
  },
  fareRule({
    id: 'EC2_INSTANCE_MANAGED_BY_SSM',
    holds: 'Systems Manager manages every instance.',
    why: 'What it does not reach, nobody patches, and somebody opens SSH for.',
    fix: 'Give the role AmazonSSMManagedInstanceCore and a way to the ssm, ssmmessages and ec2messages endpoints.',
    evidence: 'PingStatus, Online for the instance in DescribeInstanceInformation of Systems Manager',
  }),
  fareRule({
    id: 'EC2_MANAGEDINSTANCE_ASSOCIATION_COMPLIANCE_STATUS_CHECK',
    holds: 'What Systems Manager is to keep true of an instance is true.',
    why: 'An association that fails in silence leaves the instance as it was.',
    fix: 'See why the association failed, and let it run again.',
    evidence: 'ComplianceType Association in ListComplianceItems of Systems Manager',
  }),
  fareRule({
    id: 'EC2_MANAGEDINSTANCE_PATCH_COMPLIANCE_STATUS_CHECK',
    holds: 'Instances have the patches of their baseline.',
    why: 'Known holes stay open.',
    fix: 'Replace the instance by one of the newest image, or let Patch Manager install what is missing.',
    evidence: 'MissingCount and FailedCount in DescribeInstancePatchStates of Systems Manager',
  }),
  fareRule({
    id: 'EC2_STOPPED_INSTANCE',
    holds: 'No instance has been stopped for more than 30 days.',
    why: 'It is not patched while it sleeps, and its volumes cost as if it ran.',
    fix: 'Terminate it; a snapshot keeps its volumes.',
    evidence: 'its state, and StateTransitionReason, in DescribeInstances',
  }),
];
