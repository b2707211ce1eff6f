import { chromium } from 'playwright-core';

/** For the documentation: what a browser shows of a page, saved as a picture. */
export async function pictureOf(html: string, file: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
    await page.setContent(html);
    await page.screenshot({ path: file });
  } finally {
    await browser.close();
  }
}
