import type { TargetConfiguration } from '@nx/devkit';
import type { IndexedStack } from '../inventory/stack-index.js';
import { placeOf } from '../project-places.js';
import { synthInputs } from './synth-inputs.js';

type DependsOn = NonNullable<TargetConfiguration['dependsOn']>;

interface StackAction {
  readonly action: string;
  readonly command: (stack: string) => string;
  readonly says: (stack: string) => string;
  readonly after: (stack: IndexedStack) => DependsOn;
}

/** What is done to one stack. A plan doesn't wait for deploys: it reads what stands, and changes nothing. */
const ACTIONS: readonly StackAction[] = [
  {
    action: 'plan',
    command: (stack) => `plan ${stack}`,
    says: (stack) => `What an apply of ${stack} would change`,
    after: () => [],
  },
  {
    action: 'deploy',
    command: (stack) => `apply ${stack}`,
    says: (stack) => `Apply ${stack}, after the stacks it reads from`,
    after: ({ appRoot, producers }) => inOrder('deploy', appRoot, producers),
  },
  {
    action: 'destroy',
    command: (stack) => `destroy ${stack}`,
    says: (stack) => `Destroy ${stack}, after the stacks that read from it`,
    after: ({ appRoot, consumers }) => inOrder('destroy', appRoot, consumers),
  },
  {
    action: 'drift',
    command: (stack) => `drift ${stack}`,
    says: (stack) => `What somebody changed in ${stack} outside of Terraform`,
    after: () => [],
  },
  {
    action: 'rehearse',
    command: (stack) => `rehearse --stack ${stack}`,
    says: (stack) => `Apply, plan again and destroy ${stack} on a local emulator`,
    after: () => [],
  },
];

/** Targets of one stack. Their inputs say what `nx affected` selects them for: nothing of them is ever cached. */
export function stackTargets(stack: IndexedStack): Record<string, TargetConfiguration> {
  return Object.fromEntries(
    ACTIONS.map(({ action, command, says, after }) => [
      `${action}--${stack.name}`,
      {
        command: `node bin/ashlar.mjs ${command(stack.name)}`,
        cache: false,
        inputs: synthInputs,
        dependsOn: after(stack),
        metadata: { description: says(stack.name), technologies: ['terraform'] },
      },
    ]),
  );
}

/** The targets as `nx show project` groups them: by what is done, and where. */
export function stackTargetGroups(stacks: readonly IndexedStack[]): Record<string, string[]> {
  const environments = [...new Set(stacks.map(({ environment }) => environment))].sort();
  return Object.fromEntries(
    environments.flatMap((environment) =>
      ACTIONS.map(({ action }) => [
        `${action} ${environment}`,
        stacks.filter((stack) => stack.environment === environment).map(({ name }) => `${action}--${name}`),
      ]),
    ),
  );
}

/** Options given to the first run reach the others: `-- --auto-approve`. */
function inOrder(action: string, appRoot: string, stacks: readonly IndexedStack[]): DependsOn {
  return stacks.map((stack) => ({
    ...(stack.appRoot === appRoot ? {} : { projects: [projectOf(stack.appRoot)] }),
    target: `${action}--${stack.name}`,
    params: 'forward' as const,
  }));
}

const projectOf = (appRoot: string) => placeOf(`${appRoot}/src/main.ts`)?.project ?? appRoot;
