import type { DeployError, FailureCode } from '../failures/deploy-error.js';
import { failureCodes } from '../failures/deploy-error.js';
import { storeError } from './store-error.js';

interface Attempted {
  readonly place: string;
  readonly key: string;
  readonly verb: 'put' | 'get';
}

const RIGHTS = {
  put: 's3:PutObject there, and kms:GenerateDataKey for its key',
  get: 's3:GetObject there, and kms:Decrypt for its key',
};

/** Why S3 did not do it, and what to do. S3 tells who may not list that what isn't there is forbidden. */
export function s3Failure(error: unknown, { place, key, verb }: Attempted): DeployError {
  const { name, message } = error as Error;
  const said = (what: string, fix: string, code: FailureCode = failureCodes.failed) =>
    storeError(place, { what, fix }, code, error);
  if (name === 'NoSuchBucket') return said('there is no such bucket', 'name the bucket of the plan store');
  if (name === 'NoSuchKey') return said(`there is no ${key}`, 'name the store that it was put into');
  if (name === 'AccessDenied') {
    const missing = verb === 'get' ? ', or it is not there' : '';
    return said(
      `${verb}ting ${key} is denied${missing}`,
      `let the role have ${RIGHTS[verb]}${verb === 'get' ? '; or name the store that it was put into' : ''}`,
      failureCodes.credentials,
    );
  }
  if (/Credential|Token|InvalidAccessKeyId|SignatureDoesNotMatch/.test(name))
    return said(`AWS takes no such credentials: ${name}`, 'sign in, then again', failureCodes.credentials);
  if (/^Region is missing/.test(message))
    return said('no region is set', 'set AWS_REGION to that of the bucket');
  if (/ECONNREFUSED|ENOTFOUND|ETIMEDOUT|TimeoutError|socket hang up/.test(`${name} ${message}`))
    return said('nothing answers there', 'try again; is AWS_ENDPOINT_URL right?', failureCodes.unreachable);
  return said(`S3 says ${name}: ${message}`, 'see the documentation of S3');
}
