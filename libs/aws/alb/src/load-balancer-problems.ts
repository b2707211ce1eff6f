import {
  is,
  isKnown,
  isRecord,
  type Problem,
  textProblems,
  wholeNumberProblems,
  wordProblems,
} from '@ashlar/core';
import { clientProblems, testListenerProblems } from './client-problems.js';
import { listenProblems } from './listen-problems.js';
import type { LoadBalancerProps } from './load-balancer-props.js';
import { ruleQuotaProblems } from './rule-quota.js';
import { switchProblems } from './value-problems.js';

const FEWEST_ZONES = 2;

/** What is wrong with a load balancer. Its clients' peers are the security group's to judge. */
export function loadBalancerProblems(
  props: LoadBalancerProps,
  { app, region }: { readonly app: string; readonly region: string },
): Problem[] {
  const { idleTimeoutSeconds = 60, desyncMitigation = 'defensive' } = props;
  return [
    ...(app === 'internal'
      ? [{ what: "its name would begin with 'internal-', which AWS keeps for itself", fix: 'rename the app' }]
      : []),
    ...textProblems('purpose', props.purpose, /\S/, 'say what it is for, in a word'),
    ...textProblems('vpcId', props.vpcId, /\S/, 'give the VPC of the subnets'),
    ...subnetProblems(props.subnetIds),
    ...listenProblems(props.listen, region),
    ...clientProblems(props),
    ...testListenerProblems(props.testListener, props.listen),
    ...ruleQuotaProblems(props),
    ...accessLogProblems(props.accessLogs),
    ...wholeNumberProblems('idleTimeoutSeconds', idleTimeoutSeconds, 1, 4000),
    ...wordProblems('desyncMitigation', desyncMitigation, ['defensive', 'strictest']),
    ...switchProblems('deletionProtection', props.deletionProtection),
    ...switchProblems('http2', props.http2),
  ];
}

function subnetProblems(subnetIds: unknown): Problem[] {
  if (!isRecord(subnetIds)) {
    return [{ what: is('subnetIds', subnetIds), fix: "map zones to subnets: { 'us-east-1a': 'subnet-…' }" }];
  }
  const zones = Object.keys(subnetIds);
  const known = zones.filter((zone) => isKnown(subnetIds[zone]));
  const twice = known.filter((zone, index) =>
    known.slice(0, index).some((other) => subnetIds[other] === subnetIds[zone]),
  );
  return [
    ...(zones.length < FEWEST_ZONES
      ? [
          {
            what: `subnetIds has ${zones.length === 0 ? 'no zone' : `one zone, ${zones.join()}`}`,
            fix: 'give a subnet in each of two zones or more: AWS asks for them, and one zone may fail',
          },
        ]
      : []),
    ...zones.flatMap((zone) =>
      textProblems(`subnetIds.${zone}`, subnetIds[zone], /\S/, "give the zone's subnet"),
    ),
    ...twice.map((zone) => ({
      what: `subnetIds.${zone} is '${String(subnetIds[zone])}', the subnet of another zone`,
      fix: 'a subnet is in one zone: give each its own',
    })),
  ];
}

function accessLogProblems(accessLogs: unknown): Problem[] {
  if (accessLogs === 'off') return [];
  if (!isRecord(accessLogs)) {
    const fix = "give a bucket: { bucketName: logs.bucketName, prefix: 'alb' }, or say 'off'";
    return [{ what: is('accessLogs', accessLogs), fix }];
  }
  const { bucketName, prefix } = accessLogs;
  const plain = /^(?!.*AWSLogs)[A-Za-z0-9!_.*'()-]+(\/[A-Za-z0-9!_.*'()-]+)*$/;
  return [
    ...textProblems('accessLogs.bucketName', bucketName, /\S/, "give the bucket's name"),
    ...(prefix === undefined
      ? []
      : textProblems(
          'accessLogs.prefix',
          prefix,
          plain,
          "use words joined by slashes, without 'AWSLogs': 'alb/web'",
        )),
  ];
}
