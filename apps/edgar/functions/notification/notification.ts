import type { ALBEvent, ALBResult, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Database } from '../shared/database.js';
import type { Log } from '../shared/log.js';
import { type Invocation, serve } from '../shared/serve.js';
import { consumeMessages } from './consume-messages.js';
import type { Delivery } from './delivery.js';
import type { MessageQueue } from './message-queue.js';
import { notificationRoutes } from './notification-routes.js';

export interface NotificationDependencies {
  readonly database: () => Database;
  readonly queue: () => MessageQueue;
  readonly deliver: Delivery;
  readonly log: Log;
}

/** One function with two ways in: requests from the load balancer, and messages from the queue. */
export function notification({ database, queue, deliver, log }: NotificationDependencies) {
  const routes = () => notificationRoutes({ database, queue });
  const request = serve({ prefix: '/notifications', database, routes, log });
  const consume = consumeMessages({ database, deliver, log });

  function handle(event: SQSEvent, invocation: Invocation): Promise<SQSBatchResponse>;
  function handle(event: ALBEvent, invocation: Invocation): Promise<ALBResult>;
  function handle(event: ALBEvent | SQSEvent, invocation: Invocation): Promise<ALBResult | SQSBatchResponse> {
    return 'Records' in event ? consume(event, invocation) : request(event, invocation);
  }
  return handle;
}
