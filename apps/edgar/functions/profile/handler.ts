import { iamDatabase } from '../shared/iam-database.js';
import { logTo } from '../shared/log.js';
import { serve } from '../shared/serve.js';
import { profileRoutes } from './profile-routes.js';

export const handler = serve({
  prefix: '/profile',
  database: iamDatabase(process.env),
  routes: profileRoutes,
  log: logTo(process.stdout, 'profile'),
});
