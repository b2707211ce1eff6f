import { join } from 'node:path';
import { file, temporaryFolder } from '@ashlar/testing';
import { jsonDigest, saveRecord } from '../plan/plan-record.js';
import { overridesCheck, savedPlansCheck } from './folder-checks.js';

const stack = { name: 'shop-dns', json: { resource: { aws_x: { y: { name: 'a' } } } } };

/** A folder of the stack with a plan that was saved. */
function planned(terraform = '1.11.4'): string {
  const folder = temporaryFolder();
  file(join(folder, 'cdk.tf.json'), JSON.stringify(stack.json, null, 2));
  file(join(folder, 'ashlar.tfplan'));
  const summary = {
    create: 1,
    update: 0,
    replace: 0,
    destroy: 0,
    resources: [],
    outputs: [],
    hasChanges: true,
  };
  const plannedAt = '2026-11-21T16:00:00.000Z';
  saveRecord(folder, {
    digest: jsonDigest(folder),
    plan: 'p',
    plannedAt,
    terraform,
    destroy: false,
    summary,
  });
  return folder;
}

const check = (folder: string, json: object = stack.json) =>
  savedPlansCheck([{ stack: { ...stack, json: json as typeof stack.json }, folder }], '1.11.4');

test('a saved plan of the code as it is may be applied', () => {
  expect(check(planned())).toMatchObject([{ state: 'ok', what: 'shop-dns: of the code as it is' }]);
  expect(check(temporaryFolder())).toMatchObject([{ state: 'ok', what: 'none' }]);
});

test('a plan from before the code was changed is stale, synthesized again or not', () => {
  const stale = { state: 'beware', fix: 'ashlar plan shop-dns' };
  const what = 'the plan of shop-dns, saved 2026-11-21T16:00:00.000Z, is stale: the code has changed since';
  expect(check(planned(), { resource: {} })).toMatchObject([{ ...stale, what }]);
  const folder = planned();
  file(join(folder, 'cdk.tf.json'), JSON.stringify({ resource: {} }));
  expect(check(folder, { resource: {} })).toMatchObject([{ ...stale, what }]);
});

test('a plan of another Terraform can not be read', () => {
  expect(check(planned('1.12.0'))).toMatchObject([
    { state: 'beware', what: expect.stringContaining("Terraform 1.12.0 made it, and 1.11.4 can't read it") },
  ]);
});

test('a file that overrides what was synthesized is named', () => {
  const folder = temporaryFolder();
  expect(
    overridesCheck([
      { stack, folder },
      { stack, folder: join(folder, 'never') },
    ]),
  ).toMatchObject([{ state: 'ok' }]);
  file(join(folder, 'local_override.tf.json'), '{}');
  expect(overridesCheck([{ stack, folder }])).toMatchObject([
    {
      state: 'beware',
      what: expect.stringMatching(/local_override\.tf\.json overrides what was synthesized$/),
    },
  ]);
});
