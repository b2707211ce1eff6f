import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PlanJson, readPlan, type StackJson } from '@ashlar/graph';
import type { RehearsedStack, UpgradeRehearsal } from '@ashlar/rehearsal';
import { deferredStacks, type Review, reviewHtml, reviewMarkdown, reviewOf } from '@ashlar/review';
import { patchedStacks } from './patched-stacks.fixture.js';
import { pictureOf } from './picture.fixture.js';

/** Real changes to this platform, whose reviews stand in the documentation. */
export const reviewExamples = ['new-alarm', 'bigger-aurora', 'renamed-construct'] as const;

const folder = join(__dirname, '../../../docs/reviews');

/** What a change does to stacks that stand, by a plan of each stack that it touches. */
export async function reviewOfExample(
  name: (typeof reviewExamples)[number],
  {
    base,
    standing,
    prepare,
  }: {
    base: readonly RehearsedStack[];
    standing: UpgradeRehearsal;
    prepare: <S extends StackJson>(stack: S) => S;
  },
): Promise<Review> {
  const stacks = patchedStacks(join(folder, name, 'change.patch'))
    .map(prepare)
    .flatMap((stack) => {
      const before = base.find((one) => one.name === stack.name);
      return JSON.stringify(before?.json) === JSON.stringify(stack.json) ? [] : [{ ...stack, before }];
    });
  const reviewed = [];
  for (const { name: stack, json, dependencies, before } of stacks) {
    const planned = await attempt(async () =>
      (await standing.plansOf([{ name: stack, json, dependencies }])).get(stack),
    );
    reviewed.push({ name: stack, json, dependencies, ...planned, ...(before && { baseJson: before.json }) });
  }
  const waiting = new Map(
    deferredStacks(
      reviewed.map(({ name, json, plan }) => ({ name, json, ...(plan && { plan: readPlan(plan) }) })),
    ).map(({ stack, because }) => [stack, because]),
  );
  return reviewOf({
    values: 'masked',
    stacks: reviewed.map((stack) => {
      const because = waiting.get(stack.name);
      return { ...stack, ...(because === undefined ? {} : { status: 'deferred' as const, because }) };
    }),
  });
}

/** Ids that the emulator, or Terraform for names with a prefix, makes anew in each run. */
const RANDOM = new RegExp(
  [
    /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
    /(?<=\bcluster-[0-9a-f-]{36}-)\w{6}\b/,
    /(?<=\b[a-z]+-)[0-9a-f]{17}\b/,
    /(?<=\bcluster-(?:ro-)?)(?:[A-Z0-9]{26}|[a-z0-9]{12})\b/,
    /\bA[A-Z0-9]{20}\b/,
    /(?<="hosted_zone_id":")[A-Z0-9]+/,
    /\b\d{26}\b/,
    /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[\d.]*Z/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** The same bytes for the same change: ids as long as they were, of digits in the order in which they occur. */
function withStableIds(plan: PlanJson): PlanJson {
  const ids = new Map<string, string>();
  const stable = (id: string) => {
    const digits = String(ids.size + 1);
    const made = ids.get(id) ?? id.replace(/[0-9A-Za-z]/g, '0').slice(0, -digits.length) + digits;
    ids.set(id, made);
    return made;
  };
  return JSON.parse(JSON.stringify(plan).replace(RANDOM, stable)) as PlanJson;
}

/** Some can't be planned before others are applied. */
async function attempt(
  plan: () => Promise<PlanJson | undefined>,
): Promise<{ readonly plan?: PlanJson; readonly error?: string }> {
  try {
    const made = await plan();
    return made === undefined ? {} : { plan: withStableIds(made) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** What the documentation has of an example, written anew with UPDATE_EXAMPLES=1. */
export async function documented(name: string, review: Review): Promise<string> {
  const file = join(folder, name, 'review.md');
  if (process.env['UPDATE_EXAMPLES'] !== undefined) {
    writeFileSync(file, reviewMarkdown(review));
    await pictureOf(reviewHtml(review), join(folder, name, 'page.png'));
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
