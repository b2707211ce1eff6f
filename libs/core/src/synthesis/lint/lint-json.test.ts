import type { TerraformJson } from '@ashlar/graph';
import { InputError } from '../../input/input-error.js';
import { lintJson } from './lint-json.js';

/** What is found in a stack of this Terraform, which nobody but this test wrote. */
function findings(json: TerraformJson): string {
  const s3 = { backend: { s3: { bucket: 'state' } } };
  return new InputError(
    lintJson({ name: 'theirs', file: '', dependencies: [], json: { terraform: s3, ...json } }),
  ).message;
}

/** A topic with this name, beside a queue, queues with keys, queues with numbers, and data. */
const withName = (name: string, more: object = {}) =>
  findings({
    resource: {
      aws_sns_topic: { topic: { name, ...more } },
      aws_sqs_queue: { one: {}, keyed: { for_each: { a: 1 } }, counted: { count: 2 } },
    },
    data: { aws_region: { here: {} } },
    variable: { size: {} },
    locals: { zone: 'a' },
    module: { net: { source: './net' } },
  });

test.each([
  ['an address in plain text', 'see aws_vpc.x, data.aws_vpc.x and ${} of it'],
  ['an escaped template', '$${aws_vpc.x.id}'],
  [
    'each, count, path, self and terraform',
    '${each.value.a_b.c}${count.index}${path.module}${terraform.workspace}',
  ],
  ['a data source', '${data.aws_region.here.name}'],
  ['a variable, a local and a module', '${var.size}${local.zone}${module.net.vpc_id}'],
  ['an instance by its key', '${aws_sqs_queue.keyed["a"].arn}'],
  ['an instance by the key of another', '${aws_sqs_queue.keyed[each.key].arn}'],
  ['all instances by values', '${values(aws_sqs_queue.keyed)[*].arn}'],
  ['all instances by a for expression', '${[for queue_key, a_queue in aws_sqs_queue.keyed : a_queue.arn]}'],
  [
    'a splat on counted resources',
    '${join(",", aws_sqs_queue.counted.*.arn)}${aws_sqs_queue.counted[*].arn[0]}',
  ],
  ['a template in a quoted text', '${upper("p-${aws_sqs_queue.one.arn}")}'],
  ['an address in a quoted text', '${upper("aws_vpc.x.id")}'],
  ['jsonencode', '${jsonencode({a = aws_sqs_queue.one.id, "foo_x.bar" = [{b = "${var.size}"}]})}'],
  ['a whole resource', '${keys(aws_sqs_queue.keyed)}'],
])('legal: %s', (_, name) => {
  expect(withName(name)).toBe('');
});

test('legal: what a dynamic block offers under its own name, or a chosen one', () => {
  const dynamic = {
    ingress_rule: { for_each: [1], content: { port: '${ingress_rule.value}' } },
    egress: [{ for_each: [1], iterator: 'some_rule', content: { port: '${some_rule.value}' } }],
  };
  expect(withName('news', { dynamic })).toBe('');
  expect(withName('news', { dynamic: [dynamic] })).toBe('');
  expect(withName('${ingress_rule.value}')).toContain('name refers to ingress_rule.value');
});

test('legal: dependencies by address, and resources that moved, were removed or are imported', () => {
  expect(withName('news', { depends_on: ['aws_sqs_queue.one', 'data.aws_region.here', 'module.net'] })).toBe(
    '',
  );
  expect(
    findings({
      moved: [{ from: 'aws_vpc.old', to: 'aws_vpc.new' }],
      removed: [{ from: 'aws_vpc.gone' }],
      import: [{ to: 'aws_vpc.new', id: '${aws_vpc.gone.id}' }],
    }),
  ).toBe('');
});

