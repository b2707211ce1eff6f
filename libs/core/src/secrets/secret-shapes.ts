/** Secrets that say what they are by their form. */
const SHAPES: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS access key'],
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----/, 'a private key'],
  [/\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/, 'a JSON Web Token'],
  [/\b(gh[opusr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})/, 'a GitHub token'],
  [/\bglpat-[A-Za-z0-9_-]{20,}/, 'a GitLab token'],
  [/\bxox[abeoprs]-[A-Za-z0-9-]{10,}/, 'a Slack token'],
  [/\b[sr]k_(live|test)_[A-Za-z0-9]{10,}/, 'a Stripe key'],
  [/\bwhsec_[A-Za-z0-9+/=]{20,}/, 'a webhook secret'],
  [/\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/, 'a SendGrid key'],
  [/\bAIza[A-Za-z0-9_-]{35}/, 'a Google API key'],
  [/\bnpm_[A-Za-z0-9]{36}\b/, 'an npm token'],
  [/\bhv[sb]\.[A-Za-z0-9_-]{20,}/, 'a Vault token'],
  [/\bAGE-SECRET-KEY-1[A-Z0-9]{20,}/, 'an age key'],
  [/\bsk-[A-Za-z0-9_-]{20,}/, 'an API key'],
  [
    /\bAuthorization["']?\s*[:=]\s*["']?(Basic|Bearer|Token)\s+(?!\$)[^\s"']{6,}/i,
    'a header with a token in it',
  ],
];

/** `postgres://user:password@host`, unless the password is a shell's variable. */
const URL_WITH_PASSWORD = /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/?#@:]*:(?!\$(?!\{))(?!\$\$\{)[^\s/?#@]+@/i;

/** `Server=db;Password=…`, `?password=…`, `--password=…` */
const ASSIGNED_PASSWORD =
  /(?:^|[;&?\s_-])(?:password|passwd|pwd|accountkey|sharedaccesskey|client_secret)\s*=\s*(?!\$(?!\{))(?!\$\$\{)[^\s;&]+/i;

/** What a value looks like, if it looks like a secret: `a private key`. Never the value. */
export function secretShape(value: string): string | undefined {
  const known = SHAPES.find(([pattern]) => pattern.test(value));
  if (known !== undefined) return known[1];
  if (URL_WITH_PASSWORD.test(value)) return 'an address with a password in it';
  if (ASSIGNED_PASSWORD.test(value)) return 'a connection string with a password in it';
  return undefined;
}

const MIN_RANDOM_LENGTH = 32;

/** Parts that are long and random and public: digests with their algorithm, SSH public keys, UUIDs. */
const PUBLIC_PART =
  /^(sha(1|256|384|512)|md5)[-:]|^AAAA[A-Z]|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^mrk-[0-9a-f]{32}$/i;

/**
 * Whether some part of a value is as long and as random as only keys, tokens and digests are. A part is hex, or
 * base64 in one of its alphabets: what has dots or colons in it (host names, ARNs, URLs, versions) is none.
 */
export const looksRandom = (value: string): boolean =>
  value
    .split(/[\s,;"'`|&()]+/)
    .flatMap((part) => [part, part.replace(/^[\w-]+=(?!=*$)/, '')])
    .some((part) => !PUBLIC_PART.test(part) && isRandom(part));

function isRandom(part: string): boolean {
  if (part.length < MIN_RANDOM_LENGTH) return false;
  if (/^[0-9a-f]+$/i.test(part)) return /[a-f]/i.test(part) && /\d/.test(part) && variety(part) >= 8;
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(part)) return false;
  const letters = part.replace(/[^A-Za-z0-9]/g, '');
  const digits = letters.replace(/\D/g, '').length;
  const mixed = /[a-z]/.test(letters) && /[A-Z]/.test(letters);
  const different = variety(letters);
  if (different < 14) return false;
  // In words, letters of a kind stand together, and the same ones come back: `MyServiceV2`.
  if (!mixed) return digits >= 4 && changes(part) >= 0.25;
  return digits >= 1 && (changes(part) >= 0.45 || (different >= 28 && different / letters.length >= 0.6));
}

/** How many different characters there are. */
const variety = (text: string) => new Set(text).size;

/** The share of neighbours of which one is a small letter and the other a capital or a digit, and so on. */
function changes(text: string): number {
  const kinds = [...text].map(kindOf);
  const changed = kinds.filter((kind, index) => {
    const before = kinds[index - 1];
    return kind !== 'separator' && before !== undefined && before !== 'separator' && before !== kind;
  });
  return changed.length / (text.length - 1);
}

function kindOf(letter: string): 'digit' | 'small' | 'capital' | 'separator' {
  if (/\d/.test(letter)) return 'digit';
  if (/[a-z]/.test(letter)) return 'small';
  return /[A-Z]/.test(letter) ? 'capital' : 'separator';
}
