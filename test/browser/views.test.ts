import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isShown, launchBrowser, openContext } from "../support/browser.ts";
import { serveGallery } from "../support/gallery.ts";
import { lookOver } from "../support/look-over.ts";
import type { SceneName } from "./gallery/scene-names.ts";
import { showView, views, type View } from "./gallery/views.ts";

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let browser: Browser;

beforeAll(async () => {
  [gallery, browser] = await Promise.all([serveGallery(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await gallery.close();
});

interface Shown {
  readonly page: Page;
  /** What the browser complained about. */
  readonly complaints: string[];
}

const schemes = ["light", "dark", "high contrast"] as const;
type Scheme = (typeof schemes)[number];

/** One page for each look: a context a scene would take longer than all the looking. */
const opened = new Map<Scheme, Shown>();

async function pageFor(scheme: Scheme): Promise<Shown> {
  const before = opened.get(scheme);
  if (before !== undefined) return before;
  const context = await openContext(browser, {
    colorScheme: scheme === "light" ? "light" : "dark",
    forcedColors: scheme === "high contrast" ? "active" : "none",
    viewport: { width: 320, height: 700 },
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  opened.set(scheme, { page, complaints });
  return { page, complaints };
}

async function show(scene: SceneName, scheme: Scheme = "light", press: View["press"] = []): Promise<Shown> {
  const shown = await pageFor(scheme);
  shown.complaints.length = 0;
  await showView(shown.page, gallery.origin, { scene, press });
  return shown;
}

describe.each(schemes)("in a %s pane of 320 px", (scheme) => {
  it.each(views)("$name fits, and axe finds nothing in it", async ({ scene, press }) => {
    const { page, complaints } = await show(scene, scheme, press);
    expect(await lookOver(page)).toEqual({ tooWide: [], violations: [] });
    expect(complaints).toEqual([]);
  });
});

describe("signing in", () => {
  it("works with the keyboard alone and says what is wrong with a code", async () => {
    const { page } = await show("sign-in");
    await page.keyboard.press("Tab");
    await page.keyboard.type("used-before");
    await page.keyboard.press("Enter");
    expect(await isShown(page.getByRole("alert").getByText("This code does not work."))).toBe(true);
    expect(await page.getByLabel("Sign-in code").getAttribute("aria-invalid")).toBe("true");
  });

  it("tells people whose session ended that nothing is lost", async () => {
    const { page } = await show("sign-in-again");
    expect(await isShown(page.getByText("nothing you typed is lost"))).toBe(true);
  });
});

describe("home", () => {
  it("says of each document in the workbook how far it is and what is wrong with it", async () => {
    const { page } = await show("home-champion");
    const here = page.getByRole("region", { name: "In this workbook" });
    const assessment = here.getByRole("listitem").filter({ hasText: "IMAT assessment" });
    expect(
      await isShown(assessment.getByText("12 of 16 milestones scored · 5 to fix · 1 to explain · 3 not saved")),
    ).toBe(true);
    const quarter = here.getByRole("listitem").filter({ hasText: "Clinical quality measures" });
    expect(await isShown(quarter.getByText("3 of 3 measures reported · nothing to fix"))).toBe(true);
  });

  it("shows the documents before the form for another one, which a long list folds without taking it from the keyboard", async () => {
    const topOf = async (page: Page, name: string) =>
      (await page.getByRole("heading", { name }).boundingBox())?.y ?? Number.NaN;
    const few = await show("home-champion");
    expect(await topOf(few.page, "My documents")).toBeLessThan(await topOf(few.page, "Start or open a document"));
    expect(await isShown(few.page.getByRole("button", { name: "Open in this workbook" }))).toBe(true);

    const { page } = await show("home-chita");
    const open = page.getByRole("button", { name: "Open in this workbook" });
    await page.getByRole("searchbox", { name: "Filter" }).focus();
    expect(await open.isVisible()).toBe(false);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    expect(await isShown(open)).toBe(true);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("combobox");
  });

  it("says what it is doing while a document comes into the workbook", async () => {
    const { page } = await show("home-opening", "light", [{ role: "button", name: "Open in this workbook" }]);
    expect(await isShown(page.getByRole("status").getByText(/^Making the sheets of Alder Creek/))).toBe(true);
  });

  it("offers to look again where Excel does not let the workbook be read", async () => {
    const { page } = await show("home-unreadable");
    const here = page.getByRole("region", { name: "In this workbook" });
    expect(await isShown(here.getByRole("button", { name: "Try again" }))).toBe(true);
  });

  it("finds a practice by a part of its name", async () => {
    const { page } = await show("home-chita");
    await page.getByText("Start or open a document").click();
    const practice = page.getByRole("combobox", { name: "Practice" });
    await practice.fill("larks");
    const found = page.getByRole("listbox").getByRole("option");
    await found.filter({ hasText: "Larkspur" }).waitFor();
    expect(await found.count()).toBe(1);
    await found.click();
    expect(await practice.inputValue()).toBe("Larkspur Family Practice");
  });

  it("filters the list of documents by words", async () => {
    const { page } = await show("home-chita");
    await page.getByRole("searchbox", { name: "Filter" }).fill("returned bear");
    expect(await isShown(page.getByText("1 of 36 documents"))).toBe(true);
    expect(
      await isShown(page.getByRole("button", { name: "Open Bear Hollow Clinic, Clinical quality measures, Q4 2017" })),
    ).toBe(true);
  });

  it("shows 320 documents by rendering those in view, and goes through all of them by keyboard", async () => {
    const { page } = await show("home-forty");
    const rows = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^Open Practice/ }) });
    expect(await isShown(page.getByText("320 documents"))).toBe(true);
    expect(await rows.count()).toBeLessThan(40);
    const place = () => page.evaluate(() => document.activeElement?.closest("li")?.getAttribute("aria-posinset"));
    await page.getByRole("searchbox", { name: "Filter" }).focus();
    await page.keyboard.press("Tab");
    expect(await place()).toBe("1");
    for (let row = 2; row <= 14; row++) await page.keyboard.press("Tab");
    expect(await place()).toBe("14");
    await page.keyboard.press("End");
    expect(await place()).toBe("320");
    expect(await rows.last().getAttribute("aria-setsize")).toBe("320");
    expect(await rows.count()).toBeLessThan(40);
    await page.keyboard.press("ArrowUp");
    expect(await place()).toBe("319");
    await page.keyboard.press("Home");
    expect(await place()).toBe("1");

    await page.getByRole("searchbox", { name: "Filter" }).fill("practice 40 q4 2017");
    expect(await isShown(page.getByText("1 of 320 documents"))).toBe(true);
    expect(await rows.count()).toBe(1);
  });

  it.each([320, 240, 160])("shows the row that a key sent the focus to in a pane of %i px", async (width) => {
    const { page } = await show("home-forty");
    await page.setViewportSize({ width, height: 700 });
    await page.getByRole("searchbox", { name: "Filter" }).focus();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => ResizeObserver.toString())).toContain("native code"); // whatever was shown before
    const hidden = () =>
      page.evaluate(async () => {
        for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
        const { top = 0, bottom = 0 } = document.activeElement?.closest("li")?.getBoundingClientRect() ?? {};
        return Math.max(0, -Math.round(top), Math.round(bottom) - innerHeight);
      });
    for (const key of ["End", "PageUp", "PageUp", "Home", "PageDown", "End"]) {
      await page.keyboard.press(key);
      expect([key, await hidden()]).toEqual([key, 0]);
    }
    // whoever scrolls on is left where they are
    await page.mouse.move(width / 2, 300);
    await page.mouse.wheel(0, -9_000);
    expect(await hidden()).toBeGreaterThan(5_000);
    await page.setViewportSize({ width: 320, height: 700 });
  });

  it("asks for the practice before it opens anything", async () => {
    const { page } = await show("home-chita");
    await page.getByText("Start or open a document").click();
    await page.getByRole("button", { name: "Open in this workbook" }).click();
    expect(await isShown(page.getByRole("alert").getByText("Choose a practice first."))).toBe(true);
  });

  it("says why sheets cannot be inserted and offers a file for other programs", async () => {
    const { page } = await show("home-staff");
    await page.getByRole("tab", { name: "Export" }).click();
    const insert = page.getByRole("button", { name: "Insert as sheets" });
    expect(await insert.getAttribute("aria-disabled")).toBe("true");
    expect(await isShown(page.getByText("needs a newer Excel"))).toBe(true);
    await page.getByLabel("Format").selectOption("csv");
    expect(await isShown(page.getByRole("button", { name: "Download file" }))).toBe(true);
    expect(await insert.count()).toBe(0);
  });

  it("has no export for those who do not run the program", async () => {
    const { page } = await show("home-chita");
    await page.getByRole("tab", { name: "Documents" }).waitFor();
    expect(await page.getByRole("tab", { name: "Export" }).count()).toBe(0);
  });
});

