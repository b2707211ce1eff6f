import type { KnownFailure } from './complaint.js';
import { failureCodes } from './deploy-error.js';

const NO_ANSWER =
  /dial tcp[^]*?(connection refused|no such host|i\/o timeout|network is unreachable|no route to host)|(TLS handshake timeout|server misbehaving)/;

/** Nothing answers at AWS, or at the emulator. */
export const unreachableFailure: KnownFailure = ({ text }, { env }) => {
  const [, dialled, spoken] = NO_ANSWER.exec(text) ?? [];
  const reason = dialled ?? spoken;
  if (reason === undefined) return undefined;
  const [, host = 'AWS'] = /https?:\/\/([^/"\s]+)/.exec(text) ?? [];
  const endpoint = env['AWS_ENDPOINT_URL'];
  return {
    what: `nothing answers at ${host} (${reason})`,
    fix: endpoint
      ? `start the emulator that AWS_ENDPOINT_URL names (${endpoint}), or unset it to work in AWS`
      : 'connect to the internet, or set HTTPS_PROXY if there is a proxy on the way',
    code: failureCodes.unreachable,
  };
};
