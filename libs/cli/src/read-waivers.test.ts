import { refusal } from '@ashlar/testing';
import { readWaivers } from './read-waivers.js';

const waiver = {
  rule: 'ALB_WAF_ENABLED',
  reason: 'a decision that somebody wrote down',
  owner: 'platform',
  expires: '2027-03-31',
};

const read = (written: unknown) =>
  readWaivers(written, {
    app: 'shop',
    environments: ['production', 'staging'],
    environment: 'production',
    ruleIds: ['ALB_WAF_ENABLED'],
    today: '2026-11-21',
  });

test('those of the environment are read, and there may be none', () => {
  expect(read({ production: [waiver], staging: [] })).toEqual([waiver]);
  expect(read({ staging: [waiver] })).toEqual([]);
});

test('what is wrong is said with the file that it stands in', () => {
  expect(
    refusal(() => read({ production: [{ ...waiver, rule: 'ALB_WAF_ENABLE', reason: 'tbd' }], prod: [] })),
  ).toMatchInlineSnapshot(`
    "apps/shop/src/waivers.ts has 3 problems:
      waivers has 'prod', which is no environment
        fix: did you mean 'production'? use production, staging
      waivers[0] (ALB_WAF_ENABLE): rule is 'ALB_WAF_ENABLE'
        fix: did you mean 'ALB_WAF_ENABLED'? use the id of a rule of the pack
      waivers[0] (ALB_WAF_ENABLE): reason is 'tbd'
        fix: say in 20 characters or more why it may stay, and what is done instead"
  `);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a list for no environment', [waiver]],
  ['a list that is none', { production: waiver }],
])('%s is refused', (_, written) => {
  expect(refusal(() => read(written))).toContain('apps/shop/src/waivers.ts has a problem:');
});
