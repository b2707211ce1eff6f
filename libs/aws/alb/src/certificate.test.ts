import type { ProjectStack } from '@ashlar/core';
import { refusal, synthStack, warningsOf } from '@ashlar/testing';
import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate/index.js';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Certificate, type CertificateProps } from './certificate.js';

const define =
  (props: object, see: (certificate: Certificate) => void = () => undefined) =>
  (stack: ProjectStack) =>
    see(
      new Certificate(stack, 'cert', {
        domain: 'example.com',
        hostedZoneId: 'Z1',
        ...props,
      } as CertificateProps),
    );

const build = (props: object = {}) => synthStack(define(props));
const problems = (props: object) => refusal(() => build(props));

test('a name and its wildcard are proved by one record, which picks its proof by the name', () => {
  const record = build({ alternativeNames: ['*.example.com'] }).one(Route53Record);
  expect(record).toMatchObject({ zone_id: 'Z1', ttl: 300 });
  expect(record['name']).toMatchInlineSnapshot(
    `"\${[for option in aws_acm_certificate.cert_certificate_EC6438D5.domain_validation_options : option.resource_record_name if trimprefix(option.domain_name, "*.") == "example.com"][0]}"`,
  );
  expect(record).not.toHaveProperty('count');
  expect(record).not.toHaveProperty('for_each');
});

test('who uses the certificate waits until ACM has seen the proofs', () => {
  const stack = synthStack((scope) => {
    define({}, ({ certificateArn }) => scope.output('arn', certificateArn, 'To be waited for'))(scope);
  });
  expect(stack.one(AcmCertificateValidation)['validation_record_fqdns']).toEqual([
    expect.stringMatching(/^\$\{aws_route53_record\.cert_proof-.*\.fqdn\}$/),
  ]);
  expect(JSON.stringify(stack.json['output'])).toContain('${aws_acm_certificate_validation.cert_validation');
});

test('it can stand in another region, where CloudFront looks; its proofs stand in no region', () => {
  const away = synthStack(define({ region: 'eu-west-1' }));
  expect(away.one(AcmCertificate)).toMatchObject({ provider: 'aws.eu-west-1' });
  expect(away.one(AcmCertificateValidation)).toMatchObject({ provider: 'aws.eu-west-1' });
  expect(away.one(Route53Record)).not.toHaveProperty('provider');
  expect(build({ region: 'us-east-1' }).one(AcmCertificate)).not.toHaveProperty('provider');
  expect(problems({ region: 'useast1' })).toContain("region is 'useast1'");
});

test('another certificate stands before the old one goes', () => {
  expect(build().one(AcmCertificate)).toMatchObject({
    domain_name: 'example.com',
    subject_alternative_names: ['example.com'],
    validation_method: 'DNS',
    lifecycle: { create_before_destroy: true },
  });
});

test('it says which names it covers, in lower case, in whatever order they come', () => {
  const seen: (readonly string[])[] = [];
  const alternativeNames = ['b.example.com', 'A.example.com'];
  const one = synthStack(define({ alternativeNames }, ({ hosts }) => void seen.push(hosts)));
  const other = build({ alternativeNames: [...alternativeNames].reverse() });
  expect(seen).toEqual([['example.com', 'a.example.com', 'b.example.com']]);
  expect(JSON.stringify(other.json)).toBe(JSON.stringify(one.json));
});

test('a name more adds a record and changes no other', () => {
  const before = build({ alternativeNames: ['b.example.com'] }).byAddress();
  const after = build({ alternativeNames: ['a.example.com', 'b.example.com'] }).byAddress();
  const records = (resources: typeof before) =>
    Object.entries(resources).filter(([address]) => address.startsWith('aws_route53_record'));
  expect(records(after)).toHaveLength(3);
  expect(Object.fromEntries(records(after))).toMatchObject(Object.fromEntries(records(before)));
});

test.each<[string, object, string]>([
  ['no name', { domain: undefined }, 'domain is left out'],
  ['what is no name', { domain: 'https://example.com' }, "domain is 'https://example.com'"],
  ['a name that only Terraform knows', { domain: '${var.domain}' }, 'domain is known to Terraform only'],
  ['a first name of 65 characters', { domain: `${'a'.repeat(53)}.example.com` }, 'domain has 65 characters'],
  ['a bad alternative name', { alternativeNames: ['a.*.com'] }, "alternativeNames[0] is 'a.*.com'"],
  [
    'names that are no list',
    { alternativeNames: 'www.example.com' },
    "alternativeNames is 'www.example.com'",
  ],
  ['a name twice', { alternativeNames: ['Example.com'] }, "'example.com' is listed twice"],
  ['no zone', { hostedZoneId: undefined }, 'hostedZoneId is left out'],
  ['101 names', { alternativeNames: names(100) }, 'the certificate has 101 names; ACM takes 100'],
])('%s is refused', (_, props, expected) => {
  expect(problems(props)).toContain(expected);
});

test('more than 10 names work after ACM has been asked, which synthesis says', () => {
  expect(warningsOf(define({ alternativeNames: names(10) })).join()).toContain(
    'the certificate has 11 names',
  );
  expect(warningsOf(define({ alternativeNames: names(9) }))).toEqual([]);
});

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `n${index}.example.com`);
}
