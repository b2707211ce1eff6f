import fc from 'fast-check';
import { canonical } from './canonical.js';

const backwards = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, backwards(child)]),
  );
};

test('the order of keys makes no difference, and everything else does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(canonical(backwards(one))).toBe(canonical(one));
      expect(canonical(one) === canonical(other)).toBe(
        JSON.stringify(JSON.parse(canonical(one))) === JSON.stringify(JSON.parse(canonical(other))),
      );
    }),
  );
});

test('what is left out is not null', () => {
  expect(canonical(undefined)).not.toBe(canonical(null));
  expect(canonical({ a: undefined })).toBe(canonical({}));
});
