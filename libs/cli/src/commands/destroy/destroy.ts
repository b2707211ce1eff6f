import { type Deployment, type DestroyOptions, destroyStacks, planDetails, planTable } from '@ashlar/deploy';
import { refuse } from '@ashlar/core';
import { ask, refuseWithoutTerminal } from '../../ask.js';
import { deploy } from '../../deploy.js';
import type { DeployOptions } from '../../deploy-options.js';
import { endOf } from '../../end-of.js';
import type { ExitCode } from '../../exit-codes.js';
import type { Workspace } from '../../workspace.js';
import { unseenReaders } from './unseen-readers.js';

export interface DestroyRequest extends DeployOptions {
  readonly autoApprove?: boolean;
  readonly refresh?: boolean;
}

/** Destroys stacks, and prints what became of each. */
export function destroy(
  workspace: Workspace,
  patterns: readonly string[],
  request: DestroyRequest,
): Promise<ExitCode> {
  const { autoApprove } = request;
  if (!autoApprove)
    refuseWithoutTerminal('give --auto-approve, after `ashlar plan --destroy` has shown what goes');
  return deploy(workspace, patterns, request, async (deployment, stacks) => {
    const { root, apps } = workspace;
    const { all } = deployment.options;
    refuse('the command', unseenReaders({ root, apps: Object.keys(apps) }, { all, stacks }));
    const confirm = autoApprove ? showing(deployment) : asking(deployment);
    return endOf(
      deployment,
      await destroyStacks(deployment, stacks, { ...request, confirm }),
      'ashlar destroy',
    );
  });
}

type Confirm = DestroyOptions['confirm'];

const showing =
  ({ progress }: Deployment): Confirm =>
  (planned) => {
    for (const line of planned.flatMap(planDetails)) progress.say(line);
    return Promise.resolve(true);
  };

/** A number has to be read before it can be typed. */
const asking =
  ({ interruption }: Deployment): Confirm =>
  async (planned) => {
    const resources = planned.reduce((sum, { summary }) => sum + summary.destroy, 0);
    const where = planned.length === 1 ? planned[0]?.stack : `${planned.length} stacks`;
    process.stdout.write(`${planTable(planned)}\n\n`);
    const question = `This destroys ${resources} resources of ${where}, with what they hold. Type ${resources} to go on: `;
    return (await ask(question, interruption)) === String(resources) && !interruption.interrupted;
  };
