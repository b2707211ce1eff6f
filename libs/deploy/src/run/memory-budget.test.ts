import fc from 'fast-check';
import { terraformsAtOnce } from './memory-budget.js';

test('half of what is free is for Terraform, 750 MB each', () => {
  expect(terraformsAtOnce({ freeMb: 6000, processors: 8 })).toBe(4);
  expect(terraformsAtOnce({ freeMb: 2900, processors: 8 })).toBe(1);
});

test('what is asked for counts, whatever is free', () => {
  expect(terraformsAtOnce({ memoryMb: 1600, freeMb: 64_000, processors: 8 })).toBe(2);
});

test('more than two for each processor would only wait for each other, and four may always wait for AWS', () => {
  expect(terraformsAtOnce({ memoryMb: 64_000, processors: 4 })).toBe(8);
  expect(terraformsAtOnce({ memoryMb: 64_000, processors: 1 })).toBe(4);
});

test('one runs always, and never more than the memory holds', () => {
  const megabytes = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(megabytes, fc.integer({ min: 1, max: 128 }), (memoryMb, processors) => {
      const atOnce = terraformsAtOnce({ memoryMb, processors });
      expect(atOnce).toBeGreaterThanOrEqual(1);
      expect(atOnce === 1 || atOnce * 750 <= memoryMb).toBe(true);
    }),
  );
});

test('without a word about memory it looks at the machine', () => {
  expect(terraformsAtOnce({ processors: 2 })).toBeGreaterThanOrEqual(1);
});
