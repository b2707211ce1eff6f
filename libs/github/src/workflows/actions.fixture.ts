import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import picomatch from 'picomatch';

/** Where a step works, and what `uses:` may reach. */
export interface ActionPlace {
  readonly workspace: string;
  /** Of all runs: `<folder>/<run>/<name>`. */
  readonly artifacts: string;
  readonly caches: string;
  readonly run: number;
  readonly checkOut: (ref: string) => void;
  /** Whether a token may read what another run has left. */
  readonly mayReadRuns: (token: string) => boolean;
}

type With = Readonly<Record<string, string>>;

/** What the actions of others do, as far as their workflows can tell. An action that isn't known here fails. */
export function act(action: string, given: With, place: ActionPlace): string {
  const [name = ''] = action.split('@');
  const known = actions[name];
  if (known === undefined) throw new Error(`nobody knows ${action}`);
  return known(given, place);
}

const actions: Readonly<Record<string, (given: With, place: ActionPlace) => string>> = {
  'actions/checkout': ({ ref = '' }, { checkOut }) => {
    checkOut(ref);
    return `checked out ${ref}`;
  },
  'actions/setup-node': () => `node ${process.version}`,
  'actions/upload-artifact': upload,
  'actions/download-artifact': download,
  'actions/cache': () => 'nothing is cached here',
  'actions/cache/restore': ({ path = '', key = '', 'restore-keys': prefix = '' }, { caches, workspace }) => {
    const fitting = (existsSync(caches) ? readdirSync(caches) : [])
      .filter((name) => name === key || (prefix !== '' && name.startsWith(prefix)))
      .sort((a, b) => statSync(join(caches, b)).mtimeMs - statSync(join(caches, a)).mtimeMs);
    const [newest] = fitting;
    if (newest !== undefined) cpSync(join(caches, newest), join(workspace, path));
    return newest === undefined ? 'no cache was found' : `restored ${newest}`;
  },
  'actions/cache/save': ({ path = '', key = '' }, { caches, workspace }) => {
    if (!existsSync(join(workspace, path))) return `there is no ${path}`;
    mkdirSync(caches, { recursive: true });
    cpSync(join(workspace, path), join(caches, key));
    return `saved ${key}`;
  },
};

/** One path becomes the root of the artifact; several keep their names. Hidden files stay where they are. */
function upload(
  { name = '', path = '', 'if-no-files-found': otherwise = 'warn' }: With,
  place: ActionPlace,
): string {
  const { workspace, artifacts, run } = place;
  const to = join(artifacts, String(run), name);
  if (existsSync(to)) throw new Error(`an artifact ${name} is there already`);
  const paths = path.split('\n').filter((one) => one.trim() !== '');
  const found = paths.filter((one) => existsSync(join(workspace, one)));
  if (found.length === 0 && otherwise === 'error') throw new Error(`nothing was found at ${path}`);
  for (const one of found) {
    const from = join(workspace, one);
    const isFolder = statSync(from).isDirectory();
    const target = isFolder && paths.length === 1 ? to : join(to, basename(one));
    mkdirSync(isFolder ? target : to, { recursive: true });
    cpSync(from, target, { recursive: true, filter: (file) => !basename(file).startsWith('.') });
  }
  return `uploaded ${found.join(', ') || 'nothing'} as ${name}`;
}

function download(given: With, { workspace, artifacts, run, mayReadRuns }: ActionPlace): string {
  const { name, pattern = '*', path = '.', 'run-id': other, 'github-token': token = '' } = given;
  if (other !== undefined && other !== String(run) && !mayReadRuns(token))
    throw new Error('the token may not read the artifacts of another run');
  const from = join(artifacts, other ?? String(run));
  const to = join(workspace, path);
  const all = existsSync(from) ? readdirSync(from) : [];
  if (name !== undefined) {
    if (!all.includes(name)) throw new Error(`there is no artifact ${name}`);
    cpSync(join(from, name), to, { recursive: true });
    return `downloaded ${name}`;
  }
  const fits = picomatch(pattern);
  const fitting = all.filter((one) => fits(one));
  for (const one of fitting) cpSync(join(from, one), join(to, one), { recursive: true });
  return `downloaded ${fitting.join(', ') || 'nothing'}`;
}
