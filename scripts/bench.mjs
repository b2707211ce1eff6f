#!/usr/bin/env node
// `npm run bench`: what takes time here, against what others use for it, side by side in one run. Nothing fails: it measures.
//
// -- --only synth,1k    some groups; docs/performance.md lists them
// -- --quick            one round instead of five
// -- --markdown         the table of docs/performance.md
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { growth } from './bench/growth.mjs';
import { everything } from './bench/groups/everything.mjs';
import { noOp } from './bench/groups/no-op.mjs';
import { nxGraph } from './bench/groups/nx-graph.mjs';
import { plans } from './bench/groups/plans.mjs';
import { resourceGroups } from './bench/groups/resources.mjs';
import { reviews } from './bench/groups/reviews.mjs';
import { types } from './bench/groups/types.mjs';
import { unitTests } from './bench/groups/unit-tests.mjs';
import { watch } from './bench/groups/watch.mjs';
import { interleaved } from './bench/interleaved.mjs';
import { root } from './bench/root.mjs';
import { summary } from './bench/summary.mjs';
import { markdown, terminalTable } from './bench/table.mjs';
import { ways } from './bench/ways.mjs';

const groups = [
  ...[everything, ...Object.values(resourceGroups), noOp, watch, types, unitTests, nxGraph, plans],
  ...reviews,
];
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    markdown: { type: 'boolean', default: false },
  },
});
const wanted = values.only?.split(',') ?? groups.map(({ name }) => name);
const unknown = wanted.filter((word) => !groups.some(({ name }) => name === word));
const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
if (unknown.length > 0 || !(rounds >= 1)) {
  process.stderr.write(
    `--only takes some of ${groups.map(({ name }) => name).join(', ')}; --rounds a number\n`,
  );
  process.exit(64);
}

mkdirSync(join(root, '.cache'), { recursive: true });
const scratch = mkdtempSync(join(root, '.cache', 'bench-'));
const started = performance.now();
try {
  const measured = await interleaved(
    groups.filter(({ name }) => wanted.includes(name)),
    { rounds, scratch, say: (text) => process.stderr.write(`${text}\n`) },
  );
  const tables = measured.map(({ group, rows }) => ({ title: group.title, lines: summary(rows) }));
  const sizes = Object.entries(resourceGroups).flatMap(([resources, { title }]) => {
    const line = tables
      .find((table) => table.title === title)
      ?.lines.find(({ name }) => name === ways.ours.name);
    return line === undefined ? [] : [{ resources: Number(resources), cost: line.cost }];
  });
  const all =
    sizes.length > 2 ? [...tables, { title: 'Growth of ashlar synth', lines: growth(sizes) }] : tables;
  const minutes = ((performance.now() - started) / 60_000).toFixed(0);
  process.stdout.write(
    `${values.markdown ? markdown(all) : terminalTable(all)}\n` +
      `medians of ${rounds} interleaved rounds, Node ${process.versions.node}, ${minutes} minutes\n`,
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
