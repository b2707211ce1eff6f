import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectRoot } from '../e2e-backend.fixture.js';
import { prepareToolchain, type Toolchain } from '../toolchain/toolchain.js';
import { type Emulator, startEmulator } from './emulator.js';

let toolchain: Toolchain;
let emulator: Emulator;
beforeAll(async () => {
  toolchain = await prepareToolchain({ root: projectRoot, env: process.env, report: () => undefined });
  emulator = await startEmulator({
    root: projectRoot,
    python: toolchain.python,
    account: '111122223333',
    env: {},
  });
});
afterAll(() => emulator.stop());

/** Talks to the emulator as AWS's own SDK for Python does, and returns what the script prints. */
async function boto3(service: string, ...lines: string[]): Promise<string> {
  const script = [
    'import boto3',
    'from botocore.config import Config',
    'from botocore.exceptions import ClientError',
    `keys = dict(aws_access_key_id="x", aws_secret_access_key="x", region_name="us-east-1")`,
    `client = boto3.client("${service}", endpoint_url="${emulator.endpoint}", config=Config(retries={"total_max_attempts": 1}), **keys)`,
    ...lines,
  ];
  const { stdout } = await promisify(execFile)(toolchain.python.path, ['-c', script.join('\n')]);
  return stdout.trim();
}

test('it answers with the numbers of the account', async () => {
  expect(await boto3('sts', 'print(client.get_caller_identity()["Account"])')).toBe('111122223333');
});

test.each([
  ['call', 'cloudtrail', 'client.list_channels()'],
  ['service', 'accessanalyzer', 'client.list_analyzers()'],
])('a %s that moto lacks is answered with 501, which nobody repeats', async (_, service, call) => {
  const status = await boto3(
    service,
    'try:',
    `  ${call}`,
    'except ClientError as error:',
    '  print(error.response["ResponseMetadata"]["HTTPStatusCode"])',
  );
  expect(status).toBe('501');
});

const denyPlainHttp = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::tls', 'arn:aws:s3:::tls/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
};

test('a bucket that denies plain HTTP is reached on loopback, and other denials hold', async () => {
  const answers = await boto3(
    's3',
    'client.create_bucket(Bucket="tls")',
    `client.put_bucket_policy(Bucket="tls", Policy='${JSON.stringify(denyPlainHttp)}')`,
    'client.put_object(Bucket="tls", Key="a", Body=b"a")',
    'print(client.get_object(Bucket="tls", Key="a")["Body"].read().decode())',
    `client.put_bucket_policy(Bucket="tls", Policy='${JSON.stringify(denyPlainHttp).replace(/,"Condition":\{[^}]*\}\}/, '')}')`,
    'try:',
    '  client.get_object(Bucket="tls", Key="a")',
    'except ClientError as error:',
    '  print(error.response["ResponseMetadata"]["HTTPStatusCode"])',
  );
  expect(answers.split('\n')).toEqual(['a', '403']);
});

test('a bucket whose versioning is suspended keeps its versions until each is deleted', async () => {
  const left = await boto3(
    's3',
    'client.create_bucket(Bucket="old")',
    'client.put_bucket_versioning(Bucket="old", VersioningConfiguration={"Status": "Enabled"})',
    'for body in [b"1", b"2", b"3"]: client.put_object(Bucket="old", Key="state", Body=body)',
    'client.put_bucket_versioning(Bucket="old", VersioningConfiguration={"Status": "Suspended"})',
    'versions = client.list_object_versions(Bucket="old")["Versions"]',
    'objects = [{"Key": v["Key"], "VersionId": v["VersionId"]} for v in versions]',
    'client.delete_objects(Bucket="old", Delete={"Objects": objects[:2]})',
    'print(len(versions), len(client.list_object_versions(Bucket="old")["Versions"]))',
    'client.delete_objects(Bucket="old", Delete={"Objects": objects[2:]})',
    'client.delete_bucket(Bucket="old")',
  );
  expect(left).toBe('3 1');
});
