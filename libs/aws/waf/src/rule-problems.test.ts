import fc from 'fast-check';
import { priorityProblems, ruleProblems } from './rule-problems.js';

const problems = (rule: unknown, key = 'a') =>
  ruleProblems(key, rule, 'REGIONAL').flatMap(({ what, fix }) => [what, `fix: ${fix}`]);

const uri = { field: 'uriPath' };
const sound = { priority: 1, statement: { xssMatch: uri }, action: 'block' };
const managed = (more: object) => ({ priority: 1, ...more });
const rate = (more: object) => ({ priority: 1, rate: { limit: 2000, ...more } });
const paths = ['^/api/'];

describe('every rule', () => {
  test('a sound one has no problem', () => {
    expect(problems(sound)).toEqual([]);
  });

  test.each(['A', 'a_b', '', '1a', 'all', 'a'.repeat(101)])("'%s' is no name for one", (key) => {
    expect(problems(sound, key)[0]).toBe(`rules has '${key}', which is no name for a rule`);
  });

  test.each([
    [undefined, 'left out'],
    [-1, '-1'],
    [1.5, '1.5'],
    ['1', "'1'"],
  ])('a priority of %j is refused', (priority, shown) => {
    expect(problems({ ...sound, priority })).toEqual([
      `rules.a.priority is ${shown}`,
      'fix: use a whole number from 0 to 2147483647',
    ]);
  });

  test('it is one of the three kinds', () => {
    expect(problems({ priority: 1 })[0]).toBe('rules.a has nothing in it');
    expect(problems({ ...sound, rate: { limit: 10 } })[0]).toBe('rules.a has rate and statement');
    expect(problems('block')[0]).toBe("rules.a is 'block'");
  });

  test('an option that nothing reads is refused with the one that was meant', () => {
    const group = managed({ managedGroup: 'AWSManagedRulesCommonRuleSet', action: 'count' });
    expect(problems(group)).toEqual([
      "rules.a has 'action'",
      'fix: use managedGroup, priority, mode, overrides, version, scopeDown',
    ]);
    expect(problems({ ...rate({}), scopeDown: sound.statement })[0]).toBe("rules.a has 'scopeDown'");
    expect(problems(rate({ windowSecond: 60 }))[1]).toMatch(/^fix: did you mean 'windowSeconds'\?/);
  });

  test.each(['partner:known', 'wafer', 'a-1:b_2:c'])("'%s' is a label", (label) => {
    expect(problems({ ...sound, labels: [label] })).toEqual([]);
  });

  test.each(['awswaf:a', 'a:managed', 'waf', 'a b', ':a', 'a:'])(
    "'%s' is no label to put on a request",
    (label) => {
      expect(problems({ ...sound, labels: [label] })[0]).toBe(`rules.a.labels[0] is '${label}'`);
    },
  );

  test('two with one priority are refused, because AWS could not tell which comes first', () => {
    expect(priorityProblems({ a: sound, b: { priority: 2 }, c: { priority: 1 } })).toEqual([
      {
        what: 'rules.c.priority is 1, which rules.a has',
        fix: 'give each rule a priority of its own, with gaps between them: 10, 20, 30',
      },
    ]);
  });

  test('whatever is given is refused with problems, never by accident', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('managedGroup', 'rate', 'statement'),
        fc.anything(),
        fc.anything(),
        (kind, value, action) => {
          expect(Array.isArray(problems({ priority: 1, [kind]: value, action }))).toBe(true);
        },
      ),
    );
  });
});

describe('actions', () => {
  test.each<[unknown, string]>([
    [undefined, 'rules.a.action is left out'],
    ['deny', "rules.a.action is 'deny'"],
    [{ allow: {} }, "rules.a.action has 'allow'"],
    [{ block: 403 }, 'rules.a.action.block is 403'],
    [{ block: { status: 100 } }, 'rules.a.action.block.status is 100'],
    [{ block: { status: 403, headers: 'x' } }, "rules.a.action.block.headers is 'x'"],
    [
      { block: { status: 403, headers: { 'a b': 'c' } } },
      "rules.a.action.block.headers has a name that is 'a b'",
    ],
    [{ block: { status: 403, headers: { a: '' } } }, "rules.a.action.block.headers.a is ''"],
    [{ block: { status: 403, body: 'no' } }, "rules.a.action.block.body is 'no'"],
    [
      { block: { status: 403, body: { contentType: 'text/plain', content: 'no' } } },
      "rules.a.action.block.body.contentType is 'text/plain'",
    ],
    [
      { block: { status: 403, body: { contentType: 'TEXT_PLAIN', content: 'x'.repeat(4097) } } },
      'rules.a.action.block.body.content has 4097 bytes',
    ],
  ])('%j is refused', (action, what) => {
    expect(problems({ ...sound, action })[0]).toBe(what);
  });
});

