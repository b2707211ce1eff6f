import type { Page } from 'playwright-core';
import { platformReview } from '../platform.fixture.js';
import { change, review, stack } from '../review.fixture.js';
import { inBrowser } from './browser.fixture.js';
import { faintTexts } from './contrast.fixture.js';

const everythingOpen = async (page: Page) => {
  for (const summary of await page.locator('details:not([open]) > summary').all()) await summary.click();
  if ((await page.locator('.change-head[aria-expanded=false]').count()) > 0)
    await page.getByRole('button', { name: 'Open or close all' }).click();
};

/** The change that has the focus, or the id of what has it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: active } = document;
    return active?.matches('.change-head') ? active.querySelector('.address')?.textContent : active?.id;
  });

inBrowser('the page of a review for everybody', (browser) => {
  test.each(['light', 'dark'] as const)('every text can be read in the %s theme', async (colorScheme) => {
    const { page } = await browser().open(platformReview, '', { colorScheme });
    await everythingOpen(page);
    const { read, faint } = await page.evaluate(faintTexts);
    expect(faint).toEqual([]);
    expect(read).toBeGreaterThan(250);
  });

  test('the theme follows the system until somebody chooses', async () => {
    const { page } = await browser().open(platformReview, '', { colorScheme: 'dark' });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await background();
    await page.getByRole('button', { name: 'Light theme' }).click();
    const light = await background();
    expect(light).not.toBe(dark);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('button', { name: 'Dark theme' }).click();
    expect(await background()).toBe(dark);
    await page.reload();
    expect(await background()).toBe(dark);
  });

  test('landmarks, headings and names tell what is where', async () => {
    const { page } = await browser().open(platformReview);
    await everythingOpen(page);
    const levels = await page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, at) => level <= (levels[at - 1] ?? 1) + 1)).toBe(true);
    for (const role of ['banner', 'navigation', 'main', 'search', 'contentinfo', 'status'] as const)
      expect(await page.getByRole(role).count()).toBe(1);
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll('input, select')]
        .filter((field) => (field as HTMLInputElement).labels?.length !== 1)
        .concat(
          [...document.querySelectorAll('button, a')].filter((button) => button.textContent?.trim() === ''),
        )
        .concat([...document.querySelectorAll('table')].filter((table) => !table.caption?.textContent))
        .concat([...document.querySelectorAll('th')].filter((header) => header.scope === ''))
        .concat([...document.querySelectorAll('[onclick], div[tabindex]:not([role])')])
        .map(({ outerHTML }) => outerHTML),
    );
    expect(nameless).toEqual([]);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a screen reader hears a change as a button that opens, in a list of its stack', async () => {
    const { page } = await browser().open(platformReview);
    const list = page.getByRole('list', { name: 'Changes of records-production-api' });
    expect(await list.ariaSnapshot()).toBe(`- list "Changes of records-production-api":
  - listitem:
    - button "update aws_iam_role_policy.task-role-policy policy Review":
      - text: update
      - code: aws_iam_role_policy.task-role-policy
      - text: policy Review
  - listitem:
    - button "replace aws_ecs_task_definition.task container_definitions forces it · container_definitions[0].image, container_definitions[0].environment[3].value, cpu, revision":
      - text: replace
      - code: aws_ecs_task_definition.task
      - text: container_definitions forces it · container_definitions[0].image, container_definitions[0].environment[3].value, cpu, revision
  - listitem:
    - button "import aws_s3_bucket.exports imported as records-production-exports · records-production-api/exports holds data Review":
      - text: import
      - code: aws_s3_bucket.exports
      - text: imported as records-production-exports · records-production-api/exports holds data Review`);
  });

  test('it is read, searched and opened without a mouse', async () => {
    const { page } = await browser().open(platformReview);
    const { keyboard } = page;
    await keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the review');
    await keyboard.press('Enter');
    expect(await focused(page)).toBe('main');
    await keyboard.press('/');
    expect(await focused(page)).toBe('search');
    await keyboard.type('records-production-api');
    await keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('aws_iam_role_policy.task-role-policy');
    await keyboard.press('Enter');
    await keyboard.press('j');
    await keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('aws_s3_bucket.exports');
    await keyboard.press('k');
    await keyboard.press('k');
    expect(await page.locator(':focus').getAttribute('aria-expanded')).toBe('true');
    await keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('to this change');
    await keyboard.press('Escape');
    expect(await focused(page)).toBe('aws_iam_role_policy.task-role-policy');
    expect(await page.locator(':focus').getAttribute('aria-expanded')).toBe('false');
    await keyboard.press('/');
    await keyboard.press('Escape');
    expect(await page.getByRole('status').textContent()).toBe('9 changes, drift included');
  });

  test('single letters do nothing for whoever switches them off, and nothing in a field', async () => {
    const { page } = await browser().open(platformReview);
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('jk/');
    expect(await page.getByRole('searchbox').inputValue()).toBe('jk/');
    await page.getByLabel('Keys that are single letters').uncheck();
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('letters');
  });

  test('whoever walks through with Tab always sees where he is', async () => {
    const { page } = await browser().open(platformReview);
    await everythingOpen(page);
    await page.locator('.skip').focus();
    const unseen: string[] = [];
    let stops = 0;
    for (;;) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const { activeElement: active } = document;
        if (active === null || active === document.body) return undefined;
        const { outlineStyle, outlineWidth } = getComputedStyle(active);
        return { seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1, html: active.outerHTML };
      });
      if (stop === undefined) break;
      stops += 1;
      if (!stop.seen) unseen.push(stop.html);
    }
    expect(unseen).toEqual([]);
    expect(stops).toBeGreaterThan(60);
  });

  test.each([400, 800])('nothing is wider than a screen of %i pixels', async (width) => {
    const wide = review([stack('s'.repeat(80), { changes: [change(`aws_sqs_queue.${'q'.repeat(300)}`)] })]);
    for (const shown of [platformReview, wide]) {
      const { page } = await browser().open(shown, '', { viewport: { width, height: 800 } });
      await everythingOpen(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});
