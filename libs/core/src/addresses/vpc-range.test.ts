import fc from 'fast-check';
import { parseIpRange } from './ip-range.js';
import { VpcLedger } from './vpc-ledger.js';
import { rangeProblems, vpcRangeProblems } from './vpc-range.js';

test.each([['10.0.0.0/16'], ['10.255.255.240/28'], ['172.16.0.0/16'], ['192.168.0.0/16'], ['100.64.0.0/16']])(
  '%s may be the range of a VPC',
  (cidr) => {
    expect(vpcRangeProblems('cidr', cidr)).toEqual([]);
  },
);

const NOTATION = "use CIDR notation: '10.0.0.0/16'";
const SIZES = 'use a prefix from 16 to 28';
const PRIVATE = 'use a range inside of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10';
const OTHER = "use another range, for instance in '10.0.0.0/8'";

test.each([
  ['ten', 'which is no IPv4 range', NOTATION],
  ['10.0.0.0/016', 'which is no IPv4 range', NOTATION],
  ['10.0.0.1/16', 'an address inside of 10.0.0.0/16', "use '10.0.0.0/16'"],
  ['10.0.0.0/08', 'an address inside of 10.0.0.0/8', "use '10.0.0.0/8'"],
  ['10.0.0.0/8', 'AWS takes /16 (largest) to /28 (smallest)', SIZES],
  ['10.0.0.0/15', 'AWS takes /16 (largest) to /28 (smallest)', SIZES],
  ['10.0.0.0/29', 'AWS takes /16 (largest) to /28 (smallest)', SIZES],
  ['8.8.0.0/16', 'which is no private range', PRIVATE],
  ['172.15.0.0/16', 'which is no private range', PRIVATE],
  ['172.32.0.0/16', 'which is no private range', PRIVATE],
  ['100.128.0.0/16', 'which is no private range', PRIVATE],
  ['172.17.0.0/16', "overlaps 172.17.0.0/16 (Docker's default bridge", OTHER],
  ['172.17.128.0/20', "overlaps 172.17.0.0/16 (Docker's default bridge", OTHER],
])('%s may not: %s', (cidr, what, fix) => {
  expect(vpcRangeProblems('cidr', cidr)).toEqual([{ what: expect.stringContaining(what), fix }]);
  expect(vpcRangeProblems('cidr', cidr)[0]?.what).toContain(`cidr is '${cidr}'`);
});

test('a range with stray bits is answered with its network', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.integer({ min: 16, max: 28 }), (address, prefix) => {
      const [problem] = rangeProblems('cidr', `${address}/${prefix}`);
      if (problem === undefined) return;
      const [, network = ''] = /^use '(.*)'$/.exec(problem.fix) ?? [];
      expect(rangeProblems('cidr', network)).toEqual([]);
    }),
  );
});

/** What is wrong with the second of two VPCs. */
function second(one: string, other: string, unconnected: readonly [boolean, boolean] = [false, false]) {
  const ledger = new VpcLedger();
  const claims = [one, other].map((cidr, index) => {
    const range = parseIpRange(cidr);
    if (range === undefined) throw new Error(`${cidr} is no range`);
    return ledger.claim({ range, owner: `vpc-${index + 1}`, unconnected: unconnected[index] ?? false });
  });
  return claims.map((claim) => claim.map(({ what }) => what)).flat();
}

test('VPCs that overlap are refused, and the other one is named', () => {
  expect(second('10.0.0.0/16', '10.0.128.0/20')).toEqual([
    'cidr 10.0.128.0/20 overlaps 10.0.0.0/16 of vpc-1',
  ]);
  expect(second('10.0.128.0/20', '10.0.0.0/16')).toEqual([
    'cidr 10.0.0.0/16 overlaps 10.0.128.0/20 of vpc-1',
  ]);
});

test('two VPCs of the same range are refused', () => {
  expect(second('10.0.0.0/16', '10.0.0.0/16')).toEqual(['cidr 10.0.0.0/16 overlaps 10.0.0.0/16 of vpc-1']);
});

test('VPCs that lie side by side are allowed', () => {
  expect(second('10.0.0.0/16', '10.1.0.0/16')).toEqual([]);
});

test.each([
  [true, false],
  [false, true],
  [true, true],
])('a VPC that will never be joined may repeat addresses (%s, %s)', (...unconnected) => {
  expect(second('10.0.0.0/16', '10.0.0.0/16', unconnected)).toEqual([]);
});

test('every VPC that overlaps is named', () => {
  const ledger = new VpcLedger();
  const claim = (cidr: string) => {
    const range = parseIpRange(cidr);
    return range === undefined ? [] : ledger.claim({ range, owner: cidr, unconnected: false });
  };
  claim('10.0.0.0/24');
  claim('10.0.1.0/24');
  expect(claim('10.0.0.0/16')).toHaveLength(2);
});
