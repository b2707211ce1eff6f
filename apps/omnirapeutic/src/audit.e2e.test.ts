import { hipaaSecurity } from '@ashlar/audit';
import { readStacks, synthesize } from '@ashlar/core';
import { auditOf, brokenCopy, failing, hasPassed, hipaa, waiverProblems } from '@ashlar/policy';
import { scratchFolder } from '@ashlar/testing';
import { app } from './app.js';
import { type Breakage, breakages } from './breakages.fixture.js';
import { waivers } from './waivers.js';

const PREFIX = 'omnirapeutic-production-';

const outdir = scratchFolder();
synthesize([app], { environment: 'production', outdir, warn: () => undefined });
const stacks = readStacks(outdir);

/** When the waivers were last decided; `npm run audit` takes the day on which it runs. */
const today = '2026-11-21';

const options = { pack: hipaa, waivers: waivers.production, today };

/** The address of what is called so, with the letters that the engine adds; the name itself where nothing is. */
function idOf(at: string): string {
  const [stack = '', type = '', name = ''] = at.split(/[/.]/);
  const json = stacks.find((candidate) => candidate.name === PREFIX + stack)?.json;
  const found = Object.keys(json?.resource?.[type] ?? {}).find(
    (key) => key.replace(/_[0-9A-F]{8}$/, '') === name,
  );
  if (found === undefined && name !== 'new') throw new Error(`production has no ${at}`);
  return `${PREFIX}${stack}/${type}.${found ?? name}`;
}

test('ORP-20: nothing fails without a waiver, and there are at most 12 of them', () => {
  const audit = auditOf(stacks, options);
  expect(failing(audit)).toEqual([]);
  expect(audit.problems).toEqual([]);
  expect(hasPassed(audit)).toBe(true);
  expect(waivers.production.length).toBeLessThanOrEqual(12);
});

test('the order of the stacks makes no difference', () => {
  expect(auditOf([...stacks].reverse(), options)).toEqual(auditOf(stacks, options));
});

test.each(Object.entries(waivers))('waivers of %s are well written', (_, written) => {
  expect(waiverProblems(written, { ruleIds: hipaa.rules.map(({ id }) => id), today })).toEqual([]);
});

test('ORP-20: the rules that are judged here are those that AWS Config is given', () => {
  expect(hipaa.rules.map(({ id }) => id).sort()).toEqual(
    hipaaSecurity.rules.map(({ identifier }) => identifier).sort(),
  );
});

test('at least 40 rules are broken below', () => {
  expect(Object.keys(breakages).length).toBeGreaterThanOrEqual(40);
});

test.each(Object.entries(breakages))('%s notices, and no other rule does', (rule, [at, change]: Breakage) => {
  expect(failing(auditOf(brokenCopy(stacks, idOf(at), change), options))).toEqual([rule]);
});
