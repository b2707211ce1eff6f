import { didYouMean, is, isKnown, isRecord, type Problem, sortedEntries } from '@ashlar/core';
import { packTemplate, type PackChoices } from './pack-template.js';
import type { PackRule, RulePack } from './rule-pack.js';
import { rulePackProblems } from './rule-pack-problems.js';

/**
 * asOf: 2026-11
 * source: AWS Config API reference, PutConformancePack; AWS Config guide, "Service limits"
 */
const MAX_TEMPLATE_BYTES = 51_200;
const MAX_RULES = 130;
const MAX_PARAMETERS = 60;
const MAX_VALUE = 4_096;

/** Everything that AWS Config would refuse, and rules that would judge without knowing what is allowed. */
export function packProblems(pack: RulePack, { parameters, leaveOut }: PackChoices): Problem[] {
  const malformed = [
    ...rulePackProblems(pack),
    ...(parameters === undefined || isRecord(parameters)
      ? []
      : [{ what: is('parameters', parameters), fix: 'give values by rule: { RULE: { name: value } }' }]),
    ...(leaveOut === undefined || isRecord(leaveOut)
      ? []
      : [{ what: is('leaveOut', leaveOut), fix: 'give reasons by rule: { RULE: reason }' }]),
  ];
  if (malformed.length > 0) return malformed;
  const rules = new Map(pack.rules.map((rule) => [rule.identifier, rule]));
  const unknown = (prop: string, identifier: string): Problem[] =>
    rules.has(identifier)
      ? []
      : [
          {
            what: `${prop} names ${identifier}, which ${pack.name} does not have`,
            fix: `${didYouMean(identifier, [...rules.keys()])}use the identifier of a rule of the pack`,
          },
        ];
  const problems = [
    ...sortedEntries(leaveOut).flatMap(([identifier, because]) => [
      ...unknown('leaveOut', identifier),
      ...reasonProblems(identifier, because),
    ]),
    ...sortedEntries(parameters).flatMap(([identifier, values]) => [
      ...unknown('parameters', identifier),
      ...parameterProblems(rules.get(identifier), values, Object.hasOwn(leaveOut ?? {}, identifier)),
    ]),
    ...pack.rules
      .filter(({ identifier }) => !Object.hasOwn(leaveOut ?? {}, identifier))
      .flatMap((rule) => missingProblems(rule, parameters?.[rule.identifier])),
  ];
  return problems.length > 0 ? problems : sizeProblems(pack, { parameters, leaveOut });
}

const reasonProblems = (identifier: string, because: unknown): Problem[] =>
  typeof because === 'string' && because.trim() !== ''
    ? []
    : [{ what: `leaveOut.${identifier} gives no reason`, fix: 'say why: it is what an audit asks' }];

function parameterProblems(rule: PackRule | undefined, values: unknown, isLeftOut: boolean): Problem[] {
  if (rule === undefined) return [];
  const { identifier } = rule;
  const prop = `parameters.${identifier}`;
  if (!isRecord(values)) return [{ what: is(prop, values), fix: 'give values by name: { name: value }' }];
  const known = Object.keys(rule.parameters ?? {});
  return [
    ...(isLeftOut
      ? [{ what: `${identifier} is left out and has parameters`, fix: 'take it out of one of the two' }]
      : []),
    ...sortedEntries(values).flatMap(([name, value]) => [
      ...(known.includes(name)
        ? []
        : [
            {
              what: `${prop} has '${name}'`,
              fix: `${didYouMean(name, known)}${known.length === 0 ? 'the rule has no parameters' : `use ${known.join(', ')}`}`,
            },
          ]),
      ...valueProblems(`${prop}.${name}`, value),
    ]),
  ];
}

function valueProblems(prop: string, value: unknown): Problem[] {
  if (!isKnown(value)) return [];
  if (typeof value === 'string' && value !== '' && value.length <= MAX_VALUE) return [];
  const fix = `use a text of 1 to ${MAX_VALUE} characters; AWS Config takes numbers as texts too`;
  return [
    {
      what:
        typeof value === 'string' && value !== ''
          ? `${prop} has ${value.length} characters`
          : is(prop, value),
      fix,
    },
  ];
}

/** A parameter that is empty in the pack, and that nobody gives: the rule would judge by nothing. */
const missingProblems = ({ identifier, parameters = {} }: PackRule, given: unknown): Problem[] =>
  sortedEntries(parameters)
    .filter(([name, value]) => value === '' && !(isRecord(given) && Object.hasOwn(given, name)))
    .map(([name]) => ({
      what: `${identifier} has no ${name}, and the pack can't know it`,
      fix: `give parameters.${identifier}.${name}, or leave the rule out with a reason: leaveOut.${identifier}`,
    }));

function sizeProblems(pack: RulePack, choices: PackChoices): Problem[] {
  const { body, parameters } = packTemplate(pack, choices);
  const { Resources } = JSON.parse(body) as { Resources: object };
  const most = (count: number, what: string, limit: number): Problem[] =>
    count <= limit
      ? []
      : [
          {
            what: `the template of ${pack.name} has ${count} ${what}; AWS Config takes ${limit}`,
            fix: 'split the pack in two, or leave rules out',
          },
        ];
  return [
    ...most(Buffer.byteLength(body), 'bytes', MAX_TEMPLATE_BYTES),
    ...most(Object.keys(Resources).length, 'rules', MAX_RULES),
    ...most(Object.keys(parameters).length, 'parameters', MAX_PARAMETERS),
  ];
}