describe('rate limits', () => {
  test('five requests are too few to limit', () => {
    expect(problems(rate({ limit: 5 }))).toEqual([
      'rules.a.rate.limit is 5; AWS WAF takes 10 to 2,000,000,000',
      'fix: use 10 or more; windowSeconds may be 60 to 600',
    ]);
    expect(problems(rate({ limit: 10 }))).toEqual([]);
  });

  test.each<[object, string]>([
    [{ windowSeconds: 90 }, 'rules.a.rate.windowSeconds is 90'],
    [{ aggregateBy: 'header' }, "rules.a.rate.aggregateBy is 'header'"],
    [{ aggregateBy: { key: [] } }, "rules.a.rate.aggregateBy has 'key'"],
    [
      { aggregateBy: { forwardedIp: { header: 'X-F' } } },
      'rules.a.rate.aggregateBy.forwardedIp.fallback is left out',
    ],
    [{ aggregateBy: { keys: [] } }, 'rules.a.rate.aggregateBy.keys has 0 entries'],
    [{ aggregateBy: { keys: Array(6).fill('httpMethod') } }, 'rules.a.rate.aggregateBy.keys has 6 entries'],
    [{ aggregateBy: { keys: ['ip'] } }, 'rules.a.rate.aggregateBy.keys has nothing but an address'],
    [{ aggregateBy: { keys: ['uri'] } }, "rules.a.rate.aggregateBy.keys[0] is 'uri'"],
    [{ aggregateBy: { keys: [{ cookie: {} }] } }, 'rules.a.rate.aggregateBy.keys[0].cookie.name is left out'],
    [{ aggregateBy: { keys: [{ uriPath: 5 }] } }, 'rules.a.rate.aggregateBy.keys[0].uriPath is 5'],
    [
      { aggregateBy: { keys: [{ labelNamespace: 'a' }] } },
      "rules.a.rate.aggregateBy.keys[0].labelNamespace is 'a'",
    ],
    [
      {
        aggregateBy: {
          keys: ['httpMethod', ...Array(2).fill({ forwardedIp: { header: 'a', fallback: 'MATCH' } })],
        },
      },
      'rules.a.rate.aggregateBy.keys has 2 forwardedIp',
    ],
    [{ scopeDown: { rate: { limit: 10 } } }, 'rules.a.rate.scopeDown has a rate limit or a managed group'],
    [
      { scopeDown: { not: { not: { not: { xssMatch: uri } } } } },
      'rules.a.rate.scopeDown nests and, or and not 3 deep',
    ],
  ])('%j is refused', (more, what) => {
    expect(problems(rate(more))[0]).toContain(what);
  });

  test('one that allows would let those through who ask too often', () => {
    expect(problems({ ...rate({}), action: 'allow' })[0]).toContain("rules.a.action is 'allow'");
    expect(problems({ priority: 1, rate: 2000 })[0]).toBe('rules.a.rate is 2000');
  });
});

