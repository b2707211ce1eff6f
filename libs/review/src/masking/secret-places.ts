import { secretShape } from '@ashlar/core';
import { isHarmlessShape } from './harmless-shapes.js';
import { isRandomText } from './random-text.js';
import { meaningOf, type Place } from './secret-keys.js';

/** Whether the names on the way to a value hide it. Switches and what is plainly no secret stay: `secret_arn`, `http_tokens`. */
export function isHiddenByName(place: Place, value: unknown): boolean {
  if (!place.isSecret || typeof value === 'boolean' || value === null || value === undefined) return false;
  const text = String(value);
  return !isShownUnderSecretName(text) && !identifies(place.last, text);
}

/** What isn't the secret though its name says so: small numbers, ids, ARNs of secrets, variables of shells. */
export const isShownUnderSecretName = (text: string): boolean =>
  text === '' || /^\d{1,3}$/.test(text) || /^\$(?!\{)[A-Za-z_]\w*$/.test(text) || isHarmlessShape(text);

/** `secrets[0].name`, `secrets[0].valueFrom`, `master_user_secret[0].kms_key_id`. */
const identifies = (name: string, text: string): boolean =>
  !meaningOf(name).isSecret &&
  (meaningOf(name).isAboutSomething || /^value_?from$/i.test(name)) &&
  /^[\w./:-]{1,128}$/.test(text) &&
  !isRandomText(text) &&
  secretShape(text) === undefined;
