import { failureCodes } from '../failures/deploy-error.js';
import { beware, ok, problem, unknown } from './check.js';
import { verdictOf } from './doctor.js';
import { doctorJson, doctorReport } from './doctor-report.js';

const checks = [
  ok('node', 'Node 20.19.0'),
  beware('configuration', 'TF_CLI_CONFIG_FILE names x, which is not there', 'unset it'),
  problem('locks', 'shop-dns is locked', 'terraform force-unlock -force 1', failureCodes.locked),
  problem('credentials', 'they have expired', 'aws sso login', failureCodes.credentials),
  unknown('dependencies', 'not looked at'),
];

test('all that was looked at is in one list, and what to do stands below', () => {
  expect(doctorReport(checks)).toMatchInlineSnapshot(`
    "ok       node           Node 20.19.0
    beware   configuration  TF_CLI_CONFIG_FILE names x, which is not there
                            fix: unset it
    PROBLEM  locks          shop-dns is locked
                            fix: terraform force-unlock -force 1
    PROBLEM  credentials    they have expired
                            fix: aws sso login
    ?        dependencies   not looked at

    2 problems in the way"
  `);
});

test("the exit code is of what has to be mended first; what stands in nobody's way is none", () => {
  expect(verdictOf(checks)).toBe(13);
  expect(verdictOf(checks.slice(0, 2))).toBe(0);
  expect(doctorReport(checks.slice(0, 2))).toMatch(/nothing stands in the way$/);
});

test('programs get the same', () => {
  expect(JSON.parse(doctorJson(checks))).toEqual({ exitCode: 13, checks });
});
