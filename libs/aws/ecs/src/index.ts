export type { CapacityShares } from './capacity.js';
export type { Container, ContainerHealthCheck, SecretReference, StartCondition } from './container.js';
export { type Cluster, type ClusterExec, EcsCluster, type EcsClusterProps } from './ecs-cluster.js';
export { FargateService } from './fargate-service.js';
export type { FargateSize, WindowsFargateSize } from './fargate-size.js';
export type { TargetHealthCheck } from './health-chain.js';
export type { Owners } from './ownership.js';
export type { Scaling } from './scaling.js';
export type { FargateServiceProps, ServiceLoadBalancer, ServiceLogging } from './service-props.js';
