import * as fc from 'fast-check';
import { GateWorld, limits, type World } from './gate-world.fixture.js';
import type { Verdict } from './next-step.js';
import { runGate } from './run-gate.js';

const release = 'd-A1B2C3D4E';
const fine: World = { migrationMs: 40_000, exitCode: 0, ready: [true], faultyCalls: new Set(), callMs: 100 };

function run(
  world: GateWorld,
  whenTimeIsUp: 'fail' | 'come-back' = 'fail',
  forMs = 885_000,
): Promise<Verdict> {
  return runGate(world, { release, deadline: world.now + forMs, whenTimeIsUp, limits });
}

const judge = async (differs: Partial<World>, forMs?: number) => {
  const world = new GateWorld({ ...fine, ...differs });
  return { verdict: await run(world, 'fail', forMs), world };
};

test('a migration that ends well and three answers in a row let the traffic through', async () => {
  const { verdict, world } = await judge({ ready: [false, true, true, false, true, true, true] });
  expect(verdict).toEqual({ outcome: 'succeeded' });
  expect(world.asked).toBe(7);
  expect(world.stopped).toEqual([]);
});

test('a migration that fails stops the release, and nobody is asked whether it is ready', async () => {
  const { verdict, world } = await judge({ exitCode: 3 });
  expect(verdict).toEqual({
    outcome: 'failed',
    because: 'the migration failed with exit code 3: Essential container exited',
  });
  expect(world.asked).toBe(0);
});

test('a container that never ran has not migrated anything', async () => {
  const { verdict } = await judge({ exitCode: undefined });
  expect(verdict).toMatchObject({ because: 'the migration did not run: Essential container exited' });
});

test('tasks that never get ready fail the release after twelve asks', async () => {
  const { verdict, world } = await judge({ ready: [false] });
  expect(verdict).toEqual({ outcome: 'failed', because: 'not ready after 12 asks: HTTP 503' });
  expect(world.asked).toBe(12);
});

test('a migration that takes too long is stopped, and fails the release', async () => {
  const { verdict, world } = await judge({ migrationMs: 700_000 });
  expect(verdict).toMatchObject({ outcome: 'failed', because: 'the migration took longer than 600 seconds' });
  expect(world.stopped).toEqual([release]);
});

test('when the time of the function is over, CodeDeploy hears that it failed and the task is stopped', async () => {
  const { verdict, world } = await judge({}, 20_000);
  expect(verdict).toMatchObject({ because: 'the migration had not ended when time was up' });
  expect(world.stopped).toEqual([release]);
});

test('ECS comes back: what is unfinished goes on, with the same migration', async () => {
  const world = new GateWorld(fine);
  expect(await run(world, 'come-back', 20_000)).toMatchObject({ outcome: 'unfinished' });
  expect(world.stopped).toEqual([]);
  world.now += 30_000;
  expect(await run(world, 'come-back')).toEqual({ outcome: 'succeeded' });
  expect(world.started).toEqual([release]);
});

test('a hook that is invoked twice migrates once and says the same', async () => {
  const world = new GateWorld({ ...fine, exitCode: 1 });
  const [first, second] = [await run(world), await run(world)];
  expect(second).toEqual(first);
  expect(world.started).toHaveLength(1);
});

test('calls that fail are tried again, five in a row are too many', async () => {
  expect((await judge({ faultyCalls: new Set([1, 2, 4, 5]) })).verdict).toEqual({ outcome: 'succeeded' });
  const { verdict } = await judge({ faultyCalls: new Set([1, 2, 3, 4, 5]) });
  expect(verdict).toEqual({ outcome: 'failed', because: 'AWS could not be asked: Error: Rate exceeded' });
});

const worlds: fc.Arbitrary<World> = fc.record({
  migrationMs: fc.integer({ min: 0, max: 1_200_000 }),
  exitCode: fc.constantFrom(0, 0, 0, 1, 137, undefined),
  ready: fc.array(fc.boolean(), { minLength: 1, maxLength: 14 }),
  faultyCalls: fc.uniqueArray(fc.integer({ min: 1, max: 60 })).map((calls) => new Set(calls)),
  callMs: fc.integer({ min: 0, max: 4000 }),
});

test('whatever happens there is a verdict in time, from one migration, and success is never a guess', async () => {
  const budget = fc.integer({ min: 0, max: 900_000 });
  const property = fc.asyncProperty(worlds, budget, fc.boolean(), async (given, forMs, comesBack) => {
    const world = new GateWorld(given);
    const deadline = world.now + forMs;
    const verdict = await run(world, comesBack ? 'come-back' : 'fail', forMs);
    expect(world.now).toBeLessThanOrEqual(deadline + given.callMs);
    expect(world.started.length).toBeLessThanOrEqual(1);
    if (verdict.outcome === 'succeeded') {
      expect(world.hasMigrated).toBe(true);
      expect(lastAnswers(world)).toEqual([true, true, true]);
    }
    if (given.exitCode !== 0) expect(world.asked).toBe(0);
    if (!comesBack) expect(verdict.outcome).not.toBe('unfinished');
    const ranOn = world.started.length > 0 && world.now < 1_000_000 + given.migrationMs;
    if (verdict.outcome === 'failed' && ranOn) expect(world.stopped).toEqual([release]);
  });
  await fc.assert(property, { numRuns: 500 });
});

test('ECS gets a final answer after enough invocations', async () => {
  const property = fc.asyncProperty(
    worlds,
    fc.integer({ min: 70_000, max: 300_000 }),
    async (given, forMs) => {
      const world = new GateWorld({ ...given, faultyCalls: new Set() });
      const verdicts: Verdict[] = [];
      do {
        verdicts.push(await run(world, 'come-back', forMs));
        world.now += 30_000;
      } while (verdicts.at(-1)?.outcome === 'unfinished' && verdicts.length < 30);
      expect(verdicts.at(-1)?.outcome).not.toBe('unfinished');
      expect(world.started).toEqual([release]);
    },
  );
  await fc.assert(property, { numRuns: 200 });
});

function lastAnswers({ asked, world: { ready } }: GateWorld): (boolean | undefined)[] {
  return [asked - 3, asked - 2, asked - 1].map((index) => ready[Math.min(index, ready.length - 1)]);
}
