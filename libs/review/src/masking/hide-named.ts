import { HIDDEN } from './hidden.js';
import { isSecretKey } from './secret-keys.js';
import { isShownUnderSecretName } from './secret-places.js';

/**
 * `password = "x"`, `"MasterUserPassword": "x"`, `--token x`, `\"secret\":\"x\"`, `"--token", "x"`, up to the value, which
 * stands in the same line unless it is the next argument of a list. In an ARN, a colon stands before the name.
 */
const HEAD =
  /(?<![\w:/.-])(?:--?)?(?<open>\\*["'])?(?<name>[A-Za-z_][\w.-]{0,127})\k<open>(?:[ \t]*={1,3}>?[ \t]*|[ \t]*:[ \t]*|(?<=--[\w-]+)(?:[ \t]+|\\*["'],\s*|\r?\n[ \t]*-[ \t]+))/g;

/** In YAML, `|` says that the value stands below. */
const VALUE =
  /(?![\s[{]|[|>][-+\d]{0,2}[ \t]*(?:[\r\n\\]|$))(?:(?<quote>\\*["'])(?<quoted>[^]*?)(?<!\\)\k<quote>|(?<bare>[^\s;&"'\\]+))/y;

/** Most texts have nothing to do with it. */
const NAMES_ONE =
  /(?:pass|pwd|secret|token|key|credential|connection|auth|pepper|pin|otp|dsn|salt|seed|cookie|webhook)[\w.-]{0,64}\\*["']?(?:\s*[=:,]|\s)/i;

/** What a text assigns to the name of a secret, and where. */
interface Assigned {
  readonly value: string;
  readonly start: number;
}

/** Texts without what is assigned to names of secrets. */
export function hideNamed(text: string): string {
  let [shown, at] = ['', 0];
  for (const { value, start } of assignedIn(text)) {
    shown += text.slice(at, start) + HIDDEN;
    at = start + value.length;
  }
  return shown + text.slice(at);
}

export const assignedSecrets = (text: string): string[] => assignedIn(text).map(({ value }) => value);

/** What stands under a name that is no secret's is searched too: `run: app --password=x`. */
function assignedIn(text: string): Assigned[] {
  const found: Assigned[] = [];
  if (!NAMES_ONE.test(text)) return found;
  HEAD.lastIndex = 0;
  for (let head = HEAD.exec(text); head !== null; head = HEAD.exec(text)) {
    if (!isSecretKey(head.groups?.['name']?.split('.').at(-1) ?? '')) continue;
    VALUE.lastIndex = HEAD.lastIndex;
    const { quote = '', quoted, bare } = VALUE.exec(text)?.groups ?? {};
    const value = quoted ?? bare ?? '';
    if (isShownUnderSecretName(value)) continue;
    found.push({ value, start: HEAD.lastIndex + quote.length });
    HEAD.lastIndex += value.length + 2 * quote.length;
  }
  return found;
}
