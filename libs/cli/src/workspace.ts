import type { AppDefinition } from '@ashlar/core';

/** The repository around the command: its folder, and its apps, each loaded when it is asked for. */
export interface Workspace {
  readonly root: string;
  readonly apps: Readonly<Record<string, () => AppDefinition>>;
  /** What the `src/waivers.ts` of an app exports, of those that have one: lists of waivers by environment. */
  readonly waivers: Readonly<Record<string, () => unknown>>;
  /** What the same file exports as `pack`: the name of the rules by which the app is judged. */
  readonly packs?: Readonly<Record<string, () => unknown>>;
  /** Is told of each synthesis by `synth`, and answers the next one when it would be the same; see bin/launcher. */
  readonly launcher?: Launcher | undefined;
}

/** What bin/launcher lends to commands. */
export interface Launcher {
  /** Everything that is about to be written lies in this folder. */
  readonly staged?: (staging: string) => void;
  /** It was written, and this was printed. */
  readonly synthesized?: (answer: {
    readonly outdir: string;
    readonly stdout: string;
    readonly stderr: string;
  }) => void;
  /** Bundles and synthesizes again and again. */
  readonly rebuilds?: () => Promise<Rebuilds>;
}

export interface Rebuilds {
  /** Runs a command line with the sources as they are now, in a process of its own. */
  run(argv: readonly string[]): Promise<{ readonly done: boolean; readonly stderr: string }>;
  close(): Promise<void>;
}