describe("a document", () => {
  it("keeps Submit off while a problem stands, with the reason in words", async () => {
    const { page } = await show("document-problems");
    const submit = page.getByRole("button", { name: "Submit" });
    expect(await submit.getAttribute("aria-disabled")).toBe("true");
    const reason = await submit.getAttribute("aria-describedby");
    expect(await page.locator(`[id="${reason}"]`).innerText()).toContain("fix 1 problem");
  });

  it("shows the reviewer's reason when it was returned", async () => {
    const { page } = await show("document-returned");
    expect(await isShown(page.getByText("Reason: The denominator for HbA1c"))).toBe(true);
  });

  it("does not return a document without a reason", async () => {
    const { page } = await show("document-review");
    await page.getByRole("button", { name: "Return", exact: true }).click();
    await page.getByRole("button", { name: "Return with this reason" }).click();
    expect(await isShown(page.getByRole("alert").getByText("Say what has to change."))).toBe(true);
  });

  it("offers those who only look neither saving nor submitting", async () => {
    const { page } = await show("document-accepted");
    expect(await isShown(page.getByRole("button", { name: "Reopen" }))).toBe(true);
    expect(await page.getByRole("button", { name: /^(Save|Submit|Accept)$/ }).count()).toBe(0);
  });

  it("names both values of a conflict, whose they are and since when", async () => {
    const { page } = await show("document-conflict");
    const conflict = page.getByRole("group", { name: /CMS122v5/ });
    const words = await conflict.innerText();
    for (const part of ["83", "80", "92", "Practice member, Alder Creek Family Medicine", "Jan 29, 2018"]) {
      expect(words).toContain(part);
    }
    expect(await isShown(conflict.getByRole("button", { name: "Keep mine" }))).toBe(true);
    expect(await isShown(conflict.getByRole("button", { name: "Take theirs" }))).toBe(true);
  });

  it("offers the losing value of a settled conflict back", async () => {
    const { page } = await show("document-replaced");
    expect(await isShown(page.getByRole("status", { name: "Replaced" }).getByText("80 took the place of 92."))).toBe(
      true,
    );
    expect(await isShown(page.getByRole("button", { name: "Restore 92" }))).toBe(true);
  });

  it("draws each section's mean beside its number, with last time's in words for those who do not see it", async () => {
    const { page } = await show("document-imat");
    await page.getByRole("tab", { name: "Results" }).click();
    const results = page.getByRole("region", { name: "Results" });
    const row = results.getByRole("row").filter({ hasText: "Team-Based Care" });
    expect(await isShown(row.getByRole("cell", { name: "2.50" }))).toBe(true);
    const drawing = row.getByRole("img", { name: "last time 2.50" });
    const [track, bar] = await drawing.locator("rect").all();
    const [whole, part] = [await track?.boundingBox(), await bar?.boundingBox()];
    expect((part?.width ?? 0) / (whole?.width ?? 1)).toBeCloseTo(2.5 / 3, 2);
    expect(await isShown(results.getByText("bars from 0 to 3"))).toBe(true);
    expect(await results.getByRole("row").filter({ hasText: "Total of 48" }).getByRole("img").count()).toBe(0);
  });
});

