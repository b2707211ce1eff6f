import fc from 'fast-check';
import {
  type FargateSize,
  legalSizes,
  nearestSizes,
  sizeProblems,
  type WindowsFargateSize,
} from './fargate-size.js';

/** The ranges as the guide states them. */
const ranges: readonly (readonly [cpu: number, from: number, to: number, step: number])[] = [
  [512, 1024, 4096, 1024],
  [1024, 2048, 8192, 1024],
  [2048, 4096, 16384, 1024],
  [4096, 8192, 30720, 1024],
  [8192, 16384, 61440, 4096],
  [16384, 32768, 122880, 8192],
];

const inRanges = [
  ...[512, 1024, 2048].map((memory) => ({ cpu: 256, memory })),
  ...ranges.flatMap(([cpu, from, to, step]) =>
    Array.from({ length: (to - from) / step + 1 }, (_, index) => ({ cpu, memory: from + index * step })),
  ),
];

test('there are 74 legal pairs, those of the guide', () => {
  expect(legalSizes()).toHaveLength(74);
  expect(legalSizes()).toEqual(inRanges);
});

test('the compiler knows them', () => {
  const legal: FargateSize[] = [
    { cpu: 256, memory: 512 },
    { cpu: 4096, memory: 30720 },
    { cpu: 16384, memory: 122880 },
  ];
  // @ts-expect-error a quarter of a vCPU has 2 GiB at most
  const tooMuch: FargateSize = { cpu: 256, memory: 4096 };
  // @ts-expect-error 8 vCPU have steps of 4 GiB
  const betweenSteps: FargateSize = { cpu: 8192, memory: 17408 };
  // @ts-expect-error there is no such number of CPU units
  const noSuchCpu: FargateSize = { cpu: 768, memory: 2048 };
  // @ts-expect-error Windows begins at one vCPU
  const windows: WindowsFargateSize = { cpu: 512, memory: 1024 };

  expect(legal.flatMap(sizeProblems)).toEqual([]);
  expect([tooMuch, betweenSteps, noSuchCpu].flatMap(sizeProblems)).toHaveLength(3);
  expect(sizeProblems(windows)).toEqual([]);
});

test('a size from data is refused with the nearest that exist', () => {
  expect(sizeProblems({ cpu: 256, memory: 4096 })).toEqual([
    {
      what: 'size is { cpu: 256, memory: 4096 }, which Fargate does not offer',
      fix: 'use { cpu: 256, memory: 2048 } or { cpu: 512, memory: 4096 }',
    },
  ]);
  expect(sizeProblems({ cpu: 8192, memory: 17408 })[0]?.fix).toBe(
    'use { cpu: 8192, memory: 16384 } or { cpu: 8192, memory: 20480 } or { cpu: 16384, memory: 32768 }',
  );
  expect(sizeProblems({ cpu: 99999, memory: 1 })[0]?.fix).toBe(
    'use { cpu: 256, memory: 512 } or { cpu: 16384, memory: 122880 }',
  );
  expect(sizeProblems(undefined)).toHaveLength(1);
});

test('what is proposed is legal, whatever was asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 130_000 }), (cpu, memory) => {
      const proposals = nearestSizes({ cpu, memory });
      expect(proposals.length).toBeGreaterThan(0);
      expect(proposals.flatMap(sizeProblems)).toEqual([]);
    }),
  );
});
