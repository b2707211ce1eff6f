import { type AppDefinition, ProjectStack } from '@ashlar/core';
import { addResources } from './resources.js';
import { RESOURCES, RESOURCES_PER_STACK } from './size.js';

export const app: AppDefinition = {
  name: 'bench',
  environments: [{ name: 'only', account: '111122223333', region: 'us-east-1', zones: ['us-east-1a'] }],
  build: (target) => {
    for (let first = 0; first < RESOURCES; first += RESOURCES_PER_STACK) {
      const count = Math.min(RESOURCES_PER_STACK, RESOURCES - first);
      addResources(new ProjectStack(target, `s${first / RESOURCES_PER_STACK}`), first, count);
    }
  },
};
