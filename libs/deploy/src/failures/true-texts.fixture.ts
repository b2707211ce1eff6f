import type { LocatedDiagnostic } from './complaint.js';

/** What Terraform 1.11.4 wrote when each was provoked: AWS's answers are moto's, or those of AWS's error documents. */
export const trueTexts = {
  noRemoteState: {
    severity: 'error',
    summary: 'Unable to find remote state',
    detail: 'No stored state was found for the given workspace in the given backend.',
    address: 'data.terraform_remote_state.cross-stack-reference-input-omnirapeutic-staging-keys',
  },
  emptyRemoteState: {
    severity: 'error',
    summary: 'Unsupported attribute',
    detail:
      'This object does not have an attribute named "cross-stack-output-aws_kms_keylogs_key_277A46BCarn".',
    snippet: {
      context: 'resource.aws_ecr_repository.api_repository_FDDB512F',
      values: [
        {
          traversal:
            'data.terraform_remote_state.cross-stack-reference-input-omnirapeutic-staging-keys.outputs',
        },
      ],
    },
  },
  otherAttribute: {
    severity: 'error',
    summary: 'Unsupported attribute',
    detail: 'This object does not have an attribute named "arm".',
    snippet: { context: 'resource.aws_x.y', values: [{ traversal: 'aws_kms_key.logs' }] },
  },
  noBucket: {
    summary: `
Error: Failed to get existing workspaces: S3 bucket "ashlar-state-444455556666-us-east-1" does not exist.

The referenced S3 bucket must have been previously created. If the S3 bucket
was created within the last minute, please wait for a minute or two and try
again.

Error: operation error S3: ListObjectsV2, https response error StatusCode: 404, RequestID: Dm4qzeqojiuGKXbdqtnup8adIeCYPnQwUclU5NF2JJ2nWWaTjHXr, HostID: 9Gjjt1m+cjU4OPvX9O9/8RuvnG41MRb/18Oux2o5H5MY7ISNTlXN+Dz9IG62/ILVxhAGI0qyPfg=, NoSuchBucket:
`,
  },
  noTable: {
    severity: 'error',
    summary: 'Error acquiring the state lock',
    detail:
      'Error message: operation error DynamoDB: PutItem, https response error StatusCode: 400, RequestID: DBr26PPAP0QMpPRXM3GlCxDADHERFVuHVmqL5cq1QF4wcJ4qIaJq, ResourceNotFoundException: Requested resource not found\nUnable to retrieve item from DynamoDB table "ashlar-state-locks": operation error DynamoDB: GetItem, https response error StatusCode: 400, RequestID: NTwgRpqfpMyZxZCnKoj3pHrjFNEMMrTmrxZyea671fJGfB2fJ5ly, ResourceNotFoundException: Requested resource not found\n\nTerraform acquires a state lock to protect the state from being written\nby multiple users at the same time. Please resolve the issue above and try\nagain. For most commands, you can disable locking with the "-lock=false"\nflag, but this is not recommended.',
  },
  bucketOfResource: {
    severity: 'error',
    summary: 'putting S3 Bucket Policy: NoSuchBucket: The specified bucket does not exist',
    detail: '',
    address: 'aws_s3_bucket_policy.logs',
  },
  deadPort: {
    summary:
      '\nError: validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, exceeded maximum number of attempts, 5, https response error StatusCode: 0, RequestID: , request send failed, Post "http://127.0.0.1:9/": dial tcp 127.0.0.1:9: connect: connection refused\n\n',
  },
  noNetwork: {
    summary:
      '\nError: validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode: 0, RequestID: , request send failed, Post "https://sts.us-east-1.amazonaws.com/": dial tcp: lookup sts.us-east-1.amazonaws.com on 10.0.0.2:53: no such host\n',
  },
  noCredentials: {
    summary: `
Error: No valid credential sources found

Please see https://developer.hashicorp.com/terraform/language/backend/s3
for more information about providing credentials.

Error: failed to refresh cached credentials, no EC2 IMDS role found,
operation error ec2imds: GetMetadata, access disabled to EC2 IMDS via client
option, or "AWS_EC2_METADATA_DISABLED" environment variable
`,
  },
  expired: {
    summary:
      '\nError: validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 11111111-2222-3333-4444-555555555555, api error ExpiredToken: The security token included in the request is expired\n',
  },
  wrongKey: {
    summary:
      '\nError: validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 11111111-2222-3333-4444-555555555555, api error InvalidClientTokenId: The security token included in the request is invalid.\n',
  },
  ssoNever: {
    summary: `
Error: No valid credential sources found

Please see https://developer.hashicorp.com/terraform/language/backend/s3
for more information about providing credentials.

Error: failed to refresh cached credentials, failed to read cached SSO token
file, open
/home/ann/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json: no such
file or directory
`,
  },
  ssoEnded: {
    summary: `
Error: No valid credential sources found

Please see https://developer.hashicorp.com/terraform/language/backend/s3
for more information about providing credentials.

Error: failed to refresh cached credentials, refresh cached SSO token failed,
cached SSO token is expired, or not present, and cannot be refreshed
`,
  },
  noProfile: { summary: '\nError: failed to get shared config profile, devv\n' },
  otherAccount: {
    severity: 'error',
    summary: 'AWS account ID not allowed: 444455556666',
    detail: '',
    address: 'provider["registry.terraform.io/hashicorp/aws"]',
  },
  otherAccountOfState: {
    summary: '\nError: Invalid account ID\n\nAWS account ID not allowed: 444455556666\n',
  },
  locked: {
    severity: 'error',
    summary: 'Error acquiring the state lock',
    detail:
      'Error message: operation error S3: PutObject, https response error StatusCode: 412, RequestID: svbYvaxci3pymffuiMCkb4V2lDMsxqiYFepN6dmmXTEP6U6vhXR6, HostID: 9Gjjt1m+cjU4OPvX9O9/8RuvnG41MRb/18Oux2o5H5MY7ISNTlXN+Dz9IG62/ILVxhAGI0qyPfg=, api error PreconditionFailed: At least one of the pre-conditions you specified did not hold\nLock Info:\n  ID:        f4ca9fff-e147-c6dc-8ec5-c4576ed983b2\n  Path:      ashlar-state-444455556666-us-east-1/omnirapeutic/staging/dns.tfstate\n  Operation: OperationTypeApply\n  Who:       ann@laptop\n  Version:   1.11.4\n  Created:   2026-11-21 16:06:54.152465513 +0000 UTC\n  Info:      \n\n\nTerraform acquires a state lock to protect the state from being written\nby multiple users at the same time. Please resolve the issue above and try\nagain. For most commands, you can disable locking with the "-lock=false"\nflag, but this is not recommended.',
  },
  tooOld: {
    summary: `
Error: Unsupported Terraform Core version

  on m.tf.json line 1, in terraform:
   1: {"terraform":{"required_version":">= 1.12.0, < 2.0.0","backend":{"local":{}}}}

This configuration does not support Terraform version 1.11.4. To proceed,
either choose another supported Terraform version or update this version
constraint. Version constraints are normally set for good reason, so updating
the constraint may lead to other errors or unexpected behavior.
`,
  },
  notInMirror: {
    summary: `
Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider hashicorp/aws:
no available releases match the given constraints 6.25.0

To see which modules are currently depending on hashicorp/aws and what
versions are specified, run the following command:
    terraform providers
`,
  },
  noRegistry: {
    summary: `
Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider hashicorp/aws:
could not connect to registry.terraform.io: failed to request discovery
document: Get "https://registry.terraform.io/.well-known/terraform.json":
dial tcp: lookup registry.terraform.io on 10.0.0.2:53: no such host

To see which modules are currently depending on hashicorp/aws and what
versions are specified, run the following command:
    terraform providers
`,
  },
  lockFile: {
    summary: `
Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider hashicorp/aws:
locked provider registry.terraform.io/hashicorp/aws 5.99.0 does not match
configured version constraint 5.100.0; must use terraform init -upgrade to
allow selection of new versions

To see which modules are currently depending on hashicorp/aws and what
versions are specified, run the following command:
    terraform providers
`,
  },
  stalePlan: {
    severity: 'error',
    summary: 'Saved plan is stale',
    detail:
      'The given plan file can no longer be applied because the state was changed by another operation after the plan was created.',
  },
  protected: {
    severity: 'error',
    summary: 'Instance cannot be destroyed',
    detail:
      'Resource aws_kms_key.logs_key_277A46BC has lifecycle.prevent_destroy set, but the plan calls for this resource to be destroyed. To avoid this error and continue with the plan, either disable lifecycle.prevent_destroy or reduce the scope of the plan using the -target option.',
  },
  forPeople: {
    summary:
      '\u001b[31m╷\u001b[0m\u001b[0m\n\u001b[31m│\u001b[0m \u001b[0m\u001b[1m\u001b[31mError: \u001b[0m\u001b[0m\u001b[1mvalidating provider credentials: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 1, api error ExpiredToken: The security token\u001b[0m\n\u001b[31m│\u001b[0m \u001b[0mincluded in the request is expired\n\u001b[31m╵\u001b[0m\u001b[0m\n',
  },
} satisfies Record<string, LocatedDiagnostic>;
