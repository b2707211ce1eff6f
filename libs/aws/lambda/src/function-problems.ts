import {
  is,
  isKnown,
  isRecord,
  keyArnProblems,
  type Problem,
  sortedEntries,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
  wordProblems,
} from '@ashlar/core';
import { asynchronousProblems, targetProblems } from './asynchronous.js';
import { callerProblems } from './caller-problems.js';
import { environmentProblems } from './environment-problems.js';
import { codeProblems } from './function-code.js';
import type { LambdaFunctionProps } from './function-props.js';
import { optionalNumberProblems } from './optional-number.js';
import { mostProvisioned, provisionedProblems } from './provisioned-concurrency.js';
import { queueProblems } from './queue-source.js';
import { runtimeProblems } from './runtime-support.js';
import { scheduleProblems } from './schedule-source.js';

/**
 * asOf: 2026-11
 * source: Lambda developer guide, "Lambda quotas"; 1000 calls at once is the quota of an account and region, 100 of which stay
 *   unreserved
 */
export const lambdaQuotas = {
  memory: { min: 128, max: 10_240 },
  timeoutSeconds: { min: 1, max: 900 },
  ephemeralStorage: { min: 512, max: 10_240 },
  layers: 5,
  subnets: 16,
  securityGroups: 5,
  concurrency: 1000,
  unreserved: 100,
} as const;

const KNOWN: Readonly<Record<keyof LambdaFunctionProps, true>> = {
  ...{ purpose: true, code: true, runtime: true, architecture: true, memory: true, timeoutSeconds: true },
  ...{ ephemeralStorage: true, environment: true, harmless: true, layers: true, kmsKeyArn: true },
  ...{ logging: true, may: true, vpc: true, alias: true, owners: true, reservedConcurrency: true },
  ...{ accountConcurrency: true, provisionedConcurrency: true, asynchronous: true, deadLetter: true },
  ...{ queues: true, schedules: true, callers: true, codeSigningConfigArn: true },
};

/** What keeps a function from being made, or from doing what is asked of it. */
export function functionProblems(props: LambdaFunctionProps, today: Date): Problem[] {
  const { memory, timeoutSeconds, ephemeralStorage, code } = props;
  const quotas = lambdaQuotas;
  const isImage = isRecord(code) && 'image' in code;
  return [
    ...strangerProblems('the function', props, Object.keys(KNOWN)),
    ...textProblems(
      'purpose',
      props.purpose,
      /^[a-z][a-z0-9-]*$/,
      "use lower-case words and hyphens: 'auth'",
    ),
    ...codeProblems(code),
    ...(isImage ? imageProblems(props) : zipProblems(props, today)),
    ...(props.architecture === undefined
      ? []
      : wordProblems('architecture', props.architecture, ['arm64', 'x86_64'])),
    ...wholeNumberProblems('memory', memory, quotas.memory.min, quotas.memory.max),
    ...wholeNumberProblems(
      'timeoutSeconds',
      timeoutSeconds,
      quotas.timeoutSeconds.min,
      quotas.timeoutSeconds.max,
    ),
    ...optionalNumberProblems(
      'ephemeralStorage',
      ephemeralStorage,
      quotas.ephemeralStorage.min,
      quotas.ephemeralStorage.max,
    ),
    ...environmentProblems(props.environment, props.harmless),
    ...layerProblems(props.layers),
    ...keyArnProblems('kmsKeyArn', props.kmsKeyArn),
    ...loggingProblems(props.logging),
    ...(props.may === undefined || Array.isArray(props.may)
      ? []
      : [{ what: is('may', props.may), fix: 'list statements' }]),
    ...vpcProblems(props.vpc),
    ...aliasProblems(props),
    ...concurrencyProblems(props),
    ...asynchronousProblems(props.asynchronous),
    ...targetProblems('deadLetter', props.deadLetter),
    ...queueProblems(props.queues, timeoutSeconds),
    ...scheduleProblems(props.schedules),
    ...callerProblems(props.callers, timeoutSeconds),
  ];
}

export const DEFAULT_RUNTIME = 'nodejs22.x';

function zipProblems({ code, runtime = DEFAULT_RUNTIME }: LambdaFunctionProps, today: Date): Problem[] {
  const problems = runtimeProblems(runtime, today);
  const isBundled = isRecord(code) && 'entry' in code;
  if (problems.length > 0 || !isBundled || runtime.startsWith('nodejs')) return problems;
  return [
    {
      what: `runtime is '${runtime}', and code.entry is bundled for Node`,
      fix: 'give code.folder, or a nodejs runtime',
    },
  ];
}

function imageProblems({ runtime, layers }: LambdaFunctionProps): Problem[] {
  const given = { runtime, layers };
  return Object.entries(given).flatMap(([prop, value]) =>
    value === undefined
      ? []
      : [{ what: `${prop} is given, and code is an image`, fix: `leave ${prop} out: the image holds it` }],
  );
}

const LAYER = /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:layer:[\w-]+:\d+$/;

