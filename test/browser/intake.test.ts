import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isShown, launchBrowser, openContext } from "../support/browser.ts";
import { serveGallery } from "../support/gallery.ts";
import { lookOver } from "../support/look-over.ts";
import { qrda3File } from "../support/qrda3-file.ts";

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [gallery, browser] = await Promise.all([serveGallery(), launchBrowser()]);
  const context = await openContext(browser, { viewport: { width: 320, height: 700 } });
  page = await context.newPage();
});

afterAll(async () => {
  await browser.close();
  await gallery.close();
});

const report = [
  "Practice dashboard, generated 2018-01-05",
  "CMS ID,Title,Excluded,Den,Den (net),Met,Performance Rate",
  'CMS122v5,Diabetes: HbA1c poor control,4,"1,420",1416,80,5.6%',
  "CMS165v5,Controlling High Blood Pressure,,600,600,652,108.7%",
  "CMS137v5,Alcohol and drug treatment,,40,40,11,27.5%",
  "CMS90v6,Functional status,,10,10,1,10%",
  "Total,,4,,,744,",
].join("\n");

async function openPanel(): Promise<void> {
  await page.goto(`${gallery.origin}/?${Math.random()}#document-report`);
  await page.getByRole("tab", { name: "Fill in" }).click();
}

async function lookAt(text: string): Promise<void> {
  await page.getByRole("textbox", { name: "The report" }).fill(text);
  await page.getByRole("button", { name: "Look at the report" }).click();
}

const takePicture = async (name: string): Promise<void> => {
  const folder = process.env["MILEPOST_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

describe("a report with odd columns", () => {
  it("is mapped by its titles, asks where two columns fit, and shows every change before it is made", async () => {
    await openPanel();
    await takePicture("1-source");
    await lookAt(report);
    const column = (name: string) => page.getByRole("combobox", { name, exact: true });
    expect(await column("CMS ID").inputValue()).toBe("measure");
    expect(await column("Met").inputValue()).toBe("numerator");
    expect(await isShown(page.getByText("It holds percentages.", { exact: false }))).toBe(true);
    expect(await page.getByText("Two columns could be Denominator.", { exact: false }).count()).toBe(2);
    expect(await lookOver(page)).toEqual({ tooWide: [], violations: [] });
    await takePicture("2-columns");

    await column("Den").selectOption("denominator");
    await page.getByRole("combobox", { name: "Record system" }).fill("Epic");
    await page.getByRole("button", { name: "See what would change" }).click();
    expect(await isShown(page.getByRole("heading", { name: "Would change: 4 cells" }))).toBe(true);
    const change = page.getByRole("listitem").filter({ hasText: "CMS165v5, Numerator: 452 → 652" });
    expect(
      await isShown(change.getByText("the numerator 652 is larger than the denominator 600", { exact: false })),
    ).toBe(true);
    expect(await isShown(page.getByText("Line 6, CMS90v6", { exact: false }))).toBe(true);
    expect(await isShown(page.getByText("A line of totals.", { exact: false }))).toBe(true);
    await page.getByRole("combobox", { name: "Line 5: CMS137v5" }).selectOption({ index: 1 });
    expect(await isShown(page.getByRole("heading", { name: "Would change: 6 cells" }))).toBe(true);
    await change.getByRole("checkbox").uncheck();
    expect(await lookOver(page)).toEqual({ tooWide: [], violations: [] });
    await takePicture("3-preview");

    await page.getByRole("button", { name: "Write 5 values into the sheet" }).click();
    expect(await isShown(page.getByText("5 values are in the sheet.", { exact: false }))).toBe(true);
  });

  it("in QRDA III needs no columns: its measures go by their ids, and those unknown are listed", async () => {
    await openPanel();
    const rate = { code: "DENOM", id: "d346da74-f16e-4159-bedf-331ba28837fb", count: 433 };
    const known = { versionId: "40280381-51f0-825b-0152-229afff616ee", title: "Diabetes", populations: [rate] };
    const unknown = { versionId: "00000000-0000-0000-0000-000000000001", title: "Functional status", populations: [] };
    await lookAt(qrda3File([known, unknown], { end: "20170430" }));
    expect(await isShown(page.getByText("CMS122v5, Denominator: 420 → 433"))).toBe(true);
    expect(await isShown(page.getByText("The file covers 2017-01-01 to 2017-04-30", { exact: false }))).toBe(true);
    expect(await isShown(page.getByText("Functional status", { exact: false }))).toBe(true);
    expect(await lookOver(page)).toEqual({ tooWide: [], violations: [] });
    await takePicture("4-qrda3");
  });

  it("is refused when it is a list of patients, has no columns, or is blank", async () => {
    await openPanel();
    await lookAt("MRN,Measure,Numerator\n1,CMS122v5,1");
    expect(await isShown(page.getByText("shows a list of patients", { exact: false }))).toBe(true);
    await lookAt("just a word");
    expect(await isShown(page.getByText("There is only one column here.", { exact: false }))).toBe(true);
    await lookAt("");
    expect(await isShown(page.getByText("Paste the report first", { exact: false }))).toBe(true);
  });
});
