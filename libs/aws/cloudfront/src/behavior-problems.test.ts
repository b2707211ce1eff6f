import fc from 'fast-check';
import type { Behavior } from './behavior.js';
import { behaviorsProblems } from './behavior-problems.js';
import { inOrder } from './render-behavior.js';

const api = { priority: 10, path: '/api/*' };
const problems = (behaviors: unknown) =>
  behaviorsProblems(behaviors)
    .map(({ what, fix }) => `${what}: ${fix}`)
    .join('\n');

test.each<[string, unknown, string]>([
  ['no record', 'api', "behaviors is 'api'"],
  ['a behaviour that is none', { api: '/api/*' }, "behaviors.api is '/api/*'"],
  ['a key that is no address', { 'A b': api }, "behaviors has the key 'A b'"],
  ['no priority', { api: { path: '/a' } }, 'behaviors.api.priority is left out'],
  ['priority 0', { api: { ...api, priority: 0 } }, 'behaviors.api.priority is 0'],
  ['no path', { api: { priority: 1 } }, 'behaviors.api.path is left out'],
  ['a path without a slash', { api: { ...api, path: 'api/*' } }, "behaviors.api.path is 'api/*'"],
  ['a path with a space', { api: { ...api, path: '/a b' } }, "behaviors.api.path is '/a b'"],
  ['a path of 256 characters', { api: { ...api, path: `/${'a'.repeat(255)}` } }, 'up to 255'],
  ['every path', { api: { ...api, path: '/*' } }, 'use defaultBehavior for what is left'],
  ['a misspelt option', { api: { ...api, cacheing: 'off' } }, "did you mean 'caching'?"],
  ['a way to cache that is none', { api: { ...api, caching: 'on' } }, "behaviors.api.caching is 'on'"],
  ['methods that are none', { api: { ...api, methods: 'GET' } }, "behaviors.api.methods is 'GET'"],
  ['a request that is none', { api: { ...api, originRequest: 'all' } }, "originRequest is 'all'"],
  [
    "one client's answers for all",
    { api: { ...api, caching: 'optimized', originRequest: 'all-viewer' } },
    'behaviors.api caches by path alone, and originRequest hands cookies to the origin',
  ],
  [
    'two of one priority',
    { api, auth: { priority: 10, path: '/auth/*' } },
    'priority 10 of behaviors.auth is that of behaviors.api too',
  ],
  [
    'one that is never reached',
    { api, orders: { priority: 20, path: '/api/orders' } },
    "behaviors.orders ('/api/orders', priority 20) never gets a request: behaviors.api ('/api/*', priority 10) takes them all",
  ],
])('behaviours with %s are refused', (_, behaviors, expected) => {
  expect(problems(behaviors)).toContain(expected);
});

test('the narrower pattern stands first, whatever the keys are', () => {
  expect(problems({ api, orders: { priority: 5, path: '/api/orders' } })).toBe('');
  expect(
    problems({ profile: { priority: 1, path: '/profile' }, all: { priority: 2, path: '/profile/*' } }),
  ).toBe('');
});

test('AWS takes 75 behaviours, the default one among them', () => {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`b${n}`, { priority: n + 1, path: `/${n}/*` }]),
    );
  expect(problems(many(74))).toBe('');
  expect(problems(many(75))).toContain('behaviors has 75; AWS takes 74 besides the default one');
});

const segment = fc.constantFrom('a', 'b', 'ab', '*', '?', 'a*', '*b');
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`);
const behavior = fc.record({ priority: fc.integer({ min: 1, max: 6 }), path });
const behaviors = fc.dictionary(fc.constantFrom('p', 'q', 'r', 's'), behavior, { minKeys: 1 });

const matches = (pattern: string, text: string) =>
  new RegExp(`^${pattern.replace(/\*/g, '.*').replace(/\?/g, '.')}$`).test(text);

/** Texts that a pattern matches. */
const examples = (pattern: string) =>
  ['', 'a', 'b', 'a/b'].flatMap((star) =>
    ['a', 'b'].map((mark) => pattern.replace(/\*/g, star).replace(/\?/g, mark)),
  );

test('a behaviour that is said to get no request gets none: each of its paths fits one that stands before it', () => {
  fc.assert(
    fc.property(behaviors, (given) => {
      const told = problems(given);
      for (const [key, { priority, path: pattern }] of Object.entries(given)) {
        if (!told.includes(`behaviors.${key} ('${pattern}', priority ${priority}) never`)) continue;
        const earlier = Object.values(given).filter(
          (other) => other !== given[key] && other.priority <= priority,
        );
        for (const text of examples(pattern)) {
          expect(earlier.some((other) => matches(other.path, text))).toBe(true);
        }
      }
    }),
  );
});

test('behaviours of which none is refused are asked in the order of their priorities', () => {
  fc.assert(
    fc.property(behaviors, (given: Record<string, Behavior>) => {
      fc.pre(problems(given) === '');
      const priorities = inOrder(given).map(({ priority }) => priority);
      expect(priorities).toEqual([...new Set(priorities)].sort((a, b) => a - b));
      expect(priorities).toHaveLength(Object.keys(given).length);
    }),
  );
});
