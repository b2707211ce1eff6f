import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { hostiles } from '../hostile.fixture.js';
import { anyReview } from '../review.arbitrary.fixture.js';
import { reviewOfTexts } from '../review-of-texts.fixture.js';
import { reviewJson } from './review-json.js';
import { reviewSchema } from './review-schema.js';

const conforms = new Ajv2020({ strict: true, allErrors: true }).compile(reviewSchema);

/** The same objects, with the fields of each the other way round. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, reversed(part)]),
  );
};

const full = () => JSON.parse(reviewJson(reviewOfTexts((at) => at))) as Record<string, unknown>;

test('any review conforms to the schema, and comes back from its JSON as it was', () => {
  fc.assert(
    fc.property(anyReview({ stacks: 3 }), (review) => {
      const parsed: unknown = JSON.parse(reviewJson(review));
      expect(conforms(parsed) || conforms.errors).toBe(true);
      expect(parsed).toEqual(JSON.parse(JSON.stringify(review)));
    }),
    { numRuns: 40, interruptAfterTimeLimit: 20_000 },
  );
});

test('hostile texts conform and come back as they were', () => {
  for (const { text } of hostiles) {
    const review = reviewOfTexts(() => text);
    expect(JSON.parse(reviewJson(review))).toEqual(review);
  }
});

test('the order of fields is that of the schema, whatever it was', () => {
  const review = reviewOfTexts((at) => at);
  const json = reviewJson(review);
  expect(reviewJson(reversed(review) as typeof review)).toBe(json);
  expect(json.startsWith('{\n  "schemaVersion": 1,\n  "verdict": "danger",\n')).toBe(true);
  expect(json.endsWith('\n}\n')).toBe(true);
});

test('what the schema does not name is not written', () => {
  const review = reviewOfTexts((at) => at);
  const [first, ...others] = review.stacks;
  const stacks = [{ ...first, state: 'a secret' }, ...others] as typeof review.stacks;
  expect(reviewJson({ ...review, stacks })).toBe(reviewJson(review));
});

/** Every object in a value, with the way to it. */
function* objectsIn(value: unknown, way = 'review'): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [way, value as Record<string, unknown>];
  for (const [key, part] of Object.entries(value)) yield* objectsIn(part, `${way}.${key}`);
}

test('a field that is unknown, missing or of another kind is refused everywhere', () => {
  const ways = [...objectsIn(full())].map(([way]) => way);
  expect(ways.length).toBeGreaterThan(50);
  ways.forEach((way, at) => {
    const strange = full();
    const [, object = {}] = [...objectsIn(strange)][at] ?? [];
    object['stranger'] = 1;
    expect([way, conforms(strange)]).toEqual([way, false]);
    delete object['stranger'];
    expect(conforms(strange)).toBe(true);
    for (const [key, value] of Object.entries(object)) {
      object[key] = typeof value === 'boolean' ? 'no' : true;
      expect([way, key, conforms(strange)]).toEqual([way, key, false]);
      object[key] = value;
    }
  });
});

test.each(['verdict', 'status', 'action', 'kind', 'values', 'schemaVersion'])(
  'no other word is a %s',
  (key) => {
    const review = full();
    const [, object = {}] = [...objectsIn(review)].find(([, one]) => key in one) ?? [];
    object[key] = 'perhaps';
    expect(conforms(review)).toBe(false);
  },
);
