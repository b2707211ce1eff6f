import { Bucket } from '@ashlar/bucket';
import { Distribution, distributionLogWriter } from '@ashlar/cloudfront';
import { ProjectStack, type Target } from '@ashlar/core';
import { WebAcl } from '@ashlar/waf';
import { type EdgarEnvironment, isProtected } from '../environments.js';
import type { DnsStack } from './dns.js';
import type { EdgeStack } from './edge.js';
import type { KeysStack } from './keys.js';
import type { StorageStack } from './storage.js';

interface Needs {
  readonly keys: KeysStack;
  readonly storage: StorageStack;
  readonly dns: DnsStack;
  readonly edge: EdgeStack;
}

/** What every customer asks anew: API and functions. Everything else is the frontend, and stays at the edge. */
const UNCACHED = {
  api: { priority: 10, path: '/api/*' },
  auth: { priority: 20, path: '/auth/*' },
  profile: { priority: 30, path: '/profile*' },
  notifications: { priority: 40, path: '/notifications*' },
};

/** What the world sees: CloudFront under the shop's domain, with the firewall in front. */
export class CdnStack extends ProjectStack<EdgarEnvironment> {
  readonly distribution: Distribution;
  readonly webAclName: string;
  readonly webAclLogGroupName: string | undefined;

  constructor(
    target: Target<EdgarEnvironment>,
    name: string,
    private readonly needs: Needs,
  ) {
    super(target, name);
    const { dns, edge } = needs;
    const webAcl = this.firewall();
    this.webAclName = webAcl.webAclName;
    this.webAclLogGroupName = webAcl.logGroupName;
    this.distribution = new Distribution(this, 'web', {
      purpose: 'web',
      hosts: [dns.domain],
      hostedZoneId: dns.hostedZoneId,
      certificate: edge.certificate,
      origin: { host: edge.originHost, listener: edge.loadBalancer.listener },
      defaultBehavior: { caching: 'optimized' },
      behaviors: UNCACHED,
      accessLogs: this.accessLogs(),
      webAclArn: webAcl.webAclArn,
    });
    this.output('distribution_id', this.distribution.distributionId, 'For invalidations');
    this.output('url', `https://${dns.domain}/`, 'Where the shop answers');
  }

  private accessLogs() {
    const { account, logRetentionDays } = this.environment;
    const bucket = new Bucket(this, 'access-logs', {
      purpose: 'cdn-logs',
      encryption: { s3Managed: 'its lines are as public as the addresses that people ask for' },
      accessLogs: { bucketName: this.needs.storage.bucketLogs.bucketName },
      expireAfterDays: logRetentionDays,
      keepOldVersionsDays: 7,
      keep: isProtected(this.environment),
    });
    const { bucketArn } = bucket;
    bucket.allow(...distributionLogWriter({ bucketArn, account }));
    return { bucketArn, policy: bucket.policy };
  }

  private firewall(): WebAcl {
    const { requestsPerFiveMinutes: limit, logRetentionDays } = this.environment;
    return new WebAcl(this, 'firewall', {
      purpose: 'cdn',
      scope: 'CLOUDFRONT',
      rules: {
        'rate-everything': { priority: 10, action: 'block', rate: { limit, windowSeconds: 300 } },
        common: { priority: 100, managedGroup: 'AWSManagedRulesCommonRuleSet' },
        'known-bad-inputs': { priority: 110, managedGroup: 'AWSManagedRulesKnownBadInputsRuleSet' },
        'sql-injection': { priority: 120, managedGroup: 'AWSManagedRulesSQLiRuleSet' },
      },
      logging: {
        kmsKeyArn: this.needs.keys.logs.keyArn,
        retentionDays: logRetentionDays,
        redact: ['authorization', 'cookie'],
        keep: isProtected(this.environment),
      },
      // Samples show what customers sent, and no key of ours protects them.
      sampledRequests: false,
    });
  }
}
