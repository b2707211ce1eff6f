import type { Explanation, KnownFailure } from './complaint.js';
import { failureCodes } from './deploy-error.js';

const SSO = /SSO/;
const EXPIRED = /ExpiredToken|RequestExpired|TokenRefreshRequired|token[^.]{0,40} (is|has) expired/;
const WRONG =
  /InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|SignatureDoesNotMatch|AuthFailure|IncompleteSignature/;
const MISSING = /No valid credential sources|failed to refresh cached credentials/;

/** Credentials are missing, wrong, expired, or of another account. */
export const credentialFailure: KnownFailure = ({ text }, { env }) => {
  const source = credentialSource(env);
  const login = `aws sso login${env['AWS_PROFILE'] ? ` --profile ${env['AWS_PROFILE']}` : ''}`;
  const again = source.hasKeys
    ? 'set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN anew'
    : `renew them, with IAM Identity Center by \`${login}\``;

  const [, account] = /AWS account ID not allowed: (\d{12})/.exec(text) ?? [];
  if (account !== undefined) {
    const what = `the credentials (${source.name}) are for account ${account}, and the stack is for another`;
    return explained(what, "use credentials of the stack's account");
  }
  const [, profile] = /failed to get shared config profile, (\S+)/.exec(text) ?? [];
  if (profile !== undefined)
    return explained(
      `AWS's configuration has no profile '${profile}'`,
      '`aws configure list-profiles` lists those that there are',
    );
  if (MISSING.test(text) && SSO.test(text))
    return explained(`the session of IAM Identity Center (${source.name}) has ended`, login);
  if (EXPIRED.test(text)) return explained(`the credentials (${source.name}) have expired`, again);
  if (WRONG.test(text)) return explained(`AWS doesn't know the credentials (${source.name})`, again);
  if (!MISSING.test(text)) return undefined;
  return explained(
    `there are no credentials: nothing is in the environment, and ${source.name} gives none`,
    `set AWS_PROFILE, and log in with IAM Identity Center by \`aws sso login\`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`,
  );
};

const explained = (what: string, fix: string): Explanation => ({
  what,
  fix,
  code: failureCodes.credentials,
});

/** Where AWS's own clients take credentials from: keys in the environment win over a profile. */
export function credentialSource(env: NodeJS.ProcessEnv): { name: string; hasKeys: boolean } {
  if (env['AWS_ACCESS_KEY_ID']) return { name: 'AWS_ACCESS_KEY_ID of the environment', hasKeys: true };
  const profile = env['AWS_PROFILE'];
  return { name: profile ? `profile '${profile}'` : 'the default profile', hasKeys: false };
}
