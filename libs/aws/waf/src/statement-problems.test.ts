import { Token } from '@ashlar/core';
import fc from 'fast-check';
import type { Statement } from './statement.js';
import { statementProblems } from './statement-problems.js';

const problems = (statement: unknown, deepest = 3) =>
  statementProblems('s', statement, deepest, 'REGIONAL').flatMap(({ what, fix }) => [what, `fix: ${fix}`]);

const uri = { field: 'uriPath' } as const;
const ipSet = (...cidrs: string[]) => ({ ipSet: { cidrs } });
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}/32`);

describe('kinds of statements', () => {
  test('a misspelt one is refused with the one that was meant', () => {
    expect(problems({ geoMach: { countries: ['US'] } })).toEqual([
      "s has 'geoMach'",
      "fix: did you mean 'geoMatch'? use one of and, byteMatch, geoMatch, ipSet, labelMatch, not, or, regexMatch, regexPatternSet, sizeConstraint, sqliMatch, xssMatch",
    ]);
  });

  test.each([
    [{}, 's has nothing in it'],
    [{ xssMatch: uri, sqliMatch: uri }, 's has xssMatch and sqliMatch'],
    [undefined, 's is left out'],
    ['geoMatch', "s is 'geoMatch'"],
    [{ geoMatch: 'US' }, "s.geoMatch is 'US'"],
    [{ not: undefined }, 's has nothing in it'],
    [{ and: {} }, 's.and is {}'],
    [{ and: [{ xssMatch: uri }] }, 's.and has 1 entries'],
    [{ or: [{ xssMatch: uri }, { xssMatch: {} }] }, 's.or[1].xssMatch.field is left out'],
  ])('%j is no statement', (statement, what) => {
    expect(problems(statement)[0]).toBe(what);
  });

  test.each([{ rate: { limit: 10 } }, { managedGroup: 'AWSManagedRulesCommonRuleSet' }])(
    '%j can not stand inside of another',
    (inner) => {
      expect(problems({ not: inner })).toEqual([
        "s.not has a rate limit or a managed group, which can't stand in a statement",
        'fix: make it a rule of its own; what it counts or inspects is narrowed by its scopeDown',
      ]);
    },
  );

  test('they nest as deep as AWS lets them', () => {
    const deep: Statement = { not: { not: { not: { xssMatch: uri } } } };
    expect(problems(deep)).toEqual([]);
    expect(problems(deep, 2)[0]).toBe('s nests and, or and not 3 deep; AWS takes 2 here');
    expect(problems({ not: { not: ipSet('10.0.0.0/8', '2001:db8::/32') } }, 2)[0]).toContain('3 deep');
  });

  test('whatever is given is refused with problems, never by accident', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('and', 'not', 'ipSet', 'geoMatch', 'byteMatch', 'xssMatch'),
        fc.anything(),
        (kind, value) => {
          expect(Array.isArray(problems({ [kind]: value }))).toBe(true);
        },
      ),
    );
  });
});

describe('countries', () => {
  test.each([
    ['UK', "did you mean 'GB'? "],
    ['us', "did you mean 'US'? "],
    ['XX', ''],
    ['USA', ''],
  ])("'%s' is none", (code, nearest) => {
    expect(problems({ geoMatch: { countries: [code] } })).toEqual([
      `s.geoMatch.countries[0] is '${code}'`,
      `fix: ${nearest}use two capital letters of ISO 3166-1: 'DE'`,
    ]);
  });

  test('there is at least one', () => {
    expect(problems({ geoMatch: { countries: [] } })[0]).toBe('s.geoMatch.countries has 0 entries');
  });
});

describe('lists of addresses', () => {
  test.each([
    '10.0.0.1/8',
    '10.0.0.0',
    '300.0.0.0/8',
    '2001:DB8::/32',
    '2001:db8::1/32',
    '2001:db8::',
    'office',
    '',
  ])("'%s' is no range as AWS writes it", (cidr) => {
    const [what, fix] = problems(ipSet(cidr));
    expect(what).toBe(`s.ipSet.cidrs[0] is '${cidr}'`);
    expect(fix).toContain("'203.0.113.7/32'");
  });

  test.each(['0.0.0.0/0', '::/0'])('%s is everybody, which AWS WAF does not take', (cidr) => {
    expect(problems(ipSet(cidr))[0]).toBe(`s.ipSet.cidrs[0] is '${cidr}', which AWS WAF does not take`);
  });

  test('both versions of addresses may stand in one list', () => {
    expect(problems(ipSet('203.0.113.0/24', '2001:db8::/32', '2001:db8:1::1/128'))).toEqual([]);
  });

  test('a set holds 10,000, a list at least one and none twice', () => {
    expect(problems(ipSet(...many(100)))).toEqual([]);
    expect(problems(ipSet(...many(10_001)))[0]).toBe(
      's.ipSet.cidrs has 10,001 ranges of IPV4; an IP set holds 10,000',
    );
    expect(problems(ipSet())[0]).toBe('s.ipSet.cidrs has 0 entries');
    expect(problems(ipSet('10.0.0.0/8', '10.0.0.0/8'))[0]).toBe("s.ipSet.cidrs lists '10.0.0.0/8' twice");
  });

  test('a range that only Terraform knows has no version', () => {
    const cidr = Token.asString({ resolve: () => 'x', creationStack: [], toString: () => 'x' });
    expect(problems(ipSet(cidr))[0]).toBe('s.ipSet.cidrs[0] is not known before Terraform runs');
  });

  test('an ARN is that of an IP set of the same scope, or not known yet', () => {
    const arn = (place: string) => `arn:aws:wafv2:us-east-1:123456789012:${place}/ipset/a/1`;
    expect(problems({ ipSet: { arn: arn('regional') } })).toEqual([]);
    expect(problems({ ipSet: { arn: '${aws_wafv2_ip_set.a.arn}' } })).toEqual([]);
    expect(problems({ ipSet: { arn: arn('global') } })[1]).toBe(
      'fix: use the ARN of a regional ipset, as scope is REGIONAL',
    );
  });

  test('there is a list or an ARN, not both', () => {
    expect(problems({ ipSet: { arn: 'a', cidrs: [] } })[0]).toBe('s.ipSet has arn and cidrs');
    expect(problems({ ipSet: {} })[0]).toBe('s.ipSet has nothing in it');
  });

  test('two of one statement need names', () => {
    const two = (name?: string) => ({
      and: [ipSet('10.0.0.0/8'), { not: { ipSet: { cidrs: ['10.1.0.0/16'], name } } }],
    });
    expect(problems(two())[0]).toBe("s has two lists that become the set 'ipv4'");
    expect(problems(two('vpn'))).toEqual([]);
    expect(problems(two('My VPN'))[0]).toBe("s.and[1].not.ipSet.name is 'My VPN'");
  });

  test('a header that is trusted says what to do without it, and where to look', () => {
    expect(problems({ ipSet: { cidrs: ['10.0.0.0/8'], forwardedIp: { header: 'a b' } } })).toMatchObject({
      0: "s.ipSet.forwardedIp.header is 'a b'",
      2: 's.ipSet.forwardedIp.fallback is left out',
      4: 's.ipSet.forwardedIp.position is left out',
    });
  });
});

describe('what is compared', () => {
  test.each<[unknown, string]>([
    [{ byteMatch: { ...uri, search: '', position: 'EXACTLY' } }, "s.byteMatch.search is ''"],
    [{ byteMatch: { ...uri, search: 'é'.repeat(101), position: 'EXACTLY' } }, 's.byteMatch.search is'],
    [{ byteMatch: { ...uri, search: 'a', position: 'BEGINS' } }, "s.byteMatch.position is 'BEGINS'"],
    [{ regexMatch: { ...uri, regex: 'a'.repeat(513) } }, 's.regexMatch.regex is'],
    [
      { regexPatternSet: { ...uri, patterns: Array(11).fill('a') } },
      's.regexPatternSet.patterns has 11 entries',
    ],
    [{ regexPatternSet: { ...uri, patterns: ['a'.repeat(201)] } }, 's.regexPatternSet.patterns[0] is'],
    [{ regexPatternSet: { ...uri, arn: 'arn:aws:s3:::b' } }, "s.regexPatternSet.arn is 'arn:aws:s3:::b'"],
    [{ sizeConstraint: { ...uri, comparison: '>', bytes: 1 } }, "s.sizeConstraint.comparison is '>'"],
    [{ sizeConstraint: { ...uri, comparison: 'GT', bytes: -1 } }, 's.sizeConstraint.bytes is -1'],
    [{ sqliMatch: { ...uri, sensitivity: 'MEDIUM' } }, "s.sqliMatch.sensitivity is 'MEDIUM'"],
    [{ labelMatch: { key: 'a b' } }, "s.labelMatch.key is 'a b'"],
    [{ labelMatch: { key: 'a:b', scope: 'NAMESPACE' } }, "s.labelMatch.key is 'a:b'"],
    [{ labelMatch: { key: 'a:b', scope: 'PREFIX' } }, "s.labelMatch.scope is 'PREFIX'"],
  ])('%j is refused', (statement, what) => {
    expect(problems(statement)[0]).toContain(what);
  });

  test('capital letters equal nothing after they were lowered', () => {
    const byteMatch = { ...uri, search: 'Admin', position: 'CONTAINS', transformations: ['LOWERCASE'] };
    expect(problems({ byteMatch })).toEqual([
      "s.byteMatch.search is 'Admin', which nothing equals after the LOWERCASE transformation",
      "fix: use 'admin'",
    ]);
  });
});

describe('what is inspected', () => {
  test('at most three transformations, by their names', () => {
    const transformations = ['URL_DECODE', 'LOWERCASE', 'CMD_LINE', 'HEX_DECODE'];
    expect(problems({ xssMatch: { ...uri, transformations } })).toEqual([
      's.xssMatch.transformations has 4 entries',
      'fix: list 0 to 3 text transformations',
    ]);
    expect(problems({ xssMatch: { ...uri, transformations: ['URL_DECOD'] } })[1]).toMatch(
      /^fix: did you mean 'URL_DECODE'\?/,
    );
  });

  test.each<[unknown, string]>([
    ['uri', "s.xssMatch.field is 'uri'"],
    [{ header: 'a' }, "s.xssMatch.field has 'header'"],
    [{ body: {} }, 's.xssMatch.field.body.oversize is left out'],
    [{ singleHeader: '' }, "s.xssMatch.field.singleHeader is ''"],
    [{ ja3Fingerprint: {} }, 's.xssMatch.field.ja3Fingerprint.fallback is left out'],
    [{ headers: 'all' }, "s.xssMatch.field.headers is 'all'"],
    [
      { headers: { names: [], inspect: 'ALL', oversize: 'MATCH' } },
      's.xssMatch.field.headers.names has 0 entries',
    ],
    [
      { cookies: { names: 'all', inspect: 'BOTH', oversize: 'MATCH' } },
      "s.xssMatch.field.cookies.inspect is 'BOTH'",
    ],
    [{ jsonBody: 'all' }, "s.xssMatch.field.jsonBody is 'all'"],
    [
      { jsonBody: { paths: ['a'], inspect: 'ALL', oversize: 'MATCH' } },
      "s.xssMatch.field.jsonBody.paths[0] is 'a'",
    ],
    [
      { jsonBody: { paths: 'all', inspect: 'ALL', invalid: 'SKIP', oversize: 'MATCH' } },
      "s.xssMatch.field.jsonBody.invalid is 'SKIP'",
    ],
  ])('%j is no field', (field, what) => {
    expect(problems({ xssMatch: { field } })[0]).toBe(what);
  });
});
