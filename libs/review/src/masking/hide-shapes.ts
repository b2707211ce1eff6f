import { isHarmlessShape } from './harmless-shapes.js';
import { HIDDEN } from './hidden.js';
import { isRandomText } from './random-text.js';
import { meaningOf } from './secret-keys.js';
import { hasSecretShape } from './shape-of.js';

const PRIVATE_KEY = /-----BEGIN [^-\n]*PRIVATE KEY[^]*?(-----END [^-\n]*-----|$)/g;

/** What stands before the `@` of an address, such as a user and a password. */
const USER_INFO = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)(?!git@|\$)[^\s/?#@"'<>\\]+@/gi;

/** With a password in which `@` and `/` aren't encoded. A port is none, and no other address begins within. */
const PASSWORD =
  /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#@:[\]"'<>\\]*:(?!\d{1,5}(?:[/?#,]|$))(?:(?!:\/\/)[^\s"'<>\\])+@/gi;

/** Who knows such an address may write there. */
const WEBHOOK = /(https:\/\/hooks\.[a-z0-9.-]+\/)[^\s"'<>\\]+/gi;

const HEADER = /\b(authorization["']?\s*[:=]\s*["']?(?:[a-z]+\s+)?)(?!\$)[^\s"'\\]{6,}/gi;
const SCHEME = /\b([Bb]asic|[Bb]earer|BASIC|BEARER)(\s+)(?=[^\s"'\\]*[\dA-Z=])[^\s"'\\]{6,}/g;

/** Of what a storage account of Azure or anybody else has signed. */
const SIGNATURE = /(?<![\w-])(sig=)(?!\$)[^\s&"'\\]+/gi;

/** No shorter word is a key or a token. */
const SHORTEST = 15;

/** Texts without what has the form of a secret: keys, tokens, passwords in addresses, and whatever is long and random. */
export function hideShapes(text: string): string {
  if (text.length < SHORTEST && !/[:=]/.test(text)) return text;
  let shown = text;
  if (shown.includes('-----BEGIN')) shown = shown.replace(PRIVATE_KEY, HIDDEN);
  if (shown.includes('://'))
    shown = shown
      .replace(PASSWORD, `$1${HIDDEN}@`)
      .replace(USER_INFO, `$1${HIDDEN}@`)
      .replace(WEBHOOK, `$1${HIDDEN}`);
  if (/authorization|basic|bearer/i.test(shown))
    shown = shown.replace(HEADER, `$1${HIDDEN}`).replace(SCHEME, `$1$2${HIDDEN}`);
  shown = shown.replace(SIGNATURE, `$1${HIDDEN}`);
  const hasShape = hasSecretShape(shown);
  shown = shown.replace(WORD, (word) => wordWithout(word, hasShape, LEVELS));
  return hasShape && hasSecretShape(shown.replace(QUOTED_MARKER, '')) ? HIDDEN : shown;
}

const QUOTED_MARKER = /["'\\]*\(hidden\)["'\\]*/g;

const WORD = new RegExp(`[^\\s"'\`\\\\]{${SHORTEST},}`, 'g');

/** Where a word is taken apart when nothing is to be said of it as a whole. */
const LEVELS = [/([,;|&(){}<>[\]=?#@:]+)/, /([/.~]+)/];

function wordWithout(word: string, hasShape: boolean, levels: readonly RegExp[]): string {
  const isSecret = isRandomText(word) || (hasShape && hasSecretShape(word));
  const shown = isSecret && !word.includes(HIDDEN) ? HIDDEN : apart(word, hasShape, levels);
  return shown === word || isHarmlessShape(word) ? word : shown;
}

function apart(word: string, hasShape: boolean, [level, ...deeper]: readonly RegExp[]): string {
  if (level === undefined || word.length < SHORTEST) return word;
  return word
    .split(level)
    .map((part) => wordWithout(part, hasShape, deeper))
    .join('');
}

const DIGEST =
  /^([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128}|[A-Za-z0-9+/]{22,88}={0,2})$/;

/** Whether a value is long and random as its name lets expect: `source_code_hash`, `client_id`. */
export function isRandomByName(name: string, text: string): boolean {
  const { isDigest, isId } = meaningOf(name);
  if (isDigest && DIGEST.test(text)) return true;
  return isId && /^[A-Za-z0-9_-]{1,64}$/.test(text) && !hasSecretShape(text);
}
