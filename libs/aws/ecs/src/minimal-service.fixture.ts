import { type StackView, synthStack } from '@ashlar/testing';
import type { Container } from './container.js';
import { FargateService } from './fargate-service.js';
import { serviceProblems } from './service-problems.js';
import type { FargateServiceProps } from './service-props.js';

export const KEY = 'arn:aws:kms:us-east-1:123456789012:key/app';
export const NGINX = { image: 'public.ecr.aws/nginx/nginx:1.29.3', port: 80 } as const;

export const minimal: FargateServiceProps = {
  purpose: 'nginx',
  cluster: {
    clusterArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/demo-test',
    clusterName: 'demo-test',
    exec: {
      logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:/demo/test/unit/exec',
      kmsKeyArn: KEY,
    },
    namespaceId: 'ns-1',
  },
  size: { cpu: 256, memory: 512 },
  vpcId: 'vpc-1',
  subnetIds: { 'us-east-1a': 'subnet-a', 'us-east-1b': 'subnet-b' },
  containers: { nginx: NGINX },
  logging: { kmsKeyArn: KEY },
  tasks: 2,
};

export const loadBalancer = {
  targetGroupArn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/demo/1',
  container: 'nginx',
  securityGroupId: 'sg-alb',
} as const;

/** Test support: the smallest service that works, and what differs. */
export const build = (props: Partial<FargateServiceProps> = {}): StackView =>
  synthStack((stack) => {
    new FargateService(stack, 'nginx', { ...minimal, ...props });
  });

/** Test support: a service whose container differs. */
export const buildContainer = (container: Partial<Container>): StackView =>
  build({ containers: { nginx: { ...NGINX, ...container } } });

/** Test support: what is wrong with a service, without a synthesis. */
export const problems = (props: Partial<FargateServiceProps>): string[] =>
  serviceProblems({ ...minimal, ...props }).map(({ what }) => what);

/** Test support: the same for a service whose container differs. */
export const containerProblems = (container: Partial<Container>): string[] =>
  problems({ containers: { nginx: { ...NGINX, ...container } } });
