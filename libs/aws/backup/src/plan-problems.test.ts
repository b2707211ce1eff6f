import { refusal, synthStack } from '@ashlar/testing';
import { BackupPlan } from './backup-plan.js';
import type { BackupPlanProps } from './backup-plan-props.js';
import type { BackupCopy, BackupRule } from './backup-rule.js';
import { planProblems } from './plan-problems.js';

const arnOf = (name: string, region = 'us-east-1') =>
  `arn:aws:backup:${region}:123456789012:backup-vault:${name}`;
const vault = { vaultName: 'records', vaultArn: arnOf('records') };
const abroad = { vaultArn: arnOf('records', 'us-west-2') };

/** What is wrong with a plan, in one text. */
const problems = (props: object) =>
  planProblems({ purpose: 'daily', rules: { daily: { vault } }, ...props } as BackupPlanProps, 'us-east-1')
    .flatMap(({ what, fix }) => [what, fix])
    .join('\n');
const wrongRule = (rule: object) => problems({ rules: { daily: { vault, ...rule } } });
const wrongCopy = (copy: object) => wrongRule({ copies: { west: { vault: abroad, ...copy } } });

test('everything that is wrong is said at once', () => {
  const attempt = () =>
    synthStack((stack) => {
      new BackupPlan(stack, 'plan', {
        purpose: 'Daily',
        rules: {
          daily: {
            vault,
            ...{
              schedule: 'rate(1 day)',
              keepDays: 60,
              coldStorageAfterDays: 7,
              completionWindowMinutes: 90,
            },
            copies: { west: { vault: abroad, keepDays: 100, coldStorageAfterDays: 30 } },
          },
        },
        selection: { resourceArns: [] },
      });
    });
  expect(refusal(attempt)).toMatchInlineSnapshot(`
    "demo-test-unit/plan (BackupPlan) has 6 problems:
      purpose is 'Daily'
        fix: use lower-case words joined by hyphens: 'records'
      rules.daily.schedule is 'rate(1 day)'; AWS Backup takes no rates
        fix: say at which time, in UTC: 'cron(0 5 * * ? *)', every day at 05:00 UTC
      rules.daily.completionWindowMinutes is 90
        fix: use a whole number from 120 to 525600
      rules.daily.coldStorageAfterDays is 7
        fix: use a whole number from 30 to 36410
      rules.daily.copies.west keeps for 100 days, of which 70 in cold storage; AWS asks for 90
        fix: raise keepDays to 120 or more, or leave coldStorageAfterDays out
      selection.resourceArns names 0
        fix: name 1 to 500 resources"
  `);
});

describe('cold storage', () => {
  test('comes after 30 days at the earliest, and lasts 90', () => {
    expect(wrongRule({ coldStorageAfterDays: 29, keepDays: 365 })).toContain('use a whole number from 30 to');
    expect(wrongRule({ coldStorageAfterDays: 30, keepDays: 119 })).toContain('raise keepDays to 120 or more');
    expect(wrongRule({ coldStorageAfterDays: 30, keepDays: 120 })).toBe('');
    expect(wrongRule({ coldStorageAfterDays: 30 })).toContain('of which 5 in cold storage; AWS asks for 90');
  });

  test('is left out by leaving it out', () => {
    expect(wrongRule({ coldStorageAfterDays: 0, keepDays: 365 })).toContain('leave it out');
  });

  test('is the same for copies', () => {
    expect(wrongCopy({ coldStorageAfterDays: 7 })).toContain(
      'rules.daily.copies.west.coldStorageAfterDays is 7',
    );
    expect(wrongCopy({ coldStorageAfterDays: 30 })).toContain('raise keepDays to 120 or more');
    expect(wrongCopy({ coldStorageAfterDays: 30, keepDays: 120 })).toBe('');
  });
});

describe('a locked vault', () => {
  const retention = { minRetentionDays: 30, maxRetentionDays: 90 };
  const locked = { ...vault, retention };

  test('takes what is kept neither too short nor too long', () => {
    expect(wrongRule({ vault: locked, keepDays: 29 })).toContain('its vault is locked to 30 or more');
    expect(wrongRule({ vault: locked, keepDays: 91 })).toContain('its vault is locked to 90 or fewer');
    for (const keepDays of [30, 90]) expect(wrongRule({ vault: locked, keepDays })).toBe('');
  });

  test('takes copies by the same measure', () => {
    const there = { ...abroad, retention };
    expect(wrongCopy({ vault: there, keepDays: 7 })).toContain('copies.west keeps for 7 days');
    expect(wrongCopy({ vault: there })).toBe('');
  });
});

