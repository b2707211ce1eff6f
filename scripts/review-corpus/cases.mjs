// @ts-check
import { addresses } from './cases/addresses.mjs';
import { awsBuckets } from './cases/aws-buckets.mjs';
import { awsData } from './cases/aws-data.mjs';
import { awsKeys } from './cases/aws-keys.mjs';
import { awsNetwork } from './cases/aws-network.mjs';
import { awsOperations } from './cases/aws-operations.mjs';
import { changes } from './cases/changes.mjs';
import { modules } from './cases/modules.mjs';
import { outputs } from './cases/outputs.mjs';
import { removals } from './cases/removals.mjs';
import { replacements } from './cases/replacements.mjs';
import { secrets } from './cases/secrets.mjs';
import { troubles } from './cases/troubles.mjs';

/** Every case of the corpus. */
export const cases = [
  ...[...changes, ...replacements, ...removals, ...addresses],
  ...[...modules, ...outputs, ...secrets, ...troubles],
  ...[...awsBuckets, ...awsData, ...awsKeys, ...awsNetwork, ...awsOperations],
];