describe("scoring together", () => {
  it("shows how far each scorer is and nobody's scores while one is still scoring", async () => {
    const { page } = await show("document-scoring");
    await page.getByRole("tab", { name: "Fill in" }).click();
    const part = page.getByRole("region", { name: "Scoring together" });
    expect(await isShown(part.getByText("Scoring, 6 of 16"))).toBe(true);
    expect(await part.getByText("In, 16 of 16").count()).toBe(2);
    expect(await part.getByText(/Where you differ|Scorer 1: /).count()).toBe(0);
    expect(await isShown(part.getByRole("button", { name: "Hand in the sheet of scorer 3" }))).toBe(true);
  });

  it("orders what the team differs on, and records nothing without a score and a reason", async () => {
    const { page } = await show("document-spread");
    await page.getByRole("tab", { name: "Fill in" }).click();
    const part = page.getByRole("region", { name: "Scoring together" });
    await part.getByText("Where you differ: 2 milestones").waitFor();
    const items = part.getByRole("listitem").filter({ hasText: /^Milestone/ });
    expect(await items.nth(0).innerText()).toMatch(/^Milestone 7: .*\s+From 0 to 3\s+Scorer 1: 0 - Not yet started/);
    expect(await items.nth(1).innerText()).toContain("Scorer 3: no score");
    await items.nth(0).getByRole("button", { name: "Record what we agree on" }).click();
    expect(await part.getByRole("radio", { checked: true }).count()).toBe(0);
    await part.getByRole("button", { name: "Record", exact: true }).click();
    expect(await isShown(part.getByRole("alert").getByText("Choose the score you agreed on."))).toBe(true);
    expect(await isShown(part.getByRole("alert").getByText("Say in a sentence"))).toBe(true);
  });
});

