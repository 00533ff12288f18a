import type { FrameLocator, Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { isShown } from "../support/browser.ts";
import { previewForEachTest } from "../support/for-each-test.ts";
import type { SampleServer } from "../support/sample-server.ts";

const milestones = "IMAT milestones";

const preview = previewForEachTest(["clipboard-read", "clipboard-write"]);

let server: SampleServer;
let page: Page;
let errors: readonly string[];

beforeEach(() => {
  ({ server, page, errors } = preview());
});

/** A cell by its address and what it shows, as a screen reader names it. */
const cell = (address: string, shown = "") =>
  page.getByRole("gridcell", { name: `${address} ${shown}`.trim(), exact: true });

async function goTo(address: string): Promise<void> {
  await page.getByRole("textbox", { name: "Name box" }).fill(address);
  await page.keyboard.press("Enter");
}

async function pasteText(text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press("Control+v");
}

async function openImat(): Promise<FrameLocator> {
  const pane = page.frameLocator("iframe");
  await pane.getByLabel("Sign-in code").fill(server.codeOf("champion"));
  await pane.getByRole("button", { name: "Sign in" }).click();
  await pane.getByRole("combobox", { name: "Document", exact: true }).selectOption({ label: "IMAT assessment" });
  await pane.getByRole("button", { name: "Open in this workbook" }).click();
  await pane.getByRole("button", { name: "Refresh" }).waitFor();
  await page.getByRole("tab", { name: milestones }).click();
  return pane;
}

describe("the preview's sheet", () => {
  it("takes what is typed, calculates it, copies it, and undoes it", async () => {
    await isShown(page.getByText("This is a preview, not Excel.", { exact: false }));
    await page.getByRole("grid").focus();
    await page.keyboard.type("12");
    await page.keyboard.press("Enter");
    await page.keyboard.type("=A1*2");
    await page.keyboard.press("Enter");
    expect(await isShown(cell("A2", "24"))).toBe(true);

    await goTo("A1");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+c");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^12\r?\n24$/);
    await goTo("C1");
    await page.keyboard.press("Control+v");
    expect(await isShown(cell("C2", "24"))).toBe(true);
    await goTo("C1");
    await page.keyboard.type("50");
    await page.keyboard.press("Enter");
    expect(await isShown(cell("C2", "100"))).toBe(true);

    await goTo("A9");
    await page.keyboard.press("Control+z");
    expect(await isShown(cell("C2", "24"))).toBe(true);
    expect(await cell("C1", "12").getAttribute("aria-selected")).toBe("true"); // shown, as in Excel
    await page.keyboard.press("Control+z");
    expect(await isShown(cell("C2"))).toBe(true);
    await page.keyboard.press("Control+y");
    expect(await isShown(cell("C2", "24"))).toBe(true);
    expect(errors).toEqual([]);
  });

  it("goes to rows far away, and inserts rows by keyboard", async () => {
    await goTo("B9000");
    await page.keyboard.type("deep");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Home");
    expect(await isShown(cell("A1"))).toBe(true);
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Insert row" }).click();
    await goTo("B9001");
    expect(await isShown(cell("B9001", "deep"))).toBe(true);
  });

  it("adds, renames and deletes sheets", async () => {
    await page.getByRole("button", { name: "New sheet" }).click();
    await page.getByRole("tab", { name: "Sheet2" }).dblclick();
    await page.getByRole("textbox", { name: "Sheet name" }).fill("Notes");
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "Notes" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await page.getByRole("tab", { name: "Notes" }).waitFor({ state: "detached" });
    expect(await page.getByRole("tab", { name: "Sheet1" }).getAttribute("aria-selected")).toBe("true");
  });
});

describe("the pane beside it", () => {
  it("judges what is chosen, typed and pasted, leads to the cell and saves", async () => {
    const pane = await openImat();
    await goTo("H5");
    expect(await isShown(page.getByRole("note"))).toBe(true);
    await page.keyboard.press("Alt+ArrowDown");
    await page.getByRole("listbox").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await isShown(cell("H5", "1"))).toBe(true);
    expect(await isShown(pane.getByText("1 of 16 milestones scored"))).toBe(true);

    await goTo("H6");
    await page.keyboard.type("7");
    await page.keyboard.press("Enter");
    const refusal = page.getByRole("alertdialog", { name: "Not one of the choices" });
    await refusal.getByRole("button", { name: "Retry" }).click();
    await page.keyboard.type("2");
    await page.keyboard.press("Enter");
    expect(await isShown(cell("H6", "2"))).toBe(true);

    await goTo("H7");
    await pasteText("7\n3");
    expect(await isShown(cell("H7", "7"))).toBe(true);
    const problem = pane.getByRole("listitem").filter({ hasText: "7" }).filter({ hasText: "Milestone 3" });
    await goTo("A20");
    await problem.getByRole("button", { name: "Go to cell" }).click();
    await expect.poll(() => cell("H7", "7").getAttribute("aria-selected")).toBe("true");

    await page.getByRole("grid").focus();
    await page.keyboard.type("0");
    await page.keyboard.press("Enter");
    await problem.waitFor({ state: "detached" });
    await pane.getByRole("button", { name: "Save", exact: true }).click();
    expect(await isShown(pane.getByRole("status").getByText(/4 changes saved/))).toBe(true);
    expect(errors).toEqual([]);
  });

  it("leads to a cell with what stands beside it, from another sheet that was scrolled away", async () => {
    const pane = await openImat();
    await goTo("I5");
    await pane.getByRole("button", { name: "Go to cell" }).first().click();
    expect(await isShown(page.getByRole("gridcell", { name: /^B5 On which day/ }))).toBe(true);
    expect(await page.getByRole("tab", { name: "IMAT practice" }).getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("F6");
    await page.keyboard.type("2019-03-14");
    await page.keyboard.press("Enter");
    await pane.getByText("Enter the day on which the team agreed").waitFor({ state: "detached" });
  });

  it("waits while a cell is edited, and locked cells refuse in Excel's words", async () => {
    const pane = await openImat();
    await goTo("H5");
    await page.keyboard.type("3");
    await pane.getByRole("button", { name: "Check" }).click();
    await page.waitForFunction(() => (window.excelHost?.waitingRequests() ?? 0) > 0);
    await page.getByRole("grid").getByRole("textbox").press("Enter");
    expect(await isShown(pane.getByText("1 of 16 milestones scored"))).toBe(true);

    await goTo("C5");
    await page.keyboard.type("x");
    const box = page.getByRole("alertdialog", { name: "Microsoft Excel" });
    expect(await isShown(box.getByText("on a protected sheet", { exact: false }))).toBe(true);
    await box.getByRole("button", { name: "OK" }).click();
    await box.waitFor({ state: "detached" });
  });

  it("shows where each value is when asked to, and the sheet's own colours again when not", async () => {
    const pane = await openImat();
    const fillOf = (address: string, shown: string) =>
      cell(address, shown).evaluate((element) => getComputedStyle(element).backgroundColor);
    await goTo("H5");
    await page.keyboard.type("2");
    await page.keyboard.press("Enter");
    const own = await fillOf("H5", "2");
    await pane.getByRole("tab", { name: "Fill in" }).click();
    const cells = pane.getByRole("region", { name: "Cells" });
    expect(await isShown(cells.getByRole("button", { name: "Go to Milestone 1, Score" }))).toBe(true);
    await cells.getByRole("switch", { name: "Show in the sheet" }).click();
    await expect.poll(() => fillOf("H5", "2")).toBe("rgb(255, 223, 174)");
    await pane.getByRole("button", { name: "Save", exact: true }).click();
    await expect.poll(() => fillOf("H5", "2")).toBe("rgb(220, 241, 223)");
    expect(await isShown(cells.getByRole("listitem").filter({ hasText: "Saved" }).getByText("1 cell"))).toBe(true);
    await pane.getByRole("button", { name: "All documents" }).click();
    await expect.poll(() => fillOf("H5", "2")).toBe(own);
    expect(errors).toEqual([]);
  });
});

describe("a chart", () => {
  it("goes from the pane into the workbook, and follows what is typed into its table", async () => {
    const pane = page.frameLocator("iframe");
    await pane.getByLabel("Sign-in code").fill(server.codeOf("champion"));
    await pane.getByRole("button", { name: "Sign in" }).click();
    await pane
      .getByRole("combobox", { name: "Document", exact: true })
      .selectOption({ label: "Clinical quality measures" });
    await pane.getByRole("button", { name: "Open in this workbook" }).click();
    await pane.getByRole("button", { name: "Refresh" }).waitFor();
    await pane.getByRole("tab", { name: "Results" }).click();
    const charts = pane.getByRole("region", { name: "Charts" });
    await charts.getByRole("img", { name: /^AE4H Emergency attendances .* Run chart, rate from Q2 2016/ }).waitFor();
    expect(await isShown(charts.getByText(/^No signal/))).toBe(true);
    await charts.getByRole("button", { name: "Insert as Excel chart" }).click();
    await charts.getByText("in a sheet of their own").waitFor();
    expect(await page.getByRole("tab", { name: "Chart AE4H" }).getAttribute("aria-selected")).toBe("true");
    const drawn = page.getByRole("img", {
      name: "Chart AE4H Emergency attendances seen within four hours: Rate, Median, Goal",
    });
    expect(await isShown(drawn)).toBe(true);
    await goTo("B4");
    await page.keyboard.type("Seen in time");
    await page.keyboard.press("Enter");
    expect(await isShown(page.getByRole("img", { name: /: Seen in time, Median, Goal$/ }))).toBe(true);
    await page.getByRole("button", { name: "Save to file" }).click();
    expect(await isShown(page.getByRole("status").getByText("without its charts", { exact: false }))).toBe(true);
    expect(errors).toEqual([]);
  });
});
