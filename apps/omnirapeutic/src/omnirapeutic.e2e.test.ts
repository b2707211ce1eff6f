import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RehearsalReport } from '@ashlar/rehearsal';

const command = join(__dirname, '../../../bin/ashlar.mjs');

async function rehearse(environment: string): Promise<RehearsalReport> {
  const args = [command, 'rehearse', 'omnirapeutic', environment, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 }).catch(
    // It exits with 1 when something failed; the report says what.
    (error: { stdout: string }) => error,
  );
  const [report] = JSON.parse(stdout) as [RehearsalReport];
  return report;
}

const STACKS = [
  ...['access', 'alarms', 'alerts', 'audit', 'backup', 'data', 'detection', 'dns', 'edge', 'keys'],
  ...['network', 'registry', 'services', 'storage'],
];

// Staging is the same with less of it: `npm run rehearse -- omnirapeutic staging` rehearses that.
test('ORP-02, ORP-22: every stack of production is applied, does not change again, and is destroyed', async () => {
  const environment = 'production';
  const { stacks, total } = await rehearse(environment);

  const names = [
    `state-${environment}-backend`,
    ...STACKS.map((name) => `omnirapeutic-${environment}-${name}`),
  ];
  expect(stacks.map(({ stack }) => stack).sort()).toEqual(names.sort());
  expect(stacks.flatMap(({ stack, problems }) => problems.map((problem) => `${stack}: ${problem}`))).toEqual(
    [],
  );
  for (const { instances, applied, destroyed, ...rest } of stacks) {
    expect({ ...rest, applied, destroyed }).toMatchObject({
      ...{ applied: instances, destroyed: instances, converged: true },
      ...{ leftOut: [], emulatorDrift: [] },
    });
  }
  expect(total.rehearsed).toBe(total.instances);
  expect(total.instances).toBeGreaterThan(300);
});
