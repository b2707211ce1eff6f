export { type DeadLetterQueue, Queue, type QueueProps } from './queue.js';
export type { QueueAccess } from './queue-access.js';
