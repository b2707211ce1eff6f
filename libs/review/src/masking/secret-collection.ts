import { isHarmlessShape } from './harmless-shapes.js';
import { assignedSecrets } from './hide-named.js';
import { folded, type Secret } from './known-secrets.js';
import { parsedJson } from '../parsed-json.js';
import { isPlainWord } from './plain-words.js';

/**
 * How sure it is that a value is a secret. `marked`: Terraform marks this very value. `within`: it is a part of what is
 * marked as a whole. `suspected`: its name says so, or nothing says that it isn't.
 */
export type Certainty = 'marked' | 'within' | 'suspected';

/** Shorter than that, a text is found in most others: it is hidden at its own place only. */
const SHORTEST = 4;

/** Numbers that are only a part of what is marked, such as ports, are hidden elsewhere from this many digits on. */
const SHORTEST_NUMBER_WITHIN = 6;

/** A doubtful word shorter than that is hidden elsewhere only where it stands alone. */
const SHORTEST_DOUBTFUL_PART = 8;

/** A line of a secret of several lines that is worth hiding by itself: in a difference, lines stand alone. */
const SHORTEST_LINE = 8;

/** Up to the first `@`, and up to the last one: whoever forgets to encode a password has `@` and `/` in it. */
const PASSWORDS_IN_URL = [
  /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@:]*:([^\s/?#@]+)@/i,
  /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@:]*:(\S+)@/i,
];

/** The values that must not be seen wherever they stand, each once. */
export class SecretCollection {
  private readonly found = new Map<string, Secret>();

  add(value: unknown, certainty: Certainty): void {
    if (typeof value === 'number') this.addNumber(value, certainty);
    if (typeof value === 'string') this.addText(value, certainty);
  }

  /** In the order of their texts. */
  secrets(): Secret[] {
    return [...this.found.values()].sort((one, other) => (one.text < other.text ? -1 : 1));
  }

  private addNumber(value: number, certainty: Certainty): void {
    const digits = String(value).replace(/\D/g, '').length;
    if (digits >= (certainty === 'marked' ? SHORTEST : SHORTEST_NUMBER_WITHIN)) this.put(String(value), true);
  }

  private addText(written: string, certainty: Certainty): void {
    const text = written.trim();
    if (text.length < SHORTEST || isPlainWord(text)) return;
    if (certainty !== 'marked' && isHarmlessShape(text)) return;
    const isDoubtful = certainty !== 'marked' && text.length < SHORTEST_DOUBTFUL_PART;
    this.put(text, isDoubtful || /^\d{1,7}$/.test(text));
    this.addParts(text, certainty);
  }

  /** What may be copied out of it: a password of an address or a connection string, lines, values in JSON, what it encodes. */
  private addParts(text: string, certainty: Certainty): void {
    for (const pattern of PASSWORDS_IN_URL) {
      const password = pattern.exec(text)?.[1];
      if (password === undefined) continue;
      this.add(password, certainty);
      this.add(decodedUrl(password), certainty);
    }
    for (const value of assignedSecrets(text)) this.add(value, 'within');
    if (text.includes('\n'))
      for (const line of text.split('\n'))
        if (line.trim().length >= SHORTEST_LINE && !/^-----/.test(line)) this.add(line, 'within');
    for (const leaf of leavesOf(parsedJson(text))) this.add(leaf, 'within');
    const decoded = decodedBase64(text);
    if (decoded !== undefined) this.add(decoded, certainty);
  }

  private put(text: string, bounded: boolean): void {
    const key = folded(text);
    const before = this.found.get(key);
    if (before === undefined || (before.bounded && !bounded)) this.found.set(key, { text, bounded });
  }
}

function decodedUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function decodedBase64(text: string): string | undefined {
  if (text.length < 8 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return undefined;
  const decoded = Buffer.from(text, 'base64').toString();
  return decoded.length >= 6 && /^[\x20-\x7e\s]+$/.test(decoded) ? decoded : undefined;
}

/** Every text, number and boolean within a value. */
export const leavesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];
