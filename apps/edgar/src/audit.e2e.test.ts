import { readStacks, synthesize } from '@ashlar/core';
import {
  auditOf,
  brokenCopy,
  failing,
  hasPassed,
  waiverProblems,
  wellArchitected,
  wellArchitectedRuleIds,
} from '@ashlar/policy';
import { scratchFolder } from '@ashlar/testing';
import { app } from './app.js';
import { breakages } from './breakages.fixture.js';
import { pack, waivers } from './waivers.js';

const PREFIX = 'edgar-production-';

const outdir = scratchFolder();
synthesize([app], { environment: 'production', outdir, warn: () => undefined });
const stacks = readStacks(outdir);

/** When the waivers were last decided; `npm run audit` takes the day on which it runs. */
const today = '2026-11-21';

const options = { pack: wellArchitected, waivers: waivers.production, today };

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

test('EDG-13: nothing fails without a waiver, and there are at most 12 of them', () => {
  const audit = auditOf(stacks, options);
  expect(failing(audit)).toEqual([]);
  expect(audit.problems).toEqual([]);
  expect(hasPassed(audit)).toBe(true);
  expect(waivers.production.length).toBeLessThanOrEqual(12);
});

test('it is the pack that the command takes', () => {
  expect(pack).toBe(wellArchitected.name);
});

test('the order of the stacks makes no difference', () => {
  expect(auditOf([...stacks].reverse(), options)).toEqual(auditOf(stacks, options));
});

test('every rule about a platform has something to judge here, and is broken below', () => {
  const ofAws: readonly string[] = wellArchitectedRuleIds;
  const ours = auditOf(stacks, options).results.filter(({ id }) => !ofAws.includes(id));
  expect(ours.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id)).toEqual([]);
  const broken = breakages.map(([rule]) => rule);
  expect(ours.filter(({ id }) => !broken.includes(id)).map(({ id }) => id)).toEqual([]);
});

test.each(Object.entries(waivers))('waivers of %s are well written', (_, written) => {
  const ruleIds = wellArchitected.rules.map(({ id }) => id);
  expect(waiverProblems(written, { ruleIds, today })).toEqual([]);
});

test.each(breakages)('%s notices when %s breaks it, and no other rule does', (rule, at, change) => {
  expect(failing(auditOf(brokenCopy(stacks, idOf(at), change), options))).toEqual([rule]);
});
