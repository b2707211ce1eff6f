import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';

/** Python as it comes, without moto, in a `bin` folder for PATH. Returns that folder. */
export function plainPython(folder: string): string {
  execFileSync('python3', ['-m', 'venv', '--without-pip', folder]);
  return join(folder, 'bin');
}

/** A package index of one wheel that holds the modules the emulator needs. */
export function motoWheels(folder: string, version: string): NodeJS.ProcessEnv {
  const wheel = zipSync({
    'moto/__init__.py': strToU8(`__version__ = "${version}"`),
    'flask.py': strToU8(''),
    'flask_cors.py': strToU8(''),
    [`moto-${version}.dist-info/METADATA`]: strToU8(
      `Metadata-Version: 2.1\nName: moto\nVersion: ${version}\n`,
    ),
    [`moto-${version}.dist-info/WHEEL`]: strToU8(
      'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    ),
    [`moto-${version}.dist-info/RECORD`]: strToU8(''),
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `moto-${version}-py3-none-any.whl`), wheel);
  return { PIP_CONFIG_FILE: '/dev/null', PIP_NO_INDEX: '1', PIP_FIND_LINKS: folder };
}