describe('windows', () => {
  test.each([
    [{ startWindowMinutes: 59 }, 'use a whole number from 60 to 43200'],
    [{ completionWindowMinutes: 119 }, 'use a whole number from 120 to 525600'],
    [{ startWindowMinutes: 301 }, 'use a whole number from 361 to 525600'],
    [{ startWindowMinutes: 90.5 }, 'startWindowMinutes is 90.5'],
    [{ completionWindowMinutes: '360' }, "completionWindowMinutes is '360'"],
  ])('%p are refused', (windows, what) => {
    expect(wrongRule(windows)).toContain(what);
  });
});

describe('a schedule', () => {
  test.each([
    ['cron(0 5 * * *)', "schedule is 'cron(0 5 * * *)'"],
    ['rate(12 hours)', 'AWS Backup takes no rates'],
    ['cron(*/30 * * * ? *)', 'every 30 minutes'],
    ['cron(0 5 31 2 ? *)', 'which never comes'],
    ['${var.schedule}', 'known to Terraform only'],
    [7, 'schedule is 7'],
    [{}, 'schedule is {}'],
  ])('%p is refused', (schedule, what) => {
    expect(wrongRule({ schedule })).toContain(what);
  });

  test('that leaves days without any recovery point is refused', () => {
    const monthly = { schedule: 'cron(0 5 1 * ? *)' };
    expect(wrongRule({ ...monthly, keepDays: 30 })).toContain('at times there is no recovery point');
    expect(wrongRule({ ...monthly, keepDays: 31 })).toBe('');
  });
});

describe('continuous backup', () => {
  test('goes back 35 days, and is never cold', () => {
    expect(wrongRule({ continuous: true, keepDays: 36 })).toContain('AWS goes back 35');
    expect(wrongRule({ continuous: true, keepDays: 200, coldStorageAfterDays: 90 })).toContain(
      'moves to cold storage',
    );
    expect(wrongRule({ continuous: true })).toBe('');
    expect(wrongRule({ continuous: 'yes' })).toContain("continuous is 'yes'");
  });

  test('is one for each resource', () => {
    const other = { vault: { vaultName: 'other', vaultArn: arnOf('other') }, continuous: true };
    const rules = { one: { vault, continuous: true }, other };
    expect(problems({ rules })).toContain('rules.one and rules.other are both continuous');
  });
});

test('two rules that do the same are refused', () => {
  const rules = { one: { vault }, other: { vault, keepDays: 90 } };
  expect(problems({ rules })).toContain('rules.one and rules.other save to one vault at the same time');
  expect(problems({ rules: { ...rules, other: { vault, schedule: 'cron(0 6 * * ? *)' } } })).toBe('');
});

describe('the objective', () => {
  test('has to be kept by a rule', () => {
    expect(problems({ recoveryPointObjectiveHours: 24 })).toContain('up to 31 hours can be lost');
    expect(problems({ recoveryPointObjectiveHours: 31 })).toBe('');
    const rules = { daily: { vault }, live: { vault, schedule: 'cron(0 9 * * ? *)', continuous: true } };
    expect(problems({ rules, recoveryPointObjectiveHours: 0.25 })).toBe('');
    expect(problems({ rules, recoveryPointObjectiveHours: 0.2 })).toContain('up to 0.25 hours can be lost');
  });

  test.each([0, -1, '24', NaN])('%p is none', (recoveryPointObjectiveHours) => {
    expect(problems({ recoveryPointObjectiveHours })).toContain('use a number of hours above 0');
  });
});