function layerProblems(layers: unknown): Problem[] {
  if (layers === undefined) return [];
  if (!Array.isArray(layers)) return [{ what: is('layers', layers), fix: 'list ARNs of layer versions' }];
  const count = lambdaQuotas.layers;
  return [
    ...(layers.length > count
      ? [{ what: `layers are ${layers.length}; Lambda takes ${count}`, fix: 'bundle what they hold' }]
      : []),
    ...layers.flatMap((layer, index) =>
      textProblems(`layers[${index}]`, layer, LAYER, 'give the ARN with its version'),
    ),
  ];
}

function loggingProblems(logging: unknown): Problem[] {
  if (logging === undefined) return [];
  const fix = 'give { retentionDays, keep, level }, or leave it out';
  if (!isRecord(logging)) return [{ what: is('logging', logging), fix }];
  const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
  return [
    ...strangerProblems('logging', logging, ['retentionDays', 'keep', 'level']),
    ...(logging['level'] === undefined ? [] : wordProblems('logging.level', logging['level'], levels)),
  ];
}

function vpcProblems(vpc: unknown): Problem[] {
  if (vpc === undefined) return [];
  const fix = 'give { vpcId, subnetIds }, subnets by zone';
  if (!isRecord(vpc) || !isRecord(vpc['subnetIds'])) return [{ what: is('vpc', vpc), fix }];
  const { subnets, securityGroups } = lambdaQuotas;
  const count = Object.keys(vpc['subnetIds']).length;
  const joined = isRecord(vpc['joins']) ? Object.keys(vpc['joins']).length : 0;
  return [
    ...strangerProblems('vpc', vpc, ['vpcId', 'subnetIds', 'egress', 'joins']),
    ...(typeof vpc['vpcId'] === 'string' ? [] : [{ what: is('vpc.vpcId', vpc['vpcId']), fix }]),
    ...(count >= 1 && count <= subnets
      ? []
      : [{ what: `vpc.subnetIds has ${count} subnets`, fix: `name 1 to ${subnets}` }]),
    ...(joined < securityGroups
      ? []
      : [
          {
            what: `vpc.joins has ${joined} groups`,
            fix: `name at most ${securityGroups - 1}: the function has one itself`,
          },
        ]),
  ];
}

function aliasProblems({ alias, provisionedConcurrency, owners }: LambdaFunctionProps): Problem[] {
  const problems: Problem[] = [];
  if (alias !== undefined) {
    const fix = "use letters, digits, _ and -, not digits alone: 'live'; or 'none'";
    problems.push(...textProblems('alias', alias, /^(?!\d+$)[\w-]{1,128}$/, fix));
  }
  if (owners !== undefined) {
    if (!isRecord(owners)) problems.push({ what: is('owners', owners), fix: "give { code: 'ci' }" });
    else {
      problems.push(...strangerProblems('owners', owners, ['code']));
      if (owners.code !== undefined)
        problems.push(...wordProblems('owners.code', owners.code, ['terraform', 'ci']));
    }
  }
  if (alias === 'none' && provisionedConcurrency !== undefined) {
    const fix = 'give the function an alias; Lambda starts nothing ahead for what was uploaded last';
    problems.push({ what: "provisionedConcurrency is given, and alias is 'none'", fix });
  }
  return problems;
}

function concurrencyProblems(props: LambdaFunctionProps): Problem[] {
  const {
    reservedConcurrency,
    accountConcurrency = lambdaQuotas.concurrency,
    provisionedConcurrency,
  } = props;
  const most = accountConcurrency - lambdaQuotas.unreserved;
  const problems = [
    ...wholeNumberProblems('accountConcurrency', accountConcurrency, lambdaQuotas.unreserved, 1_000_000),
    ...provisionedProblems(provisionedConcurrency),
  ];
  if (problems.length > 0) return problems;
  if (reservedConcurrency !== undefined && isKnown(reservedConcurrency)) {
    if (!Number.isInteger(reservedConcurrency) || reservedConcurrency < 0 || reservedConcurrency > most) {
      const fix = `use 0 to ${most}: of accountConcurrency (${accountConcurrency}), ${lambdaQuotas.unreserved} stay for all others`;
      return [{ what: is('reservedConcurrency', reservedConcurrency), fix }];
    }
  }
  const limit = reservedConcurrency ?? most;
  const name = reservedConcurrency === undefined ? 'what the account has' : 'reservedConcurrency';
  const warm = provisionedConcurrency === undefined ? 0 : mostProvisioned(provisionedConcurrency);
  if (warm > limit) {
    const fix = `lower it to ${limit}, or raise the other`;
    problems.push({ what: `provisionedConcurrency is up to ${warm}, above ${name} (${limit})`, fix });
  }
  const byQueue = isRecord(props.queues) ? sortedEntries<unknown>(props.queues) : [];
  for (const [key, source] of byQueue) {
    const most = isRecord(source) ? Number(source['maximumConcurrency'] ?? 0) : 0;
    if (!(most > limit)) continue;
    const what = `queues.${key}.maximumConcurrency is ${most}, above ${name} (${limit}): messages would be throttled into the dead-letter queue`;
    problems.push({ what, fix: `lower it to ${limit}` });
  }
  return problems;
}
