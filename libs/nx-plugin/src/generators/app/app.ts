import type { Problem } from '@ashlar/core';
import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { inventoryText } from '../../inventory/inventory-text.js';
import { wordProblems } from '../name-problems.js';
import { type AfterWriting, nextSteps } from '../next-steps.js';
import { pascalCase } from '../pascal-case.js';
import { refuse } from '../refusal.js';
import { templateFolder } from '../template-folder.js';
import { addStateHomes } from './state-homes.js';

export interface AppOptions {
  readonly name: string;
  readonly environments?: readonly string[];
  /** 12 digits, which the command line may have read as a number. @default - AWS's own examples */
  readonly account?: string | number;
  readonly region?: string;
}

/** The first stack, which every environment has. */
const FIRST_STACK = 'alerts';

/** The letters of the zones in use: every region has these. */
const ZONES = ['a', 'b', 'c'];

/** A platform that synthesizes at once: environments, a first stack, its test, its README. */
export async function app(tree: Tree, options: AppOptions): Promise<AfterWriting> {
  const { name, environments: names = ['production', 'staging'], region = 'us-east-1' } = options;
  refuse(`app '${name ?? ''}'`, appProblems(tree, { ...options, environments: names, region }));
  const zones = ZONES.map((letter) => region + letter);
  const environments = names.map((environment) => ({
    name: environment,
    account: String(options.account ?? exampleAccount(environment)),
    region,
    zones,
  }));

  generateFiles(tree, templateFolder('app'), `apps/${name}`, {
    ...{ name, environments, region },
    title: pascalCase(name),
    production: names.includes('production') ? 'production' : names[0],
    isExample: options.account === undefined,
  });
  const stacks = names.map((environment) => [
    `${name}-${environment}-${FIRST_STACK}`,
    { environment, dependencies: [] },
  ]);
  tree.write(`apps/${name}/stacks.json`, inventoryText({ stacks: Object.fromEntries(stacks) }));
  const toDeploy = addStateHomes(tree, name, environments);
  await formatFiles(tree);
  return nextSteps(`npm run synth -- ${name}`, `apps/${name}/README.md says how it is deployed`, ...toDeploy);
}

/** Of AWS's documentation, as the state app has them. */
const exampleAccount = (environment: string) =>
  environment === 'production' ? '111122223333' : '444455556666';

/** Continent, direction, number: `us-gov-west-1`, `ap-southeast-4`. */
const REGION = /^(af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov)-(central|(north|south)?(east|west)?)-\d$/;

function appProblems(tree: Tree, { name, environments = [], account, region = '' }: AppOptions): Problem[] {
  const problems = wordProblems('name', name);
  if (problems.length === 0 && tree.exists(`apps/${name}`)) {
    const fix = `choose another name, or add to it: npx nx g ./libs/nx-plugin:stack <stack> --app=${name}`;
    problems.push({ what: `apps/${name} is there already`, fix });
  }
  if (environments.length === 0)
    problems.push({ what: 'environments is empty', fix: "name one: 'production'" });
  for (const environment of new Set(environments)) {
    problems.push(...wordProblems('an environment', environment));
    if (environments.indexOf(environment) !== environments.lastIndexOf(environment))
      problems.push({ what: `environments has '${environment}' twice`, fix: 'name it once' });
  }
  if (account !== undefined && !/^\d{12}$/.test(String(account)))
    problems.push({ what: `account is '${account}'`, fix: 'use the 12 digits of an AWS account' });
  if (!REGION.test(region))
    problems.push({ what: `region is '${region}'`, fix: "use an AWS region: 'us-east-1'" });
  return problems;
}
