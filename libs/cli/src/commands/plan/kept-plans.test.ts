import { join } from 'node:path';
import { temporaryFolder } from '@ashlar/testing';
import type { Workspace } from '../../workspace.js';
import { KeptPlans, type PlanSetRequest } from './kept-plans.js';

const folder = temporaryFolder();
const asked = (request: PlanSetRequest) => () =>
  KeptPlans.asked({ root: folder } as unknown as Workspace, { head: 'abc', ...request });

test('a file that could not be written is refused before anything is planned', () => {
  const identities = join(folder, 'nowhere', 'identities.json');
  expect(asked({ planSet: true, identities })).toThrow(`mkdir -p ${join(folder, 'nowhere')}`);
  expect(asked({ planSet: true, planSetFile: folder })).toThrow('which is a folder');
});

test('who writes identities makes no set, and can be given none', () => {
  const [identities, planSetFile] = ['identities.json', 'plan-set.json'].map((name) => join(folder, name));
  expect(asked({ planSet: true, identities, planSetFile })).toThrow('with --identities no set is made');
});
