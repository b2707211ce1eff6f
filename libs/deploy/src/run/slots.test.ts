import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { Slots } from './slots.js';

test('never more run at once than there are slots, and all of them run', async () => {
  const pieces = fc.array(fc.record({ milliseconds: fc.integer({ min: 0, max: 3 }), fails: fc.boolean() }));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), pieces, async (atOnce, work) => {
      const slots = new Slots(atOnce);
      let [running, most, done] = [0, 0, 0];
      await Promise.allSettled(
        work.map(({ milliseconds, fails }) =>
          slots.use(async () => {
            most = Math.max(most, ++running);
            await sleep(milliseconds);
            running--;
            done++;
            if (fails) throw new Error('failed');
          }),
        ),
      );
      expect(most).toBe(Math.min(atOnce, work.length));
      expect(done).toBe(work.length);
    }),
    { numRuns: 20 },
  );
});

test('it is idle when nothing runs, and what follows a piece of work at once has begun and ended', async () => {
  const slots = new Slots(1);
  const order: string[] = [];
  const piece = (name: string) => slots.use(async () => void (await sleep(2), order.push(name)));
  const chain = piece('first').then(() => piece('second'));
  void piece('other');
  await slots.whenIdle();
  order.push('idle');
  await chain;
  expect(order).toEqual(['first', 'other', 'second', 'idle']);
});

test('with nothing to do it is idle', async () => {
  await new Slots(2).whenIdle();
});
