import fc from 'fast-check';
import type { Review, ReviewAction, ReviewedChange, StackReview } from '../../review.js';
import { anyReview, reviewWith, stackWith } from '../review.arbitrary.fixture.js';
import { namedFirst } from '../text/named-first.js';
import { ACTION_WORDS } from '../text/words.js';
import { shownName } from './change-lines.js';
import { codeCell } from './markdown-text.js';
import { reviewMarkdown } from './review-markdown.js';

const LIMIT = 65_000;
const link = 'https://ci.example/run/1';

const change = (action: ReviewAction, name: string, given: Partial<ReviewedChange> = {}): ReviewedChange => ({
  ...{ address: `aws_subnet.${name}`, type: 'aws_subnet', action, actions: action, stateful: false },
  verdict: action === 'delete' || action === 'replace' ? 'danger' : 'safe',
  attributes: [{ path: 'cidr_block', after: { kind: 'value', text: '10.0.0.0/16' }, forces: false }],
  ...given,
});

const many = (count: number, action: ReviewAction, name: string, given?: Partial<ReviewedChange>) =>
  Array.from({ length: count }, (_, at) => change(action, `${name}_${at}`, given));

const stack = (name: string, changes: readonly ReviewedChange[]) =>
  stackWith({ name, status: 'planned', changes, drift: [], outputs: [], findings: [], dependencies: [] });

const policy = (text: string): Partial<ReviewedChange> => ({
  attributes: [{ path: 'policy', after: { kind: 'value', text }, forces: false }],
});

/** As the reader sees it, in front of what happens to it. */
const shown = ({ address }: ReviewedChange) => `${shownName(address).replaceAll('<!--', '<\\u0021--')}  `;

function expectItFits(markdown: string, limit = LIMIT) {
  expect(markdown.length).toBeLessThanOrEqual(limit);
  expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(limit);
}

/** Of each stack, what must be named is named, or counted where the link is. */
function expectDangersIn(markdown: string, { stacks }: Review) {
  const isWhole = !markdown.includes('Not all of it finds room here');
  for (const one of stacks) {
    const missing = namedFirst(one).named.filter((must) => !markdown.includes(shown(must)));
    if (missing.length === 0) continue;
    expect(isWhole).toBe(false);
    expect(markdown).toContain(`[The whole review](<${link}>)`);
    // Another stack may have the same address: what isn't named here is counted, though it is found there.
    for (const action of new Set(missing.map((must) => must.action))) {
      const count = missing.filter((must) => must.action === action).length;
      expect(Math.max(0, ...countsIn(markdown, one, action))).toBeGreaterThanOrEqual(count);
    }
  }
}

/** What is said in figures of an action in a stack: in its line, in its row, or in the row and the verdict for all of them. */
function countsIn(markdown: string, { name, counts }: StackReview, action: ReviewAction): number[] {
  const start = `# ${shownName(name)}:`;
  const line = markdown.split('\n').find((one) => one.startsWith(start));
  const figures =
    line?.slice(start.length).matchAll(new RegExp(`([\\d,]+) ${ACTION_WORDS[action]} \\(`, 'g')) ?? [];
  const all =
    markdown.includes(`| ${codeCell(name)} |`) || / more stacks? \|/.test(markdown) ? [counts[action]] : [];
  return [...[...figures].map(([, digits = '']) => Number(digits.replaceAll(',', ''))), ...(line ? [] : all)];
}

test('any review fits, in both measures, and names or counts what is destroyed, replaced or a danger', () => {
  fc.assert(
    fc.property(anyReview(), fc.constantFrom(8_000, 12_000, 30_000, LIMIT), (review, limit) => {
      const markdown = reviewMarkdown(review, { limit, link });
      expectItFits(markdown, limit);
      expectDangersIn(markdown, review);
    }),
    { numRuns: 40, interruptAfterTimeLimit: 20_000 },
  );
});

test('of 2,000 that are created and one that is destroyed, the destroyed one comes first and is named', () => {
  const changes = [...many(1000, 'create', 'a'), change('delete', 'precious'), ...many(1000, 'create', 'b')];
  const review = reviewWith([stack('shop', changes)]);
  const markdown = reviewMarkdown(review, { link });
  expectItFits(markdown);
  expect(markdown).toContain('\n```diff\n- aws_subnet.precious  destroyed\n+ aws_subnet.a_0  created\n');
  expect(reviewMarkdown(review, { limit: 20_000 })).toContain(
    '# shop: also 2,000 created (2,000 aws_subnet)\n- aws_subnet.precious  destroyed',
  );
});

