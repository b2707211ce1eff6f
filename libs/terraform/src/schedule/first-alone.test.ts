import { setTimeout as sleep } from 'node:timers/promises';
import { firstAlone } from './first-alone.js';

function watched() {
  const state = { running: 0, most: 0, order: [] as string[] };
  const work =
    (name: string, fails = false) =>
    async () => {
      state.order.push(name);
      state.most = Math.max(state.most, ++state.running);
      await sleep(5);
      state.running--;
      if (fails) throw new Error(name);
      return name;
    };
  return { state, work };
}

test('the first runs alone, the others side by side after it', async () => {
  const { state, work } = watched();
  const turn = firstAlone();
  const first = turn(work('a'));
  const others = [turn(work('b')), turn(work('c'))];
  await first;
  expect(state).toMatchObject({ order: ['a'], most: 1 });
  expect(await Promise.all(others)).toEqual(['b', 'c']);
  expect(state.most).toBe(2);
});

test('when the first fails, the next is alone too', async () => {
  const { state, work } = watched();
  const turn = firstAlone();
  const all = await Promise.allSettled([turn(work('a', true)), turn(work('b'))]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(state.most).toBe(1);
});
