// @ts-check
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { installed } from '../packages.mjs';
import { root } from './root.mjs';
import { scratchWorkspace } from './scratch-workspace.mjs';

const programs = join(root, 'scripts', 'bench', 'programs');

/** tsconfig.json of `cdktf init --template=typescript`; TypeScript 6 wants to hear that it is old. */
const templateOptions = {
  ...{ alwaysStrict: true, declaration: true, experimentalDecorators: true, inlineSourceMap: true },
  ...{ inlineSources: true, lib: ['es2018'], module: 'CommonJS', noEmitOnError: true },
  ...{ noFallthroughCasesInSwitch: true, noImplicitAny: true, noImplicitReturns: true, noImplicitThis: true },
  ...{ noUnusedLocals: true, noUnusedParameters: true, resolveJsonModule: true, strict: true },
  ...{ strictNullChecks: true, strictPropertyInitialization: true, stripInternal: true, target: 'ES2018' },
  ...{ incremental: true, skipLibCheck: true, types: ['node'], ignoreDeprecations: '6.0' },
};

/**
 * The program of a number of resources, for a project of CDKTF's template.
 * @param {string} folder
 * @param {number} resources
 */
export function templateProject(folder, resources) {
  mkdirSync(folder, { recursive: true });
  // ts-node looks for the file that an import names, and these are `.ts`.
  write(
    folder,
    'main.ts',
    source('cdktf-main.ts').replaceAll(".js';", "';").replaceAll("/index';", "/index.js';"),
  );
  write(folder, 'resources.ts', source('resources.ts'));
  write(folder, 'size.ts', sized(resources));
  write(folder, 'tsconfig.json', JSON.stringify({ compilerOptions: templateOptions, include: ['**/*.ts'] }));
  write(folder, 'package.json', JSON.stringify({ name: 'bench', private: true }));
  write(
    folder,
    'cdktf.json',
    JSON.stringify({
      language: 'typescript',
      app: 'npx ts-node main.ts',
      projectId: 'bench',
      sendCrashReports: 'false',
    }),
  );
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

/**
 * The same, compiled.
 * @param {string} folder
 * @param {number} resources
 */
export function compiledProject(folder, resources) {
  mkdirSync(folder, { recursive: true });
  write(folder, 'main.js', compiled(source('cdktf-main.ts')));
  write(folder, 'resources.js', compiled(source('resources.ts')));
  write(folder, 'size.js', compiled(sized(resources)));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

/**
 * The same resources as an app of a workspace like this one.
 * @param {string} folder
 * @param {number} resources
 * @param {number} [perStack]
 */
export function workspaceProject(folder, resources, perStack) {
  scratchWorkspace(folder);
  const app = join(folder, 'apps', 'bench', 'src');
  mkdirSync(app, { recursive: true });
  write(app, 'app.ts', source('ashlar-app.ts'));
  write(app, 'resources.ts', source('resources.ts'));
  write(app, 'size.ts', sized(resources, perStack));
  return folder;
}

/**
 * Resources of the same kinds for AWS CDK.
 * @param {string} folder
 * @param {number} resources
 */
export function awsCdkProject(folder, resources) {
  mkdirSync(folder, { recursive: true });
  cpSync(join(programs, 'aws-cdk.cjs'), join(folder, 'main.js'));
  write(folder, 'size.js', compiled(sized(resources)));
  symlinkSync(join(installed('bench'), 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

const source = (/** @type {string} */ name) => readFileSync(join(programs, name), 'utf8');

/**
 * @param {number} resources
 * @param {number} [perStack] as many as everybody gets, unless it is given
 */
const sized = (resources, perStack) => {
  const size = source('size.ts').replace(/RESOURCES: number = \d+/, `RESOURCES: number = ${resources}`);
  return perStack ? size.replace(/PER_STACK = \d+/, `PER_STACK = ${perStack}`) : size;
};

const compiled = (/** @type {string} */ code) =>
  transformSync(code, { loader: 'ts', format: 'cjs', target: 'node20' }).code;

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} content
 */
const write = (folder, name, content) => writeFileSync(join(folder, name), content);
