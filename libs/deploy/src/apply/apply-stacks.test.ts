import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@ashlar/testing';
import { PLAN_FILE, preparePlanFile, readRecord, saveRecord } from '../plan/plan-record.js';
import { summaryOf } from '../plan/plan-summary.js';
import type { Deployment } from '../run/deployment.js';
import { Slots } from '../run/slots.js';
import { applyStacks } from './apply-stacks.js';

test('a plan that was declined is not there for a later `apply --planned`', async () => {
  const folder = temporaryFolder();
  const record = {
    ...{ digest: 'd', plan: 'p', plannedAt: '2026-11-21T16:00:00.000Z', terraform: '1.11.4', destroy: false },
    summary: { ...summaryOf({}), hasChanges: true },
  };
  const deployment = {
    options: { all: [] },
    slots: new Slots(1),
    place: { folder: () => folder },
    interruption: { interrupted: false },
    states: () => Promise.resolve(new Map()),
    attempt: () => {
      preparePlanFile(folder);
      writeFileSync(join(folder, PLAN_FILE), 'plan');
      saveRecord(folder, record);
      return Promise.resolve({ value: record, seconds: 0 });
    },
  } as unknown as Deployment;
  const stack = { name: 'shop', file: 'stacks/shop/cdk.tf.json', json: {}, dependencies: [] };
  const saved: unknown[] = [];
  const outcomes = await applyStacks(deployment, [stack], {
    announce: () => undefined,
    ask: () => {
      saved.push(readRecord(folder));
      return Promise.resolve('no');
    },
  });
  expect(saved).toEqual([record]);
  expect(outcomes).toMatchObject([{ became: 'not begun', because: 'it was declined' }]);
  expect(readRecord(folder)).toBeUndefined();
});
