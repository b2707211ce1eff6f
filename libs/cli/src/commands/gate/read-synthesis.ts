import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { is, isRecord, refuse } from '@ashlar/core';
import { type FolderEntry, type GateStack, stackFile } from '@ashlar/review';

/** What an output folder holds, read as what it is: files that somebody else has written. */
export function readSynthesis(folder: string, option: string): GateStack[] {
  const manifest = join(folder, 'manifest.json');
  refuse('the command', existsSync(manifest) ? [] : [missing(folder, option)]);
  return stacksIn(manifest).map(({ name, file }) => readStack(folder, name, file));
}

const missing = (folder: string, option: string) => ({
  what: existsSync(folder)
    ? `${option} ${folder} holds no synthesis: there is no manifest.json in it`
    : `${option} ${folder} is not there`,
  fix: 'name the folder that `ashlar synth` wrote, or run `ashlar synth`',
});

function stacksIn(manifest: string): { readonly name: string; readonly file: string }[] {
  const { stacks } = parsed(manifest);
  const entries = isRecord(stacks) ? Object.entries(stacks) : [];
  const isWrong = !isRecord(stacks) || !entries.every(([, entry]) => isEntry(entry));
  const fix = 'write it with `ashlar synth`';
  refuse(manifest, isWrong ? [{ what: is('stacks', stacks).slice(0, 200), fix }] : []);
  return entries.map(([, entry]) => {
    const { name, synthesizedStackPath: file } = entry as Record<string, string>;
    return { name: String(name), file: String(file) };
  });
}

const isEntry = (entry: unknown) =>
  isRecord(entry) && typeof entry['name'] === 'string' && typeof entry['synthesizedStackPath'] === 'string';

function parsed(manifest: string): Record<string, unknown> {
  try {
    const json = JSON.parse(readFileSync(manifest, 'utf8')) as unknown;
    return isRecord(json) ? json : {};
  } catch {
    refuse(manifest, [{ what: 'it is no JSON', fix: 'write it with `ashlar synth`' }]);
    return {};
  }
}

/** A path that leads elsewhere is not followed: the gate says so, and reads nothing. */
function readStack(folder: string, name: string, file: string): GateStack {
  const place = join(folder, dirname(file));
  if (file !== stackFile(name) || !isPlainFolder(folder, place)) return { name, file, entries: [] };
  const entries = entriesIn(place);
  const isFile = (path: string) => entries.some((entry) => entry.path === path && entry.kind === 'file');
  const textOf = (path: string) => (isFile(path) ? readFileSync(join(place, path), 'utf8') : undefined);
  return { name, file, entries, text: textOf('cdk.tf.json'), lock: textOf('.terraform.lock.hcl') };
}

const isPlainFolder = (folder: string, place: string) =>
  existsSync(place) &&
  lstatSync(place).isDirectory() &&
  realpathSync(place) === join(realpathSync(folder), 'stacks', place.slice(dirname(place).length + 1));

function entriesIn(folder: string, below = ''): FolderEntry[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry): FolderEntry[] => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return [{ path, kind: 'folder' }, ...entriesIn(folder, path)];
    return [{ path, kind: entry.isFile() ? 'file' : 'other' }];
  });
}
