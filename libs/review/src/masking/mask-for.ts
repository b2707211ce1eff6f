import type { PlanJson } from '@ashlar/graph';
import type { ShownValue } from '../review.js';
import { collectSecrets } from './collect-secrets.js';
import { HIDDEN } from './hidden.js';
import { hideArguments, placesIn } from './hide-arguments.js';
import { hideBlocks } from './hide-blocks.js';
import { hideEncoded } from './hide-encoded.js';
import { hideNamed } from './hide-named.js';
import { hideShapes, isRandomByName } from './hide-shapes.js';
import { KnownSecrets } from './known-secrets.js';
import type { Mask } from './mask.js';
import { parsedJson } from '../parsed-json.js';
import { isCrossStackOutput, isProvenHarmless } from './remote-state-values.js';
import { meaningOf, pairName, type Place, placeIn, placeOf } from './secret-keys.js';
import { isHiddenByName } from './secret-places.js';
import { hidePatterns, userPatterns } from './user-patterns.js';

export interface MaskOptions {
  /** `none`: no value is shown, texts still go through the masks. */
  readonly values: 'masked' | 'none';
  /** Regular expressions as JavaScript writes them, with the flag `u`: whatever they match is hidden. @default - none */
  readonly patterns?: readonly string[];
}

/** Encodings in encodings, after which nobody looks further. */
const DEEPEST = 4;

/** A text comes up again soon or often: before and after, in each resource. What didn't for so many others is forgotten. */
const MOST_REMEMBERED = 10_000;

/** Decides what people may see of these plans, each of which may hold what another one hides. */
export function maskFor(plans: readonly PlanJson[], options: MaskOptions): Mask {
  return new PlanMask(new KnownSecrets(collectSecrets(plans)), options);
}

class PlanMask implements Mask {
  private readonly patterns: readonly RegExp[];
  private readonly isNone: boolean;
  private masked = new Map<string, string>();
  private maskedBefore = new Map<string, string>();

  constructor(
    private readonly secrets: KnownSecrets,
    options: MaskOptions,
  ) {
    this.patterns = userPatterns(options.patterns ?? []);
    this.isNone = options.values === 'none';
  }

  value(value: unknown, at: { readonly names: readonly string[]; readonly sensitive: boolean }): ShownValue {
    if (this.isNone || (at.sensitive && !isOpenOutput(at.names, value))) return { kind: 'hidden' };
    const shown = this.shown(value, placeOf(at.names));
    return shown === HIDDEN ? { kind: 'hidden' } : { kind: 'value', text: textOf(shown) };
  }

  text(text: string): string {
    const known = this.masked.get(text) ?? this.maskedBefore.get(text);
    const masked = known ?? this.hide(text, 0);
    if (this.masked.size >= MOST_REMEMBERED) {
      this.maskedBefore = this.masked;
      this.masked = new Map();
    }
    this.masked.set(text, masked);
    return masked;
  }

  /** A value with `(hidden)` at what must not be seen; the value itself when that is nothing. */
  private shown(value: unknown, place: Place): unknown {
    if (typeof value === 'string') return this.shownText(value, place);
    if (typeof value === 'number') return this.shownNumber(value, place);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const placeAt = placesIn(place, value);
      const elements = value.map((element, index) => this.shown(element, placeAt(index)));
      return elements.every((element, index) => element === value[index]) ? value : elements;
    }
    return this.shownObject(value as Readonly<Record<string, unknown>>, place);
  }

  private shownObject(object: Readonly<Record<string, unknown>>, place: Place): unknown {
    const pair = pairName(object);
    let isSame = true;
    const entries = Object.entries(object).map(([key, child]) => {
      const entry = [this.text(key), this.shown(child, placeIn(place, key, pair))] as const;
      if (entry[0] !== key || entry[1] !== child) isSame = false;
      return entry;
    });
    return isSame ? object : Object.fromEntries(entries);
  }

  private shownText(text: string, place: Place): string {
    if (text === '' || text === HIDDEN) return text;
    // The state keeps the SHA-1 of a script.
    if (meaningOf(place.last).isScript) return /^[0-9a-f]{40}$/.test(text) ? this.known(text) : HIDDEN;
    const parsed = parsedJson(text);
    if (parsed !== undefined) return this.written(text, parsed, place);
    if (isHiddenByName(place, text)) return HIDDEN;
    return isRandomByName(place.last, text) ? this.known(text) : this.text(text);
  }

  /** JSON that is written as a text stays as it is written when nothing is hidden in it. */
  private written(text: string, parsed: object, place: Place): string {
    const masked = this.shown(parsed, place);
    return this.known(masked === parsed ? text : JSON.stringify(masked));
  }

  private shownNumber(value: number, place: Place): number | string {
    if (isHiddenByName(place, value)) return HIDDEN;
    const text = String(value);
    return this.known(text) === text ? value : HIDDEN;
  }

  /** Without what is collected and what the user asked for, and nothing else. */
  private known(text: string): string {
    return hidePatterns(this.secrets.hide(text), this.patterns);
  }

  private hide(text: string, depth: number): string {
    if (isTooPlain(text)) return this.known(text);
    const open = hideShapes(hideArguments(hideNamed(hideBlocks(this.known(text)))));
    if (depth === DEEPEST) return open;
    return hideEncoded(open, (decoded) => {
      // What is no text looks random: it is searched for what is known, and not judged by its form.
      const isText = !decoded.includes('\uFFFD');
      return decoded !== (isText ? this.hide(decoded, depth + 1) : this.known(decoded));
    });
  }
}

/** CDKTF marks every output that another stack reads: most are ids, and what isn't plainly one stays hidden. */
const isOpenOutput = (names: readonly string[], value: unknown): boolean =>
  names[0] !== undefined && isCrossStackOutput(names[0]) && isProvenHarmless(names, value);

/** Too short for a key or a token, and with nothing that assigns or encodes. */
const isTooPlain = (text: string) => text.length < 12 && !/[^A-Za-z0-9_. /-]/.test(text);

const textOf = (shown: unknown): string =>
  typeof shown === 'string' ? shown : JSON.stringify(shown ?? null);
