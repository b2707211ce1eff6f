import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenStack } from '@ashlar/graph';
import { staleness } from '@ashlar/review';
import { temporaryFolder } from '@ashlar/testing';
import { strToU8, zipSync } from 'fflate';
import { handMadeOutput, outputOf } from '../hand-made-output.fixture.js';
import type { DeployPlace } from '../place/deploy-place.js';
import { PLAN_FILE } from '../plan/plan-record.js';
import { summaryOf } from '../plan/plan-summary.js';
import { currentCircumstances } from './current-circumstances.js';
import { identifyPlan } from './identify-plan.js';

const LOCK = 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "6.25.0"\n}\n';
const NETWORK = { lineage: 'network', serial: 9, outputs: { vpc: { value: 'vpc-1' }, zone: { value: 'z' } } };
const API = { lineage: 'api', serial: 3, outputs: {} };

/** A stack that reads an output of another, planned, and what would be found now. */
async function planned({ network = NETWORK as object, api = API as object, lock = LOCK, json = {} } = {}) {
  const outdir = temporaryFolder();
  const stacks = (more: object) =>
    handMadeOutput(outdir, [
      { name: 'network', json: {} },
      {
        ...{ name: 'api', dependencies: ['network'] },
        json: { resource: { aws_x: { a: { vpc: outputOf('network', 'vpc'), ...more } } } },
      },
    ]);
  const folder = join(outdir, 'work');
  mkdirSync(folder);
  const files = { tfstate: JSON.stringify(API), '.terraform.lock.hcl': LOCK };
  const plan = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  );
  writeFileSync(join(folder, PLAN_FILE), plan);
  const read = {
    ...{ address: 'data.terraform_remote_state.cross-stack-reference-input-network', mode: 'data' },
    ...{ type: 'terraform_remote_state', values: { outputs: { vpc: 'vpc-1', zone: 'z' } } },
  };
  const stack = stacks({}).find(({ name }) => name === 'api') as WrittenStack;
  const identified = identifyPlan(
    {
      ...{ stack, folder, plan: { prior_state: { values: { root_module: { resources: [read] } } } } },
      record: {
        ...{
          digest: 'd',
          plan: 'p',
          plannedAt: new Date().toISOString(),
          terraform: '1.11.4',
          destroy: false,
        },
        summary: summaryOf({}),
      },
    },
    { headSha: null, baseSha: null, toolVersion: '1', expiresHours: 1 },
  );
  writeFileSync(join(folder, '.terraform.lock.hcl'), lock);
  const states: Record<string, object> = { network, api };
  const place = {
    ...{ folder: () => folder, terraform: { version: '1.11.4' } },
    backend: ({ name }: WrittenStack) => ({ run: () => ({ stdout: JSON.stringify(states[name]) }) }),
  } as unknown as DeployPlace;
  const all = stacks(json);
  const now = all.find(({ name }) => name === 'api') as WrittenStack;
  const found = await currentCircumstances(place, now, identified, all);
  return { identified, fields: staleness(identified.identity, found).map(({ field }) => field) };
}

test('what was planned a moment ago can be applied', async () => {
  expect((await planned()).fields).toEqual([]);
});

test.each([
  [
    'an output that it reads',
    { network: { ...NETWORK, outputs: { vpc: { value: 'vpc-2' } } } },
    ['upstreamSha256'],
  ],
  ['a stack that it reads from', { network: { lineage: '', serial: 0 } }, ['upstreamSha256']],
  ['its serial', { api: { ...API, serial: 4 } }, ['stateSerial']],
  ['its code', { json: { size: 2 } }, ['synthSha256']],
  ['its provider', { lock: LOCK.replace('6.25.0', '6.26.0') }, ['lockSha256', 'providerVersions']],
])('when %s has changed since, that is told', async (_what, now, fields) => {
  expect((await planned(now)).fields).toEqual(fields);
});

test('what others do with outputs that it does not read is no concern of it', async () => {
  const outputs = { vpc: { value: 'vpc-1' }, zone: { value: 'another' } };
  expect((await planned({ network: { ...NETWORK, serial: 10, outputs } })).fields).toEqual([]);
});

test('another state of the same stack is another lineage, and digests keyed with it differ', async () => {
  const { fields } = await planned({ api: { ...API, lineage: 'of somebody else' } });
  expect(fields).toContain('stateLineage');
});

test('no value and no lineage is in what identifies a plan', async () => {
  const { identified } = await planned();
  expect(JSON.stringify(identified)).not.toMatch(/vpc-1|"api"[^]*"lineage"/);
  expect(identified.identity.stateLineage).toMatch(/^[0-9a-f]{64}$/);
  expect(identified).toMatchObject({ reads: { network: ['vpc'] }, identity: { stateSerial: 3 } });
});
