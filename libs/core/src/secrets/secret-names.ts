/** Words that name a secret by themselves. */
const SECRET_WORDS = new Set([
  ...['PASSWORD', 'PASSWORDS', 'PASSWD', 'PASSPHRASE', 'PWD', 'SECRET', 'SECRETS', 'TOKEN', 'APIKEY'],
  ...['CREDENTIAL', 'CREDENTIALS', 'PRIVATEKEY', 'SECRETKEY', 'ACCESSKEY', 'PEPPER'],
]);

/** Words that name a secret together with KEY behind them. */
const SECRET_KEYS = new Set([
  ...['API', 'PRIVATE', 'ACCESS', 'ENCRYPTION', 'SIGNING', 'MASTER', 'SECRET', 'SESSION', 'AUTH', 'LICENSE'],
  ...['ACCOUNT', 'SERVICE', 'JWT', 'HMAC', 'COOKIE'],
]);

/** What a name ends in when it is about a secret, and not the secret. */
const ABOUT = new Set([
  ...['ARN', 'ARNS', 'NAME', 'NAMES', 'ID', 'IDS', 'URL', 'URLS', 'URI', 'ENDPOINT', 'HOST', 'PORT', 'PATH'],
  ...[
    'FILE',
    'DIR',
    'TTL',
    'MS',
    'SECONDS',
    'MINUTES',
    'HOURS',
    'DAYS',
    'AGE',
    'EXPIRY',
    'EXPIRES',
    'TIMEOUT',
  ],
  ...[
    'EXPIRATION',
    'LIFETIME',
    'DURATION',
    'INTERVAL',
    'ROTATION',
    'LENGTH',
    'LIMIT',
    'SIZE',
    'COUNT',
    'MAX',
  ],
  ...['MIN', 'ENABLED', 'DISABLED', 'REQUIRED', 'POLICY', 'ISSUER', 'AUDIENCE', 'ALGORITHM', 'ALG', 'TYPE'],
  ...['HEADER', 'PREFIX', 'SUFFIX', 'VERSION', 'REGION', 'FORMAT', 'PROVIDER', 'BACKEND', 'STORE', 'ROUNDS'],
  ...['FIELD', 'SCOPE', 'SCOPES', 'MODE', 'BUCKET', 'TABLE', 'ALIAS', 'MANAGER', 'ENCRYPTION', 'METHOD'],
]);

/** What a name speaks of when its value is a digest, which is long and random and public. */
const DIGESTS = new Set([
  ...[
    'SHA',
    'SHA1',
    'SHA256',
    'SHA384',
    'SHA512',
    'MD5',
    'DIGEST',
    'HASH',
    'CHECKSUM',
    'FINGERPRINT',
    'ETAG',
  ],
  ...['COMMIT', 'REVISION', 'REV', 'BUILD', 'RELEASE', 'THUMBPRINT', 'INTEGRITY', 'PUBLIC', 'TRACE'],
]);

/** `PWD` alone is the working directory. */
const WORKING_DIRECTORY = /^(OLD)?PWD$/;

/** `dbPassword`, `DB_PASSWORD`, `db-password` → DB, PASSWORD. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toUpperCase());

/** Whether a variable of this name holds a secret: `DB_PASSWORD` does, `DB_PASSWORD_ARN` and `TOKEN_TTL` don't. */
export function namesSecret(name: string): boolean {
  const words = wordsOf(name);
  if (WORKING_DIRECTORY.test(name) || namesSomethingAbout(name)) return false;
  return words.some(
    (word, index) => SECRET_WORDS.has(word) || (word === 'KEY' && SECRET_KEYS.has(words[index - 1] ?? '')),
  );
}

/** Whether the name says that the value identifies or describes something: `CLIENT_ID`, `SECRET_ARN`. */
export const namesSomethingAbout = (name: string): boolean => ABOUT.has(wordsOf(name).at(-1) ?? '');

/** Whether the name says that the value is a digest or public for other reasons: `GIT_SHA`, `IMAGE_DIGEST`. */
export const namesDigest = (name: string): boolean => wordsOf(name).some((word) => DIGESTS.has(word));
