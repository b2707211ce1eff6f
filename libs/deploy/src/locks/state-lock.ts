import { relative } from 'node:path';
import type { Holder } from './holder.js';

/** What Terraform writes into a lock. */
export interface StateLock {
  readonly id: string;
  /** `<bucket>/<key of the state>` */
  readonly path: string;
  /** `apply`, `plan`, `migrate`: what the holder is doing. */
  readonly operation: string;
  /** `user@host` */
  readonly who: string;
  /** Of Terraform. */
  readonly version: string;
  readonly created: Date;
}

/** The lock that a message of Terraform describes, if it describes one. */
export function readLock(message: string): StateLock | undefined {
  const field = (name: string) => new RegExp(`^ *${name}: *(\\S.*?) *$`, 'm').exec(message)?.[1] ?? '';
  const id = field('ID');
  if (!message.includes('Lock Info:') || id === '') return undefined;
  return {
    id,
    path: field('Path'),
    operation:
      field('Operation')
        .replace(/^OperationType/, '')
        .toLowerCase() || 'command',
    who: field('Who') || 'somebody',
    version: field('Version'),
    created: new Date(field('Created').replace(/^(\S+) (\d\d:\d\d:\d\d)\S* .*$/, '$1T$2Z')),
  };
}

/** `ann@laptop, since 2026-11-21 16:06:54 UTC (3 minutes), for apply with Terraform 1.11.4; the process is gone` */
export function whoHolds(lock: StateLock, holder: Holder, now: Date): string {
  const { who, created, operation, version, id } = lock;
  const isKnown = !Number.isNaN(created.getTime());
  const since = isKnown ? created.toISOString().replace('T', ' ').replace(/\..*/, ' UTC') : 'an unknown time';
  const age = isKnown ? ` (${ageInWords(now.getTime() - created.getTime())})` : '';
  return `by ${who} since ${since}${age}, for ${operation} with Terraform ${version}, lock ${id}; ${aliveOrNot(holder)}`;
}

function aliveOrNot(holder: Holder): string {
  if (holder.is === 'alive') return `that process is alive on this machine (${holder.pid})`;
  return holder.is === 'gone'
    ? 'no such process is on this machine any more'
    : 'whether it is alive is not known here';
}

/** What to do about a lock. Nobody is told to take it from a process that lives. */
export function unlockAdvice(
  { id, who }: StateLock,
  holder: Holder,
  where: { readonly folder: string; readonly terraform?: string | undefined },
): string {
  const command = unlockCommand(id, where);
  if (holder.is === 'alive') return `wait for it, or end it properly: kill -INT ${holder.pid}`;
  return holder.is === 'gone' ? command : `ask ${who}; only if that process is gone: ${command}`;
}

/** Clears the lock in the table and the one in the bucket, whichever of them is left. */
export function unlockCommand(
  id: string,
  { folder, terraform = 'terraform' }: { readonly folder: string; readonly terraform?: string | undefined },
): string {
  const path = relative(process.cwd(), folder) || '.';
  return `${quoted(terraform)} -chdir=${quoted(path)} force-unlock -force ${id}`;
}

const quoted = (word: string) => (/^[\w./@:-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

export function ageInWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [unit, size] = UNITS.find(([, each]) => seconds >= each) ?? (['second', 1] as const);
  const count = Math.floor(seconds / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
