import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@ashlar/testing';
import { runbooksWith } from './alarms.fixture.js';
import { runbookProblems, runbooksProblems, runbookUrl } from './runbooks.js';

const runbooks = runbooksWith(['flow-logs']);
const file = join(scratchFolder(), 'file');
writeFileSync(file, '');

test('a page is found in the folder, and linked below the address', () => {
  expect(runbooksProblems(runbooks)).toEqual([]);
  expect(runbookProblems('runbook', 'flow-logs', runbooks)).toEqual([]);
  expect(runbookUrl({ url: 'https://git.example.com/runbooks/' }, 'flow-logs')).toBe(
    'https://git.example.com/runbooks/flow-logs.md',
  );
});

test.each<[unknown, string]>([
  [undefined, 'runbooks is left out'],
  [{ ...runbooks, folder: undefined }, 'runbooks.folder is left out, which does not exist'],
  [{ ...runbooks, folder: '/nowhere' }, "runbooks.folder is '/nowhere', which does not exist"],
  [{ ...runbooks, folder: file }, `runbooks.folder is '${file}', which does not exist`],
  [{ ...runbooks, url: 'http://git.example.com' }, "runbooks.url is 'http://git.example.com'"],
  [
    { ...runbooks, url: 'https://me:secret@git.example.com' },
    "runbooks.url is 'https://me:secret@git.example.com'",
  ],
  [{ ...runbooks, url: 'runbooks' }, "runbooks.url is 'runbooks'"],
  [{ ...runbooks, path: 'x' }, "runbooks has 'path'"],
])('%j is no place for runbooks', (place, what) => {
  expect(runbooksProblems(place as never).map((problem) => problem.what)).toEqual([what]);
});

test('a folder that is missing is told once, not with every alarm', () => {
  expect(runbookProblems('runbook', 'flow-logs', { ...runbooks, folder: '/nowhere' })).toEqual([]);
  expect(runbookProblems('runbook', 'flow-logs', undefined as never)).toEqual([]);
});
