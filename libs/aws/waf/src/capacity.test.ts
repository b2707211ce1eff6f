import fc from 'fast-check';
import { statementCapacity, webAclCapacity } from './capacity.js';
import { capacityProblems, capacityWarnings } from './capacity-problems.js';
import type { FreeGroupName } from './managed-groups.js';
import type { WafRule, WafRules } from './rule.js';
import type { Inspection, Statement } from './statement.js';

const groups = (...names: FreeGroupName[]): WafRules =>
  Object.fromEntries(names.map((managedGroup, priority) => [`rule-${priority}`, { priority, managedGroup }]));

const marketplace = (capacity: number, priority = 90): WafRule => ({
  priority,
  managedGroup: { vendor: 'Vendor', name: 'group', capacity },
});

const bots: WafRule = {
  priority: 99,
  managedGroup: 'AWSManagedRulesBotControlRuleSet',
  costsExtra: true,
  inspectionLevel: 'COMMON',
};

const sevenFree = groups(
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesSQLiRuleSet',
  'AWSManagedRulesLinuxRuleSet',
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesAnonymousIpList',
  'AWSManagedRulesAdminProtectionRuleSet',
);

const solutionsConstructs: WafRules = {
  ...groups(
    'AWSManagedRulesKnownBadInputsRuleSet',
    'AWSManagedRulesCommonRuleSet',
    'AWSManagedRulesAnonymousIpList',
    'AWSManagedRulesAmazonIpReputationList',
    'AWSManagedRulesAdminProtectionRuleSet',
    'AWSManagedRulesSQLiRuleSet',
  ),
  bots,
};

const rate: WafRule = { priority: 100, rate: { limit: 2000 } };
const geo: WafRule = { priority: 101, statement: { geoMatch: { countries: ['US'] } }, action: 'count' };

test.each<[string, WafRules, number]>([
  ['what Solutions Constructs enables', solutionsConstructs, 1325],
  [
    'that with the Linux rules',
    { ...solutionsConstructs, linux: { priority: 50, managedGroup: 'AWSManagedRulesLinuxRuleSet' } },
    1525,
  ],
  ['seven groups that cost nothing extra', sevenFree, 1475],
  ['those with a rate limit and a geo match', { ...sevenFree, rate, geo }, 1478],
  ['those with bot control', { ...sevenFree, rate, geo, bots }, 1528],
  ['no rule', {}, 0],
])('%s needs what AWS says', (_, rules, capacity) => {
  expect(webAclCapacity(rules)).toBe(capacity);
});

const uri: Inspection = { field: 'uriPath' };

test.each<[string, Statement, number]>([
  ['a country', { geoMatch: { countries: ['US', 'DE'] } }, 1],
  ['a label', { labelMatch: { key: 'a:b' } }, 1],
  ['a list of addresses', { ipSet: { cidrs: ['203.0.113.0/24'] } }, 1],
  [
    'a list of both versions, which is two sets',
    { ipSet: { cidrs: ['203.0.113.0/24', '2001:db8::/32'] } },
    2,
  ],
  [
    'an address anywhere in a header',
    {
      ipSet: {
        cidrs: ['203.0.113.0/24'],
        forwardedIp: { header: 'X-Forwarded-For', fallback: 'MATCH', position: 'ANY' },
      },
    },
    5,
  ],
  ['a size', { sizeConstraint: { ...uri, comparison: 'GT', bytes: 1 } }, 1],
  ['a beginning', { byteMatch: { ...uri, search: '/', position: 'STARTS_WITH' } }, 2],
  ['a part', { byteMatch: { ...uri, search: '/', position: 'CONTAINS' } }, 10],
  ['an expression', { regexMatch: { ...uri, regex: 'a' } }, 3],
  ['a set of expressions', { regexPatternSet: { ...uri, patterns: ['a'] } }, 25],
  ['SQL', { sqliMatch: uri }, 20],
  ['SQL, looked for harder', { sqliMatch: { ...uri, sensitivity: 'HIGH' } }, 30],
  ['a script', { xssMatch: uri }, 40],
  ['a transformation', { sqliMatch: { ...uri, transformations: ['URL_DECODE'] } }, 30],
  ['all query arguments', { xssMatch: { field: 'allQueryArguments' } }, 50],
  [
    'a JSON body, whose base is doubled',
    {
      xssMatch: {
        field: { jsonBody: { paths: 'all', inspect: 'ALL', oversize: 'CONTINUE' } },
        transformations: ['LOWERCASE'],
      },
    },
    90,
  ],
  ['not', { not: { xssMatch: uri } }, 40],
  ['and', { and: [{ xssMatch: uri }, { sqliMatch: uri }] }, 60],
  ['or', { or: [{ xssMatch: uri }, { and: [{ sqliMatch: uri }, { labelMatch: { key: 'a' } }] }] }, 61],
])('%s needs what its statement costs', (_, statement, capacity) => {
  expect(statementCapacity(statement)).toBe(capacity);
});

