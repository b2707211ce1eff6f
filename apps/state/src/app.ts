import type { AppDefinition } from '@ashlar/core';
import { environments } from './environments.js';
import { BackendStack } from './stacks/backend.js';

/** Where every state of an account and region lies, its own included. Applied first: see the README. */
export const app: AppDefinition = {
  name: 'state',
  environments,
  build: (target) => {
    new BackendStack(target, 'backend');
  },
};
