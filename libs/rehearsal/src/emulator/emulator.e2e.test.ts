import { Boto3 } from './boto3.fixture.js';

let aws: Boto3;
beforeAll(async () => {
  aws = await Boto3.start();
});
afterAll(() => aws.stop());

test('it answers with the numbers of the account', async () => {
  expect(await aws.run('sts', 'print(client.get_caller_identity()["Account"])')).toBe('111122223333');
});

test.each([
  ['call', 'cloudtrail', 'client.list_channels()'],
  ['service', 'grafana', 'client.list_workspaces()'],
])('a %s that moto lacks is answered with 501, which nobody repeats', async (_, service, call) => {
  const status = await aws.run(
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
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::tls', 'arn:aws:s3:::tls/*'],
      Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
    },
  ],
};

test('a bucket that denies plain HTTP and old TLS is reached on loopback, and other denials hold', async () => {
  const answers = await aws.run(
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
  const left = await aws.run(
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

test.each([
  ['one of several resources', ['arn:aws:s3:::other/*', 'arn:aws:s3:::logs/*'], 'kept'],
  ['the prefix alone', 'arn:aws:s3:::logs/access/*', 'kept'],
  ['another bucket', 'arn:aws:s3:::other/*', 'InvalidTargetBucketForLogging'],
])('a bucket that the logging service may write to: logging is %s', async (_, resource, outcome) => {
  const statements = [
    { Effect: 'Deny', Principal: '*', Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::logs/*' },
    {
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: resource,
    },
  ];
  const answer = await aws.run(
    's3',
    'client.create_bucket(Bucket="logs")',
    `client.put_bucket_policy(Bucket="logs", Policy='${JSON.stringify({ Version: '2012-10-17', Statement: statements })}')`,
    'wanted = {"TargetBucket": "logs", "TargetPrefix": "access/", "TargetObjectKeyFormat": {"PartitionedPrefix": {"PartitionDateSource": "EventTime"}}}',
    'try:',
    '  client.put_bucket_logging(Bucket="logs", BucketLoggingStatus={"LoggingEnabled": wanted})',
    '  print("kept" if client.get_bucket_logging(Bucket="logs")["LoggingEnabled"] == wanted else "lost")',
    'except ClientError as error:',
    '  print(error.response["Error"]["Code"])',
  );
  expect(answer).toBe(outcome);
});