describe("charts", () => {
  it("draw the chosen measure and say all that they show", async () => {
    const { page } = await show("document-charts", "light", [{ role: "tab", name: "Results" }]);
    const charts = page.getByRole("region", { name: "Charts" });
    const choice = charts.getByRole("combobox", { name: "Chart" });
    await choice.selectOption({ label: "CMS165v5 High blood pressure under control" });
    const drawing = charts.getByRole("img", { name: /^CMS165v5 .*rate from Q4 2014 to Q1 2019\. Last: 73\.0 %/ });
    expect(await isShown(drawing)).toBe(true);
    expect(await isShown(charts.getByText(/^Shift: 9 points in a row above the median/))).toBe(true);
    expect(await isShown(charts.getByText(/is in the best quarter of the program's 31 practices/))).toBe(true);
    await charts.getByText("Show as a table").click();
    expect(await charts.getByRole("row", { name: "Q1 2019 73.0 % 61.5 % 75.0 %" }).count()).toBe(1);
    await choice.selectOption({ label: "CMS138v5 Tobacco: screening and help to quit" });
    expect(await isShown(charts.getByRole("img", { name: /The line breaks at Q1 2018/ }))).toBe(true);
    expect(await isShown(charts.getByText(/^Fewer than five practices/))).toBe(true);
    await choice.selectOption({ label: "CMS122v5 Diabetes: HbA1c in poor control" });
    expect(await isShown(charts.getByText(/^Only 6 points/))).toBe(true);
    await page.getByRole("button", { name: "Insert as Excel chart" }).press("Enter");
    expect(await isShown(page.getByText("in a sheet of their own"))).toBe(true);
  });

  it("show an assessment's profile against last time", async () => {
    const { page } = await show("document-profile", "light", [{ role: "tab", name: "Results" }]);
    const drawing = page.getByRole("img", {
      name: "Profile by section. Bars: Now, January 2018 · Last time, January 2017.",
    });
    expect(await isShown(drawing)).toBe(true);
  });
});
