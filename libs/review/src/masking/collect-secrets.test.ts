import type { PlanJson } from '@ashlar/graph';
import { collectSecrets } from './collect-secrets.js';
import { markedPlan } from './marked-plan.fixture.js';
import { maskFor } from './mask-for.js';

const textsIn = (plan: PlanJson) => collectSecrets([plan]).map(({ text }) => text);

const seen = (text: string, plan: PlanJson) => maskFor([plan], { values: 'masked' }).text(text);

test('marks are found in changes, drift, outputs, variables and both states, at any depth', () => {
  const change = {
    actions: ['update'],
    before: { a: [{ b: 'secret-1' }] },
    before_sensitive: { a: [{ b: true }] },
  };
  const resource = { address: 'a.b', mode: 'managed', type: 'a' };
  const stateModule = (value: string) => ({
    child_modules: [{ resources: [{ ...resource, values: { b: value }, sensitive_values: { b: true } }] }],
  });
  const plan: PlanJson = {
    resource_changes: [{ ...resource, change }],
    resource_drift: [
      { ...resource, change: { actions: ['update'], after: { c: 'secret-2' }, after_sensitive: true } },
    ],
    output_changes: { out: { actions: ['create'], after: { d: 'secret-3' }, after_sensitive: { d: true } } },
    variables: { v: { value: 'secret-4' }, open: { value: 'no matter' } },
    prior_state: {
      values: {
        outputs: { o: { sensitive: true, value: 'secret-5' } },
        root_module: stateModule('secret-6'),
      },
    },
    planned_values: { root_module: stateModule('secret-7') },
    configuration: {
      root_module: {
        variables: { v: { sensitive: true, default: 'secret-8' }, open: {} },
        module_calls: {
          child: {
            expressions: { w: { constant_value: 'secret-9' } },
            module: { variables: { w: { sensitive: true } } },
          } as object,
        },
      },
    },
  };
  expect(textsIn(plan)).toEqual(Array.from({ length: 9 }, (_, index) => `secret-${index + 1}`));
});

test.each(['abc', 'x', '', ' ab ', true, null, 443, 'true', 'production'])(
  '%j is too short or too common to be hidden elsewhere',
  (value) => {
    expect(textsIn(markedPlan(value))).toEqual([]);
  },
);

test('a PIN is hidden where it stands alone, and not within longer numbers', () => {
  expect(seen('it is 4711, (4711). 447112 4711', markedPlan('4711'))).toBe(
    'it is (hidden), ((hidden)). 447112 (hidden)',
  );
  expect(seen('no4711x', markedPlan(4711))).toBe('no(hidden)x');
});

test('a secret of four letters is hidden within words, in capitals too', () => {
  expect(seen('xabCDx', markedPlan('abcd'))).toBe('x(hidden)x');
});

test('of what is marked as a whole, plain ids and ports are hidden at their place only', () => {
  const plan = markedPlan([
    { cidr: '10.0.0.0/16', id: 'sg-0a1b2c3d4e5f67890', port: 8080, key: 'p4ssw0rd', pin: 471112 },
  ]);
  expect(textsIn(plan)).toEqual(['471112', 'p4ssw0rd']);
});

test('a key that is sensitive marks its map, and is hidden itself', () => {
  expect(textsIn(markedPlan({ 'p4ss-w0rd': 1, from_port: 443 }))).toEqual(['p4ss-w0rd']);
});

test('what a secret is made of is hidden by itself: lines, values in JSON, a password in an address, what it encodes', () => {
  expect(seen('the second line', markedPlan('the first\nthe second line\n'))).toBe('(hidden)');
  expect(seen('is it letmein99?', markedPlan('{"user":"app","pass":"letmein99"}'))).toBe('is it (hidden)?');
  expect(seen('is it let@me?', markedPlan('postgres://app:let%40me@db.internal/app'))).toBe(
    'is it (hidden)?',
  );
  expect(seen('is it letmein99?', markedPlan(Buffer.from('letmein99').toString('base64')))).toBe(
    'is it (hidden)?',
  );
});

test('the same plans in another order collect the same', () => {
  const plans = [markedPlan('secret-1'), markedPlan('secret-2')];
  expect(collectSecrets([...plans].reverse())).toEqual(collectSecrets(plans));
});
