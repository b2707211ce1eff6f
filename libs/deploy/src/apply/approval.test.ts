import { setTimeout as sleep } from 'node:timers/promises';
import { summaryOf } from '../plan/plan-summary.js';
import { Slots } from '../run/slots.js';
import { type Answer, Approval } from './approval.js';

const planned = (stack: string) => ({ stack, summary: summaryOf({}), seconds: 1 });

/** An approval that is answered in turn, and what was asked. */
function approval(answers: Answer[], { asks = true } = {}) {
  const slots = new Slots(2);
  const asked: { stacks: string[]; following: number }[] = [];
  const announced: string[] = [];
  const ask = (plans: readonly { stack: string }[], following: number) => {
    asked.push({ stacks: plans.map(({ stack }) => stack), following });
    return Promise.resolve(answers.shift() ?? 'no');
  };
  const gate = new Approval({
    ...{ slots, following: () => 3, announce: ({ stack }) => void announced.push(stack) },
    ...(asks ? { ask } : {}),
  });
  const plan = async (stack: string, milliseconds: number) => {
    await slots.use(() => sleep(milliseconds));
    return gate.of(planned(stack));
  };
  return { gate, plan, asked, announced };
}

test('all that is planned side by side is one question', async () => {
  const { plan, asked } = approval(['yes']);
  expect(await Promise.all([plan('a', 1), plan('b', 9), plan('c', 3)])).toEqual([true, true, true]);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.stacks.sort()).toEqual(['a', 'b', 'c']);
  expect(asked[0]?.following).toBe(3);
});

test('what follows is another question, unless all of it was approved', async () => {
  const each = approval(['yes', 'yes']);
  await each.plan('a', 1);
  await each.plan('b', 1);
  expect(each.asked.map(({ stacks }) => stacks)).toEqual([['a'], ['b']]);

  const all = approval(['all']);
  await all.plan('a', 1);
  expect(await all.plan('b', 1)).toBe(true);
  expect(all.asked).toHaveLength(1);
  expect(all.announced).toEqual(['b']);
});

test('a no ends it, for what follows too', async () => {
  const { plan, gate, asked } = approval(['no']);
  expect(await plan('a', 1)).toBe(false);
  expect(gate.declined).toBe(true);
  expect(await plan('b', 1)).toBe(false);
  expect(asked).toHaveLength(1);
});

test('when nobody is to be asked, everything is announced', async () => {
  const { plan, announced } = approval([], { asks: false });
  expect(await plan('a', 1)).toBe(true);
  expect(announced).toEqual(['a']);
});

test('a question that fails fails everybody who waits for the answer', async () => {
  const slots = new Slots(1);
  const gate = new Approval({
    ...{ slots, following: () => 0, announce: () => undefined },
    ask: () => Promise.reject(new Error('no terminal')),
  });
  const both = await Promise.allSettled([gate.of(planned('a')), gate.of(planned('b'))]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
