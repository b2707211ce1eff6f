import { dataBlocks, plainBlocks, typedBlocks } from './bodies.js';
import type { GateContext } from './gate-context.js';
import type { GateProblem } from './gate-finding.js';
import { importedSecrets, runningResources, valueTypes } from './value-types.js';

/** What AWS publishes for everybody, such as the ids of images. */
const PUBLIC_PARAMETER = /^\/aws\/service\/[\w./-]+$/;

/** Reading is done while planning, with the rights of whoever plans, before anybody has looked. */
export function dataSourceProblems({ stack: { json }, allow }: GateContext): GateProblem[] {
  const isAllowed = (type: string) => allow.dataSources.includes(type);
  const read = dataBlocks(json)
    .filter(({ type, body }) => !isPublic(type, body['name']))
    .flatMap(({ type, address, path }) => problemOf(type, { address, path }));
  const made = typedBlocks(json, 'resource')
    .filter(({ type }) => runningResources.includes(type))
    .flatMap(({ type, address, path }) => problemOf(type, { address, path }));
  return [
    ...[...read, ...made].filter(({ type }) => !isAllowed(type)).map(({ problem }) => problem),
    ...importProblems(json, isAllowed),
  ];
}

const isPublic = (type: string, name: unknown) =>
  type === 'aws_ssm_parameter' && typeof name === 'string' && PUBLIC_PARAMETER.test(name);

function problemOf(type: string, place: { readonly address: string; readonly path?: string | undefined }) {
  const what = Object.hasOwn(valueTypes, type) ? valueTypes[type] : undefined;
  if (what === undefined) return [];
  const runs = !what.startsWith('reads secrets');
  const problem: GateProblem = {
    rule: runs ? 'code-execution' : 'reads-values',
    ...place,
    what: `${type} ${what}`,
    fix: 'take what it would read from the environment, or have the type allowed first',
  };
  return [{ type, problem }];
}

/** An import reads what it takes in while planning. */
function importProblems(json: unknown, isAllowed: (type: string) => boolean): GateProblem[] {
  return plainBlocks(json, 'import').flatMap(({ to }) => {
    const address = typeof to === 'string' ? to.replace(/^\$\{|\}$/g, '') : 'import';
    const [, type = ''] = /(?:^|\.)([a-z]\w*)\.[\w-]+(?:\[.*\])?$/.exec(address) ?? [];
    if (type !== '' && (!importedSecrets.includes(type) || isAllowed(type))) return [];
    const what = type === '' ? 'imports something that can not be told' : `imports the contents of a ${type}`;
    return [{ rule: 'reads-values', address, what, fix: 'import it by hand, with `terraform import`' }];
  });
}
