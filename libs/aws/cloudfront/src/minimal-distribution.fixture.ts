import type { ProjectStack } from '@ashlar/core';
import { type StackView, synthStack, testEnvironment } from '@ashlar/testing';
import { Distribution } from './distribution.js';
import type { DistributionProps } from './distribution-props.js';

/** Test support: the smallest distribution that works, and what differs from it. */
export const certificate = {
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/shop',
  hosts: ['example.com', '*.example.com'],
};

export const origin = {
  host: 'origin.example.com',
  listener: { certificateHosts: ['example.com', '*.example.com'], idleTimeoutSeconds: 60 },
};

export const distribution = (stack: ProjectStack, props: object = {}, id = 'cdn') =>
  new Distribution(stack, id, {
    purpose: 'web',
    hosts: ['example.com'],
    hostedZoneId: 'Z1',
    certificate,
    origin,
    accessLogs: 'off',
    ...props,
  } as DistributionProps);

export const build = (props: object = {}, region = 'us-east-1'): StackView =>
  synthStack(
    (stack) => void distribution(stack, props),
    testEnvironment({ region, zones: [`${region}a`, `${region}b`] }),
  );
