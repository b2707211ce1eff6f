import { synthApps, testEnvironment } from '@ashlar/testing';
import { ProjectStack } from '../stack/project-stack.js';
import { BACKUP_TAG, backupProblems, backupTags } from './backup-tag.js';

test('a plan finds its own app and environment only, whatever else the account holds', () => {
  const tags: object[] = [];
  const environments = [testEnvironment({ name: 'blue' }), testEnvironment({ name: 'green' })];
  const build = (target: ConstructorParameters<typeof ProjectStack>[0]) =>
    void tags.push(backupTags(new ProjectStack(target, 'data'), 'daily'));
  synthApps({ name: 'demo', environments, build });
  expect(tags).toEqual([{ [BACKUP_TAG]: 'demo-blue-daily' }, { [BACKUP_TAG]: 'demo-green-daily' }]);
});

test('what is no name of a plan is refused', () => {
  expect(backupProblems('backup', 'Daily')).toEqual([
    { what: "backup is 'Daily'", fix: "name the plan by its purpose: 'daily'" },
  ]);
  for (const wrong of ['', '${plan}', 7, null, {}]) expect(backupProblems('backup', wrong)).toHaveLength(1);
  for (const right of ['daily', 'every-hour', undefined]) expect(backupProblems('backup', right)).toEqual([]);
});
