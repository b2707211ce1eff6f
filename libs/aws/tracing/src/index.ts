export { FaultGroup, type FaultGroupProps } from './fault-group.js';
export { SamplingRules, type SamplingRulesProps } from './sampling-rules.js';
export {
  type Sampler,
  type SidecarContainer,
  tracingSidecar,
  type TracingSidecar,
  type TracingSidecarProps,
} from './tracing-sidecar.js';
