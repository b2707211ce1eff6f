export type { Asynchronous, FailureTarget } from './asynchronous.js';
export { CallPermission, type CallPermissionProps, type CalledFunction } from './call-permission.js';
export type { Caller } from './caller-problems.js';
export type {
  Architecture,
  EntryCode,
  FolderCode,
  FunctionCode,
  ImageCode,
  Owners,
} from './function-code.js';
export type { FunctionLogging, FunctionVpc, LambdaFunctionProps } from './function-props.js';
export { LambdaFunction } from './lambda-function.js';
export type { ProvisionedConcurrency } from './provisioned-concurrency.js';
export type { QueueSource, SourceQueue } from './queue-source.js';
export type { RuntimeName } from './runtimes.js';
export type { Schedule } from './schedule-source.js';
