import fc from 'fast-check';
import { outputsRead, remoteReads, stackEdges } from './stack-edges.js';
import type { Attributes, StackJson } from './terraform-json.js';

const backend = (key: string) => ({ s3: { bucket: 'states', key } });

/** A stack that publishes outputs, and reads states under names of its own. */
function stack(
  name: string,
  {
    reads = {},
    uses = [],
    outputs = [],
  }: { reads?: Record<string, string>; uses?: string[]; outputs?: string[] },
): StackJson {
  const states = Object.entries(reads).map(([as, key]): [string, Attributes] => [
    as,
    { backend: 's3', config: { bucket: 'states', key } },
  ]);
  return {
    name,
    json: {
      terraform: { backend: backend(`${name}.tfstate`) },
      data: { terraform_remote_state: Object.fromEntries(states) },
      resource: { aws_vpc: { main: { values: uses } } },
      output: Object.fromEntries(outputs.map((output) => [output, { value: 'x' }])),
    },
  };
}

const network = stack('network', { outputs: ['ids', 'vpc_id', 'zone'] });

test('a state is read by where it lies, whatever it is called', () => {
  const web = stack('web', {
    reads: { net: 'network.tfstate' },
    uses: [
      '${data.terraform_remote_state.net.outputs.vpc_id}',
      'a-${join(",", data.terraform_remote_state.net.outputs["ids"])}-${data.terraform_remote_state.net.outputs.vpc_id}',
    ],
  });
  expect(stackEdges([web, network])).toEqual([
    { consumer: 'web', producer: 'network', outputs: ['ids', 'vpc_id'] },
  ]);
  expect(outputsRead([network], web, 'network')).toEqual(['ids', 'vpc_id']);
  expect(outputsRead([network], web, 'web')).toEqual([]);
});

test('what is read as a whole is all of it', () => {
  const uses = ['${data.terraform_remote_state.net.outputs}'];
  const web = stack('web', { reads: { net: 'network.tfstate' }, uses });
  expect(outputsRead([network], web, 'network')).toEqual(['ids', 'vpc_id', 'zone']);
});

test('a stack that is not there is named as CDKTF names it', () => {
  const name = 'cross-stack-reference-input-shop-data';
  const web = stack('web', {
    reads: { [name]: 'elsewhere.tfstate' },
    uses: [`\${data.terraform_remote_state.${name}.outputs.table}`],
  });
  expect(outputsRead([], web, 'shop-data')).toEqual(['table']);
  // A longer name is another stack.
  expect(outputsRead([], web, 'shop')).toEqual([]);
});

test('a state of nobody is no edge', () => {
  const uses = ['${data.terraform_remote_state.other.outputs.x}'];
  expect(stackEdges([stack('web', { reads: { other: 'other.tfstate' }, uses })])).toEqual([]);
});

test('instances of a state are that state', () => {
  expect(remoteReads('${data.terraform_remote_state.net[each.key].outputs.a}')).toEqual([
    { state: 'net', output: 'a' },
  ]);
});

test('the order of stacks makes no difference', () => {
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 2 });
  fc.assert(
    fc.property(names, (order) => {
      const all = order.map((name) =>
        stack(name, {
          reads: { next: 'a.tfstate' },
          uses: ['${data.terraform_remote_state.next.outputs.x}'],
          outputs: ['x'],
        }),
      );
      expect(stackEdges([...all].reverse())).toEqual(stackEdges(all));
    }),
  );
});
