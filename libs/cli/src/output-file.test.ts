import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@ashlar/testing';
import { inputFileProblems, outputFileProblems } from './output-file.js';

const folder = temporaryFolder();
const file = join(folder, 'there.json');
writeFileSync(file, '{}');

test('a file that can be written is one, whether it is there or not, and so is none', () => {
  expect(outputFileProblems('--out', undefined)).toEqual([]);
  expect(outputFileProblems('--out', file)).toEqual([]);
  expect(outputFileProblems('--out', join(folder, 'new.json'))).toEqual([]);
});

test('what can be no file is told before the work begins', () => {
  const nowhere = join(folder, 'nowhere');
  expect(outputFileProblems('--out', join(nowhere, 'new.json'))).toEqual([
    { what: expect.stringContaining(`there is no folder ${nowhere}`), fix: `mkdir -p ${nowhere}` },
  ]);
  expect(outputFileProblems('--out', folder)).toMatchObject([{ what: expect.stringContaining('a folder') }]);
  expect(outputFileProblems('--out', '')).toEqual([{ what: "--out is ''", fix: 'name a file' }]);
});

test('what can be read is a file that is there', () => {
  expect(inputFileProblems('--in', file, 'write it')).toEqual([]);
  expect(inputFileProblems('--in', join(folder, 'no.json'), 'write it')).toEqual([
    { what: expect.stringMatching(/^--in is '.*', which is not there$/), fix: 'write it' },
  ]);
  expect(inputFileProblems('--in', folder, 'write it')).toMatchObject([
    { what: expect.stringContaining('which is a folder') },
  ]);
});
