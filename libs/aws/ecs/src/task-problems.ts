import { didYouMean, is, isRecord, keyArnProblems, type Problem } from '@ashlar/core';
import { retentionProblems } from '@ashlar/log-group';
import { containerProblems } from './container-problems.js';
import { sizeProblems } from './fargate-size.js';
import type { TaskProps } from './task-props.js';
import { optionalNumberProblems } from './whole-number.js';

/** asOf: 2026-11, source: Amazon ECS and VPC service quotas, "subnets per service" and "security groups per interface" */
const MAX_SUBNETS = 16;
const MAX_SECURITY_GROUPS = 5;

const PARTS = {
  cluster: 'give the `cluster` of an EcsCluster',
  containers: 'give containers by name: { api: { image } }',
  logging: 'give { kmsKeyArn }, or { logGroup }',
  subnetIds: 'give private subnets by zone',
} as const;

/** Parts that are not there at all, in data or plain JavaScript: without them, nothing else can be looked at. */
export const missingParts = (props: TaskProps): Problem[] =>
  Object.entries(PARTS).flatMap(([part, fix]) => {
    const given: unknown = props[part as keyof typeof PARTS];
    return isRecord(given) ? [] : [{ what: is(part, given), fix }];
  });

/** What is wrong with a task, whoever starts it. */
export function taskProblems(
  props: TaskProps,
  { imagesOwnedByCi }: { readonly imagesOwnedByCi: boolean },
): Problem[] {
  return [
    ...sizeProblems(props.size),
    ...wordProblems(props),
    ...containerProblems(props.containers, {
      size: props.size ?? { cpu: 0, memory: 0 },
      imagesOwnedByCi,
    }),
    ...(props.logging.logGroup ? [] : keyArnProblems('logging.kmsKeyArn', props.logging.kmsKeyArn)),
    ...retentionProblems('logging.retentionDays', props.logging.retentionDays),
    ...placeProblems(props),
    ...execProblems(props),
    ...optionalNumberProblems('ephemeralStorageGiB', props.ephemeralStorageGiB, 21, 200),
  ];
}

/** What the compiler refuses already, for words that come out of data. */
function wordProblems({ architecture, logging }: TaskProps): Problem[] {
  const words = [
    { prop: 'architecture', word: architecture, known: ['X86_64', 'ARM64'] },
    { prop: 'logging.mode', word: logging.mode, known: ['blocking', 'non-blocking'] },
  ];
  return words
    .filter(({ word, known }) => word !== undefined && !known.includes(word))
    .map(({ prop, word, known }) => ({
      what: `${prop} is '${String(word)}'`,
      fix: `${didYouMean(String(word), known)}use ${known.join(' or ')}`,
    }));
}

function placeProblems({ subnetIds, joins = {} }: TaskProps): Problem[] {
  const problems: Problem[] = [];
  const [subnets, groups] = [Object.keys(subnetIds).length, Object.keys(joins).length + 1];
  if (subnets === 0 || subnets > MAX_SUBNETS) {
    const fix = `give 1 to ${MAX_SUBNETS} private subnets, by zone`;
    problems.push({ what: `subnetIds has ${subnets}`, fix });
  }
  if (groups > MAX_SECURITY_GROUPS) {
    const what = `joins has ${groups - 1}; with its own, a task would have ${groups} security groups, and AWS takes ${MAX_SECURITY_GROUPS}`;
    problems.push({ what, fix: `join ${MAX_SECURITY_GROUPS - 1} at most` });
  }
  return problems;
}

function execProblems({ exec, cluster }: TaskProps): Problem[] {
  if (!exec || cluster.exec !== undefined) return [];
  const fix = 'use the `cluster` of an EcsCluster, or give cluster.exec: { logGroupArn, kmsKeyArn }';
  return [{ what: 'exec is on, and the cluster keeps no record of sessions', fix }];
}
