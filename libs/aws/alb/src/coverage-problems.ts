import { isCovered, type Problem } from '@ashlar/core';

/** A host for which a listener has no certificate. */
export function coverageProblems(
  prop: string,
  host: string,
  certificateHosts: readonly string[] | 'none',
): Problem[] {
  if (certificateHosts === 'none' || isCovered(host, certificateHosts)) return [];
  return [
    {
      what: `${prop} is '${host}', for which the listener has no certificate; it has ${certificateHosts.join(', ')}`,
      fix: `add '${host}' to the certificate and to the hosts of the listener; a wildcard stands for one label only`,
    },
  ];
}
