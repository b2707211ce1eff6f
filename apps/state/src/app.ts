import type { AppDefinition } from '@ashlar/core';
import { environments } from './environments.js';
import { BackendStack } from './stacks/backend.js';
import { ReviewStack } from './stacks/review.js';

/** Where every state of an account and region lies, its own included; and what plan review needs there. Applied first: see the README. */
export const app: AppDefinition = {
  name: 'state',
  environments,
  build: (target) => {
    new BackendStack(target, 'backend');
    new ReviewStack(target, 'review');
  },
};
