import type { AppDefinition } from '@ashlar/core';
import { environments, type OmnirapeuticEnvironment } from './environments.js';
import { NetworkStack } from './stacks/network.js';

/** HIPAA platform on ECS Fargate and Aurora. So far: its networks. */
export const app: AppDefinition<OmnirapeuticEnvironment> = {
  name: 'omnirapeutic',
  environments,
  build(target) {
    new NetworkStack(target, 'network');
  },
};
