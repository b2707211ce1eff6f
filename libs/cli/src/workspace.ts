import type { AppDefinition } from '@ashlar/core';

/** The repository around the command: its folder, and its apps, each loaded when it is asked for. */
export interface Workspace {
  readonly root: string;
  readonly apps: Readonly<Record<string, () => AppDefinition>>;
  /** What the `src/waivers.ts` of an app exports, of those that have one: lists of waivers by environment. */
  readonly waivers: Readonly<Record<string, () => unknown>>;
}
