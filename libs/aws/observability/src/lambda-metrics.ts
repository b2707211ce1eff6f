import type { KnownMetrics } from './known-metrics.js';

const LAMBDA = ['FunctionName', 'FunctionName Resource', 'ExecutedVersion FunctionName Resource', ''];

/**
 * asOf: 2026-11
 * source: Lambda developer guide, "Types of metrics for Lambda functions"
 * refresh: compare with that page
 */
export const lambdaMetrics: KnownMetrics = {
  AsyncEventAge: LAMBDA,
  AsyncEventsDropped: LAMBDA,
  AsyncEventsReceived: LAMBDA,
  ClaimedAccountConcurrency: [''],
  DestinationDeliveryFailures: LAMBDA,
  ProvisionedConcurrencyInvocations: LAMBDA,
  ProvisionedConcurrencySpilloverInvocations: LAMBDA,
  ProvisionedConcurrencyUtilization: LAMBDA,
  ProvisionedConcurrentExecutions: LAMBDA,
  UnreservedConcurrentExecutions: [''],
  ConcurrentExecutions: LAMBDA,
  DeadLetterErrors: LAMBDA,
  Duration: LAMBDA,
  Errors: LAMBDA,
  Invocations: LAMBDA,
  IteratorAge: LAMBDA,
  Throttles: LAMBDA,
};