test('a scope-down adds what it needs, and each key of a rate limit 30', () => {
  const scopeDown: Statement = { xssMatch: uri };
  const keyed: WafRule = {
    priority: 1,
    rate: { limit: 10, aggregateBy: { keys: ['ip', { uriPath: {} }] }, scopeDown },
  };
  const narrowed: WafRule = { priority: 2, managedGroup: 'AWSManagedRulesSQLiRuleSet', scopeDown };
  expect(webAclCapacity({ keyed })).toBe(2 + 60 + 40);
  expect(webAclCapacity({ narrowed })).toBe(240);
});

describe('what becomes of it', () => {
  test('1,500 is in the price; above it, a warning says what it costs', () => {
    expect(capacityWarnings(1500)).toEqual([]);
    expect(capacityWarnings(1525)).toEqual([
      {
        what: 'rules need ≤ 1,525 WCU, above the 1,500 that the price of an ACL includes',
        fix: 'leave rules out, or expect about 0.20 USD more per million requests',
      },
    ]);
    expect(capacityWarnings(2001)[0]?.fix).toContain('0.40 USD');
  });

  test('5,000 is legal, and 5,001 is refused with what each rule needs', () => {
    expect(capacityProblems({ a: marketplace(5000) })).toEqual([]);
    expect(capacityProblems({ b: marketplace(1), c: rate, a: marketplace(4998) })).toEqual([
      {
        what: 'rules need ≤ 5,001 WCU, above the 5,000 that AWS takes: a 4,998 + c 2 + b 1',
        fix: 'leave rules out, or protect different resources with different ACLs',
      },
    ]);
  });
});

const anyInspection: fc.Arbitrary<Inspection> = fc.record({
  field: fc.constantFrom('uriPath', 'allQueryArguments', 'method'),
  transformations: fc.subarray(['URL_DECODE', 'LOWERCASE', 'CMD_LINE'] as const),
});

const { anyStatement } = fc.letrec<{ anyStatement: Statement }>((tie) => ({
  anyStatement: fc.oneof(
    { maxDepth: 3 },
    fc.constant<Statement>({ geoMatch: { countries: ['US'] } }),
    anyInspection.map((xssMatch): Statement => ({ xssMatch })),
    anyInspection.map((sqliMatch): Statement => ({ sqliMatch })),
    tie('anyStatement').map((not): Statement => ({ not })),
    fc.array(tie('anyStatement'), { minLength: 2, maxLength: 3 }).map((and): Statement => ({ and })),
  ),
}));

const anyRule: fc.Arbitrary<WafRule> = fc.oneof(
  anyStatement.map((statement): WafRule => ({ priority: 1, statement, action: 'block' })),
  anyStatement.map((scopeDown): WafRule => ({ priority: 1, rate: { limit: 10, scopeDown } })),
  fc.integer({ min: 1, max: 5000 }).map((capacity) => marketplace(capacity)),
);

const anyRules = fc.uniqueArray(fc.tuple(fc.string(), anyRule), { selector: ([key]) => key, maxLength: 8 });

test('a rule more never needs less', () => {
  fc.assert(
    fc.property(anyRules, anyRule, (rules, another) => {
      const before = webAclCapacity(Object.fromEntries(rules));
      expect(webAclCapacity(Object.fromEntries([...rules, [' new', another]]))).toBeGreaterThan(before);
    }),
  );
});

test('the order of rules makes no difference', () => {
  fc.assert(
    fc.property(anyRules, (rules) => {
      const sum = webAclCapacity(Object.fromEntries(rules));
      expect(webAclCapacity(Object.fromEntries(rules.toReversed()))).toBe(sum);
    }),
  );
});

test('a statement inside of another never needs less than alone', () => {
  fc.assert(
    fc.property(anyStatement, anyStatement, (a, b) => {
      expect(statementCapacity({ and: [a, b] })).toBe(statementCapacity(a) + statementCapacity(b));
    }),
  );
});
