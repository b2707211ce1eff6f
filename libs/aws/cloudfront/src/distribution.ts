import { ProjectStack, refuse } from '@ashlar/core';
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution/index.js';
import { CloudfrontResponseHeadersPolicy } from '@cdktf/provider-aws/lib/cloudfront-response-headers-policy/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Construct } from 'constructs';
import { AccessLogs } from './access-logs.js';
import { distributionProblems } from './distribution-problems.js';
import type { DistributionProps, Origin } from './distribution-props.js';
import { managedPolicies } from './managed-policies.js';
import { inOrder, renderBehavior } from './render-behavior.js';
import { renderSecurityHeaders } from './response-headers.js';
import { DEFAULT_KEEPALIVE_SECONDS, readTimeout } from './origin-problems.js';

const LOAD_BALANCER = 'load-balancer';

/**
 * CloudFront in front of a load balancer: HTTPS with TLS 1.2 or 1.3 on both sides, HTTP/2 and 3, IPv6, answers that are
 * cached at the edge unless a behaviour says otherwise, and the alias records of its names.
 *
 * Costs nothing while nobody asks: 10 million requests and 1 TB a month are free in each account, then it is 0.085 USD for
 * a GB to clients in North America and Europe. A change takes minutes to reach every edge, and Terraform waits for it.
 *
 * @throws InputError with every problem of its names, certificate, origin, behaviours, headers and logs.
 */
export class Distribution extends Construct {
  readonly distribution: CloudfrontDistribution;
  readonly distributionArn: string;
  /** The dimension `DistributionId` of its metrics, which stand in us-east-1. */
  readonly distributionId: string;
  readonly domainName: string;
  /** Of its own name, for alias records. */
  readonly zoneId: string;
  readonly hosts: readonly string[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DistributionProps,
  ) {
    super(scope, id);
    refuse(`${this.node.path} (Distribution)`, distributionProblems(props));
    const { purpose, accessLogs } = props;
    this.hosts = props.hosts.map((host) => host.toLowerCase()).sort();
    this.distribution = this.build();
    this.distributionArn = this.distribution.arn;
    this.distributionId = this.distribution.id;
    this.domainName = this.distribution.domainName;
    this.zoneId = this.distribution.hostedZoneId;
    if (props.hostedZoneId !== 'elsewhere') this.buildRecords(props.hostedZoneId);
    if (accessLogs !== 'off') {
      const { distributionArn } = this;
      new AccessLogs(this, 'logs', { purpose, distributionArn, logs: accessLogs });
    }
  }

  private build(): CloudfrontDistribution {
    const { app, environment } = ProjectStack.of(this);
    const { purpose, certificate, behaviors = {}, defaultBehavior = { caching: 'optimized' } } = this.props;
    const name = `${app}-${environment.name}-${purpose}`;
    const at = { targetOriginId: LOAD_BALANCER, responseHeadersPolicyId: this.responseHeaders() };
    return new CloudfrontDistribution(this, 'distribution', {
      comment: name,
      enabled: true,
      aliases: [...this.hosts],
      httpVersion: 'http2and3',
      isIpv6Enabled: true,
      priceClass: this.props.priceClass ?? 'PriceClass_100',
      defaultRootObject: this.props.defaultRootObject,
      webAclId: this.props.webAclArn,
      origin: [renderOrigin(this.props.origin)],
      defaultCacheBehavior: renderBehavior(defaultBehavior, at),
      orderedCacheBehavior: inOrder(behaviors).map((behavior) => ({
        pathPattern: behavior.path,
        ...renderBehavior(behavior, at),
      })),
      viewerCertificate: {
        acmCertificateArn: certificate.certificateArn,
        sslSupportMethod: 'sni-only',
        minimumProtocolVersion: 'TLSv1.2_2021',
      },
      restrictions: { geoRestriction: { restrictionType: 'none' } },
      tags: { Name: name },
    });
  }

  private responseHeaders(): string | undefined {
    const { responseHeaders = {}, purpose } = this.props;
    if (responseHeaders === 'off') return undefined;
    if (responseHeaders === 'managed') return managedPolicies.securityHeaders;
    return new CloudfrontResponseHeadersPolicy(this, 'headers', {
      name: ProjectStack.of(this).physicalName('response-headers-policy', this, purpose),
      securityHeadersConfig: renderSecurityHeaders(responseHeaders),
    }).id;
  }

  private buildRecords(zoneId: string): void {
    const alias = { name: this.domainName, zoneId: this.zoneId, evaluateTargetHealth: false };
    for (const host of this.hosts) {
      for (const type of ['A', 'AAAA']) {
        new Route53Record(this, `${type.toLowerCase()}-${host}`, { zoneId, name: host, type, alias });
      }
    }
  }
}

const renderOrigin = (origin: Origin) => ({
  originId: LOAD_BALANCER,
  domainName: origin.host.toLowerCase(),
  connectionAttempts: 3,
  connectionTimeout: 10,
  customOriginConfig: {
    httpPort: 80,
    httpsPort: 443,
    originProtocolPolicy: 'https-only',
    originSslProtocols: ['TLSv1.2'],
    originReadTimeout: readTimeout(origin),
    originKeepaliveTimeout: origin.keepaliveTimeoutSeconds ?? DEFAULT_KEEPALIVE_SECONDS,
  },
});
