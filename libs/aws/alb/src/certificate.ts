import { hostProblems, isKnown, type Problem, ProjectStack, refuse, textProblems } from '@ashlar/core';
import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate/index.js';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Construct } from 'constructs';
import { listProblems } from './value-problems.js';

/** asOf: 2026-11, source: ACM user guide, "Quotas": names of one certificate, by default and at most */
const DEFAULT_NAMES = 10;
const MOST_NAMES = 100;
/** X.509's limit for a common name, which ACM makes of the first name. */
const MAX_FIRST_NAME = 64;

export interface CertificateProps {
  /** The first name, up to 64 characters: `example.com`. */
  readonly domain: string;
  /**
   * More names. A wildcard stands for one label: `*.example.com` covers neither `example.com` nor `a.b.example.com`.
   * @default - none
   */
  readonly alternativeNames?: readonly string[];
  /**
   * A public zone that holds all of the names, with ACM's proofs in it for as long as the certificate is renewed. It must
   * be the one that the world asks, or the apply waits for 75 minutes in vain.
   */
  readonly hostedZoneId: string;
  /**
   * CloudFront reads certificates of us-east-1 alone. Another region is another certificate. One of the same names in the
   * same account has the same proofs, which stand once: it can't have a `Certificate` of its own in the same zone.
   * @default - the environment's
   */
  readonly region?: string;
}

/**
 * A certificate of ACM, proved by DNS, that renews itself. Another set of names is another certificate: it is made and
 * proved before the old one goes. Free.
 *
 * @throws InputError for what is no name, too many of them, and one that is too long to be the first.
 */
export class Certificate extends Construct {
  readonly certificate: AcmCertificate;
  /** Known when ACM has seen the proofs, so that what uses it waits for them. */
  readonly certificateArn: string;
  /** The names that it covers. */
  readonly hosts: readonly string[];

  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    refuse(`${this.node.path} (Certificate)`, certificateProblems(props));
    const { domain, alternativeNames = [], hostedZoneId, region } = props;
    const first = domain.toLowerCase();
    const others = alternativeNames.map((name) => name.toLowerCase()).sort();
    this.hosts = [first, ...others];

    const stack = ProjectStack.of(this);
    const provider = stack.providerIn(region ?? stack.environment.region, this);
    stack.warn(this, quotaWarnings(this.hosts));
    this.certificate = new AcmCertificate(this, 'certificate', {
      provider,
      domainName: first,
      // Left out, the provider would keep names that are no longer wanted.
      subjectAlternativeNames: [...this.hosts],
      validationMethod: 'DNS',
      lifecycle: { createBeforeDestroy: true },
      tags: { Name: first },
    });
    const proofs = provedNames(this.hosts).map((name) => this.buildProof(name, hostedZoneId));
    const validation = new AcmCertificateValidation(this, 'validation', {
      provider,
      certificateArn: this.certificate.arn,
      // Not before its predecessor goes: Terraform would do the same with the proofs, and no record stands twice.
      validationRecordFqdns: proofs.map(({ fqdn }) => fqdn),
    });
    this.certificateArn = validation.certificateArn;
  }

  private buildProof(name: string, zoneId: string): Route53Record {
    const option = (field: string) => proofOf(this.certificate.fqn, name, field);
    return new Route53Record(this, `proof-${name}`, {
      zoneId,
      name: option('resource_record_name'),
      type: option('resource_record_type'),
      records: [option('resource_record_value')],
      ttl: 300,
    });
  }
}

/** A name and its wildcard have one proof. */
const provedNames = (hosts: readonly string[]): string[] =>
  [...new Set(hosts.map((host) => host.replace(/^\*\./, '')))].sort();

/**
 * ACM tells the proofs when the certificate exists, so no resource can be counted by them. The names are known
 * before: each has a record of its own, that picks its proof by the name.
 */
const proofOf = (certificate: string, name: string, field: string): string =>
  `\${[for option in ${certificate}.domain_validation_options : option.${field} if trimprefix(option.domain_name, "*.") == "${name}"][0]}`;

function certificateProblems({ domain, alternativeNames = [], hostedZoneId }: CertificateProps): Problem[] {
  const others = Array.isArray(alternativeNames) ? alternativeNames : [];
  const names = [domain, ...others]
    .filter((name) => typeof name === 'string')
    .map((name) => name.toLowerCase());
  const twice = new Set(names.filter((name, index) => names.indexOf(name) < index));
  return [
    ...nameProblems(domain, 'domain'),
    ...(alternativeNames.length === 0
      ? []
      : listProblems('alternativeNames', alternativeNames, 'names', nameProblems)),
    ...textProblems('hostedZoneId', hostedZoneId, /\S/, 'give the zone that holds the names'),
    ...(String(domain).length > MAX_FIRST_NAME && isKnown(domain)
      ? [
          {
            what: `domain has ${domain.length} characters; the first name of a certificate has ${MAX_FIRST_NAME} at most`,
            fix: 'make a shorter name the domain, and this one an alternative name',
          },
        ]
      : []),
    ...[...twice].map((name) => ({ what: `'${name}' is listed twice`, fix: 'list each name once' })),
    ...(names.length > MOST_NAMES
      ? [
          {
            what: `the certificate has ${names.length} names; ACM takes ${MOST_NAMES}`,
            fix: 'use a wildcard, or several certificates',
          },
        ]
      : []),
  ];
}

/** The names are addresses in the state. */
function nameProblems(name: unknown, prop: string): Problem[] {
  if (isKnown(name)) return hostProblems(prop, name);
  return [
    { what: `${prop} is known to Terraform only`, fix: 'write the name down: records are addressed by it' },
  ];
}

function quotaWarnings(hosts: readonly string[]): Problem[] {
  if (hosts.length <= DEFAULT_NAMES) return [];
  const what = `the certificate has ${hosts.length} names; an account may have ${DEFAULT_NAMES} until it asks for more`;
  return [{ what, fix: 'ask for a higher quota of ACM, or use a wildcard' }];
}
