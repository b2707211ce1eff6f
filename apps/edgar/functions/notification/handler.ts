import { iamDatabase } from '../shared/iam-database.js';
import { logTo } from '../shared/log.js';
import { gatewayAt } from './delivery.js';
import { queueOf } from './message-queue.js';
import { notification } from './notification.js';

export const handler = notification({
  database: iamDatabase(process.env),
  queue: queueOf(process.env),
  deliver: gatewayAt(process.env),
  log: logTo(process.stdout, 'notification'),
});
