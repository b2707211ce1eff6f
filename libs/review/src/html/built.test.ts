import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');

test('what is committed as built is what the sources make, byte for byte', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build-review-page.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
