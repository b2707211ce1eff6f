#!/usr/bin/env node
// `npm run lint [-- files]`: ESLint, after Nx has made its project graph. The rule about module boundaries reads
// that graph, and where there is none, as in a fresh clone, it would check nothing and say so in passing.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (/** @type {string} */ name) => join(root, 'node_modules/.bin', name);
const files = process.argv.length > 2 ? process.argv.slice(2) : ['.'];

const graph = spawnSync(bin('nx'), ['show', 'projects'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, NX_DAEMON: 'false', NX_CACHE_PROJECT_GRAPH: 'true' },
});
if (graph.status !== 0) process.exit(1);

const { status, stdout } = spawnSync(bin('eslint'), ['--max-warnings', '0', ...files], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['inherit', 'pipe', 'inherit'],
});
process.stdout.write(stdout);
process.exitCode = stdout.includes('rule will be skipped') ? 1 : (status ?? 1);
