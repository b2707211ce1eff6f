import { ProjectStack, type Target } from '@ashlar/core';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone/index.js';
import { isProtected, type OmnirapeuticEnvironment } from '../environments.js';

/**
 * The hosted zone of the environment's domain. Deployed first, and then delegated: the registrar of the parent domain
 * gets the name servers. Before that, no certificate can be issued for the edge.
 */
export class DnsStack extends ProjectStack<OmnirapeuticEnvironment> {
  readonly domain: string;
  readonly hostedZoneId: string;

  constructor(target: Target<OmnirapeuticEnvironment>, name: string, domain: string) {
    super(target, name);
    this.domain = domain;
    const zone = new Route53Zone(this, 'zone', {
      name: domain,
      comment: `${this.app} ${this.environment.name}`,
      lifecycle: { preventDestroy: isProtected(this.environment) },
    });
    this.hostedZoneId = zone.zoneId;
    this.output('name_servers', zone.nameServers, 'For the registrar of the parent domain');
  }
}
