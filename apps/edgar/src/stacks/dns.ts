import { ProjectStack, type Target } from '@ashlar/core';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone/index.js';
import { type EdgarEnvironment, isProtected } from '../environments.js';

/**
 * The hosted zone of the environment's domain. Deployed first, and then delegated: whoever keeps the parent domain gets
 * the name servers. Before that, no certificate can be issued.
 */
export class DnsStack extends ProjectStack<EdgarEnvironment> {
  readonly domain: string;
  readonly hostedZoneId: string;

  constructor(target: Target<EdgarEnvironment>, name: string) {
    super(target, name);
    this.domain = target.environment.domain;
    const zone = new Route53Zone(this, 'zone', {
      name: this.domain,
      comment: `${this.app} ${this.environment.name}`,
      lifecycle: { preventDestroy: isProtected(this.environment) },
    });
    this.hostedZoneId = zone.zoneId;
    this.output('name_servers', zone.nameServers, 'For the registrar of the parent domain');
  }
}
