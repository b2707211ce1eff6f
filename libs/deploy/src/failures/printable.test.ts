import { printable } from './printable.js';

test.each<[string, string, string]>([
  ['an address with a password', 'dial postgres://ann:hunter2@db/records', 'hunter2'],
  ['an access key', 'creating User: AKIAIOSFODNN7EXAMPLE is no name', 'AKIAIOSFODNN7EXAMPLE'],
  ['a random value', 'invalid value: wJalrXUtnFEMIK7MDENGbPxRfiCYzEXAMPLEKEY4', 'wJalrXUtnFEMIK7MDENG'],
  ['an argument named after its secret', 'master_password = "short", engine = "x"', 'short'],
  ['a parameter of AWS', 'MasterUserPassword: tiny is too short', 'tiny'],
  ['a parameter after its error', 'InvalidParameterValue: MasterUserPassword: tiny is short', 'tiny'],
  ['compact JSON', '{"a":1,"apiKey":"abc"}', 'abc'],
  ['JSON', '{"token": "abc", "a": 1}', 'abc'],
  [
    'a value that the provider quotes',
    'new value: .secret_string: was cty.StringVal("hunter2"), but now cty.StringVal("hunter3").',
    'hunter',
  ],
  [
    'what a provisioner ran and said',
    "Error running command 'psql -c hunter2': exit status 1. Output: hunter2\nhunter2",
    'hunter2',
  ],
  [
    'a private key',
    'invalid key:\n-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n-----END PRIVATE KEY-----',
    'MIIEvQ',
  ],
  ['a header', 'sent Authorization: Bearer abcdef123456', 'abcdef123456'],
])('%s is hidden', (_, text, secret) => {
  expect(printable(text)).not.toContain(secret);
  expect(printable(text)).toContain('hidden');
});

test.each([
  'aws_kms_key.logs_key_277A46BC: creating KMS Key: MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals',
  'Invalid value for "name": must be 1 to 64 characters\n\n  on cdk.tf.json line 12',
  'arn:aws:kms:us-east-1:444455556666:key/11111111-2222-3333-4444-555555555555 is pending deletion',
  'secret arn:aws:secretsmanager:us-east-1:444455556666:secret:db-AbCdEf has secret_arn = "arn:aws:x"',
])('what holds no secret is told as it is: %s', (text) => {
  expect(printable(text)).toBe(text);
});

test('identifiers of requests are left out: nobody but the support of AWS reads them', () => {
  expect(
    printable('operation error KMS: CreateKey, RequestID: 1111-2222, HostID: x+y/z=, AccessDenied: no'),
  ).toBe('operation error KMS: CreateKey, AccessDenied: no');
});
