import { Network, type NetworkProps } from '@ashlar/network';
import { type StackView, synthStack } from '@ashlar/testing';
import { effectiveChanges, type TerraformRoot } from '@ashlar/terraform';
import { E2eFolder, useLocalState } from './e2e-backend.js';

const zones = (...letters: string[]) => letters.map((letter) => `us-east-1${letter}`);

/** A network in the account of the end-to-end tests, without the endpoints that take minutes. */
function build(zonesInUse: string[], props: Partial<NetworkProps> = {}): StackView {
  const environment = {
    name: 'test',
    account: '111122223333',
    region: 'us-east-1',
    zones: zones('a', 'b', 'c', 'd'),
  };
  return synthStack((stack) => {
    new Network(stack, 'network', {
      cidr: '10.0.0.0/16',
      tiers: {
        public: { routing: 'public', range: '10.0.0.0/20', zones: zonesInUse },
        app: { routing: 'private', range: '10.0.32.0/19', zones: zonesInUse },
        data: { routing: 'isolated', range: '10.0.64.0/20', zones: zonesInUse },
      },
      flowLogs: 'off',
      ...props,
    });
  }, environment);
}

let place: E2eFolder;
let root: TerraformRoot;

/** What Terraform would do to the network that stands, if it became this one: address → actions. */
async function changesTo(stack: StackView): Promise<Record<string, string>> {
  place.stack('replays', stack.json);
  const plan = await root.plan('replay.tfplan', '-lock=false');
  return Object.fromEntries(
    effectiveChanges(plan).map(({ address, change }) => [address, change.actions.join()]),
  );
}

beforeAll(async () => {
  place = await E2eFolder.withEmulator();
  root = place.stack('replays', build(zones('a', 'b', 'c')).json);
  useLocalState(root);
  await root.init();
  await root.plan('first.tfplan');
  await root.apply('first.tfplan');
});
afterAll(() => place.remove());

test('R2: a zone that is added is created, and Terraform touches nothing that stands', async () => {
  const changes = await changesTo(build(zones('a', 'b', 'c', 'd')));
  expect(new Set(Object.values(changes))).toEqual(new Set(['create']));
  expect(Object.keys(changes).filter((address) => !/us-east-1d/.test(address))).toEqual([]);
  expect(Object.keys(changes).length).toBeGreaterThan(10);
});

test('R1: a zone that is removed from the middle is destroyed alone', async () => {
  const changes = await changesTo(build(zones('a', 'c')));
  expect(new Set(Object.values(changes))).toEqual(new Set(['delete']));
  expect(Object.keys(changes).filter((address) => !/us-east-1b/.test(address))).toEqual([]);
});

test('R3: the order in which zones are listed makes no difference', async () => {
  expect(await changesTo(build(zones('c', 'a', 'b')))).toEqual({});
});

test('one NAT gateway instead of three takes two away, and changes two routes in their place', async () => {
  const changes = await changesTo(build(zones('a', 'b', 'c'), { natGateways: { zone: 'us-east-1a' } }));
  const byType = Object.entries(changes).map(([address, actions]) => `${actions} ${address.split('.')[0]}`);
  expect(byType.sort()).toEqual([
    'delete aws_eip',
    'delete aws_eip',
    'delete aws_nat_gateway',
    'delete aws_nat_gateway',
    'update aws_route',
    'update aws_route',
  ]);
});
