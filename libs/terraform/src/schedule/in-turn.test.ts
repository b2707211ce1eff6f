import { setTimeout as sleep } from 'node:timers/promises';
import { inTurn } from './in-turn.js';

test('what is asked for at once happens one after the other, and a failure holds nobody up', async () => {
  const turn = inTurn();
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await sleep(1);
    seen.push(`${name} ends`);
    if (name === 'a') throw new Error('a failed');
    return name;
  };

  const [a, b] = await Promise.allSettled([turn(work('a')), turn(work('b'))]);

  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect([a.status, b]).toEqual(['rejected', { status: 'fulfilled', value: 'b' }]);
});
