import type { Problem } from '../input/input-error.js';
import { isKnown } from '../input/is-known.js';
import { is } from '../input/value-problems.js';

const LABEL = '[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?';
const HOST = new RegExp(`^(\\*\\.)?(${LABEL}\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$`, 'i');
const MOST_CHARACTERS = 253;

/** What is no name for a certificate or a DNS record. */
export function hostProblems(prop: string, host: unknown): Problem[] {
  if (typeof host === 'string') {
    if (!isKnown(host) || (host.length <= MOST_CHARACTERS && HOST.test(host))) return [];
  }
  const fix =
    "use a full name without a protocol, a port or a final dot: 'www.example.com' or '*.example.com'";
  return [{ what: is(prop, host), fix }];
}

/**
 * Whether a certificate with these names is good for a host. Its wildcard stands for one label, never for two or
 * none. A pattern of a rule is covered when its own wildcards stand in the first label, where the certificate's does.
 */
export function isCovered(host: string, certificateHosts: readonly string[]): boolean {
  if (!isKnown(host)) return true;
  const [first, rest] = splitLabel(host.toLowerCase());
  return certificateHosts.some((name) => {
    // Which names a certificate has can be known to Terraform alone.
    if (!isKnown(name)) return true;
    const [label, parent] = splitLabel(name.toLowerCase());
    return rest === parent && (label === '*' ? first !== '' : first === label);
  });
}

function splitLabel(host: string): [string, string] {
  const dot = host.indexOf('.');
  return dot < 0 ? [host, ''] : [host.slice(0, dot), host.slice(dot + 1)];
}
