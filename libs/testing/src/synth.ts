import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AppDefinition,
  describeWarning,
  type Environment,
  type Finding,
  ProjectStack,
  readStacks,
  synthesize,
  type Target,
} from '@ashlar/core';
import { StackView } from './stack-view.js';

/** An environment that is legal, and that no platform has. A test says only what differs. */
export const testEnvironment = (overrides: Partial<Environment> = {}): Environment => ({
  name: 'test',
  account: '123456789012',
  region: 'us-east-1',
  zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  ...overrides,
});

/** Synthesizes apps the way the command does, and returns every stack by its name. */
export function synthApps(...apps: readonly AppDefinition[]): ReadonlyMap<string, StackView> {
  const outdir = mkdtempSync(join(tmpdir(), 'ashlar-test-'));
  try {
    synthesize(apps, { outdir, warn: () => undefined });
    return new Map(readStacks(outdir).map((stack) => [stack.name, new StackView(stack)]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Synthesizes one stack, `demo-test-unit`, whose content the test builds. */
export function synthStack(build: (stack: ProjectStack) => void, environment = testEnvironment()): StackView {
  const [stack] = synthApps(oneStack(build, environment)).values();
  if (stack === undefined) throw new Error('nothing was synthesized');
  return stack;
}

/** What people are told, after a synthesis that went well, of the stack that the test builds. */
export function warningsOf(build: (stack: ProjectStack) => void, environment = testEnvironment()): string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'ashlar-test-'));
  const heard: string[] = [];
  try {
    const warn = (warning: Finding) => void heard.push(describeWarning(warning));
    synthesize([oneStack(build, environment)], { outdir, warn });
    return heard;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

const oneStack = (build: (stack: ProjectStack) => void, environment: Environment): AppDefinition => ({
  name: 'demo',
  environments: [environment],
  build: (target: Target) => build(new ProjectStack(target, 'unit')),
});
