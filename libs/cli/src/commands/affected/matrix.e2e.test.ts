import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScratchRepository } from './scratch-repository.fixture.js';

const repository = new ScratchRepository();
afterAll(() => repository.remove());

const names = (environment: string) =>
  Array.from({ length: 150 }, (_, at) => `shop-${environment}-s${String(at).padStart(3, '0')}`);
const all = ['production', 'staging'].flatMap(names);
const stacksOf = (environment: string) =>
  Object.fromEntries(names(environment).map((name) => [name.split('-')[2], ['queue']]));

/** From 20 to 120, with a median of 70. */
const seconds = Object.fromEntries(all.map((name, at) => [name, [20 + ((at * 37) % 101)]]));
const matrix = ['affected', '--matrix', '--durations', '.cache/measured.json'];
beforeAll(() => repository.write('.cache/measured.json', JSON.stringify(seconds)));

interface Matrix {
  readonly include: readonly { leg: string; account: string; stacks: string; seconds: number }[];
}

test('300 stacks are each in one leg, no leg takes longer than it must, and nothing to do is no leg', async () => {
  repository.writeShop({ production: stacksOf('production'), staging: stacksOf('staging') });
  repository.commit('many');
  const run = await repository.ashlar([...matrix, '--base', 'empty']);
  const { include } = JSON.parse(run.stdout) as Matrix;

  expect(include.length).toBeLessThanOrEqual(256);
  expect(include.flatMap(({ stacks }) => stacks.split(' ')).sort()).toEqual([...all].sort());
  for (const { account, stacks } of include) {
    const environment = account === '111122223333' ? 'production' : 'staging';
    expect(stacks.split(' ').every((name) => name.startsWith(`shop-${environment}-`))).toBe(true);
  }
  // One that is alone in its leg takes as long as anything can: 256 legs for 300 stacks leave room for that.
  const loads = all.map((name) => seconds[name]?.[0] ?? 0);
  const even = loads.reduce((sum, load) => sum + load, 0) / 256;
  const longest = Math.max(...include.map((leg) => leg.seconds));
  expect(longest).toBeLessThanOrEqual((4 / 3) * Math.max(even, ...loads));
  expect(run.stderr).toContain('300 of 300 stacks are affected');
});

test('a stack that was never measured counts as the others do, and nothing to do is a matrix without legs', async () => {
  repository.writeShop({ staging: { s000: ['queue'], unmeasured: ['queue'] } });
  repository.commit('few');
  const few = await repository.ashlar([...matrix, '--base', 'empty', '--legs', '1']);
  expect(few.stdout).toBe(
    '{"include":[{"leg":"01","account":"444455556666","stacks":"shop-staging-s000 shop-staging-unmeasured","seconds":186}]}\n',
  );
  const none = await repository.ashlar([...matrix, '--base', 'few']);
  expect(none.stdout).toBe('{"include":[]}\n');
});

test('what legs measured goes into one file, and what is not there yet is nothing', async () => {
  repository.write('.cache/history.json', '{"shop-staging-data":[10,20]}');
  repository.write(
    '.cache/leg.json',
    '[{"stack":"shop-staging-data","seconds":30},{"stack":"x","seconds":1,"error":"no"}]',
  );
  const files = ['.cache/history.json', '.cache/nothing.json', '.cache/leg.json'];
  const run = await repository.ashlar(['durations', 'merge', ...files, '--output', '.cache/history.json']);
  expect(run).toEqual({
    code: 0,
    stdout: '',
    stderr: '.cache/nothing.json is not there: nothing was measured yet\n',
  });
  const history = readFileSync(join(repository.root, '.cache/history.json'), 'utf8');
  expect(JSON.parse(history)).toEqual({ 'shop-staging-data': [10, 20, 30] });
  expect((await repository.ashlar(['durations', 'merge', '.cache/history.json'])).stdout).toBe(history);
});
