import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RehearsalReport } from '@ashlar/rehearsal';

const command = join(__dirname, '../../../bin/ashlar.mjs');

async function rehearse(environment: string): Promise<RehearsalReport> {
  const args = [command, 'rehearse', 'edgar', environment, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 }).catch(
    // It exits with 1 when something failed; the report says what.
    (error: { stdout: string }) => error,
  );
  const [report] = JSON.parse(stdout) as [RehearsalReport];
  return report;
}

const STACKS = [
  ...['alarms', 'alerts', 'audit', 'backup', 'cdn', 'credentials', 'data', 'detection', 'dns', 'edge'],
  ...['functions', 'keys', 'mesh', 'network', 'registry', 'releases', 'services', 'storage'],
];

// Side by side: a rehearsal mostly waits.
test.concurrent.each(['production', 'staging'])(
  'EDG-01, EDG-02: every stack of %s is applied, does not change again, and is destroyed',
  async (environment) => {
    const { stacks, total } = await rehearse(environment);

    const names = [
      `state-edgar${environment}-backend`,
      ...STACKS.map((name) => `edgar-${environment}-${name}`),
    ];
    expect(stacks.map(({ stack }) => stack).sort()).toEqual(names.sort());
    expect(
      stacks.flatMap(({ stack, problems }) => problems.map((problem) => `${stack}: ${problem}`)),
    ).toEqual([]);
    for (const { instances, applied, destroyed, leftOut, ...rest } of stacks) {
      expect({ ...rest, applied, destroyed }).toMatchObject({
        ...{ applied: instances - leftOut.length, destroyed: applied, converged: true },
      });
    }
    expect(total.rehearsed / total.instances).toBeGreaterThanOrEqual(0.9);
    expect(total.instances).toBeGreaterThan(350);
  },
);
