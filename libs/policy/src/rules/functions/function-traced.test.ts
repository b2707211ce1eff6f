import { judged } from '../judged.fixture.js';
import { functionTraced } from './function-traced.js';

const judge = (tracing_config?: object) =>
  judged([functionTraced])('FUNCTION_TRACED', { aws_lambda_function: { f: { tracing_config } } });

test('a function that is traced passes, others fail', () => {
  expect(judge({ mode: 'Active' })).toEqual(['pass aws_lambda_function.f: tracing_config.mode is Active']);
  expect(judge({ mode: 'PassThrough' })).toEqual([expect.stringMatching('^fail ')]);
  expect(judge()).toEqual([
    'fail aws_lambda_function.f: tracing_config.mode is not set, which means PassThrough',
  ]);
});

test('what only Terraform knows is open', () => {
  expect(judge({ mode: '${var.mode}' })).toEqual([expect.stringMatching('^unknown ')]);
});
