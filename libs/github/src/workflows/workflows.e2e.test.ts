import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BOT } from '../fake/fake-workflow.fixture.js';
import { Machine } from './machine.fixture.js';
import { type PullRequest, Shop } from './shop.fixture.js';
import type { WorkflowRun } from './workflow-runner.fixture.js';

const BASE = { orders: ['in'], mail: ['out'] };

let machine: Machine;
let shop: Shop;
beforeAll(async () => {
  machine = await Machine.start();
  shop = new Shop(machine);
  await shop.prepare(BASE);
  await shop.applyByHand(BASE);
  machine.terraformCalls();
});
afterAll(() => machine.stop());

const rawOf = ({ jobs }: WorkflowRun) => jobs.map(({ raw }) => raw).join('\n');
const logOf = ({ jobs }: WorkflowRun) => jobs.map(({ job, log }) => `==== ${job}\n${log}`).join('\n');
const commentsOn = ({ number }: PullRequest) => machine.github.repository.textsOn(number, BOT);
const checkOf = ({ head }: PullRequest) =>
  machine.github.repository.checks.find(({ sha }) => sha === head)?.sent;

/** A test that fails says what the jobs have said. */
function expectResults(run: WorkflowRun, results: Readonly<Record<string, string>>): void {
  const found = JSON.stringify(run.results);
  if (found !== JSON.stringify(results)) throw new Error(`${found}\n${logOf(run)}`);
}

const PASSED = { gate: 'success', plan: 'success', 'plan-set': 'success', review: 'success' };

/** What a job may have and nobody may see: tokens of GitHub and of OIDC say CANARY, and moto's keys have AWS's form. */
const CREDENTIAL = /CANARY|AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)|\bA(KIA|SIA)[A-Z0-9]{12,}/;

const SPY = `for (const stream of [process.stdout, process.stderr]) stream.write('SPY ' + JSON.stringify(process.env) + '\\n');`;

let first: PullRequest;

test('a pull request that prints its environment shows no credential, and its code runs nowhere else', async () => {
  first = shop.open('first', () => shop.write({ ...BASE, orders: ['in', 'late'] }, SPY));
  const { synthesize, review } = await shop.review(first);
  expectResults(synthesize, { synthesize: 'success' });
  expect(rawOf(synthesize)).toMatch(/SPY .*"GITHUB_JOB":"synthesize"/);
  expect(rawOf(synthesize)).not.toMatch(CREDENTIAL);
  expectResults(review, PASSED);
  expect(rawOf(review)).not.toContain('SPY');
  expect(logOf(review)).not.toMatch(CREDENTIAL);
});

test('its review is one comment and one check, with the plan set that an apply will execute', () => {
  const [comment = '', ...more] = commentsOn(first);
  expect(more).toEqual([]);
  expect(comment).toContain('aws_sns_topic.late');
  expect(comment).not.toContain('shop-production-mail');
  expect(comment).toMatch(/Plan set `[0-9a-f]{64}`/);
  expect(comment).not.toMatch(CREDENTIAL);
  expect(checkOf(first)).toMatchObject({ conclusion: expect.stringMatching(/success|neutral/) as string });
  expect(machine.terraformCalls().some((call) => call.startsWith('init'))).toBe(true);
});

const EXTERNAL = `
  const { TerraformDataSource } = require('cdktf');
  const external = new TerraformDataSource(stack, 'harmless', { terraformResourceType: 'external' });
  external.addOverride('program', ['touch', process.env.HOME + '/../../../ran']);`;

test('a pull request that adds an external data source is stopped before any Terraform is started', async () => {
  const pull = shop.open('external', () => shop.write(BASE, EXTERNAL));
  const { synthesize, review } = await shop.review(pull);
  expectResults(synthesize, { synthesize: 'success' });
  expectResults(review, { gate: 'failure', plan: 'skipped', 'plan-set': 'skipped', review: 'failure' });
  expect(machine.terraformCalls()).toEqual([]);
  expect(existsSync(join(machine.folder, 'ran'))).toBe(false);
  expect(logOf(review)).toContain('shop-production-orders/harmless');
  expect(commentsOn(pull).join()).toContain('shop-production-orders/harmless');
  expect(checkOf(pull)).toMatchObject({ conclusion: 'failure' });
});

test('two pull requests on one stack are told about each other', async () => {
  const second = shop.open('second', () => shop.write({ ...BASE, orders: ['in', 'early'] }));
  expectResults((await shop.review(second)).review, PASSED);
  expect(commentsOn(second).join()).toContain(`also changed by #${first.number}: \`shop-production-orders\``);
  expect(commentsOn(first).join()).toContain(`also changed by #${second.number}: \`shop-production-orders\``);
});

test('an apply after a state was written to plans again, and applies because that does the same', async () => {
  expect(await shop.topics()).toEqual(['mail-out', 'orders-in']);
  await shop.touchState('orders');
  const run = await shop.merge(first);
  expectResults(run, { reviewed: 'success', apply: 'success', tell: 'success' });
  expect(logOf(run)).toContain('its state was changed after it was planned');
  expect(logOf(run)).not.toMatch(CREDENTIAL);
  expect(await shop.topics()).toEqual(['mail-out', 'orders-in', 'orders-late']);
  expect(commentsOn(first)).toHaveLength(2);
  expect(commentsOn(first)[1]).toContain('**Applied** in account 111122223333');
});

test('an apply that would do something else than was reviewed is refused, and the pull request is told', async () => {
  const applied = { ...BASE, orders: ['in', 'late'] };
  const pull = shop.open('mail', () => shop.write({ ...applied, mail: ['out', 'news'] }));
  expectResults((await shop.review(pull)).review, PASSED);
  await shop.applyByHand({ ...applied, mail: ['out', 'by-hand'] }, '*-mail');
  const run = await shop.merge(pull);
  expectResults(run, { reviewed: 'success', apply: 'failure', tell: 'success' });
  expect(await shop.topics()).toEqual(['mail-by-hand', 'mail-out', 'orders-in', 'orders-late']);
  expect(commentsOn(pull)[1]).toContain('**Refused: what was reviewed is no longer what would be applied**');
  expect(commentsOn(pull)[1]).toContain('shop-production-mail');
});
