export type {
  ComputedTier,
  Endpoints,
  ExplicitTier,
  FlowLogs,
  GatewayService,
  NetworkProps,
  Routing,
  Tier,
} from './network-props.js';
export { Network, type TierOutputs } from './network.js';
