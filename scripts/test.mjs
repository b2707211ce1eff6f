#!/usr/bin/env node
// `npm test`: everything that proves the repository, from a fresh clone. Ends with `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, '.cache', 'test');
mkdirSync(cache, { recursive: true });

let passed = 0;
let failed = 0;

/**
 * Runs a program of this repository.
 * @param {string[]} args
 * @returns {Promise<boolean>} whether it ended well
 */
function node(...args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    child.once('close', (code) => resolve(code === 0));
  });
}

const bin = (/** @type {string} */ path) => join(root, 'node_modules', path);

/**
 * A check that passes or fails as a whole.
 * @param {string} name
 * @param {string[]} args
 */
async function check(name, ...args) {
  const started = performance.now();
  const ok = await node(...args);
  if (ok) passed++;
  else failed++;
  process.stdout.write(
    `${ok ? 'passed' : 'FAILED'}  ${name}  ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  );
  return ok;
}

/**
 * A project of jest, whose tests are counted one by one.
 * @param {string} project
 * @param {string[]} args
 */
async function tests(project, ...args) {
  const results = join(cache, `${project}.json`);
  rmSync(results, { force: true });
  const ok = await node(
    bin('jest/bin/jest.js'),
    '--selectProjects',
    project,
    '--json',
    `--outputFile=${results}`,
    ...args,
  );
  if (!existsSync(results)) return void failed++;
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(results, 'utf8'),
  );
  passed += numPassedTests;
  failed += numFailedTests + numRuntimeErrorTestSuites;
  if (!ok && numFailedTests + numRuntimeErrorTestSuites === 0) failed++;
}

const ready = await check('toolchain: Terraform, moto, provider', 'bin/ashlar.mjs', 'setup');
await check('format', bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.');
await check('lint and module boundaries', 'scripts/lint.mjs');
await check('types', bin('typescript/bin/tsc'), '-p', 'tsconfig.json');
await check('list of stacks (nx sync:check)', bin('nx/dist/bin/nx.js'), 'sync:check');
await tests('unit', '--maxWorkers=2');
// Terraform and the emulator mostly wait: more of them fit than there are cores.
if (ready) await tests('e2e', '--maxWorkers=3');

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
