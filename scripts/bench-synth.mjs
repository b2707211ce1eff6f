#!/usr/bin/env node
// `npm run bench:synth`: synthesis of everything, ours against the template's default, side by side in one run.
//
// CPU time is user and system time of the whole process tree, memory the largest resident set of any of its
// Node processes. Runs are interleaved; the table shows medians and ratios. Nothing here fails: it measures.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rounds = Number(process.env.ROUNDS ?? 5);
mkdirSync(join(root, '.cache'), { recursive: true });
const scratch = mkdtempSync(join(root, '.cache', 'bench-'));

// The same apps through the template's default: every app in one process, types checked by ts-node.
const apps = readdirSync(join(root, 'apps')).filter((name) =>
  existsSync(join(root, 'apps', name, 'src/app.ts')),
);
const imports = apps.map((app) => `import { app as ${app} } from '../../apps/${app}/src/app.js';`);
writeFileSync(
  join(scratch, 'main.ts'),
  [`import { runSynthesis } from '@ashlar/core';`, ...imports, `runSynthesis([${apps.join(', ')}]);`].join(
    '\n',
  ),
);
writeFileSync(
  join(scratch, 'tsconfig.json'),
  JSON.stringify({
    extends: '../../tsconfig.base.json',
    compilerOptions: {
      module: 'commonjs',
      moduleResolution: 'node10',
      ignoreDeprecations: '6.0',
      verbatimModuleSyntax: false,
      // A base of the root would take the import of 'cdktf' for the file cdktf.json.
      baseUrl: '.',
      paths: {
        '@ashlar/*': ['libs', 'libs/aws', 'libs/blocks'].map((place) => `../../${place}/*/src/index.ts`),
      },
    },
    'ts-node': { experimentalResolver: true, require: ['tsconfig-paths/register'] },
    include: ['main.ts'],
  }),
);
const report = join(scratch, 'memory.cjs');
writeFileSync(
  report,
  `process.once('exit', () => require('fs').appendFileSync(process.env.BENCH_MEMORY, process.resourceUsage().maxRSS + '\\n'));`,
);

const cdktf = join(root, 'node_modules/.bin/cdktf');
const tsNode = `npx ts-node --project ${join(scratch, 'tsconfig.json')} ${join(scratch, 'main.ts')}`;
const tsx = `npx tsx --tsconfig ${join(root, 'tsconfig.base.json')} ${join(scratch, 'main.ts')}`;
const contenders = [
  {
    name: "cdktf synth, npx ts-node (the template's default)",
    engine: 'stock',
    command: [cdktf, 'synth', '--app', tsNode, '--output'],
  },
  { name: 'npx tsx', engine: 'stock', command: ['bash', '-c', `CDKTF_OUTDIR=$0 exec ${tsx}`] },
  {
    name: 'ashlar synth, engine as published',
    engine: 'stock',
    command: [process.execPath, 'bin/ashlar.mjs', 'synth', '--output'],
  },
  { name: 'ashlar synth', engine: '', command: [process.execPath, 'bin/ashlar.mjs', 'synth', '--output'] },
];

/** @param {typeof contenders[number]} contender */
function measure({ name, engine, command }) {
  const out = mkdtempSync(join(scratch, 'out-'));
  const memory = join(out, 'memory.txt');
  const times = join(out, 'times.txt');
  const [program = '', ...args] = command;
  const { status, stdout, stderr } = spawnSync(
    'bash',
    [
      '-c',
      `TIMEFORMAT='%R %U %S'; { time "$@" 2>"$OUT_ERR"; } 2>"$OUT_TIMES"`,
      'bash',
      program,
      ...args,
      join(out, 'cdktf.out'),
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...{
          OUT_TIMES: times,
          OUT_ERR: join(out, 'stderr.txt'),
          BENCH_MEMORY: memory,
          ASHLAR_ENGINE: engine,
        },
        ...{
          CI: '1',
          CHECKPOINT_DISABLE: '1',
          DISABLE_VERSION_CHECK: '1',
          NODE_OPTIONS: `--require ${report}`,
        },
      },
    },
  );
  if (status !== 0)
    throw new Error(
      `${name} failed:\n${stdout}\n${stderr}\n${readFileSync(join(out, 'stderr.txt'), 'utf8')}`,
    );
  const [wall = 0, user = 0, system = 0] = readFileSync(times, 'utf8').trim().split(' ').map(Number);
  const peak = Math.max(...readFileSync(memory, 'utf8').trim().split('\n').map(Number)) / 1024;
  return { wall, cpu: user + system, peak };
}

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

try {
  const runs = contenders.map((contender) => ({
    contender,
    results: /** @type {ReturnType<typeof measure>[]} */ ([]),
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { contender, results } of runs) results.push(measure(contender));
  }
  const rows = runs.map(({ contender, results }) => ({
    name: contender.name,
    wall: median(results.map(({ wall }) => wall)),
    cpu: median(results.map(({ cpu }) => cpu)),
    peak: median(results.map(({ peak }) => peak)),
  }));
  const base = rows[0]?.cpu ?? 1;
  const table = new Table({
    head: ['synthesis of everything', 'wall s', 'cpu s', 'ratio', 'peak MB'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, wall, cpu, peak } of rows) {
    table.push([name, wall.toFixed(2), cpu.toFixed(2), (cpu / base).toFixed(3), peak.toFixed(0)]);
  }
  process.stdout.write(
    `${table.toString()}\nmedians of ${rounds} interleaved rounds, Node ${process.versions.node}\n`,
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
