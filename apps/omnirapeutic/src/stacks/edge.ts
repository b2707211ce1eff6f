import { accessLogWriter, Certificate, HostRecord, LoadBalancer } from '@ashlar/alb';
import { Bucket } from '@ashlar/bucket';
import { ProjectStack, type Target } from '@ashlar/core';
import { type Statement, WebAcl, type WafRules } from '@ashlar/waf';
import { isProtected, type OmnirapeuticEnvironment, type RateLimit } from '../environments.js';
import type { DnsStack } from './dns.js';
import type { KeysStack } from './keys.js';
import type { NetworkStack } from './network.js';
import type { StorageStack } from './storage.js';

interface Needs {
  readonly keys: KeysStack;
  readonly network: NetworkStack;
  readonly storage: StorageStack;
  /** Undefined where the environment has no domain. */
  readonly dns: DnsStack | undefined;
}

/** What faces the internet: the load balancer, its certificate and its firewall. */
export class EdgeStack extends ProjectStack<OmnirapeuticEnvironment> {
  readonly loadBalancer: LoadBalancer;
  readonly webAclName: string;
  readonly webAclLogGroupName: string | undefined;

  constructor(
    target: Target<OmnirapeuticEnvironment>,
    name: string,
    private readonly needs: Needs,
  ) {
    super(target, name);
    const { vpcId, tiers } = needs.network.network;
    const { dns } = needs;

    this.loadBalancer = new LoadBalancer(this, 'web', {
      purpose: 'web',
      scheme: 'internet-facing',
      vpcId,
      subnetIds: tiers.public.subnetIds,
      listen:
        dns === undefined
          ? { mode: 'http', because: 'the account has no domain yet, and a certificate needs one' }
          : { mode: 'https', ...this.certificateFor(dns) },
      accessLogs: this.accessLogs(),
      deletionProtection: isProtected(this.environment),
    });
    const webAcl = this.buildWebAcl();
    this.webAclName = webAcl.webAclName;
    this.webAclLogGroupName = webAcl.logGroupName;
    if (dns !== undefined) {
      const { domain: host, hostedZoneId } = dns;
      new HostRecord(this, 'domain', { host, hostedZoneId, loadBalancer: this.loadBalancer });
    }

    this.share(this.loadBalancer.dnsName, this.loadBalancer.zoneId);
    this.output('alb_dns_name', this.loadBalancer.dnsName, 'Where the platform answers, domain or not');
    this.output('web_acl_id', webAcl.webAclId, 'The web ACL in front of the load balancer');
  }

  private certificateFor({ domain, hostedZoneId }: DnsStack) {
    const alternativeNames = [`*.${domain}`];
    const { certificateArn, hosts } = new Certificate(this, 'certificate', {
      ...{ domain, alternativeNames, hostedZoneId },
    });
    return { certificateArn, hosts };
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

  private buildWebAcl(): WebAcl {
    const { rateLimits, logRetentionDays } = this.environment;
    return new WebAcl(this, 'firewall', {
      purpose: 'web',
      rules: {
        ...rateRules(rateLimits),
        common: {
          priority: 100,
          managedGroup: 'AWSManagedRulesCommonRuleSet',
          // It blocks every body above 8 KB, which the API's are. The other rules look at the first 8 KB.
          overrides: { SizeRestrictions_BODY: 'count' },
        },
        'known-bad-inputs': { priority: 110, managedGroup: 'AWSManagedRulesKnownBadInputsRuleSet' },
        'sql-injection': { priority: 120, managedGroup: 'AWSManagedRulesSQLiRuleSet' },
      },
      protects: { web: { loadBalancerArn: this.loadBalancer.loadBalancerArn } },
      logging: {
        kmsKeyArn: this.needs.keys.logs.keyArn,
        retentionDays: logRetentionDays,
        redact: ['authorization', 'cookie'],
        keep: isProtected(this.environment),
      },
      // Samples show what a patient sent, and no key of ours protects them.
      sampledRequests: false,
    });
  }
}

const rateRules = (limits: Readonly<Record<string, RateLimit>>): WafRules =>
  Object.fromEntries(
    Object.entries(limits).map(([key, { priority, requestsPerFiveMinutes: limit, pathsThatStartWith }]) => [
      `rate-${key}`,
      {
        priority,
        action: 'block',
        rate: {
          limit,
          windowSeconds: 300,
          ...(pathsThatStartWith ? { scopeDown: startsWith(pathsThatStartWith) } : {}),
        },
      },
    ]),
  );

const startsWith = (path: string): Statement => ({
  byteMatch: { field: 'uriPath', position: 'STARTS_WITH', search: path, transformations: ['NORMALIZE_PATH'] },
});
