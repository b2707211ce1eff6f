import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@ashlar/testing';
import {
  isStillSaved,
  jsonDigest,
  PLAN_FILE,
  planDigest,
  preparePlanFile,
  readRecord,
  removePlan,
  saveRecord,
} from './plan-record.js';
import { summaryOf } from './plan-summary.js';

const record = {
  ...{
    digest: 'abc',
    plan: 'def',
    plannedAt: '2026-11-21T16:00:00.000Z',
    terraform: '1.11.4',
    destroy: false,
  },
  summary: summaryOf({}),
};

function planned(): string {
  const folder = temporaryFolder();
  preparePlanFile(folder);
  writeFileSync(join(folder, PLAN_FILE), 'plan');
  saveRecord(folder, record);
  return folder;
}

const mode = (file: string) => statSync(file).mode & 0o777;

test('only the owner may read a saved plan, from its first byte on', () => {
  const folder = temporaryFolder();
  preparePlanFile(folder);
  expect(mode(join(folder, PLAN_FILE))).toBe(0o600);
  saveRecord(folder, record);
  expect(mode(join(folder, PLAN_FILE))).toBe(0o600);
  expect(mode(join(folder, `${PLAN_FILE}.json`))).toBe(0o600);
});

test('what was known of a plan is known again', () => {
  expect(readRecord(planned())).toEqual(record);
});

test('a plan without its record is none, and neither is a record without its plan', () => {
  const folder = planned();
  removePlan(folder);
  expect(readRecord(folder)).toBeUndefined();
  preparePlanFile(folder);
  expect(readRecord(folder)).toBeUndefined();
});

test('a plan that is begun makes the one before void', () => {
  const folder = planned();
  preparePlanFile(folder);
  expect(readRecord(folder)).toBeUndefined();
});

test('a plan that another command has replaced or removed is not the one that was shown', () => {
  const folder = planned();
  const shown = { plan: planDigest(folder) };
  expect(isStillSaved(folder, shown)).toBe(true);
  writeFileSync(join(folder, PLAN_FILE), 'another plan');
  expect(isStillSaved(folder, shown)).toBe(false);
  removePlan(folder);
  expect(isStillSaved(folder, shown)).toBe(false);
});

test('the digest is that of the JSON', () => {
  const [a, b] = ['a', 'b'].map((name) => {
    const folder = join(temporaryFolder(), name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'cdk.tf.json'), '{}');
    return folder;
  });
  expect(jsonDigest(a as string)).toBe(jsonDigest(b as string));
  writeFileSync(join(b as string, 'cdk.tf.json'), '{ }');
  expect(jsonDigest(a as string)).not.toBe(jsonDigest(b as string));
});
