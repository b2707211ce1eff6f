import type { DriftedResource } from './drift-of.js';
import { type DriftIgnore, readDriftIgnores, withoutIgnored } from './drift-ignore.js';

const ignore = (more: Partial<DriftIgnore> = {}): DriftIgnore => ({
  ...{ address: 'aws_ecs_service.*', attribute: 'desired_count', until: '2026-12-01' },
  ...{ owner: 'team-shop', reason: 'scaled by hand for the sale', ...more },
});
const drift = (...attributes: string[]): DriftedResource => ({
  ...{ address: 'aws_ecs_service.web["a"]', what: 'changed', attributes, cause: 'hand' },
});
const read = (...entries: unknown[]) =>
  readDriftIgnores(JSON.stringify(entries), 'ignore.json', '2026-12-01');

test('what is ignored is taken out, and everything else stays', () => {
  const { drift: left, ignored } = withoutIgnored('shop', [drift('desired_count', 'tags')], [ignore()]);
  expect(left).toEqual([drift('tags')]);
  expect(ignored).toEqual([
    { address: 'aws_ecs_service.web["a"]', attributes: ['desired_count'], by: [ignore()] },
  ]);
  expect(withoutIgnored('shop', [drift('desired_count')], [ignore()]).drift).toEqual([]);
});

test.each([
  ['of another stack', ignore({ stack: 'other-*' })],
  ['of another address', ignore({ address: 'aws_ecs_service' })],
  ['with a pattern of another kind', ignore({ address: 'aws_ecs_service.we?["a"]' })],
  ['of another attribute', ignore({ attribute: 'count' })],
])('an entry %s ignores nothing', (_what, entry) => {
  expect(withoutIgnored('shop', [drift('desired_count')], [entry])).toEqual({
    ...{ drift: [drift('desired_count')], ignored: [] },
  });
});

test('an address with a key is found as it is written', () => {
  const entry = ignore({ address: 'aws_ecs_service.web["a"]', stack: 'shop*' });
  expect(withoutIgnored('shop-web', [drift('desired_count')], [entry]).drift).toEqual([]);
});

test('that something is gone is only ignored where anything is', () => {
  const gone: DriftedResource = { ...drift(), what: 'deleted' };
  expect(withoutIgnored('shop', [gone], [ignore()]).drift).toEqual([gone]);
  expect(withoutIgnored('shop', [gone], [ignore({ attribute: '*' })]).drift).toEqual([]);
});

test('an entry holds to the end of its last day, and is refused from then on', () => {
  expect(read(ignore())).toEqual([ignore()]);
  expect(() => read(ignore({ until: '2026-11-30' }))).toThrow(
    '[0] has expired on 2026-11-30: scaled by hand for the sale',
  );
});

test('everything that is wrong is told at once', () => {
  const without = { ...ignore({ until: 'soon' }), reason: undefined };
  expect(() => read({ ...without, adress: 'x' }, 1)).toThrow(/'adress'[^]*reason[^]*until[^]*\[1\] is 1/);
  expect(() => readDriftIgnores('{', 'ignore.json', '2026-12-01')).toThrow('ignore.json has a problem');
});
