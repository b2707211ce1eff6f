import { STACKS, packOf, saying, TODAY, waiver } from './audit.fixture.js';
import { auditOf, type AuditOptions, failing, hasPassed } from './audit.js';

const audit = (...rules: AuditOptions['pack']['rules']) =>
  auditOf(STACKS, { pack: packOf(...rules), today: TODAY });

const waived = (waivers: AuditOptions['waivers'], ...rules: AuditOptions['pack']['rules']) =>
  auditOf(STACKS, { pack: packOf(...rules), waivers, today: TODAY });

const verdicts = ({ results }: ReturnType<typeof auditOf>) => results.map(({ verdict }) => verdict);

test('one failure fails a rule, then one unknown keeps it open, and nothing to judge is no pass', () => {
  const found = audit(
    saying('A', 'pass', 'unknown', 'fail'),
    saying('B', 'pass', 'unknown'),
    saying('C', 'pass', 'pass'),
    saying('D'),
  );
  expect(verdicts(found)).toEqual(['fail', 'needs runtime evidence', 'pass', 'not applicable']);
  expect(failing(found)).toEqual(['A']);
  expect(hasPassed(found)).toBe(false);
});

test('what needs evidence or does not apply is no failure', () => {
  expect(hasPassed(audit(saying('B', 'unknown'), saying('D')))).toBe(true);
});

test('a failure with a waiver stays visible', () => {
  const found = waived([waiver()], saying('RED', 'fail', 'pass'));
  expect(verdicts(found)).toEqual(['waived']);
  expect(found.results[0]?.judgements).toEqual([
    { resource: 's/x.1', verdict: 'fail', reason: 'x is fail', waiver: waiver() },
    { resource: 's/x.2', verdict: 'pass', reason: 'x is pass' },
  ]);
  expect(hasPassed(found)).toBe(true);
});

test('a waiver for some resources waives no others', () => {
  const rule = saying('RED', 'fail', 'fail');
  expect(verdicts(waived([waiver({ resources: ['s/x.1'] })], rule))).toEqual(['fail']);
  expect(verdicts(waived([waiver({ resources: ['s/x.*'] })], rule))).toEqual(['waived']);
  const each = [waiver({ resources: ['*.1'] }), waiver({ resources: ['*.2'] })];
  expect(verdicts(waived(each, rule))).toEqual(['waived']);
});

test('a waiver is good for its last day, and none after it', () => {
  const until = (expires: string) => waived([waiver({ expires })], saying('RED', 'fail'));
  expect(hasPassed(until(TODAY))).toBe(true);

  const ended = until('2026-11-20');
  expect(verdicts(ended)).toEqual(['fail']);
  expect(ended.problems).toEqual([
    {
      what: 'the waiver of RED expired on 2026-11-20',
      fix: 'mend what fails, or let platform decide anew',
    },
  ]);
});

test('a waiver that has ended fails the audit even where nothing fails any more', () => {
  expect(hasPassed(waived([waiver({ expires: '2026-11-20' })], saying('RED', 'pass')))).toBe(false);
});

test('a waiver that waives nothing has to go', () => {
  expect(waived([waiver()], saying('RED', 'pass', 'unknown')).problems).toEqual([
    { what: 'the waiver of RED waives nothing', fix: 'delete it' },
  ]);
  const resources = ['s/x.1', 's/gone', 's/x.2'];
  expect(waived([waiver({ resources })], saying('RED', 'fail', 'pass')).problems).toEqual([
    { what: 'the waiver of RED for s/gone, s/x.2 waives nothing', fix: 'delete these resources' },
  ]);
});

test('calls of modules are named, for nothing is said of their contents', () => {
  const stacks = [{ name: 's', json: { module: { cdn: [{ source: './cdn' }] } } }];
  expect(auditOf(stacks, { pack: packOf(), today: TODAY }).unread).toEqual(['s/module.cdn']);
});
