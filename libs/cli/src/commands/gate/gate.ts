import { resolve } from 'node:path';
import { outputFolder, refuse } from '@ashlar/core';
import { selectStacks } from '@ashlar/deploy';
import { gateJson, gateText, synthesisProblems } from '@ashlar/review';
import type { GateRequest } from './index.js';
import { readAllowList } from './read-allow-list.js';
import { readSynthesis } from './read-synthesis.js';

/** Checks what was synthesized without running any of it, and prints what it found. True when that is nothing. */
export function gate(patterns: readonly string[], request: GateRequest): boolean {
  const all = readSynthesis(outputFolder(request.synthesis), '--synthesis');
  const base = request.baseSynthesis && readSynthesis(resolve(request.baseSynthesis), '--base-synthesis');
  const fix = 'name a folder in which `ashlar synth` has written stacks';
  refuse('the command', all.length > 0 ? [] : [{ what: 'the synthesis holds no stack', fix }]);

  const chosen = patterns.length === 0 ? all : selectStacks(all, patterns);
  const findings = synthesisProblems(all, {
    ...(base ? { base } : {}),
    allow: readAllowList(request.allow),
    only: new Set(chosen.map(({ name }) => name)),
  });
  const checked = { stacks: chosen.length, hasBase: Boolean(base), findings };
  process.stdout.write(`${request.json ? gateJson(checked) : gateText(checked)}\n`);
  return findings.length === 0;
}
