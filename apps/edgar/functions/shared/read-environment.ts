export interface Environment<Name extends string> {
  readonly values: Readonly<Record<Name, string>>;
  /** Throws when anything is missing, or when a complaint is given for a variable: all of them at once. */
  refuseIf(complaints?: Readonly<Record<string, string | undefined>>): void;
}

/** Settings that the stack gives. None has a default that could reach another database, and no value is repeated in an error. */
export function readEnvironment<Name extends string>(
  env: NodeJS.ProcessEnv,
  names: readonly Name[],
): Environment<Name> {
  const missing = names.filter((name) => (env[name] ?? '') === '');
  const values = Object.fromEntries(names.map((name) => [name, env[name] ?? ''])) as Record<Name, string>;
  const refuseIf: Environment<Name>['refuseIf'] = (complaints = {}) => {
    const wrong = Object.entries(complaints)
      .filter(([name, complaint]) => complaint !== undefined && !(missing as string[]).includes(name))
      .map(([name, complaint]) => `${name} ${complaint}`);
    const problems = [...missing.map((name) => `${name} is missing`), ...wrong];
    if (problems.length > 0) throw new SettingsError(problems);
  };
  return { values, refuseIf };
}

export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(problems: readonly string[]) {
    super(`the function's environment: ${problems.join('; ')}`);
  }
}
