import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { scratchFolder } from '@ashlar/testing';
import { strFromU8, unzipSync } from 'fflate';
import { bundleArchive } from './bundle-archive.js';

const scratch = scratchFolder();

const entry = 'functions/auth/handler.ts';

const files = {
  [`apps/demo/${entry}`]:
    "import { greet } from '../shared/greet.js'; import left from 'left'; export const handler = () => left(greet);",
  'apps/demo/functions/shared/greet.ts': "export const greet = 'typed';",
  'apps/demo/functions/shared/ca.pem': 'a certificate',
  'node_modules/left/index.js': 'module.exports = (text) => `installed ${text}`;',
  'node_modules/.package-lock.json': '{}',
  'package-lock.json': '{}',
};

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A workspace whose sources may be settled or still warm. */
function workspaceWith(): string {
  const workspace = mkdtempSync(join(scratch, 'workspace-'));
  for (const [path, text] of Object.entries(files)) write(workspace, path, text);
  return workspace;
}

function built(workspace: string, target = 'node22'): Uint8Array {
  const include = { 'ca.pem': 'functions/shared/ca.pem' };
  const answer = bundleArchive({ workspace, app: 'demo', entry, target, include });
  if (!('archive' in answer)) throw new Error(answer.map(({ what }) => what).join());
  return answer.archive;
}

function builtAnew(workspace: string): Uint8Array {
  process.env['ASHLAR_CACHE'] = 'off';
  try {
    return built(workspace);
  } finally {
    delete process.env['ASHLAR_CACHE'];
  }
}

const codeIn = (archive: Uint8Array) => strFromU8(unzipSync(archive)['index.js'] ?? new Uint8Array());

const kept = (workspace: string) => {
  const folder = join(workspace, '.cache/functions');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
};

/** What is done to a workspace whose bundle is kept, and whether another bundle has to come of it. */
const edits: Readonly<Record<string, { path: string; text: string; changes: boolean }>> = {
  'an edit of the handler': {
    ...{ path: `apps/demo/${entry}`, text: 'export const handler = () => 2;', changes: true },
  },
  'an edit of what it imports': {
    ...{ path: 'apps/demo/functions/shared/greet.ts', text: "export const greet = 'other';", changes: true },
  },
  'an edit of what lies beside it': {
    ...{ path: 'apps/demo/functions/shared/ca.pem', text: 'another certificate', changes: true },
  },
  'a file that takes the place of another': {
    ...{ path: 'apps/demo/functions/shared/greet.js', text: "exports.greet = 'plain';", changes: true },
  },
  'a package that takes the place of another': {
    ...{ path: 'apps/demo/node_modules/left/index.js', text: 'module.exports = () => 3;', changes: true },
  },
  'settings of a folder': {
    ...{ path: 'apps/demo/functions/shared/package.json', text: '{ "sideEffects": false }', changes: false },
  },
  'a file that nobody imports': {
    ...{ path: 'apps/demo/functions/shared/alone.ts', text: 'export {};', changes: false },
  },
};

const LOCKS = ['package-lock.json', 'node_modules/.package-lock.json'];

/** Sources count as settled two seconds after their last edit. */
const settled = Object.fromEntries(
  [...Object.keys(edits), ...LOCKS, 'plain', 'damaged', 'off', 'target'].map((name) => [
    name,
    workspaceWith(),
  ]),
);

const workspaceFor = (name: string) => settled[name] ?? '';

beforeAll(() => new Promise((resolve) => setTimeout(resolve, 2100)));

test.each(Object.entries(edits))(
  'after %s, what is built is what would be built anew',
  (name, { path, text, changes }) => {
    const workspace = workspaceFor(name);
    const before = Buffer.from(built(workspace));
    expect(kept(workspace)).toHaveLength(2);
    write(workspace, path, text);
    const after = built(workspace);
    expect(before.equals(after)).toBe(!changes);
    expect(Buffer.from(builtAnew(workspace)).equals(after)).toBe(true);
  },
);

test.each(LOCKS)('packages are looked at again when %s has changed, and not before', (lock) => {
  const workspace = workspaceFor(lock);
  built(workspace);
  write(workspace, 'node_modules/left/index.js', 'module.exports = () => "upgraded";');
  expect(codeIn(built(workspace))).toContain('installed');
  write(workspace, lock, '{ "left": 2 }');
  expect(codeIn(built(workspace))).toContain('upgraded');
});

test('what is kept is not written again', () => {
  const workspace = workspaceFor('plain');
  const first = built(workspace);
  const times = () => kept(workspace).map((file) => statSync(file).ino);
  const before = times();
  expect(Buffer.from(built(workspace)).equals(first)).toBe(true);
  expect(times()).toEqual(before);
});

test('whatever is damaged in what is kept, the bundle is right, and is kept again', () => {
  const workspace = workspaceFor('damaged');
  const right = Buffer.from(built(workspace));
  for (const file of kept(workspace)) {
    const whole = readFileSync(file);
    for (const broken of ['', 'x', whole.subarray(0, whole.length / 2)]) {
      writeFileSync(file, broken);
      expect(right.equals(built(workspace))).toBe(true);
      expect(readFileSync(file).equals(whole)).toBe(true);
    }
  }
});

test('with ASHLAR_CACHE=off nothing is kept, and what is kept is not read', () => {
  const workspace = workspaceFor('off');
  builtAnew(workspace);
  expect(kept(workspace)).toEqual([]);
  built(workspace);
  write(workspace, 'node_modules/left/index.js', 'module.exports = () => "upgraded";');
  expect(codeIn(builtAnew(workspace))).toContain('upgraded');
});

test('a bundle for another Node is another', () => {
  const workspace = workspaceFor('target');
  write(workspace, `apps/demo/${entry}`, 'export const handler = (a: { b?: string }) => a.b?.length;');
  expect(codeIn(built(workspace))).toContain('?.');
  expect(codeIn(built(workspace, 'node12'))).not.toContain('?.');
});

test('a source that may be edited while it is read is not kept', () => {
  const workspace = workspaceWith();
  built(workspace);
  expect(kept(workspace)).toEqual([]);
});

test('where nothing can be kept, nothing is, and the bundle is made', () => {
  const workspace = workspaceFor('plain');
  rmSync(join(workspace, '.cache'), { recursive: true, force: true });
  writeFileSync(join(workspace, '.cache'), '');
  expect(codeIn(built(workspace))).toContain('installed');
});
