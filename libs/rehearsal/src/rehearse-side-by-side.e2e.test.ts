import { ProgressLine } from '@ashlar/terraform';
import { account, handMade, outputOf, region } from './hand-made-stack.fixture.js';
import { projectRoot } from './e2e-backend.js';
import { RehearsalPlace } from './rehearsal-place.js';
import { rehearseSideBySide } from './rehearse-side-by-side.js';
import { StackRehearsal } from './rehearse-stack.js';
import { hasPassed, type StackReport } from './report/rehearsal-report.js';
import { standInBackend } from './stand-in-backend.js';
import { prepareToolchain } from './toolchain/toolchain.js';

const lifecycle = { prevent_destroy: true, ignore_changes: ['tags'] };
const parameter = (name: string, value = 'x') => ({ name, type: 'String', value });

/** Something that the stack did not make, as logs are. */
const put =
  'curl -sf --max-time 20 --noproxy "*" -X PUT -d x -H "Authorization: AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/s3/aws4_request" ' +
  '"$AWS_ENDPOINT_URL/holds-an-object/object"';

const stacks = [
  handMade(
    'web',
    { aws_ssm_parameter: { bucket: parameter('/web/bucket', outputOf('data', 'bucket')) } },
    { after: ['data'] },
  ),
  handMade(
    'data',
    {
      aws_s3_bucket: { full: { bucket: 'holds-an-object', force_destroy: false, lifecycle } },
      aws_ssm_parameter: {
        each: {
          ...{
            for_each: { a: '1', b: '2' },
            name: '/data/${each.key}',
            type: 'String',
            value: '${each.value}',
          },
          lifecycle,
        },
      },
      terraform_data: {
        object: { depends_on: ['aws_s3_bucket.full'], provisioner: [{ 'local-exec': { command: put } }] },
      },
    },
    { output: { bucket: { value: '${aws_s3_bucket.full.bucket}' } } },
  ),
  handMade('broken', {
    aws_ssm_parameter: { good: { ...parameter('/broken/good'), lifecycle } },
    terraform_data: { bad: { provisioner: [{ 'local-exec': { command: 'false' } }] } },
  }),
  handMade('behind', { aws_ssm_parameter: { one: parameter('/behind/one') } }, { after: ['broken'] }),
];

let reports: Record<string, StackReport>;
const lines: string[] = [];

beforeAll(async () => {
  const toolchain = await prepareToolchain({ root: projectRoot, env: process.env, report: () => undefined });
  const environment = { name: 'test', account, region };
  const place = await RehearsalPlace.open({ root: projectRoot, toolchain, app: 'e2e', environment, env: {} });
  try {
    await place.learnProvider(await standInBackend(place, stacks));
    const out = { isTTY: false, write: (line: string) => lines.push(line) };
    const progress = new ProgressLine(out as unknown as NodeJS.WriteStream);
    const help = [{ type: 'aws_s3_bucket', reason: 'it is an example' }];
    const rehearsals = stacks.map(
      (stack) => new StackRehearsal(place.fitted(stack), place.root(stack), progress, help),
    );
    await rehearseSideBySide(rehearsals, 3);
    reports = Object.fromEntries(rehearsals.map(({ name, report }) => [name, report]));
  } finally {
    await place.close();
  }
});

test('what is protected is destroyed after Terraform refused to, and named by address', () => {
  const prevented = ['aws_s3_bucket.full', 'aws_ssm_parameter.each["a"]', 'aws_ssm_parameter.each["b"]'];
  expect(reports['data']).toMatchObject({ problems: [], instances: 4, applied: 4, destroyed: 4 });
  expect(reports['data']?.lifted).toEqual([
    { address: 'aws_s3_bucket.full', argument: 'force_destroy' },
    ...prevented.map((address) => ({ address, argument: 'lifecycle.prevent_destroy' })),
  ]);
});

test('a stack is built after what it reads, and destroyed before it', () => {
  expect(reports['web']).toMatchObject({ problems: [], applied: 1, destroyed: 1, lifted: [] });
  const said = lines.map((line) => line.split(/ {2,}/).slice(0, 2).join(' '));
  expect(said.indexOf('data plan again')).toBeLessThan(said.indexOf('web init'));
  expect(said.indexOf('web destroy')).toBeLessThan(said.indexOf('data lift'));
});

test('independent stacks are built side by side', () => {
  const said = lines.map((line) => line.split(/ {2,}/).slice(0, 2).join(' '));
  expect(said.indexOf('broken init')).toBeLessThan(said.indexOf('data plan again'));
});

test('a stack that fails is destroyed, protections and all, and what depends on it is not begun', () => {
  expect(reports['broken']).toMatchObject({
    problems: [expect.stringContaining('terraform_data.bad')],
    lifted: [{ address: 'aws_ssm_parameter.good', argument: 'lifecycle.prevent_destroy' }],
    destroyed: 2,
  });
  expect(reports['behind']).toMatchObject({
    problems: ['not rehearsed, because broken failed'],
    seconds: {},
  });
  expect(
    Object.values(reports)
      .filter(hasPassed)
      .map(({ stack }) => stack),
  ).toEqual(['web', 'data']);
});

test('what passed with help of the emulator is named', () => {
  expect(reports['data']?.helped).toEqual([
    { address: 'aws_s3_bucket.full', type: 'aws_s3_bucket', reason: 'it is an example' },
  ]);
});