test('every reference to nothing is found, with the attribute that holds it', () => {
  const more = {
    tags: { '${aws_vpc.key.id}': 'x', List: ['${aws_vpc.list.id}'] },
    depends_on: ['aws_vpc.dependency'],
  };
  expect(withName('${aws_vpc.one.id}${data.aws_vpc.two.id}${var.no}${local.no}${module.no.x}', more))
    .toMatchInlineSnapshot(`
    "aws_sns_topic.topic (aws_sns_topic) has 8 problems:
      name refers to aws_vpc.one, which is not in this stack
        fix: read it from its construct while the stack is built (queue.arn): that knows the address, and the way to another stack
      name refers to data.aws_vpc.two, which is not in this stack
        fix: read it from its construct while the stack is built (queue.arn): that knows the address, and the way to another stack
      name refers to var.no, which is not in this stack
        fix: read it from its construct while the stack is built (queue.arn): that knows the address, and the way to another stack
      name refers to local.no, which is not in this stack
        fix: read it from its construct while the stack is built (queue.arn): that knows the address, and the way to another stack
      name refers to module.no, which is not in this stack
        fix: read it from its construct while the stack is built (queue.arn): that knows the address, and the way to another stack
      tags.\${aws_vpc.key.id} refers to aws_vpc.key, which is not in this stack
        fix: read it from its construct while the stack is built (queue.arn): that knows the address, and the way to another stack
      tags.List.0 refers to aws_vpc.list, which is not in this stack
        fix: read it from its construct while the stack is built (queue.arn): that knows the address, and the way to another stack
      depends_on.0 refers to aws_vpc.dependency, which is not in this stack
        fix: read it from its construct while the stack is built (queue.arn): that knows the address, and the way to another stack"
  `);
});

test('references to nothing are found in outputs, providers and locals too', () => {
  const message = findings({
    output: { vpc: { value: '${aws_vpc.main.id}' } },
    provider: { aws: [{ region: '${var.region}' }] },
    locals: { id: '${aws_vpc.main.id}' },
  });
  expect(message).toMatchInlineSnapshot(`
    "theirs, output vpc has a problem:
      vpc.value refers to aws_vpc.main, which is not in this stack
        fix: read it from its construct while the stack is built (queue.arn): that knows the address, and the way to another stack
    theirs, provider aws has a problem:
      aws.0.region refers to var.region, which is not in this stack
        fix: read it from its construct while the stack is built (queue.arn): that knows the address, and the way to another stack
    theirs, locals id has a problem:
      id refers to aws_vpc.main, which is not in this stack
        fix: read it from its construct while the stack is built (queue.arn): that knows the address, and the way to another stack"
  `);
});

test('a resource of another stack as a dependency is refused', () => {
  const output = '${data.terraform_remote_state.data.outputs.queue}';
  const message = findings({
    resource: { aws_sns_topic: { topic: { depends_on: [output] } } },
    data: { terraform_remote_state: { data: {} } },
  });
  expect(message).toMatchInlineSnapshot(`
    "aws_sns_topic.topic (aws_sns_topic) has a problem:
      depends_on.0 names a resource of another stack
        fix: use stack.addDependency(other): Terraform orders resources in one stack only"
  `);
});

test.each([['replace_triggered_by'], ['ignore_changes']])('a template in %s is refused', (argument) => {
  expect(withName('news', { lifecycle: { [argument]: ['${aws_sqs_queue.one}'] } })).toContain(
    `lifecycle.${argument} holds '\${aws_sqs_queue.one}', which Terraform rejects
    fix: write the reference as a string: 'aws_sqs_queue.one'`,
  );
  expect(withName('news', { lifecycle: { [argument]: ['aws_sqs_queue.one'] } })).toBe('');
  expect(withName('news', { lifecycle: { [argument]: 'all' } })).toBe('');
});

test('the number of a token is found wherever it was written', () => {
  const token = '-8.109562212591379e+298';
  const message = withName(`p-${token}`, { tags: { [`p-${token}`]: 'x' }, ports: [Number(token)] });
  expect(message).toContain('has 3 problems');
  for (const attribute of ['name', `tags.p-${token}`, 'ports.0'])
    expect(message).toContain(`  ${attribute} is '`);
});

test.each([
  ['none at all', {}],
  ['a local one', { backend: { local: { path: '/here' } } }],
])('a stack whose backend is %s is refused', (_, terraform) => {
  expect(findings({ terraform })).toContain('theirs has a problem:\n  its state would lie in a local file');
});
