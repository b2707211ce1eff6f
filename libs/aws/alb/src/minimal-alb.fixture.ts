import { type ProjectStack } from '@ashlar/core';
import { type StackView, synthStack } from '@ashlar/testing';
import { LoadBalancer } from './load-balancer.js';
import type { LoadBalancerProps } from './load-balancer-props.js';
import { TargetGroup } from './target-group.js';
import type { Listener } from './listener.js';
import type { TargetGroupProps } from './target-group-props.js';

/** Test support: the smallest load balancer and target group that work, and what differs from them. */
export const https = {
  mode: 'https',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/web',
  hosts: ['example.com', '*.example.com'],
} as const;

export const http = { mode: 'http', because: 'there is no domain yet' } as const;

export const balancer = (stack: ProjectStack, props: object = {}, id = 'web') =>
  new LoadBalancer(stack, id, {
    purpose: 'web',
    scheme: 'internet-facing',
    vpcId: 'vpc-1',
    subnetIds: { 'us-east-1a': 'subnet-a', 'us-east-1b': 'subnet-b' },
    listen: https,
    accessLogs: 'off',
    ...props,
  } as LoadBalancerProps);

export const buildBalancer = (props: object = {}): StackView =>
  synthStack((stack) => void balancer(stack, props));

type GroupProps = Partial<Record<keyof TargetGroupProps, unknown>> & {
  readonly listener?: Listener | undefined;
};

export const group = (stack: ProjectStack, props: GroupProps, id = 'api') =>
  new TargetGroup(stack, id, {
    purpose: id,
    vpcId: 'vpc-1',
    port: 8080,
    rules: { web: { priority: 100, paths: ['/*'] } },
    ...props,
  } as unknown as TargetGroupProps);

/** A target group behind a load balancer, in one stack. */
export const buildGroup = (props: GroupProps = {}, listen: object = https): StackView =>
  synthStack((stack) => void group(stack, { listener: balancer(stack, { listen }).listener, ...props }));
