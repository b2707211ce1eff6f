import { didYouMean, is, isRecord, type Problem, wordProblems } from '@ashlar/core';
import { PROVIDER } from './provider-floors.js';
import { providerProblems } from './provider-problems.js';
import type { DeploymentStrategy } from './strategy.js';
import { strategyLimits } from './strategy-limits.js';
import { percentProblems, rangeProblems } from './strategy-numbers.js';

type Given = Readonly<Record<string, unknown>>;
type ShiftType = 'blue-green' | 'canary' | 'linear';

const TYPES = ['rolling', 'blue-green', 'canary', 'linear'] as const;
const SHIFT_PROPS: Readonly<Record<ShiftType, readonly string[]>> = {
  'blue-green': [],
  canary: ['percent', 'minutes'],
  linear: ['percent', 'everyMinutes'],
};
const OWN_PROPS = {
  codedeploy: ['terminationWaitMinutes', 'consentWaitMinutes'],
  ecs: ['bakeMinutes'],
} as const;

/**
 * Everything that is wrong with a strategy. The compiler says most of it already; what comes out of data or plain
 * JavaScript is told here.
 *
 * @param provider the version of the AWS provider that will plan it, which decides what ECS can be told
 */
export function strategyProblems(strategy: DeploymentStrategy, provider: string = PROVIDER): Problem[] {
  const given: unknown = strategy;
  if (!isRecord(given)) {
    return [{ what: is('strategy', given), fix: "use an object: { type: 'rolling' }" }];
  }
  const { type } = given;
  if (type === 'rolling') return rollingProblems(given);
  if (!isShift(type)) return wordProblems('strategy.type', type, TYPES);
  const { by } = given;
  if (by === 'codedeploy') return codeDeployProblems(type, given);
  if (by === 'ecs') return [...ecsProblems(type, given), ...providerProblems(type, provider)];
  const nearest = typeof by === 'string' ? didYouMean(by, ['codedeploy', 'ecs']) : '';
  return [{ what: is('strategy.by', by), fix: `${nearest}use 'codedeploy', or 'ecs'` }];
}

const isShift = (type: unknown): type is ShiftType =>
  typeof type === 'string' && Object.keys(SHIFT_PROPS).includes(type);

function rollingProblems(given: Given): Problem[] {
  const { minimumHealthyPercent: least, maximumPercent: most } = given;
  return [
    ...foreignProblems(given, ['type'], ['minimumHealthyPercent', 'maximumPercent']),
    ...rangeProblems('strategy.minimumHealthyPercent', least, { min: 0, max: 100 }, 'optional'),
    ...rangeProblems('strategy.maximumPercent', most, { min: 100, max: 200 }, 'optional'),
  ];
}

function codeDeployProblems(type: ShiftType, given: Given): Problem[] {
  const limits = strategyLimits.codedeploy;
  return [
    ...foreignProblems(given, ['type', 'by'], [...SHIFT_PROPS[type], ...OWN_PROPS.codedeploy]),
    ...shiftProblems(type, given, limits),
    ...(type === 'linear' ? durationProblems(given) : []),
    ...rangeProblems(
      'strategy.terminationWaitMinutes',
      given['terminationWaitMinutes'],
      limits.terminationWaitMinutes,
      'optional',
    ),
    ...rangeProblems(
      'strategy.consentWaitMinutes',
      given['consentWaitMinutes'],
      limits.consentWaitMinutes,
      'optional',
    ),
  ];
}

function ecsProblems(type: ShiftType, given: Given): Problem[] {
  const limits = strategyLimits.ecs;
  return [
    ...foreignProblems(given, ['type', 'by'], [...SHIFT_PROPS[type], ...OWN_PROPS.ecs]),
    ...shiftProblems(type, given, limits),
    ...rangeProblems('strategy.bakeMinutes', given['bakeMinutes'], limits.bakeMinutes, 'optional'),
  ];
}

type Limits = (typeof strategyLimits)['codedeploy' | 'ecs'];

function shiftProblems(type: ShiftType, given: Given, limits: Limits): Problem[] {
  if (type === 'blue-green') return [];
  const [percents, wait] =
    type === 'canary'
      ? [limits.percent, { prop: 'strategy.minutes', minutes: given['minutes'] }]
      : [limits.linearPercent, { prop: 'strategy.everyMinutes', minutes: given['everyMinutes'] }];
  return [
    ...percentProblems(type, given['percent'], percents),
    ...rangeProblems(wait.prop, wait.minutes, limits.waitMinutes),
  ];
}

/** All steps of a linear shift together: the last one ends it, so there is one pause less than steps. */
function durationProblems({ percent, everyMinutes }: Given): Problem[] {
  if (typeof percent !== 'number' || typeof everyMinutes !== 'number' || !(percent >= 1)) return [];
  const pauses = Math.ceil(100 / percent) - 1;
  const { shiftMinutes, waitMinutes } = strategyLimits.codedeploy;
  if (everyMinutes > waitMinutes.max || pauses * everyMinutes <= shiftMinutes) return [];
  const what = `strategy takes ${pauses * everyMinutes} minutes: ${pauses} pauses of ${everyMinutes}; CodeDeploy shifts traffic within ${shiftMinutes}`;
  return [{ what, fix: `use everyMinutes: ${Math.floor(shiftMinutes / pauses)} or less, or larger steps` }];
}

/** What nothing would read, with a word about what is meant where it is known. */
const foreignProblems = (given: Given, kind: readonly string[], known: readonly string[]): Problem[] =>
  Object.keys(given)
    .filter((key) => given[key] !== undefined && ![...kind, ...known].includes(key))
    .map((key) => ({
      what: `strategy has '${key}'`,
      fix: MEANT[key] ?? `${didYouMean(key, known)}use ${known.join(', ')}`,
    }));

const MEANT: Readonly<Record<string, string>> = {
  circuitBreaker:
    "leave it out: it is on where it works, with 'rolling' and with 'blue-green' by 'ecs'; CodeDeploy has none, give it alarmNames",
  deploymentCircuitBreaker:
    "leave it out: it is on where it works, with 'rolling' and with 'blue-green' by 'ecs'",
  bakeMinutes: "leave it out, or use by: 'ecs'; CodeDeploy's word is terminationWaitMinutes",
  terminationWaitMinutes: "leave it out, or use by: 'codedeploy'; ECS's word is bakeMinutes",
  consentWaitMinutes: "leave it out, or use by: 'codedeploy'",
  minimumHealthyPercent: "leave it out: it is about type: 'rolling'",
  maximumPercent: "leave it out: it is about type: 'rolling'",
  by: "leave it out: ECS itself does a rolling deployment; or use 'blue-green', 'canary' or 'linear'",
};
