import { namesSecret, type Problem, secretIn } from '@ashlar/core';

/**
 * Secrets that would stand in plain text, where everyone reads them who may read the state, the plan or the
 * resource. The messages never hold a value.
 *
 * It is a net and no proof: what is short, or a phrase of words under a harmless name, goes through.
 */
export function secretProblems(
  prop: string,
  variables: Readonly<Record<string, string>>,
  harmless: Readonly<Record<string, string>> = {},
): Problem[] {
  const problems = Object.entries(variables).flatMap(([name, value]) => {
    const kind = name in harmless ? undefined : secretIn(name, value);
    return kind === undefined ? [] : [plainText(`${prop}.${name}`, kind, name)];
  });
  return [...problems, ...harmlessProblems(prop, variables, harmless)];
}

/** The same for the words of a command line. */
export function commandProblems(prop: string, words: readonly string[]): Problem[] {
  return words.flatMap((word, index) => {
    const assignment = /^-{0,2}([A-Za-z][\w-]*)=(.+)$/s.exec(word);
    const [, name = '', value = ''] = assignment ?? [];
    const kind =
      assignment !== null && namesSecret(name) && !isShellVariable(value)
        ? 'a secret by its name'
        : secretIn('', word);
    return kind === undefined ? [] : [plainText(`${prop}[${index}]`, kind)];
  });
}

const isShellVariable = (value: string) => /^"?\$(?:\$\{|[A-Za-z_(])/.test(value);

const plainText = (where: string, kind: string, name?: string): Problem => ({
  what: `${where} is ${kind}, and would stand in plain text in the state and in the task definition`,
  fix:
    name === undefined
      ? 'give the value as one of `secrets`, and let the command read the variable'
      : `move it to secrets.${name} as { secretArn, kmsKeyArn }; if it is none, say why in harmless.${name}`,
});

function harmlessProblems(
  prop: string,
  variables: Readonly<Record<string, string>>,
  harmless: Readonly<Record<string, string>>,
): Problem[] {
  const container = prop.replace(/\.?environment$/, '');
  const where = container === '' ? 'harmless' : `${container}.harmless`;
  return Object.entries(harmless).flatMap(([name, reason]) => {
    if (!(name in variables) || secretIn(name, variables[name]) === undefined) {
      const what = `${where}.${name} is about a variable that is not there or does not look like a secret`;
      return [{ what, fix: 'leave it out' }];
    }
    if (typeof reason === 'string' && reason.trim() !== '') return [];
    return [{ what: `${where}.${name} is empty`, fix: 'say why the value is no secret' }];
  });
}
