// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * A change of a source that shows in the JSON of a stack.
 * @typedef {{ source: string, from: string, to: string, json: string }} Edit
 */

const PATIENCE_MS = 60_000;
/** How long nothing is done before the edit, as when a person reads. */
const PAUSE_MS = 2_000;

let turns = 0;

/**
 * The time from writing a source to the JSON file's being replaced, while `ashlar watch` runs. Of CPU and memory nothing is known.
 * @param {string} workspace
 * @param {readonly string[]} words the app and the environment that are watched
 * @param {Edit} edit
 * @param {string} scratch
 * @returns {Promise<import('./measure.mjs').Cost>}
 */
export async function editToJson(workspace, words, { source, from, to, json }, scratch) {
  const folder = mkdtempSync(join(scratch, 'watched-'));
  const out = join(folder, 'out');
  const written = join(out, 'stacks', json, 'cdk.tf.json');
  const file = join(workspace, source);
  const before = readFileSync(file, 'utf8');
  const mark = `TURN${++turns}`;
  const after = before.replace(from, to.replace('TURN', mark));
  if (after === before) throw new Error(`${source} has no ${from}`);

  const watching = startWatch(workspace, [...words, '--output', out]);
  try {
    await watching.until(() => existsSync(written));
    await wait(PAUSE_MS);
    const old = statSync(written).ino;
    const started = performance.now();
    writeFileSync(file, after);
    await watching.until(() => statSync(written).ino !== old && readFileSync(written, 'utf8').includes(mark));
    return { wall: (performance.now() - started) / 1000 };
  } finally {
    await watching.stop();
    writeFileSync(file, before);
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} cwd
 * @param {readonly string[]} words
 */
function startWatch(cwd, words) {
  const child = spawn(process.execPath, [join('bin', 'ashlar.mjs'), 'watch', ...words], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const ended = new Promise((resolve) => child.once('close', resolve));
  return {
    /** @param {() => boolean} condition */
    async until(condition) {
      const deadline = performance.now() + PATIENCE_MS;
      while (!condition()) {
        if (child.exitCode !== null) throw new Error(`ashlar watch ended: ${said.trim()}`);
        if (performance.now() > deadline) throw new Error(`ashlar watch wrote nothing: ${said.trim()}`);
        await wait(2);
      }
    },
    async stop() {
      child.kill('SIGINT');
      await ended;
    },
  };
}
