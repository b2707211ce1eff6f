import type { StackJson } from '@ashlar/graph';
import fc from 'fast-check';
import { compareStacks, type StackChange } from './compare-stacks.js';
import { anyStacks, data, reversed, stackOf } from './stacks.fixture.js';

const changes = (base: readonly StackJson[], head: readonly StackJson[]) => compareStacks(base, head).changes;

const DATA = stackOf('shop-staging-data', data());

test('what is the same is not listed', () => {
  fc.assert(
    fc.property(anyStacks, (stacks) => {
      expect(compareStacks(stacks, stacks)).toEqual({ changes: [], unchanged: stacks.length });
    }),
  );
});

test('neither the order of stacks nor that of keys makes a difference', () => {
  fc.assert(
    fc.property(anyStacks, anyStacks, (base, head) => {
      expect(changes(base, reversed(base).reverse())).toEqual([]);
      expect(changes(reversed(base).reverse(), reversed(head))).toEqual(changes(base, head));
    }),
  );
});

test('the other way round, new is gone, added is removed, and a rename leads back', () => {
  const swapped = (change: StackChange): StackChange => {
    if (change.kind === 'new') return { ...change, kind: 'gone' };
    if (change.kind === 'gone') return { ...change, kind: 'new' };
    const { added, removed, renames } = change;
    const back = renames.map(({ from, to, differs }) => ({ from: to, to: from, differs }));
    const state = change.state && { state: { from: change.state.to, to: change.state.from } };
    const names = change.kind === 'renamed' ? { name: change.was, was: change.name } : {};
    return { ...change, ...names, ...state, added: removed, removed: added, renames: sortedBy(back, 'from') };
  };
  fc.assert(
    fc.property(anyStacks, anyStacks, (base, head) => {
      expect(changes(head, base)).toEqual(sortedBy(changes(base, head).map(swapped), 'name'));
    }),
  );
});

const sortedBy = <K extends string, T extends Readonly<Record<K, string>>>(list: readonly T[], key: K) =>
  [...list].sort((a, b) => (a[key] < b[key] ? -1 : 1));

test('every stack of both sides is accounted for once', () => {
  fc.assert(
    fc.property(anyStacks, anyStacks, (base, head) => {
      const { changes: found, unchanged } = compareStacks(base, head);
      const of = (kind: StackChange['kind']) => found.filter((change) => change.kind === kind).length;
      expect(of('changed') + unchanged + of('gone') + of('renamed')).toBe(base.length);
      expect(of('changed') + unchanged + of('new') + of('renamed')).toBe(head.length);
    }),
  );
});

test('a renamed stack is found, whatever else there is', () => {
  fc.assert(
    fc.property(anyStacks, (others) => {
      const renamed = stackOf('shop-staging-databases', data());
      expect(changes([...others, DATA], [renamed, ...others])).toMatchObject([
        {
          kind: 'renamed',
          name: 'shop-staging-databases',
          was: 'shop-staging-data',
          likeness: 1,
          ...{ added: [], removed: [], changed: [], settings: ['terraform.backend'] },
          state: {
            from: { store: 's3://states', key: 'shop/staging/data.tfstate' },
            to: { store: 's3://states', key: 'shop/staging/databases.tfstate' },
          },
        },
      ]);
    }),
  );
});

test('a stack is renamed when most of it is the same, and what is not is listed', () => {
  const { aws_rds_cluster: cluster, ...rest } = data();
  const bigger = { db_cluster_1C: { ...cluster?.['db_cluster_1C'], backup_retention_period: 7 } };
  expect(
    changes([DATA], [stackOf('shop-staging-records', { ...rest, aws_rds_cluster: bigger })]),
  ).toMatchObject([
    {
      kind: 'renamed',
      likeness: expect.closeTo(0.944, 3) as number,
      changed: ['aws_rds_cluster.db_cluster_1C'],
    },
  ]);
});

test('another stack in the place of one that is gone is no rename', () => {
  const network = stackOf('shop-staging-network', { aws_vpc: { main: { cidr_block: '10.0.0.0/16' } } });
  expect(changes([DATA], [network]).map(({ kind, name }) => [kind, name])).toEqual([
    ['gone', 'shop-staging-data'],
    ['new', 'shop-staging-network'],
  ]);
});

test('one that keeps its state in another bucket is another one, for resources stay in their account', () => {
  const backend = { s3: { bucket: 'states-of-another-account', key: 'shop/staging/data.tfstate' } };
  const elsewhere = stackOf('shop-production-data', data(), { terraform: { backend } });
  expect(changes([DATA], [elsewhere]).map(({ kind }) => kind)).toEqual(['new', 'gone']);
});

test('a stack that takes over the state of another one is that one, however little is left', () => {
  const heir = { ...DATA, name: 'shop-staging-queues', json: { ...DATA.json, resource: {} } };
  expect(changes([DATA], [heir])).toMatchObject([{ kind: 'renamed', was: 'shop-staging-data', likeness: 1 }]);
  expect(changes([DATA], [heir])[0]).not.toHaveProperty('state');
});

test('the same addresses with other arguments are another stack', () => {
  const other = Object.entries(data()).map(([type, blocks]) => [
    type,
    Object.fromEntries(Object.keys(blocks).map((name) => [name, { something: 'else' }])),
  ]);
  const head = stackOf('shop-staging-other', Object.fromEntries(other));
  expect(changes([DATA], [head]).map(({ kind }) => kind)).toEqual(['gone', 'new']);
});

test('of several that are the same, the likest state key decides', () => {
  const stacks = (...names: string[]) => names.map((name) => stackOf(`shop-staging-${name}`, data()));
  const [gone, added] = [
    stacks('archive-orders', 'backup-billing'),
    stacks('current-billing', 'daily-orders'),
  ];
  expect(changes(gone, added)).toMatchObject([
    { name: 'shop-staging-current-billing', was: 'shop-staging-backup-billing' },
    { name: 'shop-staging-daily-orders', was: 'shop-staging-archive-orders' },
  ]);
});

test('a stack without resources leaves nothing behind that could be renamed', () => {
  const kinds = changes([stackOf('shop-staging-a', {})], [stackOf('shop-staging-b', {})]).map(
    ({ kind }) => kind,
  );
  expect(kinds).toEqual(['gone', 'new']);
});

test('stacks without a backend have a state each', () => {
  const local = (name: string) => ({ name, json: { resource: data() } });
  expect(changes([local('a')], [local('b')])).toMatchObject([
    { kind: 'renamed', state: { from: { key: 'a/terraform.tfstate' }, to: { key: 'b/terraform.tfstate' } } },
  ]);
});
