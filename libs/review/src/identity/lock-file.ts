import type { PlanIdentity } from './plan-identity.js';
import { jsonDigest } from './canonical-json.js';

/** What a `.terraform.lock.hcl` holds fast. Comments and the order of lines make no difference; no file is an empty one. */
export function readLockFile(text: string): Pick<PlanIdentity, 'lockSha256' | 'providerVersions'> {
  const providers = [...text.matchAll(/^provider "([^"]+)" \{\n([^]*?)^\}/gm)]
    .map(([, source = '', body = '']) => ({
      source,
      version: /^\s*version\s*=\s*"([^"]+)"/m.exec(body)?.[1] ?? '',
      hashes: [...body.matchAll(/"((?:h1|zh):[^"]+)"/g)].map(([, hash]) => hash).sort(),
    }))
    .sort((a, b) => (a.source < b.source ? -1 : 1));
  return {
    lockSha256: jsonDigest(providers),
    providerVersions: Object.fromEntries(providers.map(({ source, version }) => [source, version])),
  };
}
