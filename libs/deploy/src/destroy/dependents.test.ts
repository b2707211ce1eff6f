import type { WrittenStack } from '@ashlar/graph';
import { refusal } from '@ashlar/testing';
import { leftOutDependents, refuseNeeded } from './dependents.js';

const stack = (name: string, ...dependencies: string[]): WrittenStack => ({
  name,
  dependencies,
  json: {},
  file: '',
});
const network = stack('shop-network');
const data = stack('shop-data', 'shop-network');
const web = stack('shop-web', 'shop-network', 'shop-data');
const state = { serial: 1, instances: 3, outputs: [] };

test('who reads from what is to go, and stays, is looked at', () => {
  const names = (...stacks: WrittenStack[]) =>
    leftOutDependents(stacks, [network, data, web]).map(({ name }) => name);
  expect(names(network)).toEqual(['shop-data', 'shop-web']);
  expect(names(network, data)).toEqual(['shop-web']);
  expect(names(network, data, web)).toEqual([]);
});

test('what deployed stacks stand on is not destroyed', () => {
  const states = new Map([network, data, web].map(({ name }) => [name, state]));
  expect(refusal(() => refuseNeeded([network], [data, web], states))).toMatchInlineSnapshot(`
    "shop-network has a problem:
      shop-data, shop-web read from it, and are deployed
        fix: ashlar destroy shop-data shop-web shop-network"
  `);
});

test('readers that are not deployed are no obstacle, and neither is anybody when nothing stands', () => {
  refuseNeeded([network], [data], new Map([['shop-network', state]]));
  refuseNeeded([network], [data], new Map([['shop-data', state]]));
});
