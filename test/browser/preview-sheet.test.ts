import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isShown, launchBrowser, openContext } from "../support/browser.ts";
import { startSampleServer, type SampleServer } from "../support/sample-server.ts";

let browser: Browser;
let server: SampleServer;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startSampleServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

// A sheet of its own each time; the server does not know of it.
beforeEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  page = await (await openContext(browser, { viewport: { width: 1_280, height: 800 } })).newPage();
  await page.goto(`${server.origin}/preview.html`);
  await page.getByRole("grid").focus();
});

/** A cell by its address and what it shows, as a screen reader names it. */
const cell = (address: string, shown = "") =>
  page.getByRole("gridcell", { name: `${address} ${shown}`.trim(), exact: true });

async function goTo(address: string): Promise<void> {
  await page.getByRole("textbox", { name: "Name box" }).fill(address);
  await page.keyboard.press("Enter");
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function type(...entries: readonly string[]): Promise<void> {
  for (const entry of entries) {
    if (/^(Enter|Tab|Escape|F2|Control\+.*)$/.test(entry)) await page.keyboard.press(entry);
    else await page.keyboard.type(entry);
  }
}

const isActive = (address: string): Promise<void> =>
  page.getByRole("gridcell", { name: new RegExp(`^${address}\\b`), selected: true }).waitFor();

describe("typing in the preview's sheet", () => {
  it("goes on as in Excel: by Tab, by Enter, and back to where the row began", async () => {
    await type("1", "Tab", "2", "Tab", "3", "Enter");
    await isActive("A2");
    expect(await isShown(cell("C1", "3"))).toBe(true);
    await goTo("A1");
    await type("F2", "5", "Escape");
    expect(await isShown(cell("A1", "1"))).toBe(true);
    await type("F2", "5", "Enter");
    expect(await isShown(cell("A1", "15"))).toBe(true);
    await isActive("A2");
  });

  it("fills all that is selected with Ctrl+Enter, formulas moved along", async () => {
    await type("1", "Enter", "2", "Enter");
    await goTo("C1:C2");
    await type("=A1*10", "Control+Enter");
    expect(await isShown(cell("C2", "20"))).toBe(true);
    await press("Delete");
    expect(await isShown(cell("C2"))).toBe(true);
    await press("Control+z");
    expect(await isShown(cell("C2", "20"))).toBe(true);
  });

  it("jumps with Ctrl and the arrows, and selects rows, columns and all", async () => {
    await type("1", "Enter", "2", "Enter", "3", "Enter");
    await goTo("A1");
    await press("Control+ArrowDown");
    await isActive("A3");
    await press("Control+Shift+ArrowUp", "Delete");
    expect(await isShown(cell("A1"))).toBe(true);
    const lit = page.getByRole("rowheader").and(page.locator(".lit"));
    await press("Shift+Space");
    expect(await lit.count()).toBe(3);
    await press("Control+a");
    expect(await lit.count()).toBeGreaterThan(10);
  });
});

describe("merged cells in the preview's sheet", () => {
  beforeEach(async () => {
    await page.evaluate(() => {
      const { active } = window.excelHost?.model ?? { active: null };
      if (active === null) throw new Error("The page has no workbook");
      active.merged = [
        { row: 0, column: 0, rowCount: 1, columnCount: 3 },
        { row: 2, column: 1, rowCount: 40, columnCount: 2 },
      ];
    });
    await goTo("B1");
  });

  it("are one cell to look at, to select, to walk over and to type into", async () => {
    await isActive("A1");
    await type("A title", "Tab");
    await isActive("D1");
    const title = cell("A1", "A title");
    expect([await title.getAttribute("aria-colspan"), await cell("B1").count()]).toEqual(["3", 0]);
    const [wide, single] = [await title.boundingBox(), await cell("D1").boundingBox()];
    expect(wide?.width).toBe((single?.width ?? 0) * 3);
    await goTo("B3");
    await press("ArrowDown");
    await isActive("B43");
    await press("ArrowUp");
    await isActive("B3");
  });

  it("stay in the page while any part of them is in view", async () => {
    await goTo("B3");
    await type("tall", "Enter");
    await page.getByRole("grid").evaluate((grid) => grid.scrollTo(0, 500));
    expect(await isShown(page.getByRole("rowheader", { name: "30", exact: true }))).toBe(true);
    expect(await cell("B3", "tall").getAttribute("aria-rowspan")).toBe("40");
  });
});

describe("notes in the preview's sheet", () => {
  it("are written with Shift+F2, shown at the cell and under the pointer, named, and deleted", async () => {
    await goTo("B2");
    await press("Shift+F2");
    await type("Counted twice", "Escape");
    const noted = cell("B2", "has a note");
    const note = page.getByRole("note", { name: "Note" });
    expect(await isShown(noted)).toBe(true);
    expect(await isShown(note.getByText("Counted twice"))).toBe(true);
    expect(await noted.getAttribute("aria-describedby")).toBe(await note.getAttribute("id"));
    await press("ArrowDown");
    await note.waitFor({ state: "detached" });
    await noted.hover();
    expect(await isShown(note)).toBe(true);
    await goTo("B2");
    await press("Shift+F10");
    await page.getByRole("menuitem", { name: "Delete note" }).click();
    expect(await isShown(cell("B2"))).toBe(true);
    await page.getByRole("grid").focus();
    await press("Control+z");
    expect(await isShown(noted)).toBe(true);
  });
});

describe("sheets and columns of the preview", () => {
  it("are hidden and shown again, and made as wide as their contents", async () => {
    await page.getByRole("button", { name: "New sheet" }).click();
    await page.getByRole("tab", { name: "Sheet2" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Hide" }).click();
    await page.getByRole("tab", { name: "Sheet2" }).waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "Sheet1" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Unhide Sheet2" }).click();
    await page.getByRole("tab", { name: "Sheet2", selected: true }).waitFor();

    await page.getByRole("grid").focus();
    await type("A text that needs more room than a column has", "Enter");
    const head = page.getByRole("columnheader", { name: "A", exact: true });
    const { x = 0, y = 0, width = 0 } = (await head.boundingBox()) ?? {};
    await page.mouse.dblclick(x + width - 1, y + 8);
    await expect.poll(async () => (await head.boundingBox())?.width).toBeGreaterThan(200);
  });
});
