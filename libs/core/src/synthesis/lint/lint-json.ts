import type { WrittenStack } from '@ashlar/graph';
import type { Finding, Problem } from '../../input/input-error.js';
import { type Block, blocksOf, textsOf } from './blocks.js';
import { missingBackend } from './missing-backend.js';
import { numbersInStrings } from './numbers-in-strings.js';
import { type Declared, declaredIn, referenceProblems } from './reference-problems.js';
import { secretProblems, shapeOnce } from './secret-problems.js';
import { triggerProblems } from './trigger-problems.js';

/**
 * Mistakes that the engine writes without a word and that can be seen in the JSON, and secrets. The numbers are those
 * of docs/silent-mistakes.md. Reads JSON alone, so it serves Terraform that others wrote too.
 */
export function lintJson(stack: WrittenStack): Finding[] {
  const blocks = blocksOf(stack);
  const declared = declaredIn(stack.json);
  const shapeOf = shapeOnce();
  return [
    { where: stack.name, problems: missingBackend(stack.json) },
    ...blocks.map((block) => ({ where: block.where, problems: problemsOf(block, declared, shapeOf) })),
  ].filter(({ problems }) => problems.length > 0);
}

function problemsOf(block: Block, declared: Declared, shapeOf: ReturnType<typeof shapeOnce>): Problem[] {
  const texts = textsOf(block.attributes);
  return [
    ...numbersInStrings(texts),
    ...triggerProblems(block),
    ...referenceProblems(texts, declared),
    ...secretProblems(texts, shapeOf),
  ];
}
