import type { PlanJson } from '@ashlar/graph';
import { handMadeOutput } from '../hand-made-output.fixture.js';
import { PLAN_FILE } from '../plan/plan-record.js';
import { attemptPlan } from '../plan/plan-stacks.js';
import { Deployment } from '../run/deployment.js';
import { projectRoot, StagingAccount } from '../staging-account.fixture.js';
import { type LendProvider, ProviderPool } from '@ashlar/terraform';

let staging: StagingAccount;
let pool: ProviderPool | undefined;
beforeAll(async () => {
  staging = await StagingAccount.withStateBackend();
});
afterAll(async () => {
  await pool?.close();
  staging.stop();
});

const provider = (owner: string, region: string) => ({
  region,
  default_tags: [{ tags: { Owner: owner, [`only-${owner}`]: 'yes' } }],
});
const topic = { topic: { name: 'topic' } };

/** The tags that a plan gives to its topic. */
function tagsIn({ resource_changes: [change] = [] }: PlanJson) {
  return change?.change.after?.['tags_all'];
}

test('what a stack configures stays its own on a provider process that plans others too', async () => {
  const aliased = { ...provider('away', 'us-west-2'), alias: 'us-west-2' };
  const all = handMadeOutput(staging.outdir, [
    {
      name: 'one',
      json: { provider: { aws: [provider('one', 'us-east-1')] }, resource: { aws_sns_topic: topic } },
    },
    {
      name: 'bare',
      json: { provider: { aws: [{ region: 'us-east-1' }] }, resource: { aws_sns_topic: topic } },
    },
    {
      name: 'two-regions',
      json: {
        provider: { aws: [provider('home', 'us-east-1'), aliased] },
        resource: { aws_sns_topic: { topic: { name: 'topic', provider: 'aws.us-west-2' } } },
      },
    },
  ]);
  const { outdir } = staging;
  const options = { root: projectRoot, outdir, stacks: all, all, env: staging.env };

  await Deployment.run(options, async (deployment) => {
    const shares = (pool = new ProviderPool(deployment.place.env));
    const shared: string[] = [];
    const lend: LendProvider = (stack, folder, work) =>
      shares.lend(stack, folder, (env) => {
        if (env['TF_REATTACH_PROVIDERS'] !== undefined) shared.push(stack.name);
        return work(env);
      });
    const tags = new Map<string, unknown>();
    for (const stack of all) {
      const attempt = await attemptPlan(deployment, stack, {}, lend);
      expect(attempt).toMatchObject({ value: { summary: { create: 1 } } });
      tags.set(stack.name, tagsIn(await deployment.place.root(stack).show(PLAN_FILE)));
    }

    expect(Object.fromEntries(tags)).toEqual({
      one: { Owner: 'one', 'only-one': 'yes' },
      bare: undefined,
      'two-regions': { Owner: 'away', 'only-away': 'yes' },
    });
    expect(shared).toEqual(['one', 'bare']);
    expect(shares.started).toBe(1);
  });
});
