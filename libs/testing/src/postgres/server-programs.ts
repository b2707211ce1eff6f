import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** Where Debian puts every version; its programs are on nobody's PATH. */
const DEBIAN = '/usr/lib/postgresql';

/** The folder of `initdb` and `postgres`, if PostgreSQL's server is installed. */
export function serverPrograms(path = process.env.PATH ?? '', debian = DEBIAN): string | undefined {
  const onPath = path.split(delimiter).filter((folder) => folder !== '');
  const found = [pgConfigSays(path), ...onPath.map(behindLinks), ...versionsIn(debian)];
  return found.find((folder) => folder !== undefined && ['initdb', 'postgres'].every(executableIn(folder)));
}

function pgConfigSays(path: string): string | undefined {
  const { stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8', env: { PATH: path } });
  return stdout?.trim() || undefined;
}

/** `initdb` looks for its sisters beside itself, not beside a link to it. */
function behindLinks(folder: string): string | undefined {
  return executableIn(folder)('initdb') ? dirname(realpathSync(join(folder, 'initdb'))) : undefined;
}

function versionsIn(folder: string): string[] {
  try {
    const newestFirst = readdirSync(folder).sort((a, b) => Number(b) - Number(a));
    return newestFirst.map((version) => join(folder, version, 'bin'));
  } catch {
    return [];
  }
}

function executableIn(folder: string) {
  return (name: string) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
}
