import { type PlanJson, readPlan, type TerraformJson } from '@ashlar/graph';
import { created, planJson, untouched, updated } from '../rules/plan.fixture.js';
import { graphOf } from './graph-of.js';
import { openMask } from './open-mask.fixture.js';
import { ShownTexts } from './shown-texts.js';

const texts = new ShownTexts(openMask, 'masked');

/** `aws_subnet.a (create) → aws_vpc.main`. */
function arrows(plan: PlanJson, json?: TerraformJson): string[] {
  const { nodes, edges } = graphOf(readPlan(plan), json, texts);
  const name = (at: number) => {
    const { address = '', action } = nodes[at] ?? {};
    return action === undefined ? address : `${address} (${action})`;
  };
  return edges.map(([from, to]) => `${name(from)} → ${name(to)}`);
}

const json: TerraformJson = {
  resource: {
    aws_vpc: { main: {}, other: {} },
    aws_subnet: { a: { vpc_id: '${local.vpc}' }, b: { vpc_id: '${aws_vpc.other.id}' } },
    aws_instance: { web: { subnet_id: '${aws_subnet.a.id}', depends_on: ['data.aws_ami.linux'] } },
  },
  data: { aws_ami: { linux: {} } },
  locals: { vpc: '${aws_vpc.main.id}' },
};

test('what changes is joined to its neighbours in both directions, and what is further away is left out', () => {
  const plan = planJson(
    created('aws_subnet.a'),
    ...['aws_vpc.main', 'aws_vpc.other', 'aws_subnet.b', 'aws_instance.web'].map((address) =>
      untouched(address),
    ),
  );
  expect(arrows(plan, json)).toEqual([
    'aws_instance.web → aws_subnet.a (create)',
    'aws_subnet.a (create) → aws_vpc.main',
  ]);
});

test('without the JSON, the configuration in the plan tells it, through modules too', () => {
  const reference = (...references: string[]) => ({ references });
  const plan = {
    ...planJson(
      created('aws_vpc.main'),
      created('module.net["a"].aws_subnet.s'),
      created('aws_instance.web'),
    ),
    configuration: {
      root_module: {
        resources: [
          { address: 'aws_vpc.main', mode: 'managed', type: 'aws_vpc' },
          {
            ...{ address: 'aws_instance.web', mode: 'managed', type: 'aws_instance' },
            expressions: {
              subnet_id: reference('module.net["a"].subnet_id', 'module.net["a"]', 'module.net'),
            },
          },
        ],
        module_calls: {
          net: {
            expressions: { vpc: reference('aws_vpc.main.id', 'aws_vpc.main') },
            module: {
              outputs: { subnet_id: { expression: reference('aws_subnet.s.id', 'aws_subnet.s') } },
              resources: [
                {
                  ...{ address: 'aws_subnet.s', mode: 'managed', type: 'aws_subnet' },
                  expressions: { vpc_id: reference('var.vpc') },
                },
              ],
            },
          },
        },
      },
    },
  } as PlanJson;
  expect(arrows(plan)).toEqual([
    'aws_instance.web (create) → module.net["a"].aws_subnet.s (create)',
    'module.net["a"].aws_subnet.s (create) → aws_vpc.main (create)',
  ]);
});

test('elements of for_each are joined by their keys', () => {
  const each = (type: string) => ['a', 'b'].map((key) => updated(`${type}.x["${key}"]`, {}, { v: 1 }));
  const written = {
    resource: { aws_subnet: { x: {} }, aws_instance: { x: { id: '${aws_subnet.x[each.key].id}' } } },
  };
  expect(arrows(planJson(...each('aws_subnet'), ...each('aws_instance')), written)).toEqual([
    'aws_instance.x["a"] (update) → aws_subnet.x["a"] (update)',
    'aws_instance.x["b"] (update) → aws_subnet.x["b"] (update)',
  ]);
});

test('a thousand elements that read a thousand others stay a picture', () => {
  const many = (type: string, first = 0) =>
    Array.from({ length: 1000 }, (_, at) => created(`${type}.${type}[${first + at}]`));
  const written = { resource: { aws_b: { aws_b: { x: '${aws_a.aws_a.*.id}' } }, aws_a: { aws_a: {} } } };
  expect(arrows(planJson(...many('aws_a'), ...many('aws_b', 1000)), written)).toHaveLength(1000);
});

test('where nothing changes there is nothing to draw', () => {
  expect(graphOf(readPlan(planJson(untouched('aws_vpc.main'))), json, texts)).toEqual({
    nodes: [],
    edges: [],
  });
});