describe('a vault', () => {
  test.each<[object, string]>([
    [{ vault: undefined }, 'rules.daily.vault is left out'],
    [{ vault: 'records' }, "rules.daily.vault is 'records'"],
    [{ vault: { vaultArn: vault.vaultArn } }, 'vault.vaultName is left out'],
    [{ vault: { ...vault, vaultName: 'a' } }, "vault.vaultName is 'a'"],
    [{ vault: { ...vault, vaultArn: 'records' } }, "vault.vaultArn is 'records'"],
    [
      { vault: { vaultName: 'records', vaultArn: abroad.vaultArn } },
      'is in us-west-2, and the plan in us-east-1',
    ],
    [{ vault: { ...vault, region: 'eu-west-1' } }, 'is in eu-west-1, and the plan in us-east-1'],
  ])('%p is refused', (rule, what) => {
    expect(wrongRule(rule)).toContain(what);
  });

  test('that only Terraform knows is taken', () => {
    expect(wrongRule({ vault: { vaultName: '${v.name}', vaultArn: '${v.arn}' } })).toBe('');
  });
});

describe('copies', () => {
  test.each<[unknown, string]>([
    [[], 'rules.daily.copies is []'],
    [{ west: undefined }, 'rules.daily.copies.west names no vault'],
    [{ west: {} }, 'rules.daily.copies.west names no vault'],
    [{ west: { vault } }, 'goes to the vault of the rule itself'],
    [{ west: { vault: { vaultArn: '' } } }, "vaultArn is ''"],
    [{ west: { vault: abroad, keepDay: 3 } }, "did you mean 'keepDays'?"],
    [{ 'West Coast': { vault: abroad } }, "rules.daily.copies has 'West Coast'"],
    [
      { one: { vault: abroad }, two: { vault: abroad } },
      'copies.two goes to the vault of rules.daily.copies.one',
    ],
  ])('%p are refused', (copies, what) => {
    expect(wrongRule({ copies: copies as Record<string, BackupCopy> })).toContain(what);
  });
});

describe('a selection', () => {
  const selected = (selection: unknown) => problems({ selection });

  test.each<[unknown, string]>([
    [{}, 'selection is empty'],
    ['all', "selection is 'all'"],
    [null, 'selection is null'],
    [
      { tag: { key: 'a', value: 'b' }, resourceArns: ['arn:aws:s3:::b'] },
      'selection has tag and resourceArns',
    ],
    [{ tags: { key: 'a', value: 'b' } }, 'selection has tags'],
    [{ tag: 'daily' }, "selection.tag is 'daily'"],
    [{ tag: { key: 'a' } }, 'selection.tag.value is left out'],
    [{ tag: { key: 'a', value: '' } }, "selection.tag.value is ''"],
    [{ tag: { key: '*', value: '*' } }, "selection.tag.key is '*'"],
    [{ tag: { key: 'aws:x', value: 'y' } }, "selection.tag.key is 'aws:x'"],
    [{ resourceArns: [] }, 'selection.resourceArns names 0'],
    [{ resourceArns: 'arn:aws:s3:::b' }, "selection.resourceArns is 'arn:aws:s3:::b'"],
    [{ resourceArns: ['*'] }, 'selection.resourceArns has "*"'],
    [{ resourceArns: ['arn:aws:s3:::*'] }, 'with *, the plan would take what belongs to others'],
    [{ resourceArns: [7] }, 'selection.resourceArns has 7'],
  ])('%p is refused', (selection, what) => {
    expect(selected(selection)).toContain(what);
  });

  test('of what only Terraform knows is taken', () => {
    expect(selected({ resourceArns: ['${aws_rds_cluster.db.arn}'] })).toBe('');
  });
});

describe('what the compiler would have refused', () => {
  test.each<[object, string]>([
    [{ rules: {} }, 'rules is empty'],
    [{ rules: undefined }, 'rules is empty'],
    [{ rules: { daily: 'daily' } }, "rules.daily is 'daily'"],
    [{ rules: { 'Every day': { vault } } }, "rules has 'Every day'"],
    [{ rules: { ['x'.repeat(51)]: { vault } } }, '50 characters at most'],
    [{ rules: { daily: { vault, keepdays: 3 } as BackupRule } }, "did you mean 'keepDays'?"],
    [{ rules: { daily: { vault, keepDays: 0 } } }, 'rules.daily.keepDays is 0'],
    [{ rules: { daily: { vault, keepDays: '35' } } }, "rules.daily.keepDays is '35'"],
    [{ rule: {} }, "the plan has 'rule'"],
    [{ purpose: 7 }, 'purpose is 7'],
  ])('%p is refused', (props, what) => {
    expect(problems(props)).toContain(what);
  });
});
