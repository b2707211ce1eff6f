import { is, isRecord, type Problem } from '@ashlar/core';

/** What keeps a pack from being one: those of this library are, and one of your own may not be. */
export function rulePackProblems(pack: unknown): Problem[] {
  if (!isRecord(pack) || !Array.isArray(pack['rules'])) {
    return [{ what: is('pack', pack), fix: 'give a pack with its rules: hipaaSecurity' }];
  }
  const rules: unknown[] = pack['rules'];
  const malformed = rules.flatMap((rule, index) =>
    isRule(rule)
      ? []
      : [
          {
            what: is(`pack.rules[${index}]`, rule),
            fix: "use { identifier: 'ACCESS_KEYS_ROTATED', name: 'access-keys-rotated' }, with texts as parameters",
          },
        ],
  );
  return [
    ...(matches(pack['name'], /^[a-z][a-z0-9-]*$/)
      ? []
      : [{ what: is('pack.name', pack['name']), fix: "use lower-case words: 'hipaa-security'" }]),
    ...malformed,
    ...(malformed.length > 0 ? [] : (['identifier', 'name'] as const).flatMap((key) => twice(rules, key))),
  ];
}

const matches = (value: unknown, pattern: RegExp) => typeof value === 'string' && pattern.test(value);

const isRule = (rule: unknown): boolean =>
  isRecord(rule) &&
  matches(rule['identifier'], /^[A-Z0-9_]+$/) &&
  matches(rule['name'], /^[a-z0-9]+(-[a-z0-9]+)*$/) &&
  [rule['resourceTypes'] ?? []].every((types) => Array.isArray(types) && types.every(isText)) &&
  [rule['parameters'] ?? {}].every((texts) => isRecord(texts) && Object.values(texts).every(isText));

const isText = (value: unknown) => typeof value === 'string';

/** Rules are told apart by both: a choice for one would be a choice for the other. */
function twice(rules: readonly unknown[], key: 'identifier' | 'name'): Problem[] {
  const values = rules.map((rule) => String((rule as Readonly<Record<string, unknown>>)[key]));
  return [...new Set(values.filter((value, index) => values.indexOf(value) < index))].map((value) => ({
    what: `pack.rules has the ${key} ${value} twice`,
    fix: 'take one of them out, or put it into a pack of its own',
  }));
}
