import { account, site } from './platform.fixture.js';
import { renderDiagram } from './render-diagram.js';

const render = (title: string) => renderDiagram([site(), account()], { title });

let picture: string;
beforeAll(async () => {
  picture = await render('demo <prod> & more');
});

test('the order of stacks changes no byte', async () => {
  expect(await renderDiagram([account(), site()], { title: 'demo <prod> & more' })).toBe(picture);
});

test('a screen reader is told what it is and what it says', () => {
  expect(picture).toMatch(/^<svg role="img" /);
  expect(picture).toContain('<title>demo &lt;prod&gt; &amp; more</title>');
  expect(picture).toMatch(/<desc>Architecture of demo &lt;prod&gt; &amp; more\. /);
});

test('it needs nothing from elsewhere', () => {
  expect(picture).not.toMatch(/<image|<script|@import|href=/);
  expect([...new Set(picture.match(/font-family="[^"]*"/g))]).toEqual([
    'font-family="Verdana, DejaVu Sans, Geneva, Arial, sans-serif"',
  ]);
});

test('at 1600 pixels its text is at least 11 high, and it is no wider than twice its height', () => {
  const [, width = 0, height = 0] = (/viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"/.exec(picture) ?? []).map(
    Number,
  );
  const sizes = [...picture.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
  expect((Math.min(...sizes) * 1600) / width).toBeGreaterThanOrEqual(11);
  expect(width / height).toBeLessThan(2.2);
});

test('trust boundaries and tiers are dashed outlines', () => {
  expect(picture.match(/stroke="#b3261e"[^>]*stroke-dasharray/g)?.length).toBeGreaterThanOrEqual(3);
  expect(picture.match(/stroke="#a84300"[^>]*stroke-dasharray/g)).toHaveLength(3);
});
