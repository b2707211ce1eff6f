import { HIDDEN } from './hidden.js';
import { isSecretKey, type Place, under } from './secret-keys.js';

/** What may stand between the name of a program and an option of it: of the same command, in lines that go on. */
const BETWEEN = '(?:[^\\n|;\\\\]|\\\\[^]){0,300}?[ \\t]';

/**
 * Programs that take passwords behind options of one letter, which mean something else everywhere else.
 *
 * asOf: 2026-11
 * source: the manual pages of curl, docker login, sshpass, mysql and redis-cli
 */
const PROGRAMS: readonly { readonly name: string; readonly option: string; readonly value: string }[] = [
  {
    name: 'curl',
    option: '(?:-u|--user|--proxy-user|-U)(?:[ \\t]+|=)?',
    value: '[^\\s:"\'\\\\]*:[^\\s"\'\\\\]+',
  },
  {
    name: '(?:docker|podman|nerdctl|helm registry) login',
    option: '-p(?:[ \\t]+|=)?',
    value: '[^\\s"\'\\\\]+',
  },
  { name: 'sshpass', option: '-p[ \\t]*', value: '[^\\s"\'\\\\]+' },
  {
    name: '(?:mysql|mysqldump|mysqladmin|mysqlimport|mariadb|mariadb-dump)',
    option: '-p',
    value: '[^\\s"\'\\\\]+',
  },
  { name: 'redis-cli', option: '-a[ \\t]+', value: '[^\\s"\'\\\\]+' },
];

const COMMANDS = PROGRAMS.map(
  ({ name, option, value }) =>
    new RegExp(`(?<![\\w-])(${name}(?![\\w-])${BETWEEN}${option}\\\\*["']?)(?!\\$)${value}`, 'g'),
);

/** Most texts have nothing to do with it. */
const RUNS_ONE = /curl|login|sshpass|mysql|mariadb|redis-cli/;

/** Commands without the passwords among their arguments: `curl -u app:x`, `mysql -px`. */
export const hideArguments = (text: string): string =>
  RUNS_ONE.test(text)
    ? COMMANDS.reduce((shown, command) => shown.replace(command, `$1${HIDDEN}`), text)
    : text;

/** Programs and the option whose next argument is a secret, for commands that are written as lists. */
const LISTED: readonly (readonly [program: RegExp, option: RegExp])[] = [
  [/(^|\/)curl$/, /^(-u|-U|--user|--proxy-user)$/],
  [/^login$/, /^-p$/],
  [/(^|\/)sshpass$/, /^-p$/],
  [/(^|\/)redis-cli$/, /^-a$/],
];

/** The place of each element of a list: behind `--password`, a secret stands. */
export function placesIn(place: Place, list: readonly unknown[]): (index: number) => Place {
  const options = LISTED.filter(([program]) =>
    list.some((one) => typeof one === 'string' && program.test(one)),
  );
  return (index) => {
    const [before, here] = [list[index - 1], list[index]];
    if (typeof before !== 'string' || typeof here !== 'string' || here.startsWith('-')) return place;
    const name = /^--?([A-Za-z][\w.-]{0,127})$/.exec(before)?.[1];
    if (name === undefined) return place;
    if (options.some(([, option]) => option.test(before))) return under(place, 'password');
    return isSecretKey(name) ? under(place, name) : place;
  };
}
