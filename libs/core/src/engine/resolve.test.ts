import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { synthStack } from '@ashlar/testing';
import { Fn, Lazy, type TerraformStack, Token } from 'cdktf';
import { resolve as resolveByEngine } from 'cdktf/lib/_tokens';
import fc from 'fast-check';
import { resolve } from './resolve.js';

/** Everything that may stand in an attribute: plain values, and every kind of token. */
function legalValues(queue: SqsQueue): fc.Arbitrary<unknown> {
  const strings = [
    queue.arn,
    `${queue.arn}/${queue.url}`,
    `\${aws_sqs_queue.other.arn}-${queue.arn}`,
    '$${escaped}',
    `$\${escaped} ${queue.arn}`,
    `%{ if true }${queue.arn}%{ endif }`,
    Token.asString(queue.delaySeconds),
    `after ${queue.delaySeconds} s`,
    Fn.upper(queue.name),
    Fn.rawString('raw "${text}"'),
    '1e5-|e|',
    'TfToken[',
  ];
  const others = [
    queue.delaySeconds,
    Token.asString(queue.tags),
    queue.tagsAll,
    queue.fifoQueue,
    Token.asList(queue.arn),
    Token.asNumberList(Fn.range(1, 3)),
    Token.asStringMap(Fn.merge([{}, {}])),
    Token.asNumberMap(queue.tagsAll),
    Token.asAny({ nested: [queue.arn] }),
    Lazy.anyValue({ produce: () => ({ late: [queue.arn, undefined, null] }) }),
    new Date(0),
    10n,
  ];
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(undefined, null, '', {}, [], true, 0, -1e300, ...others),
    fc.constantFrom(...strings),
    fc.string(),
    fc.double({ min: -1e287 }),
  );
  const key = fc.oneof(fc.string(), fc.constantFrom('node', '//', ...strings));
  return fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'large' }, leaf, tie('list'), tie('map')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    map: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  })).value;
}

/** What is no value: half of a token, more than one, and what JavaScript alone understands. */
const illegalValues = (queue: SqsQueue): unknown[] => [
  '${TfToken[TOKEN.none]}',
  `p-${queue.delaySeconds}`,
  Token.STRING_MAP_TOKEN_VALUE,
  Token.ANY_MAP_TOKEN_VALUE,
  Token.NUMBER_MAP_TOKEN_VALUE,
  ['stray', ...Token.asList(queue.arn)],
  { ...Token.asStringMap(Fn.merge([{}, {}])), and: 'more' },
  () => 'a function',
  queue,
];

/** Runs a check in a stack that has a queue. */
const inStack = (check: (stack: TerraformStack, queue: SqsQueue) => void) =>
  synthStack((stack) => check(stack, new SqsQueue(stack, 'queue', { tags: { a: 'b' } })));

test('any value resolves to what the engine itself makes of it', () => {
  inStack((stack, queue) => {
    const same = (value: unknown) =>
      expect(resolve(stack, value)).toStrictEqual(resolveByEngine(stack, value));
    fc.assert(fc.property(legalValues(queue), same), { numRuns: 1000 });
  });
});

test('what the engine refuses is refused, however deep it lies', () => {
  inStack((stack, queue) => {
    const refused = (illegal: unknown, beside: unknown, depth: number) => {
      let value = illegal;
      for (let level = 0; level < depth; level++)
        value = level % 2 === 0 ? [beside, value] : { beside, value };
      expect(() => resolveByEngine(stack, value)).toThrow();
      expect(() => resolve(stack, value)).toThrow();
    };
    fc.assert(
      fc.property(fc.constantFrom(...illegalValues(queue)), legalValues(queue), fc.nat({ max: 5 }), refused),
    );
  });
});

test('a value that holds itself is refused instead of being followed for ever', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  synthStack((stack) => {
    expect(() => resolve(stack, circle)).toThrow(/circular/i);
  });
});
