import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { outputFolder, readStacks, refuse, type Selection } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import chokidar from 'chokidar';
import { type ExitCode, exitCodes } from '../../exit-codes.js';
import { loadApps } from '../../load-apps.js';
import type { Rebuilds, Workspace } from '../../workspace.js';
import { changedResources } from './changed-resources.js';
import { TypeCheck } from './type-check.js';

export interface WatchRequest extends Selection {
  readonly outdir?: string | undefined;
}

/** An editor writes several files at once, and some of them in several steps. */
const SETTLED_MS = 20;

/** Made by a synthesis, by Terraform or by npm. */
const MADE = /(^|\/)(cdktf\.out|\.terraform|node_modules|\.synthesis-[^/]*)(\/|$)/;

/** Synthesizes at every edit until it is interrupted. A refusal is printed, and what was written stays. */
export async function watch(
  workspace: Workspace,
  { app, environment, outdir: asked }: WatchRequest,
): Promise<ExitCode> {
  const { root, launcher } = workspace;
  const folder = asked === '' ? [{ what: '--output is empty', fix: 'name a folder' }] : [];
  const alone =
    launcher?.rebuilds === undefined
      ? [{ what: 'nothing bundles', fix: 'use node bin/ashlar.mjs watch' }]
      : [];
  refuse('the command', [...folder, ...alone]);
  // A misspelt app ends the command; what is wrong in an app is printed, and mended while we watch.
  if (app !== undefined && !(app in workspace.apps)) loadApps(workspace, app);

  const outdir = outputFolder(asked);
  const argv = [
    'synth',
    ...[app, environment].filter((word) => word !== undefined),
    '--force',
    '--output',
    outdir,
  ];
  const rebuilds = (await launcher?.rebuilds?.()) as Rebuilds;
  const types = new TypeCheck(root, print);
  let stacks: readonly WrittenStack[] = existsSync(join(outdir, 'manifest.json')) ? readStacks(outdir) : [];

  const round = async () => {
    const started = performance.now();
    types.stop();
    const { done, stderr } = await rebuilds.run(argv);
    const written = done ? readStacks(outdir) : stacks;
    const lines = changedResources(stacks, written);
    stacks = written;
    const took = `${((performance.now() - started) / 1000).toFixed(2)} s`;
    if (!done) print(`refused after ${took}; what was written before stays\n${stderr.trimEnd()}`);
    else
      print(
        [`synthesized in ${took}${lines.length === 0 ? ', no resource changed' : ''}`, ...lines].join('\n'),
      );
    if (done && stderr !== '') print(stderr.trimEnd());
    types.start();
  };
  await untilInterrupted(root, round);
  types.stop();
  await rebuilds.close();
  return exitCodes.done;
}

const print = (text: string) => void process.stdout.write(`${text}\n`);

/** Runs a round now and after each edit, one at a time. What is being written is written to its end. */
async function untilInterrupted(root: string, round: () => Promise<void>): Promise<void> {
  let [wanted, ended] = [true, false];
  let wake = () => undefined as void;
  const files = chokidar.watch(
    ['apps', 'libs', 'tsconfig.base.json', 'package-lock.json'].map((name) => join(root, name)),
    {
      ignoreInitial: true,
      ignored: (path) => MADE.test(relative(root, path).split(sep).join('/')),
    },
  );
  files.on('all', (event) => {
    if (event === 'addDir') return;
    wanted = true;
    wake();
  });
  const end = () => {
    ended = true;
    wake();
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  await new Promise<void>((ready) => files.once('ready', ready));
  print('watching; Ctrl-C ends it');
  while (!ended) {
    if (!wanted) await new Promise<void>((resolve) => (wake = resolve));
    if (ended) break;
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    wanted = false;
    await round();
  }
  await files.close();
  process.off('SIGINT', end).off('SIGTERM', end);
}
