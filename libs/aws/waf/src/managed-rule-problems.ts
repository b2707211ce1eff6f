import {
  didYouMean,
  is,
  isRecord,
  type Problem,
  textProblems,
  wholeNumberProblems,
  wordProblems,
} from '@ashlar/core';
import { ACTIONS } from './action-problems.js';
import { isManagedGroup, MANAGED_GROUPS } from './managed-groups.js';
import { regexProblems, type Scope } from './set-problems.js';
import { DEEPEST, statementProblems } from './statement-problems.js';
import { listProblems } from './value-problems.js';

const NAME = /^[\w-]{1,128}$/;
const NAME_FIX = 'use 1 to 128 letters, digits, hyphens and underscores';
const MOST_OVERRIDES = 100;

type Rule = Readonly<Record<string, unknown>>;

export function managedRuleProblems(prop: string, rule: Rule, scope: Scope): Problem[] {
  const { mode = 'block', version, scopeDown, overrides = {} } = rule;
  return [
    ...groupProblems(prop, rule),
    ...wordProblems(`${prop}.mode`, mode, ['block', 'count']),
    ...(version === undefined
      ? []
      : textProblems(
          `${prop}.version`,
          version,
          /^[\w.-]{1,64}$/,
          "use a version as AWS writes it: 'Version_1.5'",
        )),
    ...(scopeDown === undefined
      ? []
      : statementProblems(`${prop}.scopeDown`, scopeDown, DEEPEST.scopeDown, scope)),
    ...overrideProblems(`${prop}.overrides`, overrides),
  ];
}

function groupProblems(prop: string, rule: Rule): Problem[] {
  const { managedGroup } = rule;
  if (isRecord(managedGroup)) return marketplaceProblems(`${prop}.managedGroup`, managedGroup);
  if (!isManagedGroup(managedGroup)) {
    const known = Object.keys(MANAGED_GROUPS);
    const nearest = typeof managedGroup === 'string' ? didYouMean(managedGroup, known) : '';
    const fix = `${nearest}use one of ${known.join(', ')}, or { vendor, name, capacity } for the Marketplace`;
    return [{ what: is(`${prop}.managedGroup`, managedGroup), fix }];
  }
  const acknowledged = rule['costsExtra'] === true || !MANAGED_GROUPS[managedGroup].costsExtra;
  const bill = {
    what: `${prop}.managedGroup is '${managedGroup}', which AWS charges by the month and by the request besides the ACL`,
    fix: 'read its price at aws.amazon.com/waf/pricing and say costsExtra: true, or leave the group out',
  };
  return [...(acknowledged ? [] : [bill]), ...(SETTINGS[managedGroup]?.(prop, rule) ?? [])];
}

function marketplaceProblems(prop: string, { vendor, name, capacity }: Rule): Problem[] {
  return [
    ...textProblems(
      `${prop}.vendor`,
      vendor,
      /^(?!AWS$).{1,128}$/,
      "use the vendor's name; AWS's own groups go by name alone",
    ),
    ...textProblems(`${prop}.name`, name, NAME, NAME_FIX),
    ...wholeNumberProblems(`${prop}.capacity`, capacity, 1, 5000),
  ];
}

function overrideProblems(prop: string, overrides: unknown): Problem[] {
  if (!isRecord(overrides))
    return [{ what: is(prop, overrides), fix: "map rules to actions: { NoUserAgent_HEADER: 'count' }" }];
  const entries = Object.entries(overrides);
  const problems = entries.flatMap(([name, action]) => [
    ...(NAME.test(name) ? [] : [{ what: `${prop} has '${name}'`, fix: NAME_FIX }]),
    ...wordProblems(`${prop}.${name}`, action, ACTIONS),
  ]);
  if (entries.length <= MOST_OVERRIDES) return problems;
  return [
    { what: `${prop} has ${entries.length} rules`, fix: `override at most ${MOST_OVERRIDES}` },
    ...problems,
  ];
}

/** What the groups with settings need to be told. */
const SETTINGS: Readonly<Record<string, (prop: string, rule: Rule) => Problem[]>> = {
  AWSManagedRulesBotControlRuleSet: (prop, { inspectionLevel, machineLearning = false }) => {
    const problems = wordProblems(`${prop}.inspectionLevel`, inspectionLevel, ['COMMON', 'TARGETED']);
    if (typeof machineLearning !== 'boolean') {
      problems.push({ what: is(`${prop}.machineLearning`, machineLearning), fix: 'use true or false' });
    }
    if (machineLearning === true && inspectionLevel === 'COMMON') {
      const fix = "use inspectionLevel: 'TARGETED', or leave machineLearning out";
      problems.push({ what: `${prop}.machineLearning is on, which COMMON does not have`, fix });
    }
    return problems;
  },
  AWSManagedRulesATPRuleSet: (prop, { login }) =>
    formProblems(`${prop}.login`, login, ['path'], ['usernameField', 'passwordField']),
  AWSManagedRulesACFPRuleSet: (prop, { signUp }) =>
    formProblems(
      `${prop}.signUp`,
      signUp,
      ['pagePath', 'creationPath'],
      ['usernameField', 'passwordField', 'emailField'],
    ),
  AWSManagedRulesAntiDDoSRuleSet: (prop, { blockSensitivity = 'LOW', challengeExcept }) => [
    ...wordProblems(`${prop}.blockSensitivity`, blockSensitivity, ['HIGH', 'LOW', 'MEDIUM']),
    ...(challengeExcept === 'off'
      ? []
      : listProblems(
          `${prop}.challengeExcept`,
          challengeExcept,
          { min: 1, max: 5, what: "paths as regular expressions, or use 'off'" },
          (path, at) => regexProblems(at, path, 512),
        )),
  ],
};

function formProblems(
  prop: string,
  form: unknown,
  paths: readonly string[],
  fields: readonly string[],
): Problem[] {
  if (!isRecord(form)) {
    return [
      { what: is(prop, form), fix: `use an object with ${['payload', ...paths, ...fields].join(', ')}` },
    ];
  }
  return [
    ...wordProblems(`${prop}.payload`, form['payload'], ['FORM_ENCODED', 'JSON']),
    ...paths.flatMap((path) =>
      textProblems(`${prop}.${path}`, form[path], /^\/.{0,255}$/, "use a path: '/login'"),
    ),
    ...fields.flatMap((field) =>
      textProblems(
        `${prop}.${field}`,
        form[field],
        /^.{1,512}$/,
        "name a form field, or a JSON pointer: '/login/user'",
      ),
    ),
  ];
}
