import { type Attributes, canonical } from '@ashlar/graph';
import { type Backend, backendsOf } from './backends-of.js';
import { bodiesOf, dataBlocks } from './bodies.js';
import type { GateContext } from './gate-context.js';
import type { GateProblem } from './gate-finding.js';
import { placeOf } from './peers-of.js';

/** What a `terraform_remote_state` of this repository says. `workspace`: CDKTF writes `terraform.workspace`. */
const SAID = new Set(['//', 'backend', 'config', 'workspace', 'provider', 'depends_on']);

const CONFIG = new Set([
  'bucket',
  'dynamodb_table',
  'encrypt',
  'key',
  'kms_key_id',
  'region',
  'use_lockfile',
]);

/**
 * A state holds every secret that Terraform has met. Read is what lies beside one's own: same store, same app and
 * environment, or what the base reads already.
 */
export function remoteStateProblems(context: GateContext): GateProblem[] {
  const known = new Set(statesIn(context.base?.json).map(({ body }) => stateOf(body)));
  return statesIn(context.stack.json)
    .filter(({ body }) => !known.has(stateOf(body)))
    .flatMap(({ body, address, path }) =>
      problemsOf(body, context).map((what): GateProblem => ({
        ...{ rule: 'foreign-state', address, path, what },
        fix: 'read states of its own app and environment, or have the key allowed first',
      })),
    );
}

const statesIn = (json: unknown) => dataBlocks(json).filter(({ type }) => type === 'terraform_remote_state');

const stateOf = (body: Attributes) => canonical({ ...body, '//': '', depends_on: '' });

function problemsOf(body: Attributes, context: GateContext): string[] {
  const [own] = backendsOf(context.stack.json);
  const configs = bodiesOf(body['config']);
  const [config = {}] = configs;
  if (own === undefined || body['backend'] !== own.kind || configs.length !== 1)
    return ['reads a state from another kind of place than its own'];
  const strangers = [
    ...Object.keys(body).filter((name) => !SAID.has(name)),
    ...Object.keys(config).filter((name) => !CONFIG.has(name)),
  ];
  return [
    ...strangers.map((name) => `sets ${name}`),
    ...(/[$%]\{/.test(JSON.stringify(config)) ? ['says by an expression which state it reads'] : []),
    ...(isWorkspace(body['workspace']) ? [] : ['reads the state of another workspace']),
    ...storeProblems(config, own),
    ...keyProblems(config['key'], context),
  ];
}

const isWorkspace = (workspace: unknown) =>
  workspace === undefined || workspace === null || workspace === '${terraform.workspace}';

const storeProblems = (config: Attributes, { settings }: Backend) =>
  ['bucket', 'region']
    .filter((name) => canonical(config[name]) !== canonical(settings[name]))
    .map((name) => `reads a state from the ${name} ${canonical(config[name])}`);

function keyProblems(key: unknown, { stack, allow }: GateContext): string[] {
  const [app, environment] = placeOf(stack);
  const isBeside =
    typeof key === 'string' &&
    app !== undefined &&
    /^[\w-]+\/[\w-]+\/[\w-]+\.tfstate$/.test(key) &&
    key.startsWith(`${app}/${environment}/`);
  if (isBeside || allow.states.includes(String(key))) return [];
  return [`reads the state ${canonical(key)}, which is of another app or environment`];
}
