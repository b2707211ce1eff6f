import { ProjectStack, refuse, sortedEntries } from '@ashlar/core';
import { type Rule, SecurityGroup } from '@ashlar/security-group';
import { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { LbListener, type LbListenerDefaultAction } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { LbListenerCertificate } from '@cdktf/provider-aws/lib/lb-listener-certificate/index.js';
import { Construct } from 'constructs';
import type { Listener } from './listener.js';
import type { Clients, HttpsListen, LoadBalancerProps } from './load-balancer-props.js';
import { loadBalancerProblems } from './load-balancer-problems.js';
import { RuleLedger } from './rule-ledger.js';

const HTTP = 80;
const HTTPS = 443;
const EVERYBODY: Clients = { '': { cidr: '0.0.0.0/0', description: 'the internet' } };

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
      ingress: this.ingress(),
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
  }

  private listenHttps(listen: HttpsListen): Listener {
    const { certificateArn, hosts, extraCertificates = {} } = listen;
    this.buildListener('http', { protocol: 'HTTP', port: HTTP, defaultAction: [redirect] });
    const listener = this.buildListener('https', {
      protocol: 'HTTPS',
      port: HTTPS,
      sslPolicy: listen.tlsPolicy ?? 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      certificateArn,
      defaultAction: [notFound],
    });
    for (const [key, extra] of sortedEntries(extraCertificates)) {
      new LbListenerCertificate(this, `certificate-${key}`, {
        listenerArn: listener.arn,
        certificateArn: extra.arn,
      });
    }
    const extraHosts = sortedEntries(extraCertificates).flatMap(([, extra]) => extra.hosts);
    const certificateHosts = [...hosts, ...extraHosts];
    return { listenerArn: listener.arn, certificateHosts, rules: new RuleLedger() };
  }

  private listenHttp(): Listener {
    const listener = this.buildListener('http', { protocol: 'HTTP', port: HTTP, defaultAction: [notFound] });
    return { listenerArn: listener.arn, certificateHosts: 'none', rules: new RuleLedger() };
  }

  /** Named by what it speaks: a listener can't change its port while another has it. */
  private buildListener(
    id: 'http' | 'https',
    config: Omit<ConstructorParameters<typeof LbListener>[2], 'loadBalancerArn'>,
  ): LbListener {
    const { app, environment } = ProjectStack.of(this);
    return new LbListener(this, id, {
      loadBalancerArn: this.loadBalancerArn,
      ...config,
      tags: { Name: `${app}-${environment.name}-${this.props.purpose}-${id}` },
    });
  }

  private ingress(): Record<string, Rule> {
    const { clients = EVERYBODY, listen } = this.props;
    const ports = { http: HTTP, ...(listen.mode === 'https' ? { https: HTTPS } : {}) };
    return Object.fromEntries(
      sortedEntries(clients).flatMap(([client, { description, ...peer }]) =>
        Object.entries(ports).map(([name, port]) => [
          client === '' ? name : `${client}-${name}`,
          { ...peer, port, description: `${name.toUpperCase()} from ${description}` },
        ]),
      ),
    );
  }
}
