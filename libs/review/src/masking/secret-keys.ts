import { namesDigest, namesSecret, namesSomethingAbout } from '@ashlar/core';

/** Behind `DB`, `my` and whatever else without a break: `DBPASSWORD`, `authtoken`. */
const ENDS_IN_SECRET =
  /(password|passwd|passphrase|secret|token|(api|private|pre_?shared)_?key|credentials?|connection_?string)(_wo)?$/i;

/** `basicAuth`, `REDIS_AUTH`, `Authorization`, `DB_PASS`, `USER_PIN`, `SENTRY_DSN`: as the last word. */
const LAST_WORD = /(^|[^a-z])(auth|authorization|pass|pin|otp|dsn|salt|seed|cookie|webhook)$/i;

const LAST_CAMEL_WORD = /[a-z](Auth|Authorization|Pass|Pin|Otp|Dsn|Salt|Seed|Cookie|Webhook)$/;

/** What a CDN sends along so that nobody goes past it, and other headers of one's own: `X-Origin-Verify`. */
const HEADER = /^(custom_?headers?|x-[\w-]*(verify|verification|signature|proof))$/i;

/** What configures passwords and tokens, and holds none. Ids and ARNs are known by their last word. */
const ABOUT_SECRETS =
  /(policy|policies|options|units|validity|history|requirements|constraints|configurations?|source|strategy|expression|spec|usage|status)$/i;

/**
 * Arguments that are called like secrets and hold none.
 *
 * asOf: 2026-11
 * source: the schema of hashicorp/aws 5.100, of what has the name of a secret and is not marked there
 */
const NO_SECRETS = new Set([
  ...['creation_token', 'client_token', 'lock_token', 'update_token', 'policy_update_token', 'version_token'],
  ...['access_token_only', 'identity_token_only', 'pre_token_generation', 'token_domains', 'secret_arn_list'],
  ...['iam_auth', 'selective_auth', 'sasl_scram_256_auth', 'sasl_scram_512_auth', 'authorizer_credentials'],
  ...['client_certificate_tls_auth'],
]);

/** A script with which a machine starts, whatever it holds. */
const SCRIPT = /^user_?data(_base64|_raw)?$/i;

/** What a key says of the value that stands there. */
export interface KeyMeaning {
  /** A secret: what `namesSecret` says, and more that may well be one. */
  readonly isSecret: boolean;
  /** How secrets are configured. */
  readonly isAboutSecrets: boolean;
  /** An id, a name, an address of something. */
  readonly isAboutSomething: boolean;
  readonly isDigest: boolean;
  readonly isId: boolean;
  readonly isScript: boolean;
}

const meanings = new Map<string, KeyMeaning>();

/** There are few names, and many values. */
const MOST_MEANINGS = 20_000;

/** Of keys of conditions, such as `token.actions.githubusercontent.com:sub`, what stands behind the colon counts. */
export function meaningOf(key: string): KeyMeaning {
  const before = meanings.get(key);
  if (before !== undefined) return before;
  const name = key.slice(key.lastIndexOf(':') + 1, 256);
  const meaning = {
    isSecret: isSecretWord(name),
    isAboutSecrets: ABOUT_SECRETS.test(name),
    isAboutSomething: namesSomethingAbout(name),
    isDigest: namesDigest(name),
    isId: /(^|_|[a-z](?=I))ids?$/i.test(name),
    isScript: SCRIPT.test(name),
  };
  if (meanings.size < MOST_MEANINGS) meanings.set(key, meaning);
  return meaning;
}

export const isSecretKey = (name: string): boolean => meaningOf(name).isSecret;

const isSecretWord = (name: string): boolean =>
  HEADER.test(name) ||
  (!NO_SECRETS.has(name) &&
    !namesSomethingAbout(name) &&
    !ABOUT_SECRETS.test(name) &&
    (namesSecret(name) ||
      [ENDS_IN_SECRET, LAST_WORD, LAST_CAMEL_WORD].some((pattern) => pattern.test(name))));

/** A place as its names describe it: whether one of them says that a secret is there, and the last one. */
export interface Place {
  readonly isSecret: boolean;
  readonly last: string;
}

export const NOWHERE: Place = { isSecret: false, last: '' };

/** The place under a key. What configures secrets, such as a policy, holds none. */
export function under(place: Place, key: string): Place {
  const meaning = meaningOf(key);
  return { isSecret: meaning.isSecret || (place.isSecret && !meaning.isAboutSecrets), last: key };
}

/** The place under a key of an object; the value of a pair is what the pair's name says too. */
export const placeIn = (place: Place, key: string, pair: string | undefined): Place =>
  pair !== undefined && PAIR_VALUES.has(key) ? under(under(place, key), pair) : under(place, key);

export const placeOf = (names: readonly string[]): Place => names.reduce(under, NOWHERE);

/**
 * What stands in pairs of a name and a value, as lists of AWS are written.
 *
 * asOf: 2026-11
 * source: the schema of hashicorp/aws 5.100: firehose, cloudformation, datapipeline, option groups, cloudfront; the API of
 *   CloudFormation
 */
const PAIR_NAMES = [
  ...['name', 'Name', 'key', 'Key', 'parameter_name', 'parameter_key', 'ParameterName', 'ParameterKey'],
  ...['parameterName', 'parameterKey', 'option_name', 'OptionName', 'header_name', 'HeaderName', 'id', 'Id'],
];

const PAIR_VALUES = new Set([
  ...['value', 'Value', 'parameter_value', 'ParameterValue', 'parameterValue', 'option_value', 'OptionValue'],
  ...['header_value', 'HeaderValue', 'string_value', 'StringValue', 'stringValue'],
]);

/** What a pair calls its value: `{ name: 'DB_PASSWORD', value: … }`, as AWS writes environments, parameters and tags. */
export function pairName(pair: Readonly<Record<string, unknown>>): string | undefined {
  if (!Object.keys(pair).some((key) => PAIR_VALUES.has(key) && pair[key] !== undefined)) return undefined;
  const name = PAIR_NAMES.map((key) => pair[key]).find((found) => found !== undefined && found !== null);
  return typeof name === 'string' ? name : undefined;
}
