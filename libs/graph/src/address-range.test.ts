import fc from 'fast-check';
import { type AddressRange, isWithin, overlap, parseRange, PRIVATE_RANGES } from './address-range.js';

const range = (text: string) => parseRange(text) as AddressRange;

test.each(['', 'everywhere', '10.0.0.0/33', '${aws_vpc.main.cidr_block}', '300.0.0.0/8'])(
  "'%s' is no range",
  (text) => {
    expect(parseRange(text)).toBeUndefined();
  },
);

test('an address alone is a range of one, and bits behind the prefix make no difference', () => {
  expect(range('203.0.113.7')).toEqual(range('203.0.113.7/32'));
  expect(range('10.0.0.1/16')).toEqual(range('10.0.0.0/16'));
  expect(range('2001:db8::1/32')).toEqual(range('2001:db8::/32'));
});

test('ranges of different families have nothing to do with each other', () => {
  expect(overlap(range('0.0.0.0/0'), range('::/0'))).toBe(false);
  expect(isWithin(range('0.0.0.0/0'), range('::/0'))).toBe(false);
});

test.each([
  ['10.20.0.0/16', true],
  ['172.31.255.0/24', true],
  ['172.32.0.0/16', false],
  ['100.64.0.0/10', true],
  ['100.128.0.0/16', false],
  ['8.0.0.0/5', false],
  ['fd00::/8', true],
  ['2600:1f18::/32', false],
])('%s is private: %s', (text, expected) => {
  expect(PRIVATE_RANGES.some((outer) => isWithin(range(text), outer))).toBe(expected);
});

test('what lies within a range overlaps it', () => {
  const cidrs = fc
    .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
    .map(([ip, bits]) => range(`${ip}/${bits}`));
  fc.assert(
    fc.property(cidrs, cidrs, (a, b) => {
      expect(overlap(a, b)).toBe(overlap(b, a));
      if (isWithin(a, b)) expect(overlap(a, b)).toBe(true);
      // Ranges of CIDR notation never cross.
      expect(overlap(a, b)).toBe(isWithin(a, b) || isWithin(b, a));
    }),
  );
});
