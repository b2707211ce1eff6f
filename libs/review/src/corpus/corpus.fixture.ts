import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanJson } from '@ashlar/graph';
import type { ReviewAction, Verdict } from '../review.js';

/** A plan that the real Terraform made, and what is to come of it. `node scripts/review-corpus.mjs` makes them. */
export interface CorpusCase {
  readonly name: string;
  readonly plan: PlanJson;
  readonly expected: ExpectedReview;
  /** Every secret in it. `canary-forms.json` says how each stands there: plain, in base64, inside of JSON. */
  readonly canaries: readonly string[];
}

export interface ExpectedReview {
  readonly verdict: Verdict;
  /** A sentence. */
  readonly because: string;
  /** Ids of rules by which a change in it is a danger. */
  readonly rules: readonly string[];
  /** By address, to which ` (deposed)` is added for a deposed object. Without what stays as it is. */
  readonly actions: Readonly<Record<string, ReviewAction>>;
  /** What is worth telling: not that AWS says {} of what was null. */
  readonly drift: Readonly<Record<string, ReviewAction>>;
  readonly outputs: Readonly<Record<string, ReviewAction>>;
}

const folder = join(__dirname, '../../corpus');

/** A table beside the plans, by name of the plan. */
export const corpusFile = <Row>(name: 'expected' | 'canaries' | 'canary-forms') =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Readonly<Record<string, Row>>;

/** The text of a plan as it lies in the corpus. */
export const corpusText = (name: string) => readFileSync(join(folder, `${name}.plan.json`), 'utf8');

/** Every plan of the corpus, by name. */
export function corpusCases(): CorpusCase[] {
  const expected = corpusFile<ExpectedReview>('expected');
  const canaries = corpusFile<readonly string[]>('canaries');
  const files = readdirSync(folder).filter((file) => file.endsWith('.plan.json'));
  const names = files.map((file) => file.slice(0, -'.plan.json'.length)).sort();
  return names.map((name) => {
    const known = expected[name];
    if (known === undefined) throw new Error(`${name} has no line in expected.json`);
    const plan = JSON.parse(corpusText(name)) as PlanJson;
    return { name, plan, expected: known, canaries: canaries[name] ?? [] };
  });
}

/** One plan of the corpus. */
export function corpusCase(name: string): CorpusCase {
  const found = corpusCases().find((each) => each.name === name);
  if (found === undefined) throw new Error(`the corpus has no ${name}`);
  return found;
}
