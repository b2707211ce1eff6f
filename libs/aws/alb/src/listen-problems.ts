import {
  hostProblems,
  is,
  isKnown,
  isRecord,
  type Problem,
  strangerProblems,
  textProblems,
  wordProblems,
} from '@ashlar/core';
import { tlsPolicies } from './tls-policies.js';
import { keyProblems, listProblems } from './value-problems.js';

/** asOf: 2026-11, source: ELB user guide, "Quotas for your Application Load Balancers", the default one apart */
const MOST_EXTRA_CERTIFICATES = 25;

const HTTPS = ['mode', 'certificateArn', 'hosts', 'extraCertificates', 'tlsPolicy'];

export function listenProblems(listen: unknown, region: string): Problem[] {
  if (!isRecord(listen)) {
    const fix =
      "give a certificate: { mode: 'https', certificateArn, hosts }, or say why not: { mode: 'http', because }";
    return [{ what: is('listen', listen), fix }];
  }
  if (listen['mode'] === 'https') return httpsProblems(listen, region);
  if (listen['mode'] === 'http') return httpProblems(listen);
  return wordProblems('listen.mode', String(listen['mode']), ['https', 'http']);
}

const httpProblems = (listen: Readonly<Record<string, unknown>>): Problem[] => [
  ...strangerProblems('listen', listen, ['mode', 'because']),
  ...textProblems(
    'listen.because',
    listen['because'],
    /\S/,
    'say why requests may be read on their way, or use a certificate: @ashlar/alb has Certificate',
  ),
];

function httpsProblems(listen: Readonly<Record<string, unknown>>, region: string): Problem[] {
  const { certificateArn, hosts, extraCertificates, tlsPolicy } = listen;
  return [
    ...strangerProblems('listen', listen, HTTPS),
    ...certificateProblems('listen.certificateArn', certificateArn, region),
    ...listProblems('listen.hosts', hosts, 'the names that the certificate covers', (host, at) =>
      hostProblems(at, host),
    ),
    ...(extraCertificates === undefined ? [] : extraProblems(extraCertificates, region)),
    ...(tlsPolicy === undefined ? [] : wordProblems('listen.tlsPolicy', tlsPolicy, tlsPolicies)),
  ];
}

function certificateProblems(prop: string, arn: unknown, region: string): Problem[] {
  const form = /^arn:aws[a-z-]*:(acm:[a-z0-9-]+:\d{12}:certificate\/|iam::\d{12}:server-certificate\/)/;
  const problems = textProblems(prop, arn, form, "give a certificate's ARN: certificate.certificateArn");
  if (problems.length > 0 || !isKnown(arn)) return problems;
  const [, , service, home] = String(arn).split(':');
  if (service === 'iam' || home === region) return [];
  const what = `${prop} is of ${home}; a load balancer reads certificates of its own region, ${region}`;
  return [{ what, fix: `make a certificate for the same names in ${region}` }];
}

function extraProblems(extra: unknown, region: string): Problem[] {
  const prop = 'listen.extraCertificates';
  if (!isRecord(extra)) return [{ what: is(prop, extra), fix: 'map keys to { arn, hosts }' }];
  const count = Object.keys(extra).length;
  return [
    ...(count > MOST_EXTRA_CERTIFICATES
      ? [
          {
            what: `${prop} has ${count} entries; AWS takes ${MOST_EXTRA_CERTIFICATES}`,
            fix: 'put names together in one certificate, or use a wildcard',
          },
        ]
      : []),
    ...keyProblems(prop, Object.keys(extra)),
    ...Object.entries(extra).flatMap(([key, certificate]) => {
      if (!isRecord(certificate))
        return [{ what: is(`${prop}.${key}`, certificate), fix: 'use { arn, hosts }' }];
      return [
        ...strangerProblems(`${prop}.${key}`, certificate, ['arn', 'hosts']),
        ...certificateProblems(`${prop}.${key}.arn`, certificate['arn'], region),
        ...listProblems(`${prop}.${key}.hosts`, certificate['hosts'], 'the names it covers', (host, at) =>
          hostProblems(at, host),
        ),
      ];
    }),
  ];
}
