import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Review } from '../../review.js';
import { reviewHtml } from '../review-html.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Chromium as it is installed, or as `CHROMIUM_PATH` says. */
function chromiumPath(): string | undefined {
  const { CHROMIUM_PATH, PATH = '' } = process.env;
  if (CHROMIUM_PATH !== undefined) return CHROMIUM_PATH;
  const onPath = NAMES.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return [...onPath, MAC].find(isExecutable);
}

function isExecutable(file: string) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Asks for nothing by itself: each request that is seen is the page's. */
const ARGUMENTS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

/** A page, and what it did that it shouldn't. */
export interface Opened {
  readonly page: Page;
  /** Addresses that it asked for, besides its own file. */
  readonly requests: string[];
  /** Errors, warnings and dialogs. */
  readonly complaints: string[];
}

export class PageBrowser {
  private readonly folder = mkdtempSync(join(tmpdir(), 'review-page-'));
  private files = 0;

  private constructor(private readonly browser: Browser) {}

  static async start(executablePath: string) {
    return new PageBrowser(await chromium.launch({ executablePath, args: ARGUMENTS }));
  }

  /** The page of a review from a file, as people open it. */
  async open(review: Review, hash = '', options: BrowserContextOptions = {}): Promise<Opened> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const opened: Opened = { page: await context.newPage(), requests: [], complaints: [] };
    const { page, requests, complaints } = opened;
    const own = pathToFileURL(this.folder).href;
    await context.route('**/*', (route) =>
      route.request().url().startsWith(own) ? route.continue() : route.abort(),
    );
    page.on('request', (request) => request.url().startsWith(own) || requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(dialog.message());
      void dialog.dismiss();
    });
    await this.show(opened, review, hash);
    return opened;
  }

  /** Another review in a page that is open: sooner than a new one. */
  async show({ page }: Opened, review: Review, hash = '') {
    const file = join(this.folder, `${this.files++}.html`);
    writeFileSync(file, reviewHtml(review));
    await page.goto(`${pathToFileURL(file).href}${hash}`);
  }

  async stop() {
    await this.browser.close();
    rmSync(this.folder, { recursive: true });
  }
}

/** Tests in a browser. Where there is none they are skipped, and say so. */
export function inBrowser(title: string, tests: (browser: () => PageBrowser) => void) {
  const path = chromiumPath();
  const skipped = 'skipped: no Chromium on PATH and no CHROMIUM_PATH';
  (path === undefined ? describe.skip : describe)(
    path === undefined ? `${title} (${skipped})` : title,
    () => {
      let browser: PageBrowser | undefined;
      beforeAll(async () => {
        browser = await PageBrowser.start(path ?? '');
      });
      afterAll(() => browser?.stop());
      tests(() => {
        if (browser === undefined) throw new Error('Chromium has not started');
        return browser;
      });
    },
  );
}
