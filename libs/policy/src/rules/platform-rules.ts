import type { Rule } from '../rule.js';
import { auroraCopiedAway } from './backup/aurora-copied-away.js';
import { restoresTested } from './backup/restores-tested.js';
import { deploymentRollsBack } from './ecs/deployment-rolls-back.js';
import { noAppMesh } from './ecs/no-app-mesh.js';
import { serviceHealthChecked } from './ecs/service-health-checked.js';
import { serviceScales } from './ecs/service-scales.js';
import { serviceTraced } from './ecs/service-traced.js';
import { failedCallsKept } from './functions/failed-calls-kept.js';
import { functionTraced } from './functions/function-traced.js';
import { noWildcardOnEverything } from './iam/no-wildcard-on-everything.js';
import { healthIsNotReadiness } from './load-balancing/health-is-not-readiness.js';
import { runsInPrivateSubnets } from './network/runs-in-private-subnets.js';

/** Rules of our own about how a platform of containers and functions runs; the pack `well-architected` has them. */
export const platformRules: readonly Rule[] = [
  auroraCopiedAway,
  deploymentRollsBack,
  failedCallsKept,
  functionTraced,
  healthIsNotReadiness,
  noAppMesh,
  noWildcardOnEverything,
  restoresTested,
  runsInPrivateSubnets,
  serviceHealthChecked,
  serviceScales,
  serviceTraced,
];
