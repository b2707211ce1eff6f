import {
  hostProblems,
  is,
  isCovered,
  isKnown,
  isRecord,
  type Problem,
  textProblems,
  wordProblems,
} from '@ashlar/core';
import { behaviorsProblems, defaultBehaviorProblems } from './behavior-problems.js';
import type { DistributionProps } from './distribution-props.js';
import { originProblems } from './origin-problems.js';
import { quotas } from './quotas.js';
import { responseHeadersProblems } from './response-headers.js';

const CERTIFICATE = /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\//;
const HOME = /^arn:aws[a-z-]*:acm:us-east-1:/;
const WEB_ACL = /^arn:aws[a-z-]*:wafv2:us-east-1:\d{12}:global\/webacl\//;
const PRICE_CLASSES = ['PriceClass_100', 'PriceClass_200', 'PriceClass_All'];

export function distributionProblems(props: DistributionProps): Problem[] {
  const { hosts, webAclArn, priceClass, defaultRootObject } = props;
  const acl = "give a CLOUDFRONT ACL's, made in us-east-1: scope: 'CLOUDFRONT'";
  return [
    ...textProblems('purpose', props.purpose, /\S/, 'say what it is for, in a word'),
    ...hostsProblems(hosts),
    ...textProblems(
      'hostedZoneId',
      props.hostedZoneId,
      /\S/,
      "give the zone of the names, or say 'elsewhere'",
    ),
    ...certificateProblems(props.certificate, hosts),
    ...originProblems(props.origin, handsHostOn(props) ? namesIn(hosts) : []),
    ...defaultBehaviorProblems(props.defaultBehavior),
    ...behaviorsProblems(props.behaviors),
    ...accessLogProblems(props.accessLogs),
    ...responseHeadersProblems(props.responseHeaders),
    ...(webAclArn === undefined ? [] : textProblems('webAclArn', webAclArn, WEB_ACL, acl)),
    ...(priceClass === undefined ? [] : wordProblems('priceClass', priceClass, PRICE_CLASSES)),
    ...(defaultRootObject === undefined
      ? []
      : textProblems(
          'defaultRootObject',
          defaultRootObject,
          /^[^/\s]\S*$/,
          "use a name without a slash: 'index.html'",
        )),
  ];
}

const namesIn = (hosts: unknown): string[] =>
  Array.isArray(hosts) ? hosts.filter((host): host is string => typeof host === 'string') : [];

/** Whether any request reaches the origin with the host that the client named. */
function handsHostOn({ behaviors, defaultBehavior = { caching: 'optimized' } }: DistributionProps): boolean {
  const all: unknown[] = [defaultBehavior, ...(isRecord(behaviors) ? Object.values(behaviors) : [])];
  return all.some(
    (behavior) =>
      isRecord(behavior) &&
      behavior['caching'] !== 'optimized' &&
      (behavior['originRequest'] ?? 'all-viewer') === 'all-viewer',
  );
}

function hostsProblems(hosts: unknown): Problem[] {
  if (!Array.isArray(hosts))
    return [{ what: is('hosts', hosts), fix: "list its names: ['shop.example.com']" }];
  const names = namesIn(hosts).map((host) => host.toLowerCase());
  const twice = new Set(names.filter((name, index) => names.indexOf(name) < index));
  return [
    ...(hosts.length === 0 ? [{ what: 'hosts is empty', fix: "list its names: ['shop.example.com']" }] : []),
    ...hosts.flatMap((host, index) => hostProblems(`hosts[${index}]`, host)),
    ...[...twice].map((name) => ({ what: `hosts has '${name}' twice`, fix: 'list each name once' })),
    ...(hosts.length > quotas.mostHosts
      ? [{ what: `hosts has ${hosts.length} names; AWS takes ${quotas.mostHosts}`, fix: 'use a wildcard' }]
      : []),
  ];
}

function certificateProblems(certificate: unknown, hosts: unknown): Problem[] {
  if (!isRecord(certificate) || !Array.isArray(certificate['hosts'])) {
    const fix = 'give a Certificate of us-east-1, or { certificateArn, hosts }';
    return [{ what: `${is('certificate', certificate)}, which is none`, fix }];
  }
  const { certificateArn: arn } = certificate;
  const covered = namesIn(certificate['hosts']);
  const problems = textProblems('certificate.certificateArn', arn, CERTIFICATE, "give the certificate's ARN");
  const region = String(arn).split(':')[3];
  return [
    ...problems,
    ...(problems.length === 0 && isKnown(arn) && !HOME.test(String(arn))
      ? [
          {
            what: `certificate.certificateArn is of ${region}; CloudFront reads certificates of us-east-1`,
            fix: "make one there: region: 'us-east-1'",
          },
        ]
      : []),
    ...namesIn(hosts)
      .filter((host) => !isCovered(host, covered))
      .map((host) => ({
        what: `hosts has '${host}', which the certificate does not cover; it has ${covered.join(', ')}`,
        fix: 'add it to the certificate; a wildcard stands for one label only',
      })),
  ];
}

function accessLogProblems(logs: unknown): Problem[] {
  if (logs === 'off') return [];
  if (!isRecord(logs))
    return [{ what: is('accessLogs', logs), fix: "give a bucket: accessLogs: logs, or say 'off'" }];
  const form = /^arn:aws[a-z-]*:s3:::[^/]+$/;
  return textProblems(
    'accessLogs.bucketArn',
    logs['bucketArn'],
    form,
    "give the bucket's ARN, without a path",
  );
}
