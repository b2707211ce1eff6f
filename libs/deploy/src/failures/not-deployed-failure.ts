import type { KnownFailure } from './complaint.js';
import { failureCodes } from './deploy-error.js';

const FIRST_APPLY = 'make it as apps/state/README.md says under "First apply", once for the account';

/** The bucket and the table that hold every state, or its lock. A bucket of a resource is another matter. */
export const stateBackendFailure: KnownFailure = ({ text, address }) => {
  if (address !== undefined) return undefined;
  const code = failureCodes.notDeployed;
  const [, bucket] = /S3 bucket "([^"]+)" does not exist/.exec(text) ?? [];
  if (bucket !== undefined || text.includes('NoSuchBucket'))
    return { what: `the bucket ${bucket ?? ''} of the states doesn't exist`, fix: FIRST_APPLY, code };
  const [, table] = /DynamoDB table "([^"]+)".*ResourceNotFoundException/.exec(text) ?? [];
  if (table === undefined) return undefined;
  return { what: `the table ${table} of the locks doesn't exist`, fix: FIRST_APPLY, code };
};

/** A stack that is read from has no state, an empty one, or one from before the output was added. */
export const notDeployedFailure: KnownFailure = ({ text, reads }) => {
  const [stack] = reads;
  if (stack === undefined) return undefined;
  const fix = `ashlar apply ${stack}`;
  const code = failureCodes.notDeployed;
  if (text.includes('Unable to find remote state'))
    return { what: `it reads from ${stack}, which isn't deployed`, fix, code };
  const [, output] = /does not have an attribute named "([^"]+)"/.exec(text) ?? [];
  if (!text.includes('Unsupported attribute') || output === undefined) return undefined;
  const what = `it reads the output ${output} of ${stack}, which isn't deployed, or was before it had that output`;
  return { what, fix, code };
};
