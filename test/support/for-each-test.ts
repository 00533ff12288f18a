import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { launchBrowser, openContext } from "./browser.ts";
import { startSampleServer, type SampleServer } from "./sample-server.ts";

/** A browser for the test file and a server of its own for each test. To be read within tests only. */
export interface SampleScene {
  readonly browser: Browser;
  readonly server: SampleServer;
}

/** The sample's server anew for each test, since a code signs in once, in one browser without a page of the test before. */
export function sampleForEachTest(): () => SampleScene {
  let browser: Browser;
  let server: SampleServer;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    server = await startSampleServer();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await server.close();
  });
  return () => ({ browser, server });
}

export interface PreviewScene extends SampleScene {
  readonly page: Page;
  /** What the page complained about: errors that nobody caught. */
  readonly errors: readonly string[];
}

/** The same with the preview open in a page. `permissions` are what the browser lets it do unasked. */
export function previewForEachTest(permissions: readonly string[] = []): () => PreviewScene {
  const sample = sampleForEachTest();
  let page: Page;
  let errors: string[];
  beforeEach(async () => {
    const { browser, server } = sample();
    const context = await openContext(browser, { viewport: { width: 1_280, height: 800 } });
    await context.grantPermissions([...permissions]);
    page = await context.newPage();
    errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(`${server.origin}/preview.html`);
  });
  return () => ({ ...sample(), page, errors });
}
