import { type Block, entriesOf, plainBlocks, typedBlocks } from './bodies.js';
import type { GateContext } from './gate-context.js';
import type { GateProblem } from './gate-finding.js';

/** Programs that an apply or a destroy starts, on the runner or elsewhere. No allow-list lets them pass. */
export function provisionerProblems({ stack: { json } }: GateContext): GateProblem[] {
  const removed = plainBlocks(json, 'removed').map((body): Pick<Block, 'body' | 'address' | 'path'> => ({
    body,
    address: `removed ${String(body['from'])}`,
  }));
  return [...typedBlocks(json, 'resource'), ...typedBlocks(json, 'data'), ...removed].flatMap((block) => [
    ...entriesOf(block.body['provisioner']).map(([kind]) => problem(block, `a ${kind} provisioner`)),
    ...(isThere(block.body['provisioner']) && entriesOf(block.body['provisioner']).length === 0
      ? [problem(block, 'a provisioner')]
      : []),
    ...(isThere(block.body['connection']) ? [problem(block, 'a connection for provisioners')] : []),
  ]);
}

const isThere = (value: unknown) => value !== undefined && value !== null;

const problem = ({ address, path }: Pick<Block, 'address' | 'path'>, what: string): GateProblem => ({
  rule: 'code-execution',
  address,
  path,
  what: `has ${what}`,
  fix: 'leave it out: let AWS do it, or a step of the workflow that everybody can read',
});
