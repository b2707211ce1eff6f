import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const command = join(__dirname, '../../../bin/ashlar.mjs');

interface Stack {
  readonly stack: string;
  readonly instances: number;
  readonly applied: number;
  readonly destroyed: number;
  readonly converged: boolean;
  readonly leftOut: readonly unknown[];
  readonly emulatorDrift: readonly unknown[];
  readonly problems: readonly string[];
}

async function rehearse(environment: string): Promise<readonly Stack[]> {
  const args = [command, 'rehearse', 'omnirapeutic', environment, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
  const [report] = JSON.parse(stdout) as [{ stacks: Stack[] }];
  return report.stacks;
}

/** All of it: applied, unchanged in the second plan, destroyed. */
const wholly = (stack: string, instances: number) => ({
  ...{ stack, instances, applied: instances, destroyed: instances },
  ...{ converged: true, leftOut: [], emulatorDrift: [], problems: [] },
});

// Side by side: a rehearsal mostly waits.
test.concurrent.each([
  ['production', 98],
  ['staging', 94],
])(
  'ORP-02, ORP-22: %s is applied, does not change again, and is destroyed',
  async (environment, instances) => {
    expect(await rehearse(environment)).toMatchObject([
      wholly(`state-${environment}-backend`, 10),
      wholly(`omnirapeutic-${environment}-network`, instances),
    ]);
  },
);
