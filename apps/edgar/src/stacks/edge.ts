import { accessLogWriter, Certificate, HostRecord, LoadBalancer } from '@ashlar/alb';
import { Bucket } from '@ashlar/bucket';
import { cloudFrontClients } from '@ashlar/cloudfront';
import { ProjectStack, sortedEntries, type Target } from '@ashlar/core';
import { type EdgarEnvironment, isProtected } from '../environments.js';
import type { DnsStack } from './dns.js';
import type { KeysStack } from './keys.js';
import type { NetworkStack } from './network.js';
import type { StorageStack } from './storage.js';

interface Needs {
  readonly keys: KeysStack;
  readonly network: NetworkStack;
  readonly storage: StorageStack;
  readonly dns: DnsStack;
}

/** On which a new version answers before it gets customers. */
export const TEST_PORT = 8443;

/**
 * The load balancer, which admits CloudFront and nobody else, and its certificate. New versions answer on a port of their own
 * first, which only the gate of a release reaches.
 */
export class EdgeStack extends ProjectStack<EdgarEnvironment> {
  readonly loadBalancer: LoadBalancer;
  /** For CloudFront too, which takes its certificates from us-east-1. */
  readonly certificate: Certificate;
  /** Where CloudFront asks. */
  readonly originHost: string;

  constructor(
    target: Target<EdgarEnvironment>,
    name: string,
    private readonly needs: Needs,
  ) {
    super(target, name);
    const { vpcId, tiers, natGatewayIps } = needs.network.network;
    const { domain, hostedZoneId } = needs.dns;
    this.originHost = `origin.${domain}`;
    const alternativeNames = [`*.${domain}`];
    this.certificate = new Certificate(this, 'certificate', { domain, alternativeNames, hostedZoneId });

    const gate = sortedEntries(natGatewayIps).map(
      ([zone, address]) =>
        [zone, { cidr: `${address}/32`, description: `the gate of releases, from ${zone}` }] as const,
    );
    this.loadBalancer = new LoadBalancer(this, 'web', {
      purpose: 'web',
      scheme: 'internet-facing',
      vpcId,
      subnetIds: tiers.public.subnetIds,
      clients: cloudFrontClients(this),
      listen: {
        mode: 'https',
        certificateArn: this.certificate.certificateArn,
        hosts: this.certificate.hosts,
      },
      testListener: { port: TEST_PORT, clients: Object.fromEntries(gate) },
      accessLogs: this.accessLogs(),
      deletionProtection: isProtected(this.environment),
    });
    const { loadBalancer } = this;
    new HostRecord(this, 'origin', { host: this.originHost, hostedZoneId, loadBalancer });
    const { testListener } = loadBalancer;
    // Whoever changes to blue/green later need not deploy this stack first.
    this.share(
      loadBalancer.dnsName,
      loadBalancer.zoneId,
      ...(testListener ? [testListener.listenerArn] : []),
    );
    this.output('alb_dns_name', loadBalancer.dnsName, 'The load balancer, which answers CloudFront only');
  }

  private accessLogs() {
    const { account, logRetentionDays } = this.environment;
    const bucket = new Bucket(this, 'access-logs', {
      purpose: 'access-logs',
      encryption: { s3Managed: 'load balancers deliver their logs to no bucket with a KMS key' },
      accessLogs: { bucketName: this.needs.storage.bucketLogs.bucketName },
      expireAfterDays: logRetentionDays,
      // An expired log is not wanted back; an overwritten one never happens.
      keepOldVersionsDays: 7,
      keep: isProtected(this.environment),
    });
    const { bucketArn } = bucket;
    bucket.allow(...accessLogWriter({ bucketArn, account }));
    return { bucketName: bucket.bucketName, policy: bucket.policy };
  }
}
