import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

test('what is committed as built is what the sources make, byte for byte', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build-nx-plugin.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test.each([
  ['plugin', ['createDependencies', 'createNodes', 'createNodesV2', 'name']],
  ['generators', ['app', 'module', 'rule', 'stack', 'syncInventory']],
])('Nx loads the %s with nothing but Node: packages cost time in every command', (file, names) => {
  const script = `
    const loaded = require('./libs/nx-plugin/built/${file}.cjs');
    const packages = Object.keys(require.cache).filter((file) => file.includes('node_modules'));
    process.stdout.write(JSON.stringify({ exports: Object.keys(loaded).sort(), packages }));`;
  const { stdout } = spawnSync(process.execPath, ['--eval', script], { cwd: root, encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual({ exports: names, packages: [] });
});
