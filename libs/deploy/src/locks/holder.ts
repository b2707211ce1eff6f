import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import type { StateLock } from './state-lock.js';

/** Whether the process that holds a lock is alive; of another machine's, nothing is known here. */
export type Holder =
  { readonly is: 'alive'; readonly pid: number } | { readonly is: 'gone' } | { readonly is: 'unknown' };

/** A process of this machine, as far as it is asked. */
export interface Process {
  readonly pid: number;
  readonly name: string;
  /** The folder in which it runs. */
  readonly folder: string;
}

export interface ThisMachine {
  /** `user@host`, as Terraform writes it. */
  readonly who: string;
  /** All that run, or nothing where they can't be listed. */
  readonly processes: () => readonly Process[] | undefined;
}

/** A lock names no process: it is a Terraform of this machine in a folder whose state is the locked one. */
export function holderOf({ who, path }: StateLock, machine: ThisMachine = thisMachine()): Holder {
  if (who !== machine.who) return { is: 'unknown' };
  const processes = machine.processes();
  if (processes === undefined) return { is: 'unknown' };
  const holder = processes.find(({ name, folder }) => isTerraform(name) && stateOf(folder) === path);
  return holder === undefined ? { is: 'gone' } : { is: 'alive', pid: holder.pid };
}

const isTerraform = (name: string) => /terraform|tofu/.test(name) && !name.startsWith('terraform-provider');

/** Where the state of an initialized folder lies: `<bucket>/<key>`. */
function stateOf(folder: string): string | undefined {
  try {
    const { backend } = JSON.parse(readFileSync(join(folder, '.terraform', 'terraform.tfstate'), 'utf8')) as {
      backend?: { config?: { bucket?: string; key?: string } };
    };
    return `${backend?.config?.bucket}/${backend?.config?.key}`;
  } catch {
    return undefined;
  }
}

const thisMachine = (): ThisMachine => ({
  who: `${userInfo().username}@${hostname()}`,
  processes: runningProcesses,
});

/** Linux tells by its own file system what runs where. */
function runningProcesses(): Process[] | undefined {
  if (process.platform !== 'linux') return undefined;
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => processOf(Number(pid)) ?? []);
  // Somebody else's Terraform, of which the folder can't be read, may be the holder.
  if (processes.some(({ name, folder }) => folder === undefined && isTerraform(name))) return undefined;
  return processes.map(({ folder = '', ...process }) => ({ ...process, folder }));
}

/** A process, without its folder when that is somebody else's; nothing, when it has ended meanwhile. */
function processOf(pid: number): (Omit<Process, 'folder'> & { readonly folder?: string }) | undefined {
  try {
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    try {
      return { pid, name, folder: readlinkSync(`/proc/${pid}/cwd`) };
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EACCES' ? { pid, name } : undefined;
    }
  } catch {
    return undefined;
  }
}
