import type { Environment } from '@ashlar/core';
import type { NetworkProps, Tier } from '@ashlar/network';

/** What may differ between the environments of Omnirapeutic, and nothing else. */
export interface OmnirapeuticEnvironment extends Environment {
  readonly network: {
    readonly cidr: string;
    readonly tiers: Readonly<Record<'public' | 'app' | 'data', Tier>>;
    readonly natGateways: NonNullable<NetworkProps['natGateways']>;
    readonly flowLogRetentionDays: number;
  };
}

const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/**
 * The accounts are AWS's own examples: put yours here and in the state app's environments before the first
 * deployment. Terraform refuses to run against any other account.
 */
export const environments: readonly OmnirapeuticEnvironment[] = [
  {
    name: 'production',
    account: '111122223333',
    region: 'us-east-1',
    zones,
    network: {
      cidr: '10.0.0.0/16',
      tiers: {
        public: {
          routing: 'public',
          cidrs: { 'us-east-1a': '10.0.1.0/24', 'us-east-1b': '10.0.2.0/24', 'us-east-1c': '10.0.3.0/24' },
        },
        app: {
          routing: 'private',
          cidrs: { 'us-east-1a': '10.0.11.0/24', 'us-east-1b': '10.0.12.0/24', 'us-east-1c': '10.0.13.0/24' },
        },
        data: {
          routing: 'isolated',
          cidrs: { 'us-east-1a': '10.0.21.0/24', 'us-east-1b': '10.0.22.0/24', 'us-east-1c': '10.0.23.0/24' },
        },
      },
      natGateways: 'one-per-zone',
      // HIPAA wants six years of records (45 CFR 164.316(b)(2)(i)); 2192 days is the step that covers them.
      flowLogRetentionDays: 2192,
    },
  },
  {
    name: 'staging',
    account: '444455556666',
    region: 'us-east-1',
    zones,
    network: {
      cidr: '10.1.0.0/16',
      tiers: {
        public: {
          routing: 'public',
          cidrs: { 'us-east-1a': '10.1.1.0/24', 'us-east-1b': '10.1.2.0/24', 'us-east-1c': '10.1.3.0/24' },
        },
        app: {
          routing: 'private',
          cidrs: { 'us-east-1a': '10.1.11.0/24', 'us-east-1b': '10.1.12.0/24', 'us-east-1c': '10.1.13.0/24' },
        },
        data: {
          routing: 'isolated',
          cidrs: { 'us-east-1a': '10.1.21.0/24', 'us-east-1b': '10.1.22.0/24', 'us-east-1c': '10.1.23.0/24' },
        },
      },
      natGateways: { zone: 'us-east-1a' },
      flowLogRetentionDays: 30,
    },
  },
];
