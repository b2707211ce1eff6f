import fc from 'fast-check';
import { marked, type Tokens } from 'marked';
import { packOf, saying, STACKS, TODAY, waiver } from '../audit.fixture.js';
import { type Audit, auditOf } from '../audit.js';
import { countLine } from './audit-count.js';
import { auditJson } from './audit-json.js';
import { auditMarkdown, escaped } from './audit-markdown.js';
import { auditTable } from './audit-table.js';
import { wrapped } from './wrapped.js';

const audit: Audit = auditOf([...STACKS, { name: 't', json: { module: { cdn: [{ source: './cdn' }] } } }], {
  pack: packOf(
    saying('GREEN', 'pass', 'pass'),
    saying('NONE'),
    saying('OPEN', 'unknown', 'pass'),
    saying('RED', 'fail', 'fail'),
    saying('WAIVED', 'fail', 'pass'),
  ),
  waivers: [
    waiver({ rule: 'WAIVED', resources: ['s/x.*'] }),
    waiver({ rule: 'GREEN' }),
    waiver({ rule: 'RED', expires: '2026-01-01' }),
  ],
  today: TODAY,
});

test('the denominator is always said, and waived failures are failures', () => {
  const line = '5 rules: 1 pass, 2 fail (1 waived), 1 not applicable, 1 need runtime evidence';
  expect(countLine(audit)).toBe(line);
  expect(auditTable(audit).split('\n').at(-1)).toBe(line);
  expect(auditMarkdown(audit).split('\n\n')[1]).toBe(line);
});

test('the table says first what somebody has to act on', () => {
  expect(auditTable(audit)).toMatchInlineSnapshot(`
    "┌────────┬────────────────────────┬────────────────────────────────────────────────────────────────────────────────────┐
    │ rule   │ verdict                │ what was seen                                                                      │
    ├────────┼────────────────────────┼────────────────────────────────────────────────────────────────────────────────────┤
    │ RED    │ fail                   │ s/x.1                                                                              │
    │        │                        │ s/x.2                                                                              │
    │        │                        │   x is fail                                                                        │
    │        │                        │ fix: Mend RED.                                                                     │
    │ WAIVED │ waived                 │ s/x.1                                                                              │
    │        │                        │   x is fail                                                                        │
    │        │                        │ waived for s/x.* until 2027-03-31 by platform: a decision that somebody wrote down │
    │ OPEN   │ needs runtime evidence │ s/x.1                                                                              │
    │        │                        │   unknown: x is unknown                                                            │
    │ GREEN  │ pass                   │ 2 resources: GREEN holds.                                                          │
    │ NONE   │ not applicable         │ no such resource                                                                   │
    └────────┴────────────────────────┴────────────────────────────────────────────────────────────────────────────────────┘
    the waiver of RED expired on 2026-01-01
        fix: mend what fails, or let platform decide anew
    the waiver of GREEN waives nothing
        fix: delete it
    nothing is said of what is inside of t/module.cdn
    Rules of a test, as of 2026-01-01. It judges what is written, not what runs: it is no certification, and no legal advice. What runs, AWS Config evaluates; what needs runtime evidence, somebody has to look at.
    5 rules: 1 pass, 2 fail (1 waived), 1 not applicable, 1 need runtime evidence"
  `);
});

test('Markdown is a page of its own', () => {
  expect(auditMarkdown(audit)).toMatchInlineSnapshot(`
    "# Rules of a test

    5 rules: 1 pass, 2 fail (1 waived), 1 not applicable, 1 need runtime evidence

    - the waiver of RED expired on 2026-01-01 (mend what fails, or let platform decide anew)
    - the waiver of GREEN waives nothing (delete it)
    - nothing is said of what is inside of t/module.cdn

    | rule   | verdict                | resources      | reason                | fix or waiver                                                                       |
    | ------ | ---------------------- | -------------- | --------------------- | ----------------------------------------------------------------------------------- |
    | RED    | fail                   | s/x.1<br>s/x.2 | x is fail             | fix: Mend RED.                                                                      |
    | WAIVED | waived                 | s/x.1          | x is fail             | waived for s/x.\\* until 2027-03-31 by platform: a decision that somebody wrote down |
    | OPEN   | needs runtime evidence | s/x.1          | unknown: x is unknown |                                                                                     |
    | GREEN  | pass                   | s/x.1<br>s/x.2 | GREEN holds.          |                                                                                     |
    | NONE   | not applicable         |                | no such resource      |                                                                                     |

    Rules: nowhere, as of 2026-01-01. Judged on 2026-11-21: s, t.

    It judges what is written, not what runs: it is no certification, and no legal advice. What runs, AWS Config evaluates; what needs runtime evidence, somebody has to look at."
  `);
});

test('JSON has everything', () => {
  const { count, rules, problems, unread, stacks } = JSON.parse(auditJson(audit));
  expect(count).toEqual({ rules: 5, pass: 1, fail: 2, notApplicable: 1, needRuntimeEvidence: 1, waived: 1 });
  expect(rules[4]).toEqual({
    id: 'WAIVED',
    holds: 'WAIVED holds.',
    why: 'WAIVED matters.',
    fix: 'Mend WAIVED.',
    verdict: 'waived',
    judgements: [
      {
        resource: 's/x.1',
        verdict: 'fail',
        reason: 'x is fail',
        waiver: waiver({ rule: 'WAIVED', resources: ['s/x.*'] }),
      },
      { resource: 's/x.2', verdict: 'pass', reason: 'x is pass' },
    ],
  });
  expect(problems).toHaveLength(2);
  expect(unread).toEqual(['t/module.cdn']);
  expect(stacks).toEqual(['s', 't']);
});

test('no text breaks out of its cell', () => {
  const text = fc.string({ unit: fc.constantFrom(...'|\\`*_[]()<>&!~#\n\r\t ab1-:'), maxLength: 30 });
  fc.assert(
    fc.property(text, text, (reason, resource) => {
      const rule = {
        ...saying('RED'),
        judge: () => [{ resource: `x${resource}`, verdict: 'fail' as const, reason: `y${reason}z` }],
      };
      const page = auditMarkdown(auditOf(STACKS, { pack: packOf(rule, saying('NONE')), today: TODAY }));
      const [table] = marked.lexer(page).filter((token) => token.type === 'table') as Tokens.Table[];
      expect(table?.rows).toHaveLength(2);
      expect(table?.rows[0]?.map(({ text: cell }) => plain(cell))).toEqual([
        'RED',
        'fail',
        `x${resource}`.replace(/\s+/g, ' ').trim(),
        `y${reason}z`.replace(/\s+/g, ' '),
        'fix: Mend RED.',
      ]);
    }),
  );
});

/** What a reader sees of Markdown. */
const plain = (markdown: string) =>
  (marked.parseInline(markdown) as string)
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

test('ids of rules and resources stay readable in Markdown', () => {
  expect(escaped('demo-prod-edge/aws_lb.web_lb_19E78718')).toBe('demo-prod-edge/aws_lb.web_lb_19E78718');
});

test('lines are broken at spaces, and the rest stands a little further in', () => {
  expect(wrapped('  one two three', 9)).toEqual(['  one two', '    three']);
  expect(wrapped('averylongword a', 5)).toEqual(['averylongword', '  a']);
  expect(wrapped('', 5)).toEqual(['']);
});
