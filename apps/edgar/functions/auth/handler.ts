import { iamDatabase } from '../shared/iam-database.js';
import { logTo } from '../shared/log.js';
import { serve } from '../shared/serve.js';
import { authRoutes } from './auth-routes.js';

export const handler = serve({
  prefix: '/auth',
  database: iamDatabase(process.env),
  routes: authRoutes,
  log: logTo(process.stdout, 'auth'),
});
