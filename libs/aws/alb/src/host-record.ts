import { hostProblems, refuse } from '@ashlar/core';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Construct } from 'constructs';
import { coverageProblems } from './coverage-problems.js';
import type { Listener } from './listener.js';

export interface HostRecordProps {
  /** `app.example.com`. Terraform replaces the record when it changes. */
  readonly host: string;
  readonly hostedZoneId: string;
  /** Where the name leads; a `LoadBalancer` fits. */
  readonly loadBalancer: {
    readonly dnsName: string;
    readonly zoneId: string;
    readonly listener: Pick<Listener, 'certificateHosts'>;
  };
}

/**
 * A name that leads to a load balancer. It follows the addresses, and queries for it are free.
 *
 * @throws InputError for what is no name, and for one that the load balancer has no certificate for.
 */
export class HostRecord extends Construct {
  readonly record: Route53Record;
  readonly host: string;

  constructor(scope: Construct, id: string, { host, hostedZoneId, loadBalancer }: HostRecordProps) {
    super(scope, id);
    const { dnsName, zoneId, listener } = loadBalancer;
    const problems = hostProblems('host', host);
    refuse(
      `${this.node.path} (HostRecord)`,
      problems.length > 0 ? problems : coverageProblems('host', host, listener.certificateHosts),
    );
    this.host = host;
    this.record = new Route53Record(this, 'record', {
      zoneId: hostedZoneId,
      name: host,
      type: 'A',
      alias: { name: dnsName, zoneId, evaluateTargetHealth: true },
    });
  }
}
