import fc from 'fast-check';
import {
  contains,
  type IpRange,
  networkOf,
  overlaps,
  parseIpRange,
  partOf,
  partsOf,
  usableAddresses,
} from './ip-range.js';

const dotted = (address: bigint) =>
  [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join('.');

/** Any range there is, made from its bits. */
const range: fc.Arbitrary<IpRange> = fc
  .record({ address: fc.bigInt({ min: 0n, max: 2n ** 32n - 1n }), prefix: fc.integer({ min: 0, max: 32 }) })
  .map(({ address, prefix }) => {
    const size = 2n ** BigInt(32 - prefix);
    const first = address - (address % size);
    return { cidr: `${dotted(first)}/${prefix}`, prefix, first, last: first + size - 1n };
  });

/** A range and a prefix by which it can be cut into at most 256 parts. */
const cut = range.chain((whole) =>
  fc.record({
    whole: fc.constant(whole),
    prefix: fc.integer({ min: whole.prefix, max: Math.min(32, whole.prefix + 8) }),
  }),
);

test('every range is read as it was written', () => {
  fc.assert(fc.property(range, (written) => expect(parseIpRange(written.cidr)).toEqual(written)));
});

test('an address inside of a range is no range, and its network is proposed instead', () => {
  fc.assert(
    fc.property(
      range,
      fc.bigInt({ min: 0n, max: 2n ** 32n - 1n }),
      ({ cidr, prefix, first, last }, offset) => {
        const stray = `${dotted(first + (offset % (last - first + 1n)))}/${prefix}`;
        expect(networkOf(stray)).toBe(cidr);
        if (stray !== cidr) expect(parseIpRange(stray)).toBeUndefined();
      },
    ),
  );
});

test.each([
  ['10.0.0.0'],
  ['10.0.0.0/'],
  ['10.0.0.0/33'],
  ['10.0.0.0/-1'],
  ['10.0.0.0/08'],
  ['10.0.0.0/16 '],
  ['10.0.0.256/32'],
  ['010.0.0.0/16'],
  ['10.0/16'],
  ['::/0'],
  ['10.0.0.0/16/16'],
  ['${aws_vpc.main.cidr_block}'],
  [''],
])("'%s' is no range", (text) => {
  expect(parseIpRange(text)).toBeUndefined();
});

test('any text is read without a crash', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0129./') })), (text) => {
      const read = parseIpRange(text);
      return read === undefined || read.cidr === text;
    }),
  );
});

test('the parts of a range lie inside of it, one after the other, and cover it', () => {
  fc.assert(
    fc.property(cut, ({ whole, prefix }) => {
      const parts = Array.from({ length: partsOf(whole, prefix) }, (_, index) =>
        partOf(whole, prefix, index),
      );
      expect(parts[0]?.first).toBe(whole.first);
      expect(parts.at(-1)?.last).toBe(whole.last);
      for (const [index, part] of parts.entries()) {
        expect(contains(whole, part)).toBe(true);
        expect(parseIpRange(part.cidr)).toEqual(part);
        const next = parts[index + 1];
        if (next !== undefined) expect(next.first).toBe(part.last + 1n);
      }
    }),
  );
});

test('no two parts of a range overlap', () => {
  fc.assert(
    fc.property(cut, fc.nat(), fc.nat(), ({ whole, prefix }, a, b) => {
      const [one, other] = [a % partsOf(whole, prefix), b % partsOf(whole, prefix)];
      expect(overlaps(partOf(whole, prefix, one), partOf(whole, prefix, other))).toBe(one === other);
    }),
  );
});

test('a range has no part that is larger than itself', () => {
  fc.assert(
    fc.property(range, fc.integer({ min: 0, max: 32 }), (whole, prefix) => {
      expect(partsOf(whole, prefix) > 0).toBe(prefix >= whole.prefix);
    }),
  );
});

test('two ranges overlap if one contains the other, and only then', () => {
  fc.assert(
    fc.property(range, range, (one, other) => {
      expect(overlaps(one, other)).toBe(contains(one, other) || contains(other, one));
      expect(overlaps(one, other)).toBe(overlaps(other, one));
      expect(overlaps(one, one) && contains(one, one)).toBe(true);
    }),
  );
});

test('part 1 of 10.0.0.0/16 at /24 is 10.0.1.0/24', () => {
  const whole = parseIpRange('10.0.0.0/16');
  expect(whole && partOf(whole, 24, 1).cidr).toBe('10.0.1.0/24');
});

test('AWS leaves 251 addresses of a /24, and 11 of a /28', () => {
  expect([usableAddresses(24), usableAddresses(28)]).toEqual([251, 11]);
});
