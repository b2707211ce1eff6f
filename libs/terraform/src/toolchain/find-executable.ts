import { access, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/** The file that a shell in `root` would run for `name`. */
export async function findExecutable(
  name: string,
  { root, env }: { root: string; env: NodeJS.ProcessEnv },
): Promise<string | undefined> {
  const paths = name.includes('/')
    ? [resolve(root, name)]
    : (env.PATH ?? '')
        .split(delimiter)
        .filter(isAbsolute)
        .map((folder) => join(folder, name));
  for (const path of paths) if (await isExecutable(path)) return path;
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
