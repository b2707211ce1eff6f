import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { program, temporaryFolder } from '../test-machine.js';
import { serverPrograms } from './server-programs.js';

function installed(folder: string, names = ['initdb', 'postgres']): string {
  for (const name of names) program(join(folder, name), 'exit 1');
  return folder;
}

test('what pg_config says comes first', () => {
  const folder = temporaryFolder();
  const own = installed(join(folder, 'own'));
  program(join(folder, 'bin/pg_config'), `echo ${own}`);
  const debian = join(folder, 'debian');
  installed(join(debian, '15/bin'));
  expect(serverPrograms(join(folder, 'bin'), debian)).toBe(own);
});

test('links on PATH are followed to where the programs are', () => {
  const folder = realpathSync(temporaryFolder());
  const real = installed(join(folder, 'real'));
  mkdirSync(join(folder, 'links'));
  symlinkSync(join(real, 'initdb'), join(folder, 'links/initdb'));
  expect(serverPrograms(join(folder, 'links'), join(folder, 'none'))).toBe(real);
});

test("Debian's newest version comes before older ones", () => {
  const debian = temporaryFolder();
  for (const version of ['9', '15', '16']) installed(join(debian, version, 'bin'));
  expect(serverPrograms('', debian)).toBe(join(debian, '16/bin'));
});

test('a client alone is no server', () => {
  const folder = temporaryFolder();
  program(join(folder, 'bin/pg_config'), `echo ${installed(join(folder, 'client'), ['psql'])}`);
  expect(serverPrograms(join(folder, 'bin'), join(folder, 'none'))).toBeUndefined();
});
