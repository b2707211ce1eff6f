import type { Page } from 'playwright-core';
import { largeReview } from '../large.fixture.js';
import { platformReview } from '../platform.fixture.js';
import { attribute, change, review, stack } from '../review.fixture.js';
import { inBrowser } from './browser.fixture.js';

const addresses = (page: Page) => page.locator('.stack:not([hidden]) .change .address').allTextContents();
const open = (page: Page) => page.locator('.change:has(> [aria-expanded=true]) .address').allTextContents();
const hits = (page: Page) => page.getByRole('status').textContent();

inBrowser('the page of a review', (browser) => {
  test('it asks for nothing over the network, and the browser has nothing to complain about', async () => {
    const { page, requests, complaints } = await browser().open(platformReview);
    for (const summary of await page.locator('details:not([open]) > summary').all()) await summary.click();
    await page.getByRole('button', { name: 'Open or close all' }).click();
    await page.getByRole('button', { name: 'Dark theme' }).click();
    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
    expect(await page.title()).toBe('Danger: plan review of omnirapeutic/platform #482');
  });

  test('danger is seen first, without scrolling, and leads to the change', async () => {
    const { page } = await browser().open(platformReview);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      '3 dangers, 1 new policy failure in 8 changes',
    );
    const danger = page.locator('#dangers .finding').first();
    expect(await danger.evaluate((found) => found.getBoundingClientRect().bottom < innerHeight)).toBe(true);
    await page.locator('#dangers').getByRole('link', { name: 'aws_rds_cluster.db', exact: true }).click();
    const head = page.locator('.change-head:focus');
    expect(await head.locator('.address').textContent()).toBe('aws_rds_cluster.db');
    expect(await head.getAttribute('aria-expanded')).toBe('true');
  });

  test('the worst is open, with what forces it, what is hidden and what nobody knows yet', async () => {
    const { page } = await browser().open(platformReview);
    expect(await open(page)).toEqual([
      ...[
        'aws_security_group.app-security-group',
        'aws_rds_cluster.db',
        'aws_rds_cluster_instance.db-writer',
      ],
    ]);
    const rows = await page
      .getByRole('table', { name: 'Attributes of aws_rds_cluster.db', exact: true })
      .getByRole('row')
      .allInnerTexts();
    expect(rows.map((row) => row.split(/\s*[\t\n]\s*/))).toEqual([
      ['Attribute', 'Before', 'After'],
      ['storage_encrypted forces replacement', 'false', 'true'],
      ['master_password', 'hidden', 'hidden'],
      ['engine_version', '15.4', '16.6'],
      ['endpoint', 'db.cluster-x1.eu-central-1.rds.amazonaws.com', 'known after apply'],
      ['backup_retention_period', '7', '35'],
      ['tags.CostCentre', 'not set', 'records'],
    ]);
  });

  test('search and filters narrow the changes and say how many are left', async () => {
    const { page } = await browser().open(platformReview);
    expect(await hits(page)).toBe('9 changes, drift included');
    await page.getByRole('searchbox').fill('RECORDS/API:1.42');
    expect(await addresses(page)).toEqual(['aws_ecs_task_definition.task']);
    expect(await hits(page)).toBe('1 of 9 changes');
    await page.getByRole('searchbox').fill('no such thing');
    expect(await hits(page)).toBe('0 of 9 changes: nothing matches');
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByLabel('Only dangers').check();
    expect(await addresses(page)).toHaveLength(3);
    await page.getByLabel('Filter by stack').selectOption('records-production-network');
    expect(await addresses(page)).toEqual(['aws_security_group.app-security-group']);
    await page.getByLabel('Only dangers').uncheck();
    await page.getByLabel('Filter by action').selectOption('move');
    expect(await addresses(page)).toEqual(['aws_flow_log.flow-log']);
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('checkbox', { name: 'Policy' }).check();
    await page.getByLabel('Filter by verdict').selectOption('Safe');
    expect(await addresses(page)).toEqual(['aws_cloudwatch_metric_alarm.db-cpu']);
    await page.getByLabel('Filter by type').selectOption('aws_rds_cluster');
    expect(await addresses(page)).toEqual([]);
  });

  test('a link leads to its change, from elsewhere and past the filters', async () => {
    const odd = 'module.a["x/y #1"].aws_sqs_queue.q%';
    const many = Array.from({ length: 300 }, (_, at) => change(`aws_sqs_queue.q${at}`));
    const of = review([
      stack('shop', { changes: [...many, change(odd)] }),
      stack('data', { changes: [change('a.b')] }),
    ]);
    const { page } = await browser().open(of, `#shop/${encodeURIComponent(odd)}`);
    expect(await open(page)).toEqual([odd]);
    await page.getByRole('searchbox').fill('q17');
    await page.evaluate(() => (location.hash = '#data/a.b'));
    await page.locator('.change-head:focus').waitFor();
    expect(await open(page)).toEqual(['a.b']);
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    await page.evaluate(() => (location.hash = '#data/'));
    await page.locator('h3:focus').waitFor();
    expect(await page.locator('h3:focus').textContent()).toBe('data');
  });

  test('the graph lights what changes, and a click jumps to it', async () => {
    const { page } = await browser().open(platformReview);
    const graph = page.getByRole('group', { name: 'Resource graph of records-production-data' });
    expect(await graph.locator('.lit.node .name').allTextContents()).toEqual(['db-cpu', 'db', 'db-writer']);
    expect(await graph.locator('.node:not(.lit)').count()).toBe(6);
    await graph
      .getByRole('link', { name: /^aws_cloudwatch_metric_alarm\.db-cpu: create, refers to aws_rds/ })
      .click();
    expect(await page.locator('.change-head:focus .address').textContent()).toBe(
      'aws_cloudwatch_metric_alarm.db-cpu',
    );
  });

  test('a graph that nobody could read is cut, and says so', async () => {
    const { page } = await browser().open(largeReview(250));
    await page.locator('summary').click();
    expect(await page.locator('.node').count()).toBe(150);
    expect(await page.locator('figcaption').textContent()).toMatch(/100 changes not drawn/);
  });

  test('ten thousand changes open, a part at once', async () => {
    const { page } = await browser().open(largeReview(10_000));
    expect(await hits(page)).toBe('10,000 changes');
    expect(await page.locator('.change').count()).toBe(100);
    await page.getByRole('button', { name: 'Show 200 more of 250' }).first().click();
    expect(await page.locator('.stack').first().locator('.change').count()).toBe(250);
    await page.getByRole('searchbox').fill('part-9999');
    expect(await addresses(page)).toEqual(['aws_sqs_queue.part-9999']);
  });

  test('long values are cut until somebody asks for the rest', async () => {
    const long = Array.from({ length: 100 }, (_, at) => `line ${at}`).join('\n');
    const of = review([
      stack('shop', { changes: [change('a.b', { attributes: [attribute('user_data', undefined, long)] })] }),
    ]);
    const { page } = await browser().open(of, '#shop/a.b');
    expect(await page.locator('td pre').textContent()).toMatch(/line 23$/);
    await page.getByRole('button', { name: /more characters/ }).click();
    expect(await page.locator('td pre').textContent()).toBe(long);
  });

  test('on paper there is everything that matches', async () => {
    const { page } = await browser().open(largeReview(500));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.change').count()).toBe(500);
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  });

  test('a plan set that has expired is called so', async () => {
    const planSet = { hash: 'f'.repeat(64), expiresAt: '2020-01-01T00:00:00.000Z' };
    const { page } = await browser().open(review([stack('shop')], { planSet }));
    expect(await page.locator('#overview').innerText()).toMatch(
      '2020-01-01 00:00 UTC has passed: nothing applies it',
    );
  });

  test('without scripts it names the dangers', async () => {
    const { page } = await browser().open(platformReview, '', { javaScriptEnabled: false });
    expect(await page.locator('noscript li').allTextContents()).toHaveLength(3);
  });
});
