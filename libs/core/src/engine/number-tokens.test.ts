import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import type { ProjectStack } from '../stack/project-stack.js';
import { refusal, synthStack } from '@ashlar/testing';
import { Aspects, Fn, Lazy, TerraformCount, Token } from 'cdktf';
import fc from 'fast-check';
import { containsNumberToken } from './number-tokens.js';
import { resolve } from './resolve.js';
import { SilentMistake } from './silent-mistake.js';

/** A stack with a topic, whose name is made of two numbers that only Terraform knows. */
const build = (name: (n: number, m: number) => string) =>
  synthStack((stack) => {
    const queue = new SqsQueue(stack, 'queue');
    new SnsTopic(stack, 'topic', { name: name(queue.delaySeconds, queue.maxMessageSize) });
  });

const nameOf = (name: (n: number, m: number) => string) => build(name).one(SnsTopic)['name'];

test.each<[string, (n: number) => string]>([
  ['after a hyphen', (n) => `p-${n}`],
  ['after a dot', (n) => `a.${n}`],
  ['after a digit', (n) => `1${n}`],
  ['before a digit', (n) => `${n}9`],
  ['before a full stop', (n) => `the port is ${n}.`],
  ['before a word with an e', (n) => `${n}eggs`],
  ['beside a digit in JSON', (n) => JSON.stringify({ port: `1${n}` })],
  ['read late', (n) => Lazy.stringValue({ produce: () => `p-${n}` })],
  ['as a string in a function', (n) => Fn.upper(String(n))],
  ['in the text of a function', (n) => Fn.join(' ', ['port', `is ${n}`])],
  ['beside a hyphen in a function', (n) => Fn.upper(`p-${n}`)],
  ['in text inside of jsonencode', (n) => Fn.jsonencode({ ports: [{ port: `is ${n}` }] })],
  ['in JSON inside of a function', (n) => Fn.join('', [JSON.stringify({ port: n })])],
  ['in a raw string', (n) => Fn.rawString(`is ${n}`)],
  ['in a raw string in a function', (n) => Fn.base64encode(Fn.rawString(`is ${n}`))],
])('silent mistake 1: a number that only Terraform knows is refused in a string, %s', (_, name) => {
  const message = refusal(() => build(name));
  expect(message).toContain(
    'demo-test-unit/topic (SnsTopic) has a problem:\n  a number that only Terraform knows',
  );
  expect(message).toContain('fix: wrap the number in Token.asString(…), so that Terraform joins the two');
});

test('silent mistake 1: the message shows where in the text the number stands', () => {
  expect(refusal(() => build((n) => Fn.upper(`p-${n}`)))).toMatchInlineSnapshot(`
    "demo-test-unit/topic (SnsTopic) has a problem:
      a number that only Terraform knows stands inside of a string: 'p-<number>'
        fix: wrap the number in Token.asString(…), so that Terraform joins the two"
  `);
});

test('silent mistake 1: the index of a count is refused in a string', () => {
  const message = refusal(() =>
    synthStack((stack) => {
      const count = TerraformCount.of(3);
      new SqsQueue(stack, 'queues', { count, name: `jobs-${count.index}` });
    }),
  );
  expect(message).toContain('demo-test-unit/queues (SqsQueue) has a problem:');
  expect(message).toContain("stands inside of a string: 'jobs-<number>'");
});

test.each<[string, string, (stack: ProjectStack, queue: SqsQueue) => void]>([
  ['the key of a map', 'queue (SqsQueue)', (_, queue) => (queue.tags = { [`p-${queue.delaySeconds}`]: 'x' })],
  ['an override', 'queue (SqsQueue)', (_, queue) => queue.addOverride('tags.P', `p-${queue.delaySeconds}`)],
  [
    'an output',
    'delay (TerraformOutput)',
    (stack, queue) => stack.output('delay', `p-${queue.delaySeconds}`, ''),
  ],
  [
    'what an aspect assigns',
    'queue (SqsQueue)',
    (stack, queue) => Aspects.of(stack).add({ visit: () => (queue.name = `p-${queue.delaySeconds}`) }),
  ],
])('silent mistake 1: a number beside a hyphen is refused in %s', (_, where, mistake) => {
  const message = refusal(() =>
    synthStack((stack) => mistake(stack, new SqsQueue(stack, 'queue', { name: 'jobs' }))),
  );
  expect(message).toContain(`demo-test-unit/${where} has a problem:\n  a number that only Terraform knows`);
});

