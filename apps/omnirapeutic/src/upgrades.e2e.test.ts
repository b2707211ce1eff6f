import { type StackChanges, UpgradeRehearsal } from '@ashlar/rehearsal';
import { type Review, reviewMarkdown } from '@ashlar/review';
import type { StackJson } from '@ashlar/graph';
import type { OmnirapeuticEnvironment } from './environments.js';
import { environmentOf, servicesWith, stacksOf } from './platform.fixture.js';
import { documented, reviewExamples, reviewOfExample } from './review-examples.fixture.js';

const production = environmentOf('production');

/** What takes the emulator minutes, and what no change of this page touches. */
const SLOW = /^aws_vpc_endpoint/;

/** The stacks of production with a change, without the endpoints of its network. */
const withChange = (change: Partial<OmnirapeuticEnvironment> = {}) =>
  Object.values(stacksOf({ ...production, ...change })).map(({ name, dependencies, json }) =>
    withoutEndpoints({ name, dependencies, json }),
  );

function withoutEndpoints<S extends StackJson>(stack: S): S {
  const blocks = Object.entries(stack.json.resource ?? {}).filter(([type]) => !SLOW.test(type));
  return { ...stack, json: { ...stack.json, resource: Object.fromEntries(blocks) } };
}

/** `omnirapeutic-production-data` → `data`, and addresses without the hash of their path. */
const readable = (changes: StackChanges) =>
  Object.fromEntries(
    Object.entries(changes).map(([stack, addresses]) => [
      stack.replace('omnirapeutic-production-', ''),
      Object.entries(addresses)
        .map(([address, actions]) => `${actions} ${address.replace(/_[0-9A-F]{8}$/, '')}`)
        .sort(),
    ]),
  );

let standing: UpgradeRehearsal;
const changesTo = async (change: Partial<OmnirapeuticEnvironment>) =>
  readable(await standing.changesTo(withChange(change)));

beforeAll(async () => {
  standing = await UpgradeRehearsal.of(withChange());
});
afterAll(() => standing.end());

test('nothing that stands is left out, and the same sources change nothing', async () => {
  expect([...standing.leftOut.values()].flat()).toEqual([]);
  expect(await changesTo({})).toEqual({});
});

test('ORP-10: a bigger Aurora changes the cluster in place, and the alarms that know its size', async () => {
  const database = { ...production.database, acu: { min: 1, max: 8 } };
  expect(await changesTo({ database })).toEqual({
    alarms: [
      'update aws_cloudwatch_dashboard.dashboard',
      'update aws_cloudwatch_metric_alarm.alarms_aurora-connections',
      'update aws_cloudwatch_metric_alarm.alarms_aurora-memory',
    ],
    data: ['update aws_rds_cluster.records_cluster'],
  });
});

test('ORP-10: a reader is created beside the writer', async () => {
  const database = { ...production.database, readers: 1 };
  expect(await changesTo({ database })).toEqual({
    data: ['create aws_rds_cluster_instance.records_instance-2'],
  });
});

test('ORP-06: a second rate rule changes the web ACL in place, and nothing else', async () => {
  const login = { priority: 20, requestsPerFiveMinutes: 100, pathsThatStartWith: '/login' };
  const rateLimits = { ...production.rateLimits, login };
  expect(await changesTo({ rateLimits })).toEqual({ edge: ['update aws_wafv2_web_acl.firewall_acl'] });
});

test('ORP-09: a third nginx task raises the least that the autoscaler and the alarm keep, and nothing else', async () => {
  const services = servicesWith(production, { nginx: { tasks: { min: 3, max: 6 } } });
  expect(await changesTo({ services })).toEqual({
    alarms: [
      'update aws_cloudwatch_dashboard.dashboard',
      'update aws_cloudwatch_metric_alarm.alarms_nginx-tasks',
    ],
    services: ['update aws_appautoscaling_target.nginx_scaling_target'],
  });
});

describe('reviews in the documentation', () => {
  const reviews = new Map<string, Review>();
  const reviewNamed = (name: string) => reviews.get(name) as Review;
  const of = (name: string) => reviewNamed(name).stacks.flatMap(({ changes }) => changes);
  beforeAll(async () => {
    for (const name of reviewExamples) {
      const review = await reviewOfExample(name, { base: withChange(), standing, prepare: withoutEndpoints });
      reviews.set(name, review);
    }
  });

  test.each(reviewExamples)('%s is what Terraform and the review come to', async (name) => {
    expect(reviewMarkdown(reviewNamed(name))).toBe(await documented(name, reviewNamed(name)));
  });

  test('a new alarm is created, dashboards show it, and that is safe', () => {
    expect(reviewNamed('new-alarm').verdict).toBe('safe');
    expect(
      of('new-alarm')
        .map(({ action }) => action)
        .sort(),
    ).toEqual(['create', 'update', 'update']);
  });

  test('a bigger Aurora changes in place', () => {
    expect(reviewNamed('bigger-aurora').verdict).not.toBe('danger');
    expect(of('bigger-aurora').map(({ action }) => action)).not.toContain('replace');
  });

  test('a renamed construct is danger: the database would be destroyed, and a moved block avoids it', () => {
    const { verdict, stacks } = reviewNamed('renamed-construct');
    expect(verdict).toBe('danger');
    expect(stacks.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toContain('looks-like-rename');
  });
});

test('ORP-08: a service that is switched on is created, and touches nothing that stands', async () => {
  const services = servicesWith(production, { api: { on: true } });
  // Alarms watch what the service tells of itself once it stands, so they can only be planned after it.
  const changes = readable(await standing.upgradeTo(withChange({ services })));
  expect(Object.keys(changes).sort()).toEqual(['alarms', 'services']);
  // Dashboards and the composite alarm learn of it; nothing else that stands is touched.
  expect(
    changes['alarms']?.filter((change) => !/^create aws_cloudwatch_metric_alarm\.alarms_api-/.test(change)),
  ).toEqual([
    'update aws_cloudwatch_composite_alarm.critical_alarm',
    'update aws_cloudwatch_dashboard.dashboard',
    'update aws_cloudwatch_dashboard.overview_dashboard',
  ]);
  expect(changes['services']?.filter((change) => !/^create \w+\.api[-_]/.test(change))).toEqual([]);
  expect(changes['services']).toContain('create aws_ecs_service.api_service');
});
