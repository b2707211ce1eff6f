import type { WrittenStack } from '@ashlar/graph';
import { refusal } from '@ashlar/testing';
import { leftOutDependencies, refuseUndeployed } from './undeployed.js';

const reading = (output: string) =>
  `\${data.terraform_remote_state.cross-stack-reference-input-shop-network.outputs.${output}}`;
const stack = (name: string, dependencies: string[] = [], json: WrittenStack['json'] = {}): WrittenStack => ({
  ...{ name, dependencies, json, file: '' },
});
const network = stack('shop-network');
const data = stack('shop-data', ['shop-network'], {
  resource: { aws_x: { x: { subnet: reading('subnet_id') } } },
});
const web = stack('shop-web', ['shop-network', 'shop-data']);

test('what is read and not applied now has to stand already', () => {
  const names = (...stacks: WrittenStack[]) =>
    leftOutDependencies(stacks, [network, data, web]).map(({ name }) => name);
  expect(names(data)).toEqual(['shop-network']);
  expect(names(data, network)).toEqual([]);
  expect(names(web)).toEqual(['shop-network', 'shop-data']);
});

test('a stack that reads from what is not deployed is refused, with both names and the command', () => {
  expect(refusal(() => refuseUndeployed([data], new Map([['shop-network', undefined]]))))
    .toMatchInlineSnapshot(`
    "shop-data has a problem:
      it reads from shop-network, which isn't deployed
        fix: ashlar apply shop-network shop-data"
  `);
});

test('a stack that is deployed without the output that is read is refused too', () => {
  const states = (outputs: string[]) => new Map([['shop-network', { serial: 1, instances: 3, outputs }]]);
  expect(refusal(() => refuseUndeployed([data], states(['vpc_id'])))).toContain(
    'the output subnet_id of shop-network',
  );
  refuseUndeployed([data], states(['subnet_id']));
});

test('the exit code says that something is not deployed', () => {
  const refused = () => refuseUndeployed([data], new Map([['shop-network', undefined]]));
  expect(refused).toThrow(expect.objectContaining({ exitCode: 11 }));
});
