import { leaveOut } from './leave-out.js';

const limits = [{ type: 'aws_odd', reason: 'the emulator fails to create it' }];

const stack = {
  resource: {
    aws_odd: { one: { name: 'one' } },
    aws_sns_topic: {
      fine: { name: 'fine' },
      named: { name: '${aws_odd.one.name}' },
      ordered: { depends_on: ['aws_odd.one'] },
    },
    aws_sns_topic_policy: { far: { arn: '${aws_sns_topic.named.arn}' } },
  },
  output: { fine: { value: '${aws_sns_topic.fine.arn}' }, odd: { value: '${aws_sns_topic.named.arn}' } },
};

test('what the emulator lacks is left out together with everything that refers to it', () => {
  const { json, leftOut, missingOutputs } = leaveOut(stack, [], limits);

  expect(json.resource).toEqual({ aws_sns_topic: { fine: { name: 'fine' } } });
  expect(json.output).toEqual({ fine: stack.output.fine });
  expect(missingOutputs).toEqual(['odd']);
  expect(leftOut).toEqual([
    { address: 'aws_odd.one', reason: 'the emulator fails to create it' },
    { address: 'aws_sns_topic.named', reason: 'it refers to aws_odd.one' },
    { address: 'aws_sns_topic.ordered', reason: 'it refers to aws_odd.one' },
    { address: 'aws_sns_topic_policy.far', reason: 'it refers to aws_sns_topic.named' },
  ]);
});

test('a stack that the emulator carries stays as it is', () => {
  expect(leaveOut(stack, [], [])).toEqual({ json: stack, leftOut: [], missingOutputs: [] });
});

test('a section of which nothing is left goes too, because Terraform refuses an empty one', () => {
  const odd = {
    provider: { aws: [{ region: 'us-east-1' }] },
    data: { aws_odd: { known: { name: 'one' } } },
    resource: { aws_odd: { one: { name: 'one' }, two: { name: 'two' } } },
    output: { one: { value: '${aws_odd.one.arn}' }, known: { value: '${data.aws_odd.known.arn}' } },
  };
  expect(leaveOut(odd, [], limits).json).toEqual({ provider: odd.provider });
});

test('what reads a missing output of another stack is left out, and what reads a longer name is not', () => {
  const consumer = {
    data: { terraform_remote_state: { 'cross-stack-reference-input-other': {} } },
    resource: {
      aws_sns_topic: {
        gone: {
          name: '${data.terraform_remote_state.cross-stack-reference-input-other.outputs.cross-stack-output-x}',
        },
        stays: {
          name: '${data.terraform_remote_state.cross-stack-reference-input-other.outputs.cross-stack-output-xy}',
        },
      },
    },
  };
  const { leftOut } = leaveOut(consumer, [{ stack: 'other', output: 'cross-stack-output-x' }], limits);

  expect(leftOut).toEqual([
    { address: 'aws_sns_topic.gone', reason: 'it reads cross-stack-output-x of other, which was left out' },
  ]);
});

test('what reads an output of the same name of another stack stays', () => {
  const body =
    '${data.terraform_remote_state.cross-stack-reference-input-other.outputs.cross-stack-output-x}';
  const consumer = {
    data: { terraform_remote_state: { 'cross-stack-reference-input-other': {} } },
    resource: { aws_sns_topic: { stays: { name: body } } },
  };
  expect(leaveOut(consumer, [{ stack: 'third', output: 'cross-stack-output-x' }], limits).leftOut).toEqual(
    [],
  );
});

test('the JSON that was synthesized is not touched', () => {
  const before = structuredClone(stack);
  leaveOut(stack, [], limits);
  expect(stack).toEqual(before);
});
