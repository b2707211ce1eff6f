import { looksRandom, namesSecret, secretShape } from '@ashlar/core';

/** What stands where something was left out. */
const HIDDEN = '(hidden)';

/** What nobody but the support of AWS asks for, and what looks like a secret. */
const REQUEST_IDS = /(?:RequestID|HostID): [^,\s]*,? ?/g;

/** Values that the provider quotes when it contradicts itself. */
const QUOTED_VALUE = /cty\.(StringVal|NumberIntVal|MapVal|ObjectVal|ListVal|SetVal)\(.*\)/g;

/** What a program of a provisioner was and said. */
const PROVISIONER = /(Error running command )[^]*?(: exit status \d+\. Output: )[^]*/g;

const PRIVATE_KEY = /-----BEGIN [^-\n]*PRIVATE KEY[^]*?(-----END [^-\n]*-----|$)/g;

/** `password = "x"`, `"MasterUserPassword": "x"`, `token: x`, up to the value; in an ARN, no space follows a colon. */
const NAMED = /["']?([\w-]+)["']?(?:\s*=\s*|\s*:\s+|\s*:(?=["']))/g;

/** Stands before a value while the names are looked at. */
const MARK = '\u0000';
const MARKED_VALUE = new RegExp(`${MARK}("[^"]*"|'[^']*'|[^\\s,;}]+)`, 'g');

/** What Terraform says, fit for a terminal and a log that others read. A diagnostic may quote values. */
export function printable(text: string): string {
  return text
    .replace(REQUEST_IDS, '')
    .replace(PRIVATE_KEY, HIDDEN)
    .replace(PROVISIONER, `$1${HIDDEN}$2${HIDDEN}`)
    .replace(QUOTED_VALUE, (_, kind: string) => `cty.${kind}${HIDDEN}`)
    .replace(NAMED, (head: string, name: string) => (namesSecret(name) ? `${head}${MARK}` : head))
    .replace(MARKED_VALUE, HIDDEN)
    .replaceAll(MARK, '')
    .split('\n')
    .map(printableLine)
    .join('\n')
    .trim();
}

function printableLine(line: string): string {
  const masked = line.replace(/[^\s"'`,;()]+/g, (word) => (isSecret(word) ? HIDDEN : word));
  const shape = secretShape(masked);
  return shape === undefined ? masked : `(a line is hidden: it has ${shape} in it)`;
}

const isSecret = (word: string) => secretShape(word) !== undefined || looksRandom(word);
