import chromium from "@sparticuz/chromium";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  chromium as playwright,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
} from "playwright-core";

const officeJs = fileURLToPath(new URL("../../node_modules/@microsoft/office-js/dist/", import.meta.url));

/** Where the pane's script tag points, as the store demands. */
const cdn = "https://appsforoffice.microsoft.com/lib/1/hosted/";

/**
 * Chromium out of the npm registry: no download step of its own. It stays off the network apart from what pages ask for,
 * and needs no sandbox, which containers refuse.
 */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-quic",
      "--no-first-run",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Waits until it is there to be seen; a person would look for as long. */
export async function isShown(locator: Locator): Promise<true> {
  await locator.waitFor();
  return true;
}

/**
 * A context in which the CDN's Office.js is the genuine one of the npm package, and nothing else outside this machine can
 * be reached: a page that asks for more fails here and not first at a practice with a strict firewall.
 */
export async function openContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: "en-US", timezoneId: "America/Denver", ...options });
  await context.route(
    (url) => !["127.0.0.1", "localhost"].includes(url.hostname),
    async (route) => {
      const url = route.request().url().split("?")[0] ?? "";
      const path = url.startsWith(cdn) ? `${officeJs}${url.slice(cdn.length)}` : null;
      if (path !== null && existsSync(path)) await route.fulfill({ path, contentType: "text/javascript" });
      else await route.abort();
    },
  );
  return context;
}
