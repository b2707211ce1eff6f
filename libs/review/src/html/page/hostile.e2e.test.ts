import type { Page } from 'playwright-core';
import { type Hostile, hostiles } from '../../render/hostile.fixture.js';
import { reviewOfTexts } from '../../render/review-of-texts.fixture.js';
import type { Review } from '../../review.js';
import { inBrowser, type Opened } from './browser.fixture.js';

/** As many lines, each as long if its length matters: the page may differ from that in nothing but text. */
const harmless = (text: string, at: number) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : line.length > 240 ? 'a'.repeat(line.length) : `a${at}`))
    .join('\n');

/** Each place says another of the texts, but a value before and after the same one, and so all addresses, all stacks. */
function reviewOf(round: number, text: (of: Hostile, at: number) => string): Review {
  const places = new Map<string, number>();
  return reviewOfTexts((at) => {
    const place = at.replace(/\.(before|after)$/, '').replace(/^.*\.(stack|address)$|^node$/, '$1');
    if (!places.has(place)) places.set(place, places.size);
    const index = ((places.get(place) ?? 0) + round * STEP) % hostiles.length;
    return text(hostiles[index] ?? { is: '', text: '' }, index);
  });
}

const ROUNDS = 8;
const STEP = Math.ceil(hostiles.length / ROUNDS);

/** What the page is made of, with everything open: elements, their attributes and what the style knows them by. */
const structure = (page: Page) =>
  page.evaluate(() => {
    for (const head of document.querySelectorAll<HTMLElement>('.change-head[aria-expanded=false]'))
      head.click();
    return [...document.body.querySelectorAll('*')].map((element) => {
      const names = element.getAttributeNames().map((name) => {
        const isOurs = ['class', 'id', 'role', 'for'].includes(name);
        return isOurs ? `${name}=${element.getAttribute(name)}` : name;
      });
      return `${element.parentElement?.tagName} ${element.tagName} ${names.join(' ')}`;
    });
  });

const unseen = (page: Page) =>
  page.evaluate(() => {
    const texts = [document.title, document.body.innerText];
    for (const element of document.querySelectorAll('body *'))
      for (const name of element.getAttributeNames())
        if (name !== 'data-value') texts.push(element.getAttribute(name) ?? '');
    return texts.join('\n').match(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu) ?? [];
  });

inBrowser('names and values that want to be more', (browser) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await browser().open(reviewOfTexts(() => 'a'));
  });

  const madeOf = async (review: Review) => {
    await browser().show(opened, review);
    await opened.page.locator('svg').waitFor();
    return structure(opened.page);
  };

  test.each([...Array(ROUNDS).keys()])('they change nothing but text, round %i', async (round) => {
    const expected = await madeOf(reviewOf(round, ({ text }, at) => harmless(text, at)));
    expect(await madeOf(reviewOf(round, ({ text }) => text))).toEqual(expected);
    expect(expected.length).toBeGreaterThan(600);
    const { page, requests, complaints } = opened;
    const links = await page.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.filter((href) => href?.startsWith('#') !== true)).toEqual([]);
    expect({ unseen: await unseen(page), requests, complaints }).toEqual({
      ...{ unseen: [], requests: [], complaints: [] },
    });
  });
});
