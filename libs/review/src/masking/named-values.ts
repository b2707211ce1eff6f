import { placesIn } from './hide-arguments.js';
import { parsedJson } from '../parsed-json.js';
import type { SecretCollection } from './secret-collection.js';
import { pairName, type Place, placeIn } from './secret-keys.js';
import { isHiddenByName } from './secret-places.js';

/** JSON in a text that has no such word in it needs no reading. */
const WORTH_READING =
  /pass|pwd|secret|token|key|credential|connection|auth|pepper|pin|otp|dsn|salt|seed|cookie|webhook/i;

/** Collects what stands under names of secrets, also in pairs of name and value and in JSON that is written as a text. */
export function collectNamed(value: unknown, place: Place, into: SecretCollection): void {
  if (typeof value === 'string') collectText(value, place, into);
  else if (typeof value !== 'object' || value === null) {
    if (isHiddenByName(place, value)) into.add(value, 'suspected');
  } else if (Array.isArray(value)) {
    const placeAt = placesIn(place, value);
    for (const [index, element] of value.entries()) collectNamed(element, placeAt(index), into);
  } else {
    const pair = pairName(value as Readonly<Record<string, unknown>>);
    for (const [key, child] of Object.entries(value)) {
      if (child === null || child === '' || typeof child === 'boolean') continue;
      collectNamed(child, placeIn(place, key, pair), into);
    }
  }
}

function collectText(text: string, place: Place, into: SecretCollection): void {
  const parsed = parsedJson(text, (json) => place.isSecret || WORTH_READING.test(json));
  if (parsed !== undefined) collectNamed(parsed, place, into);
  else if (isHiddenByName(place, text)) into.add(text, 'suspected');
}
