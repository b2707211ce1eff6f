import type { Problem } from '@ashlar/core';
import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { appsOf } from '../apps-of.js';
import { isReservedWord, nameProblems } from '../name-problems.js';
import { type AfterWriting, nextSteps } from '../next-steps.js';
import { pascalCase } from '../pascal-case.js';
import { refusal, refuse } from '../refusal.js';
import { templateFolder } from '../template-folder.js';
import { withNewStack } from './inventory-with-stack.js';
import { registerStack } from './register-stack.js';

export interface StackOptions {
  readonly name: string;
  /** The app's folder in `apps`; what Nx calls it does too. */
  readonly app: string;
}

/** One more stack in an app, with a test, and registered. */
export async function stack(tree: Tree, options: StackOptions): Promise<AfterWriting> {
  const { name } = options;
  const app = appNamed(tree, options.app);
  refuse(`stack '${name ?? ''}'`, [...stackNameProblems(name), ...appProblems(tree, options.app, app)]);

  const folder = `apps/${app}/src`;
  const className = `${pascalCase(name)}Stack`;
  refuse(
    `stack '${name}'`,
    existing(tree, [`${folder}/stacks/${name}.ts`, `${folder}/stacks/${name}.test.ts`]),
  );
  const registered = registerStack(tree.read(`${folder}/app.ts`, 'utf8') ?? '', { name, className });
  if ('problem' in registered) throw refusal(`${folder}/app.ts`, [registered.problem]);

  const { source, environment } = registered;
  tree.write(`${folder}/app.ts`, source);
  generateFiles(tree, templateFolder('stack'), `${folder}/stacks`, {
    ...{ app, name, className },
    environment: environment?.name ?? '',
    environmentFrom: environment?.from.replace(/^\.\//, '../') ?? '',
  });
  const inventory = `apps/${app}/stacks.json`;
  const text = withNewStack(tree.read(inventory, 'utf8'), app, name);
  if (text !== undefined) tree.write(inventory, text);
  await formatFiles(tree);
  return nextSteps(
    `build in ${folder}/stacks/${name}.ts what it is for, and say so in apps/${app}/README.md`,
    `npm run synth -- ${app}`,
  );
}

function stackNameProblems(name: string): Problem[] {
  const problems = nameProblems(name);
  if (problems.length > 0) return problems;
  const short = name.replace(/-stack$/, '');
  // `ProjectStack` is what every stack extends.
  const isReserved = short === 'project' || isReservedWord(short);
  if (isReserved && short === name)
    return [{ what: `name is '${name}', a reserved word`, fix: `add what it is for: 'order-${name}'` }];
  if (short === name) return [];
  return [{ what: `name is '${name}'`, fix: `use '${isReserved ? `order-${short}` : short}'` }];
}

/** The folder, where the app is called by its path or by its Nx project. */
function appNamed(tree: Tree, said: unknown): string {
  const text = String(said ?? '').replace(/^(\.\/)?apps\/|\/$/g, '');
  const short = text.replace(/^app-/, '');
  return appsOf(tree).includes(text) ? text : short;
}

function appProblems(tree: Tree, said: unknown, app: string): Problem[] {
  const known = appsOf(tree);
  if (known.includes(app)) return [];
  const all =
    known.length === 0
      ? 'there is none yet: npx nx g ./libs/nx-plugin:app shop'
      : `there are ${known.join(', ')}`;
  const what = app === '' ? 'app is left out' : `there is no app '${String(said)}'`;
  return [{ what, fix: all }];
}

const existing = (tree: Tree, files: readonly string[]): Problem[] =>
  files
    .filter((file) => tree.exists(file))
    .map((file) => ({ what: `${file} is there already`, fix: 'choose another name, or change that file' }));
