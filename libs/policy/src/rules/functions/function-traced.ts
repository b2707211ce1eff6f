import { attributeRule } from '../reading/attribute-rule.js';
import { is } from '../reading/demand.js';

export const functionTraced = attributeRule({
  id: 'FUNCTION_TRACED',
  holds: 'Every function is traced.',
  why: 'Of a request that was slow, nobody could say in which of five programs it waited.',
  fix: 'Set tracing_config.mode to Active, and let its role send to X-Ray.',
  of: ['aws_lambda_function'],
  attribute: 'tracing_config.mode',
  must: is('Active'),
  otherwise: 'PassThrough',
});
