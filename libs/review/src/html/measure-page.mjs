#!/usr/bin/env node
// `node libs/review/src/html/measure-page.mjs [changes…]`: how large the page of so many changes is, how long it takes to open in
// Chromium, and how long a keystroke in its search box takes until the browser has painted what is left.
import { buildSync } from 'esbuild';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const WORDS = ['part-1', 'update', 'said better', 'production-part-77', 'queue', 'zzz'];

/** From the key to the first moment after the frame that shows its effect. */
const MEASURED = `
  window.strokes = [];
  addEventListener('keydown', () => {
    const start = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => window.strokes.push(performance.now() - start);
    requestAnimationFrame(() => port2.postMessage(0));
  }, true);`;

const here = dirname(fileURLToPath(import.meta.url));
const sizes = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'measure-page-'));
const executablePath = process.env['CHROMIUM_PATH'] ?? onPath();
if (executablePath === undefined) {
  process.stderr.write('no Chromium on PATH and no CHROMIUM_PATH\n    fix: install chromium\n');
  process.exit(10);
}
const { largeReview, reviewHtml } = sources();
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  for (const changes of sizes.length > 0 ? sizes : [2_000, 10_000]) await measure(changes);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** @param {number} changes */
async function measure(changes) {
  const file = join(folder, `${changes}.html`);
  const started = performance.now();
  writeFileSync(file, reviewHtml(largeReview(changes)));
  const made = performance.now() - started;
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(pathToFileURL(file).href);
  const opened = /** @type {number} */ (
    await page.evaluate('performance.timing.loadEventEnd - performance.timing.navigationStart')
  );
  await page.evaluate(MEASURED);
  await page.locator('#search').focus();
  for (const word of WORDS) {
    for (const letter of word) await stroke(page, letter);
    for (let at = 0; at < word.length; at++) await stroke(page, 'Backspace');
  }
  const strokes = /** @type {number[]} */ (await page.evaluate('window.strokes')).sort((a, b) => a - b);
  await page.close();
  const round = (/** @type {number | undefined} */ ms = NaN) => Math.round(ms * 10) / 10;
  const kilobytes = statSync(file).size / 1024;
  process.stdout.write(
    `${JSON.stringify({
      changes,
      kilobytes: Math.round(kilobytes),
      kilobytesPerChange: round(kilobytes / changes),
      madeMs: round(made),
      openMs: round(opened),
      strokes: strokes.length,
      medianMs: round(strokes[Math.floor(strokes.length / 2)]),
      worstMs: round(strokes.at(-1)),
    })}\n`,
  );
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} key
 */
async function stroke(page, key) {
  const count = async () => /** @type {number} */ (await page.evaluate('window.strokes.length'));
  const before = await count();
  await page.keyboard.press(key);
  // The page forbids what Playwright waits with.
  while ((await count()) === before);
}

/** @returns {{ largeReview: (changes: number) => unknown, reviewHtml: (review: unknown) => string }} */
function sources() {
  const file = join(folder, 'sources.cjs');
  buildSync({
    stdin: {
      contents:
        "export { largeReview } from './large.fixture.js'; export { reviewHtml } from './review-html.js';",
      resolveDir: here,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: file,
  });
  return createRequire(import.meta.url)(file);
}

function onPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const files = names.flatMap((name) =>
    (process.env['PATH'] ?? '').split(delimiter).map((path) => join(path, name)),
  );
  return [...files, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find(existsSync);
}
