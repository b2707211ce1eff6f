import { isKnown, keyArnProblems, type Problem, ProjectStack, rangeProblems, refuse } from '@ashlar/core';
import { policyDocument, ServiceRole } from '@ashlar/iam';
import { LogGroup } from '@ashlar/log-group';
import { Connection, SecurityGroup } from '@ashlar/security-group';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile/index.js';
import { Instance } from '@cdktf/provider-aws/lib/instance/index.js';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template/index.js';
import { Construct } from 'constructs';
import { agentStatements, operatorStatements } from './bastion-statements.js';
import { architectureOf, imageParameter, isInstanceType, isNitro } from './instance-image.js';
import { sessionDocument } from './session-document.js';

/** What the bastion may connect to. */
export interface Destination {
  readonly securityGroupId: string;
  /** TCP port. */
  readonly port: number;
  /** Why, in words for an auditor. */
  readonly description: string;
}

export interface BastionProps {
  readonly vpcId: string;
  /** The VPC's range: the bastion calls Systems Manager at its interface endpoints there, and nothing else on 443. */
  readonly vpcCidr: string;
  /** A private subnet. Another one replaces the instance, which holds nothing. */
  readonly subnetId: string;
  /** Encrypts the volume, the sessions and their logs; its policy must admit CloudWatch Logs. */
  readonly kmsKeyArn: string;
  /** What can be reached through the bastion, by key: a database's security group and port. */
  readonly reaches: Readonly<Record<string, Destination>>;
  /**
   * A Nitro type; its family says whether it is ARM (Graviton) or x86. A t4g.nano costs about 3 USD a month.
   * @default 't4g.nano'
   */
  readonly instanceType?: string;
  /** Size of the encrypted gp3 volume in GiB: 8 to 16384, 0.08 USD per GiB and month. @default 8 */
  readonly volumeGiB?: number;
  /**
   * What was typed and shown in sessions. One of the values that CloudWatch Logs takes.
   * @default 365
   */
  readonly logRetentionDays?: number;
  /** Makes Terraform refuse to destroy the logs of sessions, and the bastion with them. @default true */
  readonly keepLogs?: boolean;
}

/**
 * A host in a private subnet that people reach through Session Manager: no key, no inbound rule, no public address,
 * sessions encrypted and logged. Tunnels go through it to what it `reaches`; what passes through a tunnel is not logged.
 * Runs the newest Amazon Linux 2023 of the day on which it was made.
 *
 * @throws InputError for an instance type without Nitro, a volume size or a range that EC2 does not take, a key without
 * its ARN, and when it reaches nothing.
 */
export class Bastion extends Construct {
  readonly instanceId: string;
  readonly securityGroupId: string;
  readonly sessionDocumentName: string;
  readonly logGroupName: string;
  /** The managed policy to attach to the roles of people: this bastion, and no other instance. */
  readonly operatorPolicyArn: string;

