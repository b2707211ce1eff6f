import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const command = join(__dirname, '../../../bin/ashlar.mjs');

function audit(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'audit', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('production of omnirapeutic', () => {
  const { status, stdout } = audit('omnirapeutic', 'production', '--format', 'json');
  const report = JSON.parse(stdout);

  test('all 130 rules are accounted for', () => {
    const { rules, pass, fail, waived, notApplicable, needRuntimeEvidence } = report.count;
    expect(rules).toBe(130);
    expect(pass + fail + notApplicable + needRuntimeEvidence).toBe(130);
    expect(fail).toBeGreaterThanOrEqual(waived);
  });

  test('the exit code says whether something is left to be done: a failure, or a waiver that has ended', () => {
    const { fail, waived } = report.count;
    expect(status).toBe(fail === waived && report.problems.length === 0 ? 0 : 4);
  });

  test('every verdict comes with its reasons, and with the waiver where there is one', () => {
    for (const { verdict, judgements } of report.rules) {
      if (verdict === 'not applicable') expect(judgements).toEqual([]);
      else expect(judgements).not.toEqual([]);
      for (const { reason, resource } of judgements) {
        expect(reason).not.toBe('');
        expect(resource).toMatch(/^(account|omnirapeutic-production-[a-z-]+\/aws_)/);
      }
    }
  });
});

test.each(['table', 'markdown'])('as %s, it says the denominator', (format) => {
  expect(audit('state', 'production', '--format', format).stdout).toMatch(
    /^130 rules: \d+ pass, \d+ fail \(\d+ waived\), \d+ not applicable, \d+ need runtime evidence$/m,
  );
});

test.each([
  ['edgar', 'well-architected', 0],
  ['omnirapeutic', 'hipaa', 0],
])('%s is judged by the pack that it names, or by that for HIPAA: %s', (app, name, expected) => {
  const { status, stdout } = audit(app, 'production', '--format', 'json');
  const { pack } = JSON.parse(stdout) as { pack: { name: string } };
  expect(pack.name).toBe(name);
  expect(status).toBe(expected);
});

test('without an environment, all of them are judged', () => {
  const reports = JSON.parse(audit('omnirapeutic', '--format', 'json').stdout) as {
    count: { rules: number };
  }[];
  expect(reports.map(({ count }) => count.rules)).toEqual([130, 130]);
  expect(audit('omnirapeutic').stdout).toMatch(/^omnirapeutic production\n[^]*^omnirapeutic staging\n/m);
});

test('a failure without a waiver is an exit code', () => {
  const { status, stdout, stderr } = audit('state', 'production');
  expect(stdout).toMatch(/│ GUARDDUTY_ENABLED_CENTRALIZED +│ fail /);
  expect(status).toBe(4);
  expect(stderr).toBe('');
});

test.each<[string, readonly string[], number, string]>([
  ['no app', [], 64, "missing required argument 'app'"],
  ['an unknown app', ['omnirapeutc'], 1, "did you mean 'omnirapeutic'?"],
  ['an unknown environment', ['state', 'prod'], 1, "did you mean 'production'?"],
  [
    'an unknown format',
    ['state', 'production', '--format', 'xml'],
    64,
    'Allowed choices are table, markdown, json',
  ],
])('%s is one message and an exit code', (_, args, status, message) => {
  const result = audit(...args);
  expect(result.status).toBe(status);
  expect(result.stderr).toContain(message);
  expect(result.stderr).not.toMatch(/^\s+at /m);
});
