import type { Browser, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { isShown, launchBrowser } from "../support/browser.ts";
import { openInWorkbook, openPane, signIn, type PanePage } from "../support/pane-page.ts";
import { startSampleServer, type SampleServer } from "../support/sample-server.ts";

let browser: Browser;
let server: SampleServer;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startSampleServer();
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Each of the sample's codes works once, and this file's tests share a server: a person each. */
async function paneOf(userId: string): Promise<PanePage> {
  const pane = await openPane(browser, server.origin);
  await signIn(pane, server.codeOf(userId));
  return pane;
}

const hears = ({ page }: PanePage, words: string | RegExp) => isShown(page.getByRole("status").getByText(words));

describe("a pane whose Excel or network is slow or away", () => {
  it("waits for an Office.js that is late", async () => {
    const pane = await openPane(browser, server.origin);
    await pane.context.route("https://appsforoffice.microsoft.com/**", async (route: Route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.fallback();
    });
    await pane.page.reload();
    expect(await isShown(pane.page.getByLabel("Sign-in code"))).toBe(true);
    expect(pane.errors).toEqual([]);
  });

  it("says that Office.js did not come, and goes on at the next try when it does", async () => {
    const pane = await openPane(browser, server.origin);
    await pane.context.route("https://appsforoffice.microsoft.com/**", (route) => route.abort());
    await pane.page.reload();
    expect(await isShown(pane.page.getByRole("heading", { name: "Excel's add-in library did not load" }))).toBe(true);
    await pane.context.unroute("https://appsforoffice.microsoft.com/**");
    await pane.page.getByRole("button", { name: "Try again" }).click();
    expect(await isShown(pane.page.getByLabel("Sign-in code"))).toBe(true);
  });

  it("says that the server cannot be reached, and goes on at the next try when it can", async () => {
    const pane = await paneOf("staff");
    await pane.page.getByRole("tab", { name: "Export" }).waitFor();
    await pane.page.route("**/v1/**", (route) => route.abort());
    await pane.page.reload();
    expect(await isShown(pane.page.getByText("Milepost cannot be reached."))).toBe(true);
    await pane.page.unroute("**/v1/**");
    await pane.page.getByRole("button", { name: "Try again" }).click();
    expect(await isShown(pane.page.getByRole("tab", { name: "Export" }))).toBe(true);
  });

  it("needs neither the history nor the dialogs that Office.js takes away", async () => {
    const pane = await openPane(browser, server.origin);
    expect(await pane.page.evaluate(() => typeof history.pushState)).not.toBe("function");
    await pane.page.evaluate(() => {
      for (const name of ["alert", "confirm", "prompt"]) Object.assign(window, { [name]: undefined });
    });
    await signIn(pane, server.codeOf("chita"));
    await pane.page.getByRole("searchbox", { name: "Filter" }).waitFor();
    expect(pane.errors).toEqual([]);
  });
});

describe("saving over a bad line", () => {
  it("shows that it takes long, can be stopped, and loses and doubles nothing", async () => {
    const pane = await paneOf("champion");
    const { page, workbook } = pane;
    await openInWorkbook(pane, "Clinical quality measures", "Q1 2019");
    await workbook.type("CQM measures", "AE4H", "Denominator", 13_700);
    await workbook.type("CQM measures", "AE4H", "Numerator", 13_650);
    await hears(pane, "2 changes not saved yet");
    // The push arrives and is applied; its reply does not come back.
    await page.route("**/push", async (route) => {
      await route.fetch();
    });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("progressbar", { name: "Progress" }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await hears(pane, "Stopped. 2 changes stay in this workbook; choose Save to go on.");
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
    await page.unroute("**/push");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    expect(await hears(pane, "All saved, version 1")).toBe(true);
    expect(pane.errors).toEqual([]);
  });

  it("says that it is offline without being asked, and saves by itself what it could not once the line is back", async () => {
    const pane = await paneOf("member");
    const { page, workbook } = pane;
    await openInWorkbook(pane, "IMAT assessment", "March 2019");
    await workbook.type("IMAT milestones", "7", "Score", 2);
    await hears(pane, "1 change not saved yet");
    await pane.context.setOffline(true);
    await hears(pane, "Offline: your values stay in this workbook, 1 change to save");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await hears(pane, /1 change stays in this workbook and will be saved/);
    await pane.context.setOffline(false);
    await hears(pane, "1 change saved.");
    expect(await hears(pane, /All saved, version/)).toBe(true);
    expect(pane.errors).toEqual([]);
  });
});
