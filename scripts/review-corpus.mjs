#!/usr/bin/env node
// `node scripts/review-corpus.mjs [case…]`: makes the plans of libs/review/corpus again with the real Terraform, all or the
// named ones. `--check` compares instead of writing; `--list` names the cases. Needs `terraform`, and for AWS moto and the provider.
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cases } from './review-corpus/cases.mjs';
import { placesFor } from './review-corpus/places.mjs';
import { runCase } from './review-corpus/run-case.mjs';
import { tables } from './review-corpus/tables.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const corpus = join(root, 'libs/review/corpus');
const { values: options, positionals: names } = parseArgs({
  options: {
    check: { type: 'boolean' },
    list: { type: 'boolean' },
    workers: { type: 'string', default: '2' },
  },
  allowPositionals: true,
});

const unknown = names.filter((name) => !cases.some((planCase) => planCase.name === name));
if (unknown.length > 0) {
  process.stderr.write(`there is no case ${unknown.join(', ')}; --list names them\n`);
  process.exit(64);
}
const chosen = cases.filter(({ name }) => names.length === 0 || names.includes(name));

/** @type {string[]} */
const failures = [];

/**
 * @param {string} file
 * @param {string} text
 */
function keep(file, text) {
  const path = join(corpus, file);
  if (!options.check) return writeFileSync(path, text);
  if (readFileSync(path, 'utf8') !== text) failures.push(`${file} is not what Terraform makes today`);
}

/**
 * @param {import('./review-corpus/run-case.mjs').Place} place
 * @param {import('./review-corpus/plan-case.mjs').PlanCase[]} queue shared by all who work on it
 */
async function work(place, queue) {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const started = performance.now();
    try {
      const plan = await runCase(next, place);
      keep(`${next.name}.plan.json`, plan);
      const [seconds, size] = [(performance.now() - started) / 1000, plan.length / 1000];
      process.stdout.write(`${next.name}  ${seconds.toFixed(1)} s  ${size.toFixed(1)} KB\n`);
    } catch (error) {
      failures.push(`${next.name}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

if (options.list) process.stdout.write(cases.map(({ name }) => `${name}\n`).join(''));
else {
  mkdirSync(corpus, { recursive: true });
  mkdirSync(join(root, '.cache'), { recursive: true });
  const scratch = mkdtempSync(join(root, '.cache', 'review-corpus-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  for (const needs of /** @type {const} */ (['builtin', 'aws'])) {
    const queue = chosen.filter((planCase) => planCase.needs === needs);
    if (queue.length === 0) continue;
    const workers = Math.min(Number(options.workers), queue.length);
    const places = await placesFor(needs, { root, scratch, workers });
    await Promise.all(places.all.map((place) => work(place, queue)));
    places.close();
  }
  for (const [file, text] of await tables(cases, corpus)) keep(file, text);
  for (const failure of failures) process.stderr.write(`${failure}\n`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
