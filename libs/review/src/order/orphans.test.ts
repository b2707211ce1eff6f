import type { StackJson } from '@ashlar/graph';
import fc from 'fast-check';
import { type OrphanOptions, orphans } from './orphans.js';
import { type Resolution, resolutionProblems } from './resolution.js';

const stack = (name: string, key = name): StackJson => ({
  name,
  json: {
    terraform: { backend: { s3: { bucket: 'states', key } } },
    resource: { aws_vpc: { main: { '//': { metadata: { path: `${name}/network/vpc` } } } } },
  },
});

const resolution: Resolution = {
  ...{ stack: 'data', resolution: 'forget', owner: 'platform', until: '2026-12-31' },
  reason: 'the table is kept for the auditors',
};

const find = (base: StackJson[], head: StackJson[], options: Partial<OrphanOptions> = {}) =>
  orphans(base, head, { today: '2026-11-21', ...options });

test('a stack that is gone is danger, with three ways to resolve it', () => {
  const [found, ...others] = find([stack('data'), stack('web')], [stack('web')]);
  expect(found).toMatchObject({ rule: 'stack-orphaned', verdict: 'danger', stack: 'data', path: 'data' });
  expect(found?.what).toBe(
    'is gone: its 1 resource in s3://states/data stay, and nobody changes or destroys them',
  );
  for (const kind of ['destroy (', 'moveState (', 'forget (']) expect(found?.fix).toContain(kind);
  expect(others).toEqual([]);
});

test('the same state under another name is the same stack', () => {
  expect(find([stack('data')], [stack('records', 'data')])).toEqual([]);
});

test('a renamed stack with a state of its own would duplicate what is there', () => {
  const renames = [{ was: 'data', name: 'records' }];
  expect(find([stack('data')], [stack('records')], { renames })).toMatchObject([
    {
      ...{ rule: 'stack-renamed', verdict: 'danger', stack: 'data' },
      what: 'is renamed records, which looks for its state in s3://states/records instead of s3://states/data: will duplicate what is there',
    },
  ]);
});

test('a stack that looks for its state elsewhere would be created a second time', () => {
  expect(find([stack('data')], [stack('data', 'new/data')])).toMatchObject([
    { rule: 'state-moved', verdict: 'danger', stack: 'data' },
  ]);
});

test('what is resolved is listed with its owner, and blocks no longer', () => {
  expect(find([stack('data')], [], { resolutions: [resolution] })).toMatchObject([
    {
      rule: 'stack-orphaned',
      verdict: 'review',
      fix: expect.stringContaining('as platform has decided') as string,
    },
  ]);
});

test('a resolution that has ended resolves nothing', () => {
  const until = (day: string) =>
    find([stack('data')], [], { resolutions: [{ ...resolution, until: day }] }).map(({ verdict }) => verdict);
  expect([until('2026-11-21'), until('2026-11-20')]).toEqual([['review'], ['danger']]);
});

test('a resolution of what is not lost is said to be unused', () => {
  expect(find([stack('data')], [stack('data')], { resolutions: [resolution] })).toMatchObject([
    { rule: 'resolution-unused', verdict: 'review', stack: 'data' },
  ]);
});

test('every state of the base is in the head or in one finding, in any order', () => {
  const some = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
  fc.assert(
    fc.property(some, some, (before, after) => {
      const [base, head] = [before.map((name) => stack(name)), after.map((name) => stack(name))];
      const lost = before.filter((name) => !after.includes(name)).sort();
      expect(find(base, head).map((finding) => finding.stack)).toEqual(lost);
      expect(find([...base].reverse(), [...head].reverse())).toEqual(find(base, head));
    }),
  );
});

test('resolutions are checked, all of them at once', () => {
  expect(resolutionProblems([resolution])).toEqual([]);
  const wrong = [
    { stack: '', resolution: 'keep', reason: 'tbd', until: '2026-02-30', why: 1 },
    resolution,
    resolution,
  ];
  expect(resolutionProblems(wrong).map(({ what }) => what)).toMatchInlineSnapshot(`
    [
      "resolutions[0] has 'why'",
      "resolutions[0]: stack is ''",
      "resolutions[0]: resolution is 'keep'",
      "resolutions[0]: owner is left out",
      "resolutions[0]: reason is 'tbd'",
      "resolutions[0]: until is '2026-02-30'",
      "resolutions[2]: stack is 'data', twice",
    ]
  `);
});

test.each([undefined, {}, ['x']])('%j are no resolutions', (written) => {
  expect(resolutionProblems(written)).toHaveLength(1);
});
