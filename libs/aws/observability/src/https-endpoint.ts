import {
  is,
  isKnown,
  isRecord,
  namesSecret,
  type Problem,
  secretShape,
  strangerProblems,
} from '@ashlar/core';

/**
 * Where messages are sent by HTTPS. An address with a token in it, as PagerDuty's, is a secret: it lies in an SSM parameter
 * (SecureString) that somebody has put there, and is named here.
 */
export type HttpsEndpoint = string | { readonly parameter: string };

/** Long, and of letters and digits without words: what only a machine has written. */
const MACHINE_WORD = /^(?=.*\d)(?=.*[a-z])[a-z0-9]{16,}$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function endpointProblems(prop: string, endpoint: HttpsEndpoint): Problem[] {
  if (isRecord(endpoint)) return parameterProblems(prop, endpoint);
  if (!isKnown(endpoint)) return [];
  const url = typeof endpoint === 'string' && URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined)
    return [{ what: is(prop, endpoint), fix: `use an address: 'https://ops.example.com/aws'` }];
  // Whatever may be a secret is not repeated.
  if (url.username || url.password || holdsToken(url)) return [tokenProblem(prop, url)];
  if (url.protocol === 'https:') return [];
  return [{ what: `${prop} is '${endpoint}', which anybody on the way can read`, fix: 'use https' }];
}

const tokenProblem = (prop: string, { hostname }: URL): Problem => ({
  what: `${prop} leads to ${hostname} with a token or password in its address`,
  fix: `put the address into an SSM parameter (SecureString) and name that: { parameter: '/<app>/<environment>/${hostname.split('.').at(-2) ?? 'endpoint'}' }`,
});

function holdsToken(url: URL): boolean {
  const parts = decode(url.pathname).split('/');
  const values = [...url.searchParams.values()];
  return (
    secretShape(url.href) !== undefined ||
    [...url.searchParams.keys()].some(namesSecret) ||
    [...parts, ...values, url.hash.slice(1)].some(isMachineMade)
  );
}

/** An address may hold what is no encoding at all. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const isMachineMade = (part: string) =>
  UUID.test(part) || part.split(/[-_.~]/).some((word) => MACHINE_WORD.test(word));

function parameterProblems(prop: string, endpoint: object): Problem[] {
  const { parameter } = endpoint as { parameter?: unknown };
  const strangers = strangerProblems(prop, endpoint, ['parameter']);
  if (!isKnown(parameter)) return strangers;
  if (typeof parameter === 'string' && /^\/[\w.-]+(\/[\w.-]+)*$/.test(parameter)) return strangers;
  const fix = "use the name of an SSM parameter: '/omnirapeutic/production/pagerduty'";
  return [...strangers, { what: is(`${prop}.parameter`, parameter), fix }];
}
