import { logTo } from '../shared/log.js';
import { migrate } from './migrate.js';

// What PostgreSQL is still busy with must not keep the task alive: its time is over, too.
void migrate(process.env, logTo(process.stdout, 'migrate')).then((code) => process.exit(code));
