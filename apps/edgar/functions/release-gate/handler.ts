import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { ECSClient } from '@aws-sdk/client-ecs';
import { logTo } from '../shared/log.js';
import { gateSettings } from './gate-settings.js';
import { releaseGate } from './release-gate.js';

/** A call that hangs is tried again, and five of them in a row fit into a minute. */
const requestHandler = { connectionTimeout: 2000, requestTimeout: 5000 };

export const handler = releaseGate({
  ecs: new ECSClient({ requestHandler }),
  codeDeploy: new CodeDeployClient({ requestHandler }),
  settings: () => gateSettings(process.env),
  log: logTo(process.stdout, 'release-gate'),
});