  constructor(scope: Construct, id: string, props: BastionProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { kmsKeyArn, instanceType = 't4g.nano', volumeGiB = 8 } = props;
    refuse(`${this.node.path} (Bastion)`, bastionProblems(props, instanceType, volumeGiB));

    const { logGroupName, logGroupArn } = new LogGroup(this, 'session-log', {
      name: stack.physicalName('log-group', this, 'bastion', 'sessions'),
      kmsKeyArn,
      retentionDays: props.logRetentionDays,
      keep: props.keepLogs ?? true,
    });
    const document = sessionDocument(this, 'session', {
      ...{ purpose: 'bastion', logGroupName, kmsKeyArn },
    });
    const group = new SecurityGroup(this, 'group', {
      vpcId: props.vpcId,
      purpose: 'bastion',
      description: 'Bastion, reached through Session Manager only',
      egress: {
        endpoints: { cidr: props.vpcCidr, port: 443, description: 'Systems Manager, Logs and KMS endpoints' },
      },
    });
    for (const [key, { securityGroupId: to, port, description }] of Object.entries(props.reaches)) {
      new Connection(this, `to-${key}`, { from: group.securityGroupId, to, port, description });
    }
    const role = new ServiceRole(this, 'role', {
      purpose: 'bastion',
      service: 'ec2.amazonaws.com',
      trustConditions: 'none',
      may: agentStatements({ logGroupArn, kmsKeyArn }),
    });
    const profile = new IamInstanceProfile(this, 'profile', {
      name: stack.physicalName('instance-profile', this, stack.stackName, 'bastion'),
      role: role.role.name,
    });
    const name = stack.physicalName('launch-template', this, 'bastion');
    const template = new LaunchTemplate(this, 'template', {
      name,
      imageId: imageParameter(architectureOf(instanceType)),
      blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: encryptedVolume(volumeGiB, kmsKeyArn) }],
      metadataOptions: {
        httpEndpoint: 'enabled',
        httpTokens: 'required',
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: 'disabled',
      },
    });
    const instance = new Instance(this, 'instance', {
      launchTemplate: { id: template.id, version: '$Latest' },
      instanceType,
      subnetId: props.subnetId,
      vpcSecurityGroupIds: [group.securityGroupId],
      associatePublicIpAddress: false,
      iamInstanceProfile: profile.name,
      ebsOptimized: true,
      monitoring: false,
      tags: { Name: name },
      // Without its permissions the agent doesn't register, and asks again only after half an hour.
      dependsOn: [role.attachment],
    });

    this.instanceId = instance.id;
    this.securityGroupId = group.securityGroupId;
    this.sessionDocumentName = document.name;
    this.logGroupName = logGroupName;
    this.operatorPolicyArn = new IamPolicy(this, 'operators', {
      name: stack.physicalName('iam-policy', this, stack.stackName, 'bastion', 'operators'),
      description: 'Sessions and tunnels through the bastion, for people',
      policy: policyDocument(
        operatorStatements({
          ...{ instanceArn: instance.arn, documentArn: document.arn, kmsKeyArn },
          tunnelDocumentArn: `arn:${stack.partition}:ssm:${stack.environment.region}::document/${TUNNEL_DOCUMENT}`,
          sessionArns: stack.arn('ssm', 'session/$${aws:userid}-*'),
        }),
      ),
    }).arn;
  }
}

const TUNNEL_DOCUMENT = 'AWS-StartPortForwardingSessionToRemoteHost';

const encryptedVolume = (volumeSize: number, kmsKeyId: string) => ({
  volumeSize,
  volumeType: 'gp3',
  encrypted: 'true',
  kmsKeyId,
  deleteOnTermination: 'true',
});

function bastionProblems(props: BastionProps, type: string, volumeGiB: number): Problem[] {
  const { kmsKeyArn, vpcCidr, reaches } = props;
  const problems = keyArnProblems('kmsKeyArn', kmsKeyArn);
  if (!isInstanceType(type)) {
    problems.push({ what: `instanceType is '${type}'`, fix: "use a type of EC2: 't4g.nano'" });
  } else if (!isNitro(type)) {
    const what = `instanceType is '${type}', of a generation before Nitro`;
    problems.push({ what, fix: "use a current one: 't4g.nano', or 't3.nano' for x86" });
  }
  if (!(Number.isInteger(volumeGiB) && volumeGiB >= 8 && volumeGiB <= 16384)) {
    const fix = 'use a whole number of GiB from 8, which the image needs, to 16384';
    problems.push({ what: `volumeGiB is ${volumeGiB}`, fix });
  }
  if (Object.keys(reaches).length === 0) {
    const fix = 'name what people need it for: { records: { securityGroupId, port: 5432, description } }';
    problems.push({ what: 'reaches is empty', fix });
  }
  return isKnown(vpcCidr) ? [...problems, ...rangeProblems('vpcCidr', vpcCidr)] : problems;
}
