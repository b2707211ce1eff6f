import {
  hostProblems,
  is,
  isCovered,
  isKnown,
  isRecord,
  type Problem,
  strangerProblems,
  wholeNumberProblems,
} from '@ashlar/core';
import type { Origin } from './distribution-props.js';
import { quotas } from './quotas.js';

const FIELDS = ['host', 'listener', 'readTimeoutSeconds', 'keepaliveTimeoutSeconds'];
export const DEFAULT_KEEPALIVE_SECONDS = 5;

/** CloudFront waits for as long as the load balancer does, where it can. */
export const readTimeout = ({ readTimeoutSeconds, listener }: Origin): number =>
  readTimeoutSeconds ?? longestWait(listener.idleTimeoutSeconds);

const longestWait = (idleTimeoutSeconds: number) =>
  Math.min(idleTimeoutSeconds, quotas.longestReadTimeoutSeconds);

/** `forwarded`: the hosts that reach the origin as they are, because a behaviour hands everything on. */
export function originProblems(origin: unknown, forwarded: readonly string[]): Problem[] {
  if (!isRecord(origin)) {
    const fix = "give { host: 'origin.example.com', listener: balancer.listener }";
    return [{ what: is('origin', origin), fix }];
  }
  const { host, listener, readTimeoutSeconds: read, keepaliveTimeoutSeconds: keep } = origin;
  const { longestReadTimeoutSeconds, longestKeepaliveTimeoutSeconds } = quotas;
  const known = hostProblems('origin.host', host);
  return [
    ...strangerProblems('origin', origin, FIELDS),
    ...known,
    ...(read === undefined
      ? []
      : wholeNumberProblems('origin.readTimeoutSeconds', read, 1, longestReadTimeoutSeconds)),
    ...(keep === undefined
      ? []
      : wholeNumberProblems('origin.keepaliveTimeoutSeconds', keep, 1, longestKeepaliveTimeoutSeconds)),
    ...(isListener(listener)
      ? [
          ...certificateProblems(known.length === 0 ? String(host) : undefined, listener, forwarded),
          ...timeoutProblems(listener.idleTimeoutSeconds, read, keep),
        ]
      : [{ what: 'origin.listener is none', fix: "give a load balancer's: listener: balancer.listener" }]),
  ];
}

function certificateProblems(
  host: string | undefined,
  { certificateHosts }: Origin['listener'],
  forwarded: readonly string[],
): Problem[] {
  if (certificateHosts === 'none') {
    const fix = 'give the load balancer a certificate: CloudFront asks it by HTTPS alone';
    return [{ what: 'origin.listener speaks plain HTTP', fix }];
  }
  const uncovered = forwarded.filter((name) => !isCovered(name, certificateHosts));
  return [
    ...(host === undefined || isCovered(host, certificateHosts)
      ? []
      : [
          {
            what: `origin.host is '${host}', for which the load balancer has no certificate; it has ${certificateHosts.join(', ')}`,
            fix: 'add it to that certificate: CloudFront answers 502 otherwise',
          },
        ]),
    ...uncovered.map((name) => ({
      what: `requests for '${name}' reach the origin with that host, for which the load balancer has no certificate`,
      fix: "add it to that certificate, or use originRequest: 'all-viewer-except-host'",
    })),
  ];
}

function timeoutProblems(idle: number, read: unknown, keep: unknown = DEFAULT_KEEPALIVE_SECONDS): Problem[] {
  if (!isKnown(idle)) return [];
  const least = longestWait(idle);
  return [
    ...(typeof read === 'number' && isKnown(read) && read < least
      ? [
          {
            what: `origin.readTimeoutSeconds is ${read}, and the load balancer waits ${idle} for its targets`,
            fix: `use ${least} or more, or leave it out: CloudFront would ask again while the first request is at work`,
          },
        ]
      : []),
    ...(typeof keep === 'number' && isKnown(keep) && keep >= idle
      ? [
          {
            what: `origin.keepaliveTimeoutSeconds is ${keep}, and the load balancer closes idle connections after ${idle}`,
            fix: `use less than ${idle}, or raise idleTimeoutSeconds of the load balancer`,
          },
        ]
      : []),
  ];
}

const isListener = (listener: unknown): listener is Origin['listener'] =>
  isRecord(listener) &&
  typeof listener['idleTimeoutSeconds'] === 'number' &&
  (listener['certificateHosts'] === 'none' || Array.isArray(listener['certificateHosts']));