test('of 2,000 changes in 256 stacks every destroyed one is named, though there is a danger to tell of each', () => {
  const stacks = Array.from({ length: 256 }, (_, at) => {
    const lost = change('delete', `orders_database-${at}_main_4F2A9C1D`, { stateful: true });
    const finding = {
      rule: 'stateful-destroyed',
      what: 'destroys the database and its data',
      fix: 'take a snapshot',
    };
    return {
      ...stack(`shop-production-service-${at}`, [...many(7, at % 3 ? 'create' : 'update', `c${at}`), lost]),
      findings: [{ ...finding, verdict: 'danger' as const, address: lost.address }],
    };
  });
  const markdown = reviewMarkdown(reviewWith(stacks), { link });
  expectItFits(markdown);
  for (const { name, changes } of stacks) {
    expect(markdown).toContain(`| \`${name}\` | **danger** |`);
    expect(markdown).toContain(`- ${changes.at(-1)?.address}  destroyed, stateful`);
  }
});

test('a hundred thousand changes with large values fit', () => {
  const all = stack('s', many(2000, 'update', 'c', policy('x'.repeat(2000))));
  const review = reviewWith(Array.from({ length: 50 }, (_, at) => ({ ...all, name: `s${at}` })));
  expectItFits(reviewMarkdown(review, { link }));
});

test('the least dangerous stack gives up its values first', () => {
  const markdown = reviewMarkdown(
    reviewWith([
      stack('quiet', many(40, 'create', 'quiet', policy('lorem '.repeat(60)))),
      stack('loud', [
        change('delete', 'precious', policy('lorem '.repeat(60))),
        ...many(40, 'create', 'loud', policy('lorem '.repeat(60))),
      ]),
    ]),
    { limit: 25_000, link },
  );
  expectItFits(markdown, 25_000);
  const loud = markdown.slice(markdown.indexOf('<code>loud</code>'));
  const quiet = markdown.slice(markdown.indexOf('<code>quiet</code>'), markdown.indexOf('<code>loud</code>'));
  expect(loud.match(/policy: lorem/g)).toHaveLength(41);
  expect(quiet).not.toContain('lorem');
  expect(quiet).toContain('aws_subnet.quiet_39');
});

test('of more dangers than there is room for, some are told and the others counted by rule', () => {
  const findings = Array.from({ length: 3000 }, (_, at) => ({
    ...{ rule: at % 3 ? 'opens-to-the-internet' : 'widens-iam', verdict: 'danger' as const },
    ...{ address: `aws_security_group.g${at}`, what: 'admits everybody', fix: 'name who may come in' },
  }));
  const markdown = reviewMarkdown(
    { ...reviewWith([{ ...stack('shop', []), findings }]), verdict: 'danger' },
    { link },
  );
  expectItFits(markdown);
  const told = markdown.match(/admits everybody$/gm)?.length ?? 0;
  expect(told).toBeGreaterThan(200);
  const [, rest, some, others] =
    /- and ([\d,]+) more: ([\d,]+) × `opens-to-the-internet`, ([\d,]+) × `widens-iam`/.exec(markdown) ?? [];
  const numbers = [rest, some, others].map((digits = '') => Number(digits.replace(',', '')));
  expect(numbers[0]).toBe(3000 - told);
  expect(numbers[0]).toBe((numbers[1] ?? 0) + (numbers[2] ?? 0));
  expect(markdown).toContain(`[The whole review](<${link}>)`);
});

test('when there are more stacks than rows, the rest is summed up and the most dangerous keep theirs', () => {
  const name = (at: number) => `${'very-'.repeat(40)}long-${at}`;
  const stacks = Array.from({ length: 600 }, (_, at) =>
    stack(name(at), at === 599 ? [change('delete', 'precious')] : many(1, 'create', `c${at}`)),
  );
  const markdown = reviewMarkdown(reviewWith(stacks), { link });
  expectItFits(markdown);
  expect(markdown).toContain(`\`${name(599)}\` | **danger** |`);
  const rows = markdown.match(/^\| `very/gm)?.length ?? 0;
  expect(markdown).toContain(`| and ${600 - rows} more stacks |  | ${600 - rows} |`);
  expect(markdown).toContain('aws_subnet.precious  destroyed');
});

test('what can be nothing but a mistake in the options is refused, all at once', () => {
  expect(() => reviewMarkdown(reviewWith([]), { limit: 10, link: 'javascript:alert(1)', marker: 'a -->' }))
    .toThrowErrorMatchingInlineSnapshot(`
    "reviewMarkdown has 3 problems:
      limit is 10; it is a whole number of bytes, at least 8000
        fix: leave it out for a comment on GitHub, or use 1_000_000 for the summary of a step
      link is "javascript:alert(1)", which is no address of http or https
        fix: give the whole address, for instance https://github.com/owner/name/actions/runs/1
      marker is "a -->", which can't be written into an HTML comment
        fix: use letters, digits and single - . : / _"
  `);
});
