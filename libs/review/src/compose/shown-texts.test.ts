import { reviewOf } from './review-of.js';

const SECRET = 'hunter2pw';
const shown = '(hidden)';

const plan = {
  format_version: '1.2',
  resource_changes: [
    {
      address: `aws_db_instance.main["${SECRET}"]`,
      ...{ mode: 'managed', type: 'aws_db_instance', name: 'main', index: SECRET },
      change: {
        actions: ['delete', 'create'],
        before: { password: SECRET, tags: { [SECRET]: 'a' } },
        after: { password: SECRET, tags: { [SECRET]: 'b' } },
        after_unknown: {},
        before_sensitive: { password: true },
        after_sensitive: { password: true },
        replace_paths: [['tags', SECRET]],
      },
    },
  ],
};

test.each(['masked', 'none'] as const)(
  'with values %s, findings give nothing away by where they are',
  (values) => {
    const address = `aws_db_instance.main["${SECRET}"]`;
    const review = reviewOf({
      values,
      stacks: [{ name: 'shop', plan }],
      findings: [
        {
          ...{ rule: 'x', verdict: 'danger', what: 'w', fix: 'f', address, path: `shop/${SECRET}` },
          ...{ attributes: [`tags.${SECRET}`], move: { from: address, to: address } },
        },
      ],
      policy: [
        {
          ...{ pack: 'house', rule: 'X', verdict: 'waived', isNew: true, address, path: `shop/${SECRET}` },
          ...{ reason: 'r', fix: 'f', waiver: { owner: 'o', expires: '2027-01-01', reason: `of ${SECRET}` } },
        },
      ],
    });
    expect(JSON.stringify(review)).not.toContain(SECRET);
    expect(review.policy[0]).toMatchObject({
      address: `aws_db_instance.main["${shown}"]`,
      path: `shop/${shown}`,
      waiver: { owner: 'o', reason: `of ${shown}` },
    });
    expect(review.findings[0]).toMatchObject({
      address: `aws_db_instance.main["${shown}"]`,
      attributes: [`tags.${shown}`],
    });
    const attributes = review.stacks[0]?.findings.flatMap((finding) => finding.attributes ?? []);
    expect(attributes?.join()).toContain(shown);
  },
);
