import fc from 'fast-check';
import type { Ordered } from '@ashlar/graph';
import { backwards, sideBySide } from './side-by-side.js';

const stack = (name: string, ...dependencies: string[]): Ordered => ({ name, dependencies });

/** What happens, in words, when some of the stacks fail. */
async function happens(stacks: readonly Ordered[], { atOnce = 3, failing = [] as string[] } = {}) {
  const seen: string[] = [];
  await sideBySide(stacks, {
    atOnce,
    run: async ({ name }) => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      return !failing.includes(name);
    },
    passOver: ({ name }, culprit) => void seen.push(`${name} passed over for ${culprit}`),
  });
  return seen;
}

test('what is independent runs side by side, and the rest after what it depends on', async () => {
  expect(await happens([stack('web', 'data', 'network'), stack('network'), stack('data')])).toEqual([
    ...['data begins', 'network begins', 'data ends', 'network ends', 'web begins', 'web ends'],
  ]);
});

test('what depends on a failure, however indirectly, is passed over, and the others go on', async () => {
  const stacks = [stack('network'), stack('data', 'network'), stack('web', 'data'), stack('other')];
  expect(await happens(stacks, { failing: ['network'] })).toEqual([
    ...['network begins', 'other begins', 'network ends', 'other ends'],
    ...['data passed over for network', 'web passed over for network'],
  ]);
});

test('a dependency that is not among the items is no concern of theirs', async () => {
  expect(await happens([stack('web', 'elsewhere')])).toEqual(['web begins', 'web ends']);
});

test('an exception is thrown when what was running has ended, and nothing more is started', async () => {
  const seen: string[] = [];
  const attempt = sideBySide([stack('a'), stack('b'), stack('c')], {
    atOnce: 2,
    run: async ({ name }) => {
      if (name === 'a') throw new Error('a broke');
      await new Promise(setImmediate);
      seen.push(name);
      return true;
    },
    passOver: () => undefined,
  });
  await expect(attempt).rejects.toThrow('a broke');
  expect(seen).toEqual(['b']);
});

test('a circle is an error, not a rehearsal that never ends', async () => {
  await expect(happens([stack('a', 'b'), stack('b', 'a'), stack('c')])).rejects.toThrow(
    /^[ab], [ab] wait for each other$/,
  );
});

test('the way back begins with what nothing depends on', async () => {
  const stacks = backwards([stack('network'), stack('data', 'network'), stack('web', 'data', 'network')]);
  expect(await happens(stacks, { atOnce: 1 })).toEqual(
    ['web', 'data', 'network'].flatMap((name) => [`${name} begins`, `${name} ends`]),
  );
});

/** Stacks that depend on some of those before them, in any order, some of which fail. */
const environments = fc
  .array(fc.record({ needs: fc.array(fc.nat(9), { maxLength: 3 }), fails: fc.boolean() }), { maxLength: 10 })
  .map((drawn) =>
    drawn.map(({ needs, fails }, index) => ({
      name: `s${index}`,
      dependencies: [...new Set(needs.filter((need) => need < index))].map((need) => `s${need}`),
      fails,
    })),
  )
  .chain((stacks) => fc.shuffledSubarray(stacks, { minLength: stacks.length }));

test('whatever takes how long: order, limit and failures hold, and every stack is met exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(
      environments,
      fc.integer({ min: 1, max: 4 }),
      fc.scheduler(),
      async (stacks, atOnce, s) => {
        const [running, went, passed] = [new Set<string>(), new Map<string, boolean>(), new Set<string>()];
        const meet = (name: string) =>
          expect(running.has(name) || went.has(name) || passed.has(name)).toBe(false);
        const done = sideBySide(stacks, {
          atOnce,
          run: async ({ name, dependencies, fails }) => {
            meet(name);
            expect(dependencies.every((dependency) => went.get(dependency) === true)).toBe(true);
            running.add(name);
            expect(running.size).toBeLessThanOrEqual(atOnce);
            await s.schedule(Promise.resolve(), name);
            running.delete(name);
            went.set(name, !fails);
            return !fails;
          },
          passOver: ({ name }, culprit) => {
            meet(name);
            passed.add(name);
            expect(went.get(culprit)).toBe(false);
          },
        });
        await s.waitFor(done);

        const doomed = (name: string): boolean =>
          (stacks.find((one) => one.name === name)?.dependencies ?? []).some(
            (dependency) =>
              stacks.find((one) => one.name === dependency)?.fails === true || doomed(dependency),
          );
        const names = stacks.map(({ name }) => name);
        expect([...passed].sort()).toEqual(names.filter(doomed).sort());
        expect([...went.keys()].sort()).toEqual(names.filter((name) => !doomed(name)).sort());
      },
    ),
    { numRuns: 200 },
  );
});

test('the way back never takes away what something still stands on', async () => {
  await fc.assert(
    fc.asyncProperty(environments, fc.scheduler(), async (stacks, s) => {
      const gone = new Set<string>();
      const done = sideBySide(backwards(stacks), {
        atOnce: 3,
        run: async ({ name }) => {
          const users = stacks.filter(({ dependencies }) => dependencies.includes(name));
          expect(users.every((user) => gone.has(user.name))).toBe(true);
          await s.schedule(Promise.resolve(), name);
          gone.add(name);
          return true;
        },
        passOver: () => undefined,
      });
      await s.waitFor(done);
      expect(gone.size).toBe(stacks.length);
    }),
    { numRuns: 100 },
  );
});
