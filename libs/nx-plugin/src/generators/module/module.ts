import type { Problem } from '@ashlar/core';
import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { runInNewContext } from 'node:vm';
import { nameProblems } from '../name-problems.js';
import { type AfterWriting, nextSteps } from '../next-steps.js';
import { pascalCase } from '../pascal-case.js';
import { refuse } from '../refusal.js';
import { templateFolder } from '../template-folder.js';

export interface ModuleOptions {
  readonly name: string;
}

/** A library in `libs/aws`, with a construct that its author makes into what it is called. */
export async function awsModule(tree: Tree, { name }: ModuleOptions): Promise<AfterWriting> {
  refuse(`module '${name ?? ''}'`, moduleProblems(tree, name));
  generateFiles(tree, templateFolder('module'), `libs/aws/${name}`, { name, className: pascalCase(name) });
  await formatFiles(tree);
  return nextSteps(
    `build in libs/aws/${name}/src/${name}.ts what it is for, in place of the topic`,
    `npx jest libs/aws/${name} --selectProjects unit`,
  );
}

/** Classes that the new file imports; `Network` in `network.ts` is the rule. */
const IMPORTED = ['Construct', 'ProjectStack', 'SnsTopic', 'SnsTopicPolicy', 'Problem', 'PrincipalStatement'];

const languageGlobals = () => runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[];

function moduleProblems(tree: Tree, name: string): Problem[] {
  const problems = nameProblems(name);
  if (problems.length > 0) return problems;
  const className = pascalCase(name);
  if (name === 'index')
    return [{ what: "name is 'index', the file that lists names", fix: 'name what it builds' }];
  if ([...IMPORTED, ...languageGlobals()].includes(className))
    return [
      {
        what: `name is '${name}', and there is a ${className} already`,
        fix: `add what it is for: 'order-${name}'`,
      },
    ];
  if (name.startsWith('app-'))
    return [
      { what: `name is '${name}', as Nx calls an app`, fix: `leave the first word out: '${name.slice(4)}'` },
    ];
  return ['libs', 'libs/blocks', 'libs/aws']
    .map((folder) => `${folder}/${name}`)
    .filter((folder) => tree.exists(folder))
    .map((folder) => ({
      what: `${folder} is there already`,
      fix: `choose another name: @ashlar/${name} can be one library only`,
    }));
}
