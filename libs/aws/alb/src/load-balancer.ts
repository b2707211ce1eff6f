import { ProjectStack, refuse, sortedEntries } from '@ashlar/core';
import { SecurityGroup } from '@ashlar/security-group';
import { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { LbListener, type LbListenerDefaultAction } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { LbListenerCertificate } from '@cdktf/provider-aws/lib/lb-listener-certificate/index.js';
import { Construct } from 'constructs';
import { groupRules, HTTP, HTTPS, testPort } from './group-rules.js';
import type { Listener } from './listener.js';
import type { HttpsListen, LoadBalancerProps } from './load-balancer-props.js';
import { loadBalancerProblems } from './load-balancer-problems.js';
import { RuleLedger } from './rule-ledger.js';

/** What no rule names goes nowhere. */
const notFound: LbListenerDefaultAction = {
  type: 'fixed-response',
  fixedResponse: { contentType: 'text/plain', messageBody: 'Not found', statusCode: '404' },
};

const redirect: LbListenerDefaultAction = {
  type: 'redirect',
  redirect: { protocol: 'HTTPS', port: String(HTTPS), statusCode: 'HTTP_301' },
};

/**
 * An application load balancer with its security group and a listener that answers 404. Services bring their
 * target groups, rules and `Connection`s from stacks of their own, so that this one never changes for them.
 *
 * Costs 0.0225 USD an hour and 0.008 USD per capacity unit and hour (us-east-1), and its public addresses.
 *
 * @throws InputError with every problem of its subnets, listener, clients and logs.
 */
export class LoadBalancer extends Construct {
  readonly loadBalancer: Lb;
  readonly loadBalancerArn: string;
  /** The dimension `LoadBalancer` of its metrics. */
  readonly arnSuffix: string;
  readonly dnsName: string;
  /** Of the load balancer's own name, for alias records. */
  readonly zoneId: string;
  /** Sends nothing to anybody until a `Connection` says so. */
  readonly securityGroupId: string;
  readonly listener: Listener;
  /** Where releases are tried out. Undefined unless it is asked for. */
  readonly testListener: Listener | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: LoadBalancerProps,
  ) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { app, environment } = stack;
    refuse(
      `${this.node.path} (LoadBalancer)`,
      loadBalancerProblems(props, { app, region: environment.region }),
    );

    const { purpose, vpcId, listen, scheme = 'internal', accessLogs } = props;
    const group = new SecurityGroup(this, 'group', {
      vpcId,
      purpose,
      description: `Load balancer ${purpose}`,
      ingress: groupRules(props),
    });
    this.securityGroupId = group.securityGroupId;

    this.loadBalancer = new Lb(this, 'lb', {
      name: stack.physicalName('load-balancer', this, purpose),
      loadBalancerType: 'application',
      internal: scheme === 'internal',
      securityGroups: [this.securityGroupId],
      subnets: sortedEntries(props.subnetIds).map(([, subnetId]) => subnetId),
      idleTimeout: props.idleTimeoutSeconds ?? 60,
      enableDeletionProtection: props.deletionProtection ?? true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: props.desyncMitigation ?? 'defensive',
      enableHttp2: props.http2 ?? true,
      enableCrossZoneLoadBalancing: true,
      preserveHostHeader: false,
      xffHeaderProcessingMode: 'append',
      enableWafFailOpen: false,
      accessLogs:
        accessLogs === 'off'
          ? undefined
          : { bucket: accessLogs.bucketName, prefix: accessLogs.prefix, enabled: true },
      tags: { Name: `${app}-${environment.name}-${purpose}` },
      dependsOn: accessLogs === 'off' || !accessLogs.policy ? undefined : [accessLogs.policy],
    });
    this.loadBalancerArn = this.loadBalancer.arn;
    this.arnSuffix = this.loadBalancer.arnSuffix;
    this.dnsName = this.loadBalancer.dnsName;
    this.zoneId = this.loadBalancer.zoneId;
    this.listener = listen.mode === 'https' ? this.listenHttps(listen) : this.listenHttp();
    this.testListener = this.listenForTests();
  }

  private listenHttps(listen: HttpsListen): Listener {
    this.buildListener('http', { protocol: 'HTTP', port: HTTP, defaultAction: [redirect] });
    return this.buildSecure('https', HTTPS, listen);
  }

  private listenHttp(): Listener {
    return this.publish(
      this.buildListener('http', { protocol: 'HTTP', port: HTTP, defaultAction: [notFound] }),
      'none',
    );
  }

  private listenForTests(): Listener | undefined {
    const { listen, testListener } = this.props;
    if (testListener === undefined) return undefined;
    const port = testPort(testListener, listen.mode);
    if (listen.mode === 'https') return this.buildSecure('test', port, listen);
    return this.publish(
      this.buildListener('test', { protocol: 'HTTP', port, defaultAction: [notFound] }),
      'none',
    );
  }

  private buildSecure(id: 'https' | 'test', port: number, listen: HttpsListen): Listener {
    const { certificateArn, hosts, extraCertificates = {} } = listen;
    const listener = this.buildListener(id, {
      protocol: 'HTTPS',
      port,
      sslPolicy: listen.tlsPolicy ?? 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      certificateArn,
      defaultAction: [notFound],
    });
    for (const [key, extra] of sortedEntries(extraCertificates)) {
      new LbListenerCertificate(this, `${id === 'test' ? 'test-' : ''}certificate-${key}`, {
        listenerArn: listener.arn,
        certificateArn: extra.arn,
      });
    }
    const extraHosts = sortedEntries(extraCertificates).flatMap(([, extra]) => extra.hosts);
    return this.publish(listener, [...hosts, ...extraHosts]);
  }

  private publish({ arn }: LbListener, certificateHosts: Listener['certificateHosts']): Listener {
    const { idleTimeoutSeconds = 60 } = this.props;
    return { listenerArn: arn, certificateHosts, idleTimeoutSeconds, rules: new RuleLedger() };
  }

  /** Named by what it speaks: a listener can't change its port while another has it. */
  private buildListener(
    id: 'http' | 'https' | 'test',
    config: Omit<ConstructorParameters<typeof LbListener>[2], 'loadBalancerArn'>,
  ): LbListener {
    const { app, environment } = ProjectStack.of(this);
    return new LbListener(this, id, {
      loadBalancerArn: this.loadBalancerArn,
      ...config,
      tags: { Name: `${app}-${environment.name}-${this.props.purpose}-${id}` },
    });
  }
}
