import type { PlanOfSet, StaleProblem } from '@ashlar/review';
import { notDeployed } from '../output/output-stacks.js';
import { verificationCode, verificationJson, verificationReport } from './plan-set-report.js';
import { equalInEffect, needsApproval, otherEffect, stalePlan } from './stale-plan.js';
import type { VerifiedPlan } from './verify-plan-set.js';

const plan = (more: Partial<PlanOfSet> = {}) => ({ hasChanges: true, ...more }) as PlanOfSet;
const moved: StaleProblem = { field: 'stateSerial', what: 'its state was changed', fix: 'plan it again' };

const verified: VerifiedPlan[] = [
  { stack: 'shop-network', plan: plan(), problems: [] },
  { stack: 'shop-keys', plan: plan({ hasChanges: false }), problems: [] },
  { stack: 'shop-data', plan: plan({ deferred: 'it reads vpc of shop-network' }), problems: [] },
  { stack: 'shop-edge', plan: plan(), problems: [moved] },
];

test('what can be applied is told in a line, and why the rest can not below', () => {
  expect(verificationReport(verified)).toMatchInlineSnapshot(`
    "shop-network: can be applied
    shop-keys: no changes
    shop-data: deferred: it reads vpc of shop-network, and is planned anew after that

    shop-edge has a problem:
      its state was changed
        fix: plan it again

    3 of 4 plans can be applied"
  `);
});

test('one plan that is stale makes the set stale; what could not be found out is worse', () => {
  const error = notDeployed('shop-network');
  expect(verificationCode(verified.slice(0, 3))).toBe(0);
  expect(verificationCode(verified)).toBe(5);
  expect(verificationCode([...verified, { stack: 'shop-dns', plan: plan(), problems: [], error }])).toBe(11);
});

test('programs get the field that tells, too', () => {
  expect(JSON.parse(verificationJson(verified)).slice(2)).toEqual([
    { stack: 'shop-data', applicable: true, deferred: 'it reads vpc of shop-network', problems: [] },
    { stack: 'shop-edge', applicable: false, problems: [moved] },
  ]);
});

test('each refusal says what to do, in names', () => {
  const refusals = [
    stalePlan('shop-edge', [moved]),
    equalInEffect('shop-edge', [moved]),
    otherEffect(
      'shop-edge',
      [moved],
      [
        { address: 'aws_x.a', was: 'update', is: 'update', attributes: ['tags'] },
        { address: 'aws_x.b', was: 'nothing', is: 'replace', attributes: [] },
      ],
    ),
    needsApproval('shop-data', 'it reads vpc of shop-network', [{ address: 'aws_x.c', action: 'replace' }]),
  ];
  expect(refusals.map(({ exitCode }) => exitCode)).toEqual([5, 5, 5, 3]);
  expect(refusals.map(({ message }) => message).join('\n\n')).toMatchInlineSnapshot(`
    "shop-edge has a problem:
      its state was changed
        fix: plan it again

    shop-edge has a problem:
      its state was changed; planned anew, it does the same
        fix: apply the set with --on-equivalent-replan apply, or plan again and have that reviewed

    shop-edge has a problem:
      its state was changed; planned anew, it would do something else:
          aws_x.a: update with other values (tags)
          aws_x.b: nothing was reviewed, replace it would be
        fix: plan it again

    shop-data has a problem:
      it reads vpc of shop-network; planned after that, it would:
          replace aws_x.c
        fix: what came before it is applied; plan shop-data again, and have that reviewed: ashlar plan shop-data --plan-set"
  `);
});
