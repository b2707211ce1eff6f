import { alarmsOff } from './alarms-off.js';
import { backupOff } from './backup-off.js';
import { capacityToZero } from './capacity-to-zero.js';
import { carriesOthers } from './carries-others.js';
import { deposedDestroyed } from './deposed-destroyed.js';
import { encryptionOff } from './encryption-off.js';
import { iamWidened } from './iam-widened.js';
import { interruptsService } from './interrupts-service.js';
import { loggingOff } from './logging-off.js';
import { looksLikeRename } from './looks-like-rename.js';
import { ofUnknownProvider } from './of-unknown-provider.js';
import { openedToInternet } from './opened-to-internet.js';
import { policyForAnybody } from './policy-for-anybody.js';
import { protectionOff } from './protection-off.js';
import { publicAccessUnblocked } from './public-access-unblocked.js';
import type { Rule } from './rule.js';
import { statefulDestroyed } from './stateful-destroyed.js';
import { statefulForgotten } from './stateful-forgotten.js';
import { statefulReplaced } from './stateful-replaced.js';
import { unknownAction } from './unknown-action.js';

/** Every rule by which changes are judged. */
export const rules: readonly Rule[] = [
  unknownAction,
  statefulDestroyed,
  statefulReplaced,
  statefulForgotten,
  ofUnknownProvider,
  deposedDestroyed,
  looksLikeRename,
  openedToInternet,
  publicAccessUnblocked,
  policyForAnybody,
  iamWidened,
  carriesOthers,
  protectionOff,
  encryptionOff,
  loggingOff,
  backupOff,
  capacityToZero,
  alarmsOff,
  interruptsService,
];