test('silent mistake 1: a number beside a hyphen is refused in an override of the stack', () => {
  const message = refusal(() =>
    synthStack((stack) => {
      const queue = new SqsQueue(stack, 'queue');
      stack.addOverride('locals.name', `p-${queue.delaySeconds}`);
    }),
  );
  expect(message).toContain(
    'demo-test-unit (ProjectStack) has a problem:\n  a number that only Terraform knows',
  );
});

test('silent mistake 1: a sum that JavaScript makes of a number that only Terraform knows is refused', () => {
  const message = refusal(() =>
    synthStack((stack) => {
      const queue = new SqsQueue(stack, 'queue');
      new SqsQueue(stack, 'slower', { delaySeconds: queue.delaySeconds * 2 });
    }),
  );
  expect(message).toContain('demo-test-unit/slower (aws_sqs_queue) has a problem:\n  delay_seconds is');
  expect(message).toContain('JavaScript made it from a number that only Terraform knows');
});

test.each<[string, (n: number, m: number) => string]>([
  ['in text', (n, m) => `${n}${m}`],
  ['in JSON', (n, m) => JSON.stringify({ range: `${n}${m}` })],
  ['in a function', (n, m) => Fn.upper(`${n}${m}`)],
])('silent mistake 2: two numbers without anything between them are refused %s', (_, name) => {
  expect(refusal(() => build(name))).toContain(
    'demo-test-unit/topic (SnsTopic) has a problem:\n  a number that only Terraform knows stands inside of a string',
  );
});

const delay = 'aws_sqs_queue.queue.delay_seconds';
const size = 'aws_sqs_queue.queue.max_message_size';

test.each<[string, (n: number, m: number) => string, string]>([
  ['alone in a string', (n) => String(n), `\${${delay}}`],
  ['between spaces', (n) => `after ${n} seconds`, `after \${${delay}} seconds`],
  [
    'in JSON',
    (n, m) => JSON.stringify({ port: n, range: [n, 1, m], text: `is ${n}` }),
    `{"port":\${${delay}},"range":[\${${delay}},1,\${${size}}],"text":"is \${${delay}}"}`,
  ],
  [
    'in JSON beside a digit, as a token',
    (n, m) => JSON.stringify({ port: `1${Token.asString(n)}${Token.asString(m)}` }),
    `{"port":"1\${${delay}}\${${size}}"}`,
  ],
  ['beside a hyphen, as a token', (n) => `p-${Token.asString(n)}9`, `p-\${${delay}}9`],
  ['in a function, as a token', (n) => Fn.upper(`p-${Token.asString(n)}`), `\${upper("p-\${${delay}}")}`],
  ['in a function, by tostring', (n) => Fn.upper(Fn.tostring(n)), `\${upper(tostring(${delay}))}`],
  ['as an argument', (n) => Fn.format('%s-%d', ['p', n]), `\${format("%s-%d", "p", ${delay})}`],
  [
    'in jsonencode',
    (n, m) => Fn.jsonencode({ port: n, range: [n, m] }),
    `\${jsonencode({"port" = ${delay}, "range" = [${delay}, ${size}]})}`,
  ],
])('a number is right %s', (_, name, expected) => {
  expect(nameOf(name)).toBe(expected);
});

test('whatever stands around a number is kept as it is, or refused', () => {
  const text = fc.string({ unit: fc.constantFrom(...'-+.|019eEx ,:{"') });
  synthStack((stack) => {
    const queue = new SqsQueue(stack, 'queue');
    const resolved = (value: string) => {
      try {
        return resolve(stack, value);
      } catch (error) {
        if (error instanceof SilentMistake) return undefined;
        throw error;
      }
    };
    const kept = (a: string, b: string, c: string) => {
      const found = resolved(`${a}${queue.delaySeconds}${b}${queue.maxMessageSize}${c}`);
      return found === undefined || found === `${a}\${${delay}}${b}\${${size}}${c}`;
    };
    fc.assert(fc.property(text, text, text, kept), { numRuns: 2000 });
  });
});

test('numbers that people configure are never taken for one of Terraform', () => {
  fc.assert(fc.property(fc.double({ min: -1e287, max: 1e287 }), (n) => !containsNumberToken(String(n))));
});
