import { alarmExamples } from './alarm-examples.fixture.js';
import { auditExamples } from './audit-examples.fixture.js';
import { backupExamples } from './backup-examples.fixture.js';
import { Boto3 } from './boto3.fixture.js';
import { costExamples } from './cost-examples.fixture.js';
import { edgeExamples } from './edge-examples.fixture.js';
import { functionExamples } from './function-examples.fixture.js';
import { helped } from './limits.js';
import { platformExamples } from './platform-examples.fixture.js';
import { releaseExamples } from './release-examples.fixture.js';

let aws: Boto3;
beforeAll(async () => {
  aws = await Boto3.start();
});
afterAll(() => aws.stop());

const examples = [
  ...costExamples,
  ...platformExamples,
  ...auditExamples,
  ...alarmExamples,
  ...backupExamples,
  ...functionExamples,
  ...releaseExamples,
  ...edgeExamples,
];

test.each(examples)('$service: $shows', async ({ service, operations, lines, prints }) => {
  const answers = await aws.run(
    service,
    'from answers_to_model import check_answers',
    `made = check_answers(client, ${JSON.stringify(operations)})`,
    ...lines,
    `print(json.dumps(sorted(set(${JSON.stringify(operations)}) - made)))`,
  );
  const printed = answers.split('\n').map((line): unknown => (/^[\d[]/.test(line) ? JSON.parse(line) : line));
  const neverMade: string[] = [];
  expect(printed).toEqual([...prints, neverMade]);
});

test('every operation that help is claimed for has an example', () => {
  const named = (entries: readonly { extension: string; operations: readonly string[] }[]) =>
    new Set(
      entries.flatMap(({ extension, operations }) => operations.map((name) => `${extension}: ${name}`)),
    );
  expect(named(examples)).toEqual(named(helped));
});

test.each([
  [
    'a made-up member',
    'budgets',
    'DescribeSubscribersForNotification',
    '{"Subscribers": [], "Made": 1}',
    'Made is unknown',
  ],
  [
    'a member by another of its names',
    'guardduty',
    'GetDetector',
    '{"Status": "ENABLED", "status": "ENABLED", "serviceRole": "r"}',
    'Status is unknown',
  ],
  [
    'a missing member',
    'budgets',
    'DescribeSubscribersForNotification',
    '{"Subscribers": [{"Address": "a"}]}',
    'SubscriptionType is required',
  ],
  [
    'a wrong type',
    'kms',
    'GetKeyRotationStatus',
    '{"RotationPeriodInDays": "90"}',
    'is str, and the model says integer',
  ],
  [
    'a timestamp that is not written as the model says',
    'accessanalyzer',
    'GetAnalyzer',
    '{"analyzer": {"arn": "a", "name": "n", "type": "ACCOUNT", "status": "ACTIVE", "createdAt": 1}}',
    'is int, and the model says timestamp',
  ],
  [
    'an unlisted value',
    'logs',
    'DescribeLogGroups',
    '{"logGroups": [{"logGroupClass": "ODD"}]}',
    "is 'ODD', which the model does not list",
  ],
  [
    'a made-up element',
    'rds',
    'DescribeDBParameters',
    '<R><DescribeDBParametersResult><Made>1</Made></DescribeDBParametersResult></R>',
    'Made is unknown',
  ],
  [
    'a made-up element of an answer whose body is one of its members',
    'cloudfront',
    'GetPublicKey',
    '<PublicKey><Id>a</Id><Made>1</Made></PublicKey>',
    'PublicKey.Made is unknown',
  ],
  [
    'a wrong element',
    'rds',
    'DescribeDBParameters',
    '<R><DescribeDBParametersResult><Parameters><Parameter><IsModifiable>1</IsModifiable></Parameter></Parameters></DescribeDBParametersResult></R>',
    "is '1', and the model says boolean",
  ],
])('%s is a fault of the answer', async (_, service, operation, answer, fault) => {
  const faults = await aws.python(
    'from answers_to_model import faults_of_call',
    `print(faults_of_call("${service}", "${operation}", b"""${answer}"""))`,
  );
  expect(faults).toContain(fault);
});
