import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Finding, ProjectStack, readStacks, synthesize } from '@ashlar/core';
import { StackView, testEnvironment } from '@ashlar/testing';
import { functionProblems } from './function-problems.js';
import type { LambdaFunctionProps } from './function-props.js';
import { LambdaFunction } from './lambda-function.js';

export const KEY = 'arn:aws:kms:us-east-1:123456789012:key/app';
export const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:demo-test-jobs';

/** A day on which the default runtime was neither ended nor near its end. */
export const A_GOOD_DAY = new Date('2026-01-15');

export const minimal: LambdaFunctionProps = {
  purpose: 'auth',
  code: { folder: 'functions/auth', handler: 'index.handler' },
  memory: 256,
  timeoutSeconds: 10,
  kmsKeyArn: KEY,
};

export const vpc = {
  vpcId: 'vpc-1',
  subnetIds: { 'us-east-1a': 'subnet-a', 'us-east-1b': 'subnet-b' },
} as const;

/** Files of the app that the tests synthesize. */
const SOURCES = {
  'functions/auth/index.js': 'exports.handler = async () => 1;',
  'functions/auth/handler.ts': 'export const handler = async (event: unknown) => event;',
};

/** Test support: synthesizes one stack in a workspace of its own, which is gone afterwards. */
export function buildStack(
  fill: (stack: ProjectStack) => void,
  warn: (warning: Finding) => void = () => undefined,
) {
  const workspace = mkdtempSync(join(tmpdir(), 'ashlar-function-'));
  jest.useFakeTimers({ now: A_GOOD_DAY });
  try {
    for (const [path, text] of Object.entries(SOURCES)) {
      const file = join(workspace, 'apps/demo', path);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, text);
    }
    const outdir = join(workspace, 'cdktf.out');
    const build = (target: ConstructorParameters<typeof ProjectStack>[0]) =>
      fill(new ProjectStack(target, 'unit'));
    synthesize([{ name: 'demo', environments: [testEnvironment()], build }], { workspace, outdir, warn });
    return new StackView(readStacks(outdir)[0] as ConstructorParameters<typeof StackView>[0]);
  } finally {
    jest.useRealTimers();
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** Test support: the smallest function that works, and what differs. */
export const build = (props: Partial<LambdaFunctionProps> = {}): StackView =>
  buildStack((stack) => void new LambdaFunction(stack, 'auth', { ...minimal, ...props }));

/** Test support: what is wrong with a function, without a synthesis. */
export const problems = (props: object, today = A_GOOD_DAY): string[] =>
  functionProblems({ ...minimal, ...props }, today).map(({ what }) => what);
