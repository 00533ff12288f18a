import type { FrameLocator, Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { isShown } from "../support/browser.ts";
import { previewForEachTest } from "../support/for-each-test.ts";
import { openInWorkbook, openPane, signIn, type PanePage } from "../support/pane-page.ts";

const milestones = "IMAT milestones";

const preview = previewForEachTest(["clipboard-read", "clipboard-write"]);
let page: Page;
let pane: FrameLocator;

/** The champion's assessment in the preview's workbook, its first milestone's score (H5) selected. */
beforeEach(async () => {
  const scene = preview();
  page = scene.page;
  page.setDefaultTimeout(10_000);
  pane = page.frameLocator("iframe");
  await signIn({ page: pane }, scene.server.codeOf("champion"));
  await openInWorkbook({ page: pane }, "IMAT assessment", "March 2019");
  await page.getByRole("tab", { name: milestones }).click();
  await goTo("H5");
});

/** A cell by its address and what it shows, as a screen reader names it. */
const cell = (address: string, shown = "") =>
  page.getByRole("gridcell", { name: `${address} ${shown}`.trim(), exact: true });

async function goTo(address: string): Promise<void> {
  await page.getByRole("textbox", { name: "Name box" }).fill(address);
  await page.keyboard.press("Enter");
}

async function enter(...entries: readonly string[]): Promise<void> {
  for (const entry of entries) {
    await page.keyboard.type(entry);
    await page.keyboard.press("Enter");
  }
}

async function paste(text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press("Control+v");
}

const press = (name: string): Promise<void> => pane.getByRole("button", { name, exact: true }).click();
const hears = (text: string | RegExp): Promise<true> => isShown(pane.getByRole("status").getByText(text));
const hasScored = (count: number): Promise<true> => isShown(pane.getByText(`${count} of 16 milestones scored`));

/** What Excel is asked from now on. */
async function watchRequests(): Promise<() => Promise<number>> {
  // By the last request and not by their number: the preview's host forgets old ones.
  await page.evaluate(() => {
    const trips = window.excelHost?.roundTrips ?? [];
    Object.assign(window, { lastTrip: trips.at(-1) });
  });
  return () =>
    page.evaluate(() => {
      const trips = window.excelHost?.roundTrips ?? [];
      const last: unknown = "lastTrip" in window ? window.lastTrip : null;
      return trips.length - 1 - trips.findIndex((trip) => trip === last);
    });
}

/** Until a request of the pane is held back by Excel. */
const untilHeldBack = () => page.waitForFunction(() => (window.excelHost?.waitingRequests() ?? 0) > 0);

/** As long as people would need to say that nothing happens. */
const aWhile = () => page.waitForTimeout(400);

async function colleague(): Promise<PanePage> {
  const { browser, server } = preview();
  const opened = await openPane(browser, server.origin);
  await signIn(opened, server.codeOf("member"));
  await openInWorkbook(opened, "IMAT assessment", "March 2019");
  return opened;
}

async function colleagueSaves({ page: theirs, workbook }: PanePage, milestone: string, score: number): Promise<void> {
  await workbook.type(milestones, milestone, "Score", score);
  await theirs.getByRole("status").getByText("1 change not saved yet").waitFor();
  await theirs.getByRole("button", { name: "Save", exact: true }).click();
  await theirs.getByRole("status").getByText("1 change saved.").waitFor();
}

describe("while a cell is being edited", () => {
  it.each([
    { how: "by typing over it", begin: () => page.keyboard.type("3"), end: "Enter", shown: "3", scored: 2, asked: 2 },
    {
      how: "by F2, and given up",
      begin: () => page.keyboard.press("F2"),
      end: "Escape",
      shown: "",
      scored: 1,
      asked: 1,
    },
  ])("$how, a check waits for the end", async ({ begin, end, shown, scored, asked }) => {
    await enter("2");
    expect(await hasScored(1)).toBe(true);
    const requests = await watchRequests();
    await begin();
    await page.getByRole("textbox", { name: "H6 Sheet" }).waitFor();
    await press("Check");
    await untilHeldBack();
    await aWhile();
    expect(await requests()).toBe(0);
    await page.getByRole("textbox", { name: "H6 Sheet" }).press(end);
    expect(await hasScored(scored)).toBe(true);
    expect(await isShown(cell("H6", shown))).toBe(true);
    await aWhile();
    expect(await requests()).toBe(asked); // what was entered makes a burst of its own
  });

  it("a wrong value entered before shows as a problem, and stays one while an edit is given up", async () => {
    await paste("7");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("1");
    const problem = pane.getByRole("listitem").filter({ hasText: "Milestone 1" }).filter({ hasText: "7" });
    await aWhile();
    await page.keyboard.press("Enter");
    expect(await isShown(problem)).toBe(true);
    expect(await isShown(cell("H6", "1"))).toBe(true);
    await goTo("H5");
    await page.keyboard.type("2");
    expect(await isShown(problem)).toBe(true);
    await page.keyboard.press("Escape");
    await aWhile();
    expect(await isShown(problem)).toBe(true);
    await enter("2");
    await problem.waitFor({ state: "detached" });
    expect(await hasScored(2)).toBe(true);
    expect(preview().errors).toEqual([]);
  });

  it("saving waits, and takes what was typed when the cell is left", async () => {
    await enter("2");
    expect(await hears("1 change not saved yet")).toBe(true);
    await page.keyboard.type("3");
    await press("Save");
    await untilHeldBack();
    const hint = pane.getByText("Are you typing in a cell?", { exact: false });
    expect(await isShown(hint)).toBe(true);
    await page.getByRole("textbox", { name: "H6 Sheet" }).press("Enter");
    expect(await hears("2 changes saved.")).toBe(true);
    await hint.waitFor({ state: "detached" });
    expect(await isShown(cell("H6", "3"))).toBe(true);
  });

  it("saving waits, and sends the old value when the edit is given up", async () => {
    await enter("2");
    expect(await hears("1 change not saved yet")).toBe(true);
    await goTo("H5");
    await page.keyboard.type("3");
    await press("Save");
    await untilHeldBack();
    await page.getByRole("textbox", { name: "H5 Sheet" }).press("Escape");
    expect(await hears("1 change saved.")).toBe(true);
    expect(await isShown(cell("H5", "2"))).toBe(true);
    expect(await hears("All saved, version 1")).toBe(true);
  });
});

describe("what a colleague saves while a cell is being edited", () => {
  it("comes when the cell is left, beside what was typed", async () => {
    const member = await colleague();
    await page.keyboard.type("3");
    await colleagueSaves(member, "2", 1);
    await untilHeldBack();
    const requests = await watchRequests();
    await aWhile();
    expect(await requests()).toBe(0);
    expect(await isShown(cell("H6"))).toBe(true);
    await page.getByRole("textbox", { name: "H5 Sheet" }).press("Enter");
    expect(await isShown(cell("H6", "1"))).toBe(true);
    expect(await isShown(cell("H5", "3"))).toBe(true);
    expect(await hears("1 change not saved yet")).toBe(true);
  });

  it("into the very cell is a conflict when the cell is left, and nothing of either is lost", async () => {
    const member = await colleague();
    await page.keyboard.type("3");
    await colleagueSaves(member, "1", 1);
    await untilHeldBack();
    await page.getByRole("textbox", { name: "H5 Sheet" }).press("Enter");
    const conflict = pane.getByRole("group", { name: /Milestone 1, Score/ });
    expect(await isShown(conflict.getByText(/Practice member/))).toBe(true);
    expect(await isShown(cell("H5", "3"))).toBe(true);
    await conflict.getByRole("button", { name: "Take theirs" }).click();
    expect(await isShown(cell("H5", "1"))).toBe(true);
    expect([...preview().errors, ...member.errors]).toEqual([]);
  });

  it("into the very cell is taken when the edit is given up", async () => {
    const member = await colleague();
    await page.keyboard.press("F2");
    await colleagueSaves(member, "1", 1);
    await untilHeldBack();
    await page.getByRole("textbox", { name: "H5 Sheet" }).press("Escape");
    expect(await isShown(cell("H5", "1"))).toBe(true);
    expect(await hears("All saved, version 1")).toBe(true);
  });

  it.each([
    {
      end: "Enter",
      after: async () => {
        expect(
          await isShown(pane.getByRole("group", { name: /Milestone 1, Score/ }).getByText(/Practice member/)),
        ).toBe(true);
        expect(await isShown(cell("H5", "3"))).toBe(true);
      },
    },
    { end: "Escape", after: () => isShown(cell("H5", "1")) },
  ])("is not written over what is typed between reading and writing: $end", async ({ end, after }) => {
    const member = await colleague();
    // So slow that the edit begins after the sheet was read for the pull, and before the pull is written.
    await page.getByRole("combobox", { name: "Excel answers" }).selectOption({ label: "after 1 s" });
    await page.getByRole("grid").focus();
    const requests = await watchRequests();
    await colleagueSaves(member, "1", 1);
    await expect.poll(requests, { interval: 10 }).toBe(1);
    await page.keyboard.type("3");
    await page.waitForTimeout(1_500);
    await page.getByRole("textbox", { name: "H5 Sheet" }).press(end);
    await after();
  });
});

describe("a burst of changes", () => {
  it("costs one round trip: sixteen cells pasted at once", async () => {
    const requests = await watchRequests();
    await paste(Array.from({ length: 16 }, (_, index) => String(index % 4)).join("\n"));
    expect(await hasScored(16)).toBe(true);
    await aWhile();
    expect(await requests()).toBe(1);
  });

  it("costs no more while Excel is slow, however many cells are typed meanwhile", async () => {
    await page.getByRole("combobox", { name: "Excel answers" }).selectOption({ label: "after 1 s" });
    await page.getByRole("grid").focus();
    const requests = await watchRequests();
    const began = performance.now();
    await enter("1", "2", "3", "0", "1", "2");
    const seconds = (performance.now() - began) / 1_000;
    expect(await hears("6 changes not saved yet")).toBe(true);
    expect(await hasScored(6)).toBe(true);
    await page.waitForTimeout(1_500);
    expect(await requests()).toBeLessThanOrEqual(2 + Math.floor(seconds)); // one under way, and one for all that came since
  });
});
