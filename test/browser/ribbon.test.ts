import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isShown, launchBrowser } from "../support/browser.ts";
import { openInWorkbook, openPane, signIn } from "../support/pane-page.ts";
import { startSampleServer, type SampleServer } from "../support/sample-server.ts";

const measures = "CQM measures";

let browser: Browser;
let server: SampleServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startSampleServer()]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/* oxlint-disable no-underscore-dangle -- Office.js keeps what it was given under this name, and so Excel finds it */
/** Presses a button of the ribbon: calls the function the page has given Office.js, as Excel does, until it completes. */
const press = (page: Page, command: string): Promise<void> =>
  page.evaluate(async (name) => {
    const { actions } = Office as unknown as {
      actions: { _association: { mappings: Record<string, (event: { completed: () => void }) => void> } };
    };
    const deadline = Date.now() + 5_000;
    while (actions._association.mappings[name] === undefined && Date.now() < deadline) {
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
    await new Promise<void>((resolve) => {
      actions._association.mappings[name]?.({ completed: resolve });
    });
  }, command.toUpperCase());

describe("the ribbon's buttons", () => {
  it("save and refresh the document that is open in the pane, which says what happened", async () => {
    const code = server.codeOf("champion");
    const pane = await openPane(browser, server.origin);
    await signIn(pane, code);
    await openInWorkbook(pane, "Clinical quality measures", "Q1 2019");
    await pane.workbook.type(measures, "AE4H", "Denominator", 20_000);
    expect(await isShown(pane.page.getByRole("status").getByText("1 change not saved yet"))).toBe(true);

    const ribbon = await pane.context.newPage();
    await ribbon.goto(`${server.origin}/commands.html`);
    await press(ribbon, "push");
    expect(await isShown(pane.page.getByRole("status").getByText("1 change saved."))).toBe(true);
    await press(ribbon, "pull");
    expect(await isShown(pane.page.getByRole("status").getByText("Up to date."))).toBe(true);
    expect(pane.errors).toEqual([]);
    await pane.context.close();
  });

  it("work without the pane, and always let go of the button", async () => {
    const { page, context, errors } = await openPane(browser, server.origin);
    await page.goto(`${server.origin}/commands.html`);
    for (const command of ["check", "push", "pull"]) await press(page, command);
    expect(errors).toEqual([]);
    await context.close();
  });

  it("leave word for the pane where Excel shows no dialog, which shows it once", async () => {
    const { page, context } = await openPane(browser, server.origin);
    await page.evaluate(() => {
      localStorage.setItem("milepost.report", JSON.stringify([{ intent: "info", text: "2 changes saved." }]));
    });
    await page.reload();
    const word = page.getByRole("status", { name: "From the ribbon" });
    expect(await isShown(word.getByText("2 changes saved."))).toBe(true);
    await word.getByRole("button", { name: "Close this message" }).click();
    await expect.poll(() => word.innerText()).toBe("");
    await page.reload();
    await page.getByLabel("Sign-in code").waitFor();
    expect(await word.innerText()).toBe("");
    await context.close();
  });

  it("show what happened in a dialog of their own", async () => {
    const { page, context } = await openPane(browser, server.origin);
    const report = encodeURIComponent(JSON.stringify([{ intent: "success", text: "Alder Creek: 2 changes saved." }]));
    await page.goto(`${server.origin}/commands.html#report=${report}`);
    expect(await isShown(page.getByRole("heading", { name: "Milepost" }))).toBe(true);
    expect(await isShown(page.getByText("Alder Creek: 2 changes saved."))).toBe(true);
    await context.close();
  });
});
