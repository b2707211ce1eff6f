import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PlanJson } from '@ashlar/graph';
import type { InTurn } from '../schedule/in-turn.js';
import { type Diagnostic, type Message, TerraformFailed } from './messages.js';

export interface TerraformRootOptions {
  readonly binary: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Lets one `init` run at a time: a plugin cache is not safe for two. @default - at once */
  readonly inits?: InTurn;
  /**
   * Says that nobody else works on the state, so that a lock that is met is one's own: the SDK repeats a request whose
   * answer was lost, and meets what the first has written. It is cleared, and the command run again.
   * @default false - a lock is somebody's
   */
  readonly alone?: boolean;
  /**
   * Resources that a command works on at once. Most of a rehearsal is waiting inside of the provider, a minute at a time.
   * @default 50
   */
  readonly parallelism?: number;
  /**
   * Told of each process when it starts. It then leads a process group, which a Ctrl-C of the terminal doesn't reach:
   * who watches passes it on.
   * @default - processes are of the group of this one
   */
  readonly watch?: (child: ChildProcess) => void;
  /**
   * Gives each command that needs the provider a process of it that is kept for others.
   * @default - Terraform starts its own, three for a plan
   */
  readonly lend?: <T>(work: (env: NodeJS.ProcessEnv) => Promise<T>) => Promise<T>;
}

/** What a command that changes things has done. */
export interface Changes {
  readonly created: number;
  readonly updated: number;
  readonly destroyed: number;
}

/** Told how many resources a running command has finished. */
export type Progress = (finished: number) => void;

/** What Terraform says of a lock that it met, with the lock's id. */
const LOCK = /Error acquiring the state lock[^]*?ID: +([0-9a-f-]{36})/;

/** One Terraform root in a folder, driven by real commands. Of plans, only the JSON is read: it marks what is sensitive. */
export class TerraformRoot {
  constructor(private readonly options: TerraformRootOptions) {}

  get folder(): string {
    return this.options.folder;
  }

  async init(...args: string[]): Promise<void> {
    const { inits = (work) => work() } = this.options;
    await inits(() => this.run(['init', '-no-color', ...args]));
  }

  async validate(): Promise<void> {
    const { stdout } = await this.lent((env) => this.run(['validate', '-json'], { mayFail: true, env }));
    const result = JSON.parse(stdout) as { valid: boolean; diagnostics: Diagnostic[] };
    if (!result.valid) throw new TerraformFailed('validate', result.diagnostics);
  }

  /** Saves a plan and returns its JSON. */
  async plan(file: string, ...args: string[]): Promise<PlanJson> {
    await this.stream(['plan', '-json', `-out=${file}`, this.parallelism, ...args]);
    return this.show(file);
  }

  /** The JSON of a saved plan. */
  async show(file: string): Promise<PlanJson> {
    const { stdout } = await this.lent((env) => this.run(['show', '-json', file], { env }));
    return JSON.parse(stdout) as PlanJson;
  }

  /** Applies a saved plan: exactly what was planned. */
  apply(file: string, progress?: Progress, ...args: string[]): Promise<Changes> {
    return this.stream(['apply', '-json', this.parallelism, ...args, file], progress);
  }

  destroy(progress?: Progress): Promise<Changes> {
    return this.stream(['destroy', '-json', '-auto-approve', this.parallelism], progress);
  }

  /** Addresses of all resource instances in the state. */
  async stateList(): Promise<string[]> {
    const { stdout } = await this.run(['state', 'list']);
    return stdout.split('\n').filter((line) => line !== '' && !line.startsWith('data.'));
  }

  /** Runs any other command and returns what it wrote. */
  async run(
    args: readonly string[],
    { mayFail = false, env = {} }: { readonly mayFail?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
  ): Promise<{ stdout: string; exitCode: number | null }> {
    const child = this.spawn(args, env);
    const [stdout, stderr, exitCode] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      exit(child),
    ]);
    if (exitCode !== 0 && !mayFail) throw new TerraformFailed(args[0] ?? '', [{ summary: stderr || stdout }]);
    return { stdout, exitCode };
  }

  /** Runs a command that reports in JSON lines. */
  private async stream(args: readonly string[], progress?: Progress): Promise<Changes> {
    try {
      return await this.streamOnce(args, progress);
    } catch (error) {
      const lock =
        this.options.alone && error instanceof TerraformFailed ? LOCK.exec(error.message)?.[1] : undefined;
      if (lock === undefined) throw error;
      await this.run(['force-unlock', '-force', lock], { mayFail: true });
      return this.streamOnce(args, progress);
    }
  }

  private streamOnce(args: readonly string[], progress?: Progress): Promise<Changes> {
    return this.lent((env) => this.changesOf(this.spawn(args, env), args, progress));
  }

  private async changesOf(
    child: ReturnType<TerraformRoot['spawn']>,
    args: readonly string[],
    progress?: Progress,
  ): Promise<Changes> {
    const diagnostics: Diagnostic[] = [];
    const changes = { created: 0, updated: 0, destroyed: 0 };
    const counted = { create: 'created', update: 'updated', delete: 'destroyed' } as const;
    const stderr = text(child.stderr);
    const done = exit(child);
    for await (const line of createInterface({ input: child.stdout })) {
      const message = parse(line);
      if (message?.type === 'diagnostic' && message.diagnostic?.severity === 'error')
        diagnostics.push(message.diagnostic);
      if (message?.type !== 'apply_complete') continue;
      const action = message.hook?.action;
      if (action !== undefined && action in counted) changes[counted[action as keyof typeof counted]]++;
      progress?.(changes.created + changes.updated + changes.destroyed);
    }
    if ((await done) !== 0) {
      throw new TerraformFailed(
        args[0] ?? '',
        diagnostics.length > 0 ? diagnostics : [{ summary: await stderr }],
      );
    }
    return changes;
  }

  spawn(args: readonly string[], more: NodeJS.ProcessEnv = {}) {
    const { binary, folder, watch } = this.options;
    const detached = watch !== undefined;
    const env = { ...this.options.env, ...more };
    const child = spawn(binary, args, { cwd: folder, env, detached, stdio: ['ignore', 'pipe', 'pipe'] });
    watch?.(child);
    return child;
  }

  /** With a provider that is kept for others, where there is one. */
  private lent<T>(work: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
    const { lend } = this.options;
    return lend === undefined ? work({}) : lend(work);
  }

  private get parallelism(): string {
    return `-parallelism=${this.options.parallelism ?? 50}`;
  }

  path(file: string): string {
    return join(this.folder, file);
  }
}

function parse(line: string): Message | undefined {
  try {
    return JSON.parse(line) as Message;
  } catch {
    return undefined;
  }
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

const exit = (child: ReturnType<typeof spawn>) =>
  new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
