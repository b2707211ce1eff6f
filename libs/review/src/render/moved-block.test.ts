import type { Review } from '../review.js';
import { reviewMarkdown } from './markdown/review-markdown.js';
import { reviewSarif } from './sarif/review-sarif.js';
import { reviewTerminal } from './terminal/review-terminal.js';

const reviewWith = (from: string, to: string): Review => ({
  ...{ schemaVersion: 1, verdict: 'danger', values: 'masked', stacks: [], policy: [] },
  findings: [
    {
      ...{ rule: 'looks-like-rename', verdict: 'danger', stack: 'shop', address: from },
      ...{ what: 'looks like a rename', fix: 'a moved block keeps it', move: { from, to } },
    },
  ],
});

const review = reviewWith('aws_sqs_queue.orders_0AB46EC0', 'aws_sqs_queue.sales_5BC40FFC');

test('Markdown has the moved block to be pasted, without anything invisible in it', () => {
  expect(reviewMarkdown(review)).toContain(
    [
      '  ```hcl',
      '  moved {',
      '    from = aws_sqs_queue.orders_0AB46EC0',
      '    to   = aws_sqs_queue.sales_5BC40FFC',
      '  }',
      '  ```',
    ].join('\n'),
  );
});

test('the terminal has it too, and SARIF says both addresses', () => {
  expect(reviewTerminal(review, { width: 100, color: false })).toContain(
    'from = aws_sqs_queue.orders_0AB46EC0',
  );
  expect(reviewSarif(review)).toContain(
    'moved from aws_sqs_queue.orders_0AB46EC0 to aws_sqs_queue.sales_5BC40FFC',
  );
});

test('an address that would close the fence does not', () => {
  const markdown = reviewMarkdown(reviewWith('aws_x.a["```\n<b>"]', 'aws_x.b'));
  expect(markdown).toContain('  ````hcl\n');
  expect(markdown).toContain('from = aws_x.a["```\\n<b>"]');
});
