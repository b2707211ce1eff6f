import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanJson } from '@ashlar/graph';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { reviewOf } from '../compose/review-of.js';
import { reviewJson } from './json/review-json.js';
import { reviewSchema } from './json/review-schema.js';
import { reviewMarkdown } from './markdown/review-markdown.js';
import { namedFirst } from './text/named-first.js';

const folder = join(__dirname, '../../corpus');
const plans = readdirSync(folder).filter((file) => file.endsWith('.plan.json'));

const review = reviewOf({
  values: 'masked',
  stacks: plans.map((file) => ({
    name: file.replace('.plan.json', ''),
    plan: JSON.parse(readFileSync(join(folder, file), 'utf8')) as PlanJson,
  })),
});

test('reviews of real plans conform to the schema', () => {
  const conforms = new Ajv2020().compile(reviewSchema);
  expect(plans.length).toBeGreaterThan(50);
  expect(conforms(JSON.parse(reviewJson(review))) || conforms.errors).toBe(true);
  expect(JSON.parse(reviewJson(review))).toEqual(JSON.parse(JSON.stringify(review)));
});

test('all of them in one comment leave every danger its name', () => {
  const markdown = reviewMarkdown(review);
  expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(65_000);
  for (const stack of review.stacks)
    for (const { address } of namedFirst(stack).named) expect(markdown).toContain(`${address}  `);
});