describe('managed groups', () => {
  test('a misspelt one is refused with the one that was meant', () => {
    const [what, fix] = problems(managed({ managedGroup: 'AWSManagedRulesCommonRulesSet' }));
    expect(what).toBe("rules.a.managedGroup is 'AWSManagedRulesCommonRulesSet'");
    expect(fix).toMatch(
      /^fix: did you mean 'AWSManagedRulesCommonRuleSet'\? use one of AWSManagedRulesACFPRuleSet,/,
    );
  });

  test('one that costs extra wants to be acknowledged', () => {
    const bots = { managedGroup: 'AWSManagedRulesBotControlRuleSet', inspectionLevel: 'COMMON' };
    expect(problems(managed(bots))).toEqual([
      "rules.a.managedGroup is 'AWSManagedRulesBotControlRuleSet', which AWS charges by the month and by the request besides the ACL",
      'fix: read its price at aws.amazon.com/waf/pricing and say costsExtra: true, or leave the group out',
    ]);
    expect(problems(managed({ ...bots, costsExtra: true }))).toEqual([]);
  });

  test.each([
    ['AWSManagedRulesBotControlRuleSet', 'inspectionLevel is left out'],
    ['AWSManagedRulesATPRuleSet', 'login is left out'],
    ['AWSManagedRulesACFPRuleSet', 'signUp is left out'],
    ['AWSManagedRulesAntiDDoSRuleSet', 'challengeExcept is left out'],
  ])('%s needs its settings', (managedGroup, what) => {
    expect(problems(managed({ managedGroup, costsExtra: true }))[0]).toBe(`rules.a.${what}`);
  });

  test.each<[object, string]>([
    [{ mode: 'off' }, "rules.a.mode is 'off'"],
    [{ version: '' }, "rules.a.version is ''"],
    [{ overrides: ['a'] }, 'rules.a.overrides is ["a"]'],
    [{ overrides: { 'a b': 'count' } }, "rules.a.overrides has 'a b'"],
    [{ overrides: { a: 'none' } }, "rules.a.overrides.a is 'none'"],
    [
      { overrides: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`r${index}`, 'count'])) },
      'rules.a.overrides has 101 rules',
    ],
    [{ scopeDown: { managedGroup: 'x' } }, 'rules.a.scopeDown has a rate limit or a managed group'],
  ])('%j is refused', (more, what) => {
    expect(problems(managed({ managedGroup: 'AWSManagedRulesCommonRuleSet', ...more }))[0]).toContain(what);
  });

  test.each<[object, string]>([
    [
      { inspectionLevel: 'COMMON', machineLearning: true },
      'rules.a.machineLearning is on, which COMMON does not have',
    ],
    [{ inspectionLevel: 'TARGETED', machineLearning: 'on' }, "rules.a.machineLearning is 'on'"],
  ])('bot control with %j is refused', (more, what) => {
    const managedGroup = 'AWSManagedRulesBotControlRuleSet';
    expect(problems(managed({ managedGroup, costsExtra: true, ...more }))[0]).toBe(what);
  });

  test('forms name their fields, and paths start with a slash', () => {
    const login = { path: 'login', payload: 'XML', usernameField: 'u' };
    const found = problems(managed({ managedGroup: 'AWSManagedRulesATPRuleSet', costsExtra: true, login }));
    expect(found.filter((line) => !line.startsWith('fix'))).toEqual([
      "rules.a.login.payload is 'XML'",
      "rules.a.login.path is 'login'",
      'rules.a.login.passwordField is left out',
    ]);
  });

  test('what is never challenged is listed, or nobody is challenged', () => {
    const managedGroup = 'AWSManagedRulesAntiDDoSRuleSet';
    const ddos = (more: object) => problems(managed({ managedGroup, costsExtra: true, ...more }));
    expect(ddos({ challengeExcept: [] })[0]).toBe('rules.a.challengeExcept has 0 entries');
    expect(ddos({ challengeExcept: paths, blockSensitivity: 'NONE' })[0]).toBe(
      "rules.a.blockSensitivity is 'NONE'",
    );
    expect(ddos({ challengeExcept: paths })).toEqual([]);
    expect(ddos({ challengeExcept: 'off' })).toEqual([]);
  });

  test.each<[object, string]>([
    [{ vendor: 'AWS', name: 'a', capacity: 1 }, "rules.a.managedGroup.vendor is 'AWS'"],
    [{ vendor: 'F5', name: 'a b', capacity: 1 }, "rules.a.managedGroup.name is 'a b'"],
    [{ vendor: 'F5', name: 'a' }, 'rules.a.managedGroup.capacity is left out'],
  ])('%j is no group of the Marketplace', (managedGroup, what) => {
    expect(problems(managed({ managedGroup }))[0]).toBe(what);
  });
});
