import { canonical } from '@ashlar/graph';
import { type Backend, backendsOf } from './backends-of.js';
import type { GateContext } from './gate-context.js';
import type { GateProblem } from './gate-finding.js';
import { peersOf } from './peers-of.js';

/** What a new stack may say about its backend. Roles, profiles and endpoints are for whoever plans. */
const KNOWN = ['bucket', 'dynamodb_table', 'encrypt', 'key', 'kms_key_id', 'region', 'use_lockfile'];

/** A state that is looked for elsewhere is another state, and what is in it is taken at its word. */
export function backendProblems(context: GateContext): GateProblem[] {
  const backends = backendsOf(context.stack.json);
  const [backend] = backends;
  if (context.base !== undefined) return changes(backends, backendsOf(context.base.json));
  if (backends.length > 1) return [problem('has several backends', 'write one')];
  if (backend?.kind !== 's3') return [problem(`keeps its state in ${backend?.kind ?? 'a local file'}`, S3)];
  return newProblems(backend, context);
}

const S3 = 'keep it in the bucket of its account, as the other stacks do';

const problem = (what: string, fix: string): GateProblem => ({
  rule: 'backend',
  address: 'terraform.backend',
  what,
  fix,
});

function changes(now: readonly Backend[], before: readonly Backend[]): GateProblem[] {
  if (canonical(now) === canonical(before)) return [];
  const [[one], [other]] = [now, before];
  const fix = 'leave the backend as it is in the base; a state is moved by a person';
  if (now.length !== 1 || before.length !== 1 || one?.kind !== other?.kind)
    return [problem(`its backend is ${kinds(now)}; in the base it is ${kinds(before)}`, fix)];
  const names = [...new Set([one, other].flatMap((backend) => Object.keys(backend?.settings ?? {})))].sort();
  return names
    .filter((name) => canonical(one?.settings[name]) !== canonical(other?.settings[name]))
    .map((name) =>
      problem(`${name} is ${written(one, name)}; in the base it is ${written(other, name)}`, fix),
    );
}

const kinds = (backends: readonly Backend[]) => backends.map(({ kind }) => kind).join(' and ') || 'none';

/** Only of what tells where a state is: anything else may be a credential. */
const written = (backend: Backend | undefined, name: string) =>
  backend?.settings[name] === undefined
    ? 'left out'
    : KNOWN.includes(name)
      ? canonical(backend.settings[name])
      : 'set';

function newProblems(backend: Backend, context: GateContext): GateProblem[] {
  const { settings } = backend;
  const strangers = Object.keys(settings).filter((name) => name !== '//' && !KNOWN.includes(name));
  return [
    ...strangers.map((name) =>
      problem(`sets ${name}`, 'leave it out: whoever plans decides about credentials and endpoints'),
    ),
    ...(settings['encrypt'] === true ? [] : [problem('does not encrypt its state', 'encrypt: true')]),
    ...keyProblems(backend, context),
    ...storeProblems(backend, context),
  ];
}

function keyProblems({ settings: { key } }: Backend, { stack }: GateContext): GateProblem[] {
  const isNamed =
    typeof key === 'string' &&
    /^[\w-]+\/[\w-]+\/[\w-]+\.tfstate$/.test(key) &&
    key.replace(/\.tfstate$/, '').replaceAll('/', '-') === stack.name;
  if (isNamed) return [];
  return [problem(`key is ${canonical(key)}`, `use <app>/<environment>/<stack>.tfstate of ${stack.name}`)];
}

/** Everything but the key is as in the other stacks of its app and environment. */
function storeProblems(backend: Backend, context: GateContext): GateProblem[] {
  const { settings } = backend;
  if (context.allow.stateBuckets.includes(String(settings['bucket']))) return [];
  const stores = peersOf(context).flatMap(({ json }) => backendsOf(json));
  if (stores.length === 0 && !context.hasBase) return [];
  if (stores.some((store) => storeOf(store) === storeOf(backend))) return [];
  const what = `keeps its state in ${canonical(settings['bucket'])} (${canonical(settings['region'])}), or under a key or lock table, that no stack of its environment uses`;
  return [problem(what, 'use those of the other stacks, or have the bucket allowed first')];
}

const storeOf = ({ kind, settings }: Backend) => canonical({ ...settings, kind, key: '' });
