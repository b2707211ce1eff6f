import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { helped, knownDrift, notCarried } from './limits.js';

const extensions = join(__dirname, '../../emulator/extensions');
const modules = readdirSync(extensions)
  .filter((file) => file.endsWith('.py') && !file.startsWith('__'))
  .map((file) => file.replace('.py', ''));

test('each extension of the emulator helps a resource type that is named, and each help is an extension', () => {
  expect(new Set(helped.map(({ extension }) => extension))).toEqual(new Set(modules));
});

test.each(modules)('%s says what moto lacks, and can be installed', (module) => {
  const source = readFileSync(join(extensions, `${module}.py`), 'utf8');
  expect(source).toMatch(/^"""[^"]*moto/);
  expect(source).toContain('def install() -> None:');
});

test('a type is named once, and is not both carried with help and not carried', () => {
  const types = [...helped, ...notCarried].map(({ type }) => type);
  expect(types.filter((type, at) => types.indexOf(type) !== at)).toEqual([]);
});

test('each limit says why', () => {
  expect([...helped, ...notCarried, ...knownDrift].filter(({ reason }) => reason.length < 10)).toEqual([]);
});
