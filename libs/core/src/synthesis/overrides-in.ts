import { readdirSync } from 'node:fs';

/** Files in the folder of a stack that Terraform merges over what was synthesized. */
export const overridesIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /(^|_)override\.tf(\.json)?$/.test(name));
