import { readdirSync } from 'node:fs';
import { ProjectStack, refuse } from '@ashlar/core';
import { scratchFolder } from './scratch-folder.js';
import { synthApps, synthStack, testEnvironment } from './synth.js';

const scratch = scratchFolder();

test('every stack of every environment is there by its name', () => {
  const environments = [testEnvironment({ name: 'blue' }), testEnvironment({ name: 'green' })];
  const stacks = synthApps({
    name: 'demo',
    environments,
    build: (target) => void new ProjectStack(target, 'web'),
  });
  expect([...stacks.keys()]).toEqual(['demo-blue-web', 'demo-green-web']);
  expect(stacks.get('demo-green-web')?.name).toBe('demo-green-web');
});

test('a test may say what differs in its environment', () => {
  const stack = synthStack((scope) => scope.output('region', scope.environment.region, ''), {
    ...testEnvironment({ region: 'eu-west-1', zones: ['eu-west-1a'] }),
  });
  expect(stack.json.output?.['region']).toMatchObject({ value: 'eu-west-1' });
});

test('nothing is left on the disk, not even by what is refused', () => {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = scratch;
  try {
    synthStack(() => undefined);
    expect(() => synthStack(() => refuse('it', [{ what: 'x', fix: 'y' }]))).toThrow('it has a problem');
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  expect(readdirSync(scratch)).toEqual([]);
});
