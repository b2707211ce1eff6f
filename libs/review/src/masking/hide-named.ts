import { HIDDEN } from './hidden.js';
import { isSecretKey } from './secret-keys.js';
import { isShownUnderSecretName } from './secret-places.js';

/** `password = "x"`, `"MasterUserPassword": "x"`, `--token x`, `\"secret\":\"x\"`: in an ARN, a colon stands before the name. */
const NAMED =
  /(?<![\w:/.-])(?<head>(?:--?)?(?<open>\\*["'])?(?<name>[A-Za-z_][\w.-]{0,127})\k<open>(?:\s*=>?\s*|\s*:\s*|(?<=--[\w-]+)\s+))(?![\s[{])(?:(?<quote>\\*["'])(?<quoted>[^]*?)(?<!\\)\k<quote>|(?<bare>[^\s;&"'\\]+))/g;

/** Most texts have nothing to do with it. */
const NAMES_ONE =
  /(?:pass|pwd|secret|token|key|credential|connection|auth|pepper|pin|otp|dsn|salt|seed|cookie|webhook)[\w.-]{0,64}\\*["']?(?:\s*[=:]|\s)/i;

/** Texts without what is assigned to names of secrets. */
export function hideNamed(text: string): string {
  if (!NAMES_ONE.test(text)) return text;
  return text.replace(NAMED, (whole: string, ...rest: unknown[]) => {
    const { head, name, quote = '', quoted, bare } = rest.at(-1) as Readonly<Record<string, string>>;
    const value = quoted ?? bare ?? '';
    if (!isSecretKey(name?.split('.').at(-1) ?? '') || isShownUnderSecretName(value)) return whole;
    return `${head}${quote}${HIDDEN}${quote}`;
  });
}
