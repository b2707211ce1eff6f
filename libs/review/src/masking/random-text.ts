/** Shorter than that, a text isn't judged by its letters: names of things look as random. */
const SHORTEST = 20;

/**
 * Whether a text without spaces is as random as passwords, keys and tokens of 20 and more characters are. `looksRandom` of
 * @ashlar/core refuses what people write, and starts at 32; here, hiding too much costs less than showing too much.
 */
export function isRandomText(text: string): boolean {
  if (text.length < SHORTEST || changes(text) < 0.12 || new Set(text).size < 7) return false;
  if (/^[0-9a-f]+$/i.test(text)) return true;
  if (new Set(text).size < 9 || text.replace(/[^A-Za-z0-9]/g, '').length < SHORTEST / 2) return false;
  return wordless(text) >= text.length * 0.4;
}

/** How many characters are left when what people read as words and numbers is taken out. */
const wordless = (text: string): number =>
  text
    .replace(CONSTRUCT_HASH, '')
    .replace(AWS_DIGITS, '')
    .split(/[-_./:,=\s]+/)
    .filter((part) => !isWord(part) && !isWords(part))
    .join('').length;

/** CDKTF's, behind the ids of constructs. */
const CONSTRUCT_HASH = /_[0-9A-F]{8}(?![A-Za-z0-9])/g;

/** At the end of ids of AWS: `targetgroup/web/6d0ecf831eec9f09`, `eks-vpc-0a1b2c3d4e5f67890`. */
const AWS_DIGITS = /(?<=[/-])([0-9a-f]{8}|[0-9a-f]{16,17})(?![A-Za-z0-9])/g;

/** `orders`, `Orders`, `ORDERS`, `orders2`, `2026`, `v2`. */
const isWord = (part: string) => /^([A-Z]?[a-z]+|[A-Z]+)\d{0,4}$|^\d*$|^.{1,2}$/.test(part);

/** `ReadChecksumsOfStates`: few capitals behind small letters, and a vowel now and then. */
function isWords(part: string): boolean {
  const digits = part.replace(/\D/g, '').length;
  if (!/^[A-Za-z\d]+$/.test(part) || digits > part.length / 14) return false;
  const humps = part.split(/(?<=[a-z])(?=[A-Z])/).length;
  return humps <= part.length / 4.5 && part.replace(/[^aeiou]/gi, '').length >= part.length / 4;
}

/** The share of neighbours that are of different kinds: small letters, capitals, digits, others. */
function changes(text: string): number {
  let [changed, last] = [0, kindOf(text.charCodeAt(0))];
  for (let at = 1; at < text.length; at++) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind !== last) changed++;
    last = kind;
  }
  return changed / (text.length - 1);
}

/** A digit, a small letter, a capital, or another character. */
function kindOf(code: number): 0 | 1 | 2 | 3 {
  if (code >= 97 && code <= 122) return 1;
  if (code >= 48 && code <= 57) return 0;
  return code >= 65 && code <= 90 ? 2 : 3;
}
