import { createHash } from 'node:crypto';
import { hostiles } from '../render/hostile.fixture.js';
import { reviewOfTexts } from '../render/review-of-texts.fixture.js';
import { script, style } from './built/page.js';
import { largeReview } from './large.fixture.js';
import { platformReview } from './platform.fixture.js';
import { change, review, stack } from './review.fixture.js';
import { reviewHtml } from './review-html.js';

const plain = reviewHtml(review([stack('shop', { changes: [change('aws_sqs_queue.orders')] })]));

/** What is left of a page without its three parts that a browser doesn't read as markup. */
const markup = (html: string) =>
  html
    .replace(style, '')
    .replace(script, '')
    .replace(/(id="review">).*?(?=<\/script>)/, '$1');

const embedded = (html: string): unknown =>
  JSON.parse(/<script type="application\/json" id="review">(.*?)<\/script>/.exec(html)?.[1] ?? '');

test('it asks for nothing from elsewhere', () => {
  const html = reviewHtml(platformReview);
  expect([...new Set(html.match(/\b(?:https?|wss?|ftp):\/\/[^\s"'`]*/g))]).toEqual([
    'http://www.w3.org/2000/svg',
  ]);
  expect(markup(html).match(/(?:src|href|action|srcset|data)\s*=\s*"[^"]*"/g)).toEqual([
    'href="data:,"',
    'href="#main"',
  ]);
  expect(style).not.toMatch(/@import|url\(|@font-face/);
  expect(script).not.toMatch(/\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import)\s*\(/);
});

test('the browser is told to run nothing but what the page brings', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(plain)?.[1] ?? '';
  const hash = (text: string) => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
  expect(policy.split('; ')).toEqual([
    'default-src &#39;none&#39;',
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'img-src data:',
    'base-uri &#39;none&#39;',
    'form-action &#39;none&#39;',
    'require-trusted-types-for &#39;script&#39;',
    'trusted-types &#39;none&#39;',
  ]);
});

test('the script makes no markup of text', () => {
  expect(script).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function/,
  );
});

test.each(hostiles)('$is stays text', ({ text }) => {
  const bad = reviewOfTexts(() => text);
  const html = reviewHtml(bad);
  // As JSON has it: no half of a character survives a file.
  expect(embedded(html)).toEqual(JSON.parse(JSON.stringify(bad)));
  const tags = (of: string) => markup(of).match(/<[!/a-z][^>]*>/gi);
  expect(tags(html)).toEqual(tags(reviewHtml(reviewOfTexts(() => 'a'))));
  expect(Buffer.from(html, 'utf8').toString('utf8')).toBe(html);
  expect(
    html
      .replace(script, '')
      .replaceAll('\n', '')
      .match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u),
  ).toBeNull();
});

test('the title and what is said without a script show what hides', () => {
  const html = reviewHtml(
    review([stack('shop')], {
      verdict: 'danger',
      change: { repository: 'acme/\u202eshop', pullRequest: 7, head: 'a', base: 'b' },
      findings: [{ rule: 'x', verdict: 'danger', what: 'destroys <b>all</b>', fix: 'y' }],
    }),
  );
  expect(html).toContain('<title>Danger: plan review of acme/\\u202eshop #7</title>');
  expect(html).toContain('<li>destroys &#60;b&#62;all&#60;/b&#62;</li>');
});

test('the same review gives the same bytes', () => {
  expect(reviewHtml(structuredClone(platformReview))).toBe(reviewHtml(platformReview));
});

test('it grows with the review and not faster', () => {
  const size = (changes: number) => reviewHtml(largeReview(changes)).length;
  const [empty, one, ten] = [size(0), size(1000), size(10_000)];
  expect(empty).toBeLessThan(100_000);
  expect((ten - empty) / (one - empty)).toBeCloseTo(10, 0);
});
