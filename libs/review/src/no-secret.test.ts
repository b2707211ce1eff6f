import { reviewOf } from './compose/review-of.js';
import { corpusCases } from './corpus/corpus.fixture.js';
import { reviewHtml } from './html/review-html.js';
import { plantCanaries } from './masking/canaries.fixture.js';
import { leaksIn } from './masking/leaks.fixture.js';
import { reviewJson } from './render/json/review-json.js';
import { reviewMarkdown } from './render/markdown/review-markdown.js';
import { reviewSummaryLine } from './render/review-summary-line.js';
import { reviewSarif } from './render/sarif/review-sarif.js';
import { reviewTerminal } from './render/terminal/review-terminal.js';
import type { Review } from './review.js';

const RENDERERS = {
  JSON: reviewJson,
  Markdown: reviewMarkdown,
  'the terminal': (review: Review) => reviewTerminal(review, { width: 120, color: false }),
  SARIF: reviewSarif,
  'the summary': reviewSummaryLine,
  // Without its script and style, which are the same for all reviews.
  HTML: (review: Review) => reviewHtml(review).replace(/<(style|script)>[^]*?<\/\1>/g, ''),
};

const planted = corpusCases()
  .map(({ name, plan }) => [name, plantCanaries(plan)] as const)
  .filter(([, { canaries }]) => canaries.length > 0);

test.each(planted)('%s: no renderer shows a canary', (name, { plan, canaries }) => {
  const review = reviewOf({ values: 'masked', stacks: [{ name, plan }] });
  const leaks = Object.entries(RENDERERS).flatMap(([where, render]) =>
    leaksIn(render(review), canaries).map((canary) => `${canary} in ${where}`),
  );
  expect(leaks).toEqual([]);
});

test('what a failed plan says, and what a policy or a finding says of a value, passes the masks too', () => {
  const [name, { plan, canaries }] = planted.find(([, found]) => found.canaries.length > 1) ?? planted[0]!;
  const said = canaries.join(' and ');
  const finding = { rule: 'x', verdict: 'danger' as const, what: `has ${said}`, fix: `take ${said} away` };
  const review = reviewOf({
    values: 'masked',
    stacks: [
      { name, plan },
      { name: 'other', error: `Error: ${said}` },
    ],
    findings: [finding],
    policy: [
      {
        ...{ pack: 'house', rule: 'X', verdict: 'fail', isNew: true },
        ...{ address: 'aws_x.y', reason: `it has ${said}`, fix: `not ${said}` },
      },
    ],
  });
  for (const render of Object.values(RENDERERS)) expect(leaksIn(render(review), canaries)).toEqual([]);
  expect(review.findings[0]?.what).toMatch(/^has \(hidden\)/);
});

test('a canary that is not masked would be found in every renderer', () => {
  const name = 'Kabcdefghij-klmnop';
  const review = reviewOf({ values: 'masked', stacks: [{ name: 'shop', plan: withAddress(name) }] });
  for (const render of [RENDERERS.JSON, RENDERERS.Markdown, RENDERERS['the terminal'], RENDERERS.HTML])
    expect(leaksIn(render(review), [name])).toEqual([name]);
});

const withAddress = (name: string) => ({
  format_version: '1.2',
  resource_changes: [
    {
      ...{ address: `aws_sqs_queue.${name}`, mode: 'managed', type: 'aws_sqs_queue', name },
      change: { actions: ['create'], before: null, after: {}, after_unknown: {} },
    },
  ],
});
