import type { AppDefinition } from '@ashlar/core';

/** The repository around the command: its folder, and its apps, each loaded when it is asked for. */
export interface Workspace {
  readonly root: string;
  readonly apps: Readonly<Record<string, () => AppDefinition>>;
}
